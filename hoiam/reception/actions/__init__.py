"""Every act of the reception of citizens."""

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
from hoiam.reception.actions.receiving import (
    Registered,
    bring_matter,
    complete_visit,
    record_visit,
)
from hoiam.reception.actions.taking import take_register
from hoiam.reception.actions.turning import tell_turned_away

__all__ = [
    "Handed",
    "Registered",
    "Wanted",
    "arrange_online",
    "arrive",
    "book_turn",
    "bring_matter",
    "call_turn",
    "cancel_turn",
    "complete_visit",
    "conclude_visit",
    "give_paper_receipt",
    "halt_online",
    "keep_scan",
    "miss_turn",
    "record_online_step",
    "record_visit",
    "return_paper",
    "take_register",
    "take_statement",
    "tell_turned_away",
]
