"""Acts on letter boxes and on the hotline that work, and ones that are refused."""

from datetime import datetime, timedelta
from typing import Any

from hoiam.core import calendar
from hoiam.reception import actions
from hoiam.reception.actions import Classed, Count
from hoiam.reception.models import CallClass
from tests.cast import NOW, Cast, make_cast
from tests.contracts.arrangements import Acts, arrange
from tests.reception import letters


def _acts(cast: Cast, who: str, at: datetime, **arguments: Any) -> Acts:
    """The named officer may; one of another commune may not."""
    given = {**arguments, "at": at}
    return Acts(
        works={**given, "by": cast.actor(who)}, refused={**given, "by": cast.actor("stranger")}
    )


@arrange("reception.hang_box")
def hang_box(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(
        cast, "clerk", at, unit=cast.units["commune-office"], place="Cổng", opened_each=7,
        valid_from=calendar.day_of(at),
    )  # fmt: skip


@arrange("reception.take_down_box")
def take_down_box(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(cast, "clerk", at, box=letters.hung(cast), day=calendar.day_of(at))


@arrange("reception.open_box")
def open_box(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(
        cast, "clerk", at, box=letters.hung(cast), key="k", opened_on=letters.TODAY, openers="A",
        witnesses="B", count=Count(1),
    )  # fmt: skip


@arrange("reception.recount_letters")
def recount_letters(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(cast, "clerk", at, opening=letters.opened(cast), count=Count(5), reason="đếm lại")


@arrange("reception.take_letter")
def take_letter(at: datetime) -> Acts:
    cast = make_cast()
    opening = letters.opened(cast)
    return _acts(cast, "clerk", at, opening=opening, told=cast.told(channel="box"), same="")


@arrange("reception.put_letter_by")
def put_letter_by(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(
        cast, "clerk", at, opening=letters.opened(cast), number=1, found="empty", note="tờ trắng"
    )


@arrange("reception.close_opening")
def close_opening(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(cast, "clerk", at, opening=letters.opened(cast, count=Count(0)))


@arrange("reception.open_hotline")
def open_hotline(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(
        cast, "clerk", at, unit=cast.units["commune-office"], number="1022", published="bảng tin",
        hours="", valid_from=calendar.day_of(at),
    )  # fmt: skip


@arrange("reception.end_hotline")
def end_hotline(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(cast, "clerk", at, hotline=letters.line(cast), day=calendar.day_of(at))


@arrange("reception.set_hotline_rule")
def set_hotline_rule(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(
        cast, "leader", at, hotline=letters.line(cast), paper="Quy chế 1", text="",
        valid_from=calendar.day_of(at), classes=[Classed("Khác", 3)],
    )  # fmt: skip


@arrange("reception.log_call")
def log_call(at: datetime) -> Acts:
    cast = make_cast()
    line = letters.line(cast)
    letters.ruled(cast, line)
    return _acts(cast, "clerk", at, hotline=line, rung=letters.rung())


@arrange("reception.call_back")
def call_back(at: datetime) -> Acts:
    cast = make_cast()
    line = letters.line(cast)
    letters.ruled(cast, line)
    kind = CallClass.objects.get(name="Khác")
    told = letters.rung(
        outcome="back", kind=kind, phone="0900000123", called=NOW - timedelta(hours=2)
    )
    logged = actions.log_call(hotline=line, rung=told, by=cast.actor("clerk"), at=NOW)
    return _acts(cast, "clerk", at, call=logged.call, reached=False, said="")
