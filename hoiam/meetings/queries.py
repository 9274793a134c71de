"""Reading meetings: who sees which, what the public calendar holds."""

from collections.abc import Collection

from django.db.models import Q, QuerySet

from hoiam.base.queries import only
from hoiam.core.actor import Actor, Kind, Role
from hoiam.core.refusals import NotFound
from hoiam.meetings.models import Meeting, MeetingState
from hoiam.meetings.policies import OPEN_KINDS, WORKERS
from hoiam.units import queries as units

# What the pages of a meeting read of it.
WITH_UNITS = ("unit__parent__parent__parent", "unit__area")
HAPPENED = (MeetingState.OPEN, MeetingState.HELD, MeetingState.CLOSED)
# People who spoke are told by the meeting itself, announced or not: only its own kinds are the
# public's. A visit to a place is one when it was announced.
_PUBLIC_ONCE_HELD = tuple(kind for kind in OPEN_KINDS if kind != "field")


def on_calendar() -> Q:
    """The condition for what anybody may read: announced, or held as a meeting with people."""
    return Q(announced_at__isnull=False) | Q(kind__in=_PUBLIC_ONCE_HELD, state__in=HAPPENED)


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


def by_code(person: Actor, code: str) -> Meeting:
    """One visible meeting; a stranger's answer is the same as for a missing one."""
    return _found(visible_to(person), code)


def public_by_code(code: str) -> Meeting:
    """One meeting of the public calendar."""
    return _found(public_meetings(), code)


def _found(rows: QuerySet[Meeting], code: str) -> Meeting:
    meeting = only(rows.select_related(*WITH_UNITS).filter(code=code))
    if meeting is None:
        raise NotFound("base.not-found")
    return meeting
