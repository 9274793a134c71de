"""What the worker does for sealed cases: letters that say "new work", the day after it came."""

import secrets
from datetime import datetime, timedelta

from hoiam.core import actor as actors
from hoiam.core import calendar
from hoiam.seals import actions as seals
from hoiam.seals import queries

EVERY = timedelta(minutes=10)  # how often the worker looks


def tell_once(*, at: datetime) -> bool:
    """The letters of this day, at once; they wait for the working hours in the line of notices."""
    if queries.to_mail(calendar.day_of(at)):
        by = actors.system("work", act="w-" + secrets.token_hex(8))
        seals.tell_of_work(by=by, at=at)
    return False
