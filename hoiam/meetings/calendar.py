"""The public calendar: what comes, what was postponed and why, who came, as strangers read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce, TruncDate

from hoiam.core import calendar, disclosure
from hoiam.core.calendar import ZONE
from hoiam.meetings import queries
from hoiam.meetings.models import Group, Meeting, MeetingState, Qualifier, Turnout
from hoiam.units import queries as units
from hoiam.units.models import Unit

# A meeting that was to begin stays under "coming" for so long: people look for where it is.
STILL_COMING = timedelta(hours=12)
_AHEAD = (MeetingState.ANNOUNCED, MeetingState.OPEN, MeetingState.CANCELLED)


@dataclass(frozen=True, slots=True)
class Came:
    """How many of a group came, as it may be told: no number where it is small."""

    group: str
    number: int | None
    qualifier: str


def _with_rows(found: QuerySet[Meeting]) -> QuerySet[Meeting]:
    return found.prefetch_related("hosts__unit", "postponements")


def of(place: Unit | None) -> QuerySet[Meeting]:
    """Public meetings, of everywhere or of one place or body and what it took over."""
    found = queries.public_meetings()
    return found if place is None else found.filter(queries.touching([place]))


def coming(place: Unit | None, *, at: datetime, kind: str = "") -> QuerySet[Meeting]:
    """What is ahead, the nearest first; what was called off keeps its place until its day."""
    found = of(place).filter(state__in=_AHEAD, starts__gte=at - STILL_COMING)
    if kind:
        found = found.filter(kind=kind)
    return _with_rows(found).order_by("starts", "pk")


def past(place: Unit | None, *, at: datetime, kind: str = "") -> QuerySet[Meeting]:
    """What was held, or was announced and is over without a word: the newest first."""
    today = calendar.day_of(at)
    found = of(place).annotate(on=Coalesce("held_on", TruncDate("starts", tzinfo=ZONE)))
    over = Q(state__in=(MeetingState.HELD, MeetingState.CLOSED)) | Q(
        starts__lt=at - STILL_COMING, state__in=_AHEAD
    )
    if kind:
        found = found.filter(kind=kind)
    came = Q(held_on__lte=today) | Q(held_on=None, starts__lt=at)
    return _with_rows(found.filter(over & came).order_by("-on", "-pk"))


def told_turnout(rows: Iterable[Turnout]) -> tuple[Came, ...]:
    """Counts of people as strangers may read them; where one is small, the sum goes with it."""
    given = list(rows)
    small = {row.group for row in given if disclosure.is_small(row.number)}
    if small:  # no sum is left to subtract from
        given = [row for row in given if row.group != Group.EVERYBODY]
    order = {code: nth for nth, code in enumerate(Group.values)}
    given.sort(key=lambda row: order[row.group])
    return tuple(
        Came(
            row.get_group_display(),
            None if row.group in small else row.number,
            Qualifier(row.qualifier).label if row.qualifier else "",
        )
        for row in given
    )


def places(day: date) -> list[Unit]:
    """Where one may look: the communes of today."""
    return list(units.communes(day))
