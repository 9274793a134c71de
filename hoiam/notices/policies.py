"""Who may record that somebody was told, and when machines may disturb people."""

from datetime import datetime, timedelta

from hoiam.core.actor import Actor, Role
from hoiam.core.calendar import ZONE, day_of, start_of_day
from hoiam.core.refusals import NotAllowed

# House rule: no message of a machine wakes anybody.
FIRST_HOUR, LAST_HOUR = 7, 21
# House rule: whoever works for the office is written to in its working hours alone.
OFFICERS = "officer/"
WORKING_ROLES = (Role.CLERK, Role.HANDLER, Role.LEADER)


def check_can_record(actor: Actor) -> None:
    """An officer who works with people's matters; the part above asks whether this one is theirs."""
    if not actor.holds_anywhere(*WORKING_ROLES):
        raise NotAllowed("notices.not-yours")


def earliest(at: datetime) -> datetime:
    """The first moment from `at` on at which a machine may send: 7:00 to 21:00 in Viet Nam."""
    hour = at.astimezone(ZONE).hour
    if FIRST_HOUR <= hour < LAST_HOUR:
        return at
    day = day_of(at) if hour < FIRST_HOUR else day_of(at) + timedelta(days=1)
    return start_of_day(day) + timedelta(hours=FIRST_HOUR)
