"""What the worker does at the beginning of a week: one letter to each leader and each Front."""

import logging
import secrets
import time
from datetime import datetime, timedelta

from hoiam.accounts import queries as accounts
from hoiam.accounts.models import Officer
from hoiam.core import actor as actors
from hoiam.core import calendar
from hoiam.figures import actions as figures
from hoiam.figures import digests

log = logging.getLogger("hoiam.work")

EVERY = timedelta(minutes=5)  # how often the worker looks whether a letter is owed
AT_A_TIME = 2.0  # seconds in one round of the worker; messages are not kept waiting for the rest
MOST = 50


def tell_once(*, at: datetime) -> bool:
    """A few letters; whether there may be more at once. They are counted before anything is
    written, so that nobody waits for a count."""
    day = calendar.day_of(at)
    if not digests.is_time(at, day):
        return False
    started = time.monotonic()
    waiting = list(digests.due(day)[:MOST])
    told = 0
    for officer in waiting:
        if time.monotonic() - started > AT_A_TIME:
            return True
        told += _told(officer, at)
    return told == MOST


def _told(officer: Officer, at: datetime) -> bool:
    by, day = actors.system("work", act="w-" + secrets.token_hex(8)), calendar.day_of(at)
    try:
        person = accounts.actor_for(officer, day=day, act=by.act)
        written = digests.written_for(officer, person, day)
        return figures.send_digest(officer=officer, written=written, by=by, at=at) is not None
    # One must not hold up the others; the next look comes in a few minutes.
    except Exception as error:
        log.error("digest %s: %s", officer.code, type(error).__name__)
        return False
