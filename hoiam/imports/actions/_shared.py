"""Small steps that the actions of this part share; none of them records an event."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import connection

from hoiam.accounts import queries as accounts
from hoiam.accounts.models import Officer
from hoiam.base.queries import only
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.core.refusals import NotAllowed
from hoiam.imports.models import Import, ImportRow, ImportState
from hoiam.registers import actions as registers
from hoiam.registers.models import Batch

# Whoever works on a chunk holds the import so long; a killed worker gives it back by itself.
LEASE = timedelta(seconds=90)
READING_LEASE = timedelta(minutes=5)  # a large workbook takes minutes to open
MOST_CHARACTERS = 2_000_000  # of one chunk: a row may be long


def locked(of: Import) -> Import:
    """The row under a lock, with its unit."""
    return Import.objects.select_for_update(of=("self",)).select_related("unit").get(pk=of.pk)


def subject(of: Import) -> tuple[str, str]:
    """How an import is named in events."""
    return ("import", of.code)


def begin_stage(of: Import, state: ImportState) -> None:
    """The import goes into a stage from its first row on."""
    of.state, of.done, of.place = state, 0, 0


def next_rows(of: Import, most: int, *, characters: int = MOST_CHARACTERS) -> list[ImportRow]:
    """The rows below the place of the import, as many as fit into one chunk."""
    found = ImportRow.objects.filter(of=of, line__gt=of.place).order_by("line")[:most]
    taken: list[ImportRow] = []
    size = 0
    for row in found.iterator(chunk_size=50):
        taken.append(row)
        size += sum(map(len, row.cells.values()))
        if size > characters:
            break
    return taken


def write_verdicts(rows: Sequence[ImportRow]) -> None:
    """The verdicts of many rows. Every row has its own, so this is one statement many times over:
    the quickest that both databases have, by a factor of ten."""
    field = ImportRow._meta.get_field("details")
    said = [
        (row.verdict, row.why, field.get_db_prep_save(row.details, connection), row.code, row.pk)
        for row in rows
    ]
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE imports_importrow SET verdict = %s, why = %s, details = %s, code = %s "
            "WHERE id = %s",
            said,
        )


def put_away(rows: Sequence[ImportRow]) -> None:
    """Each row is done, and its cells are not needed any more."""
    keys = [row.pk for row in rows]
    ImportRow.objects.filter(pk__in=keys).update(done=True, cells={})


def doer(of: Import, by: Actor, at: datetime) -> Actor:
    """Who confirmed, with the roles held now: a worker only carries out what they ordered."""
    if of.confirmed_by.startswith("system:"):
        return by
    officer = only(Officer.objects.filter(code=of.confirmed_by, is_active=True))
    if officer is None:
        raise NotAllowed("imports.not-keeper")
    return accounts.orderer(officer, day=calendar.day_of(at), act=by.act)


def forget_samples(of: Import) -> None:
    """The pieces of cells that were shown before a conversion go with the cells."""
    of.guess = of.guess | {"samples": []}


def give_up_batch(of: Import, why: str, by: Actor, at: datetime) -> None:
    """What was written already is never shown."""
    batch = only(Batch.objects.filter(code=of.batch)) if of.batch else None
    if batch is not None and batch.shown_at is None and batch.withdrawn_at is None:
        registers.withdraw(batch=batch, why=why, by=by, at=at)
