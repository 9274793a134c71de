"""Questions to the database that are put together once.

Django builds the statement of a list of rows anew each time it is asked, and for a page of many
small questions this takes longer than the answers. Here the list is built once, in Django's own
words, with marks in the places of what differs; asked again, it is the same statement with other
values, and its rows become the same objects, related rows included:

    _OF_CASE = Prepared(lambda pk: Answer.objects.filter(case=pk).order_by("number"), int)
    answers = _OF_CASE(case.pk)

A mark may stand where a value is compared with a column of words or of keys, and nowhere else:
what is built may not depend on it. `prefetch_related` has no place here, it would be asked in the
old way.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.db import connections, models, router
from django.db.models import QuerySet
from django.db.models.query import get_related_populators

from hoiam.base import straight

# Values that no column holds: what stands in the statement where these stood is what is asked.
_WORD, _KEY = "\ue000mark-", 2**60


@dataclass(frozen=True, slots=True)
class _Place:
    """The value of the caller that goes here."""

    number: int


@dataclass(frozen=True, slots=True)
class _Plan:
    """How rows are read from one database."""

    sql: str
    told: tuple[Any, ...]  # values, and places for them
    names: list[str]
    span: slice
    converters: tuple[tuple[int, Any, Sequence[Any]], ...]
    related: Sequence[Any]


class Prepared[M: models.Model]:
    """A list of rows by one statement; called with a value for each of its marks."""

    def __init__(self, build: Callable[..., QuerySet[M]], *kinds: type[str] | type[int]) -> None:
        self._build, self._kinds = build, kinds
        self._plans: dict[str, _Plan] = {}
        self._model: type[M] | None = None

    def __call__(self, *values: str | int) -> list[M]:
        using = router.db_for_read(self._model) if self._model is not None else ""
        plan = self._plans.get(using)
        if plan is None:
            using, plan = self._put_together()
        told = [values[one.number] if isinstance(one, _Place) else one for one in plan.told]
        rows = straight.ask(using, plan.sql, told).fetchall()
        return [self._made(plan, using, row) for row in rows]

    def first(self, *values: str | int) -> M | None:
        """The first of them."""
        return next(iter(self(*values)), None)

    def _made(self, plan: _Plan, using: str, row: Sequence[Any]) -> M:
        if plan.converters:
            connection, row = connections[using], list(row)
            for place, column, steps in plan.converters:
                for step in steps:
                    row[place] = step(row[place], column, connection)
        made: M = self._model.from_db(using, plan.names, row[plan.span])  # type: ignore[union-attr]
        for one in plan.related:
            one.populate(row, made)
        return made

    def _put_together(self) -> tuple[str, _Plan]:
        marks = [
            f"{_WORD}{number}" if kind is str else _KEY + number
            for number, kind in enumerate(self._kinds)
        ]
        rows = self._build(*marks)
        self._model = rows.model
        using = router.db_for_read(rows.model)
        compiler: Any = rows.query.get_compiler(using=using)
        sql, told = compiler.as_sql()
        places = {mark: _Place(number) for number, mark in enumerate(marks)}
        fields = compiler.klass_info["select_fields"]
        span = slice(fields[0], fields[-1] + 1)
        plan = _Plan(
            sql=sql,
            told=tuple(places.get(one, _plain(one)) for one in told),
            names=[one[0].target.attname for one in compiler.select[span]],
            span=span,
            converters=_converters(compiler),
            related=get_related_populators(
                compiler.klass_info, compiler.select, using, rows._fetch_mode  # type: ignore[attr-defined]
            ),
        )  # fmt: skip
        if not set(places.values()) <= set(plan.told):
            raise TypeError("a mark is lost: it was not compared with a column of its kind")
        self._plans[using] = plan
        return using, plan


def bring[M: models.Model](row: models.Model, name: str, of: type[M], related: Sequence[M]) -> None:
    """Rows that point to this one, read beside it: `row.<name>.all()` gives them and asks nobody."""
    found: Any = QuerySet(of)
    found._result_cache, found._prefetch_done = list(related), True
    row.__dict__.setdefault("_prefetched_objects_cache", {})[name] = found


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value


def _converters(compiler: Any) -> tuple[tuple[int, Any, Sequence[Any]], ...]:
    found = compiler.get_converters([one[0] for one in compiler.select])
    return tuple((place, column, tuple(steps)) for place, (steps, column) in found.items())
