"""The end of an import: everything it brought is seen at once, or all of it is written at once."""

from datetime import datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.core.actor import Actor
from hoiam.imports import policies, queries
from hoiam.imports.actions import _shared, _whole
from hoiam.imports.models import Import, ImportState, Target
from hoiam.registers import actions as registers
from hoiam.registers.models import Batch


@transaction.atomic
def finish(
    *,
    of: Import,
    by: Actor,
    at: datetime,
    counted: queries.Counts | None = None,
    records: int | None = None,
) -> Import:
    """Show what was written chunk by chunk; or write, whole or not at all, what is written whole.
    `counted` are its verdicts, and `records` the rows of its batch, where they were counted before
    anybody had to wait: behind the last row nothing changes them."""
    of = _shared.locked(of)
    policies.check_can_import(of.target, of.unit, by)
    policies.check_state(of, ImportState.COMMITTING)
    person = _shared.doer(of, by, at)
    if of.target in _whole.WHOLE:
        _whole.write(of, by=person, at=at)
    if of.batch:
        batch = Batch.objects.get(code=of.batch)
        registers.show(batch=batch, by=person, at=at, records=records)
    of.state, of.lease_until = ImportState.COMMITTED, None
    of.done = of.total
    _shared.forget_samples(of)
    of.ended_at, of.ended_by = at, person.code
    of.save()
    made = counted or queries.counts(of)
    audit.record(
        "imports.import.committed",
        subject=_shared.subject(of),
        by=person,
        at=at,
        details={
            "file": of.file_name,
            "target": Target(of.target).label,
            "new": made.new,
            "changed": made.changed,
            "known": made.known,
            "refused": made.refused,
        },
    )
    return of
