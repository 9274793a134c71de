"""What a meeting opens with, as everybody reads it: who still owes what from earlier meetings."""

from dataclasses import dataclass
from datetime import date

from hoiam.core.deadlines import Lateness
from hoiam.meetings import owed, public_minutes, queries
from hoiam.meetings.models import Carried, Meeting, OutsideAppeal
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

    @property
    def told(self) -> tuple[Carried, ...]:
        """What meetings of the public calendar were told; the office's own are not named."""
        said = self.one.told if self.one is not None else ()
        return tuple(one for one in said if queries.is_public(one.meeting))


def carried(meeting: Meeting, today: date) -> list[Line]:
    """Everything open of earlier public meetings of these hosts, the oldest date first; in the
    words that a human released, or masked where nobody did yet."""
    left = [one for one in owed.open_before(meeting, today) if queries.is_public(one.meeting)]
    released = public_minutes.words_in({one.meeting.pk for one in left})
    seen = Seen(today, rules.calendar_on())
    return [
        Line(
            Block(
                one.number,
                released.of(one.meeting.pk, one.kind, one.number, unreleased=one.words),
            ),
            one,
            left_of(one, seen),
        )
        for one in left
    ]


def left_of(one: Owed, seen: Seen) -> Lateness | None:
    """How late it is, while it is open. `seen` is read once: each calendar costs a statement."""
    return seen.lateness(one.commitment.due_on) if one.is_open else None
