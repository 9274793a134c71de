"""Addresses of these pages."""

from django.urls import URLPattern, path

from hoiam.web.later import Rooms
from hoiam.web.public.meetings.result_urls import RESULTS

rooms = Rooms("hoiam.web.public.meetings")

PATTERNS: tuple[URLPattern, ...] = (
    path("gap-dan", rooms.calendar_pages.index, name="meetings"),
    path("gap-dan.ics", rooms.calendar_pages.feed, name="meetings-feed"),
    path(
        "gap-dan/don-vi/<str:code>.ics", rooms.calendar_pages.unit_feed, name="meetings-unit-feed"
    ),
    path("gap-dan/<str:code>", rooms.calendar_pages.meeting, name="meeting"),
    path("gap-dan/<str:code>/ap-phich", rooms.calendar_pages.poster, name="meeting-poster"),
    path("hoi", rooms.asking.enter, name="meeting-enter"),
    path("hoi/<str:code>", rooms.asking.ask, name="meeting-ask"),
    path("hoi/<str:code>/man-hinh", rooms.screen.screen, name="meeting-screen"),
    path("hoi/<str:code>/hoi-truong.json", rooms.screen.state, name="meeting-state"),
    path("tra-cuu/cau-hoi", rooms.own_question.mine, name="own-question"),
    path("tra-cuu/cau-hoi/tach", rooms.own_question.ungather, name="own-question-ungather"),
    *RESULTS,
)
