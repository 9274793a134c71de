"""Checkpoints beside the line of writers.

What a transaction writes stands in SQLite's log until a checkpoint puts it into the database. By
itself that happens at the end of the commit that makes the log long enough, and whoever committed
stands in front of the line meanwhile: sixteen who send at the same time all waited for it after
every fiftieth voice. A checkpoint needs no place in the line. The worker does it for everybody;
who writes much does it behind each chunk, some thousand pages all over the database.
"""

import os
import sqlite3
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import Event, Thread
from typing import Any

from django.db import connections

from hoiam.base.sqlite.queue import line

# Pages of the log that are put into the database at once: an act writes some ninety, nearly all of
# them those of the act before it, which are then written over there once for all these acts.
_ENOUGH = 4_000
# The same behind who writes much, and some pages of which again with every chunk: the more of them
# lie in the log, the fewer have to be put away.
_MUCH = 8_000
# Pages of the log at which it is to begin anew: 80 MB. Who writes much waits until all of them are
# in the database, and nobody else for that; the worker has the line wait for the last few. The
# settings say at which a commit does it by itself after all, should nobody come to it.
_LONG = 20_000
_EVERY = 0.1  # seconds between two looks of the worker
_PATIENCE = 1.0  # seconds in line, after which the next look does
_HEAD, _PAGE = 32, 24  # bytes before the pages of a log, and before each of them


def beside(stop: Event) -> Thread | None:
    """A thread that puts into the database what everybody writes, until told to stop; none where
    the database has no log of that kind."""
    connection: Any = connections["default"]
    if connection.vendor != "sqlite" or connection.is_in_memory_db():
        return None
    keeper = Keeper(os.fspath(connection.settings_dict["NAME"]))

    def look() -> None:
        while not stop.wait(_EVERY):
            with suppress(OSError):  # a full disk may have room again
                keeper.look()

    thread = Thread(target=look, name="checkpoints", daemon=True)
    thread.start()
    return thread


class Keeper:
    """What keeps the log of one database short, whoever writes it."""

    def __init__(self, database: str) -> None:
        self._database = database
        self._of, self._done = b"", 0  # so much of this log is in the database

    def look(self) -> None:
        """Put into the database what waits in the log, where that is enough; and where the log is
        long, the last of it too while nobody writes, so that whoever writes next begins it anew."""
        name, pages = self.log()
        if self._waiting(name, pages) >= _ENOUGH:
            self._put(name)
        if pages >= _LONG:
            turn = line(self._database)
            if turn.enter(_PATIENCE):
                try:
                    self._put(name)
                finally:
                    turn.leave()

    def has_much(self) -> bool:
        """Whether enough waits behind somebody who writes much."""
        name, pages = self.log()
        return pages >= _LONG or self._waiting(name, pages) >= _MUCH

    def is_long(self) -> bool:
        """Whether the log is to begin anew."""
        return self.log()[1] >= _LONG

    def put_rest(self) -> None:
        """What of it is not put away yet."""
        name, pages = self.log()
        if self._waiting(name, pages):
            self._put(name)

    def _waiting(self, name: bytes, pages: int) -> int:
        return pages - (self._done if name == self._of else 0)

    def log(self) -> tuple[bytes, int]:
        """What the log is called since it was begun, and how many pages were written into it.

        SQLite tells nobody but who writes, so its file is read (sqlite.org/fileformat2.html, 4.1):
        pages of this log bear its two salts, what stands behind them those of an earlier one. The
        index beside it would tell more, but must not be opened here: whoever closes it ends the
        locks that the process has in it.
        """
        try:
            with Path(f"{self._database}-wal").open("rb", buffering=0) as file:
                head = file.read(_HEAD)
                if len(head) < _HEAD:
                    return b"", 0
                size, name = _PAGE + int.from_bytes(head[8:12]), head[16:24]
                there = (os.fstat(file.fileno()).st_size - _HEAD) // size

                def is_older(number: int) -> bool:
                    return os.pread(file.fileno(), 8, _HEAD + number * size + 8) != name

                return name, bisect_left(range(there), True, key=is_older)
        except FileNotFoundError:  # nobody has written since the database was closed
            return b"", 0

    def _put(self, name: bytes) -> None:
        self._of, self._done = name, _put(self._database)


def _put(database: str) -> int:
    """As much as can be put there while others read and write; how many pages of the log are."""
    address = f"file:{database}?mode=rw"  # never makes one
    with (
        suppress(sqlite3.Error),  # then it is left to whoever commits next
        closing(sqlite3.connect(address, uri=True, isolation_level=None)) as own,
    ):
        _busy, _pages, done = own.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        return int(done)
    return 0


class _Behind:
    """What puts the log of one database into it, a little behind the writer."""

    def __init__(self, database: str) -> None:
        self._keeper = Keeper(database)
        self._thread: Thread | None = None

    def go(self) -> None:
        """Begin again where much waits, unless it is still at it."""
        is_at_it = self._thread is not None and self._thread.is_alive()
        if not is_at_it and self._keeper.has_much():
            self._thread = Thread(target=self._keeper.put_rest, name="checkpoint")
            self._thread.start()

    def keep_short(self) -> None:
        """Before the writer goes on: where the log is long, the rest of it first."""
        if self._keeper.is_long():
            if self._thread is not None:
                self._thread.join()
            self._keeper.put_rest()


_behind: dict[tuple[int, str], _Behind] = {}


@contextmanager
def afterwards() -> Iterator[None]:
    """What is committed in here is put into the database by a thread, once others may write again
    and while whoever wrote it goes on. Does nothing inside somebody's transaction."""
    connection: Any = connections["default"]
    if not _has_log(connection):
        yield
        return
    database = os.fspath(connection.settings_dict["NAME"])
    behind = _behind.setdefault((os.getpid(), database), _Behind(database))
    behind.keep_short()
    yield
    behind.go()


def _has_log(connection: Any) -> bool:
    is_sqlite = connection.vendor == "sqlite"
    return is_sqlite and not connection.in_atomic_block and not connection.is_in_memory_db()
