"""Which files the rows speak of: the columns that name one, found by their names.

A column that holds the place of a stored file is called `original` or `copy`. A test looks for
places in every other column, so that no part can keep files that backups would leave behind.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from hoiam.imports.models import Import, ImportState

NAMES = ("original", "copy")
# Imports whose file may have to be read again.
READ_AGAIN = (ImportState.READING, ImportState.READ)
BATCH = 5000


@dataclass(frozen=True, slots=True)
class Holding:
    """A table, a column, and the column of digests beside it, if there is one."""

    model: type[models.Model]
    column: str
    digest: str = ""


def holdings() -> tuple[Holding, ...]:
    """Every column that names a stored file."""
    return tuple(
        Holding(model, field.column, "digest" if _has_digest(model, field.column) else "")
        for model in models_of_the_house()
        for field in model._meta.concrete_fields
        if field.column in NAMES and isinstance(field, models.CharField | models.TextField)
    )


def models_of_the_house() -> list[type[models.Model]]:
    """Every table of ours."""
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model.__module__.startswith("hoiam.")
    ]


def _has_digest(model: type[models.Model], column: str) -> bool:
    """The digest in a row is that of the file as it was sent, where the row names that one."""
    columns = {field.column for field in model._meta.concrete_fields}
    return "digest" in columns and (column == "original" or "original" not in columns)


class Known:
    """The tables that are there: a backup before an upgrade is made of an older database."""

    def __init__(self, on: BaseDatabaseWrapper) -> None:
        self._on = on
        with on.cursor() as cursor:
            self.tables = frozenset(on.introspection.table_names(cursor))

    def has(self, model: type[models.Model], column: str) -> bool:
        """Whether the table is there, and has this column."""
        table = model._meta.db_table
        if table not in self.tables:
            return False
        with self._on.cursor() as cursor:
            described = self._on.introspection.get_table_description(cursor, table)
        return column in {one.name for one in described}


def places(on: BaseDatabaseWrapper) -> Iterator[str]:
    """The place of every file that a row names, as this connection sees it: `uploads/…`."""
    known = Known(on)
    for one in holdings():
        if not known.has(one.model, one.column):
            continue
        for (place,) in rows(on, one.model, (one.column,), f"{quoted(on, one.column)} <> ''"):
            yield f"uploads/{place}"
    if not known.has(Import, "state"):
        return
    wanted = ", ".join(f"'{state.value}'" for state in READ_AGAIN)
    for (code,) in rows(on, Import, ("code",), f"state IN ({wanted})"):
        yield f"imports/{code}"


def rows(
    on: BaseDatabaseWrapper, model: type[models.Model], columns: tuple[str, ...], where: str
) -> Iterator[tuple[Any, ...]]:
    """Rows of a table, a batch at a time, in the order of their keys."""
    key, table = quoted(on, str(model._meta.pk.column)), quoted(on, model._meta.db_table)
    wanted = ", ".join(quoted(on, column) for column in columns)
    asked = (
        f"SELECT {key}, {wanted} FROM {table} "  # noqa: S608 - names of our own models
        f"WHERE {key} > %s AND {where} ORDER BY {key} LIMIT {BATCH}"
    )
    last: Any = -1
    while True:
        with on.cursor() as cursor:
            cursor.execute(asked, [last])
            found = cursor.fetchall()
        for row in found:
            yield row[1:]
        if len(found) < BATCH:
            return
        last = found[-1][0]


def quoted(on: BaseDatabaseWrapper, name: str) -> str:
    """A name as this database takes it."""
    return str(on.ops.quote_name(name))
