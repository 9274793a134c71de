"""Addresses of these pages."""

from django.urls import URLPattern, path

from hoiam.web.public.outreach import pages

PATTERNS: tuple[URLPattern, ...] = (
    path("thong-bao/<str:code>", pages.notice, name="hamlet-notice"),
    path("thong-bao/<str:code>/tra-loi", pages.reply, name="hamlet-notice-reply"),
    path("xac-nhan-thong-bao", pages.confirm, name="confirm-notice"),
)
