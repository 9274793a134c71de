"""Addresses of these pages."""

from django.urls import URLPattern, path

from hoiam.web.later import Rooms

rooms = Rooms("hoiam.web.public.petitions")

PATTERNS: tuple[URLPattern, ...] = (
    path("quyet-dinh", rooms.decisions.index, name="decisions"),
    path("quyet-dinh/<slug:code>", rooms.decisions.decision, name="decision"),
    path("tra-cuu/don", rooms.own.mine, name="own-petition"),
    path("tra-cuu/don/van-ban/<slug:code>", rooms.own.paper, name="own-petition-paper"),
)
