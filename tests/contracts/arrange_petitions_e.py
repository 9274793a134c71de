"""Acts of decisions, their execution, publication and closed lists that work, and ones that are
refused."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from hoiam.cases.actions import NewDocket
from hoiam.core import calendar
from hoiam.core.clocks.shapes import Matter
from hoiam.petitions import actions as petitions
from hoiam.petitions import public_decisions
from hoiam.petitions.actions import Announced, MaskedDecision, NewOrder, NewPlan
from hoiam.petitions.models import Decision, Ordered, ReviewItem, ReviewPlan
from tests.cast import Cast, make_cast
from tests.contracts.arrangements import Acts, arrange
from tests.petitions.settling import MILLION, decided_town, done, earlier, heard_town, settled
from tests.petitions.test_publishing import second_town


def _acts(cast: Cast, at: datetime, by: str = "leader", **arguments: Any) -> Acts:
    """Somebody of the unit may; a worker of another commune may not."""
    given = {**arguments, "at": at}
    return Acts(
        {**given, "by": cast.actor(by, at=at)}, {**given, "by": cast.actor("stranger", at=at)}
    )


def _now(at: datetime) -> datetime:
    """After the day of the decision of the tests, whatever the contract's own day is."""
    return max(at, datetime.fromisoformat("2026-12-02T10:00:00+00:00"))


@arrange("petitions.decide")
def decide(at: datetime) -> Acts:
    cast, petition = heard_town()
    given = (NewOrder(Ordered.DISCIPLINE, people=1),)
    told = replace(settled("d-1", given=given), reason="Ghi muộn")
    return _acts(cast, _now(at), petition=petition, decided=told)


@arrange("petitions.void_decision")
def void_decision(at: datetime) -> Acts:
    cast, decision = decided_town()
    return _acts(cast, _now(at), decision=decision, reason="Ghi nhầm đơn")


@arrange("petitions.add_order")
def add_order(at: datetime) -> Acts:
    cast, decision = decided_town()
    new = NewOrder(Ordered.RECOVER_MONEY, money=MILLION)
    return _acts(cast, _now(at), "clerk", decision=decision, new=new)


@arrange("petitions.carry_out")
def carry_out(at: datetime) -> Acts:
    cast, decision = decided_town()
    order = decision.orders_given.get(number=1)
    return _acts(cast, _now(at), "handler", order=order, done=done("e1"))


@arrange("petitions.take_back_carried_out")
def take_back_carried_out(at: datetime) -> Acts:
    cast, decision = decided_town()
    moment = _now(at)
    entry = petitions.carry_out(
        order=decision.orders_given.get(number=1), done=done("e1"),
        by=cast.actor("handler", at=moment), at=moment,
    )  # fmt: skip
    return _acts(cast, moment, "handler", entry=entry, why="Ghi nhầm", key="b1")


@arrange("petitions.record_earlier")
def record_earlier(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(cast, at, "clerk", earlier=earlier(cast, given=()))


@arrange("cases.enter_settled_docket")
def enter_settled_docket(at: datetime) -> Acts:
    from_cast = make_cast()
    new = NewDocket(
        kind=Matter.COMPLAINT, number="7/2019-ĐT", unit=from_cast.units["commune-office"],
        area=from_cast.units["commune"], received_on=date(2019, 3, 4),
    )  # fmt: skip
    return _acts(from_cast, at, "clerk", new=new, reason="Đã giải quyết từ trước")


def _prepared(cast: Cast, decision: Decision, at: datetime) -> str:
    fields = public_decisions.fields_of(decision)
    draft = petitions.prepare_decision(
        decision=decision, masked=MaskedDecision({one.name: one.masked for one in fields}),
        by=cast.actor("clerk", at=at), at=at,
    )  # fmt: skip
    return public_decisions.digest(decision, draft)


@arrange("petitions.prepare_decision")
def prepare_decision(at: datetime) -> Acts:
    cast, decision = second_town()
    masked = MaskedDecision({"findings": "Mức phạt tính sai."})
    return _acts(cast, _now(at), "clerk", decision=decision, masked=masked)


@arrange("petitions.publish_decision")
def publish_decision(at: datetime) -> Acts:
    cast, decision = second_town()
    seen = _prepared(cast, decision, _now(at))
    return _acts(cast, _now(at), decision=decision, announced=Announced(seen, "k1"))


def _plan(cast: Cast, at: datetime) -> ReviewPlan:
    return petitions.open_plan(new=_new_plan(cast), by=cast.actor("leader", at=at), at=at)


def _new_plan(cast: Cast) -> NewPlan:
    unit = cast.units["commune-office"]
    return NewPlan(unit, "Rà soát vụ việc kéo dài", "363/KH-TTCP", date(2019, 3, 20))


def _line(cast: Cast, at: datetime) -> ReviewItem:
    return petitions.list_case(
        plan=_plan(cast, at), petition=None, register_number="1/2015-XA",
        by=cast.actor("leader", at=at), at=at,
    )  # fmt: skip


@arrange("petitions.open_plan")
def open_plan(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(cast, at, new=_new_plan(cast))


@arrange("petitions.list_case")
def list_case(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(cast, at, plan=_plan(cast, at), petition=None, register_number="1/2015-XA")


@arrange("petitions.strike_case")
def strike_case(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(cast, at, item=_line(cast, at))


@arrange("petitions.freeze_plan")
def freeze_plan(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(cast, at, plan=_line(cast, at).plan)


@arrange("petitions.record_review")
def record_review(at: datetime) -> Acts:
    cast = make_cast()
    item = _line(cast, at)
    petitions.freeze_plan(plan=item.plan, by=cast.actor("leader", at=at), at=at)
    item = ReviewItem.objects.select_related("plan").get(pk=item.pk)
    return _acts(cast, at, item=item, paper="9/BC-UBND", on=calendar.day_of(at))
