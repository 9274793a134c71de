"""Closed periods and open data: acts that work, and ones that are refused."""

from datetime import datetime, timedelta
from typing import Any

from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.core.denunciation_totals import COLUMNS
from hoiam.core.releases import first
from hoiam.figures import actions as figures
from hoiam.figures.closings import counting
from hoiam.figures.closings.counting import Table
from hoiam.figures.models import Closing
from hoiam.figures.open_data import registers
from hoiam.figures.open_data.writing import Made
from tests.cast import Cast, make_cast
from tests.contracts.arrangements import Acts, arrange

NUMBERS = dict.fromkeys(COLUMNS, 0)


def _acts(cast: Cast, at: datetime, by: str, refused: str = "stranger", **arguments: Any) -> Acts:
    given = {**arguments, "at": at}
    return Acts({**given, "by": cast.actor(by, at=at)}, {**given, "by": cast.actor(refused, at=at)})


def _table(cast: Cast, at: datetime) -> Table:
    return counting.table("so-lieu-cases", cast.units["commune-ubnd"], "2026-quarter-3")


def _closed(cast: Cast, at: datetime) -> Closing:
    return figures.close_period(
        table=_table(cast, at), by=cast.actor("leader", at=at), at=at + timedelta(hours=1)
    )


@arrange("figures.close_period")
def close_period(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(cast, at, "leader", table=_table(cast, at))


@arrange("figures.supplement_period")
def supplement_period(at: datetime) -> Acts:
    cast = make_cast()
    closing = _closed(cast, at)
    cast.receive("late", at=at - timedelta(days=30))
    return _acts(
        cast, at + timedelta(hours=2), "leader", closing=closing, table=_table(cast, at),
        reason="Ghi muộn một vụ",
    )  # fmt: skip


@arrange("figures.explain_difference")
def explain_difference(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(
        cast, at + timedelta(hours=2), "clerk", closing=_closed(cast, at), line="cases-received",
        reason="Ghi muộn một vụ",
    )  # fmt: skip


@arrange("figures.release_files")
def release_files(at: datetime) -> Acts:
    made = Made(registers.ALL["don-vi"], calendar.day_of(at), 1, "0" * 64, 10)
    return _acts(make_cast(), at, "system", "leader", made=made)


@arrange("figures.release_table")
def release_table(at: datetime) -> Acts:
    released = first({("a", "m"): 9}, (("a",), ("m",)))
    return _acts(make_cast(), at, "system", "leader", table="people/2026-3", released=released)


@arrange("figures.enter_year_total")
def enter_year_total(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(
        cast, at, "province-leader", province=cast.units["province"], year=2025, numbers=NUMBERS
    )


@arrange("figures.confirm_year_total")
def confirm_year_total(at: datetime) -> Acts:
    cast = make_cast()
    by = cast.actor("province-leader", at=at)
    first_one = Actor("cb-first", by.kind, "a-first", by.held)
    total = figures.enter_year_total(
        province=cast.units["province"], year=2025, numbers=NUMBERS, by=first_one, at=at
    )
    return _acts(cast, at, "province-leader", total=total, numbers=NUMBERS)
