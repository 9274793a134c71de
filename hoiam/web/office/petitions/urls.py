"""Addresses of these pages."""

from django.urls import URLPattern

PATTERNS: tuple[URLPattern, ...] = ()
