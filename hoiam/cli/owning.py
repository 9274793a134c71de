"""What the worker does about who owns open work: who is away or has left, and who is back."""

import logging
import secrets
from datetime import datetime

from hoiam.commitments import actions as commitments
from hoiam.commitments import owning
from hoiam.commitments.models import Commitment
from hoiam.core import actor as actors
from hoiam.core import calendar

log = logging.getLogger("hoiam.work")

AT_ONCE = 200  # in one round: letters are not kept waiting for the rest


def settle_once(*, at: datetime) -> int:
    """Owners for open work as absences and roles stand today; how many changed hands."""
    found = owning.to_reown(calendar.day_of(at)).order_by("due_on", "pk")[:AT_ONCE]
    return sum(_done(one, at) for one in found)


def _done(commitment: Commitment, at: datetime) -> bool:
    by = actors.system("work", act="w-" + secrets.token_hex(8))
    try:
        commitments.reown(commitment=commitment, by=by, at=at)
    # One must not hold up the others; the next look comes in a minute.
    except Exception as error:
        log.error("commitment %s: %s", commitment.code, type(error).__name__)
        return False
    return True
