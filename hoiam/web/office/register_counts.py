"""Counts of old registers: every figure with its list, by unit as it was or as it is, over time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.translation import gettext as _

from hoiam.core import calendar
from hoiam.core.figures.catalogue.records import (
    JUDGED,
    LATE_BY_DAY,
    LATE_BY_MOMENT,
    RECEIVED,
    STANDING,
)
from hoiam.core.figures.definitions import Figure
from hoiam.figures import register_series, registers
from hoiam.figures.register_series import Break, Point, Series, Step
from hoiam.figures.registers import Tally, UnitLine
from hoiam.registers.models import Record
from hoiam.registers.queries import By, Level, Organised
from hoiam.web import words
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import menu, pages, register_filters
from hoiam.web.office.register_filters import AREA, NOBODY, UNDATED, UNIT, Asked

LIST = "office:registers"
HERE = "office:register-counts"
MOST_LINES = 200
type Cells = tuple[tuple[str, int, str], ...]  # heading, count, list where it opens one

BAR, GAP, HEIGHT, TOP = 14, 4, 120, 16
SHORTEST = 300


@dataclass(frozen=True, slots=True)
class Card:
    """One figure with its number and its list."""

    name: str
    meaning: str
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table with the address of the list behind each number."""

    name: str
    note: str
    cells: Cells


@dataclass(frozen=True, slots=True)
class Bar:
    """One month or year, drawn and written."""

    label: str
    point: Point
    x: int
    top: int
    height: int
    late_top: int
    late_height: int
    url: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Where the units changed, drawn and written."""

    number: int
    x: int
    change: Break


@dataclass(frozen=True, slots=True)
class Chart:
    """The series as a drawing and as a table."""

    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]
    width: int
    undated: int
    undated_url: str


@office(*menu.WORKERS)
def counts(request: OfficeRequest) -> HttpResponse:
    """The figures of what this officer sees under the filters."""
    wanted = register_filters.asked(request.GET.dict())
    today = calendar.day_of(now())
    rows = register_filters.scope(request.actor, wanted, today=today)
    tally = registers.tally(rows, on=today)
    by = request.GET.get("theo", "")
    step = Step.YEAR if request.GET.get("buoc") == "nam" else Step.MONTH
    lines = _by_agency(rows, wanted, today) if by == "co-quan" else None
    return pages.show(
        request,
        "register_counts",
        tally=tally,
        cards=[_card(figure, tally, wanted) for figure in STANDING],
        lines=lines if lines is not None else _by_units(rows, by, wanted, today),
        heads=[_(figure.name) for figure in registers.OF_LINES],
        by=by if by in (UNIT, "co-quan") else AREA,
        by_links=_tabs(wanted, step),
        late_moment=wanted.address(LIST, so_lieu=LATE_BY_MOMENT.short),
        late_day=wanted.address(LIST, so_lieu=LATE_BY_DAY.short),
        unjudged=tally[RECEIVED.short] - tally[JUDGED.short],
        is_today=wanted.organised is Organised.TODAY,
        levels=_levels(wanted, by, step),
        chart=_chart(register_series.series(rows, step=step, on=today), wanted),
        step=step.value,
        step_links=_steps(wanted, by),
        today=today,
        **register_filters.form(request.actor, wanted),
    )


def _card(figure: Figure, tally: Tally, wanted: Asked) -> Card:
    url = wanted.address(LIST, so_lieu="" if figure is RECEIVED else figure.short)
    return Card(_(figure.name), _(figure.meaning), tally[figure.short], url)


def _cells(tally: Tally, address: str) -> Cells:
    """The figures of a line; each opens the list of the line, narrowed to that figure."""
    return tuple(
        (
            _(figure.name),
            tally[figure.short],
            address if figure is RECEIVED else _more(address, so_lieu=figure.short),
        )
        for figure in registers.OF_LINES
    )


def _closed(tally: Tally) -> Cells:
    """The figures of a line that opens nothing by itself."""
    return tuple((_(figure.name), tally[figure.short], "") for figure in registers.OF_LINES)


def _by_units(rows: QuerySet[Record], by: str, wanted: Asked, today: date) -> list[Line]:
    which = By.UNIT if by == UNIT else By.AREA
    name = UNIT if which is By.UNIT else AREA
    found = registers.by_units(
        rows, by=which, organised=wanted.organised, level=wanted.level, on=today
    )
    shown, others = found.lines[:MOST_LINES], found.lines[MOST_LINES:]
    lines = [_unit_line(one, wanted, name, today) for one in shown]
    lines += _others([one.tally for one in others])
    lines += [_unit_line(one, wanted, name, today) for one in found.rest]
    return [*lines, _sum(found.total, wanted)]


def _unit_line(one: UnitLine, wanted: Asked, name: str, today: date) -> Line:
    address = wanted.address(LIST, so_lieu="", **{name: one.code})
    return Line(
        one.unit.name if one.unit else register_filters.without_unit(one.code),
        _until(one.unit.valid_to, today) if one.unit else "",
        _cells(one.tally, address),
    )


def _others(tallies: Sequence[Tally]) -> list[Line]:
    """What a long table leaves out is still counted in it."""
    if not tallies:
        return []
    name = _("{n} dòng khác của bảng này").format(n=words.number(len(tallies)))
    return [Line(name, "", _closed(registers.total(tallies)))]


def _sum(total: Tally, wanted: Asked) -> Line:
    return Line(_("Cộng"), "", _cells(total, wanted.address(LIST, so_lieu="")))


def _until(ended: date | None, today: date) -> str:
    if ended is None or ended > today:
        return ""
    return _("đến {day}").format(day=f"{ended.day}/{ended.month}/{ended.year}")


def _by_agency(rows: QuerySet[Record], wanted: Asked, today: date) -> list[Line]:
    found = registers.by_agency(rows, on=today)
    lines = [
        Line(
            one.agency or _("nguồn không nói"),
            "",
            _cells(one.tally, wanted.address(LIST, so_lieu="", co_quan=one.agency or NOBODY)),
        )
        for one in found[:MOST_LINES]
    ]
    lines += _others([one.tally for one in found[MOST_LINES:]])
    return [*lines, _sum(registers.total(one.tally for one in found), wanted)]


def _more(address: str, **more: str) -> str:
    """An address with more in its query; underscores stand for dashes."""
    query = "&".join(f"{name.replace('_', '-')}={value}" for name, value in more.items() if value)
    if not query:
        return address
    return f"{address}{'&' if '?' in address else '?'}{query}"


def _tabs(wanted: Asked, step: Step) -> list[tuple[str, str, str]]:
    """By place, by unit, by the words of the source."""
    kept = wanted.address(HERE, so_lieu="")
    year = "nam" if step is Step.YEAR else ""
    return [
        (AREA, _("Theo nơi"), _more(kept, buoc=year)),
        (UNIT, _("Theo đơn vị giải quyết"), _more(kept, theo=UNIT, buoc=year)),
        ("co-quan", _("Theo cơ quan, chữ của nguồn"), _more(kept, theo="co-quan", buoc=year)),
    ]


def _levels(wanted: Asked, by: str, step: Step) -> dict[str, list[tuple[str, str, bool]]]:
    """Organised then or today, and how far places are drawn together."""
    more = {"theo": by, "buoc": "nam" if step is Step.YEAR else ""}
    organised = [
        (
            label,
            _more(wanted.address(HERE, to_chuc=code, so_lieu=""), **more),
            wanted.organised is one,
        )
        for code, one, label in (
            ("", Organised.THEN, _("Tổ chức như lúc đó")),
            ("hien-nay", Organised.TODAY, _("Tổ chức như hiện nay")),
        )
    ]
    drawn = [
        (label, _more(wanted.address(HERE, cap=code, so_lieu=""), **more), wanted.level is one)
        for code, one, label in (
            ("", Level.NAMED, _("đúng nơi nguồn ghi")),
            ("xa", Level.COMMUNE, _("xã, phường")),
            ("huyen", Level.DISTRICT, _("huyện")),
            ("tinh", Level.PROVINCE, _("tỉnh")),
        )
    ]
    return {"organised": organised, "drawn": drawn}


def _steps(wanted: Asked, by: str) -> list[tuple[str, str, str]]:
    kept = wanted.address(HERE, so_lieu="")
    return [
        (Step.MONTH.value, _("Theo tháng"), _more(kept, theo=by)),
        (Step.YEAR.value, _("Theo năm"), _more(kept, theo=by, buoc="nam")),
    ]


def _chart(series: Series, wanted: Asked) -> Chart:
    bars = tuple(_bar(place, point, series, wanted) for place, point in enumerate(series.points))
    marks = tuple(
        Mark(number, _x(one.day, series.points), one)
        for number, one in enumerate(series.breaks, start=1)
    )
    width = max(SHORTEST, len(bars) * (BAR + GAP) + 2 * GAP)
    undated = wanted.address(LIST, nam=UNDATED, so_lieu="")
    return Chart(bars, marks, width, series.undated, undated)


def _bar(place: int, point: Point, series: Series, wanted: Asked) -> Bar:
    most = series.most or 1
    tall = -(-point.received * HEIGHT // most)  # one row is still seen
    late = -(-point.late_by_moment * HEIGHT // most)
    is_year = series.step is Step.YEAR
    year, month = str(point.first.year), "" if is_year else str(point.first.month)
    return Bar(
        label=year if is_year else f"{month}/{year}",
        point=point,
        x=GAP + place * (BAR + GAP),
        top=TOP + HEIGHT - tall,
        height=tall,
        late_top=TOP + HEIGHT - late,
        late_height=late,
        url=wanted.address(LIST, nam=year, thang=month, so_lieu=""),
    )


def _x(day: date, points: Sequence[Point]) -> int:
    """Where a day lies: between two bars when a month begins with it."""
    for place, point in enumerate(points):
        if point.first <= day < point.until:
            share = (day - point.first).days / (point.until - point.first).days
            return GAP // 2 + place * (BAR + GAP) + round(share * (BAR + GAP))
    return 0
