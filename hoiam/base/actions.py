"""What a training installation is born by, and how its clock is turned."""

from datetime import datetime

from django.db import transaction

from hoiam.base import audit, policies
from hoiam.base.models import Event, TrainingClock
from hoiam.core import course
from hoiam.core.actor import Actor
from hoiam.core.course import ORDINARY, STOPPED
from hoiam.core.refusals import WrongState
from hoiam.core.text import vn_moment

SUBJECT = ("installation", "training")


@transaction.atomic
def begin_training(*, machine: datetime, by: Actor, at: datetime) -> TrainingClock:
    """Mark the database as a training installation's, for ever.

    Every act of the product leaves an event, so that only a database in which nobody has ever
    done anything takes the mark: no real case can become a training one.
    """
    policies.check_can_turn_clock(by)
    if Event.objects.exists() or TrainingClock.objects.exists():
        raise WrongState("base.training-too-late")
    row = _written(1, machine=machine, speed=ORDINARY, until=None, by=by, at=at)
    audit.record("base.training.begun", subject=SUBJECT, by=by, at=at)
    return row


@transaction.atomic
def turn_clock(
    *, speed: int, until: datetime | None, machine: datetime, by: Actor, at: datetime
) -> TrainingClock:
    """From now on the clock stands still, goes as in life, or hurries up to a moment.

    `at` is what it shows now, `machine` what the machine's own clock says; it goes on from what
    it shows and never back, also when two trainers press at once.
    """
    policies.check_can_turn_clock(by)
    last = TrainingClock.objects.select_for_update().order_by("-number").first()
    if last is None:
        raise WrongState("base.not-training")
    if machine < last.since or at < last.course.reading(machine):
        raise WrongState("base.clock-turned")
    if until is not None:
        course.check_reach(at, until)
    row = _written(last.number + 1, machine=machine, speed=speed, until=until, by=by, at=at)
    audit.record(
        "base.training.clock-turned",
        subject=SUBJECT,
        by=by,
        at=at,
        details={"pace": _pace(row)},
    )
    return row


def _written(
    number: int, *, machine: datetime, speed: int, until: datetime | None, by: Actor, at: datetime
) -> TrainingClock:
    row = TrainingClock(
        number=number, since=machine, speed=speed, until=until, set_at=at, set_by=by.code
    )
    row.course  # noqa: B018 - refuses what is no course before anything is written
    row.save(force_insert=True)
    return row


def _pace(row: TrainingClock) -> str:
    if row.until is not None:
        return f"tua đến {vn_moment(row.until)}"
    return "dừng" if row.speed == STOPPED else "nhịp thường"
