"""Two-step lateness: from when on a date is missed, and from when on that is serious.

The second step is the one that the law names, else a rule of the house:

- A statement left unprocessed for so many days from its receipt is a grave offence of who holds
  the office (R-13): its answer or its acceptance is long overdue once the date is missed and
  those days have passed.
- A denunciation not settled in time is reported to the superior, who has so many working days to
  demand a report (D-11): the superior is told at once, and after those days it is long overdue.
- Anything else is long overdue when so many working days have passed since the date (house rule).

The superior learns of it with the second step, and never later than the house rule says.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from hoiam.core import deadlines
from hoiam.core.calendar import ONE_DAY, Calendar
from hoiam.core.deadlines import Amount, Lateness, Standing, Unit
from hoiam.core.law.rulebook.house import FEEDBACK_TARGET, LONG_OVERDUE, OVERDUE_REPORT
from hoiam.core.law.rulebook.shapes import Rule
from hoiam.core.law.rules import Rulebook

STATEMENT, DENUNCIATION = "R-13", "D-11"
# Rules under which a statement that was received is answered, or accepted or refused.
STATEMENT_RULES = ("R-08", FEEDBACK_TARGET, "C-02", "D-01")
TARGETS = "TARGET-"  # how the rule of a limit begins that an authority set for a field
DENUNCIATION_RULES = ("D-04",)


class Base(StrEnum):
    """From which day the second step is counted."""

    START = "start"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class Owed:
    """What has to be known of a duty: under which rule, since when, until when."""

    rule: str
    started_on: date
    due_on: date


@dataclass(frozen=True, slots=True)
class SecondStep:
    """Which rule says when lateness becomes serious, and for which duties."""

    rule: str
    amount: Amount
    base: Base
    since: date = date.min  # for duties that began on that day or later
    at_once: bool = False  # whether the superior is told on the first day of lateness already

    def end(self, owed: Owed, calendar: Calendar) -> date:
        """The last day on which it is not serious yet, but for the due date itself."""
        start = owed.started_on if self.base is Base.START else owed.due_on
        return deadlines.due(start, self.amount, calendar).due_on


@dataclass(frozen=True, slots=True)
class Steps:
    """The second steps that a rulebook knows on a day."""

    statement: SecondStep | None
    denunciation: SecondStep | None
    house: SecondStep

    def of(self, owed: Owed) -> SecondStep:
        """The one that holds for a duty."""
        named: SecondStep | None = None
        if owed.rule in STATEMENT_RULES or owed.rule.startswith(TARGETS):
            named = self.statement
        elif owed.rule in DENUNCIATION_RULES:
            named = self.denunciation
        return self.house if named is None or owed.started_on < named.since else named

    def very_late_from(self, owed: Owed, calendar: Calendar) -> date:
        """The first day on which a duty that is still open is long overdue."""
        return max(owed.due_on, self.of(owed).end(owed, calendar)) + ONE_DAY

    def escalated_from(self, owed: Owed, calendar: Calendar) -> date:
        """The first day on which the superior is told."""
        if self.of(owed).at_once:
            return owed.due_on + ONE_DAY
        house = self.house.end(owed, calendar) + ONE_DAY
        return min(self.very_late_from(owed, calendar), house)


def steps_of(book: Rulebook, day: date) -> Steps:
    """What the rules of a day say of the second step."""
    return Steps(
        statement=_named(book.find(STATEMENT, day), Base.START),
        denunciation=_named(book.find(DENUNCIATION, day), Base.DUE, at_once=True),
        house=_second(book.rule_on(LONG_OVERDUE, day), Base.DUE),
    )


def report_rule(owed: Owed, steps: Steps) -> str:
    """Under which rule the unit reports to its superior when that is demanded."""
    return DENUNCIATION if steps.of(owed).rule == DENUNCIATION else OVERDUE_REPORT


def _named(rule: Rule | None, base: Base, *, at_once: bool = False) -> SecondStep | None:
    """A rule that was repealed, or corrected to name no days, names no second step."""
    if rule is None or rule.amount is None:
        return None
    return _second(rule, base, at_once=at_once)


def _second(rule: Rule, base: Base, *, at_once: bool = False) -> SecondStep:
    if rule.amount is None:
        raise ValueError(f"{rule.id} names no days")
    return SecondStep(rule.id, rule.amount, base, rule.valid_from or date.min, at_once)


def passed(today: date, amount: Amount, calendar: Calendar) -> date:
    """The latest day from which a limit that began on it has run out before today: an index of
    days can ask for it, where the end of each limit would have to be worked out one by one."""
    day, left = today - ONE_DAY, amount.count if amount.unit is Unit.WORKING else 1
    while left := left - calendar.is_working(day):
        day -= ONE_DAY
    if amount.unit is Unit.WORKING:
        return day - ONE_DAY
    return day - timedelta(days=amount.count)


@dataclass(frozen=True, slots=True)
class Gauge:
    """One day seen through one calendar: how everything owed stands on it."""

    day: date
    calendar: Calendar
    steps: Steps
    passed: tuple[tuple[SecondStep, date], ...]  # the day of each that has run out before

    def standing(self, owed: Owed) -> Lateness:
        """Early, soon, today, late, very late; with the working days left or missed."""
        found = deadlines.lateness(owed.due_on, self.day, self.calendar)
        if found.state is Standing.LATE and self.is_very_late(owed):
            return Lateness(Standing.VERY_LATE, found.days)
        return found

    def is_very_late(self, owed: Owed) -> bool:
        """Whether it is long overdue; the same as `Steps.very_late_from` on or before today."""
        step = self.steps.of(owed)
        start = owed.started_on if step.base is Base.START else owed.due_on
        return owed.due_on < self.day and start <= self.run_out(step)

    def run_out(self, step: SecondStep) -> date:
        """Duties whose first day of the step is this one or an earlier one have reached it."""
        return next(day for known, day in self.passed if known == step)


def gauge(today: date, calendar: Calendar, book: Rulebook) -> Gauge:
    """How things stand on a day, under the rules of that day."""
    steps = steps_of(book, today)
    known = tuple((one, passed(today, one.amount, calendar)) for one in _all(steps))
    return Gauge(today, calendar, steps, known)


def _all(steps: Steps) -> Iterator[SecondStep]:
    yield from (
        one for one in (steps.statement, steps.denunciation, steps.house) if one is not None
    )
