"""Checkpoints beside the line of writers, for who writes much.

What a transaction writes stands in SQLite's log until a checkpoint puts it into the database. By
itself that happens at the end of the commit that makes the log long enough, and whoever committed
stands in front of the line meanwhile: after a chunk of an import, some thousand pages all over the
database, others wait longer for this than for the chunk. A checkpoint needs no place in the line.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from threading import Thread
from typing import Any

from django.db import connections

# Pages of the log at which the writer waits until all of them are in the database, so that the
# log begins anew: 80 MB. Nobody else waits for that.
_LONG = 20_000
# At which a commit of this connection does it by itself after all, should nobody come to it.
_TOO_LONG = 2 * _LONG


class _Behind:
    """What puts the log of one database into it, a little behind the writer."""

    def __init__(self, database: str) -> None:
        self._database = database
        self._thread: Thread | None = None
        self._pages = 0  # of the log, when it was last looked at

    def go(self) -> None:
        """Begin again, unless it is still at it."""
        if self._thread is None or not self._thread.is_alive():
            self._thread = Thread(target=self._put, name="checkpoint")
            self._thread.start()

    def keep_short(self) -> None:
        """Before the writer goes on: where the log is long, the rest of it first."""
        if self._pages >= _LONG:
            if self._thread is not None:
                self._thread.join()
            self._put()
            self._pages = 0

    def _put(self) -> None:
        address = f"file:{self._database}?mode=rw"  # never makes one
        with (
            suppress(sqlite3.Error),  # then it is left to whoever commits next
            closing(sqlite3.connect(address, uri=True, isolation_level=None)) as own,
        ):
            _busy, self._pages, _done = own.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()


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
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA wal_autocheckpoint={_TOO_LONG}")
    yield
    behind.go()


def _has_log(connection: Any) -> bool:
    is_sqlite = connection.vendor == "sqlite"
    return is_sqlite and not connection.in_atomic_block and not connection.is_in_memory_db()
