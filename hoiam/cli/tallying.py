"""What the worker does with cells of figures: count anew what was marked, a few seconds at a time."""

import time
from datetime import timedelta

from django.db import OperationalError

from hoiam.figures.rollup import aside, counting

EVERY = timedelta(seconds=20)  # marked rows are counted live until then
NOTED = timedelta(seconds=60)  # how everything stands, for pages that everybody asks for
AT_A_TIME = 2.0  # seconds in one round of the worker


def count_once() -> bool:
    """Some months of some datasets; whether there may be more at once."""
    started = time.monotonic()
    while time.monotonic() - started < AT_A_TIME:
        try:
            if not counting.once() and not aside.drop_some():
                return False
        except OperationalError:  # somebody writes for a long time: nothing was counted
            return False
    return True
