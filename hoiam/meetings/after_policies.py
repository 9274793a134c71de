"""Who concludes, closes, publishes, raises and decides after a meeting."""

from datetime import date, timedelta

from hoiam.commitments import policies as committing
from hoiam.commitments.models import Commitment, CommitmentState
from hoiam.core.actor import Actor, Kind, Role
from hoiam.core.refusals import Invalid, NotAllowed, WrongState
from hoiam.meetings import policies
from hoiam.meetings.models import Meeting, MeetingState, OutsideAppeal
from hoiam.units import queries as units
from hoiam.units.models import Unit

# How long after a meeting people may still rate it (house rule): the way home, and the next day.
RATED_WITHIN = timedelta(days=3)
_CONCLUDED = (MeetingState.OPEN, MeetingState.HELD)
OVER = (MeetingState.HELD, MeetingState.CLOSED)


def check_can_conclude(meeting: Meeting, actor: Actor) -> None:
    """Whoever keeps the record, from the beginning of the meeting until its minutes are closed."""
    policies.check_can_keep(meeting, actor)
    if meeting.state == MeetingState.CLOSED:
        raise WrongState("meetings.minutes-closed")
    if meeting.state not in _CONCLUDED:
        raise WrongState("meetings.not-begun")


def check_can_write_minutes(meeting: Meeting, actor: Actor) -> None:
    """Whoever keeps the record, until the minutes are closed."""
    check_can_conclude(meeting, actor)


def check_can_close(meeting: Meeting, actor: Actor) -> None:
    """Whoever keeps the record, once the meeting is over and before it is closed."""
    policies.check_can_keep(meeting, actor)
    if meeting.state == MeetingState.CLOSED:
        raise WrongState("meetings.minutes-closed")
    if meeting.state != MeetingState.HELD:
        raise WrongState("meetings.not-over")


def check_can_correct(meeting: Meeting, actor: Actor) -> None:
    """A leader: what everybody relied on gets another version."""
    policies.check_can_keep(meeting, actor)
    if not _leads(meeting.unit, actor):
        raise NotAllowed("meetings.leader-corrects")
    if meeting.state != MeetingState.CLOSED or meeting.history:
        raise WrongState("meetings.not-closed")


def check_can_publish(meeting: Meeting, actor: Actor) -> None:
    """Whoever keeps the record, once the minutes are closed."""
    policies.check_can_keep(meeting, actor)
    if meeting.state != MeetingState.CLOSED:
        raise WrongState("meetings.not-closed")
    if meeting.kind not in policies.OPEN_KINDS:
        raise WrongState("meetings.internal-kind")


def check_can_read_out(meeting: Meeting, actor: Actor) -> None:
    """Whoever keeps the record of the meeting that hears it, while it can still be written."""
    check_can_conclude(meeting, actor)


def check_takes_ratings(meeting: Meeting, day: date) -> None:
    """From the end of the meeting on, for three days."""
    held = meeting.held_on
    if meeting.history or meeting.state not in OVER or held is None:
        raise WrongState("meetings.not-over")
    if day > held + RATED_WITHIN:
        raise WrongState("meetings.rating-over")


def check_can_settle(commitment: Commitment, actor: Actor) -> None:
    """Whoever may work on the duty."""
    committing.check_is_open(commitment)
    committing.check_can_work(commitment, actor)


def check_can_raise(commitment: Commitment, to: Unit, actor: Actor) -> None:
    """Whoever owes it, to somebody above: the unit that stands over it, or a body of a territory
    that lies around its own."""
    check_can_settle(commitment, actor)
    if to.pk not in {unit.pk for unit in levels_above(commitment.unit)}:
        raise Invalid("meetings.not-above", field="unit", unit=to.name)


def levels_above(unit: Unit) -> list[Unit]:
    """Where a unit may bring what it cannot settle: whoever stands above it, and the bodies of
    every territory around its own that belong to the authority."""
    found: dict[int, Unit] = {}
    above = units.superior_of(unit)
    while above is not None:
        if not above.is_territory and not above.outside and above.valid_to is None:
            found[above.pk] = above
        above = units.superior_of(above)
    here = unit.area
    around = here.parent if here is not None else None
    while around is not None:
        bodies = Unit.objects.filter(area=around, outside=False, valid_to__isnull=True)
        found |= {one.pk: one for one in bodies.select_related("area").order_by("pk")}
        around = around.parent
    return list(found.values())


def check_is_open(commitment: Commitment) -> None:
    """What is closed goes nowhere."""
    if commitment.state != CommitmentState.OPEN:
        raise WrongState("commitments.already-ended")


def check_can_decide_outside(appeal: OutsideAppeal, actor: Actor) -> None:
    """An officer of the Front that was asked, once."""
    if actor.kind is not Kind.SYSTEM and not actor.holds(Role.FRONT, at=appeal.front.code):
        raise NotAllowed("meetings.front-decides", unit=appeal.front.name)
    if appeal.decided_at is not None:
        raise WrongState("meetings.appeal-decided")


def _leads(unit: Unit, actor: Actor) -> bool:
    if actor.kind is Kind.SYSTEM:
        return True
    led = actor.units(Role.LEADER)
    held = policies.holders(unit)
    return any(one.code in led or not led.isdisjoint(units.superior_codes(one)) for one in held)
