"""Clocks with nothing around them, and the obvious second way to their dates."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from hoiam.commitments import actions as commitments
from hoiam.commitments.actions.recounting import QUIET
from hoiam.commitments.models import Commitment, CommitmentKind
from hoiam.core import calendar
from hoiam.core.deadlines import Amount, Unit
from hoiam.rules import queries as rules
from hoiam.rules.queries import AnswerRule
from tests.cast import NOW, Cast

# Long after whatever a test decided: nothing waits any more.
AFTERWARDS = NOW + timedelta(days=1)


def clock(
    cast: Cast,
    count: int = 10,
    unit: str = "working",
    *,
    day: date = date(2026, 10, 2),
    kind: CommitmentKind = CommitmentKind.CONSULT,
    number: int = 1,
) -> Commitment:
    """A duty whose date is counted from a day on the calendar as it stands."""
    return commitments.start_clock(
        kind=kind,
        about=("case", f"LC-{number}"),
        unit=cast.units["commune-office"],
        assigned_by=cast.units["commune-ubnd"],
        what="Góp ý",
        rule=AnswerRule("TEST", Amount(count, Unit(unit)), "Trả lời.", "Luật", ""),
        event="ngày hỏi",
        day=day,
        days=rules.calendar_on(),
        by=cast.actor("system"),
        at=NOW,
    )


def recount_all(cast: Cast, *, at: datetime = AFTERWARDS) -> int:
    """Chunk after chunk until nothing is left; how many dates moved."""
    moved = 0
    while (chunk := commitments.recount(by=cast.actor("system"), at=at)) is not None:
        moved += len(chunk.moves)
    return moved


def soon(at: datetime) -> datetime:
    """The first moment at which a decision made at `at` is worked off."""
    return at + QUIET


def plain_due(start: date, count: int, unit: str, off: Iterable[date], on: Iterable[date]) -> date:
    """The date by counting on fingers: `off` and `on` are what was decided of single days."""
    plain, rest, worked = calendar.Calendar(), set(off), set(on)

    def works(day: date) -> bool:
        return day in worked or (day not in rest and plain.is_working(day))

    day = start
    if unit == "calendar":
        day += timedelta(days=count)
        while not works(day):
            day += timedelta(days=1)
        return day
    while count:
        day += timedelta(days=1)
        count -= works(day)
    return day
