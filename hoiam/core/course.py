"""How the clock of a training installation goes: from when on, which moment, how fast, how far.

A real installation has no course. In training, a thirty-day procedure runs in minutes because
its days are short; everything that is counted, is counted as always.

Whoever goes faster than life says up to when: a machine that is forgotten over night must not
come back years later. From there on the clock goes at its ordinary pace.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from hoiam.core.calendar import LAST_YEAR, Calendar, day_of, start_of_day
from hoiam.core.refusals import Invalid

DAY = timedelta(days=1)
DAY_SECONDS = 86_400
STOPPED, ORDINARY = 0, 1  # seconds of training in a second of the machine
# Seconds of the machine that a day of training may last; the fastest is also that of a jump.
SECONDS_A_DAY = (1, 2, 5, 20, 60, 300)
FASTEST = DAY_SECONDS
FARTHEST = 400 * DAY  # at once: the longest procedure with its extensions, and some more
OPENS = timedelta(hours=8)  # a day that is jumped to begins with the office's morning (house rule)
LONGEST_STEP = timedelta(hours=6)  # of training between two rounds of the worker


class Goal(StrEnum):
    """Where a jump leads."""

    WORKING_DAY = "working-day"
    DAYS = "days"
    DUE = "due"
    PAST_DUE = "past-due"


@dataclass(frozen=True, slots=True)
class Course:
    """From the moment `since` of the machine on, it is `shown` in training, `speed` times as fast
    as life, until it is `until`."""

    since: datetime
    shown: datetime
    speed: int
    until: datetime | None = None

    def __post_init__(self) -> None:
        if not STOPPED <= self.speed <= FASTEST:
            raise ValueError(f"a training clock does not go {self.speed} times as fast")
        if (self.until is not None) is not (self.speed > ORDINARY):
            raise ValueError("who hurries says how far, and nobody else does")
        if self.until is not None and self.until <= self.shown:
            raise ValueError("a training clock never goes backwards")

    def reading(self, machine: datetime) -> datetime:
        """What the clock shows when the machine's own says this; never less than it began with."""
        passed = max(machine - self.since, timedelta(0))
        if self.until is None:
            return self.shown + passed * self.speed
        needed = (self.until - self.shown) / self.speed
        if passed < needed:
            return self.shown + passed * self.speed
        return self.until + (passed - needed)

    def hurries(self, machine: datetime) -> bool:
        """Whether it is still under way to where it was sent."""
        return self.until is not None and self.reading(machine) < self.until

    def percent(self, machine: datetime) -> int:
        """How much of the way is behind it."""
        if self.until is None:
            return 100
        gone = min(self.reading(machine), self.until) - self.shown
        return int(100 * gone / (self.until - self.shown))

    def pause(self, longest: float, machine: datetime) -> float:
        """How long a worker may rest: less where days are short, so that none of them is missed."""
        speed = self.speed if self.hurries(machine) else ORDINARY
        return min(longest, 1.0, max(0.1, LONGEST_STEP.total_seconds() / max(speed, ORDINARY)))


def speed_of(seconds_a_day: int) -> int:
    """How many times as fast as life, when a day lasts so many seconds."""
    if seconds_a_day not in SECONDS_A_DAY:
        raise Invalid("course.speed", field="speed", given=seconds_a_day)
    return DAY_SECONDS // seconds_a_day


def after_days(shown: datetime, count: int) -> datetime:
    """So many days later, at the same hour."""
    if not 1 <= count <= FARTHEST.days:
        raise Invalid("course.days", field="days", given=count, most=FARTHEST.days)
    return shown + count * DAY


def moment_of(
    goal: Goal, *, shown: datetime, days: int, calendar: Calendar, due: date | None
) -> datetime:
    """The moment that a jump leads to: so many days on at the same hour, or a day's morning."""
    if goal is Goal.DAYS:
        return after_days(shown, days)
    if goal is Goal.WORKING_DAY:
        return _opens(calendar.next_working(day_of(shown)))
    if due is None:
        raise Invalid("course.nothing-due", field="goal")
    return _opens(due if goal is Goal.DUE else due + DAY)


def _opens(day: date) -> datetime:
    return start_of_day(day) + OPENS


def check_reach(shown: datetime, until: datetime) -> None:
    """Refuse to leave what the calendar knows, and to be gone for years by a slip of the hand."""
    if until - shown > FARTHEST or day_of(until).year >= LAST_YEAR:
        raise Invalid("course.too-far", field="days", most=FARTHEST.days)
