"""What one matter of the reception is known by, and days on which the head received as announced."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from hoiam.core import calendar
from hoiam.meetings.models import Meeting, MeetingKind, MeetingState
from hoiam.reception.models import Matter, Mode, Visit
from hoiam.units.models import Unit


def key_of(matter: Matter) -> str:
    """What one matter is known by; cases that were joined are one."""
    case = matter.case
    if case is not None and case.joined_to is not None:
        return str(case.joined_to.code)
    return matter.identity


@dataclass(frozen=True, slots=True)
class Announced:
    """Days of a body on which the head, or who stands in, received as announced."""

    days: dict[tuple[int, date], tuple[Mode, Meeting]]
    unknown: tuple[Meeting, ...]


def announced(
    bodies: Iterable[Unit], visits: Iterable[Visit], first: date, last: date
) -> Announced:
    """Days of sessions that were publicly announced; a day of the head is never a delegated one."""
    held = list(bodies)
    rows = (
        Meeting.objects.filter(
            kind=MeetingKind.RECEPTION,
            hosts__unit__in=held,
            announced_at__isnull=False,
            starts__gte=calendar.start_of_day(first),
            starts__lt=calendar.end_of_day(last),
        )
        .exclude(state=MeetingState.CANCELLED)
        .distinct()
        .prefetch_related("hosts")
        .order_by("starts", "id")
    )
    modes: dict[int, set[str]] = {}
    for visit in visits:
        modes.setdefault(visit.session_id or 0, set()).add(visit.mode)
    keys = {unit.pk for unit in held}
    found: dict[tuple[int, date], tuple[Mode, Meeting]] = {}
    unknown = []
    for meeting in rows:
        for host in (one for one in meeting.hosts.all() if one.unit_id in keys):
            mode = _mode_of(meeting, host.head_in_person, modes.get(meeting.pk, set()))
            if mode is None:
                unknown.append(meeting)
                continue
            assert meeting.starts is not None  # noqa: S101 - asked for above
            key = (host.unit_id, calendar.day_of(meeting.starts))
            if key not in found or mode == Mode.HEAD:
                found[key] = (mode, meeting)
    return Announced(found, tuple(unknown))


def unsaid(bodies: Iterable[Unit], first: date, last: date) -> tuple[Meeting, ...]:
    """Sessions that no column of days has, since nobody wrote down whether the head was there."""
    held = list(bodies)
    return announced(held, in_sessions(held, first, last), first, last).unknown


def in_sessions(bodies: Iterable[Unit], first: date, last: date) -> QuerySet[Visit]:
    """Visits of a period to sessions of the head."""
    return Visit.objects.filter(
        body__in=list(bodies), received_on__range=(first, last), session__isnull=False
    )


def _mode_of(meeting: Meeting, in_person: bool | None, modes: set[str]) -> Mode | None:
    """Whose day it was: as the host's record says, else as its visits do; one that lies ahead is
    the head's, as announced."""
    if in_person is not None:
        return Mode.HEAD if in_person else Mode.DELEGATED
    if modes:
        return Mode.HEAD if Mode.HEAD in modes else Mode.DELEGATED
    ahead = meeting.state in (MeetingState.PLANNED, MeetingState.ANNOUNCED)
    return Mode.HEAD if ahead else None
