"""Rows of meetings. One module a thing; everything is imported from here."""

from hoiam.meetings.models.afterwards import (
    AnswerMark,
    Carried,
    CarriedKind,
    Mark,
    MeetingRating,
    OutsideAppeal,
    Raising,
    Ruling,
    Word,
)
from hoiam.meetings.models.hall import Hall, Remark
from hoiam.meetings.models.history import CountOf, OldCount, OldLine, OldTheme
from hoiam.meetings.models.meeting import (
    Area,
    Audience,
    Host,
    Meeting,
    MeetingKind,
    MeetingState,
    Postponement,
)
from hoiam.meetings.models.minutes import Minutes, MinutesDraft, PublicMinutes
from hoiam.meetings.models.question import Conclusion, Outcome, Question, Way
from hoiam.meetings.models.request import HoldRequest
from hoiam.meetings.models.turnout import Group, Official, Qualifier, Turnout

__all__ = [
    "AnswerMark",
    "Area",
    "Audience",
    "Carried",
    "CarriedKind",
    "Conclusion",
    "CountOf",
    "Group",
    "Hall",
    "HoldRequest",
    "Host",
    "Mark",
    "Meeting",
    "MeetingKind",
    "MeetingRating",
    "MeetingState",
    "Minutes",
    "MinutesDraft",
    "Official",
    "OldCount",
    "OldLine",
    "OldTheme",
    "Outcome",
    "OutsideAppeal",
    "Postponement",
    "PublicMinutes",
    "Qualifier",
    "Question",
    "Raising",
    "Remark",
    "Ruling",
    "Turnout",
    "Way",
    "Word",
]
