"""Django's SQLite, with a line before the one place where somebody may write.

Everything that writes goes through here: a transaction from its beginning to its end, and a single
statement outside of one. Who reads never waits.

Where several threads of a process write, their transactions go over one connection that they pass
on with their turn, the pen: SQLite throws away all pages that a connection keeps as soon as another
one has written, and each act read hundreds of them anew because it came in another thread. Reading
outside of a transaction, and whatever a thread set on its own connection, stays on its own.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from django.db.backends.signals import connection_created
from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

from hoiam.base.sqlite.queue import Line, line

_LONGEST_KEPT = 4_000  # signs; longer ones bring lists of values, and no two are the same
TIMEOUT = 5.0  # SQLite's own where the settings say none
_KEPT_BY_PEN = -8_000  # kilobytes of pages: those that acts write again and again
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
        if param_names is not None or len(query) > _LONGEST_KEPT:
            return super().convert_query(query, param_names=param_names)
        return with_marks(query)

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

    connection: Any
    _line: Line | None = None  # held
    _own: Any = None  # this thread's own connection, while it writes by the pen
    _alone = False  # what was set on its own connection has to hold for what it writes

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

    def disable_constraint_checking(self) -> bool:
        """For whoever changes tables: a setting of this connection."""
        self._alone = True
        return bool(super().disable_constraint_checking())

    def enable_constraint_checking(self) -> None:
        super().enable_constraint_checking()
        self._alone = False

    def _start_transaction_under_autocommit(self) -> None:
        self._enter()
        try:
            self._begin()
        except BaseException:
            self._leave()
            raise

    def _begin(self) -> None:
        if self._line is None or not self._line.is_shared or self._alone:
            super()._start_transaction_under_autocommit()
            return
        self._take_pen(self._line)
        try:
            super()._start_transaction_under_autocommit()
        except OperationalError:
            # Somebody still reads by it what is old by now. Whoever comes next makes another one.
            self._line.pen = None
            self._give_back()
            super()._start_transaction_under_autocommit()

    def _take_pen(self, line: Line) -> None:
        pen, self._own = line.pen, self.connection
        if pen is None:
            with self.wrap_database_errors:
                pen = line.pen = self.get_new_connection(self.get_connection_params())
            self.connection = pen
            self._set_autocommit(True)
            connection_created.send(sender=type(self), connection=self)
            pen.execute(f"PRAGMA cache_size = {_KEPT_BY_PEN}")
        self.connection = pen

    def _give_back(self) -> None:
        if self._own is not None:
            self.connection, self._own = self._own, None

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
            if self._own is not None and self._line is not None:
                self._line.pen = None
                self.connection.close()  # what was begun by it is undone
                self._give_back()
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
            self._give_back()
            held, self._line = self._line, None
            held.leave()
