"""Reading meetings: who sees which, what the public calendar holds."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from hoiam.base.queries import only
from hoiam.core import calendar
from hoiam.core.actor import Actor, Kind, Role
from hoiam.core.refusals import NotFound
from hoiam.meetings.models import HoldRequest, Host, Meeting, MeetingState
from hoiam.meetings.policies import OPEN_KINDS, WORKERS
from hoiam.units import queries as units
from hoiam.units.models import Unit, UnitKind

# What the pages of a meeting read of it.
WITH_UNITS = ("unit__parent__parent__parent", "unit__area")
MOST_NAMED = 10  # units that one word finds
HAPPENED = (MeetingState.OPEN, MeetingState.HELD, MeetingState.CLOSED)
# People who spoke are told by the meeting itself, announced or not: only its own kinds are the
# public's. A visit to a place is one when it was announced.
_PUBLIC_ONCE_HELD = tuple(kind for kind in OPEN_KINDS if kind != "field")


def on_calendar() -> Q:
    """The condition for what anybody may read: announced, or held as a meeting with people."""
    return Q(announced_at__isnull=False) | Q(kind__in=_PUBLIC_ONCE_HELD, state__in=HAPPENED)


def is_public(meeting: Meeting) -> bool:
    """The same condition of a row in hand."""
    held = meeting.kind in _PUBLIC_ONCE_HELD and meeting.state in HAPPENED
    return meeting.announced_at is not None or held


def public_meetings() -> QuerySet[Meeting]:
    """What stands on the public calendar, past and coming."""
    return Meeting.objects.filter(on_calendar())


def visible_to(person: Actor) -> QuerySet[Meeting]:
    """What is public; besides, meetings that the person's units keep or host, those of units
    below the ones they lead, and all of them for the Front."""
    if person.kind is Kind.SYSTEM or person.holds_anywhere(Role.FRONT):
        return Meeting.objects.all()
    works = person.units(*WORKERS)
    if not works:
        return public_meetings()
    seen = on_calendar() | _of_units(works, person.units(Role.LEADER))
    return Meeting.objects.filter(seen)


def is_own(person: Actor, meeting: Meeting) -> bool:
    """Whether the minutes as the office writes them are this person's to read: of who keeps or
    hosts the meeting, leads above, or sits in the Front. Others read what was released."""
    if person.kind is Kind.SYSTEM or person.holds_anywhere(Role.FRONT):
        return True
    works = person.units(*WORKERS)
    return of_units(works, person.units(Role.LEADER)).filter(pk=meeting.pk).exists()


def of_units(works: Collection[str], led: Collection[str]) -> QuerySet[Meeting]:
    """Meetings that these units, or what they took over, keep or host, and those below a lead."""
    return Meeting.objects.filter(_of_units(works, led))


def _of_units(works: Collection[str], led: Collection[str]) -> Q:
    hosted = Meeting.objects.filter(
        Q(hosts__unit__code__in=works)
        | units.led(led, "hosts__unit")
        | Q(hosts__unit__in=units.keys_taken_over_by(works))
    )
    return (
        Q(unit__code__in=works)
        | units.led(led, "unit")
        | Q(unit__in=units.keys_taken_over_by(works))
        | Q(pk__in=hosted.values("pk"))
    )


def requests_visible_to(person: Actor) -> QuerySet[HoldRequest]:
    """Requests of voters for a dialogue in the places where this person works or leads; all of
    them for the Front."""
    found = HoldRequest.objects.all()
    if person.kind is Kind.SYSTEM or person.holds_anywhere(Role.FRONT):
        return found
    works = person.units(*WORKERS)
    seen = Q(unit__code__in=works) | Q(area__bodies__code__in=works)
    return found.filter(seen | units.led(person.units(Role.LEADER), "unit")).distinct()


def by_code(person: Actor, code: str) -> Meeting:
    """One visible meeting; a stranger's answer is the same as for a missing one."""
    return _found(visible_to(person), code)


def with_key(key: str) -> Meeting | None:
    """What was recorded under this key."""
    return only(Meeting.objects.filter(key=key))


def public_by_code(code: str) -> Meeting:
    """One meeting of the public calendar."""
    return _found(public_meetings(), code)


def _found(rows: QuerySet[Meeting], code: str) -> Meeting:
    meeting = only(rows.select_related(*WITH_UNITS).filter(code=code))
    if meeting is None:
        raise NotFound("base.not-found")
    return meeting


# ---- a meeting through time ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Named[T]:
    """Something of a meeting with the name its unit had on that day, and who stands there now."""

    row: T
    name: str
    now: tuple[Unit, ...] = ()  # empty: the unit itself still exists


def day_of(meeting: Meeting) -> date | None:
    """The day it was held, or is planned for."""
    if meeting.held_on is not None:
        return meeting.held_on
    return calendar.day_of(meeting.starts) if meeting.starts is not None else None


def hosts_named(meeting: Meeting, day: date, today: date) -> tuple[Named[Host], ...]:
    """The hosts as they were called on the day; of one that ended, who took its place."""
    rows = list(meeting.hosts.select_related("unit").order_by("order", "pk"))
    names = units.names_on([row.unit for row in rows], day)
    ended = {row.unit for row in rows if not units.exists_on(row.unit, today)}
    heirs = units.on_day_of(ended, today) if ended else {}
    return tuple(
        Named(row, names[row.unit_id], heirs.get(row.unit_id, ()) if row.unit in ended else ())
        for row in rows
    )


def areas_named(meeting: Meeting, day: date) -> tuple[str, ...]:
    """The territories as they were called on the day."""
    rows = [area.unit for area in meeting.areas.select_related("unit").order_by("pk")]
    names = units.names_on(rows, day)
    return tuple(names[unit.pk] for unit in rows)


def touching(found: Iterable[Unit]) -> Q:
    """The condition for meetings of these units or of what they took over, as host or as area: a
    meeting of 2020 is found under the commune of today."""
    taken = units.formers_of(found)
    keys = frozenset().union(*taken.values()) if taken else frozenset()
    rows = Meeting.objects.filter(
        Q(hosts__unit__in=keys)
        | Q(areas__unit__in=keys)
        | Q(hosts__unit__area__in=keys)
        | Q(areas__unit__parent__in=keys, areas__unit__kind=UnitKind.HAMLET)
    )
    return Q(pk__in=rows.values("pk"))


def found_by(words: str, today: date) -> QuerySet[Meeting]:
    """Meetings whose title says so, or which touch a unit that has or had such a name."""
    named = [one.unit for one in units.find_ever(words, today, most=MOST_NAMED)]
    wanted = Q(title__icontains=words)
    if named:
        wanted |= touching(named)
    return Meeting.objects.filter(wanted)
