"""The official tables: choose a period, a table and a body; read, open a cell, take the workbook."""

import io
import secrets
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlencode

from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.accounts import actions as accounts
from hoiam.core import calendar
from hoiam.core.figures import forms
from hoiam.core.figures.forms.shapes import Broken, Filled, ReportForm
from hoiam.core.figures.forms.tt06_2025 import TCD
from hoiam.core.periods import Cut, Period, PeriodRule, period_by, period_of, periods_of
from hoiam.core.refusals import NotFound
from hoiam.figures import actions as figures
from hoiam.figures import closing_policies
from hoiam.figures import form_policies as policies
from hoiam.figures.actions.entries import Entered
from hoiam.figures.closings.sources import SOURCES
from hoiam.figures.forms import announced, bodies, making, typed
from hoiam.figures.forms.bodies import Reporting
from hoiam.figures.forms.room import Room, room_of
from hoiam.figures.forms.sheets import FormSheet
from hoiam.meetings.models import Meeting
from hoiam.web import refusals, tables
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.boards import choosing
from hoiam.web.office import exports, menu, pages
from hoiam.web.office.figures import form_book, form_cells, form_words
from hoiam.web.office.figures.form_forms import Enter

FORM, PERIOD, BODY, CELL, LINE, BOOK = "bieu", "ky", "co-quan", "cot", "dong", "so-tinh"
AFTER = "sau"
WITH_BELOW = "ca-duoi:"
_MONTHS = 12
_CUTS = (Cut.QUARTER, Cut.HALF, Cut.NINE, Cut.YEAR)


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose."""

    code: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for."""

    form: ReportForm
    period: Period
    head: Reporting
    lines: tuple[Reporting, ...]
    body: str  # as the address says it
    today: date
    room: Room
    read: making.Read = field(default_factory=dict)

    def query(self, **more: object) -> str:
        """The same in an address, with something more."""
        said = {FORM: self.form.slug, PERIOD: self.period.code, BODY: self.body}
        return urlencode(said | {name: value for name, value in more.items() if value != ""})


@office(*menu.WORKERS)
def page(request: OfficeRequest) -> HttpResponseBase:
    """One table: its numbers, what does not hold, and what stands behind a cell."""
    seen = bodies.opened_to(request.actor, bodies.reporting(_today()).values())
    if not seen:
        return pages.show(request, "figures/forms", asked=None)
    asked = _asked(request, seen)
    found = _sheet(asked)
    if request.GET.get(BOOK):
        return _book(request, asked, found)
    cell = _cell(request, asked)
    after = request.GET.get(AFTER, "")[:120].replace("\0", "")
    opened = form_cells.opened(request.actor, found, *cell, after) if cell else None
    if opened is not None and tables.asked(request):
        return exports.given(request, form_cells.table(opened), f"{asked.form.code}.{cell[0]}")  # type: ignore[index]
    return pages.show(
        request, "figures/forms", asked=asked, sheet=found, opened=opened, cell=cell,
        forms=[Choice(one.slug, _name(one), one == asked.form) for one in forms.ALL],
        periods=_periods(asked), bodies=_bodies(seen, asked), rows=_rows(asked, found),
        head=form_cells.head_rows(asked.form) if len(found.lines) > 1 else (),
        lines=_lines(asked, found), total=_total(asked, found),
        period_name=choosing.name_of(asked.period), due=asked.period.due(asked.head.is_province),
        is_running=asked.period.last > asked.today, notes=form_words.notes(found),
        across=_across(asked), typed=_typed(asked), may_enter=_may_enter(request, asked),
        room=asked.room, query=asked.query(), missing=_missing(asked, found),
        may_close=_may_close(request, asked), unsaid=_unsaid(asked, found),
        older=asked.query(cot=cell[0], dong=cell[1], sau=opened.after)
        if cell and opened and opened.after else "",
    )  # fmt: skip


@office(*menu.WORKERS)
def printed(request: OfficeRequest) -> HttpResponse:
    """The table on paper, in the layout of the circular."""
    seen = bodies.opened_to(request.actor, bodies.reporting(_today()).values())
    if not seen:
        raise NotFound("base.not-found")
    asked = _asked(request, seen)
    found = _sheet(asked)
    return pages.show(
        request, "figures/form_printed", asked=asked, sheet=found,
        head=form_cells.head_rows(asked.form), lines=_lines(asked, found),
        total=_total(asked, found), notes=form_words.notes(found), query=asked.query(),
    )  # fmt: skip


@office(*menu.WORKERS)
def enter(request: OfficeRequest) -> HttpResponse:
    """A number that no register holds, with its source."""
    seen = bodies.opened_to(request.actor, bodies.reporting(_today()).values())
    asked = _asked(request, seen) if seen else None
    column = asked.form.columns.get(_number(request.GET.get(CELL, ""))) if asked else None
    if asked is None or column is None or column.filled is not Filled.TYPED:
        raise NotFound("base.not-found")
    policies.check_can_enter_number(asked.head.unit, request.actor)
    before = typed.standing(asked.form, asked.period.code, [asked.head.code])
    entry = before.filter(column=column.number).first()
    form = pages.bound(
        request, Enter, initial={"key": secrets.token_hex(16)}, again=entry is not None
    )
    form_of, period, unit, number = asked.form, asked.period.code, asked.head.unit, column.number
    return pages.ask(
        request,
        "figures/form_enter",
        form=form,
        act=lambda values: figures.enter_number(
            form=form_of,
            unit=unit,
            period=period,
            typed=Entered(number, values["value"], values["source"], values.get("why", "")),
            key=values["key"],
            by=request.actor,
            at=now(),
        ),
        said=_("Đã ghi số."),
        to=(f"{_address()}?{asked.query()}",),
        asked=asked,
        column=column,
        name=form_of.full_name(number),
        entry=entry,
        history=typed.history(form_of, period, asked.head.code).filter(column=number),
        period_name=choosing.name_of(asked.period),
    )


# ---- what is asked for ---------------------------------------------------------------------------


def _today() -> date:
    return calendar.day_of(now())


def _address() -> str:
    return reverse("office:forms")


def _number(said: str) -> int:
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 3 else 0


def _asked(request: OfficeRequest, seen: list[Reporting]) -> Asked:
    """What the address asks for; the running period of the first body where it says nothing."""
    today, given = _today(), request.GET
    form = forms.BY_SLUG.get(given.get(FORM, ""), forms.ALL[0])
    period = period_by(given.get(PERIOD, "")[:40])
    if period is None or period.first > today:
        period = _default(today)
    body = given.get(BODY, "")[:80]
    code, with_below = body.removeprefix(WITH_BELOW), body.startswith(WITH_BELOW)
    head = next((one for one in seen if one.code == code), None)
    if head is None:
        head = max(seen, key=lambda one: len(bodies.below(one, seen)))
        with_below = not code and len(bodies.below(head, seen)) > 1
        body = f"{WITH_BELOW if with_below else ''}{head.code}"
    policies.check_can_open_forms(head.unit, request.actor)
    lines = tuple(bodies.below(head, seen)) if with_below else (head,)
    return Asked(form, period, head, lines, body, today, room_of(request.actor))


def _default(today: date) -> Period:
    """The quarter of the sector that is reported next: the last one until its report is due."""
    running = period_of(today, PeriodRule.INSPECTION, Cut.QUARTER)
    due = running.before.due(province=True)
    return running.before if due is not None and today <= due else running


def _sheet(asked: Asked) -> FormSheet:
    return making.sheet(
        asked.form, asked.period, asked.lines, on=asked.today, room=asked.room, read=asked.read
    )


def _cell(request: OfficeRequest, asked: Asked) -> tuple[int, str] | None:
    column = _number(request.GET.get(CELL, ""))
    known = asked.form.columns.get(column)
    if known is None or known.filled is Filled.ROOM:
        return None
    line = request.GET.get(LINE, "")
    return column, line if any(one.code == line for one in asked.lines) else ""


def _name(form: ReportForm) -> str:
    return f"{form.code} · {form.title} ({form.circular}, {len(form.columns)} {_('cột')})"


def _periods(asked: Asked) -> list[tuple[str, list[Choice]]]:
    """Periods of both rules; the sector's first, since these are its tables."""
    names = (
        (PeriodRule.INSPECTION, _("Kỳ báo cáo của ngành thanh tra (15/12–14/12)")),
        (PeriodRule.CALENDAR, _("Năm dương lịch")),
    )
    found = []
    for rule, name in names:
        years = sorted({asked.today.year + 1, asked.today.year, asked.today.year - 1,
                        asked.period.year}, reverse=True)  # fmt: skip
        of = [one for year in years for one in periods_of(rule, year)
              if one.cut in _CUTS and one.first <= asked.today]  # fmt: skip
        of += _months(rule, asked.today)
        if asked.period.rule is rule and asked.period not in of:
            of.append(asked.period)
        choices = [Choice(one.code, choosing.name_of(one), one == asked.period) for one in of]
        found.append((name, choices))
    return found


def _months(rule: PeriodRule, today: date) -> list[Period]:
    """The last twelve months, the newest first."""
    found = [period_of(today, rule, Cut.MONTH)]
    while len(found) < _MONTHS:
        found.append(found[-1].before)
    return found


def _bodies(seen: list[Reporting], asked: Asked) -> list[Choice]:
    found = []
    for one in seen:
        if len(bodies.below(one, seen)) > 1:
            code = f"{WITH_BELOW}{one.code}"
            name = _("{unit} và các cơ quan cấp dưới").format(unit=one.unit.name)
            found.append(Choice(code, name, code == asked.body))
        found.append(Choice(one.code, one.unit.name, one.code == asked.body))
    return found


# ---- what is shown -------------------------------------------------------------------------------


def _rows(asked: Asked, found: FormSheet) -> list[form_cells.Row]:
    return form_cells.rows_of(found, found.numbers, "", asked.query)


def _lines(asked: Asked, found: FormSheet) -> list[tuple[str, list[form_cells.Row]]]:
    return [
        (one.name, form_cells.rows_of(found, one.numbers, one.unit, asked.query))
        for one in found.lines
    ]


def _total(asked: Asked, found: FormSheet) -> list[form_cells.Row]:
    return _rows(asked, found) if len(found.lines) > 1 else []


def _across(asked: Asked) -> list[Broken]:
    """Identities with the other tables of the circular, of this table alone."""
    touched = {
        code
        for one in forms.ACROSS.get(asked.form.circular, ())
        if asked.form.code in (one.code, one.other)
        for code in (one.code, one.other)
    }
    if not touched:
        return []
    report = making.report(
        asked.form.circular,
        asked.period,
        asked.lines,
        on=asked.today,
        room=asked.room,
        only=touched,
        read=asked.read,
    )
    return list(report.across)


def _unsaid(asked: Asked, found: FormSheet) -> tuple[Meeting, ...]:
    """Sessions that the table of reception cannot count yet."""
    if asked.form.code != TCD.code:
        return ()
    units = [member for line in asked.lines for member in line.members]
    return announced.unsaid(units, found.first, found.last)


def _typed(asked: Asked) -> bool:
    return any(one.filled is Filled.TYPED for one in asked.form.columns.values())


def _may_enter(request: OfficeRequest, asked: Asked) -> bool:
    check = lambda: policies.check_can_enter_number(asked.head.unit, request.actor)  # noqa: E731
    return len(asked.lines) == 1 and _typed(asked) and refusals.tried(check) is None


def _missing(asked: Asked, found: FormSheet) -> int:
    """Columns of one body for which nobody has typed a number."""
    if len(asked.lines) > 1:
        return 0
    typed_in = [n for n, one in asked.form.columns.items() if one.filled is Filled.TYPED]
    return sum(found.numbers.get(one) is None for one in typed_in)


def _may_close(request: OfficeRequest, asked: Asked) -> bool:
    """Whether this reader may close just this table: its body is theirs, its period has ended."""
    check = lambda: closing_policies.check_can_close_period(asked.head.unit, request.actor)  # noqa: E731
    has_ended = asked.period.last < asked.today
    return has_ended and asked.form.slug in SOURCES and refusals.tried(check) is None


def _book(request: OfficeRequest, asked: Asked, found: FormSheet) -> FileResponse:
    """The workbook; that it left the house is written down."""
    file = io.BytesIO()
    count = form_book.write(found, asked.head.unit.name, file)
    file.seek(0)
    accounts.record_export(
        listing=asked.form.code, filters=exports.filters_of(request), rows=count,
        by=request.actor, at=now(),
    )  # fmt: skip
    name = f"{asked.form.code.replace('/', '-')}-{asked.period.code}-{asked.head.code}.xlsx"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return FileResponse(file, as_attachment=True, filename=name, content_type=kind)
