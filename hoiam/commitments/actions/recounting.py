"""A day that was decided late, or a rule that was put right, moves the date of every open clock
that counts by it.

One decision, worked off in chunks. A chunk is one short transaction that waits for nobody: what
somebody else has in hand is tried again with the next chunk. Every date is counted anew from its
start on the calendar and by the rules as they stand, so that the order of decisions makes no
difference, and a second recount of the same days finds nothing to move.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from django.db import connection, transaction
from django.db.models import QuerySet

from hoiam.base import audit
from hoiam.base.rows import insert_many
from hoiam.commitments import policies, queries, recounted
from hoiam.commitments.actions import _owing
from hoiam.commitments.actions._owing import Change
from hoiam.commitments.models import (
    Commitment,
    CommitmentKind,
    DueDate,
    Ground,
    Recount,
    RecountState,
)
from hoiam.core.actor import Actor
from hoiam.core.calendar import ONE_DAY
from hoiam.core.text import vn_date
from hoiam.rules import queries as rules

# Whoever read the calendar before the decision has written their clock by then (house rule); and
# the second day of a swap can be typed, or a slip withdrawn, before anybody is told anything.
QUIET = timedelta(minutes=2)
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Move:
    """One clock that has another date now."""

    kind: CommitmentKind
    about: tuple[str, str]
    old: date
    new: date
    reason: str
    ground: Ground


class Cause(StrEnum):
    """What was changed."""

    CALENDAR = "calendar"
    RULES = "rulebook"


@dataclass(frozen=True, slots=True)
class Ended:
    """A change that is worked off: of what, and its words."""

    cause: Cause
    words: str


@dataclass(frozen=True, slots=True)
class Chunk:
    """What one step of a recount did, and how far the recount is."""

    recount: str
    total: int
    done: int
    moves: tuple[Move, ...]
    ended: Ended | None  # with its last chunk


class _Clock(NamedTuple):
    """What a move needs of a duty: it may have a long result, and they are many."""

    pk: int
    code: str
    kind: str
    about_kind: str
    about_code: str
    rule: str
    due_on: date


class _Dated(NamedTuple):
    """A clock with its next date and the text that explains it."""

    clock: _Clock
    due_on: date
    ground: Ground
    reason: str
    text: str


@transaction.atomic
def recount(*, by: Actor, at: datetime) -> Chunk | None:
    """Recount the next open clocks that a decision touches; nothing when none are left."""
    policies.check_can_recount(by)
    run = _next_run(at)
    if run is None:
        return None
    clocks = _next_clocks(run)
    dates = _new_dates(clocks)
    _write(dates, set_by=run.decided_by, at=at)
    _go_on(run, clocks, moved=len(dates), by=by, at=at)
    audit.record_each(
        "commitments.due-date.recounted",
        [((row.clock.about_kind, row.clock.about_code), _details(row, run)) for row in dates],
        by=by,
        at=at,
    )
    return Chunk(
        recount=str(run.pk),
        total=run.total,
        done=run.done,
        moves=tuple(_move(row) for row in dates),
        ended=_ended(run) if run.state == RecountState.DONE else None,
    )


def _ended(run: Recount) -> Ended:
    return Ended(Cause.CALENDAR if run.correction is None else Cause.RULES, _owing.words(run))


def _next_run(at: datetime) -> Recount | None:
    """The oldest change that is not worked off, for this worker alone."""
    _owing.open_missing()
    waiting = Recount.objects.filter(ended_at__isnull=True)
    first = waiting.order_by("id").first()
    if first is None:
        return None
    newest = max(waiting.values_list("decided_at", flat=True))
    if first.state == RecountState.WAITING and at < newest + QUIET:
        return None
    skip = connection.features.has_select_for_update_skip_locked
    mine = waiting.filter(pk=first.pk).select_for_update(of=("self",), skip_locked=skip)
    run: Recount | None = mine.select_related("override", "correction").first()
    if run is not None and run.state == RecountState.WAITING:
        run.state = RecountState.RUNNING
        run.total = _touched(run).count()
    return run


def _touched(run: Recount) -> QuerySet[Commitment]:
    if run.correction is not None:
        return queries.ruled_by(rules.touched_by(run.correction))
    return queries.counting(*_owing.days(run))


def _next_clocks(run: Recount) -> list[_Clock]:
    # What another transaction has in hand ends this chunk; waiting for it could end in a deadlock.
    nowait = connection.features.has_select_for_update_nowait
    left = _touched(run).filter(pk__gt=run.place).order_by("pk")
    return [
        _Clock(*row)
        for row in left.select_for_update(nowait=nowait).values_list(*_Clock._fields)[:AT_ONCE]
    ]


def _new_dates(clocks: Sequence[_Clock]) -> list[_Dated]:
    told = recounted.counted([clock.pk for clock in clocks])
    days, book = rules.calendar_on(), rules.rulebook_on()
    changes, corrected = _owing.changes(), recounted.corrected()
    known: dict[tuple[str, str, date], tuple[recounted.Anew, Ground, str]] = {}
    found = []
    for clock in clocks:
        text = told.get(clock.pk)
        if text is None:
            continue
        same = (text, clock.rule, clock.due_on)
        if same not in known:
            by_rule = clock.rule in corrected
            now = (
                recounted.under(text, clock.rule, days, book)
                if by_rule
                else recounted.anew(text, days)
            )
            known[same] = (now, *_why(clock, text, now, changes))
        now, ground, reason = known[same]
        if now.due_on != clock.due_on:
            found.append(_Dated(clock, now.due_on, ground, reason, now.text))
    return found


def _why(
    clock: _Clock, text: str, now: recounted.Anew, changes: Sequence[Change]
) -> tuple[Ground, str]:
    """What moved it, in words, and whether a rule was put right among it."""
    asked = recounted.asked(text)
    ends = (clock.due_on, now.due_on, asked.start)
    # A limit may end on its last day and never on its first; one counted backwards has it so too.
    first = min(ends) - ONE_DAY if asked.is_backward else min(ends)
    inside = [change for change in changes if change.moves(clock.rule, first, max(ends))]
    is_ruled = any(change.rules for change in inside)
    reason = "; ".join(change.words(first, max(ends)) for change in inside)
    return Ground.RULE if is_ruled else Ground.CALENDAR, reason[:300]


def _write(dates: Sequence[_Dated], *, set_by: str, at: datetime) -> None:
    """Clocks that move to the same day are written by one statement."""
    insert_many(
        DueDate,
        ("commitment_id", "old_due_on", "due_on", "ground", "reason", "rule", "explanation"),
        [
            (row.clock.pk, row.clock.due_on, row.due_on, row.ground, row.reason, row.clock.rule,
             row.text)
            for row in dates
        ],
        set_at=at,
        set_by=set_by,
    )  # fmt: skip
    by_day: dict[date, list[int]] = defaultdict(list)
    for row in dates:
        by_day[row.due_on].append(row.clock.pk)
    for due_on, keys in by_day.items():
        Commitment.objects.filter(pk__in=keys).update(due_on=due_on)


def _go_on(run: Recount, clocks: Sequence[_Clock], *, moved: int, by: Actor, at: datetime) -> None:
    run.done += len(clocks)
    run.moved += moved
    run.total = max(run.total, run.done)
    if clocks:
        run.place = clocks[-1].pk
    if len(clocks) < AT_ONCE:
        run.state, run.total = RecountState.DONE, run.done
        run.ended_at, run.ended_by = at, by.code
    run.save()


def _details(row: _Dated, run: Recount) -> audit.Details:
    return {
        "commitment": row.clock.code,
        "old": vn_date(row.clock.due_on),
        "new": vn_date(row.due_on),
        "reason": row.reason,
        "decided_by": run.decided_by,
    }


def _move(row: _Dated) -> Move:
    clock = row.clock
    return Move(
        kind=CommitmentKind(clock.kind),
        about=(clock.about_kind, clock.about_code),
        old=clock.due_on,
        new=row.due_on,
        reason=row.reason,
        ground=row.ground,
    )
