"""Reading what is owed: my work, the duties about one thing, what is late."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet

from hoiam.commitments.models import Commitment, CommitmentKind, CommitmentState, DueDate
from hoiam.core.actor import Actor, Role
from hoiam.core.refusals import NotFound


def visible_to(person: Actor) -> QuerySet[Commitment]:
    """Those of the units the person works in, of units below the ones they lead, and for the
    Front those in its area."""
    works = person.units(Role.CLERK, Role.HANDLER, Role.LEADER)
    leads = person.units(Role.LEADER)
    front = person.units(Role.FRONT)
    seen = Q(unit__code__in=works) | Q(assigned_by_unit__code__in=works)
    if leads:
        seen |= Q(unit__parent__code__in=leads) | Q(unit__parent__parent__code__in=leads)
        seen |= Q(unit__parent__parent__parent__code__in=leads)
        seen |= _asked_below(leads)
    if front:
        seen |= Q(unit__area__bodies__code__in=front)
        seen |= Q(unit__area__parent__bodies__code__in=front)
    seen_rows = Commitment.objects.filter(seen)
    return seen_rows.distinct() if front else seen_rows


def _asked_below(leads: Iterable[str]) -> Q:
    """What a unit below these asked of any other: who leads the asker may move its date."""
    asker = Q(assigned_by_unit__parent__code__in=leads)
    asker |= Q(assigned_by_unit__parent__parent__code__in=leads)
    return asker & Q(kind=CommitmentKind.CONSULT)


def by_code(person: Actor, code: str) -> Commitment:
    """One visible commitment."""
    found = visible_to(person).select_related("unit", "assigned_by_unit").filter(code=code).first()
    if found is None:
        raise NotFound("base.not-found")
    return found


def my_work(person: Actor) -> QuerySet[Commitment]:
    """Open work of the units where the person works, by due date; the id breaks ties so that the
    list can be paged by its last row."""
    return (
        Commitment.objects.filter(
            unit__code__in=person.units(Role.CLERK, Role.HANDLER, Role.LEADER),
            state=CommitmentState.OPEN,
        )
        .select_related("unit")
        .order_by("due_on", "id")
    )


def asked_dates(person: Actor) -> QuerySet[Commitment]:
    """Requests for a new date that wait for this person's word."""
    leads = person.units(Role.LEADER)
    return (
        Commitment.objects.filter(state=CommitmentState.OPEN, asked_at__isnull=False)
        .filter(
            Q(assigned_by_unit__code__in=leads)
            | Q(unit__parent__code__in=leads)
            | Q(unit__parent__parent__code__in=leads)
            | _asked_below(leads)
        )
        .select_related("unit")
        .order_by("due_on", "id")
    )


def about(kind: str, code: str) -> QuerySet[Commitment]:
    """Every duty about one thing with all its dates, oldest first."""
    dates = Prefetch("due_dates", queryset=DueDate.objects.order_by("id"))
    return (
        Commitment.objects.filter(about_kind=kind, about_code=code)
        .select_related("unit__parent__parent__parent", "assigned_by_unit__parent__parent__parent")
        .prefetch_related(dates)
        .order_by("id")
    )


def times_moved(rows: Iterable[Commitment]) -> dict[int, int]:
    """How often the date of each was moved, by duty."""
    moved = DueDate.objects.filter(commitment__in=list(rows), old_due_on__isnull=False)
    return dict(moved.values_list("commitment").annotate(Count("id")).order_by())


def of_kind(kind: CommitmentKind) -> QuerySet[Commitment]:
    """All of a kind; the part above narrows it to what may be shown."""
    return Commitment.objects.filter(kind=kind)


def overdue(rows: QuerySet[Commitment], *, today: date) -> QuerySet[Commitment]:
    """Open past the due date: late from the first day after it."""
    return rows.filter(state=CommitmentState.OPEN, due_on__lt=today)
