"""What a question that is put together once is built with, and the marks in its place."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from typing import Any, NoReturn

from django.core.exceptions import EmptyResultSet
from django.db import connections

from hoiam.base import steady
from hoiam.core.actor import Held

# Values that no column holds: what stands in the statement where these stood is what is asked.
_WORD, _KEY = "\ue000mark-", 2**60
_DAY, _MOMENT = date(9000, 1, 1), datetime(9000, 1, 1, tzinfo=UTC)
_ARRAYS: dict[type, str] = {str: "text", int: "bigint"}


@dataclass(frozen=True, slots=True)
class Many:
    """Any number of values, for `__in`."""

    of: type[str] | type[int]


@dataclass(frozen=True, slots=True)
class Fixed:
    """Something that may be known by less than all it holds."""

    known_by: Callable[[Any], Hashable] = lambda given: given


class Person(Enum):
    PERSON = 0


PERSON = Person.PERSON

type Kind = type[str] | type[int] | type[date] | Many | Fixed | Person


@dataclass(frozen=True, slots=True)
class Place:
    """The value of the caller that goes here, as the database is given it."""

    number: int
    adapted: Callable[[Any], Any] | None = None
    array: str = ""  # of many: the type of each
    spread: int = 0  # of many: how many signs there are for them, where they are no array


@dataclass(frozen=True, slots=True)
class Statement:
    """Words, and values or places for them."""

    sql: str
    told: tuple[Any, ...]

    def filled(self, values: Sequence[Any]) -> list[Any]:
        found = []
        for one in self.told:
            if not isinstance(one, Place):
                found.append(one)
                continue
            value = values[one.number]
            if one.spread:
                found += [*value, *([value[-1]] * (one.spread - len(value)))]
            else:
                found.append(value if one.adapted is None else one.adapted(value))
        return found


def laid_out(kinds: Sequence[Kind], given: Sequence[Any]) -> tuple[Hashable, list[Any]]:
    """What tells statements apart, and the values in the order of their places."""
    shape: list[Hashable] = []
    values: list[Any] = []
    for kind, value in zip(kinds, given, strict=True):
        if kind is PERSON:
            units = sorted(value.units())
            held = frozenset((one.role, units.index(one.unit)) for one in value.held)
            shape.append((value.kind, held))
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


class Marks:
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
            # Of the act nothing may be asked: it would be that of whoever came first.
            return replace(value, code=code, held=held, act=f"{_WORD}act")
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
    ) -> Statement | None:
        """What is asked; nothing where no row can be meant. A part of a statement need not hold
        every mark."""
        try:
            sql, values = compiled()
        except EmptyResultSet:
            return None
        places = self._places(using)
        told = [places.get(_hashed(one), _plain(one)) for one in values]
        met = {one.number for one in told if isinstance(one, Place)}
        if (whole and not self._needed <= met) or any(map(_is_left, told)) or _WORD in sql:
            raise TypeError("a mark is lost: it was not compared with a column of its kind")
        return Statement(_with_lists(sql, told), tuple(told))

    def _places(self, using: str) -> dict[Hashable, Place]:
        """By the mark as this database is given it."""
        ops = connections[using].ops
        is_postgres = connections[using].vendor == "postgresql"
        found: dict[Hashable, Place] = {}
        for number, (mark, kind) in enumerate(self._marks):
            if isinstance(kind, Many):
                spread = 0 if is_postgres else self._spread.get(number, 0)
                found[_hashed(mark)] = Place(number, array=_ARRAYS[kind.of], spread=spread)
            elif kind is datetime:
                said = ops.adapt_datetimefield_value(mark)
                found[_hashed(said)] = Place(number, ops.adapt_datetimefield_value)
            elif kind is date:
                said = ops.adapt_datefield_value(mark)
                found[_hashed(said)] = Place(number, ops.adapt_datefield_value)
            else:
                found[_hashed(mark)] = Place(number)
        return found


def _with_lists(sql: str, told: Sequence[Any]) -> str:
    """A list in place of its mark. SQLite takes no index for what it would have to unpack."""
    pieces = sql.split("%s")
    words = pieces[0]
    for number, (one, after) in enumerate(zip(told, pieces[1:], strict=True)):
        if not isinstance(one, Place) or not one.array:
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
def asking_nothing() -> Iterator[None]:
    """Whoever builds a list asks neither the database nor what is kept of it: the answer would
    stay."""

    def refuse(*_given: Any) -> NoReturn:
        raise TypeError("what is put together once may not depend on an answer")

    with ExitStack() as stack, steady.closed():
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
