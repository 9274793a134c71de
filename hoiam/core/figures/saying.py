"""A condition as a line that a person can check: the definition itself, not a paraphrase of it."""

from datetime import date
from decimal import Decimal

from hoiam.core.figures.language import (
    All,
    AnyOf,
    Column,
    Compare,
    Condition,
    Empty,
    Mark,
    OneOf,
    Op,
    Value,
)
from hoiam.core.figures.names import COLUMNS

_MARKS = {Mark.FIRST: "ngày đầu kỳ", Mark.LAST: "ngày cuối kỳ", Mark.DAY: "ngày đếm"}
_OPS = {Op.EQ: "=", Op.NE: "≠", Op.LT: "<", Op.LE: "≤", Op.GT: ">", Op.GE: "≥"}


def said(condition: Condition) -> str:
    """The condition with names of columns, in one line."""
    match condition:
        case All(parts):
            return _joined(parts, "và") or "mọi dòng"
        case AnyOf(parts):
            return _joined(parts, "hoặc") or "không dòng nào"
        case Empty(column, holds):
            return f"{_name(column)} trống" if holds else f"{_name(column)} có ghi"
        case OneOf(column, values, holds):
            listed = ", ".join(_value(one) for one in values)
            return f"{_name(column)} {'thuộc' if holds else 'không thuộc'} ({listed})"
        case Compare(column, op, other, empty):
            end = ", hoặc trống" if empty else ""
            return f"{_name(column)} {_OPS[op]} {_other(other)}{end}"
        case _:
            raise TypeError(f"no condition: {condition!r}")


def _joined(parts: tuple[Condition, ...], word: str) -> str:
    if len(parts) == 1:
        return said(parts[0])
    return f" {word} ".join(
        f"({said(one)})" if isinstance(one, All | AnyOf) and len(one.parts) > 1 else said(one)
        for one in parts
    )


def _name(column: str) -> str:
    return COLUMNS.get(column, column)


def _other(other: Value | Mark | Column) -> str:
    if isinstance(other, Column):
        return _name(other.name)
    return _MARKS[other] if isinstance(other, Mark) else _value(other)


def _value(value: Value) -> str:
    match value:
        case bool():
            return "có" if value else "không"
        case date():
            return f"{value.day}/{value.month}/{value.year}"
        case int() | Decimal():
            return str(value)
        case _:
            return f"“{value}”"
