"""Reading what the press and old reports say."""

from django.db.models import QuerySet

from hoiam.base.queries import only
from hoiam.core.refusals import NotFound
from hoiam.figures.models import PressFigure


def standing() -> QuerySet[PressFigure]:
    """Entries that no later one put right, the newest first. What was printed is no secret: every
    officer reads it."""
    rows = PressFigure.objects.filter(corrected_by__isnull=True)
    return rows.select_related("unit", "corrects").order_by("-id")


def by_code(code: str) -> PressFigure:
    """One entry that still stands."""
    found = only(standing().filter(code=code))
    if found is None:
        raise NotFound("base.not-found")
    return found
