"""Who keeps the record of a meeting, and what may become of it next."""

from datetime import date

from hoiam.core.actor import Actor, Kind, Role
from hoiam.core.refusals import Invalid, NotAllowed, WrongState
from hoiam.meetings.models import Meeting, MeetingKind, MeetingState
from hoiam.units import queries as units
from hoiam.units.models import Unit

KEEPERS = (Role.CLERK, Role.LEADER)
WORKERS = (Role.CLERK, Role.HANDLER, Role.LEADER)
# Meetings of people with those who answer to them; the others are the offices' own (house rule).
OPEN_KINDS = (
    MeetingKind.DIALOGUE,
    MeetingKind.RECEPTION,
    MeetingKind.VOTERS,
    MeetingKind.FIELD,
    MeetingKind.CONFERENCE,
)
AHEAD = (MeetingState.PLANNED, MeetingState.ANNOUNCED)
NOT_OVER = (*AHEAD, MeetingState.OPEN)


def check_can_record(unit: Unit, actor: Actor) -> None:
    """A clerk or leader of the unit that keeps the record, or a leader above (house rule)."""
    _check_keeps((unit,), unit, actor)


def check_can_keep(meeting: Meeting, actor: Actor) -> None:
    """The same of a meeting that is there; where its unit ended, of what took that unit over."""
    _check_keeps(holders(meeting.unit), meeting.unit, actor)


def holders(unit: Unit) -> tuple[Unit, ...]:
    """The unit, and where it ended, whatever stands in its place."""
    if unit.valid_to is None:
        return (unit,)
    return (unit, *units.on_day(unit, date.max))


def _check_keeps(held: tuple[Unit, ...], unit: Unit, actor: Actor) -> None:
    if actor.kind is Kind.SYSTEM or any(_keeps(actor, one) for one in held):
        return
    raise NotAllowed("meetings.not-keeper", unit=unit.name)


def _keeps(actor: Actor, unit: Unit) -> bool:
    if actor.holds(*KEEPERS, at=unit.code):
        return True
    led = actor.units(Role.LEADER)
    return bool(led) and not led.isdisjoint(units.superior_codes(unit))


def check_is_ahead(meeting: Meeting) -> None:
    """What began or is over has no other date."""
    if meeting.state == MeetingState.OPEN:
        raise WrongState("meetings.running")
    check_is_not_over(meeting)


def check_is_not_over(meeting: Meeting) -> None:
    """Held and cancelled are the ends of a meeting's own life; its minutes go on."""
    if meeting.state not in NOT_OVER:
        raise WrongState("meetings.over")


def check_has_begun(meeting: Meeting) -> None:
    """Who came is counted when there is somebody to count."""
    if meeting.state in AHEAD or meeting.state == MeetingState.CANCELLED:
        raise WrongState("meetings.not-begun")


def check_may_be_announced(meeting: Meeting) -> None:
    """Kind, day, hour and place are what an announcement is (Law on Citizen Reception, art. 24)."""
    check_is_ahead(meeting)
    if meeting.announced_at is not None:
        raise WrongState("meetings.announced-already")
    if meeting.kind not in OPEN_KINDS:
        raise WrongState("meetings.internal-kind")
    if meeting.starts is None:
        raise Invalid("meetings.start-needed", field="starts")
    if not meeting.place:
        raise Invalid("meetings.place-needed", field="place")
