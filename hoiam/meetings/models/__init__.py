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

__all__ = [
    "AnswerMark",
    "Area",
    "Audience",
    "Carried",
    "CarriedKind",
    "Conclusion",
    "CountOf",
    "Hall",
    "Host",
    "Mark",
    "Meeting",
    "MeetingKind",
    "MeetingRating",
    "MeetingState",
    "Minutes",
    "MinutesDraft",
    "OldCount",
    "OldLine",
    "OldTheme",
    "Outcome",
    "OutsideAppeal",
    "Postponement",
    "PublicMinutes",
    "Question",
    "Raising",
    "Remark",
    "Ruling",
    "Way",
    "Word",
]
