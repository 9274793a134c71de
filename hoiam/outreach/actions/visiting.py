"""Being there: a visit or a meeting of a cell on record, and who of the assigned was present."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.base.queries import only
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid
from hoiam.core.text import vn_date
from hoiam.meetings import actions as meetings
from hoiam.meetings.actions import Head, Held, NewMeeting
from hoiam.meetings.models import Audience, Meeting, MeetingKind
from hoiam.outreach import policies
from hoiam.outreach.actions import _shared
from hoiam.outreach.models import Assignment, Attendance
from hoiam.outreach.queries import HAMLET
from hoiam.units.models import Unit

# What is recorded here in one step; every other meeting is planned and announced first.
VISITS = (MeetingKind.FIELD, MeetingKind.CELL)
_TITLES = {
    MeetingKind.FIELD: "Đi cơ sở: {place}",
    MeetingKind.CELL: "Sinh hoạt chi bộ: {place}",
}


@dataclass(frozen=True, slots=True)
class Presence:
    """Whether an assigned person was there; who was not says why."""

    assignment: Assignment
    present: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class NewVisit:
    """A visit that took place. `unit` keeps its record; `key` makes a retry give the same one."""

    key: str
    kind: MeetingKind
    hamlet: Unit
    unit: Unit
    day: date
    subject: str = ""
    presences: tuple[Presence, ...] = ()


@transaction.atomic
def record_visit(*, new: NewVisit, by: Actor, at: datetime) -> Meeting:
    """Put a visit on record with who was there: one meeting of its kind, held on its day."""
    policies.check_can_note(new.hamlet, by)
    policies.check_exists(new.hamlet, new.day)
    policies.check_noted_on(new.day, calendar.day_of(at))
    if new.kind not in VISITS:
        raise Invalid("outreach.not-a-visit", field="kind")
    known = only(Meeting.objects.filter(key=new.key))
    if known is not None:
        return known
    meeting = meetings.record_meeting(
        new=NewMeeting(
            key=new.key,
            kind=MeetingKind(new.kind),
            title=_TITLES[MeetingKind(new.kind)].format(place=new.hamlet.name),
            unit=new.unit,
            hosts=(new.unit,),
            areas=(new.hamlet,),
            starts=_shared.noon(new.day, at),
            place=new.hamlet.name,
            subject=_shared.plain(new.subject, field="subject", longest=2_000),
            audience=Audience.MEMBERS if new.kind == MeetingKind.CELL else Audience.PEOPLE,
        ),
        by=_shared.product(by),
        at=at,
    )
    heads = (Head(new.unit, in_person=False),)
    meeting = meetings.end(
        meeting=meeting, held=Held(new.day, heads), by=_shared.product(by), at=at
    )
    _attend(meeting, new.hamlet, new.presences, by=by, at=at)
    audit.record(
        "outreach.visit.recorded",
        subject=(HAMLET, new.hamlet.code),
        by=by,
        at=at,
        details={
            "kind": meeting.get_kind_display(),
            "day": vn_date(new.day),
            "meeting": meeting.code,
        },
    )
    return meeting


@transaction.atomic
def take_attendance(
    *,
    meeting: Meeting,
    hamlet: Unit,
    presences: Sequence[Presence],
    by: Actor,
    at: datetime,
) -> Meeting:
    """Who of the assigned was at a meeting of their hamlet; a later word replaces the one before."""
    policies.check_can_note(hamlet, by)
    policies.check_is_of(meeting, hamlet)
    if not presences:
        raise Invalid("outreach.nobody-named", field="presences")
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    _attend(meeting, hamlet, presences, by=by, at=at)
    audit.record(
        "outreach.attendance.taken",
        subject=(HAMLET, hamlet.code),
        by=by,
        at=at,
        details={
            "meeting": meeting.title,
            "present": sum(one.present for one in presences),
            "named": len(presences),
        },
    )
    return meeting


def _attend(
    meeting: Meeting,
    hamlet: Unit,
    presences: Sequence[Presence],
    *,
    by: Actor,
    at: datetime,
) -> None:
    for one in presences:
        reason = _shared.plain(one.reason, field="reason", longest=300)
        if not one.present and not reason:
            raise Invalid("outreach.absence-needs-reason", field="reason", name=one.assignment.name)
        Attendance.objects.update_or_create(
            meeting=meeting,
            assignment=one.assignment,
            defaults={
                "hamlet": hamlet,
                "present": one.present,
                "reason": "" if one.present else reason,
                "recorded_at": at,
                "recorded_by": by.code,
            },
        )
