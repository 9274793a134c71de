"""How a date of a legal clock came about, frozen with it: the rule in its version, what was
counted, and every pause and extension with its paper."""

from dataclasses import replace
from typing import Any

from hoiam.commitments.matters import MatterOf, event_words
from hoiam.core import deadlines
from hoiam.core.calendar import Calendar
from hoiam.core.clocks.shapes import Clock, Extended, Paused

type Explanation = dict[str, Any]


def explanation(clock: Clock, matter: MatterOf) -> Explanation:
    """The clock as plain values for a column of JSON."""
    return {
        "statement": clock.rule.statement,
        "basis": clock.rule.article,
        "decision": "",
        "event": event_words(clock.spec.starts),
        "days": deadlines.to_record(clock.due),
        "version": clock.rule.valid_from.isoformat() if clock.rule.valid_from else None,
        "status": clock.rule.status.value,
        "matter": matter.matter.value,
        "place": matter.place.value,
        "limit": [clock.limit.bound, clock.limit.event, clock.limit.what, clock.limit.variant],
        "pauses": [_pause(one) for one in clock.pauses],
        "extensions": [_extension(one) for one in clock.extensions],
    }


def as_started(clock: Clock, days: Calendar) -> Clock:
    """The clock on the day it started, before anything else happened to it."""
    amount = clock.limit.amount
    if amount is None:
        raise ValueError("a clock runs in days")
    count = deadlines.latest_day if clock.due.is_backward else deadlines.due
    plain = count(clock.start, amount, days)
    return replace(clock, due=plain, pauses=(), extensions=(), ended=None)


def _pause(one: Paused) -> Explanation:
    return {
        "first": one.fact.day.isoformat(),
        "until": one.resumed.day.isoformat() if one.resumed else None,
        "ground": one.fact.ground.value if one.fact.ground else "",
        "paper": one.fact.paper,
        "resumed_by": one.resumed.paper if one.resumed else "",
        "rule": one.rule.id,
        "basis": one.rule.article,
        "transition": one.transition.article if one.transition else "",
    }


def _extension(one: Extended) -> Explanation:
    return {
        "day": one.fact.day.isoformat(),
        "paper": one.fact.paper,
        "criteria": sorted(one.fact.criteria),
        "total": one.total,
        "rule": one.rule.id,
        "basis": one.rule.article,
        "before": one.before.isoformat(),
        "after": one.after.isoformat(),
    }
