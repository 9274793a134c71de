"""Several hands at the same moment: the register has each number once and leaves none out, and what
two do at once is done once."""

from datetime import date

import pytest

from hoiam.core.refusals import Refusal
from hoiam.denunciations.models import DenunciationFile
from hoiam.petitions import actions as petitions
from hoiam.petitions.models import CarriedOut, Decision, Petition, PetitionStep, ReviewPlan
from tests.at_once import at_once, tried
from tests.cast import NOW, Cast, make_cast
from tests.denunciations import making as denunciations
from tests.petitions.making import registered
from tests.petitions.settling import (
    DECIDED,
    WRITTEN,
    at_of,
    decide,
    done,
    heard,
    settled,
)
from tests.petitions.stepping import taken
from tests.petitions.test_plans import listed, opened

pytestmark = pytest.mark.django_db(transaction=True)
WRITERS, EACH = 8, 2


def _several(cast: Cast, writer: int) -> None:
    for turn in range(EACH):
        # The same page sent twice at once is one line.
        key = f"shared-{turn}" if writer < 2 else f"k-{writer}-{turn}"
        found = tried(lambda key=key: registered(cast, key))  # type: ignore[misc]
        assert not isinstance(found, Exception), found


def test_register_counts_on_while_many_enterat_once() -> None:
    cast = make_cast()
    got = at_once(*(lambda at=at: _several(cast, at) for at in range(WRITERS)))

    assert not [one for one in got if one is not None]
    numbers = Petition.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == list(range(1, EACH * (WRITERS - 1) + 1))


def test_decision_sent_twice_at_once_is_one_decision() -> None:
    cast = make_cast()
    petition = heard(cast)
    got = at_once(*[lambda: decide(cast, petition)] * 3)

    assert {one.pk for one in got if isinstance(one, Decision)} == {Decision.objects.get().pk}
    assert not [one for one in got if not isinstance(one, Decision)]


def test_two_decide_take_a_step_and_carry_outat_once() -> None:
    cast = make_cast()
    petition = heard(cast)
    leader, at = cast.actor("leader", at=at_of(DECIDED)), at_of(DECIDED)
    decided = at_once(
        *(
            lambda key=key: petitions.decide(
                petition=petition, decided=settled(key), by=leader, at=at
            )
            for key in ("one", "two", "three")
        )
    )
    steps = at_once(
        *(
            lambda key=key: petitions.take_step(
                petition=petition, taken=taken("send", DECIDED, key=key), by=leader, at=at
            )
            for key in ("s1", "s2", "s2")
        )
    )
    order = Decision.objects.get().orders_given.get(number=1)
    handler = cast.actor("handler", at=at_of(WRITTEN))
    entries = at_once(
        *(
            lambda key=key: petitions.carry_out(
                order=order, done=done(key, date(2026, 12, 1)), by=handler, at=at_of(WRITTEN)
            )
            for key in ("c1", "c1", "c2", "c3")
        )
    )

    for got in (decided, steps, entries):
        assert not [
            one for one in got if not isinstance(one, (Decision, PetitionStep, CarriedOut, Refusal))
        ]
    assert Decision.objects.count() == 1
    assert PetitionStep.objects.filter(step="send").count() == 1
    assert CarriedOut.objects.count() == 2  # half and half; a third half is more than ordered


def test_denunciation_and_plan_sent_twice_at_once_are_one_each() -> None:
    cast = make_cast()
    files = at_once(*[lambda: denunciations.registered(cast)] * 3)
    plans = at_once(*[lambda: opened(cast)] * 3)

    assert {type(one) for one in files} == {DenunciationFile}
    assert DenunciationFile.objects.count() == 1
    assert {type(one) for one in plans} == {ReviewPlan}
    assert ReviewPlan.objects.count() == 1


def test_lines_struck_at_once_leave_no_gap() -> None:
    cast = make_cast()
    by, plan = cast.actor("leader"), opened(cast)
    items = [listed(plan, f"{number}/2015", by) for number in range(1, 7)]
    got = at_once(
        *(
            lambda item=item: petitions.strike_case(item=item, by=by, at=NOW)
            for item in (items[1], items[2], items[1])
        )
    )

    assert list(plan.items.order_by("number").values_list("number", "register_number")) == [
        (1, "1/2015"), (2, "4/2015"), (3, "5/2015"), (4, "6/2015"),
    ]  # fmt: skip
    assert [one.code for one in got if isinstance(one, Refusal)] == ["base.not-found"]
