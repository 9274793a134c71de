"""Addresses of these pages."""

from django.urls import URLPattern, path

from hoiam.web.office.papers import forms, issuing, register

PATTERNS: tuple[URLPattern, ...] = (
    path("van-ban", register.register, name="papers"),
    path("van-ban/mau", forms.forms, name="paper-forms"),
    path("van-ban/mau/<str:form>.<str:media>", forms.sample, name="paper-sample"),
    path("van-ban/cuoc-gap/<str:code>", issuing.of, name="papers-of"),
    path("van-ban/cuoc-gap/<str:code>/tep/<str:paper_file>", issuing.file, name="paper-file"),
)
