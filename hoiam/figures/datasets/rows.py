"""How a dataset is read from the tables: one row each, and where each column stands.

Columns hold no personal data and no words of people; bodies, territories and fields by their
codes. What is empty in a register is empty here, never a text of no letters.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    Exists,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.expressions import Combinable

from hoiam.base.queries import Unindexed
from hoiam.core.actor import Actor
from hoiam.core.figures.definitions import Dataset

type Base = Callable[[], QuerySet[Any]]


@dataclass(frozen=True, slots=True)
class Earliest:
    """The earliest day of the rows of another table that speak of a row: when the first of its
    open duties is due. Asked as a set of codes once: who counts every row would else ask for each.
    A list that shows twenty asks row by row (`each`) and stops."""

    rows: Base
    names: str  # the column there that names a row here
    day: str
    by: str = "code"
    each: bool = False

    @property
    def expression(self) -> Combinable:
        day = Unindexed(self.day) if self.each else self.day
        found = self.rows().filter(**{self.names: OuterRef(self.by)}).order_by(day)
        return Subquery(found.values(self.day)[:1])


@dataclass(frozen=True, slots=True)
class Some:
    """Whether another table has such a row that speaks of a row here; asked as the above."""

    rows: Base
    names: str
    by: str = "code"
    each: bool = False

    @property
    def expression(self) -> Combinable:
        return Exists(self.rows().filter(**{self.names: OuterRef(self.by)}))


@dataclass(frozen=True, slots=True)
class Holds:
    """A flag that is a condition of the database itself; true or false of every row."""

    condition: Q

    @property
    def expression(self) -> Combinable:
        return Case(
            When(self.condition, then=Value(value=True)),
            default=Value(value=False),
            output_field=BooleanField(),
        )


type Place = str | Combinable | Earliest | Some | Holds


@dataclass(frozen=True, slots=True)
class Reach:
    """What somebody may open, where that is all rows of whole bodies: of these, or of every one.
    Cells can count it."""

    units: frozenset[int] | None  # their keys; nothing: every row of the dataset

    def rows(self, known: "Rows") -> Q:
        """The condition for these rows."""
        return Q() if self.units is None else Q(**{f"{known.unit}__in": sorted(self.units)})


type Among = QuerySet[Any] | Reach | None  # rows that are counted; nothing: all of them


@dataclass(frozen=True, slots=True)
class Rows:
    """A dataset in the database: its rows, the place of each column, and who may open which.

    `unit` and `area` are the paths to the bodies and territories themselves, for scopes.
    """

    dataset: Dataset
    base: Base
    columns: Mapping[str, Place]
    unit: str = "unit"
    area: str = "area"
    # Rows of one batch as they would be if it were shown; nothing where rows come one by one.
    of_batch: Callable[[int], QuerySet[Any]] | None = None
    opened_by: Callable[[Actor], QuerySet[Any]] | None = None  # rows that an officer may open
    reach: Callable[[Actor], Reach | None] | None = None  # the same as whole bodies, if it is that
    opened_to_all: Base | None = None  # rows that everybody may open; none: no public list
    is_public: bool = False  # whether its figures are for everybody
    is_public_alone: bool = False  # strangers are told of what they may open, and of nothing else

    def __post_init__(self) -> None:
        if set(self.columns) != set(self.dataset.columns):
            odd = set(self.columns) ^ set(self.dataset.columns)
            raise ValueError(f"{self.dataset.code}: {sorted(odd)}")

    def expression(self, name: str) -> str | Combinable:
        """The path of a column, or what makes it."""
        place = self.columns[name]
        return place.expression if isinstance(place, Earliest | Some | Holds) else place
