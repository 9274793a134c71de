"""The register: its list, its thirteen columns on paper and as a file."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.http import HttpResponseBase

from hoiam.core import calendar
from hoiam.core.refusals import Invalid
from hoiam.reception import actions as reception
from hoiam.reception import queries
from hoiam.reception.models import Mode, Visit, VisitKind
from hoiam.units.models import Unit
from hoiam.web import tables
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import exports, menu, pages, paging
from hoiam.web.office.reception import forms, lines

BODY, KIND, MODE, MONTH = "co-quan", "loai", "ai-tiep", "thang"


@dataclass(frozen=True, slots=True)
class Shown:
    """A line of the list."""

    visit: Visit
    content: str
    passed: str


@office(*menu.WORKERS)
def visits(request: OfficeRequest) -> HttpResponseBase:
    """Every visible visit, the newest first; without names."""
    found = _filtered(request)
    if tables.asked(request):
        return exports.given(request, lines.table(found, named=False), "Sổ tiếp công dân")
    page = paging.by_newest(request, queries.with_lines(found))
    rows = [Shown(one, lines.content_of(one, named=False), lines.passed(one)) for one in page.rows]
    return pages.show(
        request, "reception/visits", page=page, rows=rows, chosen=request.GET,
        bodies=_bodies(request), kinds=VisitKind.choices, modes=Mode.choices,
        body_code=request.GET.get(BODY, ""), mode_code=request.GET.get(MODE, ""),
    )  # fmt: skip


def _bodies(request: OfficeRequest) -> list[Unit]:
    keys = queries.visible_to(request.actor).order_by().values("body").distinct()
    return list(Unit.objects.filter(pk__in=keys).order_by("folded"))


def _filtered(request: OfficeRequest) -> QuerySet[Visit]:
    asked = request.GET
    found = queries.visible_to(request.actor)
    if asked.get(BODY):
        found = found.filter(body__code=asked[BODY])
    if asked.get(KIND):
        found = found.filter(kind=asked[KIND])
    if asked.get(MODE):
        found = found.filter(mode=asked[MODE])
    if asked.get(MONTH):
        found = found.filter(received_on__range=lines.month_of(asked[MONTH], _today()))
    return found


def _today() -> date:
    return calendar.day_of(now())


@office(*menu.WORKERS)
def printed(request: OfficeRequest) -> HttpResponseBase:
    """Mẫu 03/TCD on paper, a month of one body. With names only after it was written down who
    takes it and why; the same form gives the file."""
    body = _body(request)
    first, last = lines.month_of(request.GET.get(MONTH, ""), _today())
    found = queries.visible_to(request.actor).filter(body=body, received_on__range=(first, last))
    form = pages.bound(request, forms.Take)
    named, refused, status = False, None, 200
    if request.method == "POST" and body is not None and form.is_valid():
        try:
            reception.take_register(
                body=body, first=first, last=last, lines=found.count(),
                reason=form.cleaned_data["reason"], by=request.actor, at=now(),
            )  # fmt: skip
            named = True
        except Invalid as error:
            refused, status = pages.refused(form, error), error.status
    if named and request.POST.get("file"):
        made = tables.written(lines.table(found, named=True), tables.XLSX)
        return tables.sent(lines.table(found, named=True), tables.XLSX, made.file, day=_today())
    rows = [
        lines.cells(one, named=named)
        for one in queries.with_lines(found).order_by("received_on", "id")
    ]
    return pages.show(
        request, "reception/printed", status=status, rows=rows, headings=lines.HEADINGS,
        body=body, first=first, last=last, named=named, form=form, refused=refused,
        bodies=_bodies(request), month=f"{first:%Y-%m}",
    )  # fmt: skip


def _body(request: OfficeRequest) -> Unit | None:
    """The body asked for, among those whose register the reader sees; else the first one."""
    bodies = _bodies(request)
    wanted = request.GET.get(BODY, "")
    return next((one for one in bodies if one.code == wanted), bodies[0] if bodies else None)
