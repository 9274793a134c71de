"""Dockets of a unit that ended: its successor leads them on, by the same dates."""

from datetime import date

import pytest

from hoiam.base.models import Event
from hoiam.cases import actions as cases
from hoiam.cases import dockets, inherited
from hoiam.cases.actions import Happened, NewDocket
from hoiam.cases.models import Docket
from hoiam.commitments.models import Commitment
from hoiam.core.clocks.shapes import Act
from hoiam.core.refusals import Invalid, NotAllowed, WrongState
from hoiam.units import actions as units
from hoiam.units import queries as unit_queries
from hoiam.units.models import Unit
from tests.cases.test_succession import DAY, THEN, new_commune
from tests.cast import NOW, Cast, make_cast


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def docket(cast: Cast) -> Docket:
    new = NewDocket(
        kind="complaint", number="12/2026", unit=cast.units["commune-office"],
        area=cast.units["commune"], received_on=date(2026, 10, 1),
    )  # fmt: skip
    return cases.open_docket(new=new, by=cast.actor("clerk"), at=NOW)


def replace_commune(cast: Cast, *names: str) -> tuple[Unit, ...]:
    """The commune is another one from a day on; the bodies that took its office over."""
    units.replace_units(
        predecessors=[cast.units["commune"]],
        successors=[new_commune(cast, name) for name in names],
        on=DAY, decision="NQ 1", by=cast.actor("system"), at=NOW,
    )  # fmt: skip
    return unit_queries.on_day(Unit.objects.get(code="t-commune-office"), DAY)


def settle(cast: Cast) -> cases.Settled:
    unit = Unit.objects.get(code="t-commune-office")
    return cases.settle_succession(unit=unit, by=cast.actor("system"), at=THEN)


def test_only_successor_leads_it_on_by_the_same_date(cast: Cast, docket: Docket) -> None:
    (heir,) = replace_commune(cast, "Xã Mới")
    before = Commitment.objects.get().due_on
    assert unit_queries.as_of(DAY).filter(pk=heir.pk).exists()
    assert [unit.code for unit in inherited.with_open_work(DAY)] == ["t-commune-office"]

    assert settle(cast) == cases.Settled(moved=1, waiting=0)

    docket.refresh_from_db()
    assert (docket.unit, docket.register) == (heir, cast.units["commune-office"])
    assert (Commitment.objects.get().unit, Commitment.objects.get().due_on) == (heir, before)
    assert inherited.with_open_work(DAY) == []
    assert Event.objects.filter(tag="cases.docket.succeeded").count() == 1


def test_split_waits_for_a_person(cast: Cast, docket: Docket) -> None:
    heirs = replace_commune(cast, "Xã Trên", "Xã Dưới")
    assert inherited.with_open_work(DAY) == []
    with pytest.raises(WrongState):
        settle(cast)
    docket = dockets.by_code(cast.actor("province-leader"), docket.code)
    seen = dockets.visible_to(cast.actor("province-leader"))
    assert list(dockets.in_state(seen, dockets.WAITING, today=DAY)) == [docket]

    def choose(who: str) -> None:
        cases.choose_docket_successor(
            docket=docket, successor=heirs[1], why="ở phía dưới", by=cast.actor(who), at=THEN
        )

    with pytest.raises(NotAllowed):
        choose("expert")
    choose("province-leader")

    docket.refresh_from_db()
    assert docket.unit == heirs[1]
    assert not dockets.in_state(seen, dockets.WAITING, today=DAY).exists()
    assert Commitment.objects.get().unit == heirs[1]


def test_closed_docket_stays_where_it_was(cast: Cast, docket: Docket) -> None:
    withdrawn = Happened(date(2026, 10, 2), Act.WITHDRAWN)
    clerk = cast.actor("clerk")
    cases.record_docket_fact(docket=docket, happened=withdrawn, by=clerk, at=NOW)
    cases.close_docket(docket=docket, reason="đã rút", by=clerk, at=NOW)
    (heir,) = replace_commune(cast, "Xã Mới")

    assert inherited.with_open_work(DAY) == []
    with pytest.raises(WrongState, match="docket-closed"):
        cases.succeed_docket(docket=docket, unit=heir, by=cast.actor("system"), at=THEN)


def test_nobody_leads_it_on_whom_the_change_does_not_name(cast: Cast, docket: Docket) -> None:
    replace_commune(cast, "Xã Mới")

    with pytest.raises(Invalid):
        cases.succeed_docket(
            docket=docket, unit=cast.units["department"], by=cast.actor("system"), at=THEN
        )
    with pytest.raises(WrongState):
        (heir,) = unit_queries.on_day(Unit.objects.get(code="t-commune-office"), DAY)
        cases.succeed_docket(docket=docket, unit=heir, by=cast.actor("system"), at=NOW)
