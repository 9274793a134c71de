"""Acts of the narrative report that work, and ones that are refused."""

from datetime import datetime
from typing import Any

from hoiam.core.narrative import outline
from hoiam.core.periods import Cut, Period, PeriodRule
from hoiam.figures import actions as figures
from hoiam.figures.models import NarrativeReport, Reach
from hoiam.figures.narratives import reading
from tests.cast import Cast, make_cast
from tests.contracts.arrangements import Acts, arrange

YEAR = Period(PeriodRule.INSPECTION, 2026, Cut.YEAR)


def _acts(cast: Cast, at: datetime, by: str = "clerk", **arguments: Any) -> Acts:
    given = {**arguments, "at": at}
    return Acts(
        {**given, "by": cast.actor(by, at=at)}, {**given, "by": cast.actor("stranger", at=at)}
    )


def _begun(cast: Cast, at: datetime) -> NarrativeReport:
    return figures.begin_report(
        unit=cast.units["commune-ubnd"], period=YEAR, reach=Reach.OWN,
        by=cast.actor("clerk", at=at), at=at,
    )  # fmt: skip


@arrange("figures.begin_report")
def begin_report(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(cast, at, unit=cast.units["commune-ubnd"], period=YEAR, reach=Reach.OWN)


@arrange("figures.write_section")
def write_section(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(cast, at, report=_begun(cast, at), section="iv", text="Sẽ giảm.", seen=0)


@arrange("figures.keep_outline")
def keep_outline(at: datetime) -> Acts:
    cast = make_cast()
    unit = cast.units["commune-ubnd"]
    return _acts(cast, at, "leader", unit=unit, section="iv", text="Có {{xld_1}}.", seen=0)


@arrange("figures.issue_report")
def issue_report(at: datetime) -> Acts:
    cast = make_cast()
    report = _begun(cast, at)
    said = reading.written(report)
    for section in outline.written():
        if not said[section.code]:
            figures.write_section(
                report=report, section=section.code, text="Không có.", seen=0,
                by=cast.actor("clerk", at=at), at=at,
            )  # fmt: skip
    return _acts(cast, at, report=report, turn=0, why="")
