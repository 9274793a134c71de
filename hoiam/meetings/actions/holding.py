"""The day itself: it begins, it is over, and who was there in person."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid
from hoiam.core.text import vn_date
from hoiam.meetings import notice, policies
from hoiam.meetings.actions import _dating, _shared, requesting
from hoiam.meetings.models import Meeting, MeetingState
from hoiam.units.models import Unit


@dataclass(frozen=True, slots=True)
class Head:
    """Who chaired for one host: its head, or somebody in the head's place."""

    unit: Unit
    in_person: bool
    chair: str = ""
    position: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """The legal day on which it took place, and who chaired for each host."""

    on: date
    heads: tuple[Head, ...]


@transaction.atomic
def start(*, meeting: Meeting, by: Actor, at: datetime) -> Meeting:
    """The meeting begins: the hall's screen and its questions are open."""
    meeting = _shared.locked(meeting)
    policies.check_can_keep(meeting, by)
    policies.check_is_ahead(meeting)
    meeting.state = MeetingState.OPEN
    meeting.opened_at, meeting.opened_by = at, by.code
    meeting.save()
    audit.record("meetings.meeting.started", subject=notice.subject(meeting), by=by, at=at)
    return meeting


@transaction.atomic
def end(*, meeting: Meeting, held: Held, by: Actor, at: datetime) -> Meeting:
    """It took place. What was owed from its day runs from the day on which it really was."""
    meeting = _shared.locked(meeting)
    policies.check_can_keep(meeting, by)
    policies.check_is_not_over(meeting)
    if held.on > calendar.day_of(at):
        raise Invalid("meetings.held-ahead", field="on")
    _chaired(meeting, held.heads)
    meeting.state, meeting.held_on = MeetingState.HELD, held.on
    meeting.ended_at, meeting.ended_by = at, by.code
    meeting.save()
    _dating.redate(meeting, held.on, reason="ngày họp thực tế", by=by, at=at)
    requesting.keep_requests(meeting, by=by, at=at)
    audit.record(
        "meetings.meeting.ended",
        subject=notice.subject(meeting),
        by=by,
        at=at,
        details={"day": vn_date(held.on)},
    )
    return meeting


def _chaired(meeting: Meeting, heads: tuple[Head, ...]) -> None:
    """Of every host it is known whether its head was there; of nobody else."""
    told = {head.unit.pk: head for head in heads}
    hosts = {host.unit_id: host for host in meeting.hosts.select_related("unit")}
    for key, head in told.items():
        if key not in hosts:
            raise Invalid("meetings.not-a-host", field="heads", unit=head.unit.name)
    for key, host in hosts.items():
        if key not in told:
            raise Invalid("meetings.head-unknown", field="heads", unit=host.unit.name)
        host.head_in_person = told[key].in_person
        host.chair = _shared.plain(told[key].chair, field="heads")[:120]
        host.position = _shared.plain(told[key].position, field="heads")[:120]
        host.save()
