"""Every change of a petition."""

from hoiam.petitions.actions.announcing import (
    Announced,
    MaskedDecision,
    prepare_decision,
    publish_decision,
)
from hoiam.petitions.actions.deciding import Decided, NewOrder, add_order, decide, void_decision
from hoiam.petitions.actions.earlier import EarlierCase, record_earlier
from hoiam.petitions.actions.executing import Done, carry_out, take_back_carried_out
from hoiam.petitions.actions.instances import open_second
from hoiam.petitions.actions.papers import issue_paper, replace_paper
from hoiam.petitions.actions.people import add_petitioner, appoint, correct_petitioner
from hoiam.petitions.actions.planning import (
    NewPlan,
    freeze_plan,
    list_case,
    open_plan,
    record_review,
    strike_case,
)
from hoiam.petitions.actions.register import Registered, register
from hoiam.petitions.actions.relating import Part, link_same, reclassify, split_off
from hoiam.petitions.actions.sorting import Sorted, sort
from hoiam.petitions.actions.steps import take_back_step, take_step
from hoiam.petitions.actions.taking import take_register
from hoiam.petitions.stepping import Minutes, Taken, foresee_step

__all__ = [
    "Announced",
    "Decided",
    "Done",
    "EarlierCase",
    "MaskedDecision",
    "Minutes",
    "NewOrder",
    "NewPlan",
    "Part",
    "Registered",
    "Sorted",
    "Taken",
    "add_order",
    "add_petitioner",
    "appoint",
    "carry_out",
    "correct_petitioner",
    "decide",
    "foresee_step",
    "freeze_plan",
    "issue_paper",
    "link_same",
    "list_case",
    "open_plan",
    "open_second",
    "prepare_decision",
    "publish_decision",
    "reclassify",
    "record_earlier",
    "record_review",
    "register",
    "replace_paper",
    "sort",
    "split_off",
    "strike_case",
    "take_back_carried_out",
    "take_back_step",
    "take_register",
    "take_step",
    "void_decision",
]
