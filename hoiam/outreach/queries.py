"""Reading the work in the hamlets: whose they are, who is assigned, what was noted there."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from hoiam.base.queries import only
from hoiam.core.actor import Actor, Kind, Role
from hoiam.core.refusals import NotFound
from hoiam.outreach.models import Assignment, Cluster, ClusterMember, Duty, Note, ResidentCount
from hoiam.outreach.policies import WORKERS
from hoiam.units import queries as units
from hoiam.units.models import Unit, UnitKind

HAMLET = "hamlet"  # what events of this part stand on


def visible_to(person: Actor) -> QuerySet[Note]:
    """Notes of the communes in whose bodies the person works or above which they lead, of the
    hamlets they are assigned to, and their own."""
    if person.kind is Kind.SYSTEM:
        return Note.objects.all()
    if not person.is_officer:
        return Note.objects.none()
    places = communes_of(person).values("pk")
    assigned = Assignment.objects.filter(officer=person.code, valid_to__isnull=True)
    return Note.objects.filter(
        Q(hamlet__parent__in=places)
        | Q(hamlet__in=assigned.values("hamlet"))
        | Q(written_by=person.code)
    )


def note_by_code(person: Actor, code: str) -> Note:
    """One visible note; a stranger's answer is the same as for a missing one."""
    rows = visible_to(person).select_related("hamlet__parent", "case", "meeting")
    note = only(rows.filter(code=code))
    if note is None:
        raise NotFound("base.not-found")
    return note


def communes_of(person: Actor) -> QuerySet[Unit]:
    """Territories in whose bodies this person works, those whose bodies they lead from above, and
    what was merged into these."""
    works, led = person.units(*WORKERS), person.units(Role.LEADER)
    mine = Q(bodies__code__in=works)
    mine |= Q(bodies__parent__code__in=led) | Q(bodies__parent__parent__code__in=led)
    own = Unit.objects.filter(mine).exclude(kind=UnitKind.HAMLET)
    return Unit.objects.filter(
        Q(pk__in=own.values("pk")) | Q(successor_links__successor__in=own.values("pk"))
    ).distinct()


def hamlets_of(person: Actor, day: date) -> QuerySet[Unit]:
    """Hamlets of that day in the person's communes, and those they are assigned to."""
    assigned = Assignment.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gt=day), officer=person.code, valid_from__lte=day
    )
    return (
        units.as_of(day)
        .filter(kind=UnitKind.HAMLET)
        .filter(
            Q(parent__in=communes_of(person).values("pk")) | Q(pk__in=assigned.values("hamlet"))
        )
        .select_related("parent")
        .order_by("parent__folded", "folded", "code")
    )


def hamlet_by_code(person: Actor, code: str, day: date) -> Unit:
    """One of these hamlets, or the same answer as for none."""
    found = only(hamlets_of(person, day).filter(code=code))
    if found is None:
        raise NotFound("base.not-found")
    return found


# ---- who is assigned ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Here:
    """Who is assigned to one hamlet on one day; of a merged hamlet, to any it was made of."""

    hamlet: Unit
    assigned: tuple[Assignment, ...]

    @property
    def leads(self) -> tuple[Assignment, ...]:
        return tuple(one for one in self.assigned if one.duty == Duty.LEAD)

    @property
    def contact(self) -> Assignment | None:
        """The named contact; where two were inherited, nobody until one is chosen."""
        own = [one for one in self.leads if one.hamlet_id == self.hamlet.pk]
        found = own or list(self.leads)
        return found[0] if len(found) == 1 else None

    @property
    def heads(self) -> tuple[Assignment, ...]:
        return tuple(one for one in self.assigned if one.duty == Duty.HEAD)

    @property
    def is_inherited(self) -> bool:
        """Whether the contact is one of a hamlet that went into this one."""
        return self.contact is not None and self.contact.hamlet_id != self.hamlet.pk


def here_on(hamlets: Iterable[Unit], day: date) -> list[Here]:
    """The same of many hamlets, in their order: a few queries, however many."""
    every = list(hamlets)
    formers = units.formers_of(every)
    keys = {key for one in formers.values() for key in one}
    rows: dict[int, list[Assignment]] = defaultdict(list)
    found = Assignment.objects.filter(units.in_force(day), hamlet__in=keys)
    for row in found.select_related("hamlet").order_by("duty", "-valid_from", "-pk"):
        rows[row.hamlet_id].append(row)
    return [
        Here(one, tuple(row for key in sorted(formers[one.pk]) for row in rows[key]))
        for one in every
    ]


def gaps(here: Iterable[Here]) -> list[Here]:
    """Hamlets without one named contact (C08)."""
    return [one for one in here if one.contact is None]


def assignments_at(hamlet: Unit) -> QuerySet[Assignment]:
    """Everybody who ever was assigned there, the present ones first."""
    return Assignment.objects.filter(hamlet__in=units.formers_of([hamlet])[hamlet.pk]).order_by(
        "valid_to", "-valid_from", "-pk"
    )


def assignment_by_code(person: Actor, code: str, day: date) -> Assignment:
    """One assignment at a hamlet that this officer sees, or the same answer as for none."""
    rows = Assignment.objects.select_related("hamlet__parent")
    found = only(rows.filter(code=code, hamlet__in=hamlets_of(person, day).order_by().values("pk")))
    if found is None:
        raise NotFound("base.not-found")
    return found


# ---- clusters -----------------------------------------------------------------------------------


def clusters_of(areas: Iterable[Unit], day: date) -> QuerySet[Cluster]:
    """Clusters of some communes on a day."""
    return (
        Cluster.objects.filter(units.in_force(day), area__in=list(areas))
        .select_related("area")
        .order_by("area__folded", "name", "pk")
    )


def cluster_by_code(person: Actor, code: str) -> Cluster:
    """One cluster of a commune where this officer works, or the same answer as for none."""
    rows = Cluster.objects.select_related("area__parent")
    found = only(rows.filter(code=code, area__in=communes_of(person).values("pk")))
    if found is None:
        raise NotFound("base.not-found")
    return found


def members_on(clusters: Iterable[Cluster], day: date) -> dict[int, list[Unit]]:
    """Hamlets of each cluster on a day, by key."""
    found: dict[int, list[Unit]] = defaultdict(list)
    rows = ClusterMember.objects.filter(units.in_force(day), cluster__in=list(clusters))
    for row in rows.select_related("hamlet").order_by("hamlet__folded"):
        found[row.cluster_id].append(row.hamlet)
    return found


# ---- residents ----------------------------------------------------------------------------------


def residents_on(hamlets: Collection[Unit], day: date) -> dict[int, ResidentCount]:
    """The newest count of each hamlet up to a day, by key."""
    rows = ResidentCount.objects.filter(hamlet__in=hamlets, day__lte=day).order_by("day", "pk")
    return {row.hamlet_id: row for row in rows}
