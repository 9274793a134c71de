"""Taking on, dating, moving and ending what is owed. A due date is written here and nowhere else."""

from hoiam.commitments.actions.dating import (
    accept_new_date,
    ask_new_date,
    decline_new_date,
)
from hoiam.commitments.actions.ending import (
    Outcome,
    fulfil,
    leave_undone,
    merge,
    reopen,
)
from hoiam.commitments.actions.escalating import demand_report, escalate
from hoiam.commitments.actions.facts import cancel_fact, record_fact
from hoiam.commitments.actions.keeping import Saying, add_evidence, say_not_kept
from hoiam.commitments.actions.moving import (
    move,
    succeed,
)
from hoiam.commitments.actions.owning import assign, assign_all, reown
from hoiam.commitments.actions.recounting import Chunk, Ended, Move, recount
from hoiam.commitments.actions.reminding import remind, tell_reminded
from hoiam.commitments.actions.requesting import Asked, send_request
from hoiam.commitments.actions.taking import (
    NO_PAPER,
    Paper,
    carry_over,
    promise,
    start_clock,
    take_on,
)
from hoiam.commitments.actions.topics import end_topic, install_topics, tag, untag, write_topic

__all__ = [
    "NO_PAPER",
    "Asked",
    "Chunk",
    "Ended",
    "Move",
    "Outcome",
    "Paper",
    "Saying",
    "accept_new_date",
    "add_evidence",
    "ask_new_date",
    "assign",
    "assign_all",
    "cancel_fact",
    "carry_over",
    "decline_new_date",
    "demand_report",
    "end_topic",
    "escalate",
    "fulfil",
    "install_topics",
    "leave_undone",
    "merge",
    "move",
    "promise",
    "record_fact",
    "recount",
    "remind",
    "reopen",
    "reown",
    "say_not_kept",
    "send_request",
    "start_clock",
    "succeed",
    "tag",
    "take_on",
    "tell_reminded",
    "untag",
    "write_topic",
]
