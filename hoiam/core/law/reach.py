"""How far a correction reaches: which rules' clocks may move, and which clocks run no more."""

from hoiam.core.clocks.shapes import Matter, Spec
from hoiam.core.clocks.table import CRITERIA_RULE, HINDRANCE_RULE, PAUSES, SPECS, TRANSITIONS
from hoiam.core.law.corrections import Correction
from hoiam.core.law.rulebook.shapes import Rule, Variant
from hoiam.core.law.rules import Rulebook


def touched_by(one: Correction, book: Rulebook) -> frozenset[str]:
    """Rules whose clocks may come out differently for a correction: its own, the one that it
    extends, those of every matter that is paused or carried over under it, and the clocks that
    begin where one of these ends."""
    own = {one.rule_id}
    own |= {rule.extends for rule in book.rules if rule.id == one.rule_id}
    own |= {value for name, value in one.changes.values if name == "extends"}
    own -= {""}
    found = set(own)
    for matter, specs in SPECS.items():
        moved = {
            spec.code
            for spec in specs
            if spec.rule_id in own or _is_ruled(spec, matter, one.rule_id)
        }
        found |= {spec.rule_id for spec in specs if spec.code in moved or spec.follows in moved}
    return frozenset(found)


def _is_ruled(spec: Spec, matter: Matter, rule_id: str) -> bool:
    """Whether the rule says when such a clock stands still or may be lengthened."""
    pausing = {TRANSITIONS.get(matter), PAUSES[matter][0] if matter in PAUSES else None}
    return (
        (spec.can_pause and rule_id in pausing)
        or (spec.can_be_hindered and rule_id == HINDRANCE_RULE)
        or (spec.can_extend and rule_id == CRITERIA_RULE)
    )


def silenced(before: Rule | None, after: Rule) -> tuple[Spec, ...]:
    """Clocks that ran under one wording and would not under the other: the part of the rule or
    the event that they look for is not there any more."""
    if before is None:
        return ()
    return tuple(
        spec
        for specs in SPECS.values()
        for spec in specs
        if spec.rule_id == after.id and _has_limit(before, spec) and not _has_limit(after, spec)
    )


def _has_limit(rule: Rule, spec: Spec) -> bool:
    return any(
        limit.amount is not None
        and limit.bound is spec.bound
        and limit.event is spec.event
        and limit.what == spec.what
        and limit.variant is Variant.ORDINARY
        for limit in rule.limits
    )
