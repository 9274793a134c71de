"""Addresses of what came of a meeting."""

from django.urls import URLPattern, path

from hoiam.web.later import Rooms

rooms = Rooms("hoiam.web.public.meetings")

RESULTS: tuple[URLPattern, ...] = (
    path("gap-dan/<str:code>/ket-qua", rooms.results.results, name="meeting-minutes"),
    path("gap-dan/<str:code>/cham", rooms.results.rate, name="meeting-rate"),
    path("gap-dan/<str:code>/cau/<str:question>", rooms.results.outside, name="outside-appeal"),
    path("tra-cuu/cau-hoi/hai-long", rooms.own_answer.mark, name="own-answer"),
)
