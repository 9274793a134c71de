"""Every change of a petition."""

from hoiam.petitions.actions.instances import open_second
from hoiam.petitions.actions.people import add_petitioner, appoint, correct_petitioner
from hoiam.petitions.actions.register import Registered, register
from hoiam.petitions.actions.relating import Part, link_same, reclassify, split_off
from hoiam.petitions.actions.steps import take_back_step, take_step
from hoiam.petitions.actions.taking import take_register
from hoiam.petitions.stepping import Minutes, Taken, foresee_step

__all__ = [
    "Minutes",
    "Part",
    "Registered",
    "Taken",
    "add_petitioner",
    "appoint",
    "correct_petitioner",
    "foresee_step",
    "link_same",
    "open_second",
    "reclassify",
    "register",
    "split_off",
    "take_back_step",
    "take_register",
    "take_step",
]
