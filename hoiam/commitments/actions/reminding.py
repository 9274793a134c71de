"""Reminding of dates that come, are here, or were missed: each once, in working hours.

A round is worked off in chunks. A chunk is one short transaction that holds the round's row: a
killed worker loses it with everything it wrote there, and the next one goes on at its place.
Nobody is reminded of a step that another one has overtaken, so a worker that was away says what
holds now, once, and that it comes late.
"""

from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.commitments import addressees, overdue, policies, telling
from hoiam.commitments.actions import _rounds
from hoiam.commitments.models import Commitment
from hoiam.commitments.reminders import Reminder, ReminderRound, RoundPart, RoundState
from hoiam.core import reminding
from hoiam.core.actor import Actor
from hoiam.core.calendar import ONE_DAY
from hoiam.core.lateness import Gauge
from hoiam.core.reminding import Step
from hoiam.core.text import vn_date
from hoiam.notices import actions as notices

OFFICERS_AT_ONCE = 200


@transaction.atomic
def remind(*, by: Actor, at: datetime) -> int | None:
    """Remind of the next dates of this moment's round; how many. Nothing outside working hours,
    or when everybody has been reminded."""
    policies.check_can_remind(by)
    run = _rounds.going_on(RoundState.REMINDING, at=at) or _rounds.opened(by=by, at=at)
    if run is None:
        return None
    seen = overdue.gauge_on(run.day)
    rows = list(overdue.to_remind(run, seen)[: _rounds.AT_ONCE])
    Reminder.objects.bulk_create([_reminder(run, row, seen, by=by, at=at) for row in rows])
    run.reminded += len(rows)
    is_first = run.part == RoundPart.FIRST
    _rounds.step_on(run, rows, then=RoundState.ESCALATING if is_first else RoundState.TELLING)
    audit.record(
        "commitments.round.reminded",
        subject=_rounds.key(run),
        by=by,
        at=at,
        details={"day": vn_date(run.day), "count": len(rows)},
    )
    return len(rows)


def _reminder(
    run: ReminderRound, row: Commitment, seen: Gauge, *, by: Actor, at: datetime
) -> Reminder:
    step = Step(row.now)  # type: ignore[attr-defined]
    return Reminder(
        commitment=row,
        round=run,
        step=step,
        due_on=row.due_on,
        day=_day_of(step, row, seen),
        unit_id=row.unit_id,
        officer=row.assignee,
        sent_at=at,
        sent_by=by.code,
    )


def _day_of(step: Step, row: Commitment, seen: Gauge) -> date:
    """The legal day of which a step speaks."""
    match step:
        case Step.SOON:
            return reminding.soon_on(row.due_on, seen.calendar)
        case Step.TODAY:
            return row.due_on
        case Step.LATE:
            return row.due_on + ONE_DAY
        case Step.VERY_LATE:
            return seen.steps.very_late_from(overdue.owed(row), seen.calendar)


@transaction.atomic
def tell_reminded(*, by: Actor, at: datetime) -> int | None:
    """One letter to each officer with an address who was reminded in this round; how many.
    Counts and references alone: who may read more signs in. Nothing when all were told."""
    policies.check_can_remind(by)
    run = _rounds.going_on(RoundState.TELLING, at=at)
    if run is None:
        return None
    found = addressees.of(run)
    people = [one for one in found if one.key > run.place][:OFFICERS_AT_ONCE]
    letters = [telling.letter(run, one) for one in people]
    if letters:
        notices.queue_all(letters=letters, by=by, at=at)
    run.told += len(letters)
    if people:
        run.place = people[-1].key
    if len(people) < OFFICERS_AT_ONCE:
        run.state, run.ended_at, run.ended_by = RoundState.DONE, at, by.code
    run.save()
    audit.record(
        "commitments.round.told",
        subject=_rounds.key(run),
        by=by,
        at=at,
        details={"day": vn_date(run.day), "count": len(letters)},
    )
    return len(letters)
