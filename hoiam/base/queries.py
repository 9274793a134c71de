"""Reading the history of a thing, and which values need which key."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Func, Model, Q, QuerySet, Subquery, TextField
from django.db.models.lookups import IsNull

from hoiam.base import keys
from hoiam.base.encryption import MARK, EncryptedJSON, EncryptedText
from hoiam.base.models import DataKey, Event
from hoiam.base.prepared import Prepared

_PLAIN = re.compile("[a-z-]*")


def only[M: Model](rows: QuerySet[M]) -> M | None:
    """The row of a look-up by what is unique, if there is one.

    `first` would have the database order it, and to build that order over a wide row costs more
    than the look-up itself.
    """
    return next(iter(rows[:1]), None)


class Unindexed(Func):
    """A column that is compared row by row: without statistics SQLite takes an index of what half
    the table has in common for as good as one of what few rows have."""

    template, arity = "%(expressions)s", 1

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """The sign changes no value and keeps every index out."""
        return self.as_sql(compiler, connection, template="+%(expressions)s", **extra)


class Constant(Func):
    """A word of our own that stands in the statement itself. SQLite takes an index of some rows
    alone only where it sees that a list of words is the one the index was made for."""

    arity, output_field = 0, TextField()

    def __init__(self, word: str) -> None:
        if not _PLAIN.fullmatch(word):
            raise ValueError(f"no word of our own: {word}")
        super().__init__()
        self.word = word

    def as_sql(self, *_given: Any, **_extra: Any) -> tuple[str, tuple[()]]:
        """Nothing in it has to be quoted."""
        return f"'{self.word}'", ()


def of_each(rows: QuerySet[Any]) -> Q:
    """Whether there is one of these (with `OuterRef`), looked up for each row as it comes. Where
    it says `Exists`, PostgreSQL may gather the answer for all rows that ever were, to ask thirty."""
    return Q(IsNull(Subquery(rows.order_by().values("pk")[:1]), rhs=False))


def history(*subjects: tuple[str, str], newest: int = 500) -> list[Event]:
    """Events of these (kind, code) subjects in the order they happened, at most `newest`."""
    if not subjects:
        return []
    told = (word for subject in subjects for word in subject)
    return _history(len(subjects), newest)(*told)[::-1]


@cache
def _history(count: int, newest: int) -> Prepared[Event]:
    """Of so many subjects: what is asked once is asked again for every other page."""

    def events(*words: str) -> QuerySet[Event]:
        wanted = Q()
        for kind, code in zip(words[::2], words[1::2], strict=True):
            wanted |= Q(subject_kind=kind, subject_code=code)
        return Event.objects.filter(wanted).order_by("-id")[:newest]

    return Prepared(events, *[str] * (2 * count))


def of_act(act: str) -> Iterable[Event]:
    """Everything that one act caused, in order."""
    return Event.objects.filter(act=act).order_by("id")


@dataclass(frozen=True, slots=True)
class SealedColumn:
    """A column whose values lie encrypted."""

    table: str
    column: str
    bound: str  # what every value of it is bound to


def sealed_columns() -> list[SealedColumn]:
    """All of them, in a steady order."""
    return sorted(
        (
            SealedColumn(model._meta.db_table, field.name, field.bound)
            for model in apps.get_models()
            for field in model._meta.local_concrete_fields
            if isinstance(field, EncryptedText | EncryptedJSON)
        ),
        key=lambda one: one.bound,
    )


def to_reseal(column: SealedColumn, *, after: int, most: int) -> list[tuple[int, str]]:
    """The next rows of a column, behind one, whose values have an older key than the newest."""
    quote = connection.ops.quote_name
    table, name = quote(column.table), quote(column.column)
    with connection.cursor() as cursor:
        cursor.execute(
            # Names of the model alone; values are parameters.
            f"SELECT id, {name} FROM {table} WHERE id > %s AND {name} <> '' "  # noqa: S608
            f"AND {name} NOT LIKE %s ORDER BY id LIMIT %s",
            [after, f"{MARK}{keys.ring().newest.id}:%", most],
        )
        rows: list[tuple[int, str]] = cursor.fetchall()
        return rows


def values_needing(key: str) -> int:
    """How many values only this key opens. Reads every table that has a sealed column."""
    quote, count = connection.ops.quote_name, 0
    with connection.cursor() as cursor:
        for one in sealed_columns():
            cursor.execute(
                # Names of the model alone; the key is a parameter.
                f"SELECT COUNT(*) FROM {quote(one.table)} "  # noqa: S608
                f"WHERE {quote(one.column)} LIKE %s",
                [f"{MARK}{key}:%"],
            )
            count += cursor.fetchone()[0]
    return count


def keys_noted() -> list[DataKey]:
    """Every key that this database was ever sealed with, oldest first."""
    return list(DataKey.objects.order_by("id"))
