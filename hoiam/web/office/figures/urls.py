"""Addresses of figures in the office; each room of pages brings its own list."""

from django.urls import URLPattern, URLResolver

PATTERNS: list[URLPattern | URLResolver] = []
