"""Addresses of figures in the office; each room of pages brings its own list."""

from django.urls import URLPattern, URLResolver, path

from hoiam.web.office.figures import (
    board,
    claim_urls,
    closing_urls,
    form_urls,
    narrative_urls,
    one,
    press,
)

PATTERNS: list[URLPattern | URLResolver] = [
    *closing_urls.PATTERNS,
    *form_urls.PATTERNS,
    path("so-lieu", one.index, name="figures"),
    path("so-lieu/<slug:code>", one.figure, name="figure"),
    path("so-lieu-bao-chi", press.listed, name="press-figures"),
    path("so-lieu-bao-chi/moi", press.keep, name="press-figure-new"),
    path("so-lieu-bao-chi/<slug:code>/dinh-chinh", press.correct, name="press-figure-correct"),
    path("bang", board.page, name="figure-board"),
    *claim_urls.PATTERNS,
    *narrative_urls.PATTERNS,
]
