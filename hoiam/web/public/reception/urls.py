"""Addresses of these pages."""

from django.urls import URLPattern, path

from hoiam.web.public.reception import booking

PATTERNS: tuple[URLPattern, ...] = (
    path("tiep-cong-dan", booking.schedule, name="reception"),
    path("tiep-cong-dan/luot", booking.own, name="reception-turn"),
    path("tiep-cong-dan/<slug:meeting>/dang-ky", booking.book, name="reception-book"),
    path("tiep-cong-dan/<str:body>/man-hinh", booking.display, name="reception-display"),
)
