"""Writing very many rows at once, for one decision that touches a whole province.

Django prepares every value of every row by itself, and makes an object of each; of a hundred
thousand rows that hold mostly the same values this is most of the work. Here what is the same is
prepared once. Columns, defaults and adapters are still those of the model.
"""

from collections.abc import Callable, Sequence
from itertools import chain
from json import JSONEncoder
from typing import Any

from django.db import connection, models

as_json = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
# No statement longer than this many values: what SQLite takes in one.
_MOST_VALUES = 20_000
# Already what the database takes.
_PLAIN = (models.CharField, models.TextField, models.IntegerField, models.ForeignKey)


def insert_many(
    model: type[models.Model],
    columns: Sequence[str],
    rows: Sequence[tuple[Any, ...]],
    **shared: Any,
) -> None:
    """Write rows that differ in `columns` and share the rest; what is not named has its default.

    A column of JSON takes the text of it, so that one text may serve many rows.
    """
    if not rows:
        return
    own = [field for field in model._meta.concrete_fields if not field.primary_key]
    by_name = {field.attname: field for field in own}
    same = [field for field in own if field.attname not in columns]
    values = tuple(
        _prepared(field, shared.pop(field.attname, field.get_default())) for field in same
    )
    if shared:
        raise TypeError(f"{model.__name__} has no column {', '.join(shared)}.")
    prepare = [_preparer(by_name[name]) for name in columns]
    width = len(own)
    at_once = max(1, _MOST_VALUES // width)
    insert = _insert(model, [*(by_name[name] for name in columns), *same])
    one = f"({', '.join(['%s'] * width)})"
    with connection.cursor() as cursor:
        for first in range(0, len(rows), at_once):
            some = rows[first : first + at_once]
            told = (
                (*(to(value) for to, value in zip(prepare, row, strict=True)), *values)
                for row in some
            )
            cursor.execute(insert + ", ".join([one] * len(some)), list(chain.from_iterable(told)))


def _insert(model: type[models.Model], fields: Sequence[Any]) -> str:
    quote = connection.ops.quote_name
    named = ", ".join(quote(field.column) for field in fields)
    # Names of the model alone; values are parameters.
    return f"INSERT INTO {quote(model._meta.db_table)} ({named}) VALUES "  # noqa: S608


def _prepared(field: Any, value: Any) -> Any:
    return field.get_db_prep_save(value, connection)


def _preparer(field: Any) -> Callable[[Any], Any]:
    """How a value of this column is made ready; the few different days and moments once each."""
    if isinstance(field, (*_PLAIN, models.JSONField)):
        return _as_it_is
    known: dict[Any, Any] = {}

    def prepare(value: Any) -> Any:
        if value not in known:
            known[value] = _prepared(field, value)
        return known[value]

    return prepare


def _as_it_is(value: Any) -> Any:
    return value
