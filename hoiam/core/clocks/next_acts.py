"""What may happen next in a matter: acts that are worth offering, and acts that cannot be yet.

The engine says what a fact does to clocks. This knows the order in which things happen at all.
"""

from collections.abc import Iterable
from datetime import date
from types import MappingProxyType

from hoiam.core.clocks.shapes import Act, Clock, Fact, Matter, Spec
from hoiam.core.clocks.table import PAUSES, SPECS

# What comes only after something else: there is nothing to decide before it was accepted.
AFTER = MappingProxyType(
    {
        Act.ACCEPTED: Act.RECEIVED,
        Act.REFUSED: Act.RECEIVED,
        Act.KEPT: Act.RECEIVED,
        Act.NOT_OWN: Act.RECEIVED,
        Act.ANSWERED: Act.RECEIVED,
        Act.PAUSED: Act.ACCEPTED,
        Act.EXTENDED: Act.ACCEPTED,
        Act.HEARING: Act.ACCEPTED,
        Act.STOPPED: Act.ACCEPTED,
        Act.DECIDED: Act.ACCEPTED,
        Act.RESUMED: Act.PAUSED,
    }
)
ONCE = (Act.RECEIVED, Act.ACCEPTED, Act.REFUSED, Act.DECIDED)
_NEGLECT = "neglect"
# Starts of clocks that no running clock waits for, and what they follow.
_THEN = {Act.DECISION_RECEIVED: Act.DECIDED, Act.HEARING: Act.ACCEPTED}


def next_acts(matter: Matter, facts: Iterable[Fact], clocks: Iterable[Clock]) -> tuple[Act, ...]:
    """In the order in which the law tells them. `clocks` are those of these facts."""
    done = {fact.act for fact in facts}
    running = [clock for clock in clocks if clock.ended is None]
    found = {act for clock in running for act in _own_ends(clock.spec)}
    found |= _moves(matter, running)
    if Act.RECEIVED not in done:
        found.add(Act.RECEIVED)
    settled = Act.DECIDED in done
    starts = {spec.starts for spec in SPECS[matter]}
    for act, before in _THEN.items():
        if act in starts and before in done and (act is Act.DECISION_RECEIVED) == settled:
            found.add(act)
    return tuple(act for act in Act if act in found and why_not(act, done, done) is None)


def _own_ends(spec: Spec) -> tuple[Act, ...]:
    """What a clock asks for. The mark of 45 days ends with any handling of any statement, and so
    asks for none: a complaint is guided, never transferred."""
    return () if spec.code == _NEGLECT else spec.ends


def _moves(matter: Matter, running: list[Clock]) -> set[Act]:
    movable = [clock for clock in running if clock.spec.can_pause]
    found = set[Act]()
    if matter in PAUSES and any(not clock.is_paused for clock in movable):
        found.add(Act.PAUSED)
    if any(clock.is_paused for clock in movable):
        found.add(Act.RESUMED)
    if any(clock.spec.can_extend for clock in running):
        found.add(Act.EXTENDED)
    return found


def why_not(act: Act, before: Iterable[Act], ever: Iterable[Act]) -> Act | None:
    """What stands in the way of an act: itself, where it happens once and has; or what must have
    come before it and has not."""
    if act in ONCE and act in set(ever):
        return act
    needed = AFTER.get(act)
    return needed if needed is not None and needed not in set(before) else None


def known_acts(matter: Matter) -> tuple[Act, ...]:
    """Every act that this kind of matter knows."""
    specs = SPECS[matter]
    found = {act for spec in specs for act in (spec.starts, *_own_ends(spec), *spec.needs)}
    if any(spec.can_pause for spec in specs):
        found |= {Act.PAUSED, Act.RESUMED}
    if any(spec.can_extend for spec in specs):
        found.add(Act.EXTENDED)
    return tuple(act for act in Act if act in found)


def acts_by(day: date, facts: Iterable[Fact], about: str) -> set[Act]:
    """What had happened to the whole, or to this part, by a day: a fact of an earlier day may be
    written down later."""
    return {fact.act for fact in facts if fact.day <= day and fact.about in ("", about)}
