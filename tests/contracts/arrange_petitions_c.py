"""Lawful steps of a petition that work, and ones that are refused."""

from datetime import datetime, timedelta
from typing import Any

from hoiam.core import calendar
from hoiam.core.clocks.shapes import Matter
from hoiam.petitions import actions as petitions
from tests.cast import Cast, make_cast
from tests.contracts.arrangements import Acts, arrange
from tests.petitions.making import new, registered
from tests.petitions.stepping import taken


def _acts(cast: Cast, at: datetime, **arguments: Any) -> Acts:
    """The leader of the unit may; a worker of another commune may not."""
    given = {**arguments, "at": at}
    return Acts(
        {**given, "by": cast.actor("leader", at=at)},
        {**given, "by": cast.actor("stranger", at=at)},
    )


@arrange("petitions.take_step")
def take_step(at: datetime) -> Acts:
    cast = make_cast()
    petition = registered(cast).petition
    return _acts(cast, at, petition=petition, taken=taken("accept", calendar.day_of(at)))


@arrange("petitions.take_back_step")
def take_back_step(at: datetime) -> Acts:
    cast = make_cast()
    petition = registered(cast).petition
    step = petitions.take_step(
        petition=petition, taken=taken("accept", calendar.day_of(at)),
        by=cast.actor("leader", at=at), at=at,
    )  # fmt: skip
    return _acts(
        cast, at + timedelta(hours=1), step=step, reason="Nhầm đơn", paper="", paper_on=None
    )


@arrange("petitions.open_second")
def open_second(at: datetime) -> Acts:
    cast = make_cast()
    first = registered(cast).petition
    second = new(
        cast, "p2", kind=Matter.SECOND_COMPLAINT, unit=cast.units["department"],
        received_on=calendar.day_of(at),
    )  # fmt: skip
    acts = _acts(cast, at, first=first, new=second)
    return Acts(
        {**acts.works, "by": cast.actor("expert", at=at)},
        {**(acts.refused or {}), "by": cast.actor("front", at=at)},
    )
