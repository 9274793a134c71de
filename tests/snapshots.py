"""Rows that many tests begin with: written once by the product's own actions, then copied.

A cast of eleven officers costs sixty statements and a province some thousands of rows; a thousand
tests begin with one of them. The first test of a process that asks lets the actions write them
and keeps what they wrote, row by row; every later one gets the same rows in one statement a table
and its own copy of the value. Where a test has written into these tables before it asks, nothing
is copied: the actions do their work again.
"""

import pickle
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction

from hoiam.base import stamps, steady

type Row = tuple[Any, ...]

# What has rows before anything was done, which acts change.
_BY_MIGRATIONS = ("publication_counter",)
_MANY = 500  # rows: to let triggers rest has SQLite read every statement anew that it knows
# What triggers of the database write when the rows are copied.
_BY_TRIGGERS = ("figures_mark", "base_stamp", "base_nearwaiting")


@dataclass(frozen=True, slots=True)
class Table:
    """What was written into one table."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...] = ()
    copied: bytes = b""  # the same as PostgreSQL's COPY says it


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What one arrangement wrote, and what it returned."""

    tables: tuple[Table, ...]
    value: bytes
    numbered: str = ""  # says to PostgreSQL which numbers are taken
    before: tuple[Table, ...] = ()  # what lay there from the migrations on and was changed


_kept: dict[str, Snapshot] = {}
# Triggers write the marks of what is copied, too; a copy of marks would stand beside them.
_COUNTED = {"figures_cell", "figures_mark", "figures_rollup", "figures_aside", "figures_standing"}


def of[T](name: str, make: Callable[[], T]) -> T:
    """What `make` writes into empty tables, and what it returns."""
    snapshot = _kept.get(name)
    if snapshot is not None and _untouched(snapshot):
        with transaction.atomic():
            with connection.cursor() as cursor:
                for table in snapshot.before:
                    cursor.execute(f"DELETE FROM {_quoted(table.name)}")
            with _drawing_once(snapshot):
                for table in snapshot.tables:
                    _write(table)
            _number(snapshot)
            # As the acts did that wrote these rows: nothing kept by an earlier test is good here.
            for stamp in (stamps.WORLD, stamps.LOG, stamps.STEADY):
                stamps.change(stamp)
        value: T = pickle.loads(snapshot.value)  # noqa: S301 - written by this process
        return value
    if snapshot is not None:
        return make()
    before = _contents()
    made = make()
    after = _contents()
    # What lies there from the migrations on (the canary of a key, a counter) stays as it is; where
    # it was changed, as a counter is that counts on, all its rows are written anew.
    written = [table for name, table in after.items() if before.get(name) != table]
    changed = tuple(before[table.name] for table in written if table.name in before)
    if all(table.name in _BY_MIGRATIONS for table in changed):
        _kept[name] = Snapshot(tuple(written), pickle.dumps(made), _numbered(written), changed)
    return made


def _untouched(snapshot: Snapshot) -> bool:
    """Whether the tables are as they were before the rows were written."""
    was = {table.name for table in snapshot.before}
    empty = tuple(table for table in snapshot.tables if table.name not in was)
    return not _any_row(empty) and all(_read(table) == table for table in snapshot.before)


def tables() -> list[Table]:
    """Every table of the product, with the columns that are written."""
    return [
        Table(model._meta.db_table, tuple(_written(model)))
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_config.name.startswith("hoiam.")
        and model._meta.db_table not in _BY_TRIGGERS
    ]


def _written(model: type[models.Model]) -> list[str]:
    fields = [field for field in model._meta.concrete_fields if not field.generated]
    return [field.column for field in fields if field.column]


def _contents() -> dict[str, Table]:
    """Every table that holds something, with what it holds."""
    return {table.name: _read(table) for table in tables() if _any_row((table,))}


def _any_row(tables: tuple[Table, ...]) -> bool:
    asked = " OR ".join(f"EXISTS (SELECT 1 FROM {_quoted(table.name)})" for table in tables)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {asked}")
        return bool(cursor.fetchone()[0])


def _read(table: Table) -> Table:
    columns = ", ".join(map(_quoted, table.columns))
    name = _quoted(table.name)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.cursor.copy(f"COPY {name} ({columns}) TO STDOUT") as copy:
                return Table(table.name, table.columns, copied=b"".join(map(bytes, copy)))
        # A plus sign makes it an expression, which no converter reads: values as they lie there.
        kept = ", ".join(f"+{_quoted(column)}" for column in table.columns)
        cursor.execute(f"SELECT {kept} FROM {name}")
        return Table(table.name, table.columns, rows=tuple(cursor.fetchall()))


def _write(table: Table) -> None:
    name, columns = _quoted(table.name), ", ".join(map(_quoted, table.columns))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.cursor.copy(f"COPY {name} ({columns}) FROM STDIN") as copy:
                copy.write(table.copied)
            return
        holes = ", ".join(["%s"] * len(table.columns))
        cursor.executemany(f"INSERT INTO {name} ({columns}) VALUES ({holes})", table.rows)


@contextmanager
def _drawing_once(snapshot: Snapshot) -> Iterator[None]:
    """SQLite has no trigger that runs once a statement: a province would draw two thousand stamps,
    which takes twice as long as its rows. Where no other trigger would run they all rest, and one
    stamp is drawn for all rows."""
    many = sum(len(table.rows) for table in snapshot.tables) > _MANY
    if connection.vendor != "sqlite" or not many or _other_triggers(snapshot):
        yield
        return
    driver = connection.connection
    driver.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_TRIGGER, False)
    try:
        yield
    finally:
        driver.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_TRIGGER, True)


def _other_triggers(snapshot: Snapshot) -> bool:
    """Whether a row of these does more when it is written than to draw a stamp."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
    names = {table.name for table in snapshot.tables}
    drawing = {f"{name}_steady_insert" for name in steady.tables()}
    return any(
        table in names and name not in drawing and "INSERT ON" in sql
        for name, table, sql in triggers
    )


def _numbered(written: list[Table]) -> str:
    """The rows bring their numbers. Where a test made a table anew since they were written, as one
    of migrations does, PostgreSQL would give the same numbers again."""
    if connection.vendor != "postgresql":
        return ""
    taken = []
    with connection.cursor() as cursor:
        for table in (one for one in written if "id" in one.columns):
            cursor.execute(
                f"SELECT pg_get_serial_sequence(%s, 'id'), max(id) FROM {_quoted(table.name)}",
                [table.name],
            )
            sequence, last = cursor.fetchone()
            if sequence is not None:
                taken.append(f"setval('{sequence}', GREATEST({last}, last_value)) FROM {sequence}")
    return "; ".join(f"SELECT {one}" for one in taken)


def _number(snapshot: Snapshot) -> None:
    if snapshot.numbered:
        with connection.cursor() as cursor:
            cursor.execute(snapshot.numbered)


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
