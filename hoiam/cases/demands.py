"""Reading demands of outside bodies: of one's unit, of one case, and the public count."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import ExtractYear

from hoiam.base.queries import only
from hoiam.cases.models import BodyKind, Case, Demand, DemandState
from hoiam.core.actor import Actor, Role
from hoiam.core.refusals import NotFound


@dataclass(frozen=True, slots=True)
class Counted:
    """Demands of one kind of body in one year."""

    year: int
    kind: str
    granted: int
    refused: int
    waiting: int

    @property
    def all(self) -> int:
        return self.granted + self.refused + self.waiting


def visible_to(person: Actor) -> QuerySet[Demand]:
    """Demands made to the units that a person works in or leads, or leads from above."""
    works = person.units(Role.CLERK, Role.LEADER)
    led = person.units(Role.LEADER)
    seen = Q(unit__code__in=works)
    if led:
        seen |= Q(unit__parent__code__in=led) | Q(unit__parent__parent__code__in=led)
    return Demand.objects.filter(seen).select_related("unit", "case").order_by("-id")


def awaiting_decision(person: Actor) -> QuerySet[Demand]:
    """Demands that wait for the word of a leader, to units this person leads or leads from above."""
    led = person.units(Role.LEADER)
    below = Q(unit__parent__code__in=led) | Q(unit__parent__parent__code__in=led)
    return Demand.objects.filter(Q(unit__code__in=led) | below, state=DemandState.WAITING)


def by_code(person: Actor, code: str) -> Demand:
    """One demand; a stranger's answer is the same as for a missing one."""
    found = only(visible_to(person).filter(code=code))
    if found is None:
        raise NotFound("base.not-found")
    return found


def granted_for(case: Case) -> QuerySet[Demand]:
    """Orders under which data of this case may be given out."""
    return Demand.objects.filter(case=case, state=DemandState.GRANTED).order_by("id")


def counted() -> list[Counted]:
    """How many demands there were, by year and kind of body, and what came of them: demands are
    counted, not people, so that small numbers are shown as they are."""
    rows = (
        Demand.objects.annotate(year=ExtractYear("dated_on"))
        .order_by()
        .values("year", "body_kind")
        .annotate(
            granted=Count("id", filter=Q(state=DemandState.GRANTED)),
            refused=Count("id", filter=Q(state=DemandState.REFUSED)),
            waiting=Count("id", filter=Q(state=DemandState.WAITING)),
        )
    )
    order = {kind: number for number, kind in enumerate(BodyKind.values)}
    found = [
        Counted(
            year=row["year"],
            kind=str(BodyKind(row["body_kind"]).label),
            granted=row["granted"],
            refused=row["refused"],
            waiting=row["waiting"],
        )
        for row in sorted(rows, key=lambda row: (-row["year"], order[row["body_kind"]]))
    ]
    return found
