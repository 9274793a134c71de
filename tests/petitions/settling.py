"""Decisions as the tests make them: heard, settled, carried out; cases from before."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from hoiam.core.clocks.shapes import Matter
from hoiam.petitions import actions as petitions
from hoiam.petitions.actions import Decided, Done, EarlierCase, NewOrder
from hoiam.petitions.models import CarriedOut, Decision, Order, Ordered, Petition, Result
from tests import snapshots
from tests.cast import Cast, make_cast
from tests.petitions.making import registered
from tests.petitions.stepping import walk

D = date
DECIDED = D(2026, 10, 26)
PAID, WRITTEN = D(2026, 12, 1), D(2026, 12, 2)
MILLION = Decimal(1_000_000)


def at_of(day: date) -> datetime:
    """An evening of that day."""
    return datetime(day.year, day.month, day.day, 10, tzinfo=UTC)


def heard(cast: Cast, key: str = "p1", **changes: Any) -> Petition:
    """Accepted, heard: ready to be decided."""
    petition = registered(cast, key, **changes).petition
    walk(
        cast, petition, ("accept", D(2026, 10, 5)), ("assign", D(2026, 10, 6)),
        ("report", D(2026, 10, 9)), ("call-hearing", D(2026, 10, 12)),
        ("hold-hearing", D(2026, 10, 20)),
    )  # fmt: skip
    return Petition.objects.get(pk=petition.pk)


def heard_town() -> tuple[Cast, Petition]:
    """The cast with one complaint that is ready to be decided, written once for all tests."""
    return snapshots.of("heard-complaint", _heard_town)


def _heard_town() -> tuple[Cast, Petition]:
    cast = make_cast()
    return cast, heard(cast)


def decided_town(**changes: Any) -> tuple[Cast, Decision]:
    """The same, settled by the leader."""
    cast, petition = heard_town()
    return cast, decide(cast, petition, **changes)


def decide(cast: Cast, petition: Petition, **changes: Any) -> Decision:
    """Settled by the leader."""
    at = at_of(DECIDED)
    told = settled(f"d-{petition.code}", **changes)
    return petitions.decide(petition=petition, decided=told, by=cast.actor("leader", at=at), at=at)


def settled(key: str = "d1", **changes: Any) -> Decided:
    """Partly right: money goes back to the people by the end of the year."""
    values: dict[str, object] = {
        "key": key,
        "day": DECIDED,
        "result": Result.PARTLY,
        "findings": "Đường là của chung; mức phạt của Lò Thị Mẫu tính sai.",
        "orders": "Trả lại số tiền đã thu sai.",
        "given": (
            NewOrder(
                Ordered.RETURN_MONEY, money=12 * MILLION, people=3, due_on=D(2026, 12, 31)
            ),
            NewOrder(Ordered.DISCIPLINE, people=2, officials=1),
        ),
        "paper": "45/QĐ-UBND",
    }  # fmt: skip
    return Decided(**(values | changes))  # type: ignore[arg-type]


def done(key: str, day: date = PAID, **changes: Any) -> Done:
    """Half of the money."""
    values: dict[str, object] = {
        "key": key, "day": day, "paper": "UNC 11", "money": 6 * MILLION, "people": 1,
    }  # fmt: skip
    return Done(**(values | changes))  # type: ignore[arg-type]


def carried(
    cast: Cast, order: Order, one: Done, *, by: str = "handler", on: date = WRITTEN
) -> CarriedOut:
    """Written down by an officer of the unit."""
    at = at_of(on)
    return petitions.carry_out(order=order, done=one, by=cast.actor(by, at=at), at=at)


def earlier(cast: Cast, key: str = "c1", **changes: Any) -> EarlierCase:
    """A complaint of 2019, as its decision tells."""
    values: dict[str, object] = {
        "key": key,
        "kind": Matter.COMPLAINT,
        "unit": cast.units["commune-office"],
        "area": cast.units["commune"],
        "received_on": D(2019, 3, 4),
        "result": Result.RIGHT,
        "paper": "7/QĐ-UBND",
        "issued_on": D(2019, 3, 25),
        "given": (NewOrder(Ordered.RECOVER_LAND, area=Decimal(300), due_on=D(2019, 12, 31)),),
    }
    return EarlierCase(**(values | changes))  # type: ignore[arg-type]
