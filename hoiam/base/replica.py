"""A copy of the database that follows the first one, and the reading pages that may use it.

Named by one setting (`HOIAM_READ_DATABASE_URL`) and used inside `reading()` alone: everything
else, and everything that writes, goes to the first database. Which pages read there is said in
`hoiam.web.reading`.

How far the copy is behind is not asked of its clock: on a quiet night that of its last change is
hours old though nothing is missing. Each process notes about once a second where the first
database writes (its place in the write-ahead log); the copy is near enough when it has replayed what
was written at most `MOST_BEHIND` seconds ago. Whether it is cut off, stands still or became a database of its
own shows in the same comparison. Until it is near again, everybody reads the first.

Nothing is written through it: the server of the copy refuses, each of its connections is asked to
refuse as well, and the router sends no row there.
"""

import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections

ALIAS = "replica"
MOST_BEHIND = 3.0  # seconds
LOOK_EVERY = 1.0
AWAY = 5.0  # seconds for which one that did not answer is not asked again
_HERE = "SELECT pg_current_wal_lsn() - '0/0'::pg_lsn"
_THERE = "SELECT pg_last_wal_replay_lsn() - '0/0'::pg_lsn"

_on_copy: ContextVar[bool] = ContextVar("on_copy", default=False)


class Router:
    """Reads go to the copy while a page says that they may; nothing else does."""

    def db_for_read(self, model: Any, **hints: Any) -> str | None:
        del model, hints
        return ALIAS if _on_copy.get() else None

    def db_for_write(self, model: Any, **hints: Any) -> str:
        del model, hints
        return DEFAULT_DB_ALIAS

    def allow_relation(self, one: Any, other: Any, **hints: Any) -> bool:
        """Rows of both are rows of one database."""
        del one, other, hints
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """The copy receives its tables as it receives its rows."""
        del app_label, hints
        return db == DEFAULT_DB_ALIAS


@contextmanager
def reading() -> Iterator[None]:
    """Read the copy inside."""
    token = _on_copy.set(True)
    try:
        yield
    finally:
        _on_copy.reset(token)


def is_used() -> bool:
    """Whether the setting names one."""
    return ALIAS in settings.DATABASES


@dataclass
class Watch:
    """What this process knows of the copy."""

    near: bool = False
    looked: float = float("-inf")
    written: deque[tuple[float, int]] = field(default_factory=deque)  # when, and up to where
    lock: threading.Lock = field(default_factory=threading.Lock)

    def is_near(self, machine: float) -> bool:
        """Whether it may be read now; looks about once a second, and one thread for all."""
        if machine - self.looked < LOOK_EVERY:
            return self.near
        if not self.lock.acquire(blocking=False):
            return self.near and machine - self.looked < MOST_BEHIND
        try:
            self.near = self._look(machine)
            self.looked = machine
        except DatabaseError:
            self.away(machine)
        finally:
            self.lock.release()
        return self.near

    def away(self, machine: float) -> None:
        """It did not answer: everybody reads the first for a while."""
        self.near, self.looked = False, machine + AWAY - LOOK_EVERY
        self._close()

    def _close(self) -> None:
        connections[ALIAS].close()

    def _look(self, machine: float) -> bool:
        there = _place(ALIAS, _THERE)
        self.written.append((machine, _place(DEFAULT_DB_ALIAS, _HERE) or 0))
        while self.written[0][0] < machine - MOST_BEHIND:
            self.written.popleft()
        # The oldest note that is young enough. A process that has just begun, or in which nobody
        # read for a while, has only that of this moment, and asks again a second later.
        return there is not None and there >= self.written[0][1]


def _place(alias: str, asked: str) -> int | None:
    """A place in the write-ahead log in bytes; nothing where there is none: it follows nobody."""
    with connections[alias].cursor() as cursor:
        cursor.execute(asked)
        found = cursor.fetchone()[0]
        return None if found is None else int(found)


watch = Watch()


def is_near() -> bool:
    """Whether there is a copy, and it may be read."""
    return is_used() and watch.is_near(time.monotonic())


def went_away() -> None:
    """A page could not be read from it."""
    watch.away(time.monotonic())


def behind() -> int | None:
    """By how many bytes of changes the copy is behind now; nothing where it does not answer or
    follows nobody."""
    try:
        here, there = _place(DEFAULT_DB_ALIAS, _HERE), _place(ALIAS, _THERE)
    except DatabaseError:
        return None
    return None if here is None or there is None else max(0, here - there)
