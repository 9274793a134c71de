"""Which datasets have cells, what a cell is told apart by, and where that stands in the table."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from django.db.models import Case, DateField, F, Func, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable

from hoiam.core.figures.catalogue import FIGURES
from hoiam.core.figures.catalogue.cases import CASES
from hoiam.core.figures.catalogue.procedures import DOSSIERS
from hoiam.core.figures.catalogue.records import RECORDS
from hoiam.core.figures.cube import Cube, cube, flag_name
from hoiam.core.figures.definitions import Dataset
from hoiam.core.figures.language import NEVER, Asked, Condition
from hoiam.figures.datasets import Earliest, Rows, Some, rows_of
from hoiam.figures.datasets.orm import as_q
from hoiam.figures.models.rollup import DAYS, FLAGS, TEXTS, Cell

# Columns by which tables are made, besides body, territory and month.
_GROUPS: Mapping[str, tuple[str, ...]] = {
    CASES.code: ("kind", "field", "state"),
    RECORDS.code: ("kind", "system", "state"),
    DOSSIERS.code: (),
}
_DATASETS: tuple[Dataset, ...] = (CASES, RECORDS, DOSSIERS)
CODES = tuple(dataset.code for dataset in _DATASETS)
NO_DAY = date(1, 1, 1)  # the month of rows that belong to no day
NOBODY, EVERYTHING = 0, -1  # instead of a unit: rows of none, and all rows
MONTH = "month"  # a table may be made by the month of the day that a row belongs to
_NO_ASKING = Asked(NO_DAY, NO_DAY, NO_DAY)  # what a row is kept by asks for no day


@dataclass(frozen=True, slots=True)
class Kept:
    """A cube, the rows it is counted from, and the columns of a cell."""

    cube: Cube
    rows: Rows
    columns: Mapping[str, str]  # of the dataset, and flags: where they stand in a cell

    @property
    def dataset(self) -> str:
        return self.cube.dataset.code

    def place(self, name: str) -> str | None:
        """The path of what a table is made by; nothing where cells do not tell it apart."""
        own = {self.cube.dataset.unit: "unit__code", self.cube.dataset.area: "area__code"}
        if name in own:
            return own[name]
        if name == MONTH:
            return MONTH
        return self.columns[name] if name in self.cube.texts else None

    @property
    def conditions_on(self) -> dict[str, str]:
        """What conditions over cells look at."""
        own = {self.cube.dataset.unit: "unit__code", self.cube.dataset.area: "area__code"}
        return own | dict(self.columns)


@cache
def kept(code: str) -> Kept:
    """The cells of a dataset."""
    dataset = next(one for one in _DATASETS if one.code == code)
    of = cube(dataset, FIGURES, groups=_GROUPS[code])
    columns = dict(zip(of.texts, TEXTS, strict=False))
    columns |= dict(zip((one.column for one in of.days), DAYS, strict=False))
    columns |= {flag_name(number): FLAGS[number] for number in range(len(of.flags))}
    return Kept(of, rows_of(dataset), columns)


@cache
def kept_row_by_row(code: str) -> Kept:
    """The same, asking other tables of each row: for a few rows among a million. As sets, what
    ever was late is gathered for each handful anew."""
    of = kept(code)
    columns = {
        name: replace(place, each=True) if isinstance(place, Earliest | Some) else place
        for name, place in of.rows.columns.items()
    }
    return replace(of, rows=replace(of.rows, columns=columns))


class Month(Func):
    """The first day of a month; of no day, the first of all."""

    output_field = DateField()

    def as_sql(self, compiler: Any, connection: Any, *_given: Any, **extra: Any) -> Any:
        template = (
            "COALESCE(date_trunc('month', %(expressions)s)::date, DATE '0001-01-01')"
            if connection.vendor == "postgresql"
            else "COALESCE(substr(%(expressions)s, 1, 8) || '01', '0001-01-01')"
        )
        return super().as_sql(compiler, connection, template=template, **extra)


class HalfMonth(Func):
    """The first day of a half month, the 1st or the 15th, as `core.figures.cube` has it."""

    output_field = DateField(null=True)

    def as_sql(self, compiler: Any, connection: Any, *_given: Any, **extra: Any) -> Any:
        template = (
            "(date_trunc('month', %(expressions)s) + CASE WHEN extract(day FROM %(expressions)s)"
            " < 15 THEN interval '0 days' ELSE interval '14 days' END)::date"
            if connection.vendor == "postgresql"
            else "(substr(%(expressions)s, 1, 8) || CASE WHEN substr(%(expressions)s, 9) < '15'"
            " THEN '01' ELSE '15' END)"
        )
        said, given = super().as_sql(compiler, connection, template=template, **extra)
        return said, [*given, *given]  # the expression stands there twice


class DayAfter(Func):
    """The following day."""

    output_field = DateField(null=True)

    def as_sql(self, compiler: Any, connection: Any, *_given: Any, **extra: Any) -> Any:
        is_postgres = connection.vendor == "postgresql"
        template = "(%(expressions)s + 1)" if is_postgres else "date(%(expressions)s, '+1 day')"
        return super().as_sql(compiler, connection, template=template, **extra)


def dated(rows: Rows) -> str:
    """The path of the day that a row belongs to."""
    place = rows.columns[rows.dataset.dated]
    if not isinstance(place, str):
        raise TypeError(f"{rows.dataset.code}: no path to {rows.dataset.dated}")
    return place


def told_apart(of: Kept) -> dict[str, Combinable]:
    """The columns of a cell, counted from the rows: by their names in the table."""
    rows, day = of.rows, F(dated(of.rows))
    found: dict[str, Combinable] = {
        "unit_id": F(f"{rows.unit}_id"),
        "area_id": F(f"{rows.area}_id"),
        "month": Month(day),
    }
    for name in of.cube.texts:
        found[of.columns[name]] = _expression(rows, name)
    for one in of.cube.days:
        column = _expression(rows, one.column)
        found[of.columns[one.column]] = Case(
            *_when(one.exact, rows, column),
            *_when(one.half, rows, HalfMonth(column, output_field=DateField())),
            *_when(one.after, rows, HalfMonth(DayAfter(column), output_field=DateField())),
            default=Value(None),
            output_field=DateField(),
        )
    for number, flag in enumerate(of.cube.flags):
        found[FLAGS[number]] = Case(
            When(as_q(flag, rows.columns, _NO_ASKING), then=Value(value=True)),
            default=Value(value=False),
        )
    return found


def _when(condition: Condition, rows: Rows, then: Combinable) -> list[When]:
    if condition == NEVER:
        return []
    which = as_q(condition, rows.columns, _NO_ASKING)
    return [When(which if which != Q() else Q(pk__isnull=False), then=then)]


def _expression(rows: Rows, name: str) -> Combinable:
    found = rows.expression(name)
    return F(found) if isinstance(found, str) else found


def place_of(rows: Rows, name: str) -> Combinable:
    """What a table is made by, of the rows themselves: a column, or the month of their day."""
    return Month(F(dated(rows))) if name == MONTH else _expression(rows, name)


def all_cells_of(of: Kept) -> QuerySet[Cell]:
    """All cells of a dataset, also those of batches that nobody sees yet."""
    return Cell.objects.filter(dataset=of.dataset)


def cells_of(of: Kept, asides: Iterable[int] = ()) -> QuerySet[Cell]:
    """The cells that count: of everything that is not kept apart, and of these batches."""
    return all_cells_of(of).filter(batch_key__in=(0, *asides))
