"""The rulebook: every rule of the law that we know, in each of its versions, by day.

The rules are data in `hoiam.core.law.rulebook`, one module a subject. A rule is a value with the
days between which it is in force. What no law fixes is a house rule and says so; an
installation's own targets per field stand in rows above these.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hoiam.core.law.rulebook import (
    complaints,
    counting,
    denunciations,
    grassroots,
    house,
    offices,
    party_and_front,
    reception,
    sorting,
)
from hoiam.core.law.rulebook.house import FEEDBACK_TARGET, QUESTION_TARGET
from hoiam.core.law.rulebook.reception import R_08
from hoiam.core.law.rulebook.shapes import Rule, checked
from hoiam.core.refusals import NotFound


class Kind(StrEnum):
    """The kinds of case whose steps are known."""

    FEEDBACK = "feedback"
    RECOMMENDATION = "recommendation"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Subject:
    """A chapter of the rulebook: the first part of the ids in it, and its name."""

    code: str
    name: str


SUBJECTS = (
    Subject("SUB", "Phân loại đơn"),
    Subject("C", "Khiếu nại"),
    Subject("D", "Tố cáo"),
    Subject("R", "Tiếp công dân, kiến nghị, phản ánh"),
    Subject("P", "Tiếp dân của cấp ủy Đảng"),
    Subject("F", "Mặt trận Tổ quốc"),
    Subject("ADM", "Dân chủ ở cơ sở và thủ tục hành chính"),
    Subject("DAY", "Cách đếm ngày"),
    Subject("HOUSE", "Quy tắc của hệ thống"),
)

RULES: tuple[Rule, ...] = checked(
    (
        *sorting.RULES,
        *complaints.RULES,
        *denunciations.RULES,
        *reception.RULES,
        *party_and_front.RULES,
        *grassroots.RULES,
        *offices.RULES,
        *counting.RULES,
        *house.RULES,
    )
)

_BY_KIND = {
    Kind.FEEDBACK: FEEDBACK_TARGET,
    Kind.RECOMMENDATION: R_08,
    Kind.QUESTION: QUESTION_TARGET,
}


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The rules in all their versions, as one value: whoever works a date out is given it.

    The product ships one; a lawyer's corrections make another one of it.
    """

    rules: tuple[Rule, ...]

    def in_force(self, day: date) -> tuple[Rule, ...]:
        """Every rule in force on a day, in the order of the rulebook."""
        return tuple(rule for rule in self.rules if rule.is_in_force(day))

    def versions_of(self, rule_id: str) -> tuple[Rule, ...]:
        """Every version of a rule, the oldest first."""
        found = [rule for rule in self.rules if rule.id == rule_id]
        if not found:
            raise NotFound("rules.unknown", rule=rule_id)
        return tuple(sorted(found, key=lambda rule: rule.valid_from or date.min))

    def find(self, rule_id: str, day: date) -> Rule | None:
        """The version of a rule on a day; none where the id is not in the book, as a target's."""
        named = (rule for rule in self.rules if rule.id == rule_id)
        return next((rule for rule in named if rule.is_in_force(day)), None)

    def rule_on(self, rule_id: str, day: date) -> Rule:
        """The version of a rule that is in force on a day."""
        rule = self.find(rule_id, day)
        if rule is None:
            raise NotFound("rules.not-in-force", rule=rule_id, day=day)
        return rule

    def rule_for_kind(self, kind: Kind, day: date) -> Rule:
        """The rule under which a case of this kind is answered."""
        return self.rule_on(rule_id_for(kind), day)

    def extensions_of(self, rule_id: str, day: date) -> tuple[Rule, ...]:
        """The rules by which the limit of a rule may be moved on a day: itself, or others."""
        return tuple(
            rule
            for rule in self.in_force(day)
            if rule.extensions and (rule.extends or rule.id) == rule_id
        )


# What the product ships; what an installation goes by is `hoiam.rules.queries.rulebook_on()`.
BOOK = Rulebook(RULES)


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of one rule between two days; at least one side is there."""

    before: Rule | None
    after: Rule | None

    @property
    def id(self) -> str:
        shown = self.after or self.before
        return "" if shown is None else shown.id


def subject_of(rule: Rule) -> Subject:
    """The chapter that a rule stands in."""
    code = rule.id.split("-", maxsplit=1)[0]
    return next(subject for subject in SUBJECTS if subject.code == code)


def rule_id_for(kind: Kind) -> str:
    """Under which rule a case of this kind is answered."""
    return _BY_KIND[kind]


def differences(earlier: Iterable[Rule], later: Iterable[Rule]) -> tuple[Difference, ...]:
    """What differs between the rules of two days: changed, new, gone."""
    old, new = {rule.id: rule for rule in earlier}, {rule.id: rule for rule in later}
    pairs = (Difference(old.get(one), new.get(one)) for one in dict.fromkeys((*old, *new)))
    return tuple(pair for pair in pairs if pair.before != pair.after)
