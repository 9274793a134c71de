"""Addresses of these pages."""

from django.urls import URLPattern, path

from hoiam.web.office.leading import board, letter, listing

PATTERNS: tuple[URLPattern, ...] = (
    path("lanh-dao", board.page, name="leading"),
    path("lanh-dao/thu", letter.page, name="weekly-letter"),
    path("theo-doi", listing.page, name="oversight"),
)
