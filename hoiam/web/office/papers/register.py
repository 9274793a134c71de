"""The register of papers that the officer's units issued: numbers, days, forms. What stands on a
paper is read at the matter that it is about."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.utils.translation import gettext as _

from hoiam.papers import queries
from hoiam.papers.models import Paper
from hoiam.web import tables
from hoiam.web.access import OfficeRequest, office
from hoiam.web.office import exports, menu, pages, paging
from hoiam.web.tables import Column, Line, Table


@office(*menu.WORKERS)
def register(request: OfficeRequest) -> HttpResponseBase:
    """The newest first, as a page or as a list to take away."""
    found = queries.visible_to(request.actor).select_related("unit", "replaces")
    if tables.asked(request):
        return exports.given(request, _table(found), _("Sổ văn bản đi"))
    page = paging.by_newest(request, found)
    rows = [(paper, *_said(paper)) for paper in page.rows]
    return pages.show(request, "papers/register", page=page, rows=rows)


def _said(paper: Paper) -> tuple[str, str, str]:
    """Its number, its form, and what it replaces."""
    replaced = queries.cited(paper.replaces) if paper.replaces else ""
    return queries.number_of(paper), _(queries.form_name(paper)), replaced


def _table(found: QuerySet[Paper]) -> Table:
    columns = (
        Column(_("Số, ký hiệu"), 18), Column(_("Ngày"), 12), Column(_("Loại"), 40),
        Column(_("Đơn vị"), 30), Column(_("Thay thế"), 50),
    )  # fmt: skip

    def lines() -> Iterator[Line]:
        for chunk in tables.walk(found, "-id"):
            for paper in chunk:
                number, form, replaced = _said(paper)
                yield number, paper.issued_on, form, paper.unit.name, replaced

    return Table("so-van-ban-di", columns, lines())
