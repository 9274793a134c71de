"""Up and back: what one level cannot settle goes to the next, with where it came from."""

import os
from datetime import datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.commitments import actions as commitments
from hoiam.commitments.models import Commitment
from hoiam.core import codes
from hoiam.core.actor import Actor
from hoiam.meetings import after_policies as policies
from hoiam.meetings import after_telling
from hoiam.meetings.actions import _after, _shared
from hoiam.meetings.models import Raising
from hoiam.units.models import Unit


@transaction.atomic
def raise_up(*, commitment: Commitment, to: Unit, why: str, by: Actor, at: datetime) -> Raising:
    """The duty moves to a level above; its date does not restart, who assigned it stays. Who asked
    is told. The answer will come back to the meeting that asked."""
    one = _after.owed_of(commitment)
    policies.check_can_raise(one.commitment, to, by)
    why = _shared.given(why, field="why")[:500]
    row = Raising(
        code=codes.new_code("len", os.urandom),
        meeting=one.meeting,
        kind=one.kind,
        about_code=one.code,
        commitment=one.commitment.code,
        from_unit=one.commitment.unit,
        to_unit=to,
        why=why,
        raised_at=at,
        raised_by=by.code,
    )
    row.save(force_insert=True)
    duty = commitments.move(commitment=one.commitment, unit=to, by=by, at=at)
    _after.tell_askers(one, after_telling.raised(one.number, row, duty), by=by, at=at)
    audit.record(
        "meetings.owed.raised",
        subject=(one.kind.value, one.code),
        by=by,
        at=at,
        details={"from_unit": row.from_unit.name, "to_unit": to.name, "why": why},
    )
    return row
