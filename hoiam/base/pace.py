"""How much of something long one transaction writes: as much as others may wait for.

What takes a tenth of a second on one machine takes a second on another, and longer on either of
them when the tables have grown. So the last transaction tells how much the next one writes.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from hoiam.base.sqlite import checkpoint

AIM = 0.06  # seconds: nobody should wait for a tenth of one, and the next rows may be longer
_GROWS = 1.25  # at most so much more than before: one quick transaction says little


class Pace:
    """How many rows the next transaction writes."""

    def __init__(self, rows: int, *, least: int, most: int, aim: float = AIM) -> None:
        self.rows, self._aim = rows, aim
        self._least, self._most = least, most

    @contextmanager
    def writing(self, rows: int) -> Iterator[None]:
        """A transaction that writes so many rows, and is the measure of the next. How long it had
        to wait for its turn does not count."""
        with checkpoint.afterwards():
            with transaction.atomic():
                began = time.perf_counter()
                yield
            self.took(rows, time.perf_counter() - began)

    def took(self, rows: int, seconds: float) -> None:
        """So many rows were written in so many seconds."""
        fitting = int(rows * self._aim / max(seconds, 0.001))
        # A few rows may take long for what does not depend on their number.
        if seconds <= self._aim:
            fitting = min(max(fitting, self.rows), int(self.rows * _GROWS))
        self.rows = max(self._least, min(fitting, self._most))
