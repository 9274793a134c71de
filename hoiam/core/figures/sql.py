"""Figures as SQL over a table whose columns have the names of the dataset: for files of columns.

DuckDB and Spark read the same statement but for how they write a text. No condition ever negates a
comparison (`language.negated`), so that "unknown" counts as "does not hold" wherever it stands.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum

from hoiam.core.figures.definitions import Figure, Measure, Measured
from hoiam.core.figures.language import (
    ALWAYS,
    All,
    AnyOf,
    Asked,
    Column,
    Compare,
    Condition,
    Empty,
    Kind,
    Mark,
    OneOf,
    Value,
)


class Dialect(StrEnum):
    """Whose SQL it is."""

    DUCKDB = "duckdb"
    SPARK = "spark"


TYPES: Mapping[Kind, str] = {
    Kind.TEXT: "VARCHAR",
    Kind.NUMBER: "DECIMAL(20, 2)",
    Kind.FLAG: "BOOLEAN",
    Kind.DAY: "DATE",
}


def name(column: str, dialect: Dialect) -> str:
    """A column as it is named."""
    if not column.isidentifier():
        raise ValueError(f"no column: {column!r}")
    return f'"{column}"' if dialect is Dialect.DUCKDB else f"`{column}`"


def literal(value: Value, dialect: Dialect) -> str:
    """A value as it is written. Definitions and codes alone are written, and still no text ends
    before its end."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, date):
        return f"DATE '{value.isoformat()}'"
    if isinstance(value, int | Decimal):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    if "\0" in value:
        raise ValueError("a text with a zero byte")
    if dialect is Dialect.SPARK:
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
    return "'" + value.replace("'", "''") + "'"


def where(condition: Condition, asked: Asked, dialect: Dialect) -> str:
    """A condition as it stands behind WHERE."""
    match condition:
        case All(parts):
            return _joined(" AND ", [where(one, asked, dialect) for one in parts], "TRUE")
        case AnyOf(parts):
            return _joined(" OR ", [where(one, asked, dialect) for one in parts], "FALSE")
        case Empty(column, holds):
            return f"{name(column, dialect)} IS {'' if holds else 'NOT '}NULL"
        case OneOf(column, values, holds):
            return _one_of(name(column, dialect), values, dialect, holds=holds)
        case Compare(column, op, other, empty):
            return _compared(column, op, _other(other, asked, dialect), other, dialect, empty=empty)
        case _:
            raise TypeError(f"no condition: {condition!r}")


def _joined(word: str, parts: Sequence[str], nothing: str) -> str:
    return f"({word.join(parts)})" if parts else nothing


def _one_of(column: str, values: Sequence[Value], dialect: Dialect, *, holds: bool) -> str:
    if not values:
        return "FALSE" if holds else "TRUE"
    told = ", ".join(literal(one, dialect) for one in values)
    return f"{column} IN ({told})" if holds else f"({column} NOT IN ({told}) OR {column} IS NULL)"


def _other(other: Value | Mark | Column, asked: Asked, dialect: Dialect) -> str:
    if isinstance(other, Column):
        return name(other.name, dialect)
    return literal(asked[other] if isinstance(other, Mark) else other, dialect)


def _compared(
    column: str,
    op: str,
    right: str,
    other: Value | Mark | Column,
    dialect: Dialect,
    *,
    empty: bool,
) -> str:
    left = name(column, dialect)
    said = f"{left} {op} {right}"
    if not empty:
        return said
    missing = f" OR {right} IS NULL" if isinstance(other, Column) else ""
    return f"({said} OR {left} IS NULL{missing})"


def number(measure: Measure, condition: Condition, asked: Asked, dialect: Dialect) -> str:
    """How many or how much of what the condition holds of, as an expression."""
    only = "" if condition == ALWAYS else f" FILTER (WHERE {where(condition, asked, dialect)})"
    match measure.how:
        case Measured.ROWS:
            return f"count(*){only}"
        case Measured.DISTINCT:
            return f"count(DISTINCT {name(measure.column, dialect)}){only}"
        case Measured.SUM:
            return f"sum({name(measure.column, dialect)}){only}"  # of nothing, nothing


def numbers(
    figures: Sequence[Figure],
    asked: Asked,
    dialect: Dialect,
    *,
    table: str,
    by: Sequence[str] = (),
    within: Condition = ALWAYS,
) -> str:
    """One statement for many figures: a line for each combination of `by`, with what is counted
    and, of shares, the whole, in the order of `columns_of_numbers`."""
    told = [name(one, dialect) for one in by]
    for figure in figures:
        told.append(number(figure.measure, figure.counted, asked, dialect))
        if figure.within is not None:
            told.append(number(figure.measure, figure.within, asked, dialect))
    said = f"SELECT {', '.join(told)} FROM {table}"  # noqa: S608  (of definitions alone)
    if within != ALWAYS:
        said += f" WHERE {where(within, asked, dialect)}"
    if by:
        places = ", ".join(str(place) for place in range(1, len(by) + 1))
        said += f" GROUP BY {places} ORDER BY {places}"
    return said


def columns_of_numbers(figures: Sequence[Figure]) -> tuple[tuple[str, str], ...]:
    """What stands in the columns behind `by`: the figure, and whether it is the part or whole."""
    return tuple(
        (figure.code, what)
        for figure in figures
        for what in (("part", "whole") if figure.within is not None else ("part",))
    )
