"""Addresses of figures in the office; each room of pages brings its own list."""

from django.urls import URLPattern, URLResolver, path

from hoiam.web.office.figures import board

PATTERNS: list[URLPattern | URLResolver] = [
    path("so-lieu/bang", board.page, name="figure-board"),
]
