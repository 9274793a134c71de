"""Addresses of these pages."""

from django.urls import URLPattern, path

from hoiam.web.public.meetings import asking, own_question, screen

PATTERNS: tuple[URLPattern, ...] = (
    path("hoi", asking.enter, name="meeting-enter"),
    path("hoi/<str:code>", asking.ask, name="meeting-ask"),
    path("hoi/<str:code>/man-hinh", screen.screen, name="meeting-screen"),
    path("hoi/<str:code>/hoi-truong.json", screen.state, name="meeting-state"),
    path("tra-cuu/cau-hoi", own_question.mine, name="own-question"),
    path("tra-cuu/cau-hoi/tach", own_question.ungather, name="own-question-ungather"),
)
