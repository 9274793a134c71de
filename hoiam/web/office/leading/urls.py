"""Addresses of these pages."""

from django.urls import URLPattern, path

from hoiam.web.office.leading import board, listing

PATTERNS: tuple[URLPattern, ...] = (
    path("lanh-dao", board.page, name="leading"),
    path("theo-doi", listing.page, name="oversight"),
)
