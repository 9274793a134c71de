"""Rows in and out by statements that are put together once, not at every row.

Django builds every statement anew: for a row of twenty columns that takes longer than the
database needs to write it. The columns, defaults, adapters and converters here are those of the
model; what one of these statements cannot say (expressions, rows that have a key
already) goes Django's own way.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from functools import lru_cache
from typing import Any

from django.db import connections, models, router
from django.db.transaction import mark_for_rollback_on_error

type _To = Callable[[Any], Any]

_TEXTS = (models.CharField, models.TextField)
_NUMBERS = (
    models.IntegerField,
    models.BigIntegerField,
    models.PositiveIntegerField,
    models.PositiveSmallIntegerField,
    models.ForeignKey,
    models.OneToOneField,
)


@dataclass(frozen=True, slots=True)
class _Insert:
    """How a row of a model is written in one database."""

    sql: str
    key: str  # the attribute that the database fills; empty where it is given
    columns: tuple[tuple[str, _To], ...]  # attribute, and how its value is made ready


def insert(row: models.Model, *, forced: bool) -> bool:
    """Write a new row, under the key that it was given where it is `forced` to be new; False
    where Django has to do it."""
    given = row.pk is not None
    return (forced or not given) and _written(row, _Way(keyed=given))


def put(row: models.Model, *, unique: tuple[str, ...], change: tuple[str, ...]) -> bool:
    """Write a row that has its key, or where one with the same `unique` columns is there, what
    it says in the columns of `change`; False where Django has to do it."""
    return _written(row, _Way(keyed=True, unique=unique, change=change))


@dataclass(frozen=True, slots=True)
class _Way:
    """What a statement does beside writing the columns."""

    keyed: bool  # the row brings its key
    unique: tuple[str, ...] = ()
    change: tuple[str, ...] = ()


def _written(row: models.Model, way: _Way) -> bool:
    model = type(row)
    using = router.db_for_write(model, instance=row)
    plan = _insert(model, using, way)
    if plan is None or not _is_plain(row):
        return False
    told = row.__dict__
    try:
        values = [to(told[name]) for name, to in plan.columns]
    except (KeyError, _NotPlain):
        return False
    with mark_for_rollback_on_error(using), cursor(using) as asked:
        asked.execute(plan.sql, values)
        if plan.key:
            told[plan.key] = asked.fetchone()[0]
    row._state.db, row._state.adding = using, False
    return True


def _meta(model: type[models.Model]) -> Any:
    return model._meta


class _NotPlain(Exception):
    """A value that only Django's compiler can put into a statement."""


def _is_plain(row: models.Model) -> bool:
    """Whether what was given as a related row is what the columns say: Django looks after the rest."""
    for name, related in row._state.fields_cache.items():
        if related is None:
            continue
        try:
            field = row._meta.get_field(name)
        except LookupError:  # a row that points here
            continue
        if not field.concrete:
            continue
        if related.pk is None or row.__dict__.get(field.attname) != related.pk:
            return False
    return True


def found[M: models.Model](model: type[M], column: str, value: Any) -> list[M]:
    """The rows with this value in one column, by their keys."""
    using = router.db_for_read(model)
    sql, names, converters, prepare = _select(model, using, column)
    with cursor(using) as asked:
        asked.execute(sql, [prepare(value)])
        rows = asked.fetchall()
    return [model.from_db(using, names, converters(row)) for row in rows]


def change(
    model: type[models.Model], key: Any, values: Mapping[str, Any], *, while_none: str
) -> int:
    """Write these attributes of a row in which another one is still empty; how many rows (0, 1)."""
    using = router.db_for_write(model)
    sql, prepare = _update(model, using, tuple(values), while_none)
    given = [to(value) for to, value in zip(prepare, values.values(), strict=True)]
    with mark_for_rollback_on_error(using), cursor(using) as asked:
        asked.execute(sql, [*given, key])
        return int(asked.rowcount)


def cursor(using: str) -> Any:
    """A cursor that PostgreSQL gives the values apart from the statement, so that it knows the
    statement when it comes again; on SQLite the ordinary one, which does."""
    connection: Any = connections[using]
    if connection.vendor != "postgresql":
        return connection.cursor()
    from django.db.backends.postgresql.base import ServerBindingCursor  # noqa: PLC0415 - where it is set

    connection.ensure_connection()
    return connection._prepare_cursor(ServerBindingCursor(connection.connection))  # type: ignore[call-arg]


@lru_cache(maxsize=512)
def _insert(model: type[models.Model], using: str, way: _Way) -> _Insert | None:
    connection, meta = connections[using], _meta(model)
    fields = meta.local_concrete_fields
    returned = list(meta.db_returning_fields)
    if (
        meta.parents
        or meta.proxy
        or meta.order_with_respect_to
        or len(meta.pk_fields) != 1
        or any(field.generated or not _is_simple(field) for field in fields)
        or any(field is not meta.auto_field for field in returned)
        or not (way.keyed or (returned and connection.features.can_return_columns_from_insert))
    ):
        return None
    quote: Any = connection.ops.quote_name
    written = [field for field in fields if way.keyed or field is not meta.auto_field]
    columns = ", ".join(quote(field.column) for field in written)
    marks = ", ".join(["%s"] * len(written))
    end = _on_conflict(meta, way, quote) if way.unique else ""
    key = ""
    if not way.keyed:
        key, end = meta.auto_field.attname, f" RETURNING {quote(meta.auto_field.column)}"
    return _Insert(
        # Names of the model alone; values are parameters.
        f"INSERT INTO {quote(meta.db_table)} ({columns}) VALUES ({marks}){end}",  # noqa: S608
        key,
        tuple((field.attname, _preparer(field, using)) for field in written),
    )


def _on_conflict(meta: Any, way: _Way, quote: Any) -> str:
    columns = {field.attname: quote(field.column) for field in meta.local_concrete_fields}
    same = ", ".join(columns[name] for name in way.unique)
    new = ", ".join(f"{columns[name]} = EXCLUDED.{columns[name]}" for name in way.change)
    return f" ON CONFLICT ({same}) DO UPDATE SET {new}"


def _is_simple(field: Any) -> bool:
    """A column whose value is a parameter and whose attribute is what was given."""
    own_placeholder = getattr(field, "get_placeholder_sql", None) is not None
    return (
        not own_placeholder and type(field).pre_save in _KNOWN_PRE_SAVE and not _set_by_save(field)
    )


_KNOWN_PRE_SAVE = {
    models.Field.pre_save, models.DateField.pre_save, models.DateTimeField.pre_save,
}  # fmt: skip


def _set_by_save(field: Any) -> bool:
    return bool(getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False))


@lru_cache(maxsize=512)
def _select(
    model: type[models.Model], using: str, column: str
) -> tuple[str, list[str], Callable[[Sequence[Any]], Sequence[Any]], _To]:
    connection, meta = connections[using], _meta(model)
    quote: Any = connection.ops.quote_name
    fields = meta.concrete_fields
    columns = ", ".join(quote(field.column) for field in fields)
    by = next(field for field in fields if field.attname == column)
    # Names of the model alone; the value is a parameter.
    sql = (
        f"SELECT {columns} FROM {quote(meta.db_table)} "  # noqa: S608
        f"WHERE {quote(by.column)} = %s ORDER BY {quote(meta.pk.column)}"
    )
    return sql, [field.attname for field in fields], converter(model, using), _preparer(by, using)


@lru_cache(maxsize=512)
def converter(model: type[models.Model], using: str) -> Callable[[Sequence[Any]], Sequence[Any]]:
    """What makes the model's values of a row as the database gives it, column by column."""
    connection, steps = connections[using], []
    for at, field in enumerate(model._meta.concrete_fields):
        col = field.get_col(model._meta.db_table)
        tos = [*connection.ops.get_db_converters(col), *col.get_db_converters(connection)]
        if tos:
            steps.append((at, col, tos))

    def convert(row: Sequence[Any]) -> Sequence[Any]:
        values = list(row)
        for at, col, tos in steps:
            for to in tos:
                values[at] = to(values[at], col, connection)
        return values

    return convert


@lru_cache(maxsize=512)
def _update(
    model: type[models.Model], using: str, names: tuple[str, ...], empty: str
) -> tuple[str, list[_To]]:
    quote: Any = connections[using].ops.quote_name
    meta = _meta(model)
    by_name = {field.attname: field for field in meta.concrete_fields}
    said = ", ".join(f"{quote(by_name[name].column)} = %s" for name in names)
    # Names of the model alone; values are parameters.
    sql = (
        f"UPDATE {quote(meta.db_table)} SET {said} "  # noqa: S608
        f"WHERE {quote(meta.pk.column)} = %s AND {quote(by_name[empty].column)} IS NULL"
    )
    return sql, [_preparer(by_name[name], using) for name in names]


def _preparer(field: Any, using: str) -> _To:
    """How a value of this column is made ready: the ordinary ones as they are, the rest by the
    field itself."""
    connection = connections[using]

    def by_field(value: Any) -> Any:
        if hasattr(value, "resolve_expression"):
            raise _NotPlain
        ready = field.get_db_prep_save(value, connection=connection)
        return ready.value if isinstance(ready, Enum) else ready

    kind = _plain_kind(type(field))
    if type(field) is models.DateTimeField:
        is_text = connection.vendor == "sqlite"
        return _moment(by_field, as_text=is_text) if connection.timezone is UTC else by_field

    def plain(value: Any) -> Any:
        return value if type(value) is kind or value is None else by_field(value)

    return by_field if kind is None else plain


def _plain_kind(field: type) -> type | None:
    """The type whose values such a column takes as they are; exactly, so that a field that does
    more than its base (seals, say) is asked."""
    if field in _TEXTS:
        return str
    if field in _NUMBERS:
        return int
    return bool if field is models.BooleanField else None


def _moment(by_field: _To, *, as_text: bool) -> _To:
    """Moments are in UTC here; any other one is the field's to judge."""

    def ready(value: Any) -> Any:
        if type(value) is datetime and value.tzinfo is UTC:
            return str(value.replace(tzinfo=None)) if as_text else value
        return value if value is None else by_field(value)

    return ready
