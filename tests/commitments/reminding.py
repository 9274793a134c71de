"""Rounds of reminding for tests: duties with a date, a worker, a whole morning."""

from datetime import UTC, date, datetime

from hoiam.commitments import actions as commitments
from hoiam.commitments.actions import NO_PAPER
from hoiam.commitments.models import Commitment
from hoiam.core import actor as actors
from hoiam.core.calendar import ZONE
from tests.cast import NOW, Cast

WORKER = actors.system("work", act="w-test")
ACTS = (commitments.remind, commitments.escalate, commitments.tell_reminded)


def vn(text: str) -> datetime:
    """A moment in Viet Nam: 2026-10-09 08:00."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE).astimezone(UTC)


def owed(
    cast: Cast, due_on: date, *, number: int = 1, unit: str = "commune-office", at: datetime = NOW
) -> Commitment:
    """A promise with a date that a person typed."""
    return commitments.promise(
        about=("case", f"LC-{number}"),
        unit=cast.units[unit],
        assigned_by=cast.units["commune-ubnd"],
        what="Thay cống",
        due_on=due_on,
        paper=NO_PAPER,
        by=cast.actor("handler"),
        at=at,
    )


def work(at: datetime) -> int:
    """What a worker does at a moment until there is nothing left; how many acts it took."""
    done = 0
    while any(act(by=WORKER, at=at) is not None for act in ACTS):
        done += 1
    return done
