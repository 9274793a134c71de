"""Addresses of the official tables."""

from django.urls import path

from hoiam.web.office.figures import form_pages

PATTERNS = [
    path("bieu", form_pages.page, name="forms"),
    path("bieu/in", form_pages.printed, name="forms-printed"),
    path("bieu/nhap", form_pages.enter, name="enter-number"),
]
