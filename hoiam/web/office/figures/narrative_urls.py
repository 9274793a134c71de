"""Addresses of narrative reports."""

from django.urls import URLPattern, path

from hoiam.web.office.figures import narrative_sections as sections
from hoiam.web.office.figures import narratives

_HERE = "bao-cao-so-lieu"
PATTERNS: tuple[URLPattern, ...] = (
    path(_HERE, narratives.reports, name="narratives"),
    path(f"{_HERE}/mau/<str:unit>", sections.outline_of, name="narrative-outline"),
    path(
        f"{_HERE}/mau/<str:unit>/<slug:section>", sections.of_outline,
        name="narrative-outline-section",
    ),
    path(f"{_HERE}/<str:code>", narratives.report, name="narrative"),
    path(f"{_HERE}/<str:code>/trang-in", narratives.looked, name="narrative-pages"),
    path(f"{_HERE}/<str:code>/ban-thao.<str:media>", narratives.draft, name="narrative-draft"),
    path(f"{_HERE}/<str:code>/muc/<slug:section>", sections.of_report, name="narrative-section"),
    path(f"{_HERE}/<str:code>/tep/<str:paper_file>", narratives.file, name="narrative-file"),
)  # fmt: skip
