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
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from typing import Any, NoReturn

from django.core.exceptions import EmptyResultSet
from django.db import connections, models, router
from django.db.models import QuerySet
from django.db.models.query import get_related_populators

from hoiam.base import straight
from hoiam.core.actor import Held

MOST = 200  # statements of one question; a shape more, and they are put together anew
# Values that no column holds: what stands in the statement where these stood is what is asked.
_WORD, _KEY = "\ue000mark-", 2**60
_DAY, _MOMENT = date(9000, 1, 1), datetime(9000, 1, 1, tzinfo=UTC)
_ARRAYS: dict[type, str] = {str: "text", int: "bigint"}

type Build[M: models.Model] = Callable[..., QuerySet[M, Any]]


@dataclass(frozen=True, slots=True)
class Many:
    """Any number of values, for `__in`."""

    of: type[str] | type[int]


@dataclass(frozen=True, slots=True)
class Fixed:
    """Something that may be known by less than all it holds."""

    known_by: Callable[[Any], Hashable] = lambda given: given


class _Person(Enum):
    PERSON = 0


PERSON = _Person.PERSON

type Kind = type[str] | type[int] | type[date] | Many | Fixed | _Person


@dataclass(frozen=True, slots=True)
class _Place:
    """The value of the caller that goes here, as the database is given it."""

    number: int
    adapted: Callable[[Any], Any] | None = None
    array: str = ""  # of many: the type of each
    spread: int = 0  # of many: how many signs there are for them, where they are no array


@dataclass(frozen=True, slots=True)
class _Statement:
    """Words, and values or places for them."""

    sql: str
    told: tuple[Any, ...]

    def filled(self, values: Sequence[Any]) -> list[Any]:
        found = []
        for one in self.told:
            if not isinstance(one, _Place):
                found.append(one)
                continue
            value = values[one.number]
            if one.spread:
                found += [*value, *([value[-1]] * (one.spread - len(value)))]
            else:
                found.append(value if one.adapted is None else one.adapted(value))
        return found


class _Question[P](ABC):
    """A plan for each database and shape of what is given."""

    def __init__(self, *kinds: Kind) -> None:
        self._kinds = kinds
        self._plans: dict[Hashable, P] = {}
        self._model: type[models.Model] | None = None

    def _planned(self, given: Sequence[Any]) -> tuple[str, P, list[Any]]:
        """Where to ask, how, and the values for the places."""
        shape, values = _laid_out(self._kinds, given)
        using = router.db_for_read(self._model) if self._model is not None else ""
        plans = self._plans
        if (using, shape) in plans:
            return using, plans[using, shape], values
        with _asking_nothing():
            using, plan = self._put_together(_Marks(self._kinds, given))
        if len(plans) >= MOST:
            plans = self._plans = {}
        plans[using, shape] = plan
        return using, plan, values

    @abstractmethod
    def _put_together(self, marks: "_Marks") -> tuple[str, P]: ...


@dataclass(frozen=True, slots=True)
class _Plan:
    """How rows are read from one database."""

    statement: _Statement
    names: list[str]
    span: slice
    converters: tuple[tuple[int, Any, Sequence[Any]], ...]
    related: Sequence[Any]


class Prepared[M: models.Model](_Question[_Plan | None]):
    """A list of rows by one statement; called with a value for each of its marks."""

    def __init__(self, build: Build[M], *kinds: Kind) -> None:
        super().__init__(*kinds)
        self._build = build

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

    def _put_together(self, marks: "_Marks") -> tuple[str, _Plan | None]:
        rows: Any = self._build(*marks.given)
        self._model = rows.model
        using = router.db_for_read(rows.model)
        compiler = rows.query.get_compiler(using=using)
        statement = marks.statement(using, compiler.as_sql)
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

    statement: _Statement
    converters: tuple[tuple[int, Any, Sequence[Any]], ...]


class Told(_Question[_Columns | None]):
    """The values of a list of values by one statement, a tuple for each row."""

    def __init__(self, build: Build[Any], *kinds: Kind) -> None:
        super().__init__(*kinds)
        self._build = build

    def __call__(self, *given: Any) -> list[tuple[Any, ...]]:
        using, plan, values = self._planned(given)
        if plan is None:
            return []
        rows = straight.ask(using, plan.statement.sql, plan.statement.filled(values)).fetchall()
        return [tuple(_converted(using, plan.converters, row)) for row in rows]

    def _put_together(self, marks: "_Marks") -> tuple[str, _Columns | None]:
        rows: Any = self._build(*marks.given)
        self._model = rows.model
        using = router.db_for_read(rows.model)
        compiler = rows.query.get_compiler(using=using)
        statement = marks.statement(using, compiler.as_sql)
        if statement is None:
            return using, None
        return using, _Columns(statement, _converters(compiler))


class Counted(_Question[_Statement]):
    """How many rows several lists have, each counted no further than so many, if that is said."""

    def __init__(self, builds: Sequence[Build[Any]], *kinds: Kind, most: int | None = None) -> None:
        super().__init__(*kinds)
        self._builds, self._most = builds, most

    def __call__(self, *given: Any) -> tuple[int, ...]:
        using, plan, values = self._planned(given)
        found = straight.ask(using, plan.sql, plan.filled(values)).fetchone()
        return tuple(map(int, found))

    def _put_together(self, marks: "_Marks") -> tuple[str, _Statement]:
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
        return using, _Statement(f"SELECT {', '.join(words)}", tuple(told))


class Keys(_Question[_Statement | None]):
    """Keys of rows that stand in one of several lists, each looked at by itself."""

    def __init__(self, build: Callable[..., Sequence[QuerySet[Any]]], *kinds: Kind) -> None:
        super().__init__(*kinds)
        self._build = build

    def __call__(self, *given: Any) -> list[int]:
        using, plan, values = self._planned(given)
        if plan is None:
            return []
        return [int(pk) for (pk,) in straight.ask(using, plan.sql, plan.filled(values)).fetchall()]

    def _put_together(self, marks: "_Marks") -> tuple[str, _Statement | None]:
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
        return using, _Statement(" UNION ".join(words), tuple(told)) if words else None


def bring[M: models.Model](row: models.Model, name: str, of: type[M], related: Sequence[M]) -> None:
    """Rows that point to this one, read beside it: `row.<name>.all()` gives them and asks nobody."""
    found: Any = QuerySet(of)
    found._result_cache, found._prefetch_done = list(related), True
    row.__dict__.setdefault("_prefetched_objects_cache", {})[name] = found


# ---- what is given, and the marks in its place ---------------------------------------------------


def _laid_out(kinds: Sequence[Kind], given: Sequence[Any]) -> tuple[Hashable, list[Any]]:
    """What tells statements apart, and the values in the order of their places."""
    shape: list[Hashable] = []
    values: list[Any] = []
    for kind, value in zip(kinds, given, strict=True):
        if kind is PERSON:
            units = sorted(value.units())
            held = frozenset((one.role, units.index(one.unit)) for one in value.held)
            shape.append(held)
            values += [value.code, *units]
        elif isinstance(kind, Many):
            found = list(value)
            shape.append(_spread(found))
            values.append(found)
        elif isinstance(kind, Fixed):
            shape.append(kind.known_by(value))
        else:
            values.append(value)
    return tuple(shape), values


def _spread(values: Sequence[Any]) -> int:
    """Signs for a list where the database is given one for each value: the last one is said again,
    so that there are few different numbers of them."""
    return 1 << (len(values) - 1).bit_length() if values else 0


class _Marks:
    """What a list is built with, and which value belongs where a mark is met."""

    def __init__(self, kinds: Sequence[Kind], given: Sequence[Any]) -> None:
        self._marks: list[tuple[Any, Kind]] = []
        self._spread: dict[int, int] = {}
        self._needed: set[int] = set()
        self.given = [self._marked(*one) for one in zip(kinds, given, strict=True)]

    def _marked(self, kind: Kind, value: Any) -> Any:
        if isinstance(kind, Fixed):
            return value
        if kind is PERSON:
            code = self._mark(str)
            units = {unit: self._mark(str) for unit in sorted(value.units())}
            held = frozenset(Held(one.role, units[one.unit]) for one in value.held)
            return replace(value, code=code, held=held)
        if isinstance(kind, Many) and not value:
            self._marks.append((None, kind))
            return []
        self._needed.add(len(self._marks))
        if isinstance(kind, Many):
            self._spread[len(self._marks)] = _spread(list(value))
        return [self._mark(kind)] if isinstance(kind, Many) else self._mark(kind)

    def _mark(self, kind: Any) -> Any:
        number = len(self._marks)
        match kind.of if isinstance(kind, Many) else kind:
            case type() as one if one is str:
                mark: Any = f"{_WORD}{number}."
            case type() as one if one is int:
                mark = _KEY + number
            case type() as one if one is datetime:
                mark = _MOMENT + timedelta(days=number)
            case _:
                mark = _DAY + timedelta(days=number)
        self._marks.append((mark, kind))
        return mark

    def statement(
        self, using: str, compiled: Callable[[], tuple[str, Sequence[Any]]], *, whole: bool = True
    ) -> _Statement | None:
        """What is asked; nothing where no row can be meant. A part of a statement need not hold
        every mark."""
        try:
            sql, values = compiled()
        except EmptyResultSet:
            return None
        places = self._places(using)
        told = [places.get(_hashed(one), _plain(one)) for one in values]
        met = {one.number for one in told if isinstance(one, _Place)}
        if (whole and not self._needed <= met) or any(map(_is_left, told)) or _WORD in sql:
            raise TypeError("a mark is lost: it was not compared with a column of its kind")
        return _Statement(_with_lists(sql, told), tuple(told))

    def _places(self, using: str) -> dict[Hashable, _Place]:
        """By the mark as this database is given it."""
        ops = connections[using].ops
        is_postgres = connections[using].vendor == "postgresql"
        found: dict[Hashable, _Place] = {}
        for number, (mark, kind) in enumerate(self._marks):
            if isinstance(kind, Many):
                spread = 0 if is_postgres else self._spread.get(number, 0)
                found[_hashed(mark)] = _Place(number, array=_ARRAYS[kind.of], spread=spread)
            elif kind is datetime:
                said = ops.adapt_datetimefield_value(mark)
                found[_hashed(said)] = _Place(number, ops.adapt_datetimefield_value)
            elif kind is date:
                said = ops.adapt_datefield_value(mark)
                found[_hashed(said)] = _Place(number, ops.adapt_datefield_value)
            else:
                found[_hashed(mark)] = _Place(number)
        return found


def _with_lists(sql: str, told: Sequence[Any]) -> str:
    """A list in place of its mark. SQLite takes no index for what it would have to unpack."""
    pieces = sql.split("%s")
    words = pieces[0]
    for number, (one, after) in enumerate(zip(told, pieces[1:], strict=True)):
        if not isinstance(one, _Place) or not one.array:
            words += "%s" + after
            continue
        if not pieces[number].endswith(" IN (") or not after.startswith(")"):
            raise TypeError("a mark is lost: it was not asked for with `__in`")
        if one.spread:
            words += ", ".join(["%s"] * one.spread) + after
        else:
            words = f"{words.removesuffix(' IN (')} = ANY(%s::{one.array}[]){after[1:]}"
    return words


@contextmanager
def _asking_nothing() -> Iterator[None]:
    """Whoever builds a list asks the database nothing: the answer would stay."""

    def refuse(*_given: Any) -> NoReturn:
        raise TypeError("what is put together once may not depend on an answer")

    with ExitStack() as stack:
        for connection in connections.all(initialized_only=True):
            stack.enter_context(connection.execute_wrapper(refuse))
        yield


def _hashed(value: Any) -> Hashable:
    """By type too: a number is no mark because it equals one. PostgreSQL has kinds of its own."""
    if isinstance(value, int) and not isinstance(value, bool):
        return (int, int(value))
    return (type(value), value if isinstance(value, Hashable) else repr(value))


def _is_left(value: Any) -> bool:
    """A mark that something else was made of."""
    return (isinstance(value, str) and _WORD in value) or (isinstance(value, int) and value >= _KEY)


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value


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
