"""Opening, showing and withdrawing a batch: the acts on an old register."""

import os
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.db import transaction

from hoiam.base import audit
from hoiam.core import codes
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, WrongState
from hoiam.registers import policies, queries
from hoiam.registers.actions import _shared, chunks
from hoiam.registers.models import Batch, RegisterKind
from hoiam.units.models import Unit


@transaction.atomic
def open_batch(
    *, kind: str, system: str, title: str, unit: Unit, zone: str, by: Actor, at: datetime
) -> Batch:
    """Begin to take over a register; nothing of it is seen until it is shown."""
    policies.check_keeps(unit, by, at=at)
    if kind not in RegisterKind.values:
        raise Invalid("registers.kind-unknown", field="kind", kind=kind)
    if not system.strip() or not title.strip():
        raise Invalid("registers.name-needed", field="system" if not system.strip() else "title")
    _check_zone(zone)
    batch = Batch(
        code=codes.new_code("dot", os.urandom),
        kind=kind,
        system=system.strip(),
        title=title.strip()[:200],
        unit=unit,
        zone=zone,
        opened_at=at,
        opened_by=by.code,
    )
    batch.save(force_insert=True)
    audit.record(
        "registers.batch.opened",
        subject=_shared.subject(batch),
        by=by,
        at=at,
        details={"system": batch.system, "title": batch.title, "unit": unit.name},
    )
    return batch


def _check_zone(zone: str) -> None:
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Invalid("registers.zone-unknown", field="zone", zone=zone) from None


@transaction.atomic
def show(*, batch: Batch, by: Actor, at: datetime, records: int | None = None) -> Batch:
    """All records of the batch are seen from now on, at once; they take the place of older ones.
    `records` is how many they are, where whoever writes it counted them before anybody had to
    wait."""
    batch = _shared.locked(batch)
    policies.check_keeps(batch.unit, by, at=at)
    policies.check_is_open(batch)
    if queries.is_held_elsewhere(batch):
        raise WrongState("registers.held-elsewhere", system=batch.system)
    batch.records = batch.rows.count() if records is None else records
    batch.shown_at, batch.shown_by = at, by.code
    batch.save()
    if batch.records < chunks.WORDED_AT_ONCE:  # else the worker does it, so that nobody waits
        chunks.put_words(batch=batch)
    audit.record(
        "registers.batch.shown",
        subject=_shared.subject(batch),
        by=by,
        at=at,
        details={
            "system": batch.system,
            "title": batch.title,
            "records": batch.records,
            "changed": batch.follows.count(),
        },
    )
    return batch


@transaction.atomic
def withdraw(*, batch: Batch, why: str, by: Actor, at: datetime) -> Batch:
    """None of it is seen any more, at once; what it had taken the place of is seen again."""
    batch = _shared.locked(batch)
    policies.check_keeps(batch.unit, by, at=at)
    policies.check_is_not_withdrawn(batch)
    if not why.strip():
        raise Invalid("registers.reason-needed", field="why")
    batch.withdrawn_why = why.strip()[:300]
    batch.withdrawn_at, batch.withdrawn_by = at, by.code
    batch.save()
    audit.record(
        "registers.batch.withdrawn",
        subject=_shared.subject(batch),
        by=by,
        at=at,
        details={"system": batch.system, "title": batch.title, "reason": batch.withdrawn_why},
    )
    return batch
