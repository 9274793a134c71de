"""Rows in and out by statements that are put together once, not at every row.

Django builds every statement anew: for a row of twenty columns that takes longer than the
database needs to write it. The columns, defaults, adapters and converters here are those of the
model; what one of these statements cannot say (expressions, rows that have a key
already) goes Django's own way.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from functools import lru_cache
from types import NoneType
from typing import Any

from django.db import connections, models, router

from hoiam.base import bundles, straight

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
_PLAIN_KINDS: Mapping[type, type] = {
    **dict.fromkeys(_TEXTS, str),
    **dict.fromkeys(_NUMBERS, int),
    models.BooleanField: bool,
    models.FloatField: float,
}


@dataclass(frozen=True, slots=True)
class _Insert:
    """How a row of a model is written in one database."""

    into: str  # table and columns
    marks: str
    end: str
    key: str  # the attribute that the database fills; empty where it is given
    returned: bool  # by the statement; otherwise the driver knows the key
    # Attribute, types whose values are ready as they are, and how any other is made ready.
    columns: tuple[tuple[str, tuple[type, ...], _To], ...]

    @property
    def sql(self) -> str:
        """For one row."""
        return f"{self.into} VALUES {self.marks}{self.end}"

    def of_many(self, count: int) -> str:
        """For so many rows of which no key is asked."""
        return f"{self.into} VALUES {', '.join([self.marks] * count)}"


@dataclass(frozen=True, slots=True)
class _Way:
    """What a statement does beside writing the columns."""

    keyed: bool  # the row brings its key
    unique: tuple[str, ...] = ()
    change: tuple[str, ...] = ()


_WITH_KEY, _WITHOUT_KEY = _Way(keyed=True), _Way(keyed=False)


def insert(row: models.Model, *, forced: bool) -> bool:
    """Write a new row, under the key that it was given where it is `forced` to be new; False
    where Django has to do it."""
    given = row.pk is not None
    return (forced or not given) and _written(row, _WITH_KEY if given else _WITHOUT_KEY)


def put(row: models.Model, *, unique: tuple[str, ...], change: tuple[str, ...]) -> bool:
    """Write a row that has its key, or where one with the same `unique` columns is there, what
    it says in the columns of `change`; False where Django has to do it."""
    return _written(row, _Way(keyed=True, unique=unique, change=change))


def insert_all(rows: Sequence[models.Model]) -> bool:
    """Write new rows of one model by one statement; which keys they got is not asked. False where
    Django has to do it."""
    if not rows:
        return True
    using = router.db_for_write(type(rows[0]), instance=rows[0])
    plan = _insert(type(rows[0]), using, _WITHOUT_KEY)
    values = [None if plan is None else _values(plan, row) for row in rows]
    if plan is None or None in values or any(row.pk is not None for row in rows):
        return False
    told = [value for one in values for value in one or ()]
    waiting = bundles.waiting(using)
    if waiting is not None:
        waiting.add(plan.of_many(len(rows)), told)
    else:
        with _Undoing(using):
            straight.ask(using, plan.of_many(len(rows)), told, writes=True)
    for row in rows:
        row._state.db, row._state.adding = using, False
    return True


def _written(row: models.Model, way: _Way) -> bool:
    model = type(row)
    using = router.db_for_write(model, instance=row)
    waiting = bundles.waiting(using)
    plan = _insert(model, using, way)
    if waiting is not None and plan is not None and plan.key:
        row.__dict__[plan.key] = waiting.key_for(model)  # it stays, whoever writes the row
        plan = _insert(model, using, _WITH_KEY)
    values = None if plan is None else _values(plan, row)
    if plan is None or values is None:
        return False
    if waiting is not None:
        waiting.add(plan.sql, values)
        row._state.db, row._state.adding = using, False
        return True
    told = row.__dict__
    with _Undoing(using):
        asked = straight.ask(using, plan.sql, values, writes=True)
        if plan.key:
            told[plan.key] = asked.fetchone()[0] if plan.returned else asked.lastrowid
    row._state.db, row._state.adding = using, False
    return True


def _values(plan: _Insert, row: models.Model) -> list[Any] | None:
    """Those of its columns; none where Django has to write it."""
    if not _is_plain(row):
        return None
    told = row.__dict__
    try:
        return [
            value if (value := told[name]).__class__ in ready else to(value)
            for name, ready, to in plan.columns
        ]
    except (KeyError, _NotPlain):
        return None


class _Undoing:
    """What goes wrong in here undoes the transaction around it."""

    __slots__ = ("using",)

    def __init__(self, using: str) -> None:
        self.using = using

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: Any, raised: BaseException | None, _where: Any) -> None:
        if isinstance(raised, Exception):
            connection: Any = connections[self.using]
            if connection.in_atomic_block:
                connection.needs_rollback, connection.rollback_exc = True, raised


def _meta(model: type[models.Model]) -> Any:
    return model._meta


class _NotPlain(Exception):
    """A value that only Django's compiler can put into a statement."""


def _is_plain(row: models.Model) -> bool:
    """Whether what was given as a related row is what the columns say: Django looks after the rest."""
    columns, told = _columns_of_relations(type(row)), row.__dict__
    for name, related in row._state.fields_cache.items():
        if related is None or name not in columns:  # not in: a row that points here
            continue
        if related.pk is None or told.get(columns[name]) != related.pk:
            return False
    return True


@lru_cache(maxsize=512)
def _columns_of_relations(model: type[models.Model]) -> dict[str, str]:
    return {
        field.name: field.attname
        for field in _meta(model).concrete_fields
        if field.remote_field is not None
    }


def found[M: models.Model](model: type[M], column: str, value: Any) -> list[M]:
    """The rows with this value in one column, by their keys."""
    using = router.db_for_read(model)
    sql, names, converters, prepare = _select(model, using, column)
    rows = straight.ask(using, sql, [prepare(value)]).fetchall()
    return [model.from_db(using, names, converters(row)) for row in rows]


def change(
    model: type[models.Model], key: Any, values: Mapping[str, Any], *, while_none: str
) -> int:
    """Write these attributes of a row in which another one is still empty; how many rows (0, 1)."""
    using = router.db_for_write(model)
    sql, prepare = _update(model, using, tuple(values), while_none)
    given = [to(value) for to, value in zip(prepare, values.values(), strict=True)]
    with _Undoing(using):
        return int(straight.ask(using, sql, [*given, key], writes=True).rowcount)


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
    key = "" if way.keyed else meta.auto_field.attname
    is_returned = bool(key) and connection.vendor != "sqlite"
    if is_returned:
        end = f" RETURNING {quote(meta.auto_field.column)}"
    return _Insert(
        f"INSERT INTO {quote(meta.db_table)} ({columns})",  # of names of the model alone
        f"({marks})",
        end,
        key,
        is_returned,
        tuple((field.attname, _ready(field), _preparer(field, using)) for field in written),
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


def _ready(field: Any) -> tuple[type, ...]:
    """Types whose values such a column takes as they are; exactly, so that a field that does more
    than its base (seals, say) is asked."""
    kind = _PLAIN_KINDS.get(type(field))
    return () if kind is None else (kind, NoneType)


def _preparer(field: Any, using: str) -> _To:
    """How a value of this column is made ready, the ordinary ones in one step."""
    connection = connections[using]

    def by_field(value: Any) -> Any:
        if hasattr(value, "resolve_expression"):
            raise _NotPlain
        ready = field.get_db_prep_save(value, connection=connection)
        return ready.value if isinstance(ready, Enum) else ready

    kind = type(field)
    if kind is models.DateTimeField and connection.timezone is UTC:
        return _moment(by_field, as_text=connection.vendor == "sqlite")
    if kind is models.DateField and connection.vendor == "sqlite":
        return _day(by_field)
    if kind in _TEXTS:
        return _text(by_field)
    return by_field


def _text(by_field: _To) -> _To:
    """A choice is its value."""

    def ready(value: Any) -> Any:
        is_choice = isinstance(value, models.TextChoices)
        return value.value if is_choice else by_field(value)

    return ready


def _day(by_field: _To) -> _To:
    def ready(value: Any) -> Any:
        return str(value) if type(value) is date else by_field(value)

    return ready


def _moment(by_field: _To, *, as_text: bool) -> _To:
    """Moments are in UTC here; any other one is the field's to judge."""

    def ready(value: Any) -> Any:
        if type(value) is datetime and value.tzinfo is UTC:
            return str(value.replace(tzinfo=None)) if as_text else value
        return value if value is None else by_field(value)

    return ready
