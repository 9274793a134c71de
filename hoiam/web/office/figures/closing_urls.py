"""Addresses of closed periods, and of what the province gives out of denunciations."""

from django.urls import path

from hoiam.web.office.figures import closings, year_totals

CLOSING = "ky-da-chot/<slug:code>"
PATTERNS = [
    path("to-cao-ca-tinh", year_totals.page, name="year-totals"),
    path("ky-da-chot", closings.index, name="closings"),
    path("ky-da-chot/chot", closings.close, name="close-period"),
    path(CLOSING, closings.closing, name="closing"),
    path(f"{CLOSING}/bo-sung", closings.supplement, name="supplement-period"),
    path(f"{CLOSING}/dong/<str:line>/ly-do", closings.explain, name="explain-difference"),
    path(f"{CLOSING}/dong/<str:line>", closings.line, name="closing-line"),
]
