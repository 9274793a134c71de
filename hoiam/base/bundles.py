"""New rows of one act by one statement, where every statement is a way to a server.

Within `bundle` new rows wait for its end on PostgreSQL and go there together. Their keys are drawn
ahead, all of them by one statement, so that rows can name one another. Foreign keys are looked at
when the transaction ends, and triggers after the whole statement: the order is the same, only that
what is written in other ways stands there earlier. So it is for an act none of whose parts reads
what another one wrote as a new row. On SQLite there is no way to save.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import Any

from django.db import connections, models, router

from hoiam.base import straight


class Bundle:
    """Rows that wait."""

    def __init__(self, using: str, expected: Sequence[type[models.Model]]) -> None:
        self.using = using
        keys = straight.ask(using, _drawing(using, tuple(expected)), ()).fetchone()
        self._keys: dict[type[models.Model], int] = dict(zip(expected, keys, strict=True))
        self._statements: list[str] = []
        self._values: list[Any] = []

    def key_for(self, model: type[models.Model]) -> int:
        """A key that no other row of this model has or gets."""
        if model in self._keys:
            return self._keys.pop(model)
        return int(straight.ask(self.using, _drawing(self.using, (model,)), ()).fetchone()[0])

    def add(self, statement: str, values: Sequence[Any]) -> None:
        """A statement that writes new rows and gives nothing back."""
        self._statements.append(statement)
        self._values += values

    def write(self) -> None:
        """All of it."""
        if self._statements:
            straight.send(self.using, _as_one(tuple(self._statements)), self._values)


_waiting: ContextVar[Bundle | None] = ContextVar("bundle", default=None)


@contextmanager
def bundle(*expected: type[models.Model]) -> Iterator[None]:
    """Within it new rows wait for its end; of each `expected` model there is one, mostly. What is
    raised leaves none of them."""
    using = router.db_for_write(expected[0])
    if _waiting.get() is not None or connections[using].vendor != "postgresql":
        yield
        return
    rows = Bundle(using, expected)
    token = _waiting.set(rows)
    try:
        yield
    finally:
        _waiting.reset(token)
    rows.write()


def waiting(using: str) -> Bundle | None:
    """Where new rows of this database have to wait now."""
    found = _waiting.get()
    return found if found is not None and found.using == using else None


@lru_cache(maxsize=64)
def _drawing(using: str, expected: tuple[type[models.Model], ...]) -> str:
    named: list[str] = []
    for model in expected:
        meta: Any = model._meta
        values = (meta.db_table, meta.auto_field.column)
        asked = straight.ask(using, "SELECT pg_get_serial_sequence(%s, %s)", values)
        named.append(f"nextval('{asked.fetchone()[0]}')")
    return f"SELECT {', '.join(named)}"


@lru_cache(maxsize=256)
def _as_one(statements: tuple[str, ...]) -> str:
    *before, last = statements
    named = ", ".join(f"w{number} AS ({one})" for number, one in enumerate(before))
    return f"WITH {named} {last}" if named else last
