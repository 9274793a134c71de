"""What the worker does with the bands of what says nearly the same: whatever waits gets its own."""

import time

from hoiam.base import near
from hoiam.cases.alike import TEXTS

AT_A_TIME = 2.0  # seconds in one round of the worker


def band_once() -> bool:
    """Some of what waits, the newest first; whether there may be more at once."""
    started = time.monotonic()
    left = True
    while left and time.monotonic() - started < AT_A_TIME:
        left = any([near.band_some(kind, texts) == near.AT_ONCE for kind, texts in TEXTS.items()])
    return left
