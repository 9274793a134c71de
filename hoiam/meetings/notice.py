"""Which notice periods a meeting has: its days as facts for the legal clocks."""

from collections.abc import Mapping
from datetime import date

from hoiam.commitments import queries as commitments
from hoiam.commitments.matters import MatterOf
from hoiam.commitments.models import Commitment
from hoiam.core.clocks.acts import Act
from hoiam.core.clocks.shapes import Matter, Place
from hoiam.meetings.models import Audience, HoldRequest, Meeting, MeetingKind
from hoiam.units.models import COMMUNES, UnitKind

type Acts = Mapping[Matter, Act]

ABOUT, ABOUT_REQUEST = "meeting", "hold-request"
# The clocks of each matter: what starts them, and what says that it was announced.
DAY_OF = {Matter.RECEPTION: Act.SESSION, Matter.DIALOGUE: Act.MEETING}
TOLD_OF = {Matter.RECEPTION: Act.ANNOUNCED, Matter.DIALOGUE: Act.MEETING_TOLD}
SENT_OF = {Matter.DIALOGUE: Act.RESULT_SENT}
# Dialogue under the Law on Democracy at the grassroots is that of communes, as townships were.
_LOCAL = (*COMMUNES, UnitKind.TOWNSHIP)


def subject(meeting: Meeting) -> tuple[str, str]:
    """How a meeting is named in events and commitments."""
    return (ABOUT, meeting.code)


def matter_of(meeting: Meeting) -> MatterOf | None:
    """The meeting as the clocks know it; none where the law names no notice period."""
    matter = _matter(meeting)
    return None if matter is None or meeting.history else _kept(meeting, matter)


def matter_on_record(meeting: Meeting) -> MatterOf | None:
    """The same by the day that was written down, whatever the meeting has become since."""
    acts = set(commitments.standing_facts(subject(meeting)).values_list("act", flat=True))
    found = [matter for matter, act in DAY_OF.items() if act in acts]
    return _kept(meeting, found[0]) if found else None


def _kept(meeting: Meeting, matter: Matter) -> MatterOf:
    return MatterOf(
        about=subject(meeting),
        matter=matter,
        place=Place.ORDINARY,
        unit=meeting.unit,
        assigned_by=meeting.unit.parent or meeting.unit,
    )


def _matter(meeting: Meeting) -> Matter | None:
    if meeting.kind == MeetingKind.RECEPTION:
        return Matter.RECEPTION
    if meeting.kind != MeetingKind.DIALOGUE or meeting.audience == Audience.ENTERPRISES:
        return None
    hosts = [host.unit for host in meeting.hosts.select_related("unit__area")]
    areas = [unit if unit.is_territory else unit.area for unit in hosts]
    is_local = any(area is not None and area.kind in _LOCAL for area in areas)
    return Matter.DIALOGUE if is_local else None


def announcing(meeting: Meeting) -> Commitment | None:
    """The duty to announce it in time, where the law names one; kept or still open."""
    return commitments.about(*subject(meeting)).filter(clock="announce").first()


def announced_late(meeting: Meeting, on: date) -> Commitment | None:
    """The duty that an announcement of this day misses."""
    duty = announcing(meeting)
    return duty if duty is not None and duty.due_on < on else None


def request_subject(request: HoldRequest) -> tuple[str, str]:
    """How a request of voters is named in events and commitments."""
    return (ABOUT_REQUEST, request.code)
