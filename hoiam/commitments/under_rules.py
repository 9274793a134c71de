"""How many open dates a correction of the rulebook would move, before it is written."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Exists, OuterRef, Subquery
from django.db.models.fields.json import KT

from hoiam.commitments.models import GIVEN, Commitment, CommitmentState, DueDate, Ground
from hoiam.commitments.queries import Foreseen
from hoiam.core import deadlines
from hoiam.core.calendar import Calendar
from hoiam.core.deadlines import Amount
from hoiam.core.law.rulebook.shapes import Bound
from hoiam.core.law.rules import Rulebook
from hoiam.rules import queries as rules

# What a duty was counted from and by: the rule, the part of it where it has several, and the days.
_PARTS = {
    "start": "explanation__days__1",
    "bound": "explanation__limit__0",
    "event": "explanation__limit__1",
    "part": "explanation__limit__2",
    "variant": "explanation__limit__3",
}
# Dates that a person gave, and dates that came of more than one count.
_NOT_SIMPLE = (*GIVEN, Ground.PROLONGED, Ground.RESUMED)


def foreseen_under(book: Rulebook, rule_ids: Iterable[str], *, today: date) -> Foreseen:
    """How many open clocks stand under these rules and would move when this is the rulebook.

    Each keeps the version of the day it started. Dates that a person gave stand and are not
    counted, neither is what was lengthened or stood still: it is worked out when it is recounted.
    """
    open_ones = Commitment.objects.filter(
        state=CommitmentState.OPEN, paused_on__isnull=True, rule__in=sorted(rule_ids)
    )
    other = DueDate.objects.filter(commitment=OuterRef("commitment"), ground__in=_NOT_SIMPLE)
    newest = DueDate.objects.filter(commitment=OuterRef("commitment")).order_by("-id").values("id")
    dates = DueDate.objects.filter(commitment__in=open_ones, id=Subquery(newest[:1]))
    keyed = dates.filter(~Exists(other)).annotate(**{name: KT(at) for name, at in _PARTS.items()})
    groups = keyed.values_list("commitment__rule", *_PARTS, "commitment__due_on").annotate(
        clocks=Count("id")
    )
    calendar = rules.calendar_on()
    moves = [(_anew(key, book, calendar), due_on, n) for *key, due_on, n in groups.order_by()]
    return Foreseen(
        touched=sum(n for _new, _old, n in moves),
        later=sum(n for new, old, n in moves if new is not None and new > old),
        earlier=sum(n for new, old, n in moves if new is not None and new < old),
        past=sum(n for new, old, n in moves if new is not None and new < old and new < today),
    )


def _anew(key: list[str | None], book: Rulebook, calendar: Calendar) -> date | None:
    """The date under this rulebook; none where it has no number for it."""
    rule_id, start, *limit = key
    day = date.fromisoformat(str(start))
    amount = _amount(book, str(rule_id), day, limit)
    if amount is None:
        return None
    counted = deadlines.latest_day if limit[0] == Bound.BEFORE else deadlines.due
    return counted(day, amount, calendar).due_on


def _amount(book: Rulebook, rule_id: str, day: date, limit: list[str | None]) -> Amount | None:
    rule = book.find(rule_id, day)
    if rule is None:
        return None
    if limit[0] is None:  # counted by the one limit of its rule
        return rule.amount
    fitting = (
        one.amount
        for one in rule.limits
        if [one.bound, one.event or "", one.what, one.variant] == [part or "" for part in limit]
    )
    return next(fitting, None)
