"""What the public pages of a hamlet and of its commune say beside their matters."""

from dataclasses import dataclass
from datetime import date, timedelta

from hoiam.core.calendar import day_of
from hoiam.meetings import queries as meetings
from hoiam.meetings.models import Meeting, MeetingKind, MeetingState
from hoiam.outreach import queries, spreading
from hoiam.outreach.models import Broadcast
from hoiam.outreach.queries import Here
from hoiam.units import queries as units
from hoiam.units.models import COMMUNES, Unit, UnitKind
from hoiam.web.access import now

SHOWN = (MeetingKind.FIELD, MeetingKind.VOTERS)  # of a Party cell its own members are told
NEWEST = 5


@dataclass(frozen=True, slots=True)
class HamletPage:
    """What the public page of a hamlet says beside its matters."""

    here: Here
    notices: list[Broadcast]
    coming: list[Meeting]
    visits: list[Meeting]


def of_hamlet(unit: Unit) -> HamletPage | None:
    """The named contact, notices, meetings that come, visits; nothing for another kind of unit."""
    if unit.kind != UnitKind.HAMLET:
        return None
    at = now()
    coming = meetings.public_meetings().filter(
        areas__unit__in=[key for key in (unit.pk, unit.parent_id) if key],
        state__in=(MeetingState.ANNOUNCED, MeetingState.OPEN),
        starts__gte=at - timedelta(hours=12),
    )
    keys = units.formers_of([unit])[unit.pk]
    went = Meeting.objects.filter(areas__unit__in=keys, kind__in=SHOWN, held_on__isnull=False)
    return HamletPage(
        here=queries.here_on([unit], day_of(at))[0],
        notices=list(spreading.public_for(unit)[:NEWEST]),
        coming=list(coming.distinct().order_by("starts", "pk")[:NEWEST]),
        visits=list(went.distinct().order_by("-held_on", "-pk")[:NEWEST]),
    )


@dataclass(frozen=True, slots=True)
class HamletLine:
    """One hamlet on the page of its commune."""

    here: Here
    visited_on: date | None


def of_commune(unit: Unit) -> list[HamletLine]:
    """The hamlets of a commune: who is in charge of each, and when somebody was there last. What
    was said is not counted by hamlet in public (decision 50)."""
    if unit.kind not in COMMUNES:
        return []
    today = day_of(now())
    found = list(units.hamlets_in(unit, today))
    formers = units.formers_of(found)
    rows = Meeting.objects.filter(
        areas__unit__in={key for keys in formers.values() for key in keys},
        kind__in=SHOWN, held_on__isnull=False,
    ).values("areas__unit", "held_on")  # fmt: skip
    days = [(row["areas__unit"], row["held_on"]) for row in rows.order_by("-held_on")]
    return [
        HamletLine(
            here, next((day for place, day in days if place in formers[here.hamlet.pk]), None)
        )
        for here in queries.here_on(found, today)
    ]
