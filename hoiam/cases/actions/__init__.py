"""Every change of a case. One module per stage of its life; callers see one list of verbs."""

from hoiam.cases.actions.answering import (
    Reply,
    answer,
    approve_answer,
    close,
    draft_answer,
    give_up_promise,
    keep_promise,
    new_promise_date,
    rate_not_done,
    rate_settled,
    reopen,
    return_answer,
)
from hoiam.cases.actions.assisting import (
    ACTS,
    assist,
    end_assisting,
    reissue,
    start_assisting,
)
from hoiam.cases.actions.choosing import cover_page, show_file, withhold_file
from hoiam.cases.actions.demands import Order, grant_demand, record_demand, refuse_demand
from hoiam.cases.actions.dockets import (
    Happened,
    NewDocket,
    add_docket_part,
    cancel_docket_fact,
    close_docket,
    open_docket,
    record_docket_fact,
)
from hoiam.cases.actions.gathering import join, me_too, unjoin
from hoiam.cases.actions.handling import (
    accept,
    answer_consult,
    ask_for_more,
    consult,
    extend,
    hand_over,
    note,
    record_told,
    save_template,
    supply,
)
from hoiam.cases.actions.hiding import (
    appeal_hiding,
    decide_appeal,
    hide,
    show_again,
    show_corrected,
    state_opinion,
)
from hoiam.cases.actions.intake import Received, receive, sort
from hoiam.cases.actions.numbering import (
    NumberPlan,
    drop_outside_number,
    keep_outside_number,
    keep_outside_numbers,
)
from hoiam.cases.actions.publishing import prepare_publication, publish
from hoiam.cases.actions.readings import deliver, read, read_elsewhere
from hoiam.cases.actions.recounting import recount
from hoiam.cases.actions.seeking import seek
from hoiam.cases.actions.succession import (
    Settled,
    choose_successor,
    settle_succession,
    succeed,
)
from hoiam.cases.actions.succession_of_dockets import choose_docket_successor, succeed_docket
from hoiam.cases.actions.taking_over import Elsewhere, take_over

__all__ = [
    "ACTS",
    "Elsewhere",
    "Happened",
    "NewDocket",
    "NumberPlan",
    "Order",
    "Received",
    "Reply",
    "Settled",
    "accept",
    "add_docket_part",
    "answer",
    "answer_consult",
    "appeal_hiding",
    "approve_answer",
    "ask_for_more",
    "assist",
    "cancel_docket_fact",
    "choose_docket_successor",
    "choose_successor",
    "close",
    "close_docket",
    "consult",
    "cover_page",
    "decide_appeal",
    "deliver",
    "draft_answer",
    "drop_outside_number",
    "end_assisting",
    "extend",
    "give_up_promise",
    "grant_demand",
    "hand_over",
    "hide",
    "join",
    "keep_outside_number",
    "keep_outside_numbers",
    "keep_promise",
    "me_too",
    "new_promise_date",
    "note",
    "open_docket",
    "prepare_publication",
    "publish",
    "rate_not_done",
    "rate_settled",
    "read",
    "read_elsewhere",
    "receive",
    "record_demand",
    "record_docket_fact",
    "record_told",
    "recount",
    "refuse_demand",
    "reissue",
    "reopen",
    "return_answer",
    "save_template",
    "seek",
    "settle_succession",
    "show_again",
    "show_corrected",
    "show_file",
    "sort",
    "start_assisting",
    "state_opinion",
    "succeed",
    "succeed_docket",
    "supply",
    "take_over",
    "unjoin",
    "withhold_file",
]
