"""Addresses of the hall: the moderator, the note-taker, one question."""

from django.urls import URLPattern, path

from hoiam.web.office.meetings import moderating, noting

_HALL = "cuoc-gap/<str:code>/hoi-truong"

HALL: tuple[URLPattern, ...] = (
    path(_HALL, moderating.moderate, name="meeting-hall"),
    path(f"{_HALL}/mo", moderating.prepare, name="hall-prepare"),
    path(f"{_HALL}/ghi", noting.noting, name="meeting-questions"),
    path(f"{_HALL}/ghi/gui", noting.take, name="hall-notes-take"),
    path(f"{_HALL}/cau-hoi.json", noting.rows, name="hall-rows"),
    path("cau-hoi/<str:code>", noting.question, name="question"),
)
