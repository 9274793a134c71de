"""Writing very many rows at once, for one decision that touches a whole province.

Django prepares every value of every row by itself, and makes an object of each; of a hundred
thousand rows that hold mostly the same values this is most of the work. Here what is the same is
prepared once. Columns, defaults and adapters are still those of the model.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain, repeat
from json import JSONEncoder
from typing import Any

from django.db import connection, models
from django.db.models.expressions import RawSQL

from hoiam.base.encryption import EncryptedJSON, EncryptedText, Sealed

as_json = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
# No statement longer than this many values: what SQLite takes in one.
_MOST_VALUES = 20_000
_WORDS = (models.CharField, models.TextField, models.JSONField)
_SEALED = (EncryptedText, EncryptedJSON)
_KEYS = (models.IntegerField, models.ForeignKey)

type _Columns = tuple[Sequence[Any], Sequence[Any]]  # what differs, and what is shared


def insert_many(
    model: type[models.Model],
    columns: Sequence[str],
    rows: Sequence[tuple[Any, ...]],
    *,
    keyed_by: str = "",
    **shared: Any,
) -> dict[Any, int]:
    """Write rows that differ in `columns` and share the rest; what is not named has its default.

    A column of JSON takes the text of it, so that one text may serve many rows. Gives the keys of
    the new rows by the value of one of their columns, where that is named.
    """
    keys: dict[Any, int] = {}
    if not rows:
        return keys
    own = [field for field in model._meta.concrete_fields if not field.primary_key]
    by_name = {field.attname: field for field in own}
    same = [field for field in own if field.attname not in columns]
    values = tuple(
        _prepared(field, shared.pop(field.attname, field.get_default())) for field in same
    )
    if shared:
        raise TypeError(f"{model.__name__} has no column {', '.join(shared)}.")
    varied = [by_name[name] for name in columns]
    prepare = [_preparer(field) for field in varied]
    say = _by_arrays if connection.vendor == "postgresql" else _by_rows
    insert = _insert(model, (*varied, *same))
    end = _returning(model, by_name[keyed_by]) if keyed_by else ""
    at_once = max(1, _MOST_VALUES // len(own))
    for first in range(0, len(rows), at_once):
        some = zip(*rows[first : first + at_once], strict=True)
        told = [list(map(to, column)) for to, column in zip(prepare, some, strict=True)]
        said, given = say(told, values, (varied, same))
        with connection.cursor() as cursor:
            cursor.execute(f"{insert} {said}{end}", given)
            keys |= dict(cursor.fetchall() if end else ())
    return keys


def texts(values: Sequence[str]) -> RawSQL:
    """Very many texts for a look among them: one value of a statement and not thousands, each of
    which is prepared by itself."""
    if connection.vendor == "postgresql":
        return RawSQL("SELECT unnest(%s::text[])", [array(list(values))])
    return RawSQL("SELECT value FROM json_each(%s)", [as_json(list(values))])


def _by_rows(
    told: Sequence[list[Any]], values: tuple[Any, ...], of: _Columns
) -> tuple[str, list[Any]]:
    """Row after row, each with the values that it shares."""
    one = f"({', '.join(['%s'] * sum(map(len, of)))})"
    number = len(told[0])
    each = zip(*told, *(repeat(value, number) for value in values), strict=True)
    return f"VALUES {', '.join([one] * number)}", list(chain.from_iterable(each))


def _by_arrays(
    told: Sequence[list[Any]], values: tuple[Any, ...], of: _Columns
) -> tuple[str, list[Any]]:
    """One parameter a column: the driver reads a statement sign by sign, and a statement with a
    sign for each value of each row takes it longer than everything else."""
    varied, same = of
    columns = [
        _column(field, number, column)
        for number, (field, column) in enumerate(zip(varied, told, strict=True))
    ]
    said = ", ".join(one.said for one in columns)
    shared = "".join(f", %s::{_type(field)}" for field in same)
    arrays = ", ".join(f"%s::{one.kind}[]" for one in columns)
    names = ", ".join(f"u{number}" for number in range(len(columns)))
    given = [
        *(array(one.texts) for one in columns if one.texts),
        *values,
        *(array(one.each) for one in columns),
    ]
    # Names and types of the model alone; values are parameters.
    return f"SELECT {said}{shared} FROM unnest({arrays}) AS u({names})", given  # noqa: S608


def array(each: list[Any]) -> Any:
    """An array as PostgreSQL reads it (8.15.6 of its manual), for `CAST(%s AS kind[])`. The driver
    finds out for each value what it is, and looks at it sign by sign: of long texts that takes as
    long as writing them. A list of anything else is left to it."""
    kinds = {one.__class__ for one in each}
    if not kinds <= _PLAIN.keys():
        return each
    said = ",".join([_PLAIN[one.__class__](one) for one in each])
    return f"{{{said}}}"


def _quoted(text: str) -> str:
    # Two looks and not a table of signs: hardly a text holds either.
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


_PLAIN: dict[type, Callable[[Any], str]] = {
    str: _quoted,
    Sealed: _quoted,
    int: str,
    float: repr,
    date: date.isoformat,
    datetime: datetime.isoformat,
    type(None): lambda _none: "NULL",
}


@dataclass(frozen=True, slots=True)
class _Column:
    """One column of many rows: how it is said, and the values or their places among `texts`."""

    said: str
    kind: str
    each: list[Any]
    texts: list[str] | None = None


def _column(field: Any, number: int, each: list[Any]) -> _Column:
    """Words that stand in many rows are sent, and read by the database, once."""
    repeat = isinstance(field, _WORDS) and not isinstance(field, _SEALED)
    texts = list(dict.fromkeys(each)) if repeat else each
    if len(texts) * 2 > len(each):
        return _Column(f"u{number}", _type(field), each)
    places = {text: place for place, text in enumerate(texts, start=1)}
    said = f"(%s::{_type(field)}[])[u{number}]"
    return _Column(said, "integer", [places[text] for text in each], texts)


def _type(field: Any) -> str:
    """Its type in the database; words without their longest length, which a cast would cut to
    and the column refuses."""
    return re.sub(r"^varchar.*", "text", field.db_type(connection))


def _insert(model: type[models.Model], fields: Sequence[Any]) -> str:
    quote = connection.ops.quote_name
    named = ", ".join(quote(field.column) for field in fields)
    return f"INSERT INTO {quote(model._meta.db_table)} ({named})"


def _returning(model: type[models.Model], field: Any) -> str:
    quote = connection.ops.quote_name
    key: Any = model._meta.pk
    return f" RETURNING {quote(field.column)}, {quote(key.column)}"


def _prepared(field: Any, value: Any) -> Any:
    return field.get_db_prep_save(value, connection)


def _preparer(field: Any) -> Callable[[Any], Any]:
    """How a value of this column is made ready; the few different days and moments once each."""
    if isinstance(field, _SEALED):
        return _sealer(field)
    if isinstance(field, _WORDS):
        return _as_text if field.null else str  # a choice is its value
    if isinstance(field, _KEYS):
        return _as_it_is
    known: dict[Any, Any] = {}
    is_day = isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField)
    as_day = connection.ops.adapt_datefield_value

    def prepare(value: Any) -> Any:
        if value not in known:
            # A day is a day: all that Django looks at besides takes longer than everything else.
            plain = is_day and value.__class__ is date
            known[value] = as_day(value) if plain else _prepared(field, value)
        return known[value]

    return prepare


def _sealer(field: Any) -> Callable[[Any], str]:
    """Every value with a nonce of its own: of two people with one telephone nothing looks equal."""

    def sealed(value: Any) -> str:
        return value if isinstance(value, Sealed) else _sealed(field, str(value))

    return sealed


def _sealed(field: Any, text: str) -> Sealed:
    nothing = "{}" if isinstance(field, EncryptedJSON) else ""
    return Sealed(field.sealed("" if text == nothing else text))


def sealed(model: type[models.Model], column: str, texts: Sequence[str]) -> list[Sealed]:
    """Values of a sealed column as `insert_many` takes them, made ready before others wait."""
    field = model._meta.get_field(column)
    return [_sealed(field, text) for text in texts]


def _as_text(value: Any) -> Any:
    return None if value is None else str(value)


def _as_it_is(value: Any) -> Any:
    return value
