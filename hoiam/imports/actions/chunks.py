"""The background of an import: reading, judging and writing, one chunk at a time.

A chunk is no act: nobody sees anything of it. Each is one short transaction, so that others write
in between; whoever is killed in the middle of one has written nothing of it. A worker holds a
lease, and a chunk is written only if the import still stands where it stood when the lease was
taken: two workers never write one chunk twice.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from hoiam.base.pace import part
from hoiam.base.queries import only
from hoiam.core.actor import Actor
from hoiam.core.refusals import NotFound, Refusal, WrongState
from hoiam.imports.actions import _committing, _judging, _reading, _shared, _steps, stopping
from hoiam.imports.actions._steps import Lost
from hoiam.imports.hand import Hand
from hoiam.imports.models import Import, ImportPack, ImportRow, ImportState
from hoiam.imports.policies import BUSY

CLEARED_AT_ONCE, CLEARED_PACKS = 2_000, 10
# So often one chunk may kill its worker or fail as nobody foresaw; then a person has to look.
MOST_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Advanced:
    """How far an import is; `worked` is false where there was nothing to do for this worker."""

    state: ImportState
    total: int
    done: int
    worked: bool


def advance(
    *, code: str, hand: Hand, by: Actor, at: datetime, machine: datetime | None = None
) -> Advanced:
    """Do one chunk of what comes next, if it is this worker's to do. The lease is counted by the
    machine's clock, where that is not the house's."""
    of = _take(code, machine or at)
    if of is None:
        return _stands(code, worked=False)
    try:
        if of.attempts >= MOST_ATTEMPTS:
            raise WrongState("imports.kept-failing", file=of.file_name, times=MOST_ATTEMPTS)
        _stage(of)(of, hand, by, at)
    except Lost:
        return _stands(code, worked=False)
    except Refusal as error:
        hand.close()
        stopping.refuse(of=of, error=error, by=by, at=at)
    return _stands(code, worked=True)


@transaction.atomic
def let_go(*, code: str) -> None:
    """Somebody says that the worker who holds an import is dead. Were it alive, it would find at
    the end of its chunk that the import is not its own any more, and write nothing."""
    Import.objects.filter(code=code).update(lease_until=None)


@part()
def _take(code: str, at: datetime) -> Import | None:
    found = only(
        Import.objects.select_for_update(of=("self",)).select_related("unit").filter(code=code)
    )
    if found is None:
        raise NotFound("base.not-found")
    goes_on = found.clearing or (found.state in BUSY and found.paused_at is None)
    if not goes_on or (found.lease_until is not None and found.lease_until > at):
        return None
    # Whoever ended a chunk gave the lease back; one that ran out belonged to somebody who did not.
    found.attempts = found.attempts + 1 if found.lease_until is not None else 0
    reads = found.state == ImportState.READING
    found.lease_until = at + (_shared.READING_LEASE if reads else _shared.LEASE)
    found.save(update_fields=["lease_until", "attempts"])
    return found


def _stage(of: Import) -> Callable[[Import, Hand, Actor, datetime], None]:
    if of.clearing:
        return _clear
    return {
        ImportState.READING: _reading.read,
        ImportState.JUDGING: _judging.judge,
        ImportState.COMMITTING: _committing.commit,
    }[ImportState(of.state)]


def _stands(code: str, *, worked: bool) -> Advanced:
    state, total, done = Import.objects.values_list("state", "total", "done").get(code=code)
    return Advanced(ImportState(state), total, done, worked)


@transaction.atomic
def _clear(of: Import, hand: Hand, by: Actor, at: datetime) -> None:
    """Some of the rows that have to go."""
    hand.close()
    now = _steps.mine(of)  # else the rows found here might be those of a new reading already
    first = ImportRow.objects.filter(of=now).order_by("line")[:CLEARED_AT_ONCE]
    keys = list(first.values_list("pk", flat=True))
    ImportRow.objects.filter(pk__in=keys).delete()
    packs = list(ImportPack.objects.filter(of=now).values_list("pk", flat=True)[:CLEARED_PACKS])
    ImportPack.objects.filter(pk__in=packs).delete()
    now.clearing = len(keys) == CLEARED_AT_ONCE or len(packs) == CLEARED_PACKS
    now.lease_until = None
    now.save(update_fields=["clearing", "lease_until"])
