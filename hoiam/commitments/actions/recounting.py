"""A day that was decided late moves the date of every open clock that counts it.

One decision, worked off in chunks. A chunk is one short transaction that waits for nobody: what
somebody else has in hand is tried again with the next chunk. Every date is counted anew from its
start on the calendar as it stands, so that the order of decisions makes no difference, and a
second recount of the same days finds nothing to move.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import connection, transaction

from hoiam.base import audit
from hoiam.commitments import policies, queries
from hoiam.commitments.actions import _clocks, _shared
from hoiam.commitments.models import (
    CalendarChange,
    Commitment,
    CommitmentKind,
    DueDate,
    Recount,
    RecountState,
)
from hoiam.core.actor import Actor
from hoiam.core.text import vn_date
from hoiam.rules import queries as rules
from hoiam.rules.models import CalendarOverride

# Whoever read the calendar before the decision has written their clock by then (house rule); and
# the second day of a swap can be typed, or a slip withdrawn, before anybody is told anything.
QUIET = timedelta(minutes=2)
AT_ONCE = 250
# What a move needs of a duty: it may have a long result, and they are many.
_READ = ("code", "kind", "about_kind", "about_code", "rule", "due_on")


@dataclass(frozen=True, slots=True)
class Move:
    """One clock that has another date now."""

    kind: CommitmentKind
    about: tuple[str, str]
    old: date
    new: date
    reason: str


@dataclass(frozen=True, slots=True)
class Chunk:
    """What one step of a recount did, and how far the recount is."""

    recount: str
    total: int
    done: int
    moves: tuple[Move, ...]


@transaction.atomic
def recount(*, by: Actor, at: datetime) -> Chunk | None:
    """Recount the next open clocks that count a day decided late; nothing when none are left."""
    policies.check_can_recount(by)
    run = _next_run(at)
    if run is None:
        return None
    rows = _next_clocks(run)
    dates = _new_dates(run, rows, at)
    _write(dates)
    _go_on(run, rows, moved=len(dates), by=by, at=at)
    audit.record_each(
        "commitments.due-date.recounted",
        [(_shared.subject(row.commitment), _details(row)) for row in dates],
        by=by,
        at=at,
    )
    return Chunk(
        recount=str(run.pk),
        total=run.total,
        done=run.done,
        moves=tuple(_move(row) for row in dates),
    )


def _next_run(at: datetime) -> Recount | None:
    """The oldest change of the calendar that is not worked off, for this worker alone."""
    _open_missing()
    waiting = Recount.objects.filter(ended_at__isnull=True)
    first = waiting.order_by("id").first()
    if first is None:
        return None
    newest = max(waiting.values_list("decided_at", flat=True))
    if first.state == RecountState.WAITING and at < newest + QUIET:
        return None
    skip = connection.features.has_select_for_update_skip_locked
    mine = waiting.filter(pk=first.pk).select_for_update(of=("self",), skip_locked=skip)
    run: Recount | None = mine.select_related("override").first()
    if run is not None and run.state == RecountState.WAITING:
        run.state = RecountState.RUNNING
        run.total = queries.counting(*_days(run)).count()
    return run


def _open_missing() -> None:
    """A recount for every change of the calendar, through whichever door it came."""
    known = Recount.objects.values("override")
    new = rules.owing().exclude(pk__in=known.filter(change=CalendarChange.SET))
    gone = (
        rules.owing()
        .filter(withdrawn_at__isnull=False)
        .exclude(pk__in=known.filter(change=CalendarChange.WITHDRAWN))
    )
    missing = [_opened(row, CalendarChange.SET, row.set_at, row.set_by) for row in new]
    missing += [
        _opened(row, CalendarChange.WITHDRAWN, row.withdrawn_at, row.withdrawn_by)
        for row in gone
        if row.withdrawn_at is not None
    ]
    missing.sort(key=lambda one: (one.decided_at, one.override_id))
    if missing:  # two workers may find the same one
        Recount.objects.bulk_create(missing, ignore_conflicts=True)


def _opened(row: CalendarOverride, change: CalendarChange, at: datetime, by: str) -> Recount:
    return Recount(override=row, change=change, decided_at=at, decided_by=by)


def _next_clocks(run: Recount) -> list[Commitment]:
    # What another transaction has in hand ends this chunk; waiting for it could end in a deadlock.
    nowait = connection.features.has_select_for_update_nowait
    left = queries.counting(*_days(run)).filter(pk__gt=run.place)
    locked = left.select_for_update(of=("self",), nowait=nowait).order_by("pk")
    return list(locked.only(*_READ)[:AT_ONCE])


def _new_dates(run: Recount, rows: Sequence[Commitment], at: datetime) -> list[DueDate]:
    clocks = _clocks.counted(rows)
    days = rules.calendar_on()
    changes = _changes()
    found = []
    for row in rows:
        clock = clocks.get(row.pk)
        if clock is None:
            continue
        latest = max(row.due_on, _clocks.due(clock.start, clock.amount, days)[0])
        reason = _reason(changes, clock.start, latest)
        dated = _clocks.moved(row, clock, days, reason=reason, set_by=run.decided_by, at=at)
        if dated is not None:
            found.append(dated)
    return found


def _days(run: Recount) -> list[date]:
    return [row.day for row in rules.moved_by(run.override)]


def _changes() -> list[tuple[Recount, list[CalendarOverride]]]:
    """Every change that is not worked off, with its days: any of them may move a clock now."""
    runs = Recount.objects.filter(ended_at__isnull=True).select_related("override").order_by("id")
    return [(run, rules.moved_by(run.override)) for run in runs]


def _reason(
    changes: Sequence[tuple[Recount, list[CalendarOverride]]], start: date, latest: date
) -> str:
    """The changes that lie between the beginning of a clock and its date, in words."""
    inside = [(run, [row for row in rows if start < row.day <= latest]) for run, rows in changes]
    return "; ".join(_words(run, rows) for run, rows in inside if rows)


def _words(run: Recount, rows: Sequence[CalendarOverride]) -> str:
    """A day with its reason and decision; the days of one paper are named together."""
    days = ", ".join(f"{vn_date(row.day)} {'làm việc' if row.working else 'nghỉ'}" for row in rows)
    first = run.override
    grounds = first.decision if first.within_id else f"{first.reason}; {first.decision}"
    said = f"{days} ({grounds})"
    if run.change == CalendarChange.WITHDRAWN:
        return f"rút: {said}: {first.withdrawn_why}"
    return said


def _write(dates: Sequence[DueDate]) -> None:
    """Clocks that move to the same day are written by one statement."""
    DueDate.objects.bulk_create(dates, batch_size=AT_ONCE)
    by_day: dict[date, list[int]] = defaultdict(list)
    for row in dates:
        by_day[row.due_on].append(row.commitment_id)
    for due_on, keys in by_day.items():
        Commitment.objects.filter(pk__in=keys).update(due_on=due_on)


def _go_on(
    run: Recount, rows: Sequence[Commitment], *, moved: int, by: Actor, at: datetime
) -> None:
    run.done += len(rows)
    run.moved += moved
    run.total = max(run.total, run.done)
    if rows:
        run.place = rows[-1].pk
    if len(rows) < AT_ONCE:
        run.state, run.total = RecountState.DONE, run.done
        run.ended_at, run.ended_by = at, by.code
    run.save()


def _details(row: DueDate) -> dict[str, audit.Plain]:
    return {
        "commitment": row.commitment.code,
        "old": vn_date(row.old_due_on or row.due_on),
        "new": vn_date(row.due_on),
        "reason": row.reason,
        "decided_by": row.set_by,
    }


def _move(row: DueDate) -> Move:
    owed = row.commitment
    return Move(
        kind=CommitmentKind(owed.kind),
        about=_shared.subject(owed),
        old=row.old_due_on or row.due_on,
        new=row.due_on,
        reason=row.reason,
    )
