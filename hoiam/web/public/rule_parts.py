"""The parts of a rule in two wordings: what stands, and what it became or was before."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from hoiam.core.law import records
from hoiam.core.law.rulebook.shapes import Rule
from hoiam.rules.texts import PARTS
from hoiam.web import words
from hoiam.web.public import rule_words


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a version in two wordings."""

    name: str
    before: list[str]
    after: list[str]


def parts(before: Rule | None, after: Rule) -> list[Part]:
    """What differs, in words; everything where there was nothing before."""
    changes = records.whole(after) if before is None else records.between(before, after)
    return [
        Part(_(PARTS[name]), [] if before is None else _said(before, name), _said(after, name))
        for name in records.FIELDS
        if name in changes.names
    ]


def _said(rule: Rule, name: str) -> list[str]:
    """One part of a rule in words, one line each."""
    value: Any = getattr(rule, name)
    match name:
        case "limits":
            return [rule_words.limit(one) for one in value]
        case "extensions":
            return [rule_words.extension(one) for one in value]
        case "grounds":
            return [_(one) for one in value]
        case "status":
            return [rule_words.status(rule)]
        case "valid_from" | "valid_to":
            return [words.day(value)] if value else []
        case _:
            return [_(value)] if value else []
