"""Addresses of these pages."""

from django.urls import URLPattern, path

from hoiam.web.public.petitions import decisions, own

PATTERNS: tuple[URLPattern, ...] = (
    path("quyet-dinh", decisions.index, name="decisions"),
    path("quyet-dinh/<slug:code>", decisions.decision, name="decision"),
    path("tra-cuu/don", own.mine, name="own-petition"),
    path("tra-cuu/don/van-ban/<slug:code>", own.paper, name="own-petition-paper"),
)
