"""Reading the hotline: its numbers, the rule of a day, calls and what is still owed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from hoiam.base.queries import only
from hoiam.commitments.models import Commitment, CommitmentState
from hoiam.core.actor import Actor, Role
from hoiam.core.refusals import NotFound
from hoiam.reception.models import Call, CallOutcome, Hotline, HotlineRule
from hoiam.reception.policies import WORKERS
from hoiam.units import queries as units


@dataclass(frozen=True, slots=True)
class Tally:
    """Calls of one outcome."""

    outcome: str
    label: str
    number: int


def hotlines_of(person: Actor) -> QuerySet[Hotline]:
    """Numbers of the units where somebody works, and of those below the ones they lead."""
    works = person.units(*WORKERS)
    seen = Q(unit__code__in=works)
    led = person.units(Role.LEADER)
    if led:
        seen |= units.led(led, "unit")
    return Hotline.objects.filter(seen).select_related("unit").order_by("-id")


def hotline(person: Actor, code: str) -> Hotline:
    """One visible number; a stranger's answer is the same as for a missing one."""
    found = only(hotlines_of(person).filter(code=code))
    if found is None:
        raise NotFound("base.not-found")
    return found


def visible_to(person: Actor) -> QuerySet[Call]:
    """Calls to these numbers, and those that a unit of the person has to call back."""
    works = person.units(*WORKERS)
    seen = Q(hotline__in=hotlines_of(person).order_by().values("pk"))
    return Call.objects.filter(seen | Q(kind__unit__code__in=works))


def by_code(person: Actor, code: str) -> Call:
    """One visible call; a stranger's answer is the same as for a missing one."""
    rows = visible_to(person).select_related("hotline__unit", "rule", "kind__unit", "case")
    found = only(rows.filter(code=code))
    if found is None:
        raise NotFound("base.not-found")
    return found


def rule_on(line: Hotline, day: date) -> HotlineRule | None:
    """The version in force on a day."""
    return line.rules.filter(valid_from__lte=day).order_by("-valid_from").first()


def owed(rows: QuerySet[Call]) -> QuerySet[Call]:
    """Those that somebody is still to be called back for."""
    open_ones = Commitment.objects.filter(code=OuterRef("commitment"), state=CommitmentState.OPEN)
    return rows.filter(Exists(open_ones))


def tallies(rows: QuerySet[Call]) -> list[Tally]:
    """How many calls had which outcome; trials stand last and are no calls of people."""
    found = dict(rows.order_by().values_list("outcome").annotate(number=Count("id")))
    return [Tally(value, str(label), found.get(value, 0)) for value, label in CallOutcome.choices]


def duties_of(rows: Iterable[Call]) -> dict[str, Commitment]:
    """The duty to call back, by its code, of each call that has one."""
    codes = [one.commitment for one in rows if one.commitment]
    return Commitment.objects.in_bulk(codes, field_name="code")
