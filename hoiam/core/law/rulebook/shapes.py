"""What a rule of the rulebook is made of: its limits, its extensions, how sure we are of it.

Every number of the law stands in one of these values and nowhere else. What our sources do not
say is left empty and shown as unknown; nothing is filled in by guess.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from hoiam.core.deadlines import Amount, Unit

HOUSE = "Quy tắc của hệ thống"


class Status(StrEnum):
    """How sure we are of a rule; anything but verified is said beside every date it produces."""

    CONFIRMED = "confirmed"  # a lawyer of the installation read it in the law
    VERIFIED = "verified"
    MEMORY_HIGH = "memory-high"
    MEMORY_MEDIUM = "memory-medium"
    MEMORY_LOW = "memory-low"
    UNVERIFIED = "unverified"
    HOUSE = "house"


class Measure(StrEnum):
    """In what a limit is counted."""

    WORKING = "working"
    CALENDAR = "calendar"
    HOURS = "hours"
    MONTHS = "months"
    YEARS = "years"
    DAYS_A_WEEK = "days-a-week"
    DAYS_A_MONTH = "days-a-month"
    TIMES_A_YEAR = "times-a-year"


class Bound(StrEnum):
    """Which side of its event a limit stands on."""

    WITHIN = "within"  # at most so long after the event
    BEFORE = "before"  # at least so long before the event
    LASTING = "lasting"  # for at least so long from the event on
    AFTER = "after"  # only when so long has passed since the event
    EACH = "each"  # at least so often


class Event(StrEnum):
    """What a limit is counted from, or what it must be ahead of."""

    RECEIVED = "received"
    DECISION_KNOWN = "decision-known"
    ACCEPTED = "accepted"
    DECIDED = "decided"
    ISSUED = "issued"
    DECISION_RECEIVED = "decision-received"
    LIMIT_EXPIRED = "limit-expired"
    CONCLUDED = "concluded"
    DEMANDED = "demanded"
    SETTLED = "settled"
    ASKED = "asked"
    GROUNDS = "grounds"
    HEARING = "hearing"
    SESSION = "session"
    MEETING = "meeting"
    PUBLISHED = "published"
    SUPERVISION = "supervision"
    SUPERVISION_ENDED = "supervision-ended"
    SUBMISSION = "submission"
    RECOMMENDED = "recommended"
    CONSULTED = "consulted"
    PROMISED_DAY = "promised-day"
    IN_FORCE = "in-force"
    BREACH = "breach"
    BEGUN = "begun"
    WORK_ENDED = "work-ended"
    SIGNED = "signed"
    ANSWERED = "answered"
    PROPOSED = "proposed"


class Variant(StrEnum):
    """For which matters a number holds."""

    ORDINARY = "ordinary"
    REMOTE = "remote"
    COMPLEX = "complex"
    REMOTE_COMPLEX = "remote-complex"
    SPECIALLY_COMPLEX = "specially-complex"
    DISMISSAL = "dismissal"


class How(StrEnum):
    """What an extension does to a limit."""

    CEILING = "ceiling"  # so much in all, counted from the same start
    ADDITION = "addition"  # so much more, counted from the end of the limit


_DAY_UNITS = {Measure.WORKING: Unit.WORKING, Measure.CALENDAR: Unit.CALENDAR}


@dataclass(frozen=True, slots=True)
class Limit:
    """One number of a rule."""

    count: int
    measure: Measure
    bound: Bound
    event: Event | None = None  # none: so often, counted from nothing
    variant: Variant = Variant.ORDINARY
    what: str = ""  # of which part of the rule, where it has several

    @property
    def amount(self) -> Amount | None:
        """The same for the deadline engine; none where it is not counted in days."""
        unit = _DAY_UNITS.get(self.measure)
        return None if unit is None else Amount(self.count, unit)


@dataclass(frozen=True, slots=True)
class Extension:
    """How far a limit may be moved, and for which matters."""

    count: int
    measure: Measure
    how: How
    variant: Variant
    times: int = 1


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule in one version."""

    id: str
    statement: str
    article: str
    status: Status
    valid_from: date | None = None  # none: in force before anything kept here, day unknown
    valid_to: date | None = None  # exclusive; none: still in force
    limits: tuple[Limit, ...] = ()
    extensions: tuple[Extension, ...] = ()
    extends: str = ""  # the rule whose limit the extensions move, when it is another one
    grounds: tuple[str, ...] = ()
    decided_by: str = ""
    note: str = ""  # what is not settled

    @property
    def amount(self) -> Amount | None:
        """The limit within which something is due; none where the rule names no such limit."""
        due = (limit for limit in self.limits if limit.bound is Bound.WITHIN)
        first = next(due, None)
        return None if first is None else first.amount

    @property
    def is_sure(self) -> bool:
        """Whether it was read in the text of the law, or is our own."""
        return self.status in (Status.CONFIRMED, Status.VERIFIED, Status.HOUSE)

    def is_in_force(self, day: date) -> bool:
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day < self.valid_to)


def within(
    count: int,
    measure: Measure,
    event: Event,
    *,
    variant: Variant = Variant.ORDINARY,
    what: str = "",
) -> Limit:
    """At most so long after an event."""
    return Limit(count, measure, Bound.WITHIN, event, variant, what)


def before(count: int, measure: Measure, event: Event, *, what: str = "") -> Limit:
    """At least so long before an event."""
    return Limit(count, measure, Bound.BEFORE, event, what=what)


def lasting(count: int, measure: Measure, event: Event, *, what: str = "") -> Limit:
    """For at least so long from an event on."""
    return Limit(count, measure, Bound.LASTING, event, what=what)


def after(
    count: int, measure: Measure, event: Event, *, variant: Variant = Variant.ORDINARY
) -> Limit:
    """Only when so long has passed since an event."""
    return Limit(count, measure, Bound.AFTER, event, variant)


def each(count: int, measure: Measure, *, what: str = "") -> Limit:
    """At least so often."""
    return Limit(count, measure, Bound.EACH, what=what)


def ceiling(count: int, variant: Variant) -> Extension:
    """So many calendar days in all."""
    return Extension(count, Measure.CALENDAR, How.CEILING, variant)


def addition(count: int, variant: Variant, *, times: int = 1) -> Extension:
    """So many calendar days more, so many times."""
    return Extension(count, Measure.CALENDAR, How.ADDITION, variant, times)


class Fault(StrEnum):
    """What makes a rulebook contradict itself."""

    NO_SENTENCE = "no-sentence"
    NO_ARTICLE = "no-article"
    HALF_HOUSE = "half-house"
    ENDS_EARLY = "ends-early"
    NUMBER = "number"
    NO_EVENT = "no-event"
    SHORT_EXTENSION = "short-extension"
    EXTENDS_BY_NOTHING = "extends-by-nothing"
    EXTENDS_UNKNOWN = "extends-unknown"
    NO_END = "no-end"
    OVERLAP = "overlap"
    # Of corrections alone:
    NO_VERSION = "no-version"
    ODD_ID = "odd-id"
    NO_FIRST_DAY = "no-first-day"
    SAME_DAY = "same-day"
    NO_LIMIT = "no-limit"
    CRITERIA = "criteria"
    NEEDED = "needed"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One of them, of one rule."""

    fault: Fault
    rule_id: str
    day: date | None = None

    def __str__(self) -> str:
        return f"{self.rule_id}: {self.fault}" + (f" ({self.day})" if self.day else "")


def checked(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules, or a refusal to be a rulebook that contradicts itself."""
    found = tuple(rules)
    problems = tuple(contradictions(found))
    if problems:
        raise ValueError("rulebook: " + "; ".join(map(str, problems)))
    return found


def contradictions(rules: tuple[Rule, ...]) -> Iterator[Contradiction]:
    """Where these rules contradict the law of rulebooks, or each other."""
    for rule in rules:
        for fault in _faults(rule):
            yield Contradiction(fault, rule.id)
    yield from _clashes(rules)


def _faults(rule: Rule) -> Iterator[Fault]:
    if not rule.statement.endswith("."):
        yield Fault.NO_SENTENCE
    if not rule.article:
        yield Fault.NO_ARTICLE
    is_ours = {rule.status is Status.HOUSE, rule.article == HOUSE, rule.id.startswith("HOUSE-")}
    if len(is_ours) > 1:
        yield Fault.HALF_HOUSE
    if rule.valid_to is not None and rule.valid_to <= (rule.valid_from or date.min):
        yield Fault.ENDS_EARLY
    numbers = [limit.count for limit in rule.limits]
    numbers += [number for one in rule.extensions for number in (one.count, one.times)]
    if any(number < 1 for number in numbers):
        yield Fault.NUMBER
    if any((limit.event is None) != (limit.bound is Bound.EACH) for limit in rule.limits):
        yield Fault.NO_EVENT
    if any(one.count <= _base(rule) for one in rule.extensions if one.how is How.CEILING):
        yield Fault.SHORT_EXTENSION
    if rule.extends and not rule.extensions:
        yield Fault.EXTENDS_BY_NOTHING


def _base(rule: Rule) -> int:
    return rule.limits[0].count if rule.limits else 0


def _clashes(rules: tuple[Rule, ...]) -> Iterator[Contradiction]:
    ids = {rule.id for rule in rules}
    for one in rules:
        if one.extends and one.extends not in ids:
            yield Contradiction(Fault.EXTENDS_UNKNOWN, one.id)
    for rule_id in sorted(ids):
        versions = [rule for rule in rules if rule.id == rule_id]
        versions.sort(key=lambda rule: rule.valid_from or date.min)
        for earlier, later in pairwise(versions):
            if later.valid_from is None or earlier.valid_to is None:
                yield Contradiction(Fault.NO_END, rule_id, later.valid_from)
            elif earlier.valid_to > later.valid_from:
                yield Contradiction(Fault.OVERLAP, rule_id, later.valid_from)
