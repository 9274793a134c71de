"""Every change of targets, of the calendar and of the rulebook."""

from hoiam.rules.actions.days import override_day, withdraw_day
from hoiam.rules.actions.targets import set_default_targets, set_target

__all__ = [
    "override_day",
    "set_default_targets",
    "set_target",
    "withdraw_day",
]
