"""A closed list: filled while it is open, frozen, then sixteen of sixteen with a result."""

from datetime import date

import pytest

from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, NotAllowed, NotFound, WrongState
from hoiam.petitions import actions as petitions
from hoiam.petitions import plans
from hoiam.petitions.actions import NewPlan
from hoiam.petitions.models import ReviewItem, ReviewPlan
from tests.cast import NOW, Cast, make_cast
from tests.petitions.making import registered

pytestmark = pytest.mark.django_db


def opened(cast: Cast, **changes: object) -> ReviewPlan:
    values: dict[str, object] = {
        "unit": cast.units["commune-office"],
        "name": "Kiểm tra, rà soát vụ việc phức tạp, kéo dài",
        "number": "363/KH-TTCP",
        "issued_on": date(2026, 10, 2),
    }
    new = NewPlan(**(values | changes))  # type: ignore[arg-type]
    return petitions.open_plan(new=new, by=cast.actor("leader"), at=NOW)


def listed(plan: ReviewPlan, number: str, by: Actor) -> ReviewItem:
    return petitions.list_case(plan=plan, petition=None, register_number=number, by=by, at=NOW)


def test_sixteen_of_sixteen_have_a_result_document() -> None:
    cast = make_cast()
    by = cast.actor("leader")
    plan = opened(cast)
    items = [listed(plan, f"{number}/2015-XA", by) for number in range(1, 17)]
    petitions.freeze_plan(plan=plan, by=by, at=NOW)

    for item in items[:15]:
        petitions.record_review(item=item, paper="9/BC", on=date(2026, 10, 2), by=by, at=NOW)
    almost = plans.progress_of(plan)
    petitions.record_review(item=items[15], paper="9/BC", on=date(2026, 10, 2), by=by, at=NOW)

    assert (almost.done, almost.left, almost.is_whole) == (15, 1, False)
    assert plans.progress_of(plan) == plans.Progress(16, 16)
    assert plans.progress_of(plan).is_whole
    assert plans.by_code(by, plan.code).done == 16  # type: ignore[attr-defined]


def test_nothing_joins_or_leaves_a_frozen_list() -> None:
    cast = make_cast()
    by = cast.actor("leader")
    plan = opened(cast)
    item = listed(plan, "1/2015", by)
    with pytest.raises(WrongState) as too_early:
        petitions.record_review(item=item, paper="9/BC", on=date(2026, 10, 2), by=by, at=NOW)
    petitions.freeze_plan(plan=plan, by=by, at=NOW)

    with pytest.raises(WrongState) as joins:
        listed(plan, "2/2015", by)
    with pytest.raises(WrongState) as leaves:
        petitions.strike_case(item=item, by=by, at=NOW)
    with pytest.raises(WrongState) as twice:
        petitions.freeze_plan(plan=plan, by=by, at=NOW)

    assert too_early.value.code == "petitions.plan-open"
    assert {one.value.code for one in (joins, leaves, twice)} == {"petitions.plan-frozen"}


def test_list_while_it_is_open() -> None:
    cast = make_cast()
    by = cast.actor("leader")
    plan = opened(cast)
    with pytest.raises(WrongState) as empty:
        petitions.freeze_plan(plan=plan, by=by, at=NOW)
    own = registered(cast).petition

    first = listed(plan, "1/2015", by)
    mine = petitions.list_case(plan=plan, petition=own, register_number="", by=by, at=NOW)
    again = petitions.list_case(plan=plan, petition=own, register_number="", by=by, at=NOW)
    petitions.strike_case(item=first, by=by, at=NOW)

    assert empty.value.code == "petitions.plan-empty"
    assert again == mine
    assert [(one.number, one.petition) for one in plans.items_of(plan)] == [(1, own)]
    assert opened(cast) == plan


def test_lines_that_cannot_be_are_refused() -> None:
    cast = make_cast()
    by = cast.actor("leader")
    old = opened(cast, number="1/KH", issued_on=date(2026, 9, 1))
    young = registered(cast).petition

    with pytest.raises(Invalid) as after:
        petitions.list_case(plan=old, petition=young, register_number="", by=by, at=NOW)
    with pytest.raises(Invalid) as none:
        listed(old, " ", by)
    with pytest.raises(Invalid) as named:
        opened(cast, number=" ")
    item = listed(old, "1/2015", by)
    petitions.freeze_plan(plan=old, by=by, at=NOW)
    with pytest.raises(Invalid) as paper:
        petitions.record_review(item=item, paper="", on=date(2026, 9, 2), by=by, at=NOW)
    with pytest.raises(Invalid) as day:
        petitions.record_review(item=item, paper="9/BC", on=date(2026, 8, 2), by=by, at=NOW)

    assert [one.value.code for one in (after, none, named, paper, day)] == [
        "petitions.case-after-plan", "petitions.case-needed", "petitions.plan-named",
        "petitions.result-paper-needed", "petitions.result-day-odd",
    ]  # fmt: skip


def test_strangers_and_clerks_open_no_list() -> None:
    cast = make_cast()
    plan = opened(cast)

    with pytest.raises(NotAllowed):
        listed(plan, "1/2015", cast.actor("clerk"))
    with pytest.raises(NotFound):
        plans.by_code(cast.actor("stranger"), plan.code)
    assert plans.by_code(cast.actor("clerk"), plan.code) == plan
