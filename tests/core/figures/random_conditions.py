"""Random registers and random conditions, the same in every run, for engines that have to agree."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from hoiam.core.figures.language import (
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
    Op,
    Value,
    negated,
)

COLUMNS = {
    "code": Kind.TEXT,
    "unit": Kind.TEXT,
    "state": Kind.TEXT,
    "held": Kind.FLAG,
    "amount": Kind.NUMBER,
    "given": Kind.NUMBER,
    "received_on": Kind.DAY,
    "due_on": Kind.DAY,
    "ended_on": Kind.DAY,
}
TEXTS = ("open", "ended", "", "a'b", 'a"b', "a\\b", "a\\'b", "Đã xong", "NULL", "x;--", "\\N", "%_")
ASKED = Asked(first=date(2025, 12, 15), last=date(2026, 12, 14), day=date(2026, 11, 22))
type Row = dict[str, Value | None]


def rows(random: Random, count: int) -> list[Row]:
    """Every column but the code is sometimes empty; days lie about the marks and upon them."""
    others = [one for one in COLUMNS if one != "code"]
    made: list[Row] = []
    for number in range(count):
        row: Row = {"code": f"r{number:06d}"}
        made.append(row | {one: _value(random, one) for one in others})
    return made


def _value(random: Random, column: str) -> Value | None:
    if random.random() < 0.2:
        return None
    return value(random, COLUMNS[column])


def value(random: Random, kind: Kind) -> Value:
    """A value that a column of this kind may hold."""
    match kind:
        case Kind.TEXT:
            return random.choice(TEXTS)
        case Kind.FLAG:
            return random.random() < 0.5
        case Kind.NUMBER:
            return random.choice((0, 1, -7, 10**11, Decimal("0.10"), Decimal("-3.25")))
        case Kind.DAY:
            if random.random() < 0.3:
                mark = ASKED[random.choice(list(Mark))]
                return mark + timedelta(days=random.randint(-1, 1))
            return date(2025, 1, 1) + timedelta(days=random.randrange(900))


def condition(random: Random, depth: int = 3) -> Condition:
    """A condition over these columns; texts are only ever equal or not, never in an order."""
    if depth and random.random() < 0.6:
        parts = tuple(condition(random, depth - 1) for _ in range(random.randint(0, 3)))
        made: Condition = random.choice((All, AnyOf))(parts)
        return negated(made) if random.random() < 0.4 else made
    column = random.choice(sorted(COLUMNS))
    kind = COLUMNS[column]
    match random.randrange(4):
        case 0:
            return Empty(column, random.random() < 0.5)
        case 1:
            values = tuple(value(random, kind) for _ in range(random.randint(0, 3)))
            return OneOf(column, values, random.random() < 0.5)
    plain = kind in (Kind.TEXT, Kind.FLAG)
    op = random.choice((Op.EQ, Op.NE) if plain else tuple(Op))
    return Compare(column, op, _other(random, kind), random.random() < 0.5)


def _other(random: Random, kind: Kind) -> Value | Mark | Column:
    chance = random.random()
    if chance < 0.3:
        return Column(random.choice([one for one, its in COLUMNS.items() if its is kind]))
    if kind is Kind.DAY and chance < 0.7:
        return random.choice(list(Mark))
    return value(random, kind)
