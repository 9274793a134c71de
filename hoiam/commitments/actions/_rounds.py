"""The round of reminding of one moment: opened once, held by one worker, gone on with by the next."""

from datetime import date, datetime

from django.conf import settings
from django.db import connection
from django.db.models import QuerySet

from hoiam.commitments.models import Commitment
from hoiam.commitments.reminders import ReminderRound, RoundPart, RoundState
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.core.calendar import Calendar
from hoiam.core.reminding import Hours
from hoiam.rules import queries as rules

AT_ONCE = 250


def opened(*, by: Actor, at: datetime) -> ReminderRound | None:
    """The round that reminds now, opened where this moment asks for one."""
    days, hours = rules.calendar_on(), _hours()
    if not hours.covers(at, days):
        return None
    day = calendar.day_of(at)
    part = _part(day, at, hours)
    if part is None:
        return None
    run = ReminderRound(day=day, part=part, missed_from=_missed(day, at, days, hours))
    run.opened_at, run.opened_by = at, by.code
    # Two workers may come together: the second one finds the row of the first.
    ReminderRound.objects.bulk_create([run], ignore_conflicts=True)
    mine = _held(ReminderRound.objects.filter(day=day, part=part, state=RoundState.REMINDING))
    if mine is not None:
        _take_over(mine, by=by, at=at)
    return mine


def going_on(state: RoundState, *, at: datetime) -> ReminderRound | None:
    """The round of today that has come to this state, for this worker alone."""
    if not _hours().covers(at, rules.calendar_on()):
        return None
    here = ReminderRound.objects.filter(day=calendar.day_of(at), state=state)
    return _held(here)


def step_on(run: ReminderRound, rows: list[Commitment], *, then: RoundState) -> None:
    """Remember the place; where nothing is left, the next thing to do begins."""
    if rows:
        run.place_on, run.place = rows[-1].due_on, rows[-1].pk
    if len(rows) < AT_ONCE:
        run.state, run.place_on, run.place = then, None, 0
    run.save()


def key(run: ReminderRound) -> tuple[str, str]:
    """What the events of a round stand on."""
    return ("round", f"{run.day.isoformat()}-{run.part}")


def _hours() -> Hours:
    hours: Hours = settings.WORKING_HOURS
    return hours


def _part(day: date, at: datetime, hours: Hours) -> RoundPart | None:
    """The round of the day first; when it has ended, once more with the last hours."""
    known = {run.part: run for run in ReminderRound.objects.filter(day=day)}
    first, last = known.get(RoundPart.FIRST), known.get(RoundPart.LAST)
    if first is None:
        return RoundPart.FIRST
    if first.ended_at is None or last is not None:
        return None
    call = hours.last_call(day)
    return RoundPart.LAST if first.opened_at < call <= at else None


def _missed(day: date, at: datetime, days: Calendar, hours: Hours) -> date | None:
    """Since when nobody was reminded who should have been. An installation that has never
    reminded anybody is not late with its first round."""
    before = ReminderRound.objects.filter(day__lt=day).order_by("-day", "-id").first()
    if before is None:
        return None
    if before.ended_at is None:
        return before.day
    expected = days.next_working(before.day)
    if expected < day:
        return expected
    is_first = not ReminderRound.objects.filter(day=day).exists()
    return day if is_first and hours.is_behind(at) else None


def _held(found: QuerySet[ReminderRound]) -> ReminderRound | None:
    skip = connection.features.has_select_for_update_skip_locked
    return found.select_for_update(skip_locked=skip).order_by("id").first()


def _take_over(run: ReminderRound, *, by: Actor, at: datetime) -> None:
    """What an earlier round reminded of and never told is told with this one."""
    left = ReminderRound.objects.filter(ended_at__isnull=True, pk__lt=run.pk)
    left.update(state=RoundState.DONE, told_with=run, ended_at=at, ended_by=by.code)
