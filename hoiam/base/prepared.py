"""Questions to the database that are put together once.

Django builds the statement of a list of rows anew each time it is asked, and for a page of many
small questions this takes longer than the answers. Here the list is built once, in Django's own
words, with marks in the places of what differs; asked again, it is the same statement with other
values, and its rows become the same objects, related rows included:

    _OF_CASE = Prepared(lambda pk: Answer.objects.filter(case=pk).order_by("number"), int)
    answers = _OF_CASE(case.pk)

`Prepared` gives rows, `Told` the values of a list of values, `Counted` how many rows each of several
lists has, and `Keys` the keys of whatever stands in one of several lists, in one statement.

What differs is a `str`, `int`, `date` or `datetime`; `Many(int)` is for `__in`, however many they
are; `PERSON` an actor, for whom the list is built with marks for the code and the units; `Fixed`
what the list is built with as it is: for each there is a statement of its own.

A mark may stand where a value is compared with a column of its kind, and nowhere else: what is
built may not depend on it, nor on anything the database would have to be asked. `prefetch_related`
has no place here, it would be asked in the old way.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connections, models, router
from django.db.models import QuerySet
from django.db.models.query import get_related_populators

from hoiam.base import straight
from hoiam.base.marks_given import (
    PERSON,
    Fixed,
    Kind,
    Many,
    Marks,
    Statement,
    asking_nothing,
    laid_out,
)

__all__ = ["PERSON", "Counted", "Fixed", "Keys", "Many", "Prepared", "Told", "bring"]

MOST = 200  # statements of one question; a shape more, and they are put together anew
type Build[M: models.Model] = Callable[..., QuerySet[M, Any]]


class _Question[P](ABC):
    """A plan for each database and shape of what is given."""

    def __init__(self, *kinds: Kind) -> None:
        self._kinds = kinds
        self._plans: dict[Hashable, P] = {}
        self._model: type[models.Model] | None = None

    def _planned(self, given: Sequence[Any]) -> tuple[str, P, list[Any]]:
        """Where to ask, how, and the values for the places."""
        shape, values = laid_out(self._kinds, given)
        using = router.db_for_read(self._model) if self._model is not None else ""
        plans = self._plans
        if (using, shape) in plans:
            return using, plans[using, shape], values
        with asking_nothing():
            using, plan = self._put_together(Marks(self._kinds, given))
        if len(plans) >= MOST:
            plans = self._plans = {}
        plans[using, shape] = plan
        return using, plan, values

    @abstractmethod
    def _put_together(self, marks: Marks) -> tuple[str, P]: ...


@dataclass(frozen=True, slots=True)
class _Plan:
    """How rows are read from one database."""

    statement: Statement
    names: list[str]
    span: slice
    converters: tuple[tuple[int, Any, Sequence[Any]], ...]
    related: Sequence[Any]


class _OfOneList[P](_Question[P]):
    """A question that one list answers."""

    def __init__(self, build: Build[Any], *kinds: Kind) -> None:
        super().__init__(*kinds)
        self._build = build

    def _compiled(self, marks: Marks) -> tuple[Any, str, Any, Statement | None]:
        """The list, where it is read, what Django makes of it, and what is asked."""
        rows: Any = self._build(*marks.given)
        self._model = rows.model
        using = router.db_for_read(rows.model)
        compiler = rows.query.get_compiler(using=using)
        return rows, using, compiler, marks.statement(using, compiler.as_sql)


class Prepared[M: models.Model](_OfOneList[_Plan | None]):
    """A list of rows by one statement; called with a value for each of its marks."""

    def __init__(self, build: Build[M], *kinds: Kind) -> None:
        super().__init__(build, *kinds)

    def __call__(self, *given: Any) -> list[M]:
        using, plan, values = self._planned(given)
        if plan is None:
            return []
        rows = straight.ask(using, plan.statement.sql, plan.statement.filled(values)).fetchall()
        return [self._made(plan, using, row) for row in rows]

    def first(self, *given: Any) -> M | None:
        """The first of them."""
        return next(iter(self(*given)), None)

    def _made(self, plan: _Plan, using: str, row: Sequence[Any]) -> M:
        row = _converted(using, plan.converters, row)
        made: M = self._model.from_db(using, plan.names, row[plan.span])  # type: ignore[union-attr, assignment]
        for one in plan.related:
            one.populate(row, made)
        return made

    def _put_together(self, marks: Marks) -> tuple[str, _Plan | None]:
        rows, using, compiler, statement = self._compiled(marks)
        if statement is None:
            return using, None
        fields = compiler.klass_info["select_fields"]
        span = slice(fields[0], fields[-1] + 1)
        return using, _Plan(
            statement=statement,
            names=[one[0].target.attname for one in compiler.select[span]],
            span=span,
            converters=_converters(compiler),
            related=get_related_populators(
                compiler.klass_info, compiler.select, using, rows._fetch_mode
            ),
        )


@dataclass(frozen=True, slots=True)
class _Columns:
    """How values are read from one database."""

    statement: Statement
    converters: tuple[tuple[int, Any, Sequence[Any]], ...]


class Told(_OfOneList[_Columns | None]):
    """The values of a list of values by one statement, a tuple for each row."""

    def __call__(self, *given: Any) -> list[tuple[Any, ...]]:
        using, plan, values = self._planned(given)
        if plan is None:
            return []
        rows = straight.ask(using, plan.statement.sql, plan.statement.filled(values)).fetchall()
        return [tuple(_converted(using, plan.converters, row)) for row in rows]

    def _put_together(self, marks: Marks) -> tuple[str, _Columns | None]:
        _rows, using, compiler, statement = self._compiled(marks)
        if statement is None:
            return using, None
        return using, _Columns(statement, _converters(compiler))


class Counted(_Question[Statement]):
    """How many rows several lists have, each counted no further than so many, if that is said."""

    def __init__(self, builds: Sequence[Build[Any]], *kinds: Kind, most: int | None = None) -> None:
        super().__init__(*kinds)
        self._builds, self._most = builds, most

    def __call__(self, *given: Any) -> tuple[int, ...]:
        using, plan, values = self._planned(given)
        found = straight.ask(using, plan.sql, plan.filled(values)).fetchone()
        return tuple(map(int, found))

    def _put_together(self, marks: Marks) -> tuple[str, Statement]:
        lists = [build(*marks.given) for build in self._builds]
        self._model = lists[0].model
        using = router.db_for_read(self._model)
        words: list[str] = []
        told: list[Any] = []
        for number, rows in enumerate(lists):
            query: Any = rows.order_by().values("pk")[: self._most].query
            one = marks.statement(using, query.get_compiler(using=using).as_sql, whole=False)
            # Statements made by Django, laid together; values are parameters.
            words.append(f"(SELECT COUNT(*) FROM ({one.sql}) AS list_{number})" if one else "0")  # noqa: S608
            told += one.told if one else ()
        return using, Statement(f"SELECT {', '.join(words)}", tuple(told))


class Keys(_Question[Statement | None]):
    """Keys of rows that stand in one of several lists, each looked at by itself."""

    def __init__(self, build: Callable[..., Sequence[QuerySet[Any]]], *kinds: Kind) -> None:
        super().__init__(*kinds)
        self._build = build

    def __call__(self, *given: Any) -> list[int]:
        using, plan, values = self._planned(given)
        if plan is None:
            return []
        return [int(pk) for (pk,) in straight.ask(using, plan.sql, plan.filled(values)).fetchall()]

    def _put_together(self, marks: Marks) -> tuple[str, Statement | None]:
        lists = self._build(*marks.given)
        self._model = lists[0].model
        using = router.db_for_read(self._model)
        words: list[str] = []
        told: list[Any] = []
        for number, rows in enumerate(lists):
            query: Any = rows.values("pk").query
            one = marks.statement(using, query.get_compiler(using=using).as_sql, whole=False)
            if one is not None:
                words.append(f"SELECT * FROM ({one.sql}) AS list_{number}")  # noqa: S608 - as above
                told += one.told
        return using, Statement(" UNION ".join(words), tuple(told)) if words else None


def bring[M: models.Model](row: models.Model, name: str, of: type[M], related: Sequence[M]) -> None:
    """Rows that point to this one, read beside it: `row.<name>.all()` gives them and asks nobody."""
    found: Any = QuerySet(of)
    found._result_cache, found._prefetch_done = list(related), True
    row.__dict__.setdefault("_prefetched_objects_cache", {})[name] = found


def _converted(using: str, converters: Sequence[Any], row: Sequence[Any]) -> Sequence[Any]:
    if not converters:
        return row
    connection, row = connections[using], list(row)
    for place, column, steps in converters:
        for step in steps:
            row[place] = step(row[place], column, connection)
    return row


def _converters(compiler: Any) -> tuple[tuple[int, Any, Sequence[Any]], ...]:
    found = compiler.get_converters([one[0] for one in compiler.select])
    return tuple((place, column, tuple(steps)) for place, (steps, column) in found.items())
