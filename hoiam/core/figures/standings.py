"""Shares of several bodies beside each other, and how little a few cases say.

The interval is Wilson's at 95 in a hundred: of bodies that always work alike, about one in twenty
would lie outside of it by chance. A body is told apart from all together only where its whole
interval lies on one side; a handful of cases is not compared at all. Bodies alone: never persons.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import sqrt

LEAST = 30  # fewer than these are listed and not compared (house rule)
_Z = 1.959964  # of the normal distribution, two sides, 95 in a hundred


class Side(StrEnum):
    """Where a body stands beside all together."""

    ABOVE = "above"
    LIKE = "like"  # what is seen may be chance
    BELOW = "below"
    FEW = "few"  # too few to say anything


@dataclass(frozen=True, slots=True)
class Interval:
    """Between which percentages the share of a body lies."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Standing:
    """One body: so many of so many, the interval, and its side."""

    code: str
    part: int
    whole: int
    interval: Interval
    side: Side


def wilson(part: int, whole: int) -> Interval:
    """Wilson's interval, in percent; of nothing everything is possible."""
    if not 0 <= part <= whole:
        raise ValueError("a part of a whole")
    if not whole:
        return Interval(0.0, 100.0)
    share, z2 = part / whole, _Z * _Z
    middle = (share + z2 / (2 * whole)) / (1 + z2 / whole)
    half = _Z * sqrt(share * (1 - share) / whole + z2 / (4 * whole * whole)) / (1 + z2 / whole)
    low, high = max(0.0, middle - half), min(1.0, middle + half)
    # Where all or none are counted, the interval reaches the end, whatever a last digit says.
    return Interval(100 * low if part else 0.0, 100 * high if part < whole else 100.0)


def standings(counts: Iterable[tuple[str, int, int]]) -> list[Standing]:
    """Bodies by their shares, those with too few behind them by their codes. `counts` are code,
    part and whole."""
    rows = [one for one in counts if one[2]]
    whole = sum(of for _code, _part, of in rows)
    together = 100 * sum(part for _code, part, _of in rows) / whole if whole else 0.0
    found = [
        Standing(code, part, of, wilson(part, of), _side(part, of, together))
        for code, part, of in rows
    ]
    return sorted(found, key=_place)


def _side(part: int, whole: int, together: float) -> Side:
    if whole < LEAST:
        return Side.FEW
    interval = wilson(part, whole)
    if interval.low > together:
        return Side.ABOVE
    return Side.BELOW if interval.high < together else Side.LIKE


def _place(one: Standing) -> tuple[bool, Fraction, str]:
    is_few = one.side is Side.FEW
    return is_few, Fraction(0) if is_few else -Fraction(one.part, one.whole), one.code
