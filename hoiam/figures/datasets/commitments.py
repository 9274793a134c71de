"""Where the columns of duties stand. What is about a denunciation stands in its own room."""

from django.db.models import Q, QuerySet

from hoiam.commitments.models import Commitment
from hoiam.core.figures.catalogue.commitments import COMMITMENTS
from hoiam.figures import leading
from hoiam.figures.datasets.rows import Holds, Rows

# Matters whose duties say nothing to who was not let in.
SEALED = ("denunciation",)


def _counted() -> QuerySet[Commitment]:
    return Commitment.objects.exclude(about_kind__in=SEALED)


ROWS = Rows(
    COMMITMENTS,
    _counted,
    {
        "code": "code",
        "kind": "kind",
        "about": "about_kind",
        "unit": "unit__code",
        "assigned_by": "assigned_by_unit__code",
        "area": "unit__area__code",
        "state": "state",
        "started_on": "started_on",
        "first_due_on": "first_due_on",
        "due_on": "due_on",
        "ended_on": "ended_on",
        "standing_still": Holds(Q(paused_on__isnull=False)),
    },
    area="unit__area",
    opened_by=leading.opened_by,
    is_public=True,
)
