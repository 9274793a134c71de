"""The life of a meeting: planned, announced, postponed, held. Rows are written here alone."""

from hoiam.meetings.actions.appealing import Ruled, appeal_outside, decide_outside
from hoiam.meetings.actions.asking import Asked, Received, ask
from hoiam.meetings.actions.carrying import read_answer, read_out
from hoiam.meetings.actions.closing import close_minutes, correct_minutes, write_minutes
from hoiam.meetings.actions.concluding import Concluded, conclude, settle
from hoiam.meetings.actions.ending_questions import End, answer_on_spot, assign, put_outside
from hoiam.meetings.actions.hall import note, prepare_hall
from hoiam.meetings.actions.history import OldMeeting, StillOwed, add_owed, record_history
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
from hoiam.meetings.actions.publishing import (
    Masked,
    prepare_public,
    publish_minutes,
    record_result_sent,
)
from hoiam.meetings.actions.raising import raise_up
from hoiam.meetings.actions.rating import mark_answer, rate_meeting
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
    "Concluded",
    "End",
    "Head",
    "Held",
    "Masked",
    "NewMeeting",
    "OldMeeting",
    "PastMeeting",
    "Received",
    "Ruled",
    "Span",
    "StillOwed",
    "VotersAsk",
    "add_owed",
    "announce",
    "answer_hold_request",
    "answer_on_spot",
    "appeal_outside",
    "ask",
    "assign",
    "cancel",
    "close_minutes",
    "conclude",
    "correct_minutes",
    "count_turnout",
    "decide_outside",
    "end",
    "gather",
    "hold_back",
    "mark_answer",
    "name_officials",
    "note",
    "postpone",
    "prepare_hall",
    "prepare_public",
    "publish_minutes",
    "put_on_screen",
    "put_outside",
    "raise_up",
    "rate_meeting",
    "read_answer",
    "read_out",
    "record_history",
    "record_hold_request",
    "record_meeting",
    "record_past",
    "record_result_sent",
    "record_series",
    "revise",
    "settle",
    "show",
    "start",
    "ungather",
    "write_minutes",
]
