"""The newest rows of a list, part by part: each part is read from its own index, newest first and
no further than a page reaches, and the parts are laid together.

"Rows of one of these thirty units, the newest first" has no index of its own: a database either
sorts all that the thirty ever had or walks through everybody's. Thirty short looks, each at the
end of one unit, read as much in a table of a million rows as in one of a thousand.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection, connections
from django.db.models import F, QuerySet

# More looks than this cost more than walking through the newest rows of all. SQLite takes 500.
MOST_KEYS = 100
_TYPES = {int: "bigint", str: "text", date: "date"}


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of a list; with a column, those of each of these keys, one look for each."""

    rows: QuerySet[Any]
    column: str = ""
    keys: tuple[int | str | date, ...] = ()
    are_few: bool = False  # found by what they have in common, then sorted


def newest(parts: Sequence[Part], most: int, *, oldest: bool = False) -> list[int]:
    """Keys of the newest rows of these parts, or of the oldest ones. Asked by themselves: inside
    the statement that reads the rows with all that stands beside them, PostgreSQL may begin with a
    million of those."""
    order = "id" if oldest else "-id"
    said: list[str] = []
    given: list[Any] = []
    for part in parts:
        for text, values in _looks(part, most, order):
            said.append(f"SELECT * FROM ({text}) AS look_{len(said)}")  # noqa: S608 - as below
            given += values
    if not said:
        return []
    sign = "" if oldest else " DESC"
    looks = " UNION ".join(said)
    with connections[parts[0].rows.db].cursor() as cursor:
        # Statements made by Django, laid together; values are parameters.
        cursor.execute(
            f"SELECT id FROM ({looks}) AS looks ORDER BY id{sign} LIMIT {int(most)}",  # noqa: S608
            given,
        )
        return [int(pk) for (pk,) in cursor.fetchall()]


def some(parts: Sequence[Part], most: int) -> list[int]:
    """Keys of at most so many rows of these parts, whichever come first: for counting, which asks
    for no order."""
    found: set[int] = set()
    for part in parts:
        rows = part.rows.filter(**{f"{part.column}__in": part.keys}) if part.column else part.rows
        found |= {*rows.order_by().values_list("pk", flat=True)[: most - len(found)]}
        if len(found) >= most:
            break
    return list(found)


def _looks(part: Part, most: int, order: str) -> list[tuple[str, Sequence[Any]]]:
    try:
        if not part.column:
            if part.are_few:
                # A database that hopes to meet them soon among the newest of all meets none.
                by = F("id") + 0
                rows = part.rows.order_by(by.desc() if order == "-id" else by.asc())
                return [rows.values("id")[:most].query.sql_with_params()]
            return [_compiled(part.rows, most, order)]
        if len(part.keys) < 2:
            return [
                _compiled(part.rows.filter(**{part.column: key}), most, order) for key in part.keys
            ]
        heads = _with_heads(part, most, order) if len(part.keys) > most else part.keys
        return _each(replace(part, keys=heads), most, order) if heads else []
    except EmptyResultSet:
        return []


def _with_heads(part: Part, most: int, order: str) -> tuple[int | str | date, ...]:
    """Of many keys those whose newest row is among the newest: no other one has a row on the page.
    One statement that finds the head of each, which costs less than as many looks."""
    text, kept = _one_look(part, 1, order)
    kind = _TYPES[type(part.keys[0])]
    if connection.vendor == "postgresql":
        keys, given = f"SELECT v FROM unnest(%s::{kind}[]) AS look_keys(v)", list(part.keys)  # noqa: S608 - as below
        values: list[Any] = [*kept, given]
    else:
        keys = "SELECT value AS v FROM json_each(%s)"
        values = [*kept, json.dumps([_adapted(one) for one in part.keys])]
    sign = "DESC" if order == "-id" else "ASC"
    with connections[part.rows.db].cursor() as cursor:
        # A statement made by Django inside our own; values are parameters.
        cursor.execute(
            f"SELECT v, head FROM (SELECT look_key.v, ({text}) AS head FROM ({keys}) AS look_key)"  # noqa: S608
            f" AS heads WHERE head IS NOT NULL ORDER BY head {sign} LIMIT {int(most)}",
            values,
        )
        found = {row[0] for row in cursor.fetchall()}
    return tuple(one for one in part.keys if _adapted(one) in found or one in found)


def _compiled(rows: QuerySet[Any], most: int, order: str) -> tuple[str, Sequence[Any]]:
    found: tuple[str, Sequence[Any]] = (
        rows.order_by(order).values("id")[:most].query.sql_with_params()
    )
    return found


def _each(part: Part, most: int, order: str) -> list[tuple[str, Sequence[Any]]]:
    """One statement, made once: where its parameters differ for two keys, the keys stand."""
    if len(part.keys) == 1:
        return [_compiled(part.rows.filter(**{part.column: part.keys[0]}), most, order)]
    if connection.vendor != "postgresql":
        text, values, places = _places(part, most, order)
        told = [_adapted(key) for key in part.keys]
        return [
            (text, [key if place in places else value for place, value in enumerate(values)])
            for key in told
        ]
    inner, kept = _one_look(part, most, order)
    kind = _TYPES[type(part.keys[0])]
    whole = (
        f"SELECT look.id FROM unnest(%s::{kind}[]) AS look_key(v)"  # noqa: S608 - as above
        f" CROSS JOIN LATERAL ({inner}) AS look"
    )
    return [(whole, [list(part.keys), *kept])]


def _one_look(part: Part, most: int, order: str) -> tuple[str, list[Any]]:
    """The look for a key as a part of a statement that has keys as `look_key.v`, and its values."""
    text, values, places = _places(part, most, order)
    pieces = text.split("%s")
    signs = ["look_key.v" if place in places else "%s" for place in range(len(values))]
    inner = "".join(piece + sign for piece, sign in zip(pieces, [*signs, ""], strict=True))
    return inner, [value for place, value in enumerate(values) if place not in places]


def _places(part: Part, most: int, order: str) -> tuple[str, Sequence[Any], set[int]]:
    """The statement of one key, its values, and which of these are the key."""
    first, last = part.keys[0], part.keys[-1]
    text, values = _compiled(part.rows.filter(**{part.column: first}), most, order)
    _same, others = _compiled(part.rows.filter(**{part.column: last}), most, order)
    return (
        text,
        values,
        {place for place, (a, b) in enumerate(zip(values, others, strict=True)) if a != b},
    )


def _adapted(key: int | str | date) -> Any:
    return connection.ops.adapt_datefield_value(key) if isinstance(key, date) else key
