"""Who keeps the work in the hamlets of a commune, who notes there, who sends a notice."""

from datetime import date

from django.db.models import Q

from hoiam.core.actor import Actor, Kind, Role
from hoiam.core.refusals import Invalid, NotAllowed, WrongState
from hoiam.meetings.models import Meeting, MeetingState
from hoiam.outreach.models import Assignment, Broadcast, Cluster, Task
from hoiam.units import queries as units
from hoiam.units.models import Unit, UnitKind

KEEPERS = (Role.CLERK, Role.LEADER, Role.FRONT)
WORKERS = (Role.CLERK, Role.HANDLER, Role.LEADER, Role.FRONT)
MOST_DAYS_LATE = 90  # house rule: what was noted longer ago is entered as history


def commune_of(place: Unit) -> Unit:
    """The commune of a hamlet; any other territory is its own."""
    is_within = place.kind == UnitKind.HAMLET and place.parent is not None
    return place.parent if is_within and place.parent else place


def serves(actor: Actor, place: Unit, *roles: Role) -> bool:
    """Whether one of these roles is held at a body of the commune, or the lead above such a body.
    Of an ended commune its successors' bodies take care."""
    if actor.kind is Kind.SYSTEM:
        return True
    here, led = actor.units(*roles), actor.units(Role.LEADER)
    if not here and not led:
        return False
    commune = commune_of(place)
    areas = (commune, *(units.on_day(commune, date.max) if commune.valid_to else ()))
    above = Q(parent__code__in=led) | Q(parent__parent__code__in=led)
    above |= Q(parent__parent__parent__code__in=led)
    return Unit.objects.filter(above | Q(code__in=here), area__in=areas).exists()


def is_assigned(actor: Actor, place: Unit) -> bool:
    """Whether this officer is assigned to the hamlet, whatever unit they come from."""
    return (
        actor.is_officer
        and Assignment.objects.filter(
            hamlet=place, officer=actor.code, valid_to__isnull=True
        ).exists()
    )


def check_can_keep(place: Unit, actor: Actor) -> None:
    """A clerk, leader or Front officer of the commune's bodies, or a leader above them."""
    if not serves(actor, place, *KEEPERS):
        raise NotAllowed("outreach.not-keeper", place=place.name)


def check_can_note(place: Unit, actor: Actor) -> None:
    """Whoever works in the commune's bodies or leads above, and who is assigned to the hamlet."""
    if not serves(actor, place, *WORKERS) and not is_assigned(actor, place):
        raise NotAllowed("outreach.not-here", place=place.name)


def check_can_issue(unit: Unit, actor: Actor) -> None:
    """A clerk, leader or Front officer of the body that speaks, or a leader above it."""
    if actor.kind is Kind.SYSTEM or actor.holds(*KEEPERS, at=unit.code):
        return
    if actor.units(Role.LEADER).isdisjoint(units.superior_codes(unit)):
        raise NotAllowed("outreach.not-speaker", unit=unit.name)


def check_can_report(task: Task, actor: Actor) -> None:
    """Somebody of the unit that has the task, a Front officer of it too, or a leader above."""
    if actor.kind is Kind.SYSTEM or actor.holds(*WORKERS, at=task.unit.code):
        return
    if actor.units(Role.LEADER).isdisjoint(units.superior_codes(task.unit)):
        raise NotAllowed("outreach.not-task-holder", unit=task.unit.name)


def check_is_hamlet(place: Unit) -> None:
    """Assignments, visits and clusters are of hamlets alone."""
    if place.kind != UnitKind.HAMLET:
        raise Invalid("outreach.not-a-hamlet", field="hamlet", place=place.name)


def check_exists(place: Unit, day: date) -> None:
    """A hamlet of that day: what was merged has a successor to choose."""
    check_is_hamlet(place)
    if not units.exists_on(place, day):
        raise Invalid("outreach.hamlet-ended", field="hamlet", place=place.name)


def check_noted_on(day: date, today: date) -> None:
    """A day on the road has been, and not long ago."""
    if day > today:
        raise Invalid("outreach.day-ahead", field="noted_on")
    if (today - day).days > MOST_DAYS_LATE:
        raise Invalid("outreach.day-long-ago", field="noted_on", days=MOST_DAYS_LATE)


def check_is_of(meeting: Meeting, hamlet: Unit) -> None:
    """A meeting for this hamlet, or for the territory around it, that was not called off."""
    places = {hamlet.pk, hamlet.parent_id}
    if not meeting.areas.filter(unit__in=places).exists():
        raise Invalid("outreach.meeting-elsewhere", field="meeting", place=hamlet.name)
    if meeting.state == MeetingState.CANCELLED:
        raise WrongState("outreach.meeting-cancelled")


def check_runs(row: Assignment | Cluster) -> None:
    """What has ended is not ended again."""
    if row.valid_to is not None:
        raise WrongState("outreach.over")


def check_stands(broadcast: Broadcast) -> None:
    """A notice that was withdrawn asks nobody anything any more."""
    if broadcast.withdrawn_at is not None:
        raise WrongState("outreach.withdrawn")
