"""How many people spoke, by commune and field, of quarters that have ended.

Counted from voices as they were received, which never change: the table of a quarter is the same
whenever somebody looks, and no two of them hold the same voice.
"""

from datetime import date, datetime, time

from django.db.models import Case as Choice
from django.db.models import Count, F, When

from hoiam.core.calendar import ZONE, day_of
from hoiam.core.disclosure import Cell
from hoiam.core.quarters import Quarter, quarter_of
from hoiam.units.models import UnitKind
from hoiam.voices.models import Voice


def quarters(on: date) -> list[Quarter]:
    """Quarters that have ended since the first voice, the newest first."""
    first = Voice.objects.order_by("received_at").values_list("received_at", flat=True).first()
    if first is None:
        return []
    quarter, found = quarter_of(day_of(first)), []
    while quarter.has_ended(on):
        found.append(quarter)
        quarter = quarter.after
    return found[::-1]


def counted(quarter: Quarter) -> tuple[dict[Cell, int], tuple[tuple[str, ...], tuple[str, ...]]]:
    """What the table of a quarter is made of; never shown as it is."""
    commune = Choice(
        When(area__kind=UnitKind.HAMLET, then=F("area__parent__code")), default=F("area__code")
    )
    rows = (
        Voice.objects.filter(
            origin__isnull=True,
            received_at__gte=_moment(quarter.first),
            received_at__lt=_moment(quarter.after.first),
        )
        .annotate(commune=commune)
        .values_list("commune", "field__code")
        .annotate(people=Count("pk"))
        .order_by()
    )
    counts: dict[Cell, int] = {(place, field): people for place, field, people in rows}
    places = sorted({place for place, _field in counts})
    fields = sorted({field for _place, field in counts})
    return counts, (tuple(places), tuple(fields))


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(), ZONE)
