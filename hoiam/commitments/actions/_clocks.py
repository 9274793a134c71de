"""What the calendar says of open clocks now. Nothing here is locked, and no event recorded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from hoiam.commitments.models import GIVEN, Commitment, DueDate, Ground
from hoiam.core import deadlines
from hoiam.core.calendar import Calendar
from hoiam.core.deadlines import Amount


@dataclass(frozen=True, slots=True)
class Counted:
    """A clock whose date comes out of a count of days: what was asked and how it was explained."""

    start: date
    amount: Amount
    explanation: dict[str, Any]


@lru_cache(maxsize=4096)  # many clocks began on the same day, and a recount has many chunks
def due(start: date, amount: Amount, days: Calendar) -> tuple[date, deadlines.Record]:
    """The date and the way to it, for a frozen explanation."""
    found = deadlines.due(start, amount, days)
    return found.due_on, deadlines.to_record(found)


def counted(rows: Sequence[Commitment]) -> dict[int, Counted]:
    """Those of the rows whose date was counted and never given by a person, by key."""
    dates = DueDate.objects.filter(commitment__in=rows)
    given = set(dates.filter(ground__in=GIVEN).values_list("commitment_id", flat=True))
    starts = dates.filter(ground=Ground.START).values_list("commitment_id", "explanation")
    return {
        key: Counted(*deadlines.asked(explanation["days"]), explanation)
        for key, explanation in starts
        if key not in given
    }


def moved(
    row: Commitment,
    clock: Counted,
    days: Calendar,
    *,
    reason: str,
    set_by: str,
    at: datetime,
) -> DueDate | None:
    """The row's next date with its way, unsaved; nothing where the date stays."""
    due_on, record = due(clock.start, clock.amount, days)
    if due_on == row.due_on:
        return None
    return DueDate(
        commitment=row,
        old_due_on=row.due_on,
        due_on=due_on,
        ground=Ground.CALENDAR,
        reason=reason[:300],
        rule=row.rule,
        explanation={**clock.explanation, "days": record},
        set_at=at,
        set_by=set_by,
    )
