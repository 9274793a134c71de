"""Where the columns of meetings stand."""

from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import TruncDate

from hoiam.core.calendar import ZONE
from hoiam.core.figures.catalogue.meetings import MEETINGS
from hoiam.figures.datasets.rows import Rows, Some
from hoiam.meetings import queries as meetings
from hoiam.meetings.models import Host, Meeting, Postponement


def _heads() -> QuerySet[Any]:
    return Host.objects.filter(head_in_person=True)


ROWS = Rows(
    MEETINGS,
    Meeting.objects.all,
    {
        "code": "code",
        "kind": "kind",
        "audience": "audience",
        "unit": "unit__code",
        "area": "unit__area__code",
        "state": "state",
        "planned_on": TruncDate("starts", tzinfo=ZONE),
        "held_on": "held_on",
        "head_there": Some(_heads, "meeting__code"),
        "postponed": Some(Postponement.objects.all, "meeting__code"),
    },
    area="unit__area",
    opened_by=meetings.visible_to,
    opened_to_all=meetings.public_meetings,
    is_public=True,
    is_public_alone=True,
)
