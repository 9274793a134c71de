"""The clocks of the first kinds of case as dated data: who owes an answer within what.

A rule is a value with the days between which it is in force. What no law fixes is a house
rule and says so; an installation's own targets per field stand in rows above these.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hoiam.core.deadlines import Amount, Unit
from hoiam.core.refusals import NotFound

HOUSE = "Quy tắc của hệ thống"


class Kind(StrEnum):
    """The kinds of case whose steps are known."""

    FEEDBACK = "feedback"
    RECOMMENDATION = "recommendation"
    QUESTION = "question"


class Status(StrEnum):
    """How sure we are of a rule; anything but verified is said beside every date it produces."""

    VERIFIED = "verified"
    MEMORY_HIGH = "memory-high"
    MEMORY_MEDIUM = "memory-medium"
    MEMORY_LOW = "memory-low"
    HOUSE = "house"


@dataclass(frozen=True, slots=True)
class Rule:
    """One legal or house clock in one version."""

    id: str
    statement: str
    amount: Amount | None  # none: the date is named in the act itself
    start_event: str
    article: str
    status: Status
    valid_from: date
    valid_to: date | None = None  # exclusive; none: still in force

    def is_in_force(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


# The house has no first day of its own; this one lies before any record it can hold.
_ALWAYS = date(2000, 1, 1)

R_08 = "R-08"
FEEDBACK_TARGET = "HOUSE-FEEDBACK"
QUESTION_TARGET = "HOUSE-QUESTION"
CONSULT_TARGET = "HOUSE-CONSULT"
PROMISE = "HOUSE-PROMISE"
CARRIED_OVER = "HOUSE-CARRIED-OVER"

RULES: tuple[Rule, ...] = (
    Rule(
        id=R_08,
        statement="Trả lời về việc giải quyết kiến nghị trong 10 ngày làm việc kể từ ngày nhận.",
        amount=Amount(10, Unit.WORKING),
        start_event="received",
        article="Luật Tiếp công dân 2013, Điều 28 khoản 1",
        status=Status.VERIFIED,
        valid_from=date(2014, 7, 1),
    ),
    Rule(
        id=FEEDBACK_TARGET,
        statement="Trả lời phản ánh trong 10 ngày làm việc khi lĩnh vực chưa có thời hạn riêng.",
        amount=Amount(10, Unit.WORKING),
        start_event="received",
        article=HOUSE,
        status=Status.HOUSE,
        valid_from=_ALWAYS,
    ),
    Rule(
        id=QUESTION_TARGET,
        statement="Trả lời câu hỏi trong 10 ngày làm việc kể từ ngày nhận.",
        amount=Amount(10, Unit.WORKING),
        start_event="received",
        article=HOUSE,
        status=Status.HOUSE,
        valid_from=_ALWAYS,
    ),
    Rule(
        id=CONSULT_TARGET,
        statement="Đơn vị được hỏi ý kiến trả lời trong 5 ngày làm việc.",
        amount=Amount(5, Unit.WORKING),
        start_event="consulted",
        article=HOUSE,
        status=Status.HOUSE,
        valid_from=_ALWAYS,
    ),
    Rule(
        id=PROMISE,
        statement="Lời hứa trong câu trả lời phải giữ đúng ngày đã hẹn.",
        amount=None,
        start_event="promised",
        article=HOUSE,
        status=Status.HOUSE,
        valid_from=_ALWAYS,
    ),
    Rule(
        id=CARRIED_OVER,
        statement="Hạn đã có ở hệ thống trước được giữ nguyên, không tính lại từ đầu.",
        amount=None,
        start_event="carried-over",
        article=HOUSE,
        status=Status.HOUSE,
        valid_from=_ALWAYS,
    ),
)

_BY_KIND = {
    Kind.FEEDBACK: FEEDBACK_TARGET,
    Kind.RECOMMENDATION: R_08,
    Kind.QUESTION: QUESTION_TARGET,
}


def rule_on(rule_id: str, day: date) -> Rule:
    """The version of a rule that is in force on a day."""
    for rule in RULES:
        if rule.id == rule_id and rule.is_in_force(day):
            return rule
    raise NotFound("rules.not-in-force", rule=rule_id, day=day)


def rule_for_kind(kind: Kind, day: date) -> Rule:
    """The rule under which a case of this kind is answered."""
    return rule_on(_BY_KIND[kind], day)
