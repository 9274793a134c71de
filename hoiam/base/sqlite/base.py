"""Django's SQLite, with a line before the one place where somebody may write.

Everything that writes goes through here: a transaction from its beginning to its end, and a single
statement outside of one. Who reads never waits.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

from hoiam.base.sqlite.queue import Line, line

_LONGEST_KEPT = 4_000  # signs; longer ones bring lists of values, and no two are the same
TIMEOUT = 5.0  # SQLite's own where the settings say none
# The first six letters of what writes nothing by itself.
_READS = frozenset({
    "SELECT", "PRAGMA", "EXPLAI", "WITH", "BEGIN", "BEGIN ", "SAVEPO", "RELEAS", "ROLLBA", "COMMIT",
})  # fmt: skip


# What Django calls a wrapper has more than its types say.
_Wrapper: Any = base.DatabaseWrapper
_Asked: Any = base.SQLiteCursorWrapper


@lru_cache(maxsize=1024)
def with_marks(query: str) -> str:
    """A statement with the marks of SQLite in the places of its values: those that are put together
    once come again and again, and looking through one takes as long as Python's part of asking it."""
    return str(_Asked.convert_query(None, query))


class Cursor(base.SQLiteCursorWrapper):
    """A cursor that stands in line where it writes outside of a transaction."""

    line: "DatabaseWrapper"

    def convert_query(self, query: str, *, param_names: Any = None) -> str:
        if param_names is None and len(query) <= _LONGEST_KEPT:
            return with_marks(query)
        if param_names is not None or "%%" in query:
            return super().convert_query(query, param_names=param_names)
        return query.replace("%s", "?")  # as Django does, without looking at what stands before

    def execute(self, query: str, params: Any = None) -> Any:
        if not self.line.is_alone(query):
            return super().execute(query, params)
        with self.line.standing():
            return super().execute(query, params)

    def executemany(self, query: str, param_list: Any) -> Any:
        if not self.line.is_alone(query):
            return super().executemany(query, param_list)
        with self.line.standing():
            return super().executemany(query, param_list)


class DatabaseWrapper(_Wrapper):  # type: ignore[misc]
    """A connection that holds its place in the line while its transaction lasts."""

    _line: Line | None = None  # held

    def create_cursor(self, name: str | None = None) -> Any:
        cursor = self.connection.cursor(factory=Cursor)
        cursor.line = self
        return cursor

    def is_alone(self, query: str) -> bool:
        """Whether a statement writes outside of a transaction."""
        if self._line is not None or self.connection.in_transaction:
            return False
        head = query[:40].lstrip()[:6].upper()
        return head not in _READS and not head.startswith("WITH")

    @contextmanager
    def standing(self) -> Iterator[None]:
        """In line for as long as this lasts."""
        self._enter()
        try:
            yield
        finally:
            self._leave_if_done()

    def _start_transaction_under_autocommit(self) -> None:
        self._enter()
        try:
            super()._start_transaction_under_autocommit()
        except BaseException:
            self._leave()
            raise

    def _commit(self) -> None:
        try:
            super()._commit()
        finally:
            self._leave_if_done()

    def _rollback(self) -> None:
        try:
            super()._rollback()
        finally:
            self._leave_if_done()

    def _close(self) -> None:
        try:
            super()._close()
        finally:
            self._leave()

    def _leave_if_done(self) -> None:
        if self.connection is None or not self.connection.in_transaction:
            self._leave()

    def _enter(self) -> None:
        if self._line is not None or self.is_in_memory_db():
            return
        found = line(os.fspath(self.settings_dict["NAME"]))
        timeout = float(self.settings_dict["OPTIONS"].get("timeout", TIMEOUT))
        if not found.enter(timeout):
            raise OperationalError("database is locked")
        self._line = found

    def _leave(self) -> None:
        if self._line is not None:
            held, self._line = self._line, None
            held.leave()
