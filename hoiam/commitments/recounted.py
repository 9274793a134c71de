"""What the calendar and the rules say of open clocks now. Nothing here is locked, and no event
recorded.

The text of a frozen explanation is read once for all the clocks that share it: they began on the
same day under the same rule, and so they are many.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from json import loads
from typing import Any

from django.db.models import TextField
from django.db.models.functions import Cast

from hoiam.base.rows import as_json
from hoiam.commitments.models import GIVEN, Commitment, DueDate
from hoiam.core import deadlines
from hoiam.core.calendar import Calendar
from hoiam.core.deadlines import Amount, Pause
from hoiam.core.law.rulebook.shapes import Extension, How, Rule, Variant
from hoiam.core.law.rules import Rulebook
from hoiam.rules import queries as rules
from hoiam.rules.models import RuleCorrection


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """What a frozen date counts: the day of the event, the limit, and what is left out."""

    start: date
    amount: Amount
    pauses: tuple[Pause, ...]
    is_backward: bool
    told: Mapping[str, Any]  # the whole explanation


@dataclass(frozen=True, slots=True, eq=False)
class Anew:
    """The date as it is counted now, and the text of its explanation."""

    due_on: date
    text: str


def counted(keys: Collection[int]) -> dict[int, str]:
    """Of these duties the ones whose date was counted and never given by a person: the text that
    explains the latest date."""
    rows = DueDate.objects.filter(commitment__in=keys).order_by("id")
    told = rows.values_list("commitment_id", "ground", Cast("explanation", TextField()))
    found: dict[int, str] = {}
    given = set()
    for key, ground, text in told:
        found[key] = text
        if ground in GIVEN:
            given.add(key)
    return {key: text for key, text in found.items() if key not in given}


def corrected() -> frozenset[str]:
    """Rules that were ever put right: their clocks are counted by the book as it stands, also
    when a correction was withdrawn. Every other clock keeps the limit that it was given."""
    rows = [row for row in RuleCorrection.objects.all() if row.moves_dates]
    return frozenset().union(*(rules.touched_by(row) for row in rows))


def caught_up(duty: Commitment) -> Anew | None:
    """The date that a closed duty would have by now; none where it was not counted, or a person
    gave it. A recount passes by what is closed."""
    text = counted([duty.pk]).get(duty.pk)
    if text is None:
        return None
    days = rules.calendar_on()
    if duty.rule in corrected():
        return under(text, duty.rule, days, rules.rulebook_on())
    return anew(text, days)


@lru_cache(maxsize=4096)
def asked(text: str) -> Asked:
    """What a frozen explanation counts."""
    told = loads(text)
    start, amount = deadlines.asked(told["days"])
    return Asked(
        start=start,
        amount=amount,
        pauses=tuple(_pause(one) for one in told.get("pauses", ()) if one["until"]),
        is_backward=date.fromisoformat(told["days"][4]) < start,
        told=told,
    )


def _pause(one: Mapping[str, str]) -> Pause:
    return Pause(date.fromisoformat(one["first"]), date.fromisoformat(one["until"]))


@lru_cache(maxsize=4096)
def anew(text: str, days: Calendar) -> Anew:
    """The same count on another calendar."""
    clock = asked(text)
    return _anew(clock, clock.amount, {}, days)


def under(text: str, rule_id: str, days: Calendar, book: Rulebook) -> Anew:
    """The same count by the rules as they were put right: the limit and every extension anew."""
    clock = asked(text)
    rule = book.find(rule_id, clock.start)
    if rule is None:
        return anew(text, days)
    more = {
        "statement": rule.statement,
        "basis": rule.article,
        "version": rule.valid_from.isoformat() if rule.valid_from else None,
        "status": rule.status.value,
    }
    amount = _total(clock, rule, book)
    return anew(text, days) if amount is None else _anew(clock, amount, more, days)


def _anew(clock: Asked, amount: Amount, more: Mapping[str, Any], days: Calendar) -> Anew:
    if clock.is_backward:
        found = deadlines.latest_day(clock.start, amount, days)
    else:
        found = deadlines.due(clock.start, amount, days, clock.pauses)
    told = {**clock.told, **more, "days": deadlines.to_record(found)}
    return Anew(found.due_on, as_json(told))


def _total(clock: Asked, rule: Rule, book: Rulebook) -> Amount | None:
    """The limit of the rule for this clock with the extensions that it took; none where the rule
    has no such limit any more: then the date stands."""
    amount = _base(clock, rule)
    if amount is None:
        return None
    total, nths = amount.count, 0
    for taken in clock.told.get("extensions", ()):
        if taken["rule"] == rule.id and not rule.extensions:
            continue  # the longer limit of the rule itself: it is the limit already
        nths += 1
        allowed = _allowed(clock, book.find(taken["rule"], clock.start), nths)
        if allowed is None:
            total = taken["total"]
        else:
            total = allowed.count + (total if allowed.how is How.ADDITION else 0)
    return Amount(total, amount.unit)


def _base(clock: Asked, rule: Rule) -> Amount | None:
    if "limit" not in clock.told:
        return rule.amount
    bound, event, what, variant = clock.told["limit"]
    fitting = (
        one
        for one in rule.limits
        if (one.bound, one.event, one.what, one.variant) == (bound, event, what, variant)
    )
    found = next(fitting, None)
    return None if found is None else found.amount


def _allowed(clock: Asked, rule: Rule | None, nth: int) -> Extension | None:
    """The extension that was taken as the nth, as the rule has it now."""
    is_remote = clock.told["limit"][3] == Variant.REMOTE
    fitting = (
        one
        for one in (rule.extensions if rule else ())
        if (one.variant is Variant.REMOTE_COMPLEX) == is_remote and one.times >= nth
    )
    return next(fitting, None)
