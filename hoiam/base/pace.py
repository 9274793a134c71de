"""How much of something long one transaction writes: as much as others may wait for.

What takes a tenth of a second on one machine takes a second on another, and longer on either of
them when the tables have grown. So the last transaction tells how much the next one writes.

None of them waits for the disk: there are thousands, and each says in what it writes how far the
whole has come. What the power takes along is written again.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

from hoiam.base.sqlite import checkpoint

AIM = 0.05  # seconds: nobody should wait for a tenth of one, and the next rows may be twice as long
_GROWS = 1.25  # at most so much more than before: one quick transaction says little


@contextmanager
def part() -> Iterator[None]:
    """The transaction of a part of something long. It is on the disk a little after it has ended:
    with the next transaction that waits for that at the latest. Whoever does something in the
    world because of it, such as removing a file, has to wait. Inside somebody's transaction it is
    on the disk when that is."""
    if connection.in_atomic_block:
        with transaction.atomic():
            yield
        return
    with checkpoint.afterwards(), _not_awaited(connection), transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL synchronous_commit TO off")
        yield


@contextmanager
def _not_awaited(own: Any) -> Iterator[None]:
    """What SQLite commits in here stands in its log, in order, and is not waited for."""
    if own.vendor != "sqlite":
        yield
        return
    with own.cursor() as cursor:
        usual = cursor.execute("PRAGMA synchronous").fetchone()[0]
        cursor.execute("PRAGMA synchronous = NORMAL")
    try:
        yield
    finally:
        with own.cursor() as cursor:
            cursor.execute(f"PRAGMA synchronous = {usual}")  # a number of SQLite's


class Pace:
    """How many rows the next transaction writes."""

    def __init__(self, rows: int, *, least: int, most: int, aim: float = AIM) -> None:
        self.rows, self._aim = rows, aim
        self._least, self._most = least, most

    @contextmanager
    def writing(self, rows: int) -> Iterator[None]:
        """A transaction that writes so many rows, and is the measure of the next. How long it had
        to wait for its turn does not count."""
        with part():
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
