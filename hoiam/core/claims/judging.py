"""Whether what is stated agrees with what comes out."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from hoiam.core.claims.shapes import Measure, Qualifier, Quantity, Verdict, Why


@dataclass(frozen=True, slots=True)
class Judgement:
    verdict: Verdict
    why: Why

    @property
    def is_right(self) -> bool:
        return self.verdict in (Verdict.AGREES, Verdict.CUT)


AGREES, DISAGREES = Verdict.AGREES, Verdict.DISAGREES
# How far "gần", "hơn" and "khoảng" reach, as a part of the number, and at least one printed digit.
_NEAR = Fraction(1, 10)
_ABOUT = Fraction(1, 20)
# What is measured comes rounded; what is counted comes whole.
_ROUNDED = frozenset({Measure.MONEY, Measure.AMOUNT, Measure.PERCENT, Measure.POINTS})


def judged(stated: Quantity, computed: Fraction) -> Judgement:
    """One stated number against its exact value."""
    value, step = stated.value, stated.step
    if stated.high is not None:
        inside = value <= computed <= stated.high
        return Judgement(AGREES, Why.WITHIN) if inside else Judgement(DISAGREES, Why.OFF)
    if stated.qualifier is not Qualifier.EXACT:
        return _qualified(stated.qualifier, value, computed, step)
    if computed == value:
        return Judgement(AGREES, Why.EXACT)
    # A third has no last printed digit: near enough is right.
    in_words = (value / step).denominator != 1
    if half_up(computed, step) == value or (in_words and abs(computed - value) * 2 <= step):
        return Judgement(AGREES, Why.ROUNDED)
    if cut(computed, step) == value and not stated.spoken and stated.measure is not Measure.TIMES:
        return Judgement(Verdict.CUT, Why.CUT)
    return Judgement(DISAGREES, Why.OFF)


def _qualified(
    qualifier: Qualifier, value: Fraction, computed: Fraction, step: Fraction
) -> Judgement:
    near = max(abs(value) * _NEAR, step)
    match qualifier:
        case Qualifier.ABOUT:
            right = abs(computed - value) <= max(abs(value) * _ABOUT, step)
            wrong_side = False
        case Qualifier.BELOW:
            right = value - near <= computed < value
            wrong_side = value <= computed <= value + near
        case Qualifier.ABOVE:
            right = value < computed <= value + near
            wrong_side = value - near <= computed <= value
        case Qualifier.UNDER:
            right, wrong_side = computed < value, computed >= value
        case Qualifier.AT_LEAST:
            right, wrong_side = computed >= value, computed < value
        case _:
            right, wrong_side = computed <= value, computed > value
    if right:
        return Judgement(AGREES, Why.WITHIN)
    return Judgement(DISAGREES, Why.WRONG_SIDE if wrong_side else Why.OFF)


def again(stated: Quantity, compute: Callable[..., Fraction], *operands: Quantity) -> Judgement:
    """What is stated against what comes out; numbers that are themselves rounded, or "gần" and
    "hơn", may be a little other than they are printed."""
    found = judged(stated, compute(*(one.value for one in operands)))
    if found.verdict is not DISAGREES or not any(map(_is_loose, operands)):
        return found
    ends = [compute(*values) for values in product(*map(reach, operands))]
    is_rough = stated.spoken or stated.measure is Measure.TIMES
    above = stated.step / (2 if is_rough else 1)
    near = min(ends) < stated.value + above and stated.value - stated.step / 2 < max(ends)
    return Judgement(AGREES, Why.LOOSE) if near else found


def _is_loose(one: Quantity) -> bool:
    low, high = reach(one)
    return low < high


def reach(one: Quantity) -> tuple[Fraction, Fraction]:
    """Between what a printed number may lie: hectares and money are rounded, "gần" is less."""
    value = one.value
    if one.qualifier is Qualifier.EXACT or one.said.startswith("ước"):
        is_rounded = one.measure in _ROUNDED and one.step * 20 <= abs(value)
        half = one.step / 2 if is_rounded else Fraction(0)
        return value - half, one.high or value + half
    near = min(max(abs(value) * _NEAR, one.step), abs(value) / 2)
    match one.qualifier:
        case Qualifier.ABOUT:
            return value * (1 - _ABOUT), value * (1 + _ABOUT)
        case Qualifier.BELOW:
            return value - near, value
        case Qualifier.ABOVE:
            return value, value + near
        case Qualifier.UNDER | Qualifier.AT_MOST:
            return value / 2, value
        case _:
            return value, value * 2


def half_up(number: Fraction, step: Fraction) -> Fraction:
    """To the last digit that is printed, halves away from nought."""
    units = abs(number) / step
    whole = units.numerator // units.denominator
    if (units - whole) * 2 >= 1:
        whole += 1
    return (whole if number >= 0 else -whole) * step


def cut(number: Fraction, step: Fraction) -> Fraction:
    """The digits that are printed, and the others left out."""
    units = abs(number) / step
    whole = units.numerator // units.denominator
    return (whole if number >= 0 else -whole) * step
