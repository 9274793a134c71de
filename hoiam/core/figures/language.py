"""Conditions over the columns of a register, with two truth values.

A comparison with something that is not there is false, and its negation true. SQL says "unknown"
to both, and every engine and every mapper then has a way of its own; so negations are pushed down
to the comparisons (`negated`) and each comparison is told what an empty column means.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

type Value = str | int | Decimal | bool | date


class Kind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    NUMBER = "number"
    FLAG = "flag"
    DAY = "day"


class Mark(StrEnum):
    """A day that is given when the figure is asked for."""

    FIRST = "first"  # first day of the period
    LAST = "last"  # its last day, up to which everything is known
    DAY = "day"  # the day of asking; never after LAST


class Op(StrEnum):
    """A comparison, as SQL writes it."""

    EQ = "="
    NE = "<>"
    LT = "<"
    LE = "<="
    GT = ">"
    GE = ">="


_OPPOSITE = {
    Op.EQ: Op.NE, Op.NE: Op.EQ, Op.LT: Op.GE, Op.GE: Op.LT, Op.GT: Op.LE, Op.LE: Op.GT,
}  # fmt: skip


class Condition:
    """Something that holds of a row, or does not."""

    __slots__ = ()

    def __and__(self, other: "Condition") -> "Condition":
        return All((self, other))

    def __or__(self, other: "Condition") -> "Condition":
        return AnyOf((self, other))

    def __invert__(self) -> "Condition":
        return negated(self)


@dataclass(frozen=True, slots=True)
class All(Condition):
    """Every part holds; of no parts, always."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf(Condition):
    """One of the parts holds; of no parts, never."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Empty(Condition):
    """The column says nothing; with `holds=False`, it says something."""

    column: str
    holds: bool = True


@dataclass(frozen=True, slots=True)
class Compare(Condition):
    """A column against a value, a mark or another column. `empty` is what holds where either of
    them says nothing."""

    column: str
    op: Op
    other: "Value | Mark | Column"
    empty: bool = False


@dataclass(frozen=True, slots=True)
class OneOf(Condition):
    """The column is one of these values; with `holds=False`, none of them, or empty."""

    column: str
    values: tuple[Value, ...]
    holds: bool = True


ALWAYS: Condition = All(())
NEVER: Condition = AnyOf(())


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its name; the beginning of a condition."""

    name: str

    def equals(self, value: "Value | Mark | Column") -> Condition:
        return Compare(self.name, Op.EQ, value)

    def before(self, value: "Value | Mark | Column") -> Condition:
        return Compare(self.name, Op.LT, value)

    def until(self, value: "Value | Mark | Column") -> Condition:
        return Compare(self.name, Op.LE, value)

    def after(self, value: "Value | Mark | Column") -> Condition:
        return Compare(self.name, Op.GT, value)

    def since(self, value: "Value | Mark | Column") -> Condition:
        return Compare(self.name, Op.GE, value)

    def one_of(self, *values: Value) -> Condition:
        return OneOf(self.name, values)

    @property
    def is_empty(self) -> Condition:
        return Empty(self.name)

    @property
    def is_there(self) -> Condition:
        return Empty(self.name, holds=False)

    @property
    def holds(self) -> Condition:
        """Of a flag: it is set."""
        return Compare(self.name, Op.EQ, other=True)


def negated(condition: Condition) -> Condition:
    """What holds exactly where the condition does not."""
    match condition:
        case All(parts):
            return AnyOf(tuple(negated(one) for one in parts))
        case AnyOf(parts):
            return All(tuple(negated(one) for one in parts))
        case Empty(column, holds):
            return Empty(column, not holds)
        case Compare(column, op, other, empty):
            return Compare(column, _OPPOSITE[op], other, not empty)
        case OneOf(column, values, holds):
            return OneOf(column, values, not holds)
        case _:
            raise TypeError(f"no condition: {condition!r}")


def columns_of(condition: Condition) -> frozenset[str]:
    """The names of all columns that a condition looks at."""
    match condition:
        case All(parts) | AnyOf(parts):
            return frozenset().union(*(columns_of(one) for one in parts))
        case Compare(column, _op, other, _empty):
            return frozenset({column} | ({other.name} if isinstance(other, Column) else set()))
        case Empty(column, _) | OneOf(column, _, _):
            return frozenset({column})
        case _:
            raise TypeError(f"no condition: {condition!r}")


def whenever(condition: Condition) -> Condition:
    """The same at any time: without what is said of the first and the last day of a period.

    Only of conditions in which those say nothing but "within the period"."""
    match condition:
        case All(parts):
            kept = [one for one in map(whenever, parts) if one != ALWAYS]
            return kept[0] if len(kept) == 1 else All(tuple(kept))
        case AnyOf(parts):
            return AnyOf(tuple(whenever(one) for one in parts))
        case Compare(_column, _op, other, _empty) if other in (Mark.FIRST, Mark.LAST):
            return ALWAYS
        case _:
            return condition


def within_period(column: str) -> Condition:
    """The day of a column lies in the period that is asked for."""
    return Column(column).since(Mark.FIRST) & Column(column).until(Mark.LAST)


@dataclass(frozen=True, slots=True)
class Asked:
    """The days that a figure is asked for."""

    first: date
    last: date
    day: date

    def __getitem__(self, mark: Mark) -> date:
        return {Mark.FIRST: self.first, Mark.LAST: self.last, Mark.DAY: self.day}[mark]

    @classmethod
    def of(cls, first: date, last: date, on: date) -> "Asked":
        """A period as it is looked at on a day; what happens after its end is not known in it."""
        return cls(first, last, min(on, last))


def holds(condition: Condition, row: Mapping[str, Value | None], asked: Asked) -> bool:
    """Whether a condition holds of a row, in Python: what every engine has to agree with."""
    match condition:
        case All(parts):
            return all(holds(one, row, asked) for one in parts)
        case AnyOf(parts):
            return any(holds(one, row, asked) for one in parts)
        case Empty(column, wanted):
            return (row[column] is None) == wanted
        case OneOf(column, values, wanted):
            return (row[column] in values) == wanted
        case Compare(column, op, other, empty):
            left = row[column]
            right = _other(other, row, asked)
            return empty if left is None or right is None else _compares(left, op, right)
        case _:
            raise TypeError(f"no condition: {condition!r}")


def _other(
    other: Value | Mark | Column, row: Mapping[str, Value | None], asked: Asked
) -> Value | None:
    if isinstance(other, Column):
        return row[other.name]
    return asked[other] if isinstance(other, Mark) else other


def _compares(left: Value, op: Op, right: Value) -> bool:
    match op:
        case Op.EQ:
            return left == right
        case Op.NE:
            return left != right
        case Op.LT:
            return left < right  # type: ignore[operator]
        case Op.LE:
            return left <= right  # type: ignore[operator]
        case Op.GT:
            return left > right  # type: ignore[operator]
        case Op.GE:
            return left >= right  # type: ignore[operator]
