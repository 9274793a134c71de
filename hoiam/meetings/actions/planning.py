"""Putting a meeting on record and on the public calendar; its date and what becomes of it."""

import os
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.base.queries import only
from hoiam.commitments import policies as committing
from hoiam.core import calendar, codes
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid
from hoiam.core.text import vn_date, vn_moment
from hoiam.meetings import notice, policies
from hoiam.meetings.actions import _dating, _shared
from hoiam.meetings.models import (
    Area,
    Audience,
    Host,
    Meeting,
    MeetingKind,
    MeetingState,
    Postponement,
)
from hoiam.units import queries as units
from hoiam.units.models import Unit

LONGEST_TITLE = 200
LONGEST_REASON = 300
MOST_OF_SERIES = 60  # house rule: a year of weekly days, and a few more


@dataclass(frozen=True, slots=True)
class NewMeeting:
    """A meeting as it is planned. `unit` keeps its record: an office, often of the first host."""

    key: str  # a retry with the same key gives the same meeting
    kind: MeetingKind
    title: str
    unit: Unit
    hosts: tuple[Unit, ...]
    areas: tuple[Unit, ...]
    starts: datetime | None = None
    ends: datetime | None = None
    place: str = ""
    subject: str = ""
    audience: Audience = Audience.PEOPLE
    follows: Meeting | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """One day of a series."""

    starts: datetime
    ends: datetime | None = None


@dataclass(frozen=True, slots=True)
class PastMeeting:
    """A meeting of old minutes, a report or the press: what is unknown stays unknown."""

    new: NewMeeting
    held_on: date
    source: str
    source_day: date | None = None


@transaction.atomic
def record_meeting(*, new: NewMeeting, by: Actor, at: datetime) -> Meeting:
    """Put it into the plan. The law's notice period starts with its date."""
    policies.check_can_record(new.unit, by)
    known = only(Meeting.objects.filter(key=new.key))
    if known is not None:
        return known
    meeting = _written(_checked(new, _day(new, at)), by=by, at=at)
    _dating.date_it(meeting, by=by, at=at)
    audit.record(
        "meetings.meeting.recorded",
        subject=notice.subject(meeting),
        by=by,
        at=at,
        details={"title": meeting.title, "unit": meeting.unit.name},
    )
    return meeting


@transaction.atomic
def record_series(
    *, new: NewMeeting, days: tuple[Span, ...], by: Actor, at: datetime
) -> tuple[Meeting, ...]:
    """A plan for many days at once: the fixed days of a head's reception, the year's dialogues.
    Each is a meeting of its own; a day that stands already is not doubled."""
    policies.check_can_record(new.unit, by)
    if not 0 < len(days) <= MOST_OF_SERIES:
        raise Invalid("meetings.series-days", field="days", most=MOST_OF_SERIES)
    written = []
    for span in sorted(days, key=lambda span: span.starts):
        key = f"{new.key}:{calendar.day_of(span.starts):%Y%m%d}"
        if Meeting.objects.filter(key=key).exists():
            continue
        one = _checked(
            replace(new, key=key, starts=span.starts, ends=span.ends), calendar.day_of(span.starts)
        )
        meeting = _written(one, by=by, at=at)
        _dating.date_it(meeting, by=by, at=at)
        written.append(meeting)
    audit.record_each(
        "meetings.series.recorded",
        [(notice.subject(one), {"title": one.title, "unit": one.unit.name}) for one in written],
        by=by,
        at=at,
    )
    return tuple(written)


@transaction.atomic
def record_past(*, past: PastMeeting, by: Actor, at: datetime) -> Meeting:
    """Enter a meeting that took place before the register was kept here, with its source."""
    policies.check_can_record(past.new.unit, by)
    known = only(Meeting.objects.filter(key=past.new.key))
    if known is not None:
        return known
    source = _shared.given(past.source, field="source", code="meetings.source-needed")
    if past.held_on > calendar.day_of(at):
        raise Invalid("meetings.held-ahead", field="held_on")
    meeting = _drawn(_checked(past.new, past.held_on), by=by, at=at)
    meeting.history, meeting.source, meeting.source_day = True, source[:300], past.source_day
    meeting.held_on, meeting.state = past.held_on, MeetingState.HELD
    meeting.ended_at, meeting.ended_by = at, by.code
    _saved(meeting, past.new)
    audit.record(
        "meetings.meeting.entered",
        subject=notice.subject(meeting),
        by=by,
        at=at,
        details={"title": meeting.title, "source": meeting.source},
    )
    return meeting


@transaction.atomic
def revise(*, meeting: Meeting, new: NewMeeting, by: Actor, at: datetime) -> Meeting:
    """Put right what the plan says. A date that was announced is postponed, not put right."""
    meeting = _shared.locked(meeting)
    policies.check_can_keep(meeting, by)
    policies.check_is_ahead(meeting)
    if meeting.announced_at is not None and new.starts != meeting.starts:
        raise Invalid("meetings.date-by-postponing", field="starts")
    new = _checked(new, _day(new, at))
    if meeting.announced_at is not None and not new.place:
        raise Invalid("meetings.place-needed", field="place")
    changed = _changes(meeting, new)
    moved = meeting.starts != new.starts
    meeting.kind, meeting.audience, meeting.title = new.kind, new.audience, new.title
    meeting.subject, meeting.place = new.subject, new.place
    meeting.starts, meeting.ends = new.starts, new.ends
    meeting.save()
    _set_hosts(meeting, new.hosts)
    _set_areas(meeting, new.areas)
    if moved or notice.matter_of(meeting) is None:
        _dating.undate(meeting, reason="đổi thông tin dự kiến", by=by, at=at)
    _dating.date_it(meeting, by=by, at=at)
    audit.record(
        "meetings.meeting.revised",
        subject=notice.subject(meeting),
        by=by,
        at=at,
        details={"changed": ", ".join(changed)},
    )
    return meeting


@transaction.atomic
def announce(*, meeting: Meeting, by: Actor, at: datetime) -> Meeting:
    """Put it on the public calendar. Too late for the law's notice is still told, as late."""
    meeting = _shared.locked(meeting)
    policies.check_can_keep(meeting, by)
    policies.check_may_be_announced(meeting)
    meeting.state = MeetingState.ANNOUNCED
    meeting.announced_at, meeting.announced_by = at, by.code
    meeting.save()
    _dating.told(meeting, by=by, at=at)
    audit.record(
        "meetings.meeting.announced",
        subject=notice.subject(meeting),
        by=by,
        at=at,
        details={"title": meeting.title, "day": _said(meeting.starts)},
    )
    return meeting


@transaction.atomic
def postpone(
    *,
    meeting: Meeting,
    starts: datetime,
    ends: datetime | None,
    reason: str,
    by: Actor,
    at: datetime,
) -> Meeting:
    """A new date beside the old one, with the reason that the public reads."""
    meeting = _shared.locked(meeting)
    policies.check_can_keep(meeting, by)
    policies.check_is_ahead(meeting)
    reason = _shared.given(reason)[:LONGEST_REASON]
    if meeting.starts is None:
        raise Invalid("meetings.start-needed", field="starts")
    if starts == meeting.starts:
        raise Invalid("meetings.same-date", field="starts")
    if starts <= at:
        raise Invalid("meetings.date-gone", field="starts")
    _check_span(starts, ends, calendar.day_of(at))
    old = meeting.starts
    Postponement(
        meeting=meeting,
        old_starts=old,
        new_starts=starts,
        reason=reason,
        decided_at=at,
        decided_by=by.code,
    ).save()
    meeting.starts, meeting.ends = starts, ends
    meeting.save()
    _dating.redate(meeting, calendar.day_of(starts), reason=reason, by=by, at=at)
    if meeting.announced_at is not None and starts < old:
        _dating.told_anew(meeting, by=by, at=at)
    audit.record(
        "meetings.meeting.postponed",
        subject=notice.subject(meeting),
        by=by,
        at=at,
        details={"old": _said(old), "new": _said(starts), "reason": reason},
    )
    return meeting


@transaction.atomic
def cancel(*, meeting: Meeting, reason: str, by: Actor, at: datetime) -> Meeting:
    """It is not held at all: the reason stays where the date was."""
    meeting = _shared.locked(meeting)
    policies.check_can_keep(meeting, by)
    policies.check_is_ahead(meeting)
    reason = _shared.given(reason)[:LONGEST_REASON]
    meeting.state, meeting.reason = MeetingState.CANCELLED, reason
    meeting.cancelled_at, meeting.cancelled_by = at, by.code
    meeting.save()
    _dating.undate(meeting, reason=reason, by=by, at=at)
    audit.record(
        "meetings.meeting.cancelled",
        subject=notice.subject(meeting),
        by=by,
        at=at,
        details={"reason": reason},
    )
    return meeting


# ---- checking and writing -----------------------------------------------------------------------


def _day(new: NewMeeting, at: datetime) -> date:
    return calendar.day_of(new.starts or at)


def _checked(new: NewMeeting, day: date) -> NewMeeting:
    """The same with plain words; hosts of that day, territories, a span of time."""
    title = _shared.given(new.title, field="title", code="meetings.title-needed")
    if not new.hosts:
        raise Invalid("meetings.hosts-needed", field="hosts")
    for host in new.hosts:
        if not units.exists_on(host, day):
            raise Invalid("meetings.host-ended", field="hosts", unit=host.name, day=vn_date(day))
    if not new.areas or not all(area.is_territory for area in new.areas):
        raise Invalid("meetings.areas-needed", field="areas")
    if new.starts is not None:
        _check_span(new.starts, new.ends, day)
    return NewMeeting(
        key=new.key,
        kind=MeetingKind(new.kind),
        title=title[:LONGEST_TITLE],
        unit=new.unit,
        hosts=tuple(dict.fromkeys(new.hosts)),
        areas=tuple(dict.fromkeys(new.areas)),
        starts=new.starts,
        ends=new.ends if new.starts else None,
        place=_shared.plain(new.place, field="place")[:300],
        subject=_shared.plain(new.subject, field="subject"),
        audience=Audience(new.audience),
        follows=new.follows,
    )


def _check_span(starts: datetime, ends: datetime | None, today: date) -> None:
    committing.check_is_near(calendar.day_of(starts), today, field="starts")
    if ends is not None and ends <= starts:
        raise Invalid("meetings.ends-before-start", field="ends")


def _drawn(new: NewMeeting, *, by: Actor, at: datetime) -> Meeting:
    return Meeting(
        code=codes.new_code("gap", os.urandom),
        key=new.key,
        kind=new.kind,
        audience=new.audience,
        title=new.title,
        subject=new.subject,
        unit=new.unit,
        place=new.place,
        starts=new.starts,
        ends=new.ends,
        follows=new.follows,
        recorded_at=at,
        recorded_by=by.code,
    )


def _written(new: NewMeeting, *, by: Actor, at: datetime) -> Meeting:
    return _saved(_drawn(new, by=by, at=at), new)


def _saved(meeting: Meeting, new: NewMeeting) -> Meeting:
    meeting.save(force_insert=True)
    _set_hosts(meeting, tuple(dict.fromkeys(new.hosts)))
    _set_areas(meeting, tuple(dict.fromkeys(new.areas)))
    return meeting


def _set_hosts(meeting: Meeting, hosts: tuple[Unit, ...]) -> None:
    standing = {host.unit_id: host for host in meeting.hosts.all()}
    meeting.hosts.exclude(unit__in=hosts).delete()
    for order, unit in enumerate(hosts):
        host = standing.get(unit.pk) or Host(meeting=meeting, unit=unit)
        host.order = order
        host.save()


def _set_areas(meeting: Meeting, areas: tuple[Unit, ...]) -> None:
    standing = {area.unit_id for area in meeting.areas.all()}
    meeting.areas.exclude(unit__in=areas).delete()
    for unit in areas:
        if unit.pk not in standing:
            Area(meeting=meeting, unit=unit).save()


def _changes(meeting: Meeting, new: NewMeeting) -> list[str]:
    """What is different, in words that the history shows; the old place stays readable."""
    found = []
    if meeting.title != new.title:
        found.append(f"tên (trước là “{meeting.title}”)")
    if meeting.place != new.place:
        found.append(f"nơi họp (trước là “{meeting.place}”)" if meeting.place else "nơi họp")
    if meeting.starts != new.starts:
        found.append("ngày giờ dự kiến")
    if meeting.ends != new.ends:
        found.append("giờ kết thúc")
    if meeting.subject != new.subject:
        found.append("nội dung")
    if {host.unit_id for host in meeting.hosts.all()} != {unit.pk for unit in new.hosts}:
        found.append("cơ quan chủ trì")
    if {area.unit_id for area in meeting.areas.all()} != {unit.pk for unit in new.areas}:
        found.append("địa bàn")
    if (meeting.kind, meeting.audience) != (new.kind, new.audience):
        found.append("loại cuộc gặp")
    return found


def _said(moment: datetime | None) -> str:
    return vn_moment(moment) if moment is not None else ""
