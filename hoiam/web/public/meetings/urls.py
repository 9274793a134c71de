"""Addresses of these pages."""

from django.urls import URLPattern, path

from hoiam.web.public.meetings import asking, calendar_pages, own_question, screen
from hoiam.web.public.meetings.result_urls import RESULTS

PATTERNS: tuple[URLPattern, ...] = (
    path("gap-dan", calendar_pages.index, name="meetings"),
    path("gap-dan.ics", calendar_pages.feed, name="meetings-feed"),
    path("gap-dan/don-vi/<str:code>.ics", calendar_pages.unit_feed, name="meetings-unit-feed"),
    path("gap-dan/<str:code>", calendar_pages.meeting, name="meeting"),
    path("gap-dan/<str:code>/ap-phich", calendar_pages.poster, name="meeting-poster"),
    path("hoi", asking.enter, name="meeting-enter"),
    path("hoi/<str:code>", asking.ask, name="meeting-ask"),
    path("hoi/<str:code>/man-hinh", screen.screen, name="meeting-screen"),
    path("hoi/<str:code>/hoi-truong.json", screen.state, name="meeting-state"),
    path("tra-cuu/cau-hoi", own_question.mine, name="own-question"),
    path("tra-cuu/cau-hoi/tach", own_question.ungather, name="own-question-ungather"),
    *RESULTS,
)
