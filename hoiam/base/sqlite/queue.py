"""The line of writers before a SQLite database.

SQLite lets one write and has the others ask again and again, ever more seldom: under sixteen
writers somebody waits a second while others come and go. Here they wait in a line before they
ask. Threads of one process are let through in the order in which they came; of several processes
the one whose turn it is holds a lock on a file, which the machine takes back from whoever dies.

It is a line and no guard: who does not stand in it (a tool of SQLite's own) is kept apart from
the others by SQLite itself, as ever.
"""

import fcntl
import os
import threading
import time
from collections import deque
from contextlib import suppress

PAUSE = 0.0005  # how often the first of a process asks whether another process is done


class Line:
    """The writers of one database in this process. One holds it at a time."""

    def __init__(self, database: str) -> None:
        self._waiting: deque[threading.Lock] = deque()
        self._guard = threading.Lock()
        self._taken = self._handed = False
        self._turn = os.open(f"{database}-turn", os.O_RDWR | os.O_CREAT, 0o600)
        self._wish = os.open(f"{database}-wish", os.O_RDWR | os.O_CREAT, 0o600)

    def enter(self, timeout: float) -> bool:
        """Wait for one's turn; False where it did not come in time."""
        until = time.monotonic() + timeout
        if not self._first_here(timeout):
            return False
        try:
            came = self._first_of_all(until)
        except BaseException:
            self._pass_on()
            raise
        if not came:
            self._pass_on()
        return came

    def leave(self) -> None:
        """The next one's turn."""
        fcntl.flock(self._turn, fcntl.LOCK_UN)
        self._pass_on()

    def _first_here(self, timeout: float) -> bool:
        with self._guard:
            if not self._taken:
                self._taken = True
                return True
            mine = threading.Lock()
            mine.acquire()
            self._waiting.append(mine)
        if mine.acquire(timeout=max(timeout, 0)):
            return True
        with self._guard:
            if mine in self._waiting:
                self._waiting.remove(mine)
                return False
        return True  # it came in the last moment

    def _pass_on(self) -> None:
        with self._guard:
            self._handed = bool(self._waiting)
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False

    def _first_of_all(self, until: float) -> bool:
        # Whoever is let in by a thread of this process lets another process go first.
        if self._handed and self._others_wait():
            time.sleep(2 * PAUSE)
        if self._has_turn():
            return True
        fcntl.flock(self._wish, fcntl.LOCK_SH)
        try:
            while not self._has_turn():
                if time.monotonic() > until:
                    return False
                time.sleep(PAUSE)
        finally:
            fcntl.flock(self._wish, fcntl.LOCK_UN)
        return True

    def _has_turn(self) -> bool:
        with suppress(BlockingIOError):
            fcntl.flock(self._turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        return False

    def _others_wait(self) -> bool:
        with suppress(BlockingIOError):
            fcntl.flock(self._wish, fcntl.LOCK_EX | fcntl.LOCK_NB)
            fcntl.flock(self._wish, fcntl.LOCK_UN)
            return False
        return True


_lines: dict[tuple[int, str], Line] = {}
_making = threading.Lock()


def line(database: str) -> Line:
    """The line before this database; a process that was forked off has one of its own, since a
    lock on a file is shared with whoever inherits it."""
    key = (os.getpid(), database)
    with _making:
        if key not in _lines:
            _lines[key] = Line(database)
        return _lines[key]
