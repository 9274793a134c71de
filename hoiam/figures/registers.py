"""What is counted of old registers, in one expression each; the count and its list are both made
of that expression.

Two sums hold of any rows and are said beside the figures: received = open + ended + elsewhere +
unknown, and judged = in time + late, once by moments and once by days. A day without a time has
no moment: a due day ends when the day ends where the register was kept, so such a row is judged
by days in both.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import NotFound
from hoiam.figures.definitions import Figure
from hoiam.figures.queries import Rate
from hoiam.registers import queries as registers
from hoiam.registers.models import Record, RecordState
from hoiam.registers.queries import By, Level, Line, Lines, Organised, Without
from hoiam.units.models import Unit

_OPEN = Q(state__in=(RecordState.OPEN, RecordState.WORKING))
_ELSEWHERE = Q(state__in=(RecordState.DUPLICATE, RecordState.TRANSFERRED, RecordState.REFUSED))
_JUDGED = Q(due_on__isnull=False, ended_on__isnull=False)
_BOTH_MOMENTS = Q(due_moment__isnull=False, ended_moment__isnull=False)
_LATE_BY_DAY = _JUDGED & Q(ended_on__gt=F("due_on"))
_LATE_BY_MOMENT = _JUDGED & (
    (_BOTH_MOMENTS & Q(ended_moment__gt=F("due_moment")))
    | (~_BOTH_MOMENTS & Q(ended_on__gt=F("due_on")))
)

_ROWS = _("dòng sổ")

RECEIVED = Figure(
    "received",
    _("Đã nhận"),
    _("Mọi dòng của sổ, kể cả dòng mà nguồn ghi là trùng, chuyển đi hoặc không thụ lý."),
    _ROWS,
    lambda day: Q(),
)
OPEN = Figure(
    "open",
    _("Còn mở theo nguồn"),
    _("Nguồn ghi là chưa hoặc đang giải quyết lúc lấy dữ liệu; từ đó đến nay có thể đã khác."),
    _ROWS,
    lambda day: _OPEN,
)
ENDED = Figure(
    "ended",
    _("Đã kết thúc"),
    _("Nguồn ghi là đã kết thúc. Kết thúc chưa chắc là đã làm xong."),
    _ROWS,
    lambda day: Q(state=RecordState.ENDED),
)
ELSEWHERE = Figure(
    "elsewhere",
    _("Trùng, chuyển đi, không thụ lý"),
    _("Nguồn ghi là trùng với việc khác, chuyển nơi khác, hoặc không thụ lý."),
    _ROWS,
    lambda day: _ELSEWHERE,
)
UNKNOWN = Figure(
    "unknown",
    _("Nguồn không nói"),
    _("Nguồn không ghi tình trạng, hoặc ghi bằng chữ chưa ai nói nghĩa là gì."),
    _ROWS,
    lambda day: Q(state=RecordState.UNKNOWN),
)
WITH_DUE = Figure(
    "with-due",
    _("Có ngày hạn"),
    _("Nguồn ghi ngày hạn, dù đã kết thúc hay chưa."),
    _ROWS,
    lambda day: Q(due_on__isnull=False),
)
JUDGED = Figure(
    "judged",
    _("Có ngày hạn và ngày kết thúc"),
    _("Chỉ những dòng này mới nói được là đúng hạn hay trễ."),
    _ROWS,
    lambda day: _JUDGED,
)
IN_TIME_BY_MOMENT = Figure(
    "in-time-moment",
    _("Đúng hạn, so theo giờ"),
    _("Kết thúc không sau giờ hạn. Nguồn chỉ ghi ngày thì hạn tính hết ngày đó."),
    _ROWS,
    lambda day: _JUDGED & ~_LATE_BY_MOMENT,
)
LATE_BY_MOMENT = Figure(
    "late-moment",
    _("Trễ, so theo giờ"),
    _("Kết thúc sau giờ hạn. Nguồn chỉ ghi ngày thì hạn tính hết ngày đó."),
    _ROWS,
    lambda day: _LATE_BY_MOMENT,
)
IN_TIME_BY_DAY = Figure(
    "in-time-day",
    _("Đúng hạn, so theo ngày"),
    _("Kết thúc trong ngày hạn hoặc trước đó, bất kể giờ nào."),
    _ROWS,
    lambda day: _JUDGED & ~_LATE_BY_DAY,
)
LATE_BY_DAY = Figure(
    "late-day",
    _("Trễ, so theo ngày"),
    _("Kết thúc sau ngày hạn, bất kể giờ nào."),
    _ROWS,
    lambda day: _LATE_BY_DAY,
)
OPEN_LATE = Figure(
    "open-late",
    _("Còn mở theo nguồn, đã qua ngày hạn"),
    _("Nguồn ghi là còn mở, và ngày hạn đã qua tính đến hôm nay."),
    _ROWS,
    lambda day: _OPEN & Q(due_on__lt=day),
)

FIGURES = (
    RECEIVED,
    OPEN,
    ENDED,
    ELSEWHERE,
    UNKNOWN,
    WITH_DUE,
    JUDGED,
    IN_TIME_BY_MOMENT,
    LATE_BY_MOMENT,
    IN_TIME_BY_DAY,
    LATE_BY_DAY,
    OPEN_LATE,
)
# What a line of a table shows; all of them are shown of the whole.
OF_LINES = (RECEIVED, OPEN, ENDED, JUDGED, LATE_BY_MOMENT, LATE_BY_DAY)
_BY_CODE = {figure.code: figure for figure in FIGURES}


def figure(code: str) -> Figure:
    """The figure with this code."""
    if code not in _BY_CODE:
        raise NotFound("base.not-found")
    return _BY_CODE[code]


@dataclass(frozen=True, slots=True)
class Tally:
    """Some figures of some rows."""

    counts: Mapping[str, int]

    def __getitem__(self, code: str) -> int:
        return self.counts[code]

    def __add__(self, other: "Tally") -> "Tally":
        return Tally({code: count + other.counts[code] for code, count in self.counts.items()})

    @property
    def in_time_by_moment(self) -> Rate:
        """In time by moments, of the rows that can be judged."""
        judged = self.counts[JUDGED.code]
        return Rate(judged - self.counts[LATE_BY_MOMENT.code], judged)

    @property
    def in_time_by_day(self) -> Rate:
        """In time by days, of the same rows."""
        judged = self.counts[JUDGED.code]
        return Rate(judged - self.counts[LATE_BY_DAY.code], judged)


def nothing(figures: Iterable[Figure] = OF_LINES) -> Tally:
    """Zero of each."""
    return Tally({figure.code: 0 for figure in figures})


def total(tallies: Iterable[Tally]) -> Tally:
    """What lines of a table add up to."""
    return sum(tallies, nothing())


def tally(rows: QuerySet[Record], *, on: date) -> Tally:
    """Every figure of these rows in one query."""
    return tally_of(rows.order_by().aggregate(**counts_of(FIGURES, on)), FIGURES)


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One line of a table by units: a unit, or why there is none."""

    unit: Unit | None
    without: Without | None
    tally: Tally

    @property
    def code(self) -> str:
        """How an address names the line."""
        return self.unit.code if self.unit is not None else str(self.without)


@dataclass(frozen=True, slots=True)
class ByUnits:
    """A table by units, the most received first, then what leads to no unit; it adds up."""

    lines: tuple[UnitLine, ...]
    rest: tuple[UnitLine, ...]

    @property
    def total(self) -> Tally:
        return total(line.tally for line in (*self.lines, *self.rest))


def by_units(
    rows: QuerySet[Record], *, by: By, organised: Organised, level: Level, on: date
) -> ByUnits:
    """The figures of each unit that answers, or of each place, as organised then or today."""
    lines = registers.lines(by=by, organised=organised, level=level, day=on)
    counted: dict[Line, Tally] = {}
    for line, counts in _grouped(rows, lines, on):
        counted[line] = counted.get(line, nothing()) + counts
    named = [
        UnitLine(lines.units[line], None, counts)
        for line, counts in counted.items()
        if not isinstance(line, Without)
    ]
    named.sort(key=lambda one: (-one.tally[RECEIVED.code], one.unit.folded if one.unit else ""))
    rest = tuple(
        UnitLine(None, without, counted[without]) for without in Without if without in counted
    )
    return ByUnits(tuple(named), rest)


def _grouped(rows: QuerySet[Record], lines: Lines, on: date) -> Iterable[tuple[Line, Tally]]:
    """Counts by the unit that the record names, and one by one where a person chose."""
    column = f"{lines.by}_id"
    counts = counts_of(OF_LINES, on)
    chosen = Q(code__in=list(lines.of_record))
    plain = rows.exclude(chosen) if lines.of_record else rows
    for row in plain.order_by().values(column).annotate(**counts):
        line = lines.of_unit[row[column]] if row[column] is not None else Without.NOT_SAID
        yield line, tally_of(row, OF_LINES)
    if lines.of_record:
        for row in rows.filter(chosen).order_by().values("code").annotate(**counts):
            yield lines.of_record[row["code"]], tally_of(row, OF_LINES)


@dataclass(frozen=True, slots=True)
class AgencyLine:
    """One line of a table by the words of the source."""

    agency: str
    tally: Tally


def by_agency(rows: QuerySet[Record], *, on: date) -> tuple[AgencyLine, ...]:
    """The figures of each agency in the words of the source, the most received first."""
    found = (
        rows.order_by()
        .values("agency")
        .annotate(**counts_of(OF_LINES, on))
        .order_by(f"-{_column(RECEIVED)}", "agency")
    )
    return tuple(AgencyLine(row["agency"], tally_of(row, OF_LINES)) for row in found)


def counts_of(figures: Iterable[Figure], on: date) -> dict[str, Count]:
    """The figures as columns of a grouped query."""
    return {
        _column(figure): Count("pk", filter=figure.rule(on)) if figure.rule(on) else Count("pk")
        for figure in figures
    }


def _column(figure: Figure) -> str:
    return "n_" + figure.code.replace("-", "_")


def tally_of(row: Mapping[str, Any], figures: Iterable[Figure]) -> Tally:
    """What such a query counted in one of its rows."""
    return Tally({figure.code: row[_column(figure)] for figure in figures})
