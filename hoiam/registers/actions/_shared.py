"""Small steps that several actions share; none of them records an event."""

from hoiam.registers.models import Batch


def locked(batch: Batch) -> Batch:
    """The row under a lock, with its unit."""
    return Batch.objects.select_for_update(of=("self",)).select_related("unit").get(pk=batch.pk)


def subject(batch: Batch) -> tuple[str, str]:
    """How a batch is named in events."""
    return ("batch", batch.code)
