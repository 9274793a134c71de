"""How much of how much: exact, as printed, and what is left over."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from hoiam.core.figures.definitions import Rounding


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many. Of nothing there is no share: that is said, and is not zero."""

    part: int | Decimal
    whole: int | Decimal

    @property
    def rest(self) -> int | Decimal:
        return self.whole - self.part

    @property
    def exact(self) -> Fraction | None:
        """In percent."""
        return Fraction(self.part) * 100 / Fraction(self.whole) if self.whole else None

    def percent(self, decimals: int = 1, rounding: Rounding = Rounding.HALF_UP) -> Decimal | None:
        """As it is printed."""
        return None if self.exact is None else rounded(self.exact, decimals, rounding)


def rounded(number: Fraction, decimals: int, rounding: Rounding) -> Decimal:
    """A number with so many decimals, from its exact value and not from a binary one."""
    scale = 10**decimals
    whole = abs(number) * scale
    digits = whole.numerator // whole.denominator
    if rounding is Rounding.HALF_UP and (whole - digits) * 2 >= 1:
        digits += 1
    sign = -1 if number < 0 else 1
    return sign * Decimal(digits).scaleb(-decimals)
