"""Which reminders a duty has, and at which moments each may be sent.

Reminders go out in working hours of working days alone (house rule). A quiet hour never hides a
legal day: what has to be known on a day that is over before the next working hour is said in the
last working hours before it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum

from hoiam.core.calendar import ONE_DAY, ZONE, Calendar, day_of
from hoiam.core.deadlines import SOON
from hoiam.core.lateness import Owed, Steps
from hoiam.core.refusals import Invalid


class Step(StrEnum):
    """What a reminder says: the date comes, is here, was missed, was missed long ago."""

    SOON = "soon"
    TODAY = "today"
    LATE = "late"
    VERY_LATE = "very-late"


@dataclass(frozen=True, slots=True)
class Span:
    """Hours worked without a break, the end not included."""

    start: time
    end: time


@dataclass(frozen=True, slots=True)
class Hours:
    """The working hours of a working day, in Viet Nam."""

    spans: tuple[Span, ...]

    def opens(self, day: date) -> datetime:
        """The first working moment of a day."""
        return _moment(day, self.spans[0].start)

    def is_behind(self, moment: datetime) -> bool:
        """Whether the first hours of the day are over."""
        return moment >= _moment(day_of(moment), self.spans[0].end)

    def last_call(self, day: date) -> datetime:
        """When what came up during a day is said once more: with the last hours of the day."""
        return _moment(day, self.spans[-1].start)

    def covers(self, moment: datetime, calendar: Calendar) -> bool:
        """Whether offices work at this moment."""
        local = moment.astimezone(ZONE).time()
        return any(span.start <= local < span.end for span in self.spans) and (
            calendar.is_working(day_of(moment))
        )

    def next_from(self, moment: datetime, calendar: Calendar) -> datetime:
        """The moment itself where offices work, else the next one at which they do."""
        if self.covers(moment, calendar):
            return moment
        day = day_of(moment)
        if calendar.is_working(day):
            for span in self.spans:
                if (start := _moment(day, span.start)) > moment:
                    return start
        return self.opens(calendar.next_working(day))


def hours_of(said: str) -> Hours:
    """The working hours as a setting writes them: 7:30-11:30, 13:30-17:00."""
    try:
        spans = tuple(_span(part) for part in said.split(","))
    except ValueError:
        raise Invalid("reminding.hours", field="hours", given=said) from None
    ends = [moment for span in spans for moment in (span.start, span.end)]
    if ends != sorted(set(ends)):
        raise Invalid("reminding.hours", field="hours", given=said)
    return Hours(spans)


def _span(said: str) -> Span:
    start, end = (time.fromisoformat(one.strip().rjust(5, "0")) for one in said.split("-"))
    return Span(start, end)


USUAL_HOURS = hours_of("7:30-11:30,13:30-17:00")


@dataclass(frozen=True, slots=True)
class Reminder:
    """One reminder of one duty: what it says, of which legal day, and from when it may be sent."""

    step: Step
    day: date
    opens: datetime


def reminders_due(
    owed: Owed, steps: Steps, calendar: Calendar, hours: Hours
) -> tuple[Reminder, ...]:
    """Every reminder of a duty that stays open, in order. One is to be sent as long as the next
    has not come; whoever was away sends the last one alone."""
    return tuple(
        Reminder(step, day, hours.opens(near(day, calendar)))
        for step, near, day in _days(owed, steps, calendar)
    )


type Near = Callable[[date, Calendar], date]


def _days(owed: Owed, steps: Steps, calendar: Calendar) -> Iterator[tuple[Step, Near, date]]:
    """What is said of a day to come is said before it is over; what is said of one that has gone
    by waits for the next working hours, and nothing is lost by it."""
    yield Step.SOON, on_or_before, soon_on(owed.due_on, calendar)
    yield Step.TODAY, on_or_before, owed.due_on
    late, very_late = owed.due_on + ONE_DAY, steps.very_late_from(owed, calendar)
    if on_or_after(late, calendar) < on_or_after(very_late, calendar):
        yield Step.LATE, on_or_after, late
    yield Step.VERY_LATE, on_or_after, very_late


def current(reminders: tuple[Reminder, ...], moment: datetime) -> Reminder | None:
    """The one that a moment asks for: the last that has come."""
    come = [one for one in reminders if one.opens <= moment]
    return come[-1] if come else None


def soon_on(due_on: date, calendar: Calendar) -> date:
    """So many working days before a date."""
    day = due_on
    for _number in range(SOON):
        day = on_or_before(day - ONE_DAY, calendar)
    return day


@dataclass(frozen=True, slots=True)
class Horizon:
    """Which dates are reminded of on a working day: those up to `today` are here or are over
    before the next working hours, those up to `soon` come."""

    day: date
    today: date
    soon: date


def horizon(day: date, calendar: Calendar) -> Horizon:
    """The same as `reminders_due` for all duties at once: an index of due dates can ask for it."""
    following = calendar.next_working(day)
    soon = following
    for _number in range(SOON - 1):
        soon = calendar.next_working(soon)
    return Horizon(day=day, today=following - ONE_DAY, soon=soon)


def on_or_before(day: date, calendar: Calendar) -> date:
    """The day itself where it is worked, else the last working day before it."""
    while not calendar.is_working(day):
        day -= ONE_DAY
    return day


def on_or_after(day: date, calendar: Calendar) -> date:
    """The day itself where it is worked, else the next working day."""
    return day if calendar.is_working(day) else calendar.next_working(day)


def _moment(day: date, at: time) -> datetime:
    return datetime.combine(day, at, tzinfo=ZONE).astimezone(UTC)
