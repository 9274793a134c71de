"""A rulebook with what lawyers corrected in it: each correction laid over the shipped rules.

- A version is named by its rule and the first day that it had before anything was corrected.
- A correction holds the parts that it changes, nothing else: what a later release changes in the
  other parts comes through.
- A version that is added ends the one before it on its first day.
- A correction that no longer fits the rules that are shipped is left out and told, so that a
  release can never stop an office from working.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from hoiam.core.clocks.shapes import Criterion
from hoiam.core.clocks.table import CRITERIA_RULE
from hoiam.core.law.records import Changes
from hoiam.core.law.rulebook.house import (
    CARRIED_OVER,
    CONCLUSION,
    CONSULT_TARGET,
    HIDING_APPEAL,
    LONG_OVERDUE,
    LONG_PENDING,
    OUTSIDE_APPEAL,
    OVERDUE_REPORT,
    PROMISE,
    REQUEST,
    UNKEPT,
)
from hoiam.core.law.rulebook.shapes import (
    Contradiction,
    Fault,
    Rule,
    contradictions,
)
from hoiam.core.law.rules import SUBJECTS, Kind, Rulebook, rule_id_for

RULE_ID = re.compile(r"[A-Z]+(-[A-Z0-9]{1,20}){1,4}")
LONGEST_ID = 40


class What(StrEnum):
    """What a correction does."""

    CORRECTED = "corrected"  # other words or numbers in a version that is there
    ADDED = "added"  # a version from its first day on, or a rule of its own


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction as it is laid over the rules."""

    number: int
    what: What
    rule_id: str
    version: date | None
    changes: Changes


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a rule with what became of it."""

    rule: Rule
    first_day: date | None  # by which corrections name it, however often its first day moves
    shipped: Rule | None  # as the product has it; none where it was added here
    added: Correction | None = None
    ended: Correction | None = None  # the addition before whose first day it ends
    corrected: tuple[Correction, ...] = ()

    @property
    def is_changed(self) -> bool:
        return self.rule != self.shipped


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A correction that does not fit, and why."""

    correction: Correction
    why: Contradiction


@dataclass(frozen=True, slots=True)
class Corrected:
    """The rulebook that counts, with the way to it."""

    versions: tuple[Version, ...]
    left_out: tuple[LeftOut, ...] = ()

    @property
    def book(self) -> Rulebook:
        return Rulebook(tuple(one.rule for one in self.versions))

    def of(self, rule_id: str) -> tuple[Version, ...]:
        """Every version of a rule, the oldest first."""
        found = (one for one in self.versions if one.rule.id == rule_id)
        return tuple(sorted(found, key=lambda one: one.rule.valid_from or date.min))

    def named(self, rule_id: str, first_day: date | None) -> Version | None:
        """The version with this name."""
        return next((one for one in self.of(rule_id) if one.first_day == first_day), None)


class _DoesNotFitError(Exception):
    def __init__(self, why: Contradiction) -> None:
        super().__init__(str(why))
        self.why = why


def corrected(shipped: Rulebook, corrections: Iterable[Correction]) -> Corrected:
    """The shipped rules with corrections laid over them, in the order in which they were made."""
    versions = tuple(Version(rule, rule.valid_from, rule) for rule in shipped.rules)
    found, left_out = Corrected(versions), []
    for one in corrections:
        try:
            found = with_one(found, one)
        except _DoesNotFitError as odd:
            left_out.append(LeftOut(one, odd.why))
    return replace(found, left_out=tuple(left_out))


def why_not(found: Corrected, one: Correction) -> Contradiction | None:
    """Why a correction may not be laid over this rulebook; nothing where it may."""
    try:
        with_one(found, one)
    except _DoesNotFitError as odd:
        return odd.why
    return None


def with_one(found: Corrected, one: Correction) -> Corrected:
    """The rulebook with one correction more."""
    versions = _with_added(found, one) if one.what is What.ADDED else _with_corrected(found, one)
    after = Corrected(versions, found.left_out)
    for why in _faults(found, after, one.rule_id):
        raise _DoesNotFitError(why)
    return after


def _with_corrected(found: Corrected, one: Correction) -> tuple[Version, ...]:
    version = found.named(one.rule_id, one.version)
    if version is None:
        raise _DoesNotFitError(Contradiction(Fault.NO_VERSION, one.rule_id, one.version))
    after = replace(
        version, rule=one.changes.applied(version.rule), corrected=(*version.corrected, one)
    )
    return tuple(after if each is version else each for each in found.versions)


def _with_added(found: Corrected, one: Correction) -> tuple[Version, ...]:
    rule = one.changes.new(one.rule_id)
    if len(rule.id) > LONGEST_ID or not RULE_ID.fullmatch(rule.id) or not _chapter(rule.id):
        raise _DoesNotFitError(Contradiction(Fault.ODD_ID, rule.id))
    others = found.of(rule.id)
    day = rule.valid_from
    if others and day is None:
        raise _DoesNotFitError(Contradiction(Fault.NO_FIRST_DAY, rule.id))
    if any(day in (other.first_day, other.rule.valid_from) for other in others):
        raise _DoesNotFitError(Contradiction(Fault.SAME_DAY, rule.id, day))
    if day is None:
        return _placed(found.versions, Version(rule, None, None, added=one))
    later = (other.rule.valid_from for other in others)
    next_day = min((first for first in later if first is not None and first > day), default=None)
    if rule.valid_to is None:
        rule = replace(rule, valid_to=next_day)
    shortened = tuple(
        _ended(other, day, one) if other in others and other.rule.is_in_force(day) else other
        for other in found.versions
    )
    return _placed(shortened, Version(rule, day, None, added=one))


def _ended(version: Version, day: date, by: Correction) -> Version:
    return replace(version, rule=replace(version.rule, valid_to=day), ended=by)


def _placed(versions: tuple[Version, ...], new: Version) -> tuple[Version, ...]:
    """After the versions of the same rule, or at the end of its chapter."""
    same = [n for n, one in enumerate(versions) if one.rule.id == new.rule.id]
    chapter = [
        n for n, one in enumerate(versions) if _chapter(one.rule.id) == _chapter(new.rule.id)
    ]
    place = max(same or chapter) + 1
    return (*versions[:place], new, *versions[place:])


def _chapter(rule_id: str) -> str:
    code = rule_id.split("-", maxsplit=1)[0]
    return next((subject.code for subject in SUBJECTS if subject.code == code), "")


def _faults(before: Corrected, after: Corrected, rule_id: str) -> Iterator[Contradiction]:
    rules = tuple(one.rule for one in after.of(rule_id))
    # Which rule an extension moves is looked for in the whole book.
    yield from (one for one in contradictions(rules) if one.fault is not Fault.EXTENDS_UNKNOWN)
    ids = {one.rule.id for one in after.versions}
    for rule in rules:
        if rule.extends and rule.extends not in ids:
            yield Contradiction(Fault.EXTENDS_UNKNOWN, rule.id)
        yield from _unreckonable(rule)
    yield from _gaps(before, rules)


def _unreckonable(rule: Rule) -> Iterator[Contradiction]:
    """What the product could not go by any more."""
    if rule.id in _COUNTED_BY and rule.amount is None:
        yield Contradiction(Fault.NO_LIMIT, rule.id)
    if rule.id == CRITERIA_RULE and len(rule.grounds) != len(Criterion):
        yield Contradiction(Fault.CRITERIA, rule.id)


def _gaps(before: Corrected, rules: tuple[Rule, ...]) -> Iterator[Contradiction]:
    """Rules under which duties begin every day must not be missing on one."""
    rule_id = rules[0].id
    if rule_id not in _NEEDED:
        return
    begun = min(one.rule.valid_from or date.min for one in before.of(rule_id))
    starts = [rule.valid_from or date.min for rule in rules]
    ends = [rule.valid_to for rule in rules]
    if min(starts) > begun:
        yield Contradiction(Fault.NEEDED, rule_id, min(starts))
    for end in ends:
        if end is not None and end not in starts:
            yield Contradiction(Fault.NEEDED, rule_id, end)


# What every list of the office counts by on every day.
_COUNTED_BY = frozenset(
    {
        CONSULT_TARGET,
        HIDING_APPEAL,
        LONG_OVERDUE,
        LONG_PENDING,
        OUTSIDE_APPEAL,
        OVERDUE_REPORT,
        UNKEPT,
        *map(rule_id_for, Kind),
    }
)
_NEEDED = _COUNTED_BY | {PROMISE, CONCLUSION, REQUEST, CARRIED_OVER}
