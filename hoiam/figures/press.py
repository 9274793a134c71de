"""Reading what the press and old reports say."""

from django.db.models import QuerySet

from hoiam.base.queries import only
from hoiam.core.actor import Actor
from hoiam.core.refusals import NotFound
from hoiam.figures.models import PressFigure
from hoiam.figures.press_policies import KEEPERS


def standing() -> QuerySet[PressFigure]:
    """Entries that no later one put right, the newest first. What was printed is no secret: every
    officer reads it."""
    rows = PressFigure.objects.filter(corrected_by__isnull=True)
    return rows.select_related("unit", "corrects").order_by("-id")


def kept_by(person: Actor, code: str) -> PressFigure:
    """One entry that still stands, of a unit where the person works: who may put it right."""
    found = only(standing().filter(code=code, unit__code__in=person.units(*KEEPERS)))
    if found is None:
        raise NotFound("base.not-found")
    return found
