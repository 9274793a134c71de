"""Small steps that several actions share; none of them records an event."""

from hoiam.base.queries import only
from hoiam.core.actor import Actor, Kind
from hoiam.core.refusals import NotFound
from hoiam.registers import queries
from hoiam.registers.models import Batch, Record


def locked(batch: Batch) -> Batch:
    """The row under a lock, with its unit."""
    return Batch.objects.select_for_update(of=("self",)).select_related("unit").get(pk=batch.pk)


def subject(batch: Batch) -> tuple[str, str]:
    """How a batch is named in events."""
    return ("batch", batch.code)


def seen(record: Record, by: Actor) -> Record:
    """The version that counts, under a lock: two presses meet here."""
    seen = queries.current() if by.kind is Kind.SYSTEM else queries.visible_to(by)
    rows = seen.filter(code=record.code).select_for_update(of=("self",))
    found = only(rows.select_related("words", "batch"))
    if found is None:
        raise NotFound("base.not-found")
    return found
