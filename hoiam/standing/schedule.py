"""When the worker backs up, and what pages and monitors say of it."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from hoiam.core.calendar import day_of, start_of_day
from hoiam.standing.state import LastBackup

AGAIN = timedelta(hours=1)  # after a try that failed
OLD = timedelta(days=2)  # house rule: from then on somebody has to act


def is_due(now: datetime, last: LastBackup | None, at: time) -> bool:
    """Whether the hour of the day has passed without a backup since; at once where there is none."""
    if last is not None and last.tried and now - datetime.fromisoformat(last.tried) < AGAIN:
        return False
    if last is None or last.made_at is None:
        return True
    slot = start_of_day(day_of(now)) + timedelta(hours=at.hour, minutes=at.minute)
    if now < slot:
        slot -= timedelta(days=1)
    return last.made_at < slot


@dataclass(frozen=True, slots=True)
class Age:
    """How old the last backup is, and what is to be said of it."""

    made_at: datetime | None
    span: timedelta | None
    is_old: bool
    failed: bool


def age_of(now: datetime, last: LastBackup | None) -> Age:
    """The same for whoever asks."""
    made = last.made_at if last else None
    span = now - made if made else None
    return Age(made, span, span is None or span > OLD, bool(last and last.failed))
