"""A figure counted over rows in Python: what every engine has to agree with."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from hoiam.core.figures.definitions import Figure, Measured
from hoiam.core.figures.language import Asked, Condition, Value, holds

type Row = Mapping[str, Value | None]
type Number = int | Decimal | None  # nothing: no row says, which is not zero


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure of some rows: its number, the number it is a share of, and the rows left over."""

    value: Number
    whole: Number = None
    rest: tuple[Row, ...] = ()


def count(figure: Figure, rows: Iterable[Row], asked: Asked) -> Counted:
    """The number and, of a share, its denominator and its rest."""
    known = list(rows)
    value = _measured(figure, _those(figure.counted, known, asked))
    if figure.within is None or figure.left_over is None:
        return Counted(value)
    whole = _measured(figure, _those(figure.within, known, asked))
    return Counted(value, whole, tuple(_those(figure.left_over, known, asked)))


def _those(condition: Condition, rows: Iterable[Row], asked: Asked) -> list[Row]:
    return [row for row in rows if holds(condition, row, asked)]


def _measured(figure: Figure, rows: list[Row]) -> Number:
    measure = figure.measure
    if measure.how is Measured.ROWS:
        return len(rows)
    said = [row[measure.column] for row in rows if row[measure.column] is not None]
    if measure.how is Measured.DISTINCT:
        return len(set(said))
    return sum(said) if said else None  # type: ignore[arg-type]
