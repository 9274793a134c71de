"""A rule as a record of plain values, and back: what a correction of it is kept as."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from hoiam.core.law.rulebook.shapes import (
    Bound,
    Event,
    Extension,
    How,
    Limit,
    Measure,
    Rule,
    Status,
    Variant,
)

# Everything of a version that may be corrected; its id never changes.
FIELDS = (
    "statement", "article", "status", "valid_from", "valid_to", "limits", "extensions", "extends",
    "grounds", "decided_by", "note",
)  # fmt: skip
# What a date may come out differently for.
COUNTING = frozenset({"valid_from", "valid_to", "limits", "extensions", "extends"})


@dataclass(frozen=True, slots=True)
class Changes:
    """The parts of a version that become something else."""

    values: tuple[tuple[str, Any], ...]

    @property
    def names(self) -> frozenset[str]:
        return frozenset(name for name, _value in self.values)

    def applied(self, rule: Rule) -> Rule:
        """The version with these parts in place of its own."""
        return replace(rule, **dict(self.values))

    def new(self, rule_id: str) -> Rule:
        """A version made of these parts alone."""
        given = {"statement": "", "article": "", "status": Status.UNVERIFIED, **dict(self.values)}
        return Rule(id=rule_id, **given)


def between(before: Rule, after: Rule) -> Changes:
    """What has to change for one version to become the other."""
    pairs = ((name, getattr(before, name), getattr(after, name)) for name in FIELDS)
    return Changes(tuple((name, new) for name, old, new in pairs if old != new))


def whole(rule: Rule) -> Changes:
    """All parts of a version that say something."""
    return between(Rule(rule.id, "", "", Status.UNVERIFIED), rule)


def to_record(changes: Changes) -> dict[str, Any]:
    """The same as plain values, to be stored."""
    return {name: _plain(value) for name, value in changes.values}


def from_record(record: Mapping[str, Any]) -> Changes:
    """Read back what was stored; a name or a value that is not known is an error."""
    return Changes(tuple((name, _value(name, record[name])) for name in FIELDS if name in record))


def _plain(value: object) -> Any:
    match value:
        case date():
            return value.isoformat()
        case Limit():
            return {
                "count": value.count,
                "measure": value.measure.value,
                "bound": value.bound.value,
                "event": value.event.value if value.event else "",
                "variant": value.variant.value,
                "what": value.what,
            }
        case Extension():
            return {
                "count": value.count,
                "measure": value.measure.value,
                "how": value.how.value,
                "variant": value.variant.value,
                "times": value.times,
            }
        case tuple():
            return [_plain(one) for one in value]
        case Status():
            return value.value
        case _:
            return value


def _value(name: str, plain: Any) -> Any:
    match name:
        case "valid_from" | "valid_to":
            return None if plain is None else date.fromisoformat(plain)
        case "status":
            return Status(plain)
        case "limits":
            return tuple(map(_limit, plain))
        case "extensions":
            return tuple(map(_extension, plain))
        case "grounds":
            return tuple(map(str, plain))
        case _:
            return str(plain)


def _limit(plain: Mapping[str, Any]) -> Limit:
    return Limit(
        int(plain["count"]),
        Measure(plain["measure"]),
        Bound(plain["bound"]),
        Event(plain["event"]) if plain["event"] else None,
        Variant(plain["variant"]),
        str(plain["what"]),
    )


def _extension(plain: Mapping[str, Any]) -> Extension:
    return Extension(
        int(plain["count"]),
        Measure(plain["measure"]),
        How(plain["how"]),
        Variant(plain["variant"]),
        int(plain["times"]),
    )
