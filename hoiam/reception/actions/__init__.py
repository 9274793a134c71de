"""Every act of the reception of citizens."""

from hoiam.reception.actions.boxes import (
    Count,
    Sorted,
    close_opening,
    hang_box,
    open_box,
    put_letter_by,
    recount_letters,
    take_down_box,
    take_letter,
)
from hoiam.reception.actions.calls import (
    Classed,
    Logged,
    Rung,
    call_back,
    end_hotline,
    log_call,
    open_hotline,
    set_hotline_rule,
)
from hoiam.reception.actions.concluding import conclude_visit
from hoiam.reception.actions.lining import (
    Wanted,
    arrive,
    book_turn,
    call_turn,
    cancel_turn,
    miss_turn,
)
from hoiam.reception.actions.online import arrange_online, halt_online, record_online_step
from hoiam.reception.actions.oral import keep_scan, take_statement
from hoiam.reception.actions.papers import Handed, give_paper_receipt, return_paper
from hoiam.reception.actions.petitioning import take_petition
from hoiam.reception.actions.receiving import (
    Registered,
    bring_matter,
    complete_visit,
    record_visit,
)
from hoiam.reception.actions.taking import take_register
from hoiam.reception.actions.turning import tell_turned_away

__all__ = [
    "Classed",
    "Count",
    "Handed",
    "Logged",
    "Registered",
    "Rung",
    "Sorted",
    "Wanted",
    "arrange_online",
    "arrive",
    "book_turn",
    "bring_matter",
    "call_back",
    "call_turn",
    "cancel_turn",
    "close_opening",
    "complete_visit",
    "conclude_visit",
    "end_hotline",
    "give_paper_receipt",
    "halt_online",
    "hang_box",
    "keep_scan",
    "log_call",
    "miss_turn",
    "open_box",
    "open_hotline",
    "put_letter_by",
    "record_online_step",
    "record_visit",
    "recount_letters",
    "return_paper",
    "set_hotline_rule",
    "take_down_box",
    "take_letter",
    "take_petition",
    "take_register",
    "take_statement",
    "tell_turned_away",
]
