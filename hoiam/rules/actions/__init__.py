"""Every change of targets, of the calendar and of the rulebook."""

from hoiam.rules.actions.commenting import comment_on_rule, settle_comment
from hoiam.rules.actions.correcting import add_version, correct_rule, withdraw_correction
from hoiam.rules.actions.days import override_day, withdraw_day
from hoiam.rules.actions.decisions import (
    Paper,
    announce_year,
    decide_days,
    withdraw_decision,
)
from hoiam.rules.actions.targets import set_default_targets, set_target

__all__ = [
    "Paper",
    "add_version",
    "announce_year",
    "comment_on_rule",
    "correct_rule",
    "decide_days",
    "override_day",
    "set_default_targets",
    "set_target",
    "settle_comment",
    "withdraw_correction",
    "withdraw_day",
    "withdraw_decision",
]
