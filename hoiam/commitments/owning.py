"""Who owns open work today, and what has nobody: absences and roles that ended, looked at as they
stand, so that a round that was missed is made up for by the next."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from hoiam.accounts import queries as accounts
from hoiam.accounts.models import Absence, Officer, RoleHeld
from hoiam.base.queries import Unindexed
from hoiam.commitments.models import Assignment, Commitment, CommitmentState, Why
from hoiam.commitments.policies import WORKERS
from hoiam.core.actor import Actor, Role
from hoiam.units import queries as units
from hoiam.units.models import Unit


@dataclass(frozen=True, slots=True)
class Owner:
    """Who owns a commitment from today on: an officer's code, or nobody's."""

    officer: str
    why: Why
    absence: Absence | None = None


def to_reown(day: date) -> QuerySet[Commitment]:
    """Open work whose owner is away or has left, and work whose owner is back."""
    return _owned_by_nobody_fit(day) | _back(day)


def of(rows: QuerySet[Commitment], officers: Collection[str]) -> QuerySet[Commitment]:
    """Those that one of these officers owns, or may get back."""
    had = Assignment.objects.filter(commitment=OuterRef("pk"), former__in=officers)
    return rows.filter(Q(assignee__in=officers) | Exists(had))


def _open() -> QuerySet[Commitment]:
    return Commitment.objects.filter(state=CommitmentState.OPEN)


def _owned_by_nobody_fit(day: date) -> QuerySet[Commitment]:
    """What lies at a unit that ended goes to its successor, and is not looked at here."""
    living = Q(unit__valid_to__isnull=True) | Q(unit__valid_to__gt=day)
    here, away = _fit(day, "assignee", "unit")
    return _open().filter(living).exclude(assignee="").filter(~here | away)


def _fit(day: date, officer: str, unit: str) -> tuple[Exists, Exists]:
    """Whether somebody works at the unit, and whether she is away from it."""
    held = accounts.roles_on(day).filter(role__in=WORKERS, officer__is_active=True)
    of_both = {"officer__code": OuterRef(officer), "unit": OuterRef(unit)}
    return Exists(held.filter(**of_both)), Exists(accounts.absences_on(day).filter(**of_both))


def _returning(day: date) -> QuerySet[Assignment]:
    """Passings-on in an absence that is over, whose owner is there; nobody named another one, and
    it has not gone back yet."""
    later = Assignment.objects.filter(commitment=OuterRef("commitment"), id__gt=OuterRef("id"))
    settled = Q(why__in=(Why.NAMED, Why.LEFT)) | Q(why=Why.RETURNED, absence=OuterRef("absence"))
    here, away = _fit(day, "former", "unit")
    rows = Assignment.objects.filter(why=Why.ABSENT, absence__valid_to__lte=day)
    return rows.filter(~Exists(later.filter(settled))).filter(here & ~away)


def _back(day: date) -> QuerySet[Commitment]:
    rows = _returning(day).filter(commitment=OuterRef("pk"), unit=OuterRef("unit"))
    return _open().filter(Exists(rows))


def owner_on(commitment: Commitment, day: date) -> Owner | None:
    """Who owns it from now on, where that is somebody else than it says."""
    rows = _returning(day).filter(commitment=commitment, unit=commitment.unit)
    back = rows.select_related("absence").order_by("id").first()
    if back is not None:
        return Owner(back.former, Why.RETURNED, back.absence)
    if not commitment.assignee:
        return None
    if not accounts.works_at(commitment.unit, day).filter(code=commitment.assignee).exists():
        return Owner("", Why.LEFT)
    absence = _absence_of(commitment.assignee, commitment.unit, day)
    if absence is None:
        return None
    return Owner(_stand_in(absence, day), Why.ABSENT, absence)


def _absence_of(officer: str, unit: Unit, day: date) -> Absence | None:
    rows = accounts.absences_on(day).filter(officer__code=officer, unit=unit)
    return rows.select_related("stand_in", "unit").first()


def _stand_in(absence: Absence, day: date) -> str:
    """Who stands in; where she is away too, who stands in for her."""
    seen = {absence.officer_id}
    here: Absence | None = absence
    while here is not None and here.stand_in is not None and here.stand_in_id not in seen:
        one: Officer = here.stand_in
        seen.add(one.pk)
        if not accounts.works_at(absence.unit, day).filter(pk=one.pk).exists():
            return ""
        here = _absence_of(one.code, absence.unit, day)
        if here is None:
            return one.code
    return ""


def unowned(person: Actor) -> QuerySet[Commitment]:
    """Open work that lost its owner and has none, at the units that somebody leads and below."""
    leads = person.units(Role.LEADER)
    led = Unit.objects.filter(Q(code__in=leads) | units.below_any(leads))
    lost = Assignment.objects.filter(officer="")
    here = lost.filter(commitment=OuterRef("pk"), unit=OuterRef("unit"))
    # Begins with what somebody lost, which is little: of what is open most had no owner yet.
    rows = Commitment.objects.alias(stands=Unindexed("state"), at_unit=Unindexed("unit_id"))
    rows = rows.filter(pk__in=lost.values("commitment")).filter(Exists(here))
    rows = rows.filter(stands=CommitmentState.OPEN, at_unit__in=led.values("pk"), assignee="")
    return rows.select_related("unit").order_by("due_on", "id")


def latest(rows: Iterable[Commitment]) -> dict[int, Assignment]:
    """How each lost its last owner, by key."""
    found = Assignment.objects.filter(commitment__in=[row.pk for row in rows])
    return {one.commitment_id: one for one in found.order_by("id")}


def without_hands(person: Actor, day: date) -> QuerySet[Unit]:
    """Units below those that somebody leads at which nobody handles or leads any more, though
    somebody did; with how much is open there."""
    held = RoleHeld.objects.filter(unit=OuterRef("pk"), role__in=(Role.HANDLER, Role.LEADER))
    now = accounts.roles_on(day).filter(
        unit=OuterRef("pk"), role__in=(Role.HANDLER, Role.LEADER), officer__is_active=True
    )
    leads = person.units(Role.LEADER)
    if not leads:
        return Unit.objects.none()
    below = Q(parent__code__in=leads) | units.led(leads, "parent")
    rows = units.as_of(day).filter(below, outside=False)
    # Asked of the units that are found: joined, all that any of them ever owed is gone through.
    owed = _open().filter(unit=OuterRef("pk")).order_by().values("unit").annotate(n=Count("pk"))
    found = rows.filter(Exists(held.filter(valid_from__lte=day)), ~Exists(now))
    return found.annotate(open=Coalesce(Subquery(owed.values("n")), 0)).order_by("folded", "pk")
