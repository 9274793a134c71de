"""What a filled table says: one line for each body, their sum, and what stands behind each cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from hoiam.core.figures.forms.shapes import Broken, Number, Numbers, ReportForm


@dataclass(frozen=True, slots=True)
class Behind:
    """One row behind a number: what it is by the code of its dataset, and how much it adds."""

    dataset: str
    key: str  # the code that it opens by
    unit: str
    dated: date | None
    adds: Number = 1

    @property
    def mark(self) -> str:
        """Where the next ones begin."""
        return f"{self.dated.isoformat() if self.dated else ''}_{self.key}"


@dataclass(frozen=True, slots=True)
class Line:
    """The numbers of one body. A column that somebody else fills says nothing."""

    unit: str
    name: str
    numbers: Numbers
    partial: frozenset[int] = frozenset()  # without the denunciations that belong to them


@dataclass(frozen=True, slots=True)
class BrokenAt:
    """An identity that does not hold for one body, and the records that stand in its way."""

    identity: Broken
    unit: str
    records: tuple[Behind, ...]


@dataclass(frozen=True, slots=True)
class FormSheet:
    """A table of a period. `behind` opens a cell: of one body, or of all of them."""

    form: ReportForm
    first: date
    last: date
    lines: tuple[Line, ...]
    numbers: Numbers  # the sum; nothing where a body said nothing
    broken: tuple[BrokenAt, ...] = ()
    partial: frozenset[int] = frozenset()
    notes: str = ""
    opener: "Opener | None" = field(default=None, repr=False, compare=False)

    @property
    def holds(self) -> bool:
        """Whether it may go into a report."""
        return not self.broken

    def number(self, column: int, unit: str = "") -> Number | None:
        """What a cell says."""
        return self.of(unit).get(column)

    def of(self, unit: str) -> Mapping[int, Number | None]:
        """The numbers of one body, or the sum."""
        if not unit:
            return self.numbers
        return next((one.numbers for one in self.lines if one.unit == unit), {})

    def behind(self, column: int, unit: str = "") -> Sequence[Behind]:
        """Every row that a cell counts, the oldest first; their sum is the cell."""
        return () if self.opener is None else self.opener.behind(column, unit)

    def some_behind(self, column: int, unit: str, after: str, most: int) -> Sequence[Behind] | None:
        """The first ones behind a mark, without reading all of them; nothing where a cell has few
        and is read whole."""
        return None if self.opener is None else self.opener.some(column, unit, after, most)


class Opener(Protocol):
    """Finds what stands behind a cell; asked only when somebody opens it."""

    def behind(self, column: int, unit: str = "") -> Sequence[Behind]:
        """Every row that a cell counts."""

    def some(self, column: int, unit: str, after: str, most: int) -> Sequence[Behind] | None:
        """Some of them by key, where there may be hundreds of thousands; nothing where there are
        few."""
