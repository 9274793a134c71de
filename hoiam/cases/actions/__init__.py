"""Every change of a case. One module per stage of its life; callers see one list of verbs."""

from hoiam.cases.actions.answering import (
    Reply,
    answer,
    approve_answer,
    close,
    draft_answer,
    keep_promise,
    new_promise_date,
    rate_not_done,
    rate_settled,
    reopen,
    return_answer,
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
    reveal,
    save_template,
    supply,
)
from hoiam.cases.actions.intake import Received, receive, sort
from hoiam.cases.actions.publishing import hide, prepare_publication, publish, show_again

__all__ = [
    "Received",
    "Reply",
    "accept",
    "answer",
    "answer_consult",
    "approve_answer",
    "ask_for_more",
    "close",
    "consult",
    "draft_answer",
    "extend",
    "hand_over",
    "hide",
    "join",
    "keep_promise",
    "me_too",
    "new_promise_date",
    "note",
    "prepare_publication",
    "publish",
    "rate_not_done",
    "rate_settled",
    "receive",
    "reopen",
    "return_answer",
    "reveal",
    "save_template",
    "show_again",
    "sort",
    "supply",
    "unjoin",
]
