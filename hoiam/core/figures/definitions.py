"""What a figure is: its meaning, what one of it is, and the conditions that decide.

A figure is defined once. Its number, the list behind it, the page, the chart, the file, the cell of
an official form and the sentence of a report are all made of this value.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from hoiam.core.figures.language import (
    ALWAYS,
    All,
    AnyOf,
    Compare,
    Condition,
    Kind,
    Op,
    columns_of,
)


class Counting(StrEnum):
    """What one of a figure is. They are never added to each other."""

    VISIT = "visit"
    PERSON = "person"
    VOICE = "voice"
    CASE = "case"
    PETITION = "petition"
    MATTER = "matter"  # vụ việc of a petition or a visit
    DECISION = "decision"
    DOSSIER = "dossier"
    DOCUMENT = "document"
    COMMITMENT = "commitment"
    MEETING = "meeting"
    QUESTION = "question"
    DAY = "day"
    CROWD = "crowd"
    ORGANISATION = "organisation"
    INSPECTION = "inspection"
    RECORD = "record"  # a line of an old register
    MONEY = "money"  # đồng
    LAND = "land"  # m²


class Measured(StrEnum):
    """How rows become a number."""

    ROWS = "rows"  # how many rows
    DISTINCT = "distinct"  # how many different values of a column
    SUM = "sum"  # the sum of a column, where it says something


@dataclass(frozen=True, slots=True)
class Measure:
    """How rows become a number, and of which column."""

    how: Measured = Measured.ROWS
    column: str = ""


class Direction(StrEnum):
    """Which way is better; a figure may have none."""

    UP = "up"
    DOWN = "down"
    NONE = ""


class Rounding(StrEnum):
    """How a share is printed; the exact one is always kept and shown beside it."""

    HALF_UP = "half-up"
    CUT = "cut"


@dataclass(frozen=True, slots=True)
class Dataset:
    """The rows that figures are made of: one line each for what is counted, without personal data.

    `key` is the code that a row opens by; `unit` the body that answers, `area` the territory,
    `dated` the day by which a row falls into a period.
    """

    code: str
    name: str
    counting: Counting
    columns: Mapping[str, Kind]
    key: str = "code"
    unit: str = "unit"
    area: str = "area"
    dated: str = "received_on"


@dataclass(frozen=True, slots=True)
class Figure:
    """A named count, sum or share.

    `where` decides which rows count. With `within` the figure is a share: of the rows that
    `within` holds of, those that `where` holds of as well; what is left over is its rest and is
    always shown. Conditions say by their marks what belongs to a period.
    """

    code: str
    name: str
    meaning: str
    dataset: Dataset
    where: Condition
    within: Condition | None = None
    measure: Measure = Measure()
    counting: Counting | None = None  # where it is not what a row is
    direction: Direction = Direction.NONE
    rounding: Rounding = Rounding.HALF_UP
    decimals: int = 1
    rest_name: str = ""
    source: str = ""  # article of law or circular, or the house rule
    version: int = 1
    beside: tuple[str, ...] = ()  # figures without which it is not shown: pairs stay pairs

    def __post_init__(self) -> None:
        for name, kind in (*_ordered(self.where), *_ordered(self.within or ALWAYS)):
            if self.dataset.columns.get(name) in (Kind.TEXT, Kind.FLAG):
                raise ValueError(f"{self.code}: {name} has no order, {kind}")
        asked = columns_of(self.where) | columns_of(self.within or ALWAYS)
        unknown = asked - set(self.dataset.columns)
        if self.measure.column and self.measure.column not in self.dataset.columns:
            unknown |= {self.measure.column}
        if unknown:
            raise ValueError(f"{self.code}: {self.dataset.code} has no column {sorted(unknown)}")

    @property
    def short(self) -> str:
        """Its code among the figures of its own dataset."""
        return self.code.removeprefix(f"{self.dataset.code}-")

    @property
    def unit_of_counting(self) -> Counting:
        return self.counting or self.dataset.counting

    @property
    def is_share(self) -> bool:
        return self.within is not None

    @property
    def counted(self) -> Condition:
        """Rows of the numerator."""
        return self.where if self.within is None else self.within & self.where

    @property
    def left_over(self) -> Condition | None:
        """Rows of the rest of a share."""
        return None if self.within is None else self.within & ~self.where


def _ordered(condition: Condition) -> Iterator[tuple[str, Op]]:
    """Columns of which a condition asks what is before and after."""
    match condition:
        case All(parts) | AnyOf(parts):
            for one in parts:
                yield from _ordered(one)
        case Compare(column, op, _other, _empty) if op not in (Op.EQ, Op.NE):
            yield column, op
