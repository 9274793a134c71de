"""Acts on old registers that work, and ones that are refused."""

from datetime import date, datetime
from typing import Any

from hoiam.registers.models import Record
from hoiam.units.models import Change, ChangeLink, Unit
from tests.cast import Cast, make_cast
from tests.contracts.arrangements import Acts, arrange
from tests.registers.making import opened, record, row, shown

ENDED = date(2025, 7, 1)


def _acts(cast: Cast, who: str, at: datetime, **arguments: Any) -> Acts:
    """The named officer may; one of another commune may not."""
    given = {**arguments, "at": at}
    return Acts(
        works={**given, "by": cast.actor(who)}, refused={**given, "by": cast.actor("stranger")}
    )


@arrange("registers.open_batch")
def open_batch(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(
        cast, "clerk", at, kind="case", system="Sổ giấy", title="so.csv",
        unit=cast.units["commune-office"], zone="Asia/Ho_Chi_Minh",
    )  # fmt: skip


@arrange("registers.show")
def show(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(cast, "clerk", at, batch=opened(cast))


@arrange("registers.withdraw")
def withdraw(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(cast, "clerk", at, batch=shown(cast, row()), why="nhầm tệp")


@arrange("registers.continue_here")
def continue_here(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(
        cast, "handler", at, record=record(cast), kind="feedback", channel="phone",
        field=cast.fields["roads"], area=cast.units["commune"], desk=cast.units["commune-office"],
    )  # fmt: skip


@arrange("registers.place")
def place(at: datetime) -> Acts:
    cast = make_cast()
    former = _split(cast)
    found: Record = record(cast, area=former.code)
    successor = cast.units["other"]
    return _acts(
        cast, "handler", at, record=found, former=former, successor=successor, why="thôn ở đó"
    )


def _split(cast: Cast) -> Unit:
    """A commune of before, shared out between the two of today."""
    unit = Unit(
        code="t-cu", kind="commune", name="Xã Cũ", short_name="Cũ", folded="xa cu",
        valid_from=date(2010, 1, 1), valid_to=ENDED,
    )  # fmt: skip
    unit.save()
    change = Change(code="c-1", decision="NQ 1", day=ENDED)
    change.save()
    for name in ("commune", "other"):
        heir = cast.units[name]
        ChangeLink(change=change, predecessor=unit, successor=heir, share="part").save()
    return unit
