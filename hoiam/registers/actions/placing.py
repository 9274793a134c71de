"""A person says which successor of a split unit a record belongs to."""

from datetime import datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid
from hoiam.registers import policies
from hoiam.registers.actions import _shared
from hoiam.registers.models import Record
from hoiam.registers.queries import PLACED
from hoiam.units import actions as units
from hoiam.units.models import Placement, Unit


@transaction.atomic
def place(
    *, record: Record, former: Unit, successor: Unit, why: str, by: Actor, at: datetime
) -> Placement:
    """Choose one successor of the unit that the record names; the last choice counts, and the
    figures of today follow it. What the source says of the record stays as it is."""
    record = _shared.seen(record, by)
    policies.check_can_place(record, by)
    if former.pk not in (record.unit_id, record.area_id):
        raise Invalid("registers.not-named", field="former", unit=former.name)
    placed = units.place(
        about_kind=PLACED,
        about_code=record.code,
        former=former,
        successor=successor,
        why=why,
        by=by,
        at=at,
    )
    audit.record(
        "registers.record.placed",
        subject=("record", record.code),
        by=by,
        at=at,
        details={"former": former.name, "successor": successor.name, "reason": placed.why},
    )
    return placed
