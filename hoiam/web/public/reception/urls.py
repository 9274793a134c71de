"""Addresses of these pages."""

from django.urls import URLPattern, path

from hoiam.web.later import Rooms

rooms = Rooms("hoiam.web.public.reception")

PATTERNS: tuple[URLPattern, ...] = (
    path("tiep-cong-dan", rooms.booking.schedule, name="reception"),
    path("tiep-cong-dan/luot", rooms.booking.own, name="reception-turn"),
    path("tiep-cong-dan/<slug:meeting>/dang-ky", rooms.booking.book, name="reception-book"),
    path("tiep-cong-dan/<str:body>/man-hinh", rooms.booking.display, name="reception-display"),
)
