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
from hoiam.commitments.actions.moving import (
    move,
    succeed,
)
from hoiam.commitments.actions.owning import assign, assign_all, reown
from hoiam.commitments.actions.recounting import Chunk, Move, recount
from hoiam.commitments.actions.reminding import remind, tell_reminded
from hoiam.commitments.actions.taking import (
    NO_PAPER,
    Paper,
    carry_over,
    promise,
    start_clock,
    take_on,
)

__all__ = [
    "NO_PAPER",
    "Chunk",
    "Move",
    "Outcome",
    "Paper",
    "accept_new_date",
    "ask_new_date",
    "assign",
    "assign_all",
    "cancel_fact",
    "carry_over",
    "decline_new_date",
    "demand_report",
    "escalate",
    "fulfil",
    "leave_undone",
    "merge",
    "move",
    "promise",
    "record_fact",
    "recount",
    "remind",
    "reopen",
    "reown",
    "start_clock",
    "succeed",
    "take_on",
    "tell_reminded",
]
