"""Cells of a large batch, counted while nobody sees it: its showing is then one mark.

Of each dataset that reads registers, month after month: read without keeping anybody waiting, and
written some thousand cells at a time. What changes in the meantime marks its units and months as
always, and whoever counts those anew sees to these cells as well. A batch that is shown before all
of this is done is marked whole, as a small one is.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from hoiam.base.rows import insert_many
from hoiam.figures.models.rollup import Aside, Cell, Mark, Rollup
from hoiam.figures.rollup.counting import counted, digest, in_month, stamp
from hoiam.figures.rollup.cubes import (
    CODES,
    EVERYTHING,
    Kept,
    Month,
    dated,
    kept,
    told_apart,
)
from hoiam.registers.models import Batch

LEAST = 5_000  # rows; of fewer the showing marks what they touch
MOST_CELLS = 1_500  # at once: others wait while they are written


def count_before_showing(batch: Batch) -> bool:
    """A part of what has to be counted before a batch is shown; whether there may be more."""
    return any(_more(code, batch) for code in CODES)


def _more(code: str, batch: Batch) -> bool:
    of = kept(code)
    if of.rows.of_batch is None:
        return False
    aside = Aside.objects.filter(dataset=code, batch_key=batch.pk).first()
    if aside is None:
        return _begin(of, batch)
    if aside.is_ready:
        return False
    _count(of, aside, of.rows.of_batch(batch.pk))
    return True


def _begin(of: Kept, batch: Batch) -> bool:
    """From now on what changes among its rows marks them; whether there is anything to count."""
    if len(batch.rows.values("pk")[:LEAST]) < LEAST or batch.shown_at is not None:
        return False
    rows = of.rows.of_batch(batch.pk).filter(batch=batch)  # type: ignore[misc]  # just asked
    told = rows.order_by().values(month=Month(dated(of.rows))).distinct()
    months = sorted(month.isoformat() for month in told.values_list("month", flat=True))
    with transaction.atomic():
        row = Rollup.objects.select_for_update().filter(dataset=of.dataset).first()
        if row is None or row.digest != digest(of.dataset):
            return False
        if Mark.objects.filter(dataset=of.dataset, unit_key=EVERYTHING).exists():
            return False
        Aside.objects.create(dataset=of.dataset, batch_key=batch.pk, stamp=stamp(), months=months)
    return True


def _count(of: Kept, aside: Aside, rows: QuerySet[Any]) -> None:
    """The next month of it; after the last one its cells are ready."""
    if not aside.months:
        with transaction.atomic():
            now = _mine(aside)
            if now is not None:
                now.is_ready = True
                now.save(update_fields=["is_ready"])
        return
    month = date.fromisoformat(aside.months[0])
    told = counted(of, rows.filter(in_month(dated(of.rows), month)))
    said, given = told.query.sql_with_params()
    names = [*told_apart(of), "number"]
    quote = connection.ops.quote_name
    chosen = ", ".join(quote(f"cell_{name}") for name in told_apart(of))
    with connection.cursor() as cursor:
        # Names of our own columns and a statement made by Django; values are parameters.
        cursor.execute(f"SELECT {chosen}, number FROM ({said}) AS counted", given)  # noqa: S608
        cells = cursor.fetchall()
    for first in range(0, max(1, len(cells)), MOST_CELLS):
        some = cells[first : first + MOST_CELLS]
        is_last = first + MOST_CELLS >= len(cells)
        if not _put(of, aside, month, names, some, is_first=first == 0, is_last=is_last):
            return


def _put(
    of: Kept,
    aside: Aside,
    month: date,
    names: Sequence[str],
    cells: Sequence[tuple[Any, ...]],
    *,
    is_first: bool,
    is_last: bool,
) -> bool:
    """Some cells of a month; whether they still hold."""
    with transaction.atomic():
        now = _mine(aside)
        if now is None:
            return False
        if is_first:  # what somebody left who was killed
            Cell.objects.filter(batch_key=now.batch_key, dataset=of.dataset, month=month).delete()
        insert_many(Cell, names, cells, dataset=of.dataset, batch_key=now.batch_key)
        if is_last:
            now.months = now.months[1:]
            now.save(update_fields=["months"])
    return True


def _mine(aside: Aside) -> Aside | None:
    """The same under the lock of all who count; nothing where its month has to begin anew."""
    Rollup.objects.select_for_update().filter(dataset=aside.dataset).first()
    return Aside.objects.filter(pk=aside.pk, stamp=aside.stamp).first()


def drop_some() -> bool:
    """Throw some cells away of a batch that was withdrawn, or was shown before they were ready:
    nobody reads them. Whether there were any."""
    gone = Batch.objects.filter(withdrawn_at__isnull=False).values("pk")
    early = Batch.objects.filter(shown_at__isnull=False).values("pk")
    over = Q(batch_key__in=gone) | Q(batch_key__in=early, is_ready=False)
    aside = Aside.objects.filter(over).order_by("pk").first()
    if aside is None:
        return False
    cells = Cell.objects.filter(batch_key=aside.batch_key, dataset=aside.dataset)
    with transaction.atomic():
        some = list(cells.values_list("pk", flat=True)[:MOST_CELLS])
        Cell.objects.filter(pk__in=some).delete()
        if len(some) < MOST_CELLS:
            aside.delete()
    return True
