"""Acts on targets and the calendar that work, and ones that are refused."""

from datetime import date, datetime
from typing import Any

from hoiam.rules import actions as rules
from tests.cast import Cast, make_cast
from tests.contracts.arrangements import Acts, arrange


def _acts(cast: Cast, at: datetime, **arguments: Any) -> Acts:
    given = {**arguments, "at": at}
    return Acts(
        works={**given, "by": cast.actor("administrator")},
        refused={**given, "by": cast.actor("leader")},
    )


@arrange("rules.set_target")
def set_target(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(
        cast, at, field=cast.fields["roads"], kind="feedback", area=None, count=7,
        unit="working", decision="Quyết định 12/QĐ-UBND", valid_from=date(2026, 11, 1),
    )  # fmt: skip


@arrange("rules.override_day")
def override_day(at: datetime) -> Acts:
    return _acts(
        make_cast(), at, day=date(2026, 12, 5), working=True, reason="làm bù",
        decision="Công văn 99",
    )  # fmt: skip


@arrange("rules.set_default_targets")
def set_default_targets(at: datetime) -> Acts:
    return _acts(make_cast(), at)


@arrange("rules.withdraw_day")
def withdraw_day(at: datetime) -> Acts:
    cast = make_cast()
    override = rules.override_day(
        day=date(2026, 12, 5), working=True, reason="làm bù", decision="Công văn 99",
        by=cast.actor("administrator"), at=at,
    )  # fmt: skip
    return _acts(cast, at, override=override, why="ghi nhầm ngày")
