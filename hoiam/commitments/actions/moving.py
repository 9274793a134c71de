"""Which unit works on it: passing it to another one, standing in the place of one that ended."""

from datetime import datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.commitments import policies
from hoiam.commitments.actions import _shared
from hoiam.commitments.models import Commitment
from hoiam.core.actor import Actor
from hoiam.core.text import vn_date
from hoiam.units.models import Unit


@transaction.atomic
def move(*, commitment: Commitment, unit: Unit, by: Actor, at: datetime) -> Commitment:
    """The duty passes to another unit; its date does not restart. The case has checked who may."""
    commitment = _shared.locked(commitment)
    policies.check_is_open(commitment)
    from_unit = commitment.unit
    if commitment.assigned_by_unit == from_unit:
        commitment.assigned_by_unit = unit
    commitment.unit, commitment.assignee = unit, ""
    _shared.clear_asked(commitment)  # what the unit before asked for is not asked by this one
    commitment.save()
    audit.record(
        "commitments.commitment.moved",
        subject=_shared.subject(commitment),
        by=by,
        at=at,
        details={
            "commitment": commitment.code,
            "from_unit": from_unit.name,
            "to_unit": unit.name,
            "due_on": vn_date(commitment.due_on),
        },
    )
    return commitment


@transaction.atomic
def succeed(
    *, commitment: Commitment, former: Unit, unit: Unit, by: Actor, at: datetime
) -> Commitment:
    """The unit that owes it, or that assigned it, was abolished: its successor stands in its
    place. The date, and a later one that was asked for, stay as they are. The part above has
    found the successor."""
    commitment = _shared.locked(commitment)
    policies.check_is_open(commitment)
    policies.check_is_of(commitment, former)
    if commitment.unit == former:
        commitment.unit, commitment.assignee = unit, ""
    if commitment.assigned_by_unit == former:
        commitment.assigned_by_unit = unit
    commitment.save()
    audit.record(
        "commitments.commitment.succeeded",
        subject=_shared.subject(commitment),
        by=by,
        at=at,
        details={
            "commitment": commitment.code,
            "from_unit": former.name,
            "to_unit": unit.name,
            "due_on": vn_date(commitment.due_on),
        },
    )
    return commitment
