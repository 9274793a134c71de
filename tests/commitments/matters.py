"""A matter with its clocks, and facts about it in one line each."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from hoiam.commitments import actions as commitments
from hoiam.commitments.matters import MatterOf, Recorded
from hoiam.commitments.models import Commitment
from hoiam.core.clocks.shapes import Act, Fact, Ground, Matter, Place
from hoiam.rules import actions as rules
from hoiam.rules import queries as rule_queries
from hoiam.rules.models import RuleCorrection
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


def correct(cast: Cast, rule_id: str, day: date, **parts: Any) -> RuleCorrection:
    """The version of that day with other parts."""
    before = rule_queries.rulebook_on().rule_on(rule_id, day)
    return rules.correct_rule(
        version=before.valid_from, after=replace(before, **parts), reason="Gõ nhầm số",
        basis="Công báo số 5", seen=rule_queries.acts_on(rule_id), by=cast.actor("lawyer"), at=NOW,
    )  # fmt: skip


def limit(rule_id: str, count: int, day: date) -> Any:
    """Its limits with another number in the first."""
    first, *rest = rule_queries.rulebook_on().rule_on(rule_id, day).limits
    return (replace(first, count=count), *rest)
