"""The number of a figure, the rows behind it, and many numbers at once: all of one definition."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.db.models import Aggregate, Count, F, Q, QuerySet, Sum

from hoiam.core.figures.counting import Number
from hoiam.core.figures.definitions import Dataset, Figure, Measured
from hoiam.core.figures.language import ALWAYS, Asked, Condition, negated
from hoiam.core.figures.shares import Share
from hoiam.figures.datasets import rows_of
from hoiam.figures.datasets.orm import EVERY, as_q
from hoiam.figures.datasets.rows import Among, Reach, Rows
from hoiam.figures.datasets.scopes import Scope, condition
from hoiam.figures.rollup import reading
from hoiam.figures.rollup.cubes import place_of
from hoiam.figures.rollup.keeping import Numbers


class Part(StrEnum):
    """Which rows of a figure."""

    COUNTED = "counted"
    WHOLE = "whole"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a figure is, of what, when it was counted, and what is left over of a share.

    A sum of which no row says anything is unknown: nothing, and not zero.
    """

    figure: Figure
    asked: Asked
    scope: Scope
    value: Number
    whole: Number = None
    counted_at: datetime | None = None

    @property
    def version(self) -> int:
        return self.figure.version

    @property
    def share(self) -> Share | None:
        """Of a share: so many of so many; none where the denominator is zero or unknown is said
        by its percent."""
        if not self.figure.is_share or self.whole is None:
            return None
        return Share(self.value or 0, self.whole)

    @property
    def rest(self) -> Number:
        return self.share.rest if self.share is not None else None


def answer(
    figure: Figure,
    asked: Asked,
    scope: Scope | None = None,
    *,
    at: datetime | None = None,
    among: Among = None,
) -> Answer:
    """The number of a figure, and of a share its denominator, in one statement; `among` narrows
    it to rows that somebody may open."""
    return answers([figure], asked, scope, at=at, among=among)[figure.code]


def answers(
    figures: Sequence[Figure],
    asked: Asked,
    scope: Scope | None = None,
    *,
    at: datetime | None = None,
    among: Among = None,
) -> dict[str, Answer]:
    """Several figures of one scope by their codes: one statement for each dataset."""
    asked_of = scope or Scope()
    found: dict[str, Answer] = {}
    for one in {figure.dataset.code: figure for figure in figures}.values():
        same = [figure for figure in figures if figure.dataset == one.dataset]
        cells = _from_cells(same, (), asked, asked_of, among)
        counted: Mapping[str, Number] = (
            cells[()]
            if cells is not None
            else numbers_of(
                same, _base(one, asked, asked_of, among).aggregate(**aggregates(same, asked))
            )
        )
        for figure in same:
            value, whole = counted[figure.code], counted.get(f"{figure.code}/whole")
            found[figure.code] = Answer(figure, asked, asked_of, value, whole, at)
    return found


def rows(
    figure: Figure,
    asked: Asked,
    scope: Scope | None = None,
    part: Part = Part.COUNTED,
    *,
    among: Among = None,
) -> QuerySet[Any]:
    """The rows behind a number, by their day and then their key."""
    known = rows_of(figure.dataset)
    found = _base(figure, asked, scope or Scope(), among).filter(
        as_q(condition_of(figure, part), known.columns, asked)
    )
    return in_order(found, known)


def not_before(found: QuerySet[Any], figure: Figure, asked: Asked, scope: Scope) -> QuerySet[Any]:
    """The same rows of a figure, looked for from the first month that has any."""
    first = reading.begins(figure, asked, scope)
    day = rows_of(figure.dataset).columns[figure.dataset.dated]
    if first is None or not isinstance(day, str):
        return found
    return found.filter(**{f"{day}__gte": first})


def in_order(found: QuerySet[Any], known: Rows) -> QuerySet[Any]:
    """By the day that a row belongs to, those without one last; then by the key."""
    day, key = known.expression(known.dataset.dated), known.expression(known.dataset.key)
    dated = F(day) if isinstance(day, str) else day
    return found.order_by(dated.asc(nulls_last=True), key)  # type: ignore[attr-defined]


def after(found: QuerySet[Any], dataset: Dataset, mark: str) -> QuerySet[Any]:
    """Those behind a mark `day_key` in that order; all of them where it says nothing."""
    day, sign, code = mark.partition("_")
    if not sign or not code:
        return found
    known = rows_of(dataset)
    names = {"row_day": known.dataset.dated, "row_key": known.dataset.key}
    places = {name: known.expression(column) for name, column in names.items()}
    found = found.alias(**{n: F(p) if isinstance(p, str) else p for n, p in places.items()})
    if not day:
        return found.filter(row_day__isnull=True, row_key__gt=code)
    try:
        seen = date.fromisoformat(day)
    except ValueError:
        return found
    later = Q(row_day__gt=seen) | Q(row_day=seen, row_key__gt=code)
    return found.filter(later | Q(row_day__isnull=True))


def condition_of(figure: Figure, part: Part) -> Condition:
    """Which rows of a figure a part has; of a figure that is no share, all that it counts."""
    if part is Part.WHOLE:
        return figure.within or figure.where
    if part is Part.REST and figure.left_over is not None:
        return figure.left_over
    return figure.counted


def grouped(
    figures: Sequence[Figure],
    by: Sequence[str],
    asked: Asked,
    scope: Scope | None = None,
    *,
    among: Among = None,
) -> dict[tuple[Any, ...], dict[str, Number]]:
    """Figures of one dataset for every combination of columns, in one statement; `month` is that
    of the day that a row belongs to. Of a share, its denominator stands beside it as
    `code/whole`. A line that counts nothing is not there."""
    first = figures[0]
    cells = _from_cells(figures, by, asked, scope or Scope(), among)
    if cells is not None:
        return {line: dict(numbers) for line, numbers in cells.items()}
    known = rows_of(first.dataset)
    names = {f"by_{name}": place_of(known, name) for name in by}
    columns = {name: F(one) if isinstance(one, str) else one for name, one in names.items()}
    found = (
        _base(first, asked, scope or Scope(), among)
        .order_by()
        .values(**columns)
        .annotate(**aggregates(figures, asked))
    )
    lines = {tuple(row[name] for name in names): numbers_of(figures, row) for row in found}
    return {line: numbers for line, numbers in lines.items() if any(numbers.values())}


def numbers_of(figures: Iterable[Figure], row: Mapping[str, Any]) -> dict[str, Number]:
    """What such a statement counted in one of its rows."""
    counted: dict[str, Number] = {}
    for figure in figures:
        counted[figure.code] = number_of(figure, row)
        if figure.is_share:
            counted[f"{figure.code}/whole"] = row[_column(figure, Part.WHOLE)]
    return counted


def number_of(figure: Figure, row: Mapping[str, Any]) -> Number:
    """A figure's number in a row of a statement made of `aggregates`."""
    number: Number = row[_column(figure, Part.COUNTED)]
    return number


def aggregates(figures: Iterable[Figure], asked: Asked) -> dict[str, Aggregate]:
    """Figures as columns of a counting statement."""
    found: dict[str, Aggregate] = {}
    for figure in figures:
        found[_column(figure, Part.COUNTED)] = _measure(figure, figure.counted, asked)
        if figure.within is not None:
            found[_column(figure, Part.WHOLE)] = _measure(figure, figure.within, asked)
    return found


def _measure(figure: Figure, which: Condition, asked: Asked) -> Aggregate:
    known = rows_of(figure.dataset)
    filtered = as_q(which, known.columns, asked) if which != ALWAYS else EVERY
    only: Q | None = filtered if filtered != EVERY else None
    match figure.measure.how:
        case Measured.ROWS:
            return Count("pk", filter=only)
        case Measured.DISTINCT:
            return Count(known.expression(figure.measure.column), distinct=True, filter=only)
        case Measured.SUM:
            return Sum(known.expression(figure.measure.column), filter=only)


def _column(figure: Figure, part: Part) -> str:
    return f"{part.value}_{figure.code.replace('-', '_')}"


def only_in(
    figure: Figure,
    asked: Asked,
    other: Asked,
    scope: Scope | None = None,
    *,
    among: Among = None,
) -> QuerySet[Any]:
    """Rows that a figure counts of one period and not of another: why two totals differ."""
    columns = rows_of(figure.dataset).columns
    here = as_q(figure.counted, columns, asked)
    not_there = as_q(negated(figure.counted), columns, other)
    found = _base(figure, asked, scope or Scope(), among).filter(here).filter(not_there)
    return in_order(found, rows_of(figure.dataset))


def only_in_count(
    figure: Figure,
    asked: Asked,
    other: Asked,
    scope: Scope | None = None,
    *,
    among: Among = None,
) -> int:
    """How many those are."""
    if among is None or isinstance(among, Reach):
        found = reading.only_in(figure, asked, other, scope or Scope(), among)
        if found is not None:
            return found
    return only_in(figure, asked, other, scope, among=among).order_by().count()


def _from_cells(
    figures: Sequence[Figure], by: Sequence[str], asked: Asked, scope: Scope, among: Among
) -> Numbers | None:
    if among is None or isinstance(among, Reach):
        return reading.grouped(figures, by, asked, scope, among)
    return None


def _base(figure: Figure, asked: Asked, scope: Scope, among: Among = None) -> QuerySet[Any]:
    known = rows_of(figure.dataset)
    found = known.base().filter(condition(scope, known, asked.day))
    if isinstance(among, Reach):
        return found.filter(among.rows(known))
    return found if among is None else found.filter(pk__in=among.order_by().values("pk"))
