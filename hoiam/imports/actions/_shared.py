"""Small steps that the actions of this part share; none of them records an event."""

from datetime import datetime, timedelta

from hoiam.accounts import queries as accounts
from hoiam.accounts.models import Officer
from hoiam.base.queries import only
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.core.refusals import NotAllowed
from hoiam.imports.models import Import, ImportPack, ImportState
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


def put_away(of: Import, *, upto: int) -> None:
    """Rows up to a line are written, and the cells of whole packs of them not needed any more."""
    ImportPack.objects.filter(of=of, last__lte=upto).delete()


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
