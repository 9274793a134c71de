"""The life of a meeting: planned, announced, postponed, held. Rows are written here alone."""

from hoiam.meetings.actions.holding import Head, Held, end, start
from hoiam.meetings.actions.planning import (
    NewMeeting,
    PastMeeting,
    announce,
    cancel,
    postpone,
    record_meeting,
    record_past,
    revise,
)

__all__ = [
    "Head",
    "Held",
    "NewMeeting",
    "PastMeeting",
    "announce",
    "cancel",
    "end",
    "postpone",
    "record_meeting",
    "record_past",
    "revise",
    "start",
]
