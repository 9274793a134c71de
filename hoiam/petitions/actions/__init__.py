"""Every change of a petition."""

from hoiam.petitions.actions.people import add_petitioner, appoint, correct_petitioner
from hoiam.petitions.actions.register import Registered, register
from hoiam.petitions.actions.relating import Part, link_same, reclassify, split_off
from hoiam.petitions.actions.taking import take_register

__all__ = [
    "Part",
    "Registered",
    "add_petitioner",
    "appoint",
    "correct_petitioner",
    "link_same",
    "reclassify",
    "register",
    "split_off",
    "take_register",
]
