"""Old minutes as history: what they say, as they say it. What is still owed goes on here, with the
date that was given then, at whoever stands in the place of the unit that was named."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.base.queries import only
from hoiam.commitments import actions as commitments
from hoiam.commitments.models import CommitmentKind
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid
from hoiam.core.text import excerpt, vn_date
from hoiam.meetings import notice, policies
from hoiam.meetings.actions import _shared, concluding
from hoiam.meetings.actions.planning import PastMeeting, record_past
from hoiam.meetings.models import (
    Conclusion,
    CountOf,
    Meeting,
    MeetingState,
    OldCount,
    OldLine,
    OldTheme,
    Outcome,
)
from hoiam.meetings.old_lines import Line
from hoiam.meetings.old_numbers import Approximate
from hoiam.units import queries as units
from hoiam.units.models import Unit

MOST_THEMES = 40


@dataclass(frozen=True, slots=True)
class StillOwed:
    """An open conclusion of old minutes: what, who was named then, by when; and who has to do it
    now, where that unit ended and not exactly one stands in its place."""

    text: str
    unit: Unit
    due_on: date
    now: Unit | None = None


@dataclass(frozen=True, slots=True)
class OldMeeting:
    """What old minutes say. Counts that they do not give are not there."""

    past: PastMeeting
    counts: dict[CountOf, Approximate] = field(default_factory=dict)
    themes: Sequence[str] = ()
    lines: Sequence[Line] = ()
    owed: Sequence[StillOwed] = ()


@transaction.atomic
def record_history(*, old: OldMeeting, by: Actor, at: datetime) -> Meeting:
    """Enter a meeting from its old minutes. The same key again is the same meeting."""
    policies.check_can_record(old.past.new.unit, by)
    known = only(Meeting.objects.filter(key=old.past.new.key))
    if known is not None:
        return known
    meeting = record_past(past=old.past, by=by, at=at)
    _count(meeting, old)
    _themes(meeting, old.themes)
    for line in old.lines:
        _line(meeting, line)
    for one in old.owed:
        _owed(meeting, one, by=by, at=at)
    # Old minutes were closed when they were signed; this moment is that of the entry.
    meeting.state, meeting.closed_at, meeting.closed_by = MeetingState.CLOSED, at, by.code
    meeting.save()
    audit.record(
        "meetings.history.recorded",
        subject=notice.subject(meeting),
        by=by,
        at=at,
        details={"lines": len(old.lines), "owed": len(old.owed), "source": meeting.source},
    )
    return meeting


@transaction.atomic
def add_owed(*, meeting: Meeting, one: StillOwed, by: Actor, at: datetime) -> Conclusion:
    """One open conclusion more of a meeting of history. The same text twice is one."""
    meeting = _shared.locked(meeting)
    policies.check_can_keep(meeting, by)
    if not meeting.history:
        raise Invalid("meetings.not-history", field="meeting")
    known = Conclusion.objects.filter(meeting=meeting, text=one.text.strip()).first()
    if known is not None:
        return known
    row = _owed(meeting, one, by=by, at=at)
    audit.record(
        "meetings.history.owed",
        subject=notice.subject(meeting),
        by=by,
        at=at,
        details={
            "number": row.number,
            "unit": one.unit.name,
            "due_on": vn_date(one.due_on),
        },
    )
    return row


def _count(meeting: Meeting, old: OldMeeting) -> None:
    """As given; what the lines say must not contradict an exact number of them."""
    asked = old.counts.get(CountOf.OPINIONS)
    if asked is not None and not asked.qualifier and old.lines and asked.number < len(old.lines):
        raise Invalid(
            "meetings.old-more-lines", field="lines", lines=len(old.lines), said=asked.number
        )
    for of, said in old.counts.items():
        OldCount(meeting=meeting, of=of, number=said.number, qualifier=said.qualifier).save()


def _themes(meeting: Meeting, themes: Sequence[str]) -> None:
    said = dict.fromkeys(_shared.plain(one, field="themes")[:200] for one in themes)
    for order, words in enumerate([one for one in said if one][:MOST_THEMES]):
        OldTheme(meeting=meeting, words=words, order=order).save()


def _line(meeting: Meeting, line: Line) -> None:
    unit = unit_named(line.unit, _held(meeting)) if line.unit else None
    OldLine(
        meeting=meeting,
        number=line.number,
        text=_shared.given(line.text, field="lines", code="meetings.old-line-empty"),
        outcome=line.outcome,
        answer=_shared.plain(line.answer, field="lines"),
        unit=unit,
        unit_words=line.unit[:200] if line.outcome == Outcome.ASSIGNED else "",
    ).save()


def _held(meeting: Meeting) -> date:
    if meeting.held_on is None:
        raise Invalid("meetings.held-ahead", field="held_on")
    return meeting.held_on


def unit_named(words: str, day: date) -> Unit | None:
    """The one body that bore a name on a day; none where several or nobody did."""
    bodies = [one for one in units.find_by_name(words, day) if not one.is_territory]
    same = [one for one in bodies if one.name.casefold() == words.strip().casefold()]
    found = same or bodies
    return found[0] if len(found) == 1 else None


def standing_for(one: StillOwed, day: date) -> Unit:
    """Who has to do it today."""
    if one.now is not None:
        return one.now
    heirs = units.on_day(one.unit, day)
    if len(heirs) != 1:
        names = ", ".join(heir.name for heir in heirs[:6]) or "không có"
        raise Invalid("meetings.old-unit-now", field="now", unit=one.unit.name, names=names)
    return heirs[0]


def _owed(meeting: Meeting, one: StillOwed, *, by: Actor, at: datetime) -> Conclusion:
    """The conclusion keeps the unit of then; the duty lies with whoever stands there now. Its date
    is the old one, gone by or not."""
    text = _shared.given(one.text, field="owed", code="meetings.conclusion-needs-text")
    row = concluding.written(meeting, text, one.unit, by=by, at=at)
    duty = commitments.carry_over(
        kind=CommitmentKind.CONCLUSION,
        about=("conclusion", row.code),
        unit=standing_for(one, calendar.day_of(at)),
        assigned_by=meeting.unit,
        what=excerpt(text, 300),
        source=meeting.source,
        began_on=meeting.held_on,
        due_on=one.due_on,
        by=by,
        at=at,
    )
    row.commitment = duty.code
    row.save(force_insert=True)
    return row
