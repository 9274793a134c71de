"""What a conclusion orders and what was done of it, entry by entry, for the official columns."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, WrongState
from hoiam.denunciations import policies, queries
from hoiam.denunciations.actions import _shared
from hoiam.denunciations.counts import sums
from hoiam.denunciations.measures import BY_CODE, MEASURES
from hoiam.denunciations.models import DenunciationEntry, DenunciationFile, Side

MOST = 10**15


@dataclass(frozen=True, slots=True)
class NewEntry:
    """One amount in one column."""

    key: str
    side: Side
    measure: str
    amount: int
    day: date
    paper: str = ""


@transaction.atomic
def enter(*, file: DenunciationFile, new: NewEntry, by: Actor, at: datetime) -> DenunciationEntry:
    """One amount more: ordered, or done."""
    file = _shared.locked(file)
    policies.check_can_enter(file, by)
    known: DenunciationEntry | None = DenunciationEntry.objects.filter(
        file=file, key=new.key
    ).first()
    if known is not None:
        return known
    rows = queries.entries(file)
    if new.measure not in BY_CODE or not 1 <= new.amount <= MOST:
        raise Invalid("denunciations.measure", field="amount")
    _shared.check_happened(new.day, calendar.day_of(at))
    row = DenunciationEntry(
        file=file,
        key=new.key,
        number=len(rows) + 1,
        side=new.side,
        measure=new.measure,
        amount=new.amount,
        day=new.day,
        paper=_shared.paper_number(new.paper),
        entered_at=at,
        entered_by=by.code,
    )
    standing = [one for one in rows if queries.counts_as_entered(one)]
    check_adds_up([*standing, row])
    row.save(force_insert=True)
    audit.record("denunciations.entry.entered", subject=_shared.subject(file), by=by, at=at)
    return row


def check_adds_up(rows: Iterable[DenunciationEntry]) -> None:
    """The identities of the forms, for one file: a part is no more than its whole (22 ≤ 21,
    25 ≤ 24), and what is done no more than what had to be."""
    told = sums(rows)
    for side in Side:
        for one in MEASURES:
            if one.within and told[side, one.code] > told[side, one.within]:
                whole = BY_CODE[one.within].name
                raise Invalid("denunciations.part-of", field="amount", whole=whole)
    for one in MEASURES:
        if told[Side.DONE, one.code] > told[Side.DUE, one.code]:
            raise Invalid("denunciations.more-than-due", field="amount")


@transaction.atomic
def take_entry_back(
    *, file: DenunciationFile, number: int, by: Actor, at: datetime
) -> DenunciationEntry:
    """A wrong entry stays to be read and counts no more."""
    file = _shared.locked(file)
    policies.check_can_enter(file, by)
    rows = queries.entries(file)
    standing = [one for one in rows if queries.counts_as_entered(one)]
    gone = next((one for one in standing if one.number == number), None)
    if gone is None:
        raise WrongState("denunciations.entry-gone")
    check_adds_up(one for one in standing if one != gone)
    row = DenunciationEntry(
        file=file,
        key=f"{file.code}-x{gone.number}",
        number=len(rows) + 1,
        side=gone.side,
        measure=gone.measure,
        amount=gone.amount,
        day=gone.day,
        takes_back=gone,
        entered_at=at,
        entered_by=by.code,
    )
    row.save(force_insert=True)
    audit.record("denunciations.entry.taken-back", subject=_shared.subject(file), by=by, at=at)
    return row
