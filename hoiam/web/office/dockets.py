"""Dockets: the list, the cover of a new one, the page of one, its slip to hand over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hoiam.cases import actions as cases
from hoiam.cases import dockets as queries
from hoiam.cases.actions import NewDocket
from hoiam.cases.actions.dockets import check_new_docket, placed
from hoiam.cases.models import Docket
from hoiam.commitments import overdue
from hoiam.commitments import queries as commitments
from hoiam.commitments.matters import MatterOf
from hoiam.commitments.models import Commitment
from hoiam.core import calendar
from hoiam.core.clocks.changes import Change
from hoiam.core.clocks.shapes import Act, Fact, Matter, Place
from hoiam.core.clocks.table import MATTERS
from hoiam.core.deadlines import Lateness
from hoiam.core.lateness import Gauge
from hoiam.core.refusals import Refusal, WrongState
from hoiam.units import queries as units
from hoiam.units.models import TERRITORIES, Unit
from hoiam.web import tables
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import (
    docket_forms,
    docket_page,
    docket_words,
    effects,
    exports,
    menu,
    pages,
    paging,
)
from hoiam.web.tables import Column, Line, Table

STATE, KIND, NUMBER = "tt", "loai", "so"
STATES = (
    (queries.RUNNING, gettext_lazy("đang tính")),
    (queries.LATE, gettext_lazy("đã quá hạn")),
    (queries.PAUSED, gettext_lazy("đang tạm dừng")),
    (queries.DONE, gettext_lazy("không còn hạn, chưa đóng")),
    (queries.WAITING, gettext_lazy("chờ chọn đơn vị tiếp tục")),
    (queries.CLOSED, gettext_lazy("đã đóng")),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One docket with its nearest date."""

    docket: Docket
    clock: Commitment | None
    part: str
    lateness: Lateness | None
    more: int  # how many dates besides


@office(*menu.WORKERS)
def dockets(request: OfficeRequest) -> HttpResponseBase:
    """Every visible docket, the newest first."""
    today = calendar.day_of(now())
    found = _filtered(request, today).select_related("unit", "area")
    if tables.asked(request):
        return exports.given(request, _table(found, today), "Hồ sơ thời hạn")
    page = paging.by_newest(request, found)
    return pages.show(
        request,
        "dockets",
        page=page,
        rows=_rows(page.rows, overdue.gauge_on(today)),
        states=STATES,
        kinds=[(one.value, _(MATTERS[one])) for one in queries.KINDS],
        chosen=request.GET,
        today=today,
    )


def _filtered(request: OfficeRequest, today: date) -> QuerySet[Docket]:
    asked = request.GET
    found = queries.visible_to(request.actor)
    if number := asked.get(NUMBER, "").strip():
        found = found.filter(number__icontains=number[:40])
    if kind := asked.get(KIND):
        found = found.filter(kind=kind)
    return queries.in_state(found, asked.get(STATE, ""), today=today)


def _rows(found: Sequence[Docket], seen: Gauge) -> list[Row]:
    owed = queries.open_clocks(found)
    return [_row(docket, owed.get(docket.code, []), seen) for docket in found]


def _row(docket: Docket, owed: list[Commitment], seen: Gauge) -> Row:
    running = [row for row in owed if row.paused_on is None]
    nearest = next(iter(running or owed), None)
    late = overdue.standing(nearest, seen) if nearest else None
    part = docket_words.part_name(nearest.part) if nearest else ""
    return Row(docket, nearest, part, late, max(0, len(owed) - 1))


def _table(found: QuerySet[Docket], today: date) -> Table:
    columns = (
        Column(_("Số trong sổ"), 14), Column(_("Loại việc"), 26), Column(_("Đơn vị"), 30),
        Column(_("Địa bàn"), 22), Column(_("Vùng"), 14), Column(_("Ngày nhận"), 12),
        Column(_("Thời hạn gần nhất"), 34), Column(_("Của ai"), 12), Column(_("Hạn"), 12),
        Column(_("Tạm dừng từ"), 12), Column(_("Số hạn đang tính"), 10), Column(_("Ngày đóng"), 12),
    )  # fmt: skip
    return Table("ho-so-thoi-han", columns, _lines(found, today))


def _lines(found: QuerySet[Docket], today: date) -> Iterator[Line]:
    seen = overdue.gauge_on(today)
    for chunk in tables.walk(found, "-id"):
        for row in _rows(chunk, seen):
            docket, clock = row.docket, row.clock
            is_running = clock is not None and clock.paused_on is None
            yield (
                docket.number, _(docket.kind_name), docket.unit.name, docket.area.name,
                _(docket.get_place_display()), docket.received_on,
                _(clock.what) if clock else "", row.part,
                clock.due_on if clock and is_running else None,
                clock.paused_on if clock else None,
                row.more + 1 if clock else 0,
                calendar.day_of(docket.closed_at) if docket.closed_at else None,
            )  # fmt: skip


@office(*menu.WORKERS)
def new(request: OfficeRequest) -> HttpResponse:
    """The cover of the papers; before it is saved, which clock starts and by when."""
    day = calendar.day_of(now())
    mine = queries.units_for(request.actor)
    form = pages.bound(
        request,
        docket_forms.Opening,
        units=mine,
        areas=_areas(mine, day),
        initial={"received_on": day},
    )
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return pages.show(request, "docket_new", form=form, status=status)
    asked = form.new()
    try:
        check_new_docket(new=asked, by=request.actor, at=now())
        changes = _foreseen(asked)
        if form.cleaned_data["seen"] == effects.fingerprint(changes):
            docket = cases.open_docket(new=asked, by=request.actor, at=now())
            said = _("Đã mở hồ sơ thời hạn số {number}.").format(number=docket.number)
            return pages.done(request, said, "office:docket", docket.code)
    except Refusal as error:
        refused = pages.refused(form, error)
        return pages.show(request, "docket_new", form=form, refused=refused, status=error.status)
    return pages.show(request, "docket_new", form=form, **looked_at(changes))


def _areas(mine: list[Unit], day: date) -> list[Unit]:
    """The places of the units where the officer works, and for a province its communes."""
    own = {unit.area for unit in mine if unit.area is not None}
    areas = list(own)
    if any(area.kind == "province" for area in own):
        areas += [one for one in units.communes(day) if one not in own]
    return [area for area in areas if area.kind in TERRITORIES]


def _foreseen(asked: NewDocket) -> tuple[Change, ...]:
    """What the day of receipt starts."""
    matter = MatterOf(
        about=(queries.ABOUT, ""),
        matter=Matter(asked.kind),
        place=Place(placed(asked)),
        unit=asked.unit,
        assigned_by=asked.unit,
    )
    return commitments.foresee(matter, Fact(asked.received_on, Act.RECEIVED))


def looked_at(changes: tuple[Change, ...]) -> pages.Values:
    """What the form would do, before the officer's eyes; the next press says what was seen."""
    return {
        "lines": effects.of_changes(changes),
        "seen": effects.fingerprint(changes),
        "looked": True,
    }


@office(*menu.WORKERS)
def docket(request: OfficeRequest, code: str) -> HttpResponse:
    """Every clock with its state, every fact with its paper, and what may come next."""
    page = docket_page.read(request, code)
    return pages.show(request, "docket", page=page, docket=page.docket)


@office(*menu.WORKERS)
def slip(request: OfficeRequest, code: str) -> HttpResponse:
    """A docket keeps nobody's address: who was told a date is handed a printed notice."""
    page = docket_page.read(request, code)
    told = [one for one in page.clocks if not one.is_over]
    if not told:
        raise WrongState("cases.docket-nothing-to-tell")
    return pages.show(request, "docket_slip", page=page, docket=page.docket, told=told)
