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
    Span,
    announce,
    cancel,
    postpone,
    record_meeting,
    record_past,
    record_series,
    revise,
)
from hoiam.meetings.actions.requesting import (
    VotersAsk,
    answer_hold_request,
    record_hold_request,
)
from hoiam.meetings.actions.turnout import Assigned, Came, count_turnout, name_officials

__all__ = [
    "Asked",
    "Assigned",
    "Came",
    "End",
    "Head",
    "Held",
    "NewMeeting",
    "PastMeeting",
    "Received",
    "Span",
    "VotersAsk",
    "announce",
    "answer_hold_request",
    "answer_on_spot",
    "ask",
    "assign",
    "cancel",
    "count_turnout",
    "end",
    "gather",
    "hold_back",
    "name_officials",
    "note",
    "postpone",
    "prepare_hall",
    "put_on_screen",
    "put_outside",
    "record_hold_request",
    "record_meeting",
    "record_past",
    "record_series",
    "revise",
    "show",
    "start",
    "ungather",
]
