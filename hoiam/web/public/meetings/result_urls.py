"""Addresses of what came of a meeting."""

from django.urls import URLPattern, path

from hoiam.web.public.meetings import own_answer, results

RESULTS: tuple[URLPattern, ...] = (
    path("gap-dan/<str:code>/ket-qua", results.results, name="meeting-minutes"),
    path("gap-dan/<str:code>/cham", results.rate, name="meeting-rate"),
    path("gap-dan/<str:code>/cau/<str:question>", results.outside, name="outside-appeal"),
    path("tra-cuu/cau-hoi/hai-long", own_answer.mark, name="own-answer"),
)
