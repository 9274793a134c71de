"""Every change of a denunciation."""

from hoiam.denunciations.actions.entering import NewEntry as NewEntry
from hoiam.denunciations.actions.entering import enter as enter
from hoiam.denunciations.actions.entering import take_entry_back as take_entry_back
from hoiam.denunciations.actions.naming import adopt as adopt
from hoiam.denunciations.actions.naming import declare_conflict as declare_conflict
from hoiam.denunciations.actions.naming import declare_free as declare_free
from hoiam.denunciations.actions.naming import name_handler as name_handler
from hoiam.denunciations.actions.naming import name_head as name_head
from hoiam.denunciations.actions.naming import relieve as relieve
from hoiam.denunciations.actions.registering import NewFile as NewFile
from hoiam.denunciations.actions.registering import register as register
from hoiam.denunciations.actions.signing import Signed as Signed
from hoiam.denunciations.actions.signing import register_signed as register_signed
from hoiam.denunciations.actions.stepping import Taken as Taken
from hoiam.denunciations.actions.stepping import foresee_step as foresee_step
from hoiam.denunciations.actions.stepping import take_back as take_back
from hoiam.denunciations.actions.stepping import take_step as take_step

# `foresee_step` writes nothing.
__all__ = (
    "NewEntry",
    "NewFile",
    "Signed",
    "Taken",
    "adopt",
    "declare_conflict",
    "declare_free",
    "enter",
    "name_handler",
    "name_head",
    "register",
    "register_signed",
    "relieve",
    "take_back",
    "take_entry_back",
    "take_step",
)
