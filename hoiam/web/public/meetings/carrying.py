"""What a meeting opens with, as everybody reads it: who still owes what from earlier meetings."""

from dataclasses import dataclass
from datetime import date

from hoiam.core.deadlines import Lateness
from hoiam.meetings import owed
from hoiam.meetings.models import Meeting, OutsideAppeal
from hoiam.meetings.owed import Owed
from hoiam.meetings.public_minutes import Block
from hoiam.rules import queries as rules
from hoiam.web.public.standing import Seen


@dataclass(frozen=True, slots=True)
class Line:
    """One released question or conclusion, and where it stands today."""

    block: Block
    one: Owed | None
    left: Lateness | None
    appeal: OutsideAppeal | None = None
    code: str = ""  # of the question that was put outside: the Front may be asked


def carried(meeting: Meeting, today: date) -> list[Line]:
    """Everything open of earlier meetings of these hosts, the oldest date first."""
    return [
        Line(Block(one.number, one.words), one, left_of(one, today))
        for one in owed.open_before(meeting, today)
    ]


def left_of(one: Owed, today: date) -> Lateness | None:
    """How late it is, while it is open."""
    if not one.is_open:
        return None
    return Seen(today, rules.calendar_on()).lateness(one.commitment.due_on)
