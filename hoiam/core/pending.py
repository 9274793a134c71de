"""What a leader looks at first, worked out from days, levels and counts: nobody types a flag.

- A matter is *long pending* when the age that a rule sets has run out since it was received and
  something of it is still open, whatever became of its dates since.
- It *skipped a level* when it was handed in at an office above the level that answers for it:
  the first time, or again while it is open. Calling or writing by web is handing in nowhere: such
  a message goes to the competent unit by itself.
- *Many people* have one matter when at least five came with it or stand behind it (the number of
  a crowd in the law on reception).
- A date *moved twice* when people moved it at least two times; what the calendar or a rule
  moved is nobody's.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum, StrEnum

from hoiam.core.calendar import Calendar
from hoiam.core.deadlines import Amount
from hoiam.core.lateness import passed
from hoiam.core.law.rulebook.house import LONG_PENDING
from hoiam.core.law.rules import Rulebook

MANY_PEOPLE = 5
MOVED_OFTEN = 2
ONE_WEEK = timedelta(days=7)


class Flag(StrEnum):
    """Why something stands before a leader."""

    LONG_PENDING = "long-pending"
    SKIPPED = "skipped-level"
    CROWD = "many-people"
    MOVED = "moved-often"


class Level(IntEnum):
    """Where a unit answers; a body has the level of its territory."""

    HAMLET = 0
    COMMUNE = 1
    DISTRICT = 2
    PROVINCE = 3


LEVELS = {
    "hamlet": Level.HAMLET,
    "commune": Level.COMMUNE,
    "ward": Level.COMMUNE,
    "township": Level.COMMUNE,
    "special-zone": Level.COMMUNE,
    "district": Level.DISTRICT,
    "province": Level.PROVINCE,
}


@dataclass(frozen=True, slots=True)
class Look:
    """A day as a leader looks at it: what began by `old_since` is long pending, and the week
    ends on a Sunday."""

    day: date
    age: Amount
    old_since: date
    week_end: date


def look(day: date, calendar: Calendar, book: Rulebook) -> Look:
    """By the calendar and the rules of that day."""
    age = book.rule_on(LONG_PENDING, day).amount
    if age is None:
        raise ValueError(f"{LONG_PENDING} names no days")
    return Look(day, age, passed(day, age, calendar), end_of_week(day))


def end_of_week(day: date) -> date:
    """The Sunday of its week."""
    return day + timedelta(days=6 - day.weekday())


def monday_of(day: date) -> date:
    """With which day its week begins."""
    return day - timedelta(days=day.weekday())


@dataclass(frozen=True, slots=True)
class Known:
    """What is on record of an open matter, as far as a flag asks for it."""

    begun_on: date  # of the first duty that it ever had
    answers_at: Level | None = None  # none: the unit has no territory
    handed_in_at: tuple[Level, ...] = ()  # in person or by post, the first time and since
    passed_down_from: tuple[Level, ...] = ()
    people: int = 1
    moves: int = 0


def flags_of(known: Known, seen: Look) -> frozenset[Flag]:
    """All that holds of a matter."""
    holds = {
        Flag.LONG_PENDING: known.begun_on <= seen.old_since,
        Flag.SKIPPED: has_skipped(known.answers_at, (*known.handed_in_at, *known.passed_down_from)),
        Flag.CROWD: known.people >= MANY_PEOPLE,
        Flag.MOVED: known.moves >= MOVED_OFTEN,
    }
    return frozenset(flag for flag, is_so in holds.items() if is_so)


def has_skipped(answers_at: Level | None, handed_in_at: Iterable[Level]) -> bool:
    """Whether it was handed in above who answers for it."""
    return answers_at is not None and any(level > answers_at for level in handed_in_at)


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of all that was promised at one place: the parts make the whole."""

    kept: int = 0
    in_time: int = 0
    late: int = 0
    undone: int = 0

    @property
    def all(self) -> int:
        return self.kept + self.in_time + self.late + self.undone

    @property
    def owed(self) -> int:
        """What is still owed, late or not."""
        return self.in_time + self.late
