"""A table filled from rows: every figure of every body in one walk, by the conditions alone.

Conditions look at days only as before, on or after the days of the period, so that many rows look
the same to them: each kind of row is judged once.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from hoiam.core.figures.counting import Row
from hoiam.core.figures.definitions import Figure, Measured
from hoiam.core.figures.language import (
    All,
    AnyOf,
    Asked,
    Column,
    Compare,
    Condition,
    Value,
    columns_of,
    holds,
)

type Counted = dict[str, dict[str, int | Decimal]]


def tally(figures: Sequence[Figure], rows: Iterable[Row], asked: Asked) -> Counted:
    """Numbers by body and code of figure; a sum of nothing is nought on a form."""
    judge = Judge.of(figures, asked)
    found: Counted = defaultdict(lambda: dict.fromkeys((one.code for one in figures), 0))
    seen: dict[tuple[str, str], set[Value | None]] = defaultdict(set)
    for row in rows:
        unit = str(row["unit"])
        for figure in judge.figures_of(row):
            how, column = figure.measure.how, figure.measure.column
            if how is Measured.ROWS:
                found[unit][figure.code] += 1
            elif how is Measured.SUM:
                found[unit][figure.code] += row[column] or 0  # type: ignore[operator]
            else:
                seen[unit, figure.code].add(row[column])
    for (unit, code), values in seen.items():
        found[unit][code] = len(values - {None})
    return dict(found)


def behind(figure: Figure, rows: Iterable[Row], asked: Asked) -> list[tuple[Row, int | Decimal]]:
    """The rows that a number counts and what each adds; of what is counted once, its first row."""
    found: list[tuple[Row, int | Decimal]] = []
    seen: set[tuple[Value | None, Value | None]] = set()
    for row in rows:
        if not holds(figure.counted, row, asked):
            continue
        adds: int | Decimal = 1
        if figure.measure.how is Measured.SUM:
            adds = row[figure.measure.column] or 0  # type: ignore[assignment]
        elif figure.measure.how is Measured.DISTINCT:
            key = (row["unit"], row[figure.measure.column])
            if key in seen or key[1] is None:
                continue
            seen.add(key)
        if adds:
            found.append((row, adds))
    return found


@dataclass(slots=True)
class Judge:
    """Which figures count a row; rows that look the same are judged once."""

    figures: Sequence[Figure]
    asked: Asked
    exact: tuple[str, ...]  # columns that are compared with each other or a day of their own
    near: tuple[str, ...]
    known: dict[tuple[Value | None, ...], tuple[Figure, ...]] = field(default_factory=dict)
    days: dict[date, str] = field(default_factory=dict)

    @classmethod
    def of(cls, figures: Sequence[Figure], asked: Asked) -> "Judge":
        used: set[str] = set()
        exact: set[str] = set()
        for figure in figures:
            used |= columns_of(figure.counted)
            exact |= _compared(figure.counted)
        return cls(figures, asked, tuple(sorted(exact)), tuple(sorted(used - exact)))

    def figures_of(self, row: Row) -> tuple[Figure, ...]:
        key = (
            *(row[one] for one in self.exact),
            *(self._where(row[one]) for one in self.near),
        )
        found = self.known.get(key)
        if found is None:
            found = tuple(one for one in self.figures if holds(one.counted, row, self.asked))
            self.known[key] = found
        return found

    def _where(self, value: Value | None) -> Value | None:
        """A day by its place among the days of the period."""
        if not isinstance(value, date):
            return value
        found = self.days.get(value)
        if found is None:
            marks = (self.asked.first, self.asked.last, self.asked.day)
            found = "".join("<" if value < one else "=" if value == one else ">" for one in marks)
            self.days[value] = found
        return found


def _compared(condition: Condition) -> set[str]:
    """Columns whose value itself matters: compared with another column or with a given day."""
    match condition:
        case All(parts) | AnyOf(parts):
            return {name for one in parts for name in _compared(one)}
        case Compare(column, _op, Column(name), _):
            return {column, name}
        case Compare(column, _op, other, _) if isinstance(other, date):
            return {column}
        case _:
            return set()


def summed(lines: Iterable[Mapping[int, int | Decimal | None]]) -> dict[int, int | Decimal | None]:
    """The line of the sum; nothing where no body says anything."""
    found: dict[int, int | Decimal | None] = {}
    for line in lines:
        for column, number in line.items():
            before = found.get(column)
            found[column] = number if before is None else before + (number or 0)
    return found
