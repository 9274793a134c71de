"""How a row is said in SQL: names, types and defaults of its model, and what differs."""

import json
from collections.abc import Mapping
from typing import Any

from django.db import connection, models

from hoiam.base.models import Event

# Joins to the left: both databases then go through the lives and look the rest up.
HERE = "made m LEFT JOIN p_unit u ON u.id = m.unit"
FIRST = "made m LEFT JOIN p_unit u ON u.id = COALESCE(m.former, m.unit)"
MORE = "more m"
WHAT = "'Trả lời người dân'"
PUBLIC, HANDLER, LEADER = "'public'", "u.handler", "u.leader"
DUTY, PROMISE = "'viec-' || m.t", "'hua-' || m.t"


def when(column: str, value: str) -> str:
    """The value where the column holds something, else nothing."""
    return f"CASE WHEN {column} IS NULL THEN '' ELSE {value} END"


def label(column: str, choices: type[models.TextChoices]) -> str:
    """The Vietnamese word of a code."""
    cases = " ".join(f"WHEN '{one.value}' THEN '{one.label}'" for one in choices)
    return f"CASE {column} {cases} ELSE '' END"


def event(
    tag: str,
    at: str,
    by: str,
    details: Mapping[str, str],
    source: str,
    *,
    kind: str = "case",
    code: str = "m.code",
    said: frozenset[str] | set[str] = frozenset(),
) -> str:
    """`said` are values that are JSON already; the others are plain texts without signs that
    JSON would write otherwise on SQLite than Django does, or are written as they are."""
    parts = [
        f"'{json.dumps(key)}: ' || {value if value in said else _quoted(value)}"
        for key, value in details.items()
    ]
    told = " || ', ' || ".join(parts) or "''"
    return insert(
        Event,
        {"tag": f"'{tag}'", "act": f"'b-' || m.t || '{_act(tag)}'", "subject_kind": f"'{kind}'",
         "subject_code": code, "recorded_at": at, "recorded_by": by,
         "details": f"'{{' || {told} || '}}'"},
        source,
    )  # fmt: skip


def _quoted(value: str) -> str:
    return f"'\"' || {value} || '\"'"


def _act(tag: str) -> str:
    """Steps of one request bear one act."""
    if tag.startswith(("voices.", "commitments.commitment.started")):
        return "0"
    return {"cases.case.received": "0", "cases.case.held": "0", "notices.notice.queued": "0"}.get(
        tag, "1"
    )


def insert(model: type[models.Model], given: Mapping[str, str], source: str) -> str:
    """Names, types and defaults of the model; what is named is said in SQL."""
    left = dict(given)
    columns, said = [], []
    for one in model._meta.concrete_fields:
        if one.primary_key and one.attname not in left:
            continue
        columns.append(connection.ops.quote_name(str(one.column)))
        said.append(_typed(one, left.pop(one.attname, "") or _default(one)))
    if left:
        raise TypeError(f"{model.__name__} has no column {', '.join(left)}")
    into = connection.ops.quote_name(model._meta.db_table)
    return f"INSERT INTO {into} ({', '.join(columns)}) SELECT {', '.join(said)} FROM {source}"  # noqa: S608


def unit_known() -> str:
    """What an entry of the index of words says of the unit of its case."""
    return "m.unit" if connection.vendor == "postgresql" else "NULL"


def _default(field: Any) -> str:
    value = field.get_default()
    if value is None and not field.null:
        raise TypeError(f"{field} has to be said")
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return f"'{value}'"
    return "''" if type(field).__name__ == "EncryptedJSON" else f"'{json.dumps(value)}'"


def _typed(field: Any, said: str) -> str:
    if connection.vendor != "postgresql":
        return said
    return f"({said})::{field.rel_db_type(connection) if field.primary_key else field.db_type(connection)}"
