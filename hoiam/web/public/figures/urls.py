"""Public addresses of figures; each room of pages brings its own list."""

from django.urls import URLPattern, URLResolver

PATTERNS: list[URLPattern | URLResolver] = []
