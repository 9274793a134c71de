"""Sealing what lay readable in a column, and the way back: the step of a migration.

A migration comes after `base.0006_data_key`, alters the column, so that it holds text, and then
takes this step. It works on
the rows as they lie there, some hundred at a time, and in the migration's own transaction: either
all of them are sealed, or the column is what it was.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.db.migrations import RunPython
from django.db.models.functions import Now

from hoiam.base import encryption, keys

AT_ONCE = 500

type _Change = Callable[[str, str], str]


def sealed(app: str, model: str, *, texts: str = "", objects: str = "") -> RunPython:
    """The step for columns of one model: plain texts, and objects of JSON."""
    names, as_objects = (*texts.split(), *objects.split()), frozenset(objects.split())

    def forwards(apps: Any, schema_editor: Any) -> None:
        table = apps.get_model(app, model)._meta.db_table
        changes = [_sealer(one in as_objects) for one in names]
        if _run(schema_editor.connection, table, f"{app}.{model.lower()}", names, changes):
            _note(apps)

    def backwards(apps: Any, schema_editor: Any) -> None:
        table = apps.get_model(app, model)._meta.db_table
        changes = [_opener(one in as_objects) for one in names]
        _run(schema_editor.connection, table, f"{app}.{model.lower()}", names, changes)

    return RunPython(forwards, backwards)


def _sealer(is_object: bool) -> _Change:
    def change(value: str, bound: str) -> str:
        return encryption.seal("" if is_object and value == "{}" else value, bound)

    return change


def _opener(is_object: bool) -> _Change:
    def change(value: str, bound: str) -> str:
        return encryption.unseal(value, bound) or ("{}" if is_object else "")

    return change


def _run(
    connection: Any, table: str, label: str, names: Sequence[str], changes: Sequence[_Change]
) -> bool:
    any_row = False
    bounds = [f"{label}.{one}" for one in names]
    quote = connection.ops.quote_name
    said = ", ".join(f"{quote(one)} = %s" for one in names)
    for rows in _chunks(connection, table, names):
        changed = [
            (*(do(value, to) for do, value, to in zip(changes, values, bounds, strict=True)), pk)
            for pk, *values in rows
        ]
        with connection.cursor() as cursor:
            # Names of the model alone; values are parameters.
            cursor.executemany(
                f"UPDATE {quote(table)} SET {said} WHERE id = %s",  # noqa: S608
                changed,
            )
        any_row = True
    return any_row


def _note(apps: Any) -> None:
    """From the first sealed value on, the database knows by which keys: others do not fit."""
    known = apps.get_model("base", "DataKey").objects
    if known.exists():
        return
    key = keys.ring().newest.id
    known.create(
        name=key,
        canary=encryption.canary(key),
        lookup_canary=encryption.lookup_canary(),
        noted_at=Now(),
        noted_by="system/migration",
    )


def _chunks(connection: Any, table: str, names: Sequence[str]) -> Iterator[list[Any]]:
    quote = connection.ops.quote_name
    columns, last = ", ".join(map(quote, names)), 0
    asked = (
        f"SELECT id, {columns} FROM {quote(table)} WHERE id > %s "  # noqa: S608
        f"ORDER BY id LIMIT {AT_ONCE}"
    )
    while True:
        with connection.cursor() as cursor:
            cursor.execute(asked, [last])
            rows = cursor.fetchall()
        if not rows:
            return
        yield rows
        last = rows[-1][0]
