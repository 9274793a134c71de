"""A later date: asked for by the unit, accepted or declined from above."""

from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.commitments import policies
from hoiam.commitments.actions import _logging, _shared
from hoiam.commitments.models import Commitment, CommitmentKind, DueDate
from hoiam.core.actor import Actor
from hoiam.core.log.acts import Act
from hoiam.core.refusals import WrongState
from hoiam.core.text import vn_date


@transaction.atomic
def ask_new_date(
    *, commitment: Commitment, due_on: date, reason: str, by: Actor, at: datetime
) -> Commitment:
    """The unit asks for a later date; the old one stands until somebody above says yes."""
    commitment = _shared.locked(commitment)
    policies.check_is_open(commitment)
    policies.check_moves_by_hand(commitment)
    policies.check_can_work(commitment, by)
    reason = _shared.check_reason(reason)
    _shared.check_plain(commitment, by, reason=reason)
    _shared.check_later(commitment, due_on, at)
    commitment.asked_due_on, commitment.asked_reason = due_on, reason
    commitment.asked_at, commitment.asked_by = at, by.code
    commitment.save()
    audit.record(
        "commitments.due-date.asked",
        subject=_shared.subject(commitment),
        by=by,
        at=at,
        details={
            "commitment": commitment.code,
            "unit": commitment.unit.name,
            "due_on": vn_date(due_on),
            "reason": reason,
        },
    )
    return commitment


@transaction.atomic
def accept_new_date(
    *, commitment: Commitment, due_on: date, reason: str, by: Actor, at: datetime
) -> Commitment:
    """A later date, accepted by who assigned the work or a superior. The old date stays visible."""
    commitment = _shared.locked(commitment)
    policies.check_is_open(commitment)
    policies.check_moves_by_hand(commitment)
    policies.check_can_accept_new_date(commitment, by)
    reason = _shared.check_reason(reason)
    _shared.check_plain(commitment, by, reason=reason)
    _shared.check_later(commitment, due_on, at)
    old = commitment.due_on
    commitment.due_on = due_on
    _shared.clear_asked(commitment)
    commitment.save()
    DueDate(
        commitment=commitment,
        old_due_on=old,
        due_on=due_on,
        ground="extension" if commitment.kind == CommitmentKind.ANSWER else "agreed",
        reason=reason,
        rule=commitment.rule,
        set_at=at,
        set_by=by.code,
    ).save()
    _logging.commit(commitment, Act.EXTENSION, step="due-date-changed", at=at)
    audit.record(
        "commitments.due-date.changed",
        subject=_shared.subject(commitment),
        by=by,
        at=at,
        details={
            "commitment": commitment.code,
            "old": vn_date(old),
            "new": vn_date(due_on),
            "reason": reason,
        },
    )
    return commitment


@transaction.atomic
def decline_new_date(*, commitment: Commitment, reason: str, by: Actor, at: datetime) -> Commitment:
    """The old date stands; the unit reads why."""
    commitment = _shared.locked(commitment)
    policies.check_is_open(commitment)
    policies.check_can_accept_new_date(commitment, by)
    reason = _shared.check_reason(reason)
    _shared.check_plain(commitment, by, reason=reason)
    if commitment.asked_at is None:
        raise WrongState("commitments.nothing-asked")
    _shared.clear_asked(commitment)
    commitment.save()
    audit.record(
        "commitments.due-date.declined",
        subject=_shared.subject(commitment),
        by=by,
        at=at,
        details={"commitment": commitment.code, "reason": reason},
    )
    return commitment
