"""What a meeting opens with, as everybody reads it: who still owes what from earlier meetings."""

from dataclasses import dataclass
from datetime import date

from hoiam.core.deadlines import Lateness
from hoiam.meetings import owed, queries
from hoiam.meetings.models import Carried, Meeting, OutsideAppeal, PublicMinutes
from hoiam.meetings.owed import Owed
from hoiam.meetings.public_minutes import Block
from hoiam.rules import queries as rules
from hoiam.web.public.standing import Seen
from hoiam.web.public.why import masked


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
    """Everything open of earlier public meetings of these hosts, the oldest date first. A human
    released none of these words here: what looks personal is masked, what was hidden stays so."""
    left = [one for one in owed.open_before(meeting, today) if queries.is_public(one.meeting)]
    hidden = PublicMinutes.objects.filter(
        meeting__in={one.meeting.pk for one in left}, page__hidden_at__isnull=False
    )
    closed = set(hidden.values_list("meeting", flat=True))
    seen = Seen(today, rules.calendar_on())
    return [
        Line(
            Block(one.number, "" if one.meeting.pk in closed else masked(one.words)),
            one,
            left_of(one, seen),
        )
        for one in left
    ]


def left_of(one: Owed, seen: Seen) -> Lateness | None:
    """How late it is, while it is open. `seen` is read once: each calendar costs a statement."""
    return seen.lateness(one.commitment.due_on) if one.is_open else None
