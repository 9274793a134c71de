"""Erasing, keeping, answering what people ask about their data, and what leaked."""

from hoiam.protection.actions.breaching import (
    Paper,
    Told,
    close_breach,
    decide_no_notice,
    describe_breach,
    note_measure,
    notify_authority,
    record_breach,
    release_note,
    tell_people,
)
from hoiam.protection.actions.erasing import Erased, Wish, anonymise
from hoiam.protection.actions.replaying import Replayed, replay
from hoiam.protection.actions.requesting import (
    answer_request,
    ask,
    complete_request,
    correct_contact,
    extend_request,
    grant_deletion,
    note_copy,
    note_opening,
    refuse_request,
    take_back,
)
from hoiam.protection.actions.retaining import dispose_due, hold, lift
from hoiam.protection.actions.sealed import dispose_sealed

__all__ = [
    "Erased",
    "Paper",
    "Replayed",
    "Told",
    "Wish",
    "anonymise",
    "answer_request",
    "ask",
    "close_breach",
    "complete_request",
    "correct_contact",
    "decide_no_notice",
    "describe_breach",
    "dispose_due",
    "dispose_sealed",
    "extend_request",
    "grant_deletion",
    "hold",
    "lift",
    "note_copy",
    "note_measure",
    "note_opening",
    "notify_authority",
    "record_breach",
    "refuse_request",
    "release_note",
    "replay",
    "take_back",
    "tell_people",
]
