"""Addresses of these pages."""

from django.urls import URLPattern, path

from hoiam.web.later import Rooms

rooms = Rooms("hoiam.web.public.outreach")

PATTERNS: tuple[URLPattern, ...] = (
    path("thong-bao/<str:code>", rooms.pages.notice, name="hamlet-notice"),
    path("thong-bao/<str:code>/tra-loi", rooms.pages.reply, name="hamlet-notice-reply"),
    path("xac-nhan-thong-bao", rooms.pages.confirm, name="confirm-notice"),
)
