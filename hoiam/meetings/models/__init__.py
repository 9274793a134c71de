"""Rows of meetings. One module a thing; everything is imported from here."""

from hoiam.meetings.models.meeting import (
    Area,
    Audience,
    Host,
    Meeting,
    MeetingKind,
    MeetingState,
    Postponement,
)
from hoiam.meetings.models.question import Conclusion, Outcome, Question, Way

__all__ = [
    "Area",
    "Audience",
    "Conclusion",
    "Host",
    "Meeting",
    "MeetingKind",
    "MeetingState",
    "Outcome",
    "Postponement",
    "Question",
    "Way",
]
