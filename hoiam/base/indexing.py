"""The index of words made anew while everybody works, where it is too large to wait for.

A migration leaves it to the worker (`base/migrations/0010_search_by_unit.py`): the unit is written
into the entries that were there before, some at a time; the new index is made beside the old one;
then searches are told of it, and the old one goes. Whatever ends the worker in between, the next
one goes on from there. Until then searches find the same by the old index. Only on PostgreSQL.
"""

import logging
from threading import Event, Thread

from django.db import Error, connection, transaction

from hoiam.base import search
from hoiam.base.models import SearchEntry
from hoiam.base.pace import Pace

log = logging.getLogger("hoiam.work")

_BREATH = 0.05  # seconds between two transactions
_AGAIN = 60.0  # after a database that was away, or another worker that was at it
_LOCK = 0x5EA2C4  # one worker at a time: a number that no other lock of the house has
_OLD, _NEW = "base_searchentry_words", "base_searchentry_found"
_ROOM = SearchEntry.ROOM
# Entries that somebody holds are passed over, so that nobody's act and this wait for each other;
# another round comes back to them. An entry without a case stays as it is.
_FILL = """
WITH lacking AS (
    SELECT entry.id, things.unit_id FROM base_searchentry entry
    JOIN cases_case things ON things.id = entry.id - %s
    WHERE entry.id > %s AND entry.id < %s AND entry.unit IS NULL
    ORDER BY entry.id LIMIT %s FOR UPDATE OF entry SKIP LOCKED
), done AS (
    UPDATE base_searchentry entry SET unit = lacking.unit_id FROM lacking
    WHERE entry.id = lacking.id
    RETURNING entry.id
) SELECT max(id) FROM done
"""
_LEFT = """
SELECT EXISTS (
    SELECT 1 FROM base_searchentry entry JOIN cases_case things ON things.id = (entry.id & %s)
    WHERE entry.unit IS NULL AND entry.id < %s
)
"""
_MAKE = f"""
CREATE INDEX CONCURRENTLY {_NEW} ON base_searchentry
USING gin (base_searchentry_lexemes(id, folded, unit)) WITH (gin_pending_list_limit = 256)
"""
_TELL = (
    """
    CREATE OR REPLACE FUNCTION base_searchentry_found(id bigint, folded text, unit bigint)
    RETURNS tsvector LANGUAGE sql IMMUTABLE AS 'SELECT base_searchentry_lexemes(id, folded, unit)'
    """,
    """
    CREATE OR REPLACE FUNCTION base_searchentry_held(lexeme text)
    RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT '' & '' || lexeme'
    """,
)


def beside(stop: Event) -> Thread | None:
    """A thread that makes the index where it is still to be made, until told to stop."""
    if connection.vendor != "postgresql":
        return None

    def work() -> None:
        while not stop.is_set():
            try:
                make(stop)
                # PostgreSQL goes on with an index whose worker has gone, and holds the lock for it:
                # what comes after the index is still to be done then.
                if not is_due():
                    return
            # Only the kind of an error is logged: its words may hold somebody's.
            except Error as error:
                log.error("index of words: %s", type(error).__name__)
            finally:
                connection.close()
            stop.wait(_AGAIN)

    thread = Thread(target=work, name="index of words", daemon=True)
    thread.start()
    return thread


def is_due() -> bool:
    """Whether searches still go by the index that there was."""
    return connection.vendor == "postgresql" and _is_there(_OLD)


def make(stop: Event) -> None:
    """What is still to be done; nothing while another worker is at it."""
    if not is_due() or not _said("SELECT pg_try_advisory_lock(%s)", _LOCK):
        return
    try:
        if not _is_there(_NEW, valid=True):
            while _said(_LEFT, _ROOM - 1, 3 * _ROOM) and not stop.is_set():
                _fill(stop)
            if stop.is_set():
                return
            _do(f"DROP INDEX CONCURRENTLY IF EXISTS {_NEW}")  # what was begun and never ended
            _do(_MAKE)
        _do("ANALYZE base_searchentry")
        with transaction.atomic():
            for statement in _TELL:
                _do(statement)
        _do(f"DROP INDEX CONCURRENTLY {_OLD}")
        _do("DROP FUNCTION base_searchentry_lexemes(bigint, text)")
    finally:
        _said("SELECT pg_advisory_unlock(%s)", _LOCK)


def _fill(stop: Event) -> None:
    """One round through all entries that have no unit yet."""
    pace = Pace(20, least=5, most=500)
    for kind in ("case", "page"):
        room = search.room(kind)
        last: int | None = room
        while last is not None and not stop.is_set():
            many = pace.rows
            with pace.writing(many):
                last = _said(_FILL, room, last, room + _ROOM, many)
            stop.wait(_BREATH)


def _is_there(index: str, *, valid: bool = False) -> bool:
    said = _said("SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass(%s)", index)
    return bool(said) if valid else said is not None


def _said(statement: str, *told: int | str) -> int | None:
    """The first value of the first row."""
    with connection.cursor() as cursor:
        cursor.execute(statement, told)
        row = cursor.fetchone()
    value: int | None = row[0] if row else None
    return value


def _do(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
