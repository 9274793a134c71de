"""What the worker does for people's data: disposes of what is due, a few at a time, and sweeps
the database files after anything was erased."""

import secrets
import time
from datetime import datetime, timedelta

from django.db import OperationalError

from hoiam.base import erasing
from hoiam.core import actor as actors
from hoiam.protection import actions as protection
from hoiam.protection import queries
from hoiam.protection.terms import DISPOSED

EVERY = timedelta(minutes=10)  # how often the worker looks whether something is due
# Seconds in one round of the worker, which rests after it: what has piled up for years goes beside
# those who work, over days, and never takes a processor from them.
AT_A_TIME = 1.0
BREATH = 0.01
UNSWEPT = -1  # something went that no row of disposals names


class Keeper:
    """Disposes and sweeps; knows up to where it has swept since this worker began."""

    def __init__(self) -> None:
        self._swept = 0

    def once(self, *, at: datetime) -> bool:
        """A few chunks of what is due; whether there is more for the next round."""
        by = actors.system("work", act="w-" + secrets.token_hex(8))
        started = time.monotonic()
        for term in DISPOSED:
            if term.part is None:
                continue
            while protection.dispose_due(part=term.part, by=by, at=at):
                if time.monotonic() - started >= AT_A_TIME:
                    return True
                time.sleep(BREATH)
        while protection.dispose_sealed(by=by, at=at):
            self._swept = UNSWEPT
            if time.monotonic() - started >= AT_A_TIME:
                return True
        self._sweep()
        return False

    def _sweep(self) -> None:
        """What went by row goes from the files as well: also what a leader erased meanwhile."""
        newest = queries.newest_disposal()
        if newest == self._swept:
            return
        try:
            erasing.tidy()
        except OperationalError:  # somebody holds the database: the next round comes again
            return
        self._swept = newest
