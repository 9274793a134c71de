"""Addresses of the official tables."""

from django.urls import path

from hoiam.web.office.figures import form_moved, form_pages

PATTERNS = [
    path("bieu", form_pages.page, name="forms"),
    path("bieu/in", form_pages.printed, name="forms-printed"),
    path("bieu/nhap", form_pages.enter, name="enter-number"),
    path("bieu-don-thu", form_moved.petition_forms, name="petition-forms"),
    path("bieu-don-thu/in", form_moved.petition_forms_printed, name="petition-forms-printed"),
    path("tiep-dan/thang", form_moved.month, name="reception-month"),
    path("tiep-dan/thang/in", form_moved.month_printed, name="reception-month-printed"),
]
