"""The list of changes: one row in one order for everything that happens to what is public."""

from datetime import datetime

from hoiam.core.actor import Actor
from hoiam.publication.openness import Change, ChangeKind, Counter

NAME = "changes"


def note(
    kind: ChangeKind, *, page: str, by: Actor, at: datetime, release: int = 0, hiding: str = ""
) -> Change:
    """Write the next number, in the transaction of what it tells of.

    The counter is held until that transaction ends. So the numbers become visible in their order,
    and one that is rolled back leaves no hole: a sequence of the database would promise neither.
    """
    Counter.objects.get_or_create(name=NAME)
    counter = Counter.objects.select_for_update().get(name=NAME)
    counter.last += 1
    counter.save(update_fields=["last"])
    change = Change(
        number=counter.last,
        page=page,
        kind=kind,
        release=release,
        hiding=hiding,
        recorded_at=at,
        recorded_by=by.code,
    )
    change.save(force_insert=True)
    return change
