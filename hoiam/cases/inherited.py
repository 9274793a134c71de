"""What abolished units left open: their cases, duties and desks, and who may have to choose."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from hoiam.base.prepared import Told
from hoiam.base.queries import Unindexed
from hoiam.cases import dockets, queries
from hoiam.cases.models import Case
from hoiam.commitments.models import Commitment, CommitmentState
from hoiam.core.actor import Actor
from hoiam.units import queries as units
from hoiam.units.models import Placement, Unit

MOST_CODES = 20_000  # more than a province leaves open when all of its communes are split


def left_open(day: date) -> QuerySet[Commitment]:
    """What is still owed in a case by a unit that ended, or to one, by due date."""
    ended = _ended(day)
    return _open().filter(Q(unit__in=ended) | Q(assigned_by_unit__in=ended))


def _open() -> QuerySet[Commitment]:
    # Nearly every duty is about a case: no index of that is any use here.
    rows = Commitment.objects.alias(about=Unindexed("about_kind"))
    rows = rows.filter(state=CommitmentState.OPEN, about="case")
    return rows.order_by("due_on", "id")


def _ended(day: date) -> QuerySet[Unit, Any]:
    """Only bodies owe; there are few ended ones, and each is looked up by its own index."""
    return Unit.objects.filter(area__isnull=False, valid_to__lte=day).values("pk")


def left_open_by(unit: Unit, day: date) -> list[Case]:
    """The cases of what one unit left open."""
    rows = left_open(day).filter(Q(unit=unit) | Q(assigned_by_unit=unit))
    codes = rows.order_by().values("about_code")
    return list(Case.objects.filter(code__in=codes).order_by("pk"))


def duties_left_by(case: Case, unit: Unit) -> list[Commitment]:
    """What a unit still owes in a case, or asked of another."""
    rows = Commitment.objects.filter(
        about_kind="case", about_code=case.code, state=CommitmentState.OPEN
    )
    return list(rows.filter(Q(unit=unit) | Q(assigned_by_unit=unit)).order_by("pk"))


def kept_at_desk(unit: Unit) -> QuerySet[Case]:
    """Open cases that the desk of a unit received and still tells people about."""
    return Case.objects.filter(desk=unit, state__in=queries.OPEN)


def with_open_work(day: date) -> list[Unit]:
    """Ended units of which something can be passed on: it has one successor."""
    owed = left_open(day)
    keys = {key for pair in owed.values_list("unit", "assigned_by_unit") for key in pair}
    desks = Case.objects.filter(state__in=queries.OPEN, desk__valid_to__lte=day).values_list("desk")
    ended = Unit.objects.filter(Q(pk__in=keys) | Q(pk__in=desks), valid_to__lte=day)
    rows = {unit.pk: unit for unit in ended.order_by("pk")}
    heirs = units.on_day_of(rows.values(), day)
    placed = Placement.objects.filter(
        about_kind="case", about_code__in=owed.values("about_code"), former__in=rows
    )
    chosen = set(placed.values_list("former", flat=True))
    found = [unit for pk, unit in rows.items() if len(heirs[pk]) == 1 or pk in chosen]
    others = dockets.units_to_settle(day) - {unit.pk for unit in found}
    return [*found, *Unit.objects.filter(pk__in=others).order_by("pk")]


def awaiting_successor(person: Actor, day: date) -> QuerySet[Commitment]:
    """What this person may have to choose a successor for: owed by a unit that ended."""
    # On most days nothing is left open anywhere: then nobody's cases are gone through.
    codes = {code for (code,) in _CODES_LEFT(day)}
    if not codes:
        return Commitment.objects.none()
    seen = queries.visible_to(person).filter(code__in=codes).values("code")
    return _left_at(day).filter(about_code__in=seen)


def count_awaiting_successor(person: Actor, day: date, most: int) -> int:
    """How many they are, counted no further."""
    if not _CODES_LEFT(day):
        return 0
    return awaiting_successor(person, day).order_by()[:most].count()


def _left_at(day: date) -> QuerySet[Commitment]:
    return _open().filter(unit__in=_ended(day))


_CODES_LEFT = Told(
    lambda day: _left_at(day).order_by().values_list("about_code")[:MOST_CODES], date
)
