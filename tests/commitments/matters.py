"""A matter with its clocks, and facts about it in one line each."""

from datetime import date, datetime
from typing import Any

from hoiam.commitments import actions as commitments
from hoiam.commitments.matters import MatterOf, Recorded
from hoiam.commitments.models import Commitment
from hoiam.core.clocks.shapes import Act, Fact, Ground, Matter, Place
from tests.cast import NOW, Cast

ABOUT = ("docket", "HS-1")


def matter(
    cast: Cast,
    kind: Matter = Matter.COMPLAINT,
    *,
    place: Place = Place.ORDINARY,
    about: tuple[str, str] = ABOUT,
) -> MatterOf:
    unit = cast.units["commune-office"]
    return MatterOf(about, kind, place, unit, assigned_by=unit)


def fact(day: date, act: Act, *, paper: str = "", about: str = "", **more: Any) -> Fact:
    """A fact; a pause waits for another body unless it says otherwise."""
    if act is Act.PAUSED:
        more = {"ground": Ground.AWAITING} | more
    if not paper and act in (Act.PAUSED, Act.RESUMED, Act.EXTENDED):
        paper = f"{act}-{day:%d%m}"
    return Fact(day, act, about=about, paper=paper, **more)


def record(
    cast: Cast, told: Fact, of: MatterOf, *, at: datetime = NOW, who: str = "leader", why: str = ""
) -> Recorded:
    return commitments.record_fact(
        matter=of, fact=told, paper_on=None, reason=why, by=cast.actor(who), at=at
    )


def owed(of: MatterOf, clock: str, part: str = "") -> Commitment:
    """The row of one clock, as it is now."""
    return Commitment.objects.get(
        about_kind=of.about[0], about_code=of.about[1], clock=clock, part=part
    )
