"""A statement of ours to the driver, without the layers that Django lays around a cursor.

Around each statement of an act those layers took as long as the statement itself. What they do for
somebody stays: errors are Django's, a broken transaction is refused, and whoever listens (the log
of statements, wrappers around them) hears. What writes outside of a transaction goes their way, so
that it stands in line.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.db import connections

from hoiam.base.sqlite.base import with_marks


def cursor(using: str) -> Any:
    """A cursor that PostgreSQL gives the values apart from the statement, so that it knows the
    statement when it comes again; on SQLite the ordinary one, which does."""
    connection: Any = connections[using]
    if connection.vendor != "postgresql":
        return connection.cursor()
    connection.ensure_connection()
    return connection._prepare_cursor(_apart()(connection.connection))


def ask(using: str, sql: str, values: Sequence[Any], *, writes: bool = False) -> Any:
    """The cursor that has the answer."""
    connection: Any = connections[using]
    if _is_heard(connection) or (writes and not connection.in_atomic_block):
        asked = cursor(using)
        asked.execute(sql, values)
        return asked
    if not connection.in_atomic_block:
        connection.close_if_health_check_failed()
    if connection.connection is None:
        connection.ensure_connection()
    if connection.needs_rollback:
        connection.validate_no_broken_transaction()
    with connection.wrap_database_errors:
        if connection.vendor != "postgresql":
            return connection.connection.execute(with_marks(sql), values)
        return _apart()(connection.connection).execute(sql, values)


def send(using: str, sql: str, values: Sequence[Any]) -> None:
    """A long statement that writes on PostgreSQL, in a transaction. The driver looks for the marks
    of the values in every statement of more than fifty: here they are found once."""
    connection: Any = connections[using]
    if _is_heard(connection):
        cursor(using).execute(sql, values)
        return
    connection.validate_no_broken_transaction()
    with connection.wrap_database_errors:
        _raw()(connection.connection).execute(_numbered(sql), values)


def _is_heard(connection: Any) -> bool:
    return bool(connection.force_debug_cursor or connection.execute_wrappers or settings.DEBUG)


@lru_cache(maxsize=256)
def _numbered(sql: str) -> str:
    first, *rest = sql.split("%s")
    return first + "".join(f"${number}{piece}" for number, piece in enumerate(rest, 1))


@lru_cache(maxsize=1)
def _raw() -> Any:
    from psycopg import RawCursor  # noqa: PLC0415 - where it is set

    return RawCursor


@lru_cache(maxsize=1)
def _apart() -> Any:
    from django.db.backends.postgresql.base import ServerBindingCursor  # noqa: PLC0415 - where it is set

    return ServerBindingCursor
