"""Meetings of the cast, as tests need them."""

from datetime import UTC, datetime, timedelta
from typing import Any

from hoiam.core.actor import Actor
from hoiam.core.calendar import day_of
from hoiam.meetings import actions as meetings
from hoiam.meetings.actions import Head, Held, NewMeeting
from hoiam.meetings.models import Audience, Meeting, MeetingKind
from hoiam.meetings.policies import OPEN_KINDS
from hoiam.units.models import Unit
from tests.cast import NOW, Cast

# A Friday three weeks on: 2026-10-23 08:00 in Viet Nam.
STARTS = datetime(2026, 10, 23, 1, 0, tzinfo=UTC)


def new(cast: Cast, key: str = "m1", **changes: Any) -> NewMeeting:
    """A dialogue of the first commune with its people."""
    values: dict[str, object] = {
        "key": key,
        "kind": MeetingKind.DIALOGUE,
        "audience": Audience.PEOPLE,
        "title": "Đối thoại với Nhân dân quý IV",
        "subject": "Đường thôn, rác thải, vay vốn",
        "unit": cast.units["commune-office"],
        "hosts": (cast.units["commune-ubnd"],),
        "areas": (cast.units["commune"],),
        "place": "Hội trường xã",
        "starts": STARTS,
        "ends": STARTS + timedelta(hours=3),
    }
    return NewMeeting(**(values | changes))  # type: ignore[arg-type]


def planned(
    cast: Cast, key: str = "m1", *, at: datetime = NOW, by: Actor | None = None, **changes: Any
) -> Meeting:
    """It stands in the plan."""
    by = by or cast.actor("clerk")
    return meetings.record_meeting(new=new(cast, key, **changes), by=by, at=at)


def announced(cast: Cast, key: str = "m1", *, at: datetime = NOW, **changes: Any) -> Meeting:
    """It stands on the public calendar."""
    meeting = planned(cast, key, at=at, **changes)
    return meetings.announce(meeting=meeting, by=cast.actor("clerk"), at=at)


def opened(cast: Cast, key: str = "m1", *, at: datetime = STARTS, **changes: Any) -> Meeting:
    """It has begun; what has no public calendar was never announced."""
    make = announced if changes.get("kind", MeetingKind.DIALOGUE) in OPEN_KINDS else planned
    meeting = make(cast, key, **changes)
    return meetings.start(meeting=meeting, by=cast.actor("clerk", at=at), at=at)


def held(meeting: Meeting, *units: Unit, in_person: bool = True, on: datetime = STARTS) -> Held:
    """What is told of its day; of every host the same."""
    hosts = units or tuple(host.unit for host in meeting.hosts.all())
    return Held(
        day_of(on), tuple(Head(unit, in_person, "Phàn Thị Lãnh", "Chủ tịch") for unit in hosts)
    )


def ended(cast: Cast, key: str = "m1", *, in_person: bool = True, **changes: Any) -> Meeting:
    """It took place."""
    meeting = opened(cast, key, **changes)
    at = STARTS + timedelta(hours=3)
    told = held(meeting, in_person=in_person)
    return meetings.end(meeting=meeting, held=told, by=cast.actor("clerk", at=at), at=at)
