"""When a meeting takes questions, and by which way."""

from datetime import datetime, timedelta

from hoiam.core import calendar
from hoiam.core.refusals import Invalid, WrongState
from hoiam.meetings.models import Meeting, MeetingState, Question, Way
from hoiam.units.models import Unit

# House rule: people send from the hall while it fills and while it empties.
AROUND = timedelta(hours=2)
# House rule: nobody in the hall waits for anybody behind the same address, up to this many.
MOST_FROM_PHONES = 2_000
_COMING = (MeetingState.ANNOUNCED, MeetingState.OPEN)
# What was said or handed in there is written down until the minutes are closed.
_WRITTEN = (*_COMING, MeetingState.HELD)


def is_hall_open(meeting: Meeting, *, at: datetime) -> bool:
    """Whether the hall's code stands for somebody sitting there: while the meeting is open, two
    hours before its planned beginning and two hours after its end."""
    if meeting.state == MeetingState.OPEN:
        return True
    if meeting.state == MeetingState.ANNOUNCED:
        planned = meeting.starts
        return planned is not None and planned - AROUND <= at <= (meeting.ends or planned) + AROUND
    ended = meeting.ended_at
    return meeting.state == MeetingState.HELD and ended is not None and at <= ended + AROUND


def check_takes_questions(meeting: Meeting, way: str, *, at: datetime) -> None:
    """From the announcement on, until the minutes are closed; from telephones until the hall has
    emptied."""
    if way in (Way.PAPER, Way.MICROPHONE):
        takes = meeting.state in _WRITTEN
    elif way == Way.HALL:
        takes = is_hall_open(meeting, at=at)
    else:
        takes = meeting.state in _COMING or is_hall_open(meeting, at=at)
    if not takes:
        raise WrongState("meetings.questions-not-taken")


def check_has_room(way: str, asked: int) -> None:
    """A ceiling for a whole meeting, telephones alone: paper and microphone have a person."""
    if way in (Way.HALL, Way.WEB) and asked >= MOST_FROM_PHONES:
        raise WrongState("meetings.hall-full", field="text", most=MOST_FROM_PHONES)


def check_is_not_closed(meeting: Meeting) -> None:
    """What the minutes say is not changed afterwards."""
    if meeting.state in (MeetingState.CLOSED, MeetingState.CANCELLED):
        raise WrongState("meetings.minutes-closed")


def check_seen(question: Question, seen: int) -> None:
    """Who writes has seen what stands there; 0 where nobody can have seen anything."""
    if seen and seen != question.version:
        raise WrongState("meetings.question-changed", number=question.number)


def check_takes_work(unit: Unit, *, at: datetime) -> None:
    """A body of the authority that exists on that day: elsewhere nobody would ever see the duty."""
    day = calendar.day_of(at)
    ended = unit.valid_to is not None and unit.valid_to <= day
    if unit.outside or unit.is_territory or ended or unit.valid_from > day:
        raise Invalid("meetings.unit-cannot-answer", field="unit", unit=unit.name)
