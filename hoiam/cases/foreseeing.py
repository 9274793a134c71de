"""What a step of a case will do to its dates, before anybody takes it.

One place for every page. It asks the same rules that the actions ask; a test takes each step and
compares what was foreseen with what happened.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from hoiam.cases.models import Answer, Case
from hoiam.commitments import recounted
from hoiam.commitments.models import (
    Commitment,
    CommitmentKind,
    CommitmentState,
)
from hoiam.core import deadlines
from hoiam.core.calendar import Calendar
from hoiam.core.law.rulebook.house import CONSULT_TARGET
from hoiam.rules import queries as rules
from hoiam.rules.queries import AnswerRule
from hoiam.units.models import Unit


class Turn(StrEnum):
    """What becomes of one date."""

    STANDS = "stands"
    PASSES = "passes"  # another unit owes it, by the same day
    STARTS = "starts"
    MOVES = "moves"
    ENDS = "ends"
    MERGES = "merges"  # owed in another case from now on
    OPENS = "opens"  # what was merged is owed here again


@dataclass(frozen=True, slots=True)
class Effect:
    """One date before and after a step. Empty where it is known only once the form is filled."""

    turn: Turn
    kind: CommitmentKind
    what: str
    unit: Unit | None
    old: date | None = None
    new: date | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """What the form of the step says so far."""

    unit: Unit | None = None
    what: str = ""
    due_on: date | None = None
    into_due_on: date | None = None  # when the case that it joins is due
    reply: Answer | None = None  # the answer that would be sent


@dataclass(frozen=True, slots=True)
class Now:
    """What every step looks things up in."""

    case: Case
    owed: tuple[Commitment, ...]  # every duty of the case, with its dates
    today: date
    days: Calendar
    given: Given

    @property
    def open(self) -> tuple[Commitment, ...]:
        return tuple(row for row in self.owed if row.state == CommitmentState.OPEN)


type Effects = tuple[Effect, ...]
NOTHING = Given()


def foresee(
    case: Case,
    step: str,
    *,
    owed: Iterable[Commitment],
    today: date,
    days: Calendar,
    given: Given = NOTHING,
) -> Effects:
    """What becomes of every date of the case when this step of its table is taken today."""
    return _STEPS[step](Now(case, tuple(owed), today, days, given))


def _same(row: Commitment) -> Effect:
    return Effect(Turn.STANDS, _kind(row), row.what, row.unit, row.due_on, row.due_on)


def _kind(row: Commitment) -> CommitmentKind:
    return CommitmentKind(row.kind)


def _stands(now: Now) -> Effects:
    """No state of a case stops a clock (house rule)."""
    return tuple(_same(row) for row in now.open)


def _passes(now: Now) -> Effects:
    """The duty to answer goes along and does not restart; what others owe stays with them."""
    return tuple(
        Effect(Turn.PASSES, _kind(row), row.what, now.given.unit, row.due_on, row.due_on)
        if row.kind == CommitmentKind.ANSWER
        else _same(row)
        for row in now.open
    )


def _consults(now: Now) -> Effects:
    due_on = _counted(rules.law_rule(CONSULT_TARGET, day=now.today), now)
    kind = CommitmentKind.CONSULT
    started = Effect(Turn.STARTS, kind, now.given.what, now.given.unit, new=due_on)
    return (*_stands(now), started)


def _extends(now: Now) -> Effects:
    return tuple(
        Effect(Turn.MOVES, _kind(row), row.what, row.unit, row.due_on, now.given.due_on)
        if row.kind == CommitmentKind.ANSWER
        else _same(row)
        for row in now.open
    )


def _answers(now: Now) -> Effects:
    """The answer ends the duty to answer; what it promises is owed from then on."""
    found = tuple(
        Effect(Turn.ENDS, _kind(row), row.what, row.unit, row.due_on)
        if row.kind == CommitmentKind.ANSWER
        else _same(row)
        for row in now.open
    )
    reply = now.given.reply
    if reply is None or reply.promise_due_on is None:
        return found
    promised = Effect(
        Turn.STARTS, CommitmentKind.PROMISE, reply.promise, now.case.unit, new=reply.promise_due_on
    )
    return (*found, promised)


def _reopens(now: Now) -> Effects:
    """A new duty to answer, under the rule of today; the first one stays as it ended."""
    case = now.case
    rule = rules.answer_rule(kind=case.kind, field=case.field, area=case.area, day=now.today)
    due_on = _counted(rule, now)
    started = Effect(Turn.STARTS, CommitmentKind.ANSWER, "", case.unit, new=due_on)
    return (*_stands(now), started)


def _joins(now: Now) -> Effects:
    """The duty goes on in the other case, by the date of that one."""
    return tuple(
        Effect(Turn.MERGES, _kind(row), row.what, row.unit, row.due_on, now.given.into_due_on)
        if row.kind == CommitmentKind.ANSWER
        else _same(row)
        for row in now.open
    )


def _unjoins(now: Now) -> Effects:
    """The last merged duty is owed here again, with the date that it would have had."""
    merged = [
        row
        for row in now.owed
        if row.kind == CommitmentKind.ANSWER and row.state == CommitmentState.MERGED
    ]
    if not merged:
        return _stands(now)
    row = max(merged, key=lambda one: one.pk)
    opened = Effect(Turn.OPENS, _kind(row), row.what, row.unit, row.due_on, _caught_up(row))
    return (*_stands(now), opened)


def _caught_up(row: Commitment) -> date:
    """A date that was counted is counted as things stand today; one that was given stands."""
    now = recounted.caught_up(row)
    return row.due_on if now is None else now.due_on


def _counted(rule: AnswerRule, now: Now) -> date:
    return deadlines.due(now.today, rule.amount, now.days).due_on


_STEPS: Mapping[str, Callable[[Now], Effects]] = MappingProxyType(
    {
        "accept": _stands,
        "ask-for-more": _stands,
        "supply": _stands,
        "hand-over": _passes,
        "consult": _consults,
        "extend": _extends,
        "answer": _answers,
        "close": _stands,
        "reopen": _reopens,
        "join": _joins,
        "unjoin": _unjoins,
    }
)
