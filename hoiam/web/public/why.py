"""Why a date is the date: the calendar as it was frozen, and every later date with its reason."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from hoiam.commitments.models import Commitment, DueDate, Ground
from hoiam.core import deadlines, redact
from hoiam.core.deadlines import Due
from hoiam.core.law.rulebook.shapes import Rule
from hoiam.core.law.rules import Rulebook
from hoiam.rules import queries as rules
from hoiam.web import words
from hoiam.web.public import rule_words

# What a decision on the calendar or on a rule says is public; what an officer typed is not.
PUBLIC = (Ground.CALENDAR, Ground.RULE)
_RECEIVED = "ngày nhận"


@dataclass(frozen=True, slots=True)
class Moved:
    """A due date that was replaced; the old one stays visible."""

    at: datetime
    old: date | None
    new: date
    ground: str
    reason: str


@dataclass(frozen=True, slots=True)
class Why:
    """The count of days, the rule behind it, and what moved the date since."""

    due_on: date
    first_due_on: date
    started_on: date
    paused_on: date | None
    event: str  # what happened on the first day, in Vietnamese as the explanation is
    statement: str
    basis: str
    decision: str
    rule: str  # its id where the rulebook has a page for it
    version: str  # in which version, by its days
    doubt: str  # how unsure we are of the rule; empty when it was read in the law
    due: Due | None
    steps: tuple[str, ...]  # pauses and extensions that the law allowed, each with its article
    moved: tuple[Moved, ...]


def why(duty: Commitment | None) -> Why | None:
    """The way to the date of a duty, as it was explained on the day it was set; after a recount,
    the way on the calendar that counted then. For strangers: what officers typed is masked."""
    return None if duty is None else _why(duty, _masked_reason, rules.rulebook_on())


def inside(duty: Commitment) -> Why:
    """The same for an officer who reads the matter as it is."""
    return _why(duty, lambda row: row.reason, rules.rulebook_on())


def _why(duty: Commitment, reason: Callable[[DueDate], str], book: Rulebook) -> Why:
    dates = sorted(duty.due_dates.all(), key=lambda row: row.pk)
    told: dict[str, Any] = next((row.explanation for row in reversed(dates) if row.explanation), {})
    rule = book.find(dates[-1].rule, duty.started_on) if dates else None
    doubt = rules.doubt_in(book, rule.id, duty.started_on) if rule else ""
    return Why(
        due_on=duty.due_on,
        first_due_on=duty.first_due_on,
        started_on=duty.started_on,
        paused_on=duty.paused_on,
        event=told.get("event", _RECEIVED),
        statement=told.get("statement", ""),
        basis=told.get("basis", ""),
        decision=told.get("decision", ""),
        rule=rule.id if rule else "",
        version=_version(rule),
        doubt=_(doubt) if doubt else "",
        due=deadlines.from_record(told["days"]) if told.get("days") else None,
        steps=_steps(told),
        moved=tuple(
            Moved(row.set_at, row.old_due_on, row.due_on, _ground(row), reason(row))
            for row in dates[1:]
        ),
    )


def _version(rule: Rule | None) -> str:
    return rule_words.period(rule) if rule else ""


def _ground(row: DueDate) -> str:
    return _(Ground(row.ground).label)


def _steps(told: dict[str, Any]) -> tuple[str, ...]:
    """In the order in which they were taken."""
    said = [(one["first"], _paused(one)) for one in told.get("pauses", ())]
    said += [(one["day"], _extended(one)) for one in told.get("extensions", ())]
    return tuple(text for _taken, text in sorted(said))


def _paused(told: dict[str, Any]) -> str:
    since, until = _day(told["first"]), told["until"]
    if until is None:
        said = _("Tạm dừng từ {since}, chưa tiếp tục.").format(since=since)
    else:
        said = _("Tạm dừng từ {since}, tính tiếp từ {until}.").format(
            since=since, until=_day(until)
        )
    return _with(said, told["paper"], told["basis"], told["transition"])


def _extended(told: dict[str, Any]) -> str:
    said = _("Gia hạn ngày {day}: tất cả {total} ngày, hạn từ {old} thành {new}.").format(
        day=_day(told["day"]),
        total=told["total"],
        old=_day(told["before"]),
        new=_day(told["after"]),
    )
    return _with(said, told["paper"], told["basis"])


def _with(said: str, paper: str, *articles: str) -> str:
    cited = "; ".join(_(one) for one in articles if one)
    return " ".join(filter(None, (said, f"{paper}." if paper else "", f"({cited})")))


def _day(day: str) -> str:
    return words.day(date.fromisoformat(day))


def _masked_reason(row: DueDate) -> str:
    return row.reason if row.ground in PUBLIC else masked(row.reason)


def masked(text: str) -> str:
    """Words that an officer typed and nobody released: what looks personal in them is masked."""
    return redact.apply(text, redact.proposals(text))
