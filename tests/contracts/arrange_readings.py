"""Openings of personal parts that are logged, and ones that are refused."""

from datetime import datetime

from hoiam.cases import actions, queries
from tests.cast import make_cast
from tests.contracts.arrange_cases import accepted, acts
from tests.contracts.arrangements import Acts, arrange

WHY = {"purpose": "reaching", "reason": "gọi hỏi"}


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
