"""Cells counted from rows: what makes them, and what tells whether they are right."""

import secrets
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from typing import Any

from django.db import connection, transaction
from django.db.models import Count, F, Q, QuerySet

from hoiam.figures.models.rollup import FLAGS, Aside, Cell, Mark, Rollup
from hoiam.figures.rollup.cubes import (
    CODES,
    EVERYTHING,
    NO_DAY,
    NOBODY,
    Kept,
    Month,
    all_cells_of,
    cells_of,
    dated,
    kept,
    kept_row_by_row,
    told_apart,
)

# So many rows at once, and no more units of one month: who wants to write waits for a part.
MOST_ROWS, MOST_PARTS = 1_500, 400


def counted(of: Kept, rows: QuerySet[Any]) -> Any:
    """The cells of these rows, as a statement that counts them."""
    columns = {f"cell_{name}": column for name, column in told_apart(of).items()}
    return rows.order_by().values(**columns).annotate(number=Count("pk"))


@cache
def digest(code: str) -> str:
    """What the cells of a dataset mean: other definitions, or other rows, are other cells."""
    of = kept(code)
    said = str(counted(of, of.rows.base()).query)
    return sha256(f"{of.cube.digest} {said}".encode()).hexdigest()


def in_parts(of: Kept, parts: Iterable[tuple[int, date]]) -> Q:
    """Rows of these units, each in one month."""
    months: dict[date, set[int]] = {}
    for unit, month in parts:
        months.setdefault(month, set()).add(unit)
    found = Q(pk__in=())
    for month, units in months.items():
        found |= in_month(dated(of.rows), month) & _of_units(f"{of.rows.unit}_id", units)
    return found


def cells_in(parts: Iterable[tuple[int, date]]) -> Q:
    """Their cells."""
    months: dict[date, set[int]] = {}
    for unit, month in parts:
        months.setdefault(month, set()).add(unit)
    found = Q(pk__in=())
    for month, units in months.items():
        found |= Q(month=month) & _of_units("unit_id", units)
    return found


def in_month(path: str, month: date) -> Q:
    if month == NO_DAY:
        return Q(**{f"{path}__isnull": True})
    after = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return Q(**{f"{path}__gte": month, f"{path}__lt": after})


def _of_units(path: str, units: Collection[int]) -> Q:
    found = Q(**{f"{path}__in": [one for one in units if one != NOBODY]})
    return found | Q(**{f"{path}__isnull": True}) if NOBODY in units else found


def stamp() -> int:
    """What tells these cells from all others that ever were: drawn by lot and not counted on, since
    a number that was taken back would come again."""
    return secrets.randbits(62)


def begin(code: str) -> bool:
    """Mark everything to be counted where the cells are of other definitions, or of none; whether
    they were."""
    of = kept(code)
    everything = Mark.objects.filter(dataset=code, unit_key=EVERYTHING)
    if (
        Rollup.objects.filter(dataset=code, digest=digest(code)).exists()
        and not everything.exists()
    ):
        return False
    # Seen before what is marked anew is looked for: what changes from now on marks itself. Looked
    # for, and old cells dropped, before anybody has to wait: nobody reads cells in this state.
    seen = list(Mark.objects.filter(dataset=code).values_list("pk", flat=True))
    marks = _all_marks(of)
    while old := list(all_cells_of(of).values_list("pk", flat=True)[:MOST_ROWS]):
        Cell.objects.filter(pk__in=old).delete()
    with transaction.atomic():
        row, _made = Rollup.objects.select_for_update().get_or_create(dataset=code)
        if row.digest == digest(code) and not everything.exists():
            return False
        all_cells_of(of).delete()
        Aside.objects.filter(dataset=code).delete()
        Mark.objects.bulk_create(marks)
        Mark.objects.filter(pk__in=seen).delete()
        row.digest, row.rounds = digest(code), stamp()
        row.save()
    return True


def _all_marks(of: Kept) -> list[Mark]:
    """A mark for each unit and month that has a row."""
    parts = (
        of.rows.base()
        .order_by()
        .values(month=Month(dated(of.rows)), key=F(f"{of.rows.unit}_id"))
        .distinct()
        .values_list("key", "month")
    )
    return [Mark(dataset=of.dataset, unit_key=unit or NOBODY, month=month) for unit, month in parts]


def recount(code: str) -> int:
    """Count the marked units of the oldest marked month anew; how many there were.

    Marks are seen before the rows are counted, and only seen ones are taken away: who writes in
    the meantime leaves a mark that stays.
    """
    of = kept(code)
    few = _few_units(of)
    with transaction.atomic():
        row = Rollup.objects.select_for_update().filter(dataset=code).first()
        if row is None or row.digest != digest(code):
            return 0
        marks = Mark.objects.filter(dataset=code).exclude(unit_key=EVERYTHING)
        month = marks.order_by("month").values_list("month", flat=True).first()
        if month is None:
            return 0
        seen = list(marks.filter(month=month, unit_key__in=few).values_list("pk", "unit_key"))
        units = sorted({unit for _pk, unit in seen})
        if not units:
            return 0  # what was looked at before the transaction is counted by now
        parts = [(unit, month) for unit in units]
        all_cells_of(of).filter(cells_in(parts)).delete()
        _write_parts(kept_row_by_row(code), in_parts(of, parts), month)
        Mark.objects.filter(pk__in=[pk for pk, unit in seen if unit in set(units)]).delete()
        row.rounds = stamp()
        row.save()
    return len(parts)


def _few_units(of: Kept) -> list[int]:
    """The first marked units of the oldest marked month that hold no more rows than a part may;
    one at least. Looked at before anybody has to wait."""
    marks = Mark.objects.filter(dataset=of.dataset).exclude(unit_key=EVERYTHING)
    month = marks.order_by("month").values_list("month", flat=True).first()
    if month is None:
        return []
    keys = marks.filter(month=month).order_by("unit_key").values_list("unit_key", flat=True)
    units = list(keys.distinct()[:MOST_PARTS])
    column = f"{of.rows.unit}_id"
    there = of.rows.base().filter(in_parts(of, [(unit, month) for unit in units])).order_by()
    sizes = dict(there.values(column).annotate(size=Count("pk")).values_list(column, "size"))
    found: list[int] = []
    rows = 0
    for unit in units:
        rows += sizes.get(unit if unit != NOBODY else None, 0)
        if found and rows > MOST_ROWS:
            break
        found.append(unit)
    return found


def _write_parts(of: Kept, which: Q, month: date) -> None:
    """Cells of rows of some units of a month: those of batches that are kept apart by themselves,
    whether they are shown by now or not. A month that is still to be counted is not counted here;
    whoever is in the middle of it begins it anew."""
    apart = list(Aside.objects.filter(dataset=of.dataset)) if of.rows.of_batch else []
    ready = [one.batch_key for one in apart if one.is_ready]  # others count as everything else
    rows = of.rows.base().filter(which)
    _write(of, rows.exclude(batch_id__in=ready) if ready else rows, 0)
    for one in apart:
        rows = of.rows.of_batch(one.batch_key).filter(which)  # type: ignore[misc]  # has some
        if month.isoformat() not in one.months:
            _write(of, rows, one.batch_key)
        else:
            one.stamp = stamp()
            one.save(update_fields=["stamp"])


def _write(of: Kept, rows: QuerySet[Any], batch: int) -> None:
    """Cells of these rows, in one statement that reads and writes."""
    told = counted(of, rows)
    said, given = told.query.sql_with_params()
    quote = connection.ops.quote_name
    names = [*told_apart(of), "number"]
    told_as = [f"cell_{name}" for name in told_apart(of)]
    left = [name for name in FLAGS if name not in names]
    into = ", ".join(map(quote, ["dataset", "batch_key", *names, *left]))
    chosen = ", ".join(["%s", "%s", *map(quote, [*told_as, "number"]), *(["%s"] * len(left))])
    with connection.cursor() as cursor:
        # Names of our own columns and a statement made by Django; values are parameters.
        cursor.execute(
            f"INSERT INTO {quote(Cell._meta.db_table)} ({into})"  # noqa: S608
            f" SELECT {chosen} FROM ({said}) AS counted",
            [of.dataset, batch, *(False for _ in left), *given],
        )


def once() -> bool:
    """A part of what waits to be counted; whether there was any. Nobody is kept waiting for a
    look: it writes only where there is something."""
    return any([_next(code) for code in CODES])


def _next(code: str) -> bool:
    there = state(code)
    if there is None or any(unit == EVERYTHING for unit, _month in there.marked):
        return begin(code)
    return bool(there.marked) and recount(code) > 0


@dataclass(frozen=True, slots=True)
class Compared:
    """How many cells were looked at, and those that are not what their rows say."""

    looked: int
    wrong: tuple[str, ...]


def compared(code: str) -> Compared:
    """Every clean cell of a dataset against its rows."""
    of = kept(code)
    for _try in range(3):
        before = state(code)
        if before is None:
            return Compared(0, ())
        live = _by_cell(counted(of, of.rows.base()))
        there = _by_cell(cells_of(of, before.asides).values(*told_apart(of), "number"))
        after = state(code)
        if after is not None and after.cells == before.cells:
            break
    else:
        return Compared(0, ())
    dirty = before.marked | after.marked
    if any(unit == EVERYTHING for unit, _month in dirty):
        return Compared(0, ())
    odd = {
        cell
        for cell in live.keys() | there.keys()
        if live.get(cell) != there.get(cell) and (cell[0] or NOBODY, cell[2]) not in dirty
    }
    told = sorted({f"{code} {cell[0] or '-'} {cell[2]:%Y-%m}" for cell in odd})
    return Compared(len(there), tuple(told))


def _by_cell(rows: Iterable[Mapping[str, Any]]) -> dict[tuple[Any, ...], int]:
    found: dict[tuple[Any, ...], int] = {}
    for row in rows:
        told = dict(row)
        number = told.pop("number")
        cell = tuple(told.values())
        found[cell] = found.get(cell, 0) + number
    return found


@dataclass(frozen=True, slots=True)
class State:
    """How far the cells of a dataset can be read."""

    rounds: int
    marked: frozenset[tuple[int, date]]
    apart: frozenset[tuple[int, int]] = frozenset()  # batches that are shown, and their stamps

    @property
    def cells(self) -> tuple[int, frozenset[tuple[int, int]]]:
        """What tells the cells that count from all others that ever were."""
        return self.rounds, self.apart

    @property
    def asides(self) -> list[int]:
        """The batches whose cells are kept apart and count."""
        return [batch for batch, _stamp in self.apart]


# Of which cells somebody reads that are kept apart: those of a batch that is seen.
_SHOWN = (
    " FROM figures_aside a JOIN registers_batch b ON b.id = a.batch_key WHERE a.dataset = %s"
    " AND a.is_ready AND b.shown_at IS NOT NULL AND b.withdrawn_at IS NULL"
)


def state(code: str) -> State | None:
    """What is marked, in one statement; nothing where there are no cells of these definitions."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT r.digest, r.rounds, m.unit_key, m.month FROM figures_rollup r"  # noqa: S608
            " LEFT JOIN figures_mark m ON m.dataset = r.dataset WHERE r.dataset = %s"
            f" UNION ALL SELECT NULL, a.stamp, a.batch_key, NULL{_SHOWN}",
            [code, code],
        )
        rows = cursor.fetchall()
    own = [row for row in rows if row[0] is not None]
    if not own or own[0][0] != digest(code):
        return None
    marked = frozenset(
        (unit, month if isinstance(month, date) else date.fromisoformat(month))
        for _digest, _rounds, unit, month in own
        if unit is not None
    )
    apart = frozenset((key, stamped) for told, stamped, key, _none in rows if told is None)
    return State(own[0][1], marked, apart)
