"""How the lines of old registers stand, by the definitions, in tables by units and agencies; the
sums that pages state beside the figures hold of any rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from hoiam.core.figures.catalogue.records import (
    ENDED,
    JUDGED,
    LATE_BY_DAY,
    LATE_BY_MOMENT,
    OPEN,
    RECEIVED,
    STANDING,
)
from hoiam.core.figures.definitions import Figure
from hoiam.core.refusals import NotFound
from hoiam.figures import engine
from hoiam.figures.queries import Rate
from hoiam.registers import queries as registers
from hoiam.registers.models import Record
from hoiam.registers.queries import By, Level, Line, Lines, Organised, Without
from hoiam.units.models import Unit

# What a line of a table shows; all of them are shown of the whole.
OF_LINES = (RECEIVED, OPEN, ENDED, JUDGED, LATE_BY_MOMENT, LATE_BY_DAY)
_BY_CODE = {figure.short: figure for figure in STANDING}


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
        judged = self.counts[JUDGED.short]
        return Rate(judged - self.counts[LATE_BY_MOMENT.short], judged)

    @property
    def in_time_by_day(self) -> Rate:
        """In time by days, of the same rows."""
        judged = self.counts[JUDGED.short]
        return Rate(judged - self.counts[LATE_BY_DAY.short], judged)


def nothing(figures: Iterable[Figure] = OF_LINES) -> Tally:
    """Zero of each."""
    return Tally({figure.short: 0 for figure in figures})


def total(tallies: Iterable[Tally]) -> Tally:
    """What lines of a table add up to."""
    return sum(tallies, nothing())


def tally(rows: QuerySet[Record], *, on: date) -> Tally:
    """Every figure of these rows in one query."""
    return tally_of(rows.order_by().aggregate(**counts_of(STANDING, on)), STANDING)


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
    named.sort(key=lambda one: (-one.tally[RECEIVED.short], one.unit.folded if one.unit else ""))
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
        .order_by(f"-{engine.column_of(RECEIVED)}", "agency")
    )
    return tuple(AgencyLine(row["agency"], tally_of(row, OF_LINES)) for row in found)


counts_of = engine.standing_counts


def tally_of(row: Mapping[str, Any], figures: Iterable[Figure]) -> Tally:
    """What a counting statement found in one of its rows."""
    return Tally(engine.standing_numbers(figures, row))
