"""Openings of personal parts that are logged, and ones that are refused."""

from datetime import date, datetime
from typing import Any

from hoiam.cases import actions, queries
from hoiam.cases.actions import Order
from hoiam.cases.models import AssistedSession, Demand
from tests.cast import Cast, make_cast
from tests.contracts.arrange_cases import accepted, acts
from tests.contracts.arrangements import Acts, arrange

WHY: dict[str, Any] = {"purpose": "reaching", "reason": "gọi hỏi"}


@arrange("cases.read")
def read(at: datetime) -> Acts:
    cast = make_cast()
    case = accepted(cast, at)
    voice = queries.first_voice(case)
    return acts(cast, "handler", at, case=case, voice=voice, part="contact", **WHY)


@arrange("cases.read_elsewhere")
def read_elsewhere(at: datetime) -> Acts:
    cast = make_cast()
    about, unit = ("record", "r-1"), cast.units["commune-office"]
    works = {"about": about, "unit": unit, "part": "record", "at": at, **WHY}
    return Acts(works | {"by": cast.actor("handler")}, works | {"by": cast.actor("public")})


@arrange("cases.deliver")
def deliver(at: datetime) -> Acts:
    cast = make_cast()
    case = accepted(cast, at)
    opened = actions.read(
        case=case, voice=queries.first_voice(case), part="contact", by=cast.actor("handler"),
        at=at, **WHY,
    )  # fmt: skip
    return acts(cast, "handler", at, readings=[opened], what="page")


ORDER = Order(
    body_kind="police",
    body="Công an xã",
    number="12/YC",
    dated_on=date(2026, 9, 1),
    ground="Điều 88",
    scope="Tên người gửi",
)


@arrange("cases.record_demand")
def record_demand(at: datetime) -> Acts:
    cast = make_cast()
    case = accepted(cast, at)
    unit = cast.units["commune-office"]
    return acts(cast, "clerk", at, order=ORDER, unit=unit, case=case)


def demanded(cast: Cast, at: datetime) -> Demand:
    return actions.record_demand(
        order=ORDER, unit=cast.units["commune-office"], case=accepted(cast, at),
        by=cast.actor("clerk"), at=at,
    )  # fmt: skip


@arrange("cases.grant_demand")
def grant_demand(at: datetime) -> Acts:
    cast = make_cast()
    return acts(cast, "leader", at, demand=demanded(cast, at), reason="Đúng thẩm quyền")


@arrange("cases.refuse_demand")
def refuse_demand(at: datetime) -> Acts:
    cast = make_cast()
    return acts(cast, "leader", at, demand=demanded(cast, at), reason="Không nêu căn cứ")


@arrange("cases.start_assisting")
def start_assisting(at: datetime) -> Acts:
    cast = make_cast()
    case = accepted(cast, at)
    return acts(
        cast, "clerk", at, case=case, voice=queries.first_voice(case), identity="card",
        desk=cast.units["commune-office"], reason="Mất biên nhận", machine=at,
    )  # fmt: skip


@arrange("cases.reissue")
def reissue(at: datetime) -> Acts:
    cast = make_cast()
    case = accepted(cast, at)
    receipt = queries.first_voice(case).receipt
    return acts(
        cast, "clerk", at, case=case, receipt=receipt, desk=cast.units["commune-office"],
        checked_by="xem căn cước",
    )  # fmt: skip


def assisting(cast: Cast, at: datetime) -> AssistedSession:
    case = accepted(cast, at)
    return actions.start_assisting(
        case=case, voice=queries.first_voice(case), desk=cast.units["commune-office"],
        identity="card", reason="Mất biên nhận", machine=at, by=cast.actor("clerk"), at=at,
    )  # fmt: skip


@arrange("cases.assist")
def assist(at: datetime) -> Acts:
    cast = make_cast()
    session = assisting(cast, at)
    return acts(
        cast, "clerk", at, session=session, what="seen", step=lambda person: person, machine=at
    )


@arrange("cases.end_assisting")
def end_assisting(at: datetime) -> Acts:
    cast = make_cast()
    return acts(cast, "clerk", at, session=assisting(cast, at), how="pressed")
