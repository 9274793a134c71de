"""Decisions: the result, what is ordered, what of it was carried out, since when it is in force."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from hoiam.base.models import Event
from hoiam.commitments.models import Commitment, CommitmentState
from hoiam.core.clocks.shapes import Matter
from hoiam.core.refusals import Invalid, NotAllowed, NotFound, WrongState
from hoiam.petitions import actions as petitions
from hoiam.petitions import decisions, letters
from hoiam.petitions.actions import NewOrder
from hoiam.petitions.decisions import Stage
from hoiam.petitions.models import CarriedOut, Decision, Order, Ordered, Petition, Result
from tests.cast import NOW, make_cast
from tests.petitions.making import registered
from tests.petitions.settling import (
    DECIDED,
    MILLION,
    at_of,
    carried,
    decide,
    decided_town,
    done,
    earlier,
    heard_town,
    settled,
)
from tests.petitions.stepping import walk

pytestmark = pytest.mark.django_db

D = date


def test_decision_is_the_step_its_result_and_its_orders() -> None:
    _cast, decision = decided_town()

    petition = Petition.objects.get()
    assert petition.state == "decided"
    assert decision.step is not None
    assert (decision.step.step, decision.step.paper) == ("decide", "45/QĐ-UBND")
    money, discipline = Order.objects.order_by("number")
    assert (money.money, money.people, money.unit) == (12 * MILLION, 3, petition.docket.unit)
    assert (discipline.people, discipline.officials, discipline.commitment) == (2, 1, "")
    duty = Commitment.objects.get(code=money.commitment)
    assert (duty.about_kind, duty.due_on) == ("order", D(2026, 12, 31))
    assert "Mẫu" not in duty.what
    assert Event.objects.filter(tag="petitions.decision.made").count() == 1


def test_same_key_is_the_same_decision() -> None:
    cast, first = decided_town()
    at = at_of(DECIDED)

    again = petitions.decide(
        petition=first.petition,
        decided=settled(f"d-{first.petition.code}"),
        by=cast.actor("leader", at=at),
        at=at,
    )

    assert again == first
    assert (Decision.objects.count(), Order.objects.count()) == (1, 2)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"result": Result.UPHELD}, "petitions.result-needed"),
        ({"findings": " "}, "petitions.findings-needed"),
        ({"given": (NewOrder("gift"),)}, "petitions.order-kind"),
        ({"given": (NewOrder(Ordered.RECOVER_MONEY),)}, "petitions.order-amount"),
        ({"given": (NewOrder(Ordered.OTHER),)}, "petitions.order-what"),
        ({"given": (NewOrder(Ordered.DISCIPLINE, people=1, officials=2),)},
         "petitions.officials-of-people"),
        ({"given": (NewOrder(Ordered.RECOVER_MONEY, money=Decimal(-1)),)},
         "petitions.amount-odd"),
        ({"given": (NewOrder(Ordered.OTHER, "Đo lại đất", due_on=D(2026, 10, 1)),)},
         "petitions.order-due-before"),
    ],
)  # fmt: skip
def test_decision_that_does_not_hold_together_is_refused(
    changes: dict[str, Any], code: str
) -> None:
    cast, petition = heard_town()
    at = at_of(DECIDED)

    with pytest.raises(Invalid) as refused:
        petitions.decide(
            petition=petition, decided=settled(**changes), by=cast.actor("leader", at=at), at=at
        )

    assert refused.value.code == code
    assert not Decision.objects.exists()


def test_a_clerk_does_not_decide() -> None:
    cast, petition = heard_town()
    at = at_of(DECIDED)

    with pytest.raises(NotAllowed):
        petitions.decide(petition=petition, decided=settled(), by=cast.actor("clerk", at=at), at=at)


def test_amounts_of_another_kind_are_not_kept() -> None:
    _cast, decision = decided_town(
        given=(NewOrder(Ordered.RECOVER_LAND, money=MILLION, area=Decimal("120.5"), people=4),)
    )  # fmt: skip

    order = decision.orders_given.get()
    assert (order.money, order.area, order.people) == (None, Decimal("120.5"), 0)


def test_order_is_carried_out_entry_by_entry_and_keeps_its_duty() -> None:
    cast, decision = decided_town()
    order = decision.orders_given.get(number=1)

    carried(cast, order, done("e1"))
    half = decisions.balance_of(order)
    with pytest.raises(Invalid) as refused:
        carried(cast, order, done("e2", money=7 * MILLION))
    entry = carried(cast, order, done("e2", people=2))

    assert (half.left.money, half.is_done) == (6 * MILLION, False)
    assert refused.value.code == "petitions.more-than-ordered"
    assert decisions.balance_of(order).is_done
    assert Commitment.objects.get(code=order.commitment).state == CommitmentState.DONE
    assert carried(cast, order, done("e2")) == entry
    assert CarriedOut.objects.count() == 2


def test_entry_taken_back_opens_the_duty_again() -> None:
    cast, decision = decided_town()
    order = decision.orders_given.get(number=1)
    entry = carried(cast, order, done("e1", money=12 * MILLION, people=3))
    at = at_of(D(2026, 12, 3))
    by = cast.actor("handler", at=at)

    back = petitions.take_back_carried_out(entry=entry, why="Ghi nhầm", key="b1", by=by, at=at)

    assert back.takes_back == entry
    assert decisions.balance_of(order).left.money == 12 * MILLION
    assert Commitment.objects.get(code=order.commitment).state == CommitmentState.OPEN
    again = petitions.take_back_carried_out(entry=entry, why="Ghi nhầm", key="b1", by=by, at=at)
    assert again == back
    with pytest.raises(WrongState):
        petitions.take_back_carried_out(entry=entry, why="Nữa", key="b2", by=by, at=at)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"day": D(2026, 12, 9)}, "petitions.ahead"),
        ({"day": D(2026, 10, 25)}, "petitions.done-before-decision"),
        ({"paper": ""}, "petitions.done-paper"),
        ({"money": None}, "petitions.order-amount"),
    ],
)
def test_entry_that_cannot_be_is_refused(changes: dict[str, Any], code: str) -> None:
    cast, decision = decided_town()
    order = decision.orders_given.get(number=1)

    with pytest.raises(Invalid) as refused:
        carried(cast, order, done("e1", **changes))

    assert refused.value.code == code


def test_stranger_knows_of_no_decision() -> None:
    cast, decision = decided_town()
    order = decision.orders_given.get(number=1)

    with pytest.raises(NotFound):
        decisions.by_code(cast.actor("stranger"), decision.code)
    with pytest.raises(NotAllowed):
        carried(cast, order, done("e1"), by="stranger")
    assert decisions.by_code(cast.actor("clerk"), decision.code) == decision


def test_who_has_to_see_to_an_order_of_another_unit_sees_the_decision() -> None:
    cast, petition = heard_town()
    other = cast.units["other-office"]
    given = (NewOrder(Ordered.RECOVER_MONEY, money=MILLION, unit=other),)
    decision = decide(cast, petition, given=given)
    order = decision.orders_given.get()

    assert decisions.by_code(cast.actor("stranger"), decision.code) == decision
    carried(cast, order, done("e1", money=MILLION), by="stranger")
    assert decisions.balance_of(order).is_done


def test_stages_follow_the_clock_of_effect_and_what_is_left() -> None:
    cast, decision = decided_town(given=(NewOrder(Ordered.RECOVER_MONEY, money=MILLION),))
    order = decision.orders_given.get()

    before = decisions.standing_of(decision, D(2026, 11, 25))
    after = decisions.standing_of(decision, D(2026, 11, 26))
    carried(cast, order, done("e1", D(2026, 11, 30), money=MILLION))
    at_end = decisions.standing_of(decision, D(2026, 12, 1))

    # C-11: in force after thirty days from issuance.
    assert before.in_force_from == D(2026, 11, 26)
    assert (before.stage, after.stage, at_end.stage) == (
        Stage.NOT_YET, Stage.MISSING, Stage.DONE,
    )  # fmt: skip
    assert at_end.done_on == D(2026, 11, 30)
    assert [one.order for one in after.missing] == [order]


def test_voided_decision_is_owed_no_more_and_its_step_may_be_taken_back() -> None:
    cast, decision = decided_town()
    at = at_of(DECIDED + timedelta(days=1))
    by = cast.actor("leader", at=at)

    petitions.void_decision(decision=decision, reason="Ghi nhầm đơn", by=by, at=at)

    duty = Commitment.objects.get(about_kind="order")
    assert duty.state == CommitmentState.UNDONE
    assert decision.step is not None
    with pytest.raises(WrongState, match="decision-replaced"):
        walk(cast, decision.petition, ("send", at.date()))
    with pytest.raises(WrongState, match="decision-replaced"):
        petitions.issue_paper(
            step=decision.step, form="decision-first", by=by, at=at, key="v1",
            letter=letters.letter_of(decision.step, "decision-first"),
        )  # fmt: skip
    petitions.take_back_step(
        step=decision.step, reason="Ghi nhầm đơn", paper="", paper_on=None, by=by, at=at
    )
    assert Petition.objects.get().state == "accepted"


def test_decision_somebody_relies_on_is_not_voided() -> None:
    cast, decision = decided_town()
    carried(cast, decision.orders_given.get(number=1), done("e1"))
    at = at_of(D(2026, 12, 3))

    with pytest.raises(WrongState) as refused:
        petitions.void_decision(
            decision=decision, reason="Nhầm", by=cast.actor("leader", at=at), at=at
        )

    assert refused.value.code == "petitions.decision-relied-on"


# ---- from before the product came ---------------------------------------------------------------


def test_earlier_case_starts_no_clock_and_its_orders_are_still_owed() -> None:
    cast = make_cast()
    at = at_of(DECIDED)

    decision = petitions.record_earlier(earlier=earlier(cast), by=cast.actor("clerk", at=at), at=at)

    petition = decision.petition
    assert (petition.earlier, petition.year, petition.number, petition.voice) == (
        True, 2019, 1, None,
    )  # fmt: skip
    assert not Commitment.objects.filter(kind="clock").exists()
    duty = Commitment.objects.get()
    assert (duty.about_kind, duty.due_on) == ("order", D(2019, 12, 31))
    found = decisions.standing_of(decision, DECIDED)
    assert (found.stage, found.in_force_from) == (Stage.MISSING, D(2019, 4, 25))
    again = petitions.record_earlier(earlier=earlier(cast), by=cast.actor("clerk", at=at), at=at)
    assert again == decision


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"paper": ""}, "petitions.decision-paper-needed"),
        ({"result": Result.UPHELD}, "petitions.result-needed"),
        ({"received_on": D(2019, 3, 26)}, "petitions.decided-before-received"),
        ({"kind": Matter.RECOMMENDATION}, "petitions.kind-needed"),
        ({"issued_on": D(2027, 1, 1)}, "petitions.ahead"),
        ({"topic": "weather"}, "petitions.choice-needed"),
        ({"people": 0}, "petitions.people-odd"),
        ({"number": -1}, "petitions.amount-odd"),
        ({"number": 501}, "petitions.number-far"),
    ],
)
def test_earlier_case_that_cannot_be_is_refused(changes: dict[str, Any], code: str) -> None:
    cast = make_cast()
    at = at_of(DECIDED)

    with pytest.raises(Invalid) as refused:
        petitions.record_earlier(
            earlier=earlier(cast, **changes), by=cast.actor("clerk", at=at), at=at
        )

    assert refused.value.code == code


def test_earlier_case_with_a_number_far_above_the_last_is_asked_once_more() -> None:
    cast = make_cast()
    at = at_of(DECIDED)
    by = cast.actor("clerk", at=at)
    near = petitions.record_earlier(earlier=earlier(cast, number=500), by=by, at=at)
    with pytest.raises(Invalid, match=r"petitions\.number-far"):
        petitions.record_earlier(earlier=earlier(cast, "c2", number=1001), by=by, at=at)
    sure = earlier(cast, "c2", number=1001, is_read_twice=True)
    far = petitions.record_earlier(earlier=sure, by=by, at=at)

    assert (near.petition.number, far.petition.number) == (500, 1001)


def test_earlier_case_keeps_its_number_once() -> None:
    cast = make_cast()
    at = at_of(DECIDED)
    by = cast.actor("clerk", at=at)
    petitions.record_earlier(earlier=earlier(cast, number=12), by=by, at=at)

    with pytest.raises(Invalid) as refused:
        petitions.record_earlier(earlier=earlier(cast, "c2", number=12), by=by, at=at)
    after = petitions.record_earlier(earlier=earlier(cast, "c3"), by=by, at=at)

    assert refused.value.code == "petitions.number-taken"
    assert after.petition.number == 13


def test_earlier_case_and_what_came_since_stand_in_one_register() -> None:
    cast = make_cast()
    this_year: dict[str, Any] = {
        "received_on": D(2026, 1, 5),
        "issued_on": D(2026, 3, 2),
        "given": (),
    }

    before = petitions.record_earlier(
        earlier=earlier(cast, **this_year), by=cast.actor("clerk"), at=NOW
    ).petition
    since = registered(cast).petition

    assert before.register == since.register == cast.units["commune-ubnd"]
    assert (before.registered, since.registered) == ("1/2026", "2/2026")
