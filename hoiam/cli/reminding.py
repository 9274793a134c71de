"""What the worker does for officers in working hours: reminds them of dates, puts what is long
overdue before their superiors, and queues one letter to each who has an address."""

import secrets
import time
from datetime import datetime, timedelta

from django.db import OperationalError

from hoiam.commitments import actions as commitments
from hoiam.core import actor as actors

EVERY = timedelta(minutes=1)  # how often the worker looks whether somebody is to be reminded
AT_A_TIME = 2.0  # seconds in one round of the worker; messages are not kept waiting for the rest
BREATH = 0.01
ACTS = (commitments.remind, commitments.escalate, commitments.tell_reminded)


def remind_once(*, at: datetime) -> bool:
    """A few chunks of the round of this moment; whether there may be more at once."""
    by = actors.system("work", act="w-" + secrets.token_hex(8))
    started = time.monotonic()
    while time.monotonic() - started < AT_A_TIME:
        try:
            if all(act(by=by, at=at) is None for act in ACTS):
                return False
        except OperationalError:  # somebody holds the database: nothing was written
            return False
        time.sleep(BREATH)
    return True
