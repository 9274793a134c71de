"""Addresses of these pages."""

from django.urls import URLPattern

from hoiam.web.office.meetings.hall_urls import HALL

PATTERNS: tuple[URLPattern, ...] = (*HALL,)
