"""What followed a petition, for the table of access and for the walk of strangers."""

import copy
from typing import Any

from hoiam.core import calendar
from hoiam.petitions.models import Decision, Order, Petition, ReviewItem, ReviewPlan
from hoiam.units.models import Unit
from tests.cast import NOW

TODAY = calendar.day_of(NOW)


def decided(petition: Petition, own: Unit) -> dict[str, Any]:
    """A decision with an order and an entry; another one of a second complaint, in memory; a closed
    list that is still open."""
    decision = Decision(
        code="qd-1", petition=petition, result="right", issued_on=TODAY, decided_at=NOW,
        decided_by="o-L",
    )  # fmt: skip
    decision.save()
    order = Order(
        code="yc-1", decision=decision, number=1, kind="other", what="Đo lại", unit=own,
        given_at=NOW, given_by="o-L",
    )  # fmt: skip
    order.save()
    plan = ReviewPlan(
        code="rs-1", unit=own, name="Rà soát", number="1/KH", issued_on=TODAY, opened_at=NOW,
        opened_by="o-L",
    )  # fmt: skip
    plan.save()
    item = ReviewItem(
        code="rv-1", plan=plan, number=1, register_number="1/2015", listed_at=NOW, listed_by="o-L"
    )  # fmt: skip
    item.save()
    second = _with(petition, docket=_with(petition.docket, kind="second-complaint"))
    return {
        "decision": decision, "decision-second": _with(decision, petition=second), "order": order,
        "plan": plan, "plan-item": item,
        "plan-frozen": _with(item, plan=_with(plan, frozen_at=NOW, frozen_by="o-L")),
    }  # fmt: skip


def _with[T](row: T, **changes: object) -> T:
    """The same in memory, with something else about it."""
    other = copy.copy(row)
    for name, value in changes.items():
        setattr(other, name, value)
    return other
