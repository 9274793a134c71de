"""Why a date is the date: the calendar as it was frozen, and every later date with its reason."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from hoiam.commitments.models import Commitment, DueDate, Ground
from hoiam.core import deadlines, redact
from hoiam.core.deadlines import Due
from hoiam.rules import queries as rules
from hoiam.web.public import rule_words


@dataclass(frozen=True, slots=True)
class Moved:
    """A due date that was replaced; the old one stays visible."""

    at: datetime
    old: date | None
    new: date
    reason: str


@dataclass(frozen=True, slots=True)
class Why:
    """The count of days, the rule behind it, and what moved the date since."""

    due_on: date
    first_due_on: date
    statement: str
    basis: str
    decision: str
    rule: str  # its id where the rulebook has a page for it
    doubt: str  # how unsure we are of the rule; empty when it was read in the law
    due: Due | None
    moved: tuple[Moved, ...]


def why(duty: Commitment | None) -> Why | None:
    """The way to the date of a duty, as it was explained on the day it was set; after a recount,
    the way on the calendar that counted then."""
    if duty is None:
        return None
    dates = sorted(duty.due_dates.all(), key=lambda row: row.pk)
    told: dict[str, Any] = next((row.explanation for row in reversed(dates) if row.explanation), {})
    rule = rules.rulebook_on().find(dates[0].rule, duty.started_on) if dates else None
    return Why(
        due_on=duty.due_on,
        first_due_on=duty.first_due_on,
        statement=told.get("statement", ""),
        basis=told.get("basis", ""),
        decision=told.get("decision", ""),
        rule=rule.id if rule else "",
        doubt="" if rule is None or rule.is_sure else rule_words.status(rule),
        due=deadlines.from_record(told["days"]) if told.get("days") else None,
        moved=tuple(_moved(row) for row in dates[1:]),
    )


def _moved(row: DueDate) -> Moved:
    # What a decision on the calendar says is public; what an officer typed is not.
    reason = row.reason if row.ground == Ground.CALENDAR else masked(row.reason)
    return Moved(at=row.set_at, old=row.old_due_on, new=row.due_on, reason=reason)


def masked(text: str) -> str:
    """Words that an officer typed and nobody released: what looks personal in them is masked."""
    return redact.apply(text, redact.proposals(text))
