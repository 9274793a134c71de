"""Acts on a docket that work, and ones that are refused."""

from datetime import datetime, timedelta

from hoiam.cases import actions
from hoiam.cases.actions import Happened, NewDocket
from hoiam.cases.models import Docket
from hoiam.core import calendar
from hoiam.core.clocks.shapes import Act
from hoiam.units import queries as unit_queries
from hoiam.units.models import Unit
from tests.cast import Cast, make_cast
from tests.contracts.arrange_cases import _ended, acts
from tests.contracts.arrangements import Acts, arrange


def cover(cast: Cast, at: datetime) -> NewDocket:
    return NewDocket(
        kind="recommendation",
        number="12/2026",
        unit=cast.units["commune-office"],
        area=cast.units["commune"],
        received_on=calendar.day_of(at) - timedelta(days=1),
    )


def opened(cast: Cast, at: datetime) -> Docket:
    return actions.open_docket(new=cover(cast, at), by=cast.actor("clerk"), at=at)


@arrange("cases.open_docket")
def open_docket(at: datetime) -> Acts:
    cast = make_cast()
    return acts(cast, "clerk", at, new=cover(cast, at))


@arrange("cases.add_docket_part")
def add_docket_part(at: datetime) -> Acts:
    cast = make_cast()
    return acts(cast, "clerk", at, docket=opened(cast, at), kind="person")


@arrange("cases.record_docket_fact")
def record_docket_fact(at: datetime) -> Acts:
    cast = make_cast()
    answered = Happened(calendar.day_of(at), Act.ANSWERED)
    return acts(cast, "handler", at, docket=opened(cast, at), happened=answered)


@arrange("cases.cancel_docket_fact")
def cancel_docket_fact(at: datetime) -> Acts:
    cast = make_cast()
    return acts(cast, "leader", at, docket=opened(cast, at), number=1, reason="ghi nhầm")


@arrange("cases.lead_docket")
def lead_docket(at: datetime) -> Acts:
    cast = make_cast()
    answered = Happened(day=calendar.day_of(at), act=Act.ANSWERED)
    return acts(cast, "handler", at, docket=opened(cast, at), happened=answered)


@arrange("cases.take_back_in_docket")
def take_back_in_docket(at: datetime) -> Acts:
    cast = make_cast()
    return acts(cast, "leader", at, docket=opened(cast, at), number=1, reason="ghi nhầm")


@arrange("cases.close_docket")
def close_docket(at: datetime) -> Acts:
    cast = make_cast()
    docket = opened(cast, at)
    answered = Happened(calendar.day_of(at), Act.ANSWERED)
    actions.record_docket_fact(docket=docket, happened=answered, by=cast.actor("handler"), at=at)
    return acts(cast, "handler", at, docket=docket, reason="xong")


def _left(cast: Cast, at: datetime, *names: str) -> tuple[Docket, tuple[Unit, ...]]:
    docket = opened(cast, at - timedelta(days=9))
    former = _ended(cast, at, *names)
    docket.refresh_from_db()
    return docket, unit_queries.on_day(former, calendar.day_of(at))


@arrange("cases.succeed_docket")
def succeed_docket(at: datetime) -> Acts:
    cast = make_cast()
    docket, (heir,) = _left(cast, at, "Xã Mới")
    works = {"docket": docket, "unit": heir, "by": cast.actor("system"), "at": at}
    return Acts(works, works | {"unit": cast.units["department"]})


@arrange("cases.choose_docket_successor")
def choose_docket_successor(at: datetime) -> Acts:
    cast = make_cast()
    docket, heirs = _left(cast, at, "Xã Trên", "Xã Dưới")
    given = {"docket": docket, "successor": heirs[0], "why": "vì ở trên", "at": at}
    leader, expert = cast.actor("province-leader"), cast.actor("expert")
    return Acts({**given, "by": leader}, {**given, "by": expert})
