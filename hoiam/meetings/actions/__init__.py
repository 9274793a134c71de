"""The life of a meeting: planned, announced, postponed, held. Rows are written here alone."""

from hoiam.meetings.actions.asking import Asked, Received, ask
from hoiam.meetings.actions.ending_questions import End, answer_on_spot, assign, put_outside
from hoiam.meetings.actions.hall import note, prepare_hall
from hoiam.meetings.actions.holding import Head, Held, end, start
from hoiam.meetings.actions.moderating import (
    gather,
    hold_back,
    put_on_screen,
    show,
    ungather,
)
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
    "Asked",
    "End",
    "Head",
    "Held",
    "NewMeeting",
    "PastMeeting",
    "Received",
    "announce",
    "answer_on_spot",
    "ask",
    "assign",
    "cancel",
    "end",
    "gather",
    "hold_back",
    "note",
    "postpone",
    "prepare_hall",
    "put_on_screen",
    "put_outside",
    "record_meeting",
    "record_past",
    "revise",
    "show",
    "start",
    "ungather",
]
