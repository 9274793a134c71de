"""Thousands of random lawful walks through every table keep what must hold of any petition."""

from collections import Counter
from collections.abc import Iterable
from random import Random

import pytest

from hoiam.core.clocks.acts import Act
from hoiam.core.clocks.shapes import Clock, Matter
from hoiam.core.clocks.table import SPECS
from hoiam.core.law.petitions.standing import Known, circumstances
from hoiam.core.law.petitions.tables import PROCEDURES, possible
from tests.core.law.petitions.walking import Walked, out_of_order, walked

EACH = pytest.mark.parametrize("matter", PROCEDURES, ids=lambda matter: matter.value)
# What a table leaves to the register, beside its steps.
AT_REGISTRATION = {Act.RECEIVED, Act.FORWARDED}
# What 03/GQKN counts a complaint of ours as: exactly one of these, wherever it stands.
COUNTED_AS = {
    "examined": {"received", "waiting"},
    "accepted": {"accepted", "suspended", "withdrawing", "decided", "sent", "closed"},
    "not-accepted": {"refused", "kept"},
    "ended": {"withdrawn", "stopped"},
    "not-own": {"guided", "returned"},
}
COMPLAINTS = [one for one in PROCEDURES if "complaint" in one.value or "discipline" in one.value]


def keeps_its_invariants(one: Walked) -> None:
    procedure = one.procedure
    clocks = one.clocks()
    steps = [procedure.lawful_step(code) for code in one.codes]
    said = {act for step in steps for act in (*step.acts, *step.ahead)}

    # No clock without ground: what started, moved or ended it was a step, or the register.
    assert {fact.act for fact in one.facts} <= said | AT_REGISTRATION
    for clock in clocks:
        grounds = {clock.spec.starts, *(part.fact.act for part in clock.pauses)}
        assert grounds <= said | AT_REGISTRATION | ({Act.EXPIRED} if clock.spec.follows else set())
        assert clock.start in {fact.day for fact in one.facts} or clock.spec.follows
    assert out_of_order(one) == []
    _owes_only_what_it_can_do(one, clocks)
    _counts_once(one)


def _owes_only_what_it_can_do(one: Walked, clocks: Iterable[Clock]) -> None:
    """Where it is settled, every duty that is left has a lawful step that ends it."""
    if one.state not in one.procedure.final:
        return
    open_duties = [clock for clock in clocks if clock.is_duty and clock.ended is None]
    known = Known(forwarded=one.forwarded, owes=True)
    lawful = possible(one.procedure, one.state, circumstances(one.codes, known))
    can = {act for step in lawful for act in step.acts}
    assert [clock.code for clock in open_duties if not can & set(clock.spec.ends)] == []
    if one.state == "closed":
        assert open_duties == []


def _counts_once(one: Walked) -> None:
    if one.matter not in COMPLAINTS:
        return
    (counted,) = [name for name, states in COUNTED_AS.items() if one.state in states]
    acts = {fact.act for fact in one.facts if not fact.about}
    assert (counted == "not-own") == (Act.NOT_OWN in acts)
    assert (counted == "accepted") == (Act.ACCEPTED in acts and Act.STOPPED not in acts)
    if counted == "ended":  # only all of it: who leaves a group ends nothing for the others
        assert acts & {Act.WITHDRAWN, Act.STOPPED}


def walk_many(matter: Matter, count: int) -> list[Walked]:
    rng = Random(f"{matter.value} {count}")
    seen = Counter[str]()
    found = [walked(matter, rng, seen) for _ in range(count)]
    for one in found:
        keeps_its_invariants(one)
    return found


@EACH
def test_random_lawful_walks_keep_their_invariants(matter: Matter) -> None:
    found = walk_many(matter, 60)

    assert len({one.state for one in found}) > 2


@pytest.mark.prove
@EACH
def test_thousands_of_walks_meet_every_state_step_and_clock(matter: Matter) -> None:
    found = walk_many(matter, 1_000)

    procedure = PROCEDURES[matter]
    assert {code for one in found for code in one.codes} == {one.code for one in procedure.steps}
    assert {state for one in found for state in one.stood} == {one.code for one in procedure.states}
    clocks = {clock.spec.code for one in found for clock in one.clocks()}
    # Limits of the person to complain start with facts of the register alone.
    assert {one.code for one in SPECS[matter]} - clocks <= {"lodge", "lodge-expired"}
