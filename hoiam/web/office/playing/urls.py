"""Addresses of the play; outside the demonstration there is nothing behind them."""

from django.urls import path

from hoiam.web.office.playing import pages

PATTERNS = (
    path("trinh-dien", pages.page, name="play"),
    path("trinh-dien/<slug:scene>", pages.play, name="play-scene"),
)
