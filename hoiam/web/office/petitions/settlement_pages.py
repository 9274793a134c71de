"""The register of settlements, what of effective decisions is not done, and the official forms."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hoiam.core import calendar
from hoiam.core.calendar import FIRST_YEAR
from hoiam.core.law.petitions.report_forms import Number
from hoiam.core.text import vn_date
from hoiam.petitions import counts, decisions, queries, settlements
from hoiam.petitions.counts import Report, Sheet
from hoiam.petitions.decisions import Stage, Standing
from hoiam.petitions.models import Decision, Petition
from hoiam.petitions.settlements import ENDED, OPEN, SETTLED, Line
from hoiam.units.models import Unit
from hoiam.web import tables
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import exports, menu, pages, paging
from hoiam.web.office.meetings import listing
from hoiam.web.office.petitions import settlement_lines as lines
from hoiam.web.tables import Column, Table

YEAR, STATE, BODY, FROM, TO, FORM, COLUMN = "nam", "tt", "co-quan", "tu", "den", "bieu", "cot"
STATES = (
    (OPEN, gettext_lazy("đang giải quyết")),
    (SETTLED, gettext_lazy("đã có quyết định")),
    (ENDED, gettext_lazy("không thụ lý, rút, đình chỉ")),
)
MILLION = Decimal(1_000_000)


def _today() -> date:
    return calendar.day_of(now())


def _year(request: OfficeRequest) -> int:
    asked = request.GET.get(YEAR, "")
    is_year = asked.isdecimal() and FIRST_YEAR <= int(asked) <= _today().year + 1
    return int(asked) if is_year else 0


def _filtered(request: OfficeRequest) -> QuerySet[Petition]:
    found = settlements.found(request.actor)
    if year := _year(request):
        found = settlements.in_year(found, year)
    if request.GET.get(BODY):
        found = found.filter(docket__unit__code=request.GET[BODY])
    return settlements.in_state(found, request.GET.get(STATE, ""))


@office(*menu.WORKERS)
def register(request: OfficeRequest) -> HttpResponseBase:
    """One line a case: accepted, decided, in force, ordered, carried out."""
    found = settlements.with_lines(_filtered(request))
    if tables.asked(request):
        return exports.given(request, lines.table(_walk(found)), _("Sổ giải quyết khiếu nại"))
    page = paging.by_newest(request, found)
    bodies = _bodies(request)
    return pages.show(
        request,
        "petitions/settlements",
        page=page,
        rows=settlements.lines(list(page.rows), _today()),
        chosen=request.GET,
        states=STATES,
        bodies=bodies,
        body_code=request.GET.get(BODY, ""),
        years=range(_today().year, max(FIRST_YEAR, _today().year - 8), -1),
        year=_year(request),
    )


def _walk(found: QuerySet[Petition]) -> Iterator[Line]:
    for chunk in tables.walk(found, "docket__received_on", "id"):
        yield from settlements.lines(chunk, _today())


def _bodies(request: OfficeRequest) -> list[Unit]:
    keys = queries.held_by(request.actor).order_by().values("docket__unit").distinct()
    return list(Unit.objects.filter(pk__in=keys).order_by("folded"))


@office(*menu.WORKERS)
def printed(request: OfficeRequest) -> HttpResponseBase:
    """The register across a page, the columns of 03/GQKN and 05/KQTH side by side."""
    found = settlements.with_lines(_filtered(request)).order_by("docket__received_on", "id")
    shown = settlements.lines(list(found[:2_000]), _today())
    return pages.show(
        request, "petitions/settlements_printed", rows=[lines.cells(one) for one in shown],
        groups=lines.GROUPS, headings=lines.HEADINGS, year=_year(request),
    )  # fmt: skip


# ---- execution ----------------------------------------------------------------------------------


@office(*menu.WORKERS)
def executions(request: OfficeRequest) -> HttpResponseBase:
    """Every decision that stands: done, or listed with what is missing (E23)."""
    rows = Decision.objects.filter(pk__in=decisions.visible_to(request.actor), standing=True)
    if request.GET.get(BODY):
        rows = rows.filter(petition__docket__unit__code=request.GET[BODY])
    found = decisions.standings(decisions.with_orders(rows.order_by("issued_on", "id")), _today())
    if tables.asked(request):
        return exports.given(request, _executions(found), _("Thi hành quyết định"))
    stages = {stage: [one for one in found if one.stage is stage] for stage in Stage}
    return pages.show(
        request,
        "petitions/executions",
        missing=stages[Stage.MISSING],
        waiting=stages[Stage.NOT_YET],
        again=[*stages[Stage.AGAIN], *stages[Stage.REPLACED]],
        done=stages[Stage.DONE],
        effective=len(stages[Stage.MISSING]) + len(stages[Stage.DONE]),
        bodies=_bodies(request),
        body_code=request.GET.get(BODY, ""),
        today=_today(),
    )


def _executions(found: Iterable[Standing]) -> Table:
    columns = (
        Column(_("Đơn"), 12), Column(_("Quyết định"), 20), Column(_("Ngày"), 12),
        Column(_("Có hiệu lực từ"), 14), Column(_("Tình trạng"), 26), Column(_("Việc"), 34),
        Column(_("Ai thi hành"), 34), Column(_("Hạn"), 12), Column(_("Còn lại"), 30),
    )  # fmt: skip
    return Table("thi-hanh-quyet-dinh", columns, (row for one in found for row in _orders(one)))


def _orders(one: Standing) -> Iterator[tables.Line]:
    head = (
        one.decision.petition.registered, one.decision.number, one.decision.issued_on,
        one.in_force_from, lines.stage_words(one.stage),
    )  # fmt: skip
    if not one.balances:
        yield (*head, _("không có việc phải thi hành"), "", None, "")
    for balance in one.balances:
        order = balance.order
        left = _("xong") if balance.is_done else lines.amounts_words(order.kind, balance.left)
        unit = order.unit.name if order.unit else ""
        yield (*head, _(order.get_kind_display()), unit, order.due_on, left)


# ---- the official forms -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Cell:
    """One column of a form: its number as the form prints it."""

    column: int
    name: str
    number: str
    is_nothing: bool
    is_elsewhere: bool  # filled in from the closed room of denunciations


def period(request: OfficeRequest) -> tuple[date, date]:
    """The days asked for; else the reporting year so far (Circular 06/2025: from 15 December)."""
    today = _today()
    first = listing.day_asked(request.GET.get(FROM, ""))
    last = listing.day_asked(request.GET.get(TO, ""))
    begin = date(today.year - 1, 12, 15) if (today.month, today.day) < (12, 15) else (
        date(today.year, 12, 15)
    )  # fmt: skip
    first, last = first or begin, last or today
    return (first, last) if first <= last else (last, first)


def cells(sheet: Sheet) -> list[Cell]:
    """The columns of a form in their order; those of denunciations stay empty."""
    found = []
    for column, name in sheet.form.columns.items():
        is_here = column in sheet.items
        number = sheet.number(column) if is_here else 0
        found.append(
            Cell(column, _(name), printed_number(sheet, column, number), not number, not is_here)
        )
    return found


def printed_number(sheet: Sheet, column: int, number: Number) -> str:
    """Money in millions of đồng, land in square metres, everything else as it is."""
    if column in sheet.form.money:
        return lines.number(Decimal(number) / MILLION)
    return lines.number(number)


@office(*menu.WORKERS)
def forms(request: OfficeRequest) -> HttpResponseBase:
    """02/XLD, 03/GQKN and 05/KQTH of one body; each number opens to the lines that it counts."""
    report, body, bodies = _report(request)
    if tables.asked(request):
        return exports.given(request, _forms_table(report), "02/XLD, 03/GQKN, 05/KQTH")
    code, column = request.GET.get(FORM, ""), request.GET.get(COLUMN, "")
    sheet = next((one for one in report.sheets if one.form.code == code), None)
    chosen = int(column) if column.isdecimal() and len(column) < 3 else 0
    items = sheet.items.get(chosen, ()) if sheet is not None else ()
    return pages.show(
        request,
        "petitions/forms",
        report=report,
        body=body,
        bodies=bodies,
        sheets=[(one.form, cells(one)) for one in report.sheets],
        share=counts.settled_share(report.complaints),
        opened=items,
        opened_form=sheet.form if sheet is not None and chosen else None,
        opened_column=chosen,
        opened_name=_(sheet.form.columns.get(chosen, "")) if sheet is not None else "",
        broken=report.broken,
    )


def _report(request: OfficeRequest) -> tuple[Report, Unit | None, list[Unit]]:
    """The forms are those of a body: of everything in its register, whichever unit has it."""
    seen = queries.held_by(request.actor)
    bodies = queries.registers_of(seen)
    wanted = request.GET.get(BODY, "")
    body = next((one for one in bodies if one.code == wanted), bodies[0] if bodies else None)
    keys = seen.filter(register=body).order_by().values("docket__unit").distinct()
    return counts.report(Unit.objects.filter(pk__in=keys), *period(request)), body, bodies


def _forms_table(report: Report) -> Table:
    columns = (
        Column(_("Biểu"), 10), Column(_("Cột"), 6), Column(_("Nội dung"), 60), Column(_("Số"), 14),
    )  # fmt: skip
    rows = (
        (sheet.form.code, cell.column, cell.name, "" if cell.is_elsewhere else cell.number)
        for sheet in report.sheets
        for cell in cells(sheet)
    )
    return Table("bieu-don-thu", columns, rows)


@office(*menu.WORKERS)
def forms_printed(request: OfficeRequest) -> HttpResponse:
    """The three forms on paper."""
    report, body, _bodies_seen = _report(request)
    return pages.show(
        request, "petitions/forms_printed", report=report, body=body,
        sheets=[(one.form, cells(one)) for one in report.sheets],
        said=_("Từ {first} đến {last}").format(
            first=vn_date(report.first), last=vn_date(report.last)
        ),
    )  # fmt: skip
