"""Figures read from cells: clean ones by their numbers, marked ones from the rows themselves.

Cells are read once for each stamp of them, by unit and month, and then stand in `keeping`.
"""

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Aggregate, Count, F, Min, Q, QuerySet, Sum, Value

from hoiam.base.queries import Unindexed
from hoiam.core.figures.definitions import Figure
from hoiam.core.figures.language import All, Asked, Compare, Condition, Mark, Op, negated
from hoiam.figures.datasets.orm import EVERY, as_q
from hoiam.figures.datasets.rows import Reach
from hoiam.figures.datasets.scopes import Scope, condition, in_few_places, keys_of
from hoiam.figures.rollup.counting import State, in_parts, state
from hoiam.figures.rollup.cubes import (
    CODES,
    EVERYTHING,
    MONTH,
    NO_DAY,
    NOBODY,
    Kept,
    cells_of,
    kept,
    place_of,
)
from hoiam.figures.rollup.keeping import KEPT, Line, Numbers, Parts, parts_of
from hoiam.units.models import Unit

MOST_MARKED = 60  # units of a month: where more are marked, the rows are as quick to count
TRIES = 3
# Numbers by their names: rows of which all of this holds, each as it is asked on some days.
type Told = Sequence[tuple[str, tuple[tuple[Condition, Asked], ...]]]


def grouped(
    figures: Sequence[Figure],
    by: Sequence[str],
    asked: Asked,
    scope: Scope,
    reach: Reach | None = None,
) -> Numbers | None:
    """The same as the engine's `grouped`, from cells; nothing where they do not answer this.

    What was marked is asked before and after: if a cell was counted anew meanwhile, or one more
    became stale, it is read once more. So every cell that is summed still said what was so at the
    moment when the marked rows were counted.
    """
    code = figures[0].dataset.code
    if code not in CODES or not figures:
        return None
    of = kept(code)
    if any(of.place(name) is None for name in by):
        return None
    cut: Asked | None = None
    if not of.cube.answers(figures, asked):
        if not of.cube.answers_until_today(figures, asked):
            return None
        cut = asked
    return _steady(of, _each(figures, asked), by, scope, reach, cut, asked.day)


def only_in(
    figure: Figure, asked: Asked, other: Asked, scope: Scope, reach: Reach | None = None
) -> int | None:
    """How many rows a figure counts of one period and not of another."""
    code = figure.dataset.code
    if code not in CODES:
        return None
    of = kept(code)
    if not of.cube.answers([figure], asked) or not of.cube.answers([figure], other):
        return None
    told = [("n", ((figure.counted, asked), (negated(figure.counted), other)))]
    found = _steady(of, told, (), scope, reach, None, asked.day)
    return None if found is None else found[()]["n"]


def begins(figure: Figure, asked: Asked, scope: Scope) -> date | None:
    """No row that a figure counts has its day before this one: a list need not look there."""
    code = figure.dataset.code
    before = state(code) if code in CODES else None
    if before is None:
        return None
    of = kept(code)
    if not of.cube.answers([figure], asked) and (
        not of.cube.answers_until_today([figure], asked) or _any_later(of, asked)
    ):
        return None
    which = as_q(of.cube.over(figure.counted), of.conditions_on, asked)
    cells = cells_of(of, before.asides).filter(condition(scope, _CELLS, asked.day)).filter(which)
    first = cells.aggregate(first=Min("month"))["first"]
    after = state(code)
    if after is None or after.cells != before.cells or not after.marked <= before.marked:
        return None
    months = [month for _unit, month in before.marked]
    found = min([*months, first] if first is not None else months, default=NO_DAY)
    return None if found == NO_DAY else found


def _steady(
    of: Kept,
    told: Told,
    by: Sequence[str],
    scope: Scope,
    reach: Reach | None,
    cut: Asked | None,
    on: date,
) -> Numbers | None:
    code = of.dataset
    before = state(code)
    for _try in range(TRIES):
        if before is None or len(before.marked) > MOST_MARKED:
            return None
        if any(unit == EVERYTHING for unit, _month in before.marked):
            return None
        if cut is not None and _any_later(of, cut):
            return None
        key = _key(of, told, by, scope, before, reach, on)
        kept_before = KEPT.get(key) if key is not None else None
        if kept_before is not None and not before.marked:
            return (
                kept_before.whole
            )  # the stamp just read is that of these cells, and all are clean
        parts = kept_before or _clean(of, told, by, scope, reach, on, before.asides)
        found = _read(of, told, by, scope, before.marked, reach, on, parts)
        after = state(code)
        if after is not None and after.cells == before.cells:
            if key is not None and kept_before is None:
                KEPT.put(key, parts)
            if after.marked <= before.marked:
                return found
        before = after
    return None


def _key(
    of: Kept,
    told: Told,
    by: Sequence[str],
    scope: Scope,
    before: State,
    reach: Reach | None,
    on: date,
) -> Hashable | None:
    """By what such numbers are kept. Which territories lie in a scope is another table's to say:
    those are read each time."""
    if scope.areas:
        return None
    units = tuple(keys_of(scope, on)) if scope.units else None
    reached = reach.units if reach is not None else None
    return (of.dataset, before.cells, tuple(told), tuple(by), units, reached)


def _any_later(of: Kept, asked: Asked) -> bool:
    """Whether a row has a day after the last one, in its half month or later."""
    columns = [of.rows.columns[name] for name in of.cube.halved]
    if not all(isinstance(one, str) for one in columns):
        return True
    rows = of.rows.base().order_by()
    return any(rows.filter(**{f"{one}__gt": asked.last}).exists() for one in columns)


def _read(
    of: Kept,
    told: Told,
    by: Sequence[str],
    scope: Scope,
    marked: frozenset[tuple[int, date]],
    reach: Reach | None,
    on: date,
    parts: Parts,
) -> Numbers:
    """Cells that are not marked, and the marked rows themselves."""
    found = parts.without(marked)
    if marked:
        found = _more(found, _live(of, told, by, scope, marked, reach, on))
    if not by or not marked:
        return found
    return {line: one for line, one in found.items() if any(one.values())}


def _more(found: Numbers, live: Iterable[tuple[Line, dict[str, int]]]) -> Numbers:
    """The sum of both; what is kept for other readers stays as it is."""
    told = dict(found)
    for line, numbers in live:
        there = told.get(line)
        told[line] = (
            numbers
            if there is None
            else {code: there[code] + number for code, number in numbers.items()}
        )
    return told


def _clean(
    of: Kept,
    told: Told,
    by: Sequence[str],
    scope: Scope,
    reach: Reach | None,
    on: date,
    asides: Collection[int],
) -> Parts:
    """What all cells say, by unit and month: which of them are marked may change meanwhile."""
    few = in_few_places(scope, _CELLS, on)
    within = condition(scope, _CELLS, on) if few is None else few
    clean = cells_of(of, asides).filter(within)
    if reach is not None:
        clean = clean.filter(reach.rows(_CELLS))
    common = _common(told)
    for one, asked in common:
        clean = clean.filter(as_q(of.cube.over(one), of.conditions_on, asked))
        if few is None:
            clean = clean.filter(_months(of, one, asked))
    # In the order of the index, by keys: a unit's code stands in another table. Cells of a few
    # territories are found by these, and put in order afterwards.
    month = F("month") if few is None else Unindexed("month")
    places: dict[str, Any] = {"part_month": month, "part_unit": F("unit_id")}
    own = {MONTH: 0, of.cube.dataset.unit: 1}
    places |= {f"by_{name}": F(str(of.place(name))) for name in by if name not in own}
    columns = {name: place for place, name in enumerate(_rest(by, own), start=2)} | own
    rows = (
        clean.order_by()
        .values(**places)
        .annotate(**_sums(of, told, common))
        .values_list(*places, *(f"n_{number}" for number in range(len(told))))
    )
    codes = [code for code, _asked in told]
    at = [columns[name] for name in by]
    unit_at = next((place for place, name in enumerate(by) if name == of.cube.dataset.unit), None)
    return parts_of(codes, _by_part(rows, len(places), at, unit_at), is_one_line=not by)


def _rest(by: Sequence[str], own: Mapping[str, int]) -> list[str]:
    return [name for name in by if name not in own]


def _by_part(
    rows: QuerySet[Any], width: int, at: Sequence[int], unit_at: int | None
) -> Iterator[tuple[tuple[int, date], Line, tuple[int, ...]]]:
    """The lines as the database says them: of ten thousand, making objects of each is most of the
    work. Days come as texts from SQLite, and as days from PostgreSQL."""
    known: dict[Any, Any] = {}
    told = _fetched(rows)
    units = _codes({row[1] for row in told}) if unit_at is not None else {}
    for row in told:
        month = _day(row[0], known)
        line = [row[place] if place else month for place in at]
        if unit_at is not None:
            line[unit_at] = units.get(row[1])
        numbers = tuple(map(int, row[width:]))
        if any(numbers):
            yield (row[1] or NOBODY, month), tuple(line), numbers


def _fetched(rows: QuerySet[Any]) -> list[tuple[Any, ...]]:
    """What a statement says; nothing where its conditions leave nothing to look for."""
    try:
        said, given = rows.query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return []
    with connection.cursor() as cursor:
        cursor.execute(said, given)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def _codes(keys: Collection[int | None]) -> dict[int | None, str]:
    """The codes of units, which never change; what no unit has any more has none."""
    return dict(Unit.objects.filter(pk__in=[one for one in keys if one]).values_list("pk", "code"))


def _live(
    of: Kept,
    told: Told,
    by: Sequence[str],
    scope: Scope,
    marked: frozenset[tuple[int, date]],
    reach: Reach | None,
    on: date,
) -> Iterator[tuple[Line, dict[str, int]]]:
    """The rows of marked units and months, by the same definitions."""
    live = of.rows.base().filter(condition(scope, of.rows, on), in_parts(of, marked))
    if reach is not None:
        live = live.filter(reach.rows(of.rows))
    columns: dict[str, Any] = {f"by_{name}": place_of(of.rows, name) for name in by}
    rows = _counted(live, columns, _counts(of, told))
    known: dict[Any, Any] = {}
    width = len(by) or 1
    days = [place for place, name in enumerate(by) if name == MONTH]
    for row in _fetched(rows):
        line = list(row[:width]) if by else []
        for place in days:
            line[place] = _day(line[place], known)
        numbers = {code: int(n) for (code, _asked), n in zip(told, row[width:], strict=True)}
        yield tuple(line), numbers


def _common(told: Told) -> list[tuple[Condition, Asked]]:
    """What every number asks for: cells of which it does not hold need not be summed."""
    each = [
        [(part, asked) for one, asked in which for part in _parts(one)] for _name, which in told
    ]
    return [part for part in dict.fromkeys(each[0]) if all(part in one for one in each)]


def _parts(condition: Condition) -> Iterator[Condition]:
    if isinstance(condition, All):
        for part in condition.parts:
            yield from _parts(part)
    else:
        yield condition


def _months(of: Kept, condition: Condition, asked: Asked) -> Q:
    """The months in which it can hold, by which cells are found."""
    match condition:
        case Compare(column, Op.GE, Mark.FIRST, empty=False) if column == of.cube.dataset.dated:
            return Q(month__gte=asked.first.replace(day=1))
        case Compare(column, Op.LE, Mark.LAST, empty=False) if column == of.cube.dataset.dated:
            return Q(month__lte=asked.last)
    return Q()


class _Cells:
    """Where a scope finds bodies and territories of cells."""

    unit = "unit"
    area = "area"


_CELLS: Any = _Cells()


def _counted(
    rows: QuerySet[Any], places: Mapping[str, Any], numbers: Mapping[str, Aggregate]
) -> Any:
    """One row for each combination; of none, one row for all."""
    if places:
        return rows.order_by().values(**places).annotate(**numbers)
    return rows.order_by().values(by_=Value(1)).annotate(**numbers)


def _each(figures: Sequence[Figure], asked: Asked) -> Told:
    """Every number that is asked for: the figure's, and the denominator of a share."""
    told = []
    for figure in figures:
        told.append((figure.code, ((figure.counted, asked),)))
        if figure.within is not None:
            told.append((f"{figure.code}/whole", ((figure.within, asked),)))
    return told


def _sums(
    of: Kept, told: Told, common: Collection[tuple[Condition, Asked]]
) -> dict[str, Aggregate]:
    """What all of them ask for was asked of the cells already."""
    over, places = of.cube.over, of.conditions_on
    return {
        f"n_{number}": Sum(
            "number",
            filter=_only(
                [
                    as_q(over(part), places, asked)
                    for one, asked in which
                    for part in _parts(one)
                    if (part, asked) not in common
                ]
            ),
            default=0,
        )
        for number, (_code, which) in enumerate(told)
    }


def _counts(of: Kept, told: Told) -> dict[str, Aggregate]:
    places = of.rows.columns
    return {
        f"n_{number}": Count("pk", filter=_only([as_q(one, places, asked) for one, asked in which]))
        for number, (_code, which) in enumerate(told)
    }


def _only(parts: Sequence[Q]) -> Q | None:
    found = EVERY
    for part in parts:
        found &= part
    return None if found == EVERY else found


def _day(told: Any, known: dict[Any, Any]) -> Any:
    if told not in known:
        known[told] = date.fromisoformat(told) if isinstance(told, str) else told
    return known[told]
