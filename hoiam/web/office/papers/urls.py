"""Addresses of these pages."""

from django.urls import URLPattern, path

from hoiam.web.office.papers import forms, issuing, register, word_templates

PATTERNS: tuple[URLPattern, ...] = (
    path("van-ban", register.register, name="papers"),
    path("van-ban/mau", forms.forms, name="paper-forms"),
    path("van-ban/mau-rieng", word_templates.listed, name="paper-templates"),
    path("van-ban/mau-rieng/<slug:form>/dat", word_templates.put, name="paper-template-put"),
    path(
        "van-ban/mau-rieng/<slug:code>/xem", word_templates.preview, name="paper-template-preview"
    ),
    path("van-ban/mau-rieng/<slug:code>/thoi", word_templates.end, name="paper-template-end"),
    path("van-ban/mau/<str:form>.<str:media>", forms.sample, name="paper-sample"),
    path("van-ban/cuoc-gap/<str:code>", issuing.of, name="papers-of"),
    path("van-ban/cuoc-gap/<str:code>/tep/<str:paper_file>", issuing.file, name="paper-file"),
)
