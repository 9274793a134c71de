"""Who may work on a commitment, and who alone may accept a new date."""

from hoiam.commitments.models import Commitment, CommitmentKind, CommitmentState
from hoiam.core.actor import Actor, Kind, Role
from hoiam.core.refusals import NotAllowed, WrongState
from hoiam.units import queries as units

WORKERS = (Role.CLERK, Role.HANDLER, Role.LEADER)


def check_is_open(commitment: Commitment) -> None:
    """What has ended is not changed; it may be reopened."""
    if commitment.state != CommitmentState.OPEN:
        raise WrongState("commitments.already-ended")


def check_can_work(commitment: Commitment, actor: Actor) -> None:
    """An officer of the lead unit, or a leader above it."""
    if actor.kind is Kind.SYSTEM or actor.holds(*WORKERS, at=commitment.unit.code):
        return
    if not leads_above(actor, commitment):
        raise NotAllowed("commitments.not-your-unit")


def check_can_accept_new_date(commitment: Commitment, actor: Actor) -> None:
    """A leader of the unit that assigned the work, or of a superior; never the unit for itself
    when somebody else assigned it."""
    if actor.kind is Kind.SYSTEM or actor.holds(Role.LEADER, at=commitment.assigned_by_unit.code):
        return
    if not leads_above(actor, commitment):
        raise NotAllowed("commitments.not-assigner")


def check_can_reopen(commitment: Commitment, actor: Actor) -> None:
    """A leader of the unit or above; or the person it was owed to, whom the case has recognised
    by the tracking code."""
    owed_to_person = commitment.kind in (CommitmentKind.ANSWER, CommitmentKind.PROMISE)
    if actor.kind is Kind.PUBLIC and owed_to_person:
        return
    check_can_work(commitment, actor)


def leads_above(actor: Actor, commitment: Commitment) -> bool:
    """Whether the actor leads a superior of the unit."""
    leads = actor.units(Role.LEADER)
    return bool(leads) and not leads.isdisjoint(units.superior_codes(commitment.unit))
