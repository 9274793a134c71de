"""Addresses of figures in the office; each room of pages brings its own list."""

from django.urls import URLPattern, URLResolver, path

from hoiam.web.office.figures import board, narrative_urls, one

PATTERNS: list[URLPattern | URLResolver] = [
    path("so-lieu", one.index, name="figures"),
    path("so-lieu/<slug:code>", one.figure, name="figure"),
    path("bang", board.page, name="figure-board"),
    *narrative_urls.PATTERNS,
]
