"""The one clock of the installation. Doors read it; nothing below them does.

`now()` is the moment of the house: legal days, due dates, reminders, what events say. In a real
installation it is the machine's own time. In a training installation it is what the rows of
`TrainingClock` make of the machine's time.

`machine_now()` is the machine's own time, for what protects people and machines and must not be
hurried: sessions and signed cookies (Django's own), proof of work, drafts and leases.
`ago(span)` is what the house's clock showed so much of the machine's time ago: for "within the
last half hour" of things that carry the moment of the house.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings

from hoiam.base.models import TrainingClock
from hoiam.core.calendar import day_of
from hoiam.core.course import STOPPED, Course
from hoiam.core.text import weekday_name


class NotBorn(RuntimeError):
    """A training installation without its mark; no page and no worker starts in one."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One look at both clocks of a training installation."""

    machine: datetime
    shown: datetime
    course: Course

    @property
    def hurries(self) -> bool:
        return self.course.hurries(self.machine)

    @property
    def is_stopped(self) -> bool:
        return self.course.speed == STOPPED

    @property
    def weekday(self) -> str:
        return weekday_name(day_of(self.shown))

    @property
    def percent(self) -> int:
        return self.course.percent(self.machine)


_held: ContextVar[Reading | None] = ContextVar("hoiam_clock", default=None)


def machine_now() -> datetime:
    """The machine's own time."""
    return datetime.now(UTC)


def now() -> datetime:
    """The moment of the house."""
    return look().shown if settings.TRAINING else machine_now()


def ago(span: timedelta) -> datetime:
    """What the house's clock showed so much of the machine's time ago."""
    then = machine_now() - span
    return _course(then).reading(then) if settings.TRAINING else then


def look() -> Reading:
    """Both clocks of a training installation at one moment; the same one within a request."""
    return _held.get() or _look()


def _look() -> Reading:
    machine = machine_now()
    course = _course(machine)
    return Reading(machine, course.reading(machine), course)


def _course(machine: datetime) -> Course:
    """The course that was in force then; before the first there was none but the first."""
    rows = TrainingClock.objects.order_by("-number")
    found: TrainingClock | None = rows.filter(since__lte=machine).first() or rows.last()
    if found is None:
        raise NotBorn("this training installation has no mark: start it with `hoiam serve`")
    return found.course


@contextmanager
def held() -> Iterator[None]:
    """Within it a training clock stands still: a page is of one moment, however fast days go."""
    token = _held.set(_look())
    try:
        yield
    finally:
        _held.reset(token)


def pause(longest: float) -> float:
    """How long a worker may rest: shorter in training, so that it sees every quarter of a day."""
    if not settings.TRAINING:
        return longest
    reading = look()
    return reading.course.pause(longest, reading.machine)
