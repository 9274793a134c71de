"""What changes rarely (units, fields, competence, targets, calendar, rules), read once per process.

What was read is kept under a stamp and given again while the database has that stamp. Triggers on
the tables of every model that says `STEADY = True` draw a new stamp within the transaction that
changes a row, whoever writes it and by whatever statement: so whoever can see the change sees the
new stamp, in this process and in every other one, and an open transaction its own changes. Stamps
are drawn, not counted: what was read inside a transaction that was rolled back is never met again.
Nothing is told between processes; each look costs one small statement.

Nobody is given what somebody else may change: rows are built anew each time, and what `recall`
keeps has to be a value (numbers, texts, tuples, frozen dataclasses of such).

The stamp is one of `hoiam.base.stamps`, of a name of its own: acts on cases do not change it.
"""

import secrets
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import connection, models, router
from django.db.models import QuerySet

from hoiam.base import straight

MOST = 20_000  # values of one stamp; a stranger's odd questions push out, they never pile up
NAME = "steady"
_ASK = f"SELECT COALESCE(SUM(number), 0) FROM base_stamp WHERE name = '{NAME}'"  # noqa: S608


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was read while the database had this stamp."""

    stamp: int
    values: dict[Hashable, Any] = field(default_factory=dict)


_by_database: dict[str, _Kept] = {}
_held: ContextVar[dict[Hashable, Any] | None] = ContextVar("steady", default=None)
_CLOSED: dict[Hashable, Any] = {}


@contextmanager
def held() -> Iterator[None]:
    """Within it the database is asked for its stamp once: for questions that belong together, as if
    they were one statement; nothing of what they ask for is written in between."""
    if _held.get() is not None:
        yield
        return
    token = _held.set(_looked())
    try:
        yield
    finally:
        _held.reset(token)


@contextmanager
def closed() -> Iterator[None]:
    """Within it nothing that is kept may be asked for: what is made there stays longer."""
    token = _held.set(_CLOSED)
    try:
        yield
    finally:
        _held.reset(token)


def recall[T](key: Hashable, make: Callable[[], T]) -> T:
    """The value under this key, made where it is not known to be what the database says now."""
    values = _values()
    if key in values:
        found: T = values[key]
        return found
    made = make()
    if len(values) >= MOST:
        values.clear()
    values[key] = made
    return made


def rows[M: models.Model](key: Hashable, read: Callable[[], QuerySet[M]]) -> list[M]:
    """The rows that `read` asks for, built anew; what is related to them is not with them."""

    def make() -> tuple[type[M], list[str], tuple[Sequence[Any], ...]]:
        asked = read()
        names = [one.attname for one in asked.model._meta.concrete_fields]
        return asked.model, names, tuple(asked.values_list(*names))

    model, names, values = recall(("rows", key), make)
    using = router.db_for_write(model)
    return [model.from_db(using, names, one) for one in values]


def row[M: models.Model](model: type[M], pk: int) -> M:
    """The row with this key, which is there."""
    (found,) = rows((model._meta.label, pk), lambda: model._default_manager.filter(pk=pk))
    return found


def _values() -> dict[Hashable, Any]:
    values = _held.get()
    if values is _CLOSED:
        raise TypeError("what is put together once may not depend on what may change")
    return _looked() if values is None else values


def _looked() -> dict[Hashable, Any]:
    using = router.db_for_read(apps.get_model("base", "Stamp"))
    stamp = int(straight.ask(using, _ASK, ()).fetchone()[0])
    kept = _by_database.get(using)
    if kept is None or kept.stamp != stamp or not stamp:  # 0: no stamp was ever drawn here
        kept = _by_database[using] = _Kept(stamp)
    return kept.values


# ---- triggers ---------------------------------------------------------------------------------


def tables() -> list[str]:
    """The tables whose rows are kept."""
    steady = (model for model in apps.get_models() if getattr(model, "STEADY", False))
    return sorted(model._meta.db_table for model in steady)


_SQLITE_DRAW = (
    f"INSERT INTO base_stamp (name, number) SELECT '{NAME}', 0 "  # noqa: S608 (of names alone)
    f"WHERE NOT EXISTS (SELECT 1 FROM base_stamp WHERE name = '{NAME}'); "
    f"UPDATE base_stamp SET number = random() & 281474976710655 WHERE name = '{NAME}';"
)
# A row that nobody else holds, so that two who change something never wait for one another here.
_POSTGRES_DRAW = (
    "CREATE OR REPLACE FUNCTION base_steady() RETURNS trigger LANGUAGE plpgsql AS $draw$ "  # noqa: S608
    "DECLARE drawn bigint := floor(random() * 281474976710656)::bigint; BEGIN "
    "UPDATE base_stamp SET number = drawn WHERE id = (SELECT id FROM base_stamp "
    f"WHERE name = '{NAME}' ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED); "
    f"IF NOT FOUND THEN INSERT INTO base_stamp (name, number) VALUES ('{NAME}', drawn); END IF; "
    "RETURN NULL; END $draw$"
)
_EVENTS = ("insert", "update", "delete")


def wanted() -> dict[str, tuple[str, str]]:
    """The triggers that have to stand, by name: their table, and the statement that makes them."""
    if connection.vendor == "postgresql":
        return {
            f"{table}_steady": (
                table,
                f"CREATE TRIGGER {table}_steady AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE "
                f"ON {table} FOR EACH STATEMENT EXECUTE FUNCTION base_steady()",
            )
            for table in tables()
        }
    return {
        f"{table}_steady_{event}": (
            table,
            f"CREATE TRIGGER {table}_steady_{event} AFTER {event.upper()} ON {table} "
            f"BEGIN {_SQLITE_DRAW} END",
        )
        for table in tables()
        for event in _EVENTS
    }


def standing() -> set[str]:
    """The names of those that stand."""
    asked = (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        there = {name for (name,) in cursor.fetchall()}
    return there & set(wanted())


def install() -> None:
    """Make the triggers stand, and forget what was kept. After every migration: one that makes a
    table of SQLite anew takes its triggers away."""
    there = standing()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRES_DRAW)
        for name, (_, statement) in wanted().items():
            if name not in there:
                cursor.execute(statement)
        cursor.execute(f"DELETE FROM base_stamp WHERE name = '{NAME}'")  # noqa: S608
        cursor.execute(
            f"INSERT INTO base_stamp (name, number) VALUES ('{NAME}', %s)",  # noqa: S608
            [secrets.randbits(48) | 1],
        )


def remove() -> None:
    """Take them away, before tables change under them."""
    there = standing()
    with connection.cursor() as cursor:
        for name, (table, _) in wanted().items():
            if name in there:
                on = f" ON {table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER {name}{on}")
