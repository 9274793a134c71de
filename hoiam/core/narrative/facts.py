"""The numbers of a report: those of its period, of the one before and of the same one a year ago."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from hoiam.core.figures.shares import Share
from hoiam.core.periods import Period

type Number = int | Decimal


@dataclass(frozen=True, slots=True)
class Cell:
    """One number, or why there is none: who fills it in, which register it would need."""

    number: Number | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted of one period. `known`: anything was on the registers then; where nothing
    was, a comparison with it says so and does not speak of growth."""

    period: Period
    cells: Mapping[str, Cell] = field(default_factory=dict)
    shares: Mapping[str, Share] = field(default_factory=dict)
    known: bool = True

    def cell(self, name: str) -> Cell:
        return self.cells.get(name, Cell(None))


class With(StrEnum):
    """What a number is compared with; the ending of the name of a field."""

    BEFORE = "ky_truoc"
    YEAR = "cung_ky"


@dataclass(frozen=True, slots=True)
class Line:
    """One record of a rest: how it is called, and where it opens."""

    code: str
    said: str
    kind: str = ""  # of which dataset
    day: date | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A number of the press or of an old report: as it was said, and that nobody has verified it."""

    said: str
    source: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that fields of a report may say."""

    asked: Counted
    before: Counted
    year: Counted
    rests: Mapping[str, tuple[Line, ...]] = field(default_factory=dict)
    quoted: Mapping[str, Quoted] = field(default_factory=dict)

    def of(self, other: With) -> Counted:
        return self.before if other is With.BEFORE else self.year
