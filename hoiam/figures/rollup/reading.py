"""Figures read from cells: clean ones by their numbers, marked ones from the rows themselves."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Aggregate, Count, F, Min, Q, QuerySet, Sum, Value

from hoiam.core.figures.definitions import Figure
from hoiam.core.figures.language import All, Asked, Compare, Condition, Mark, Op, negated
from hoiam.figures.datasets.orm import EVERY, as_q
from hoiam.figures.datasets.rows import Reach
from hoiam.figures.datasets.scopes import Scope, condition
from hoiam.figures.rollup.counting import cells_in, in_parts, state
from hoiam.figures.rollup.cubes import (
    CODES,
    EVERYTHING,
    MONTH,
    NO_DAY,
    Kept,
    cells_of,
    kept,
    place_of,
)

MOST_MARKED = 60  # units of a month: where more are marked, the rows are as quick to count
TRIES = 3
type Numbers = dict[tuple[Any, ...], dict[str, int]]
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

    Clean cells and marked rows are read in one statement, so of one moment. What was marked is
    asked before and after: if a cell was counted anew meanwhile, or one more became stale, it is
    read once more.
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
    cells = cells_of(of).filter(condition(scope, _CELLS, asked.day)).filter(which)
    first = cells.aggregate(first=Min("month"))["first"]
    after = state(code)
    if after is None or after.rounds != before.rounds or not after.marked <= before.marked:
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
        found = _read(of, told, by, scope, before.marked, reach, on)
        after = state(code)
        if after is not None and after.rounds == before.rounds and after.marked <= before.marked:
            return found
        before = after
    return None


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
) -> Numbers:
    clean = cells_of(of).filter(condition(scope, _CELLS, on))
    if reach is not None:
        clean = clean.filter(reach.rows(_CELLS))
    if marked:
        clean = clean.exclude(cells_in(marked))
    for one, asked in _common(told):
        clean = clean.filter(as_q(of.cube.over(one), of.conditions_on, asked))
        clean = clean.filter(_months(of, one, asked))
    places = {f"by_{name}": F(str(of.place(name))) for name in by}
    rows = _counted(clean, places, _sums(of, told))
    if marked:
        live = of.rows.base().filter(condition(scope, of.rows, on), in_parts(of, marked))
        if reach is not None:
            live = live.filter(reach.rows(of.rows))
        columns = {f"by_{name}": place_of(of.rows, name) for name in by}
        rows = rows.union(_counted(live, columns, _counts(of, told)), all=True)
    return _added(rows, [code for code, _asked in told], by)


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


def _sums(of: Kept, told: Told) -> dict[str, Aggregate]:
    over, places = of.cube.over, of.conditions_on
    return {
        f"n_{number}": Sum(
            "number",
            filter=_only([as_q(over(one), places, asked) for one, asked in which]),
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


def _added(rows: QuerySet[Any], codes: Sequence[str], by: Sequence[str]) -> Numbers:
    """The lines as the database says them: of ten thousand, making objects of each is most of the
    work. Days come as texts from SQLite, and as days from PostgreSQL."""
    found: Numbers = {} if by else {(): dict.fromkeys(codes, 0)}
    width = len(by) or 1
    days = [place for place, name in enumerate(by) if name == MONTH]
    said, given = rows.query.get_compiler(connection=connection).as_sql()
    known: dict[Any, Any] = {}
    with connection.cursor() as cursor:
        cursor.execute(said, given)
        for row in cursor.fetchall():
            line = list(row[:width]) if by else []
            for place in days:
                line[place] = _day(line[place], known)
            there = found.setdefault(tuple(line), dict.fromkeys(codes, 0))
            for code, number in zip(codes, row[width:], strict=True):
                there[code] += int(number)
    return {line: one for line, one in found.items() if not by or any(one.values())}


def _day(told: Any, known: dict[Any, Any]) -> Any:
    if told not in known:
        known[told] = date.fromisoformat(told) if isinstance(told, str) else told
    return known[told]
