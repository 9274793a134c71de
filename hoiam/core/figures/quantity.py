"""A number as somebody wrote it: with what they said of its exactness, and of what it counts."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Qualifier(StrEnum):
    """What stands before a number. A number without one is meant exactly."""

    EXACT = ""
    BELOW = "below"  # gần, gần như, xấp xỉ dưới: the true number is a little smaller
    ABOVE = "above"  # hơn, trên: the true number is a little greater
    ABOUT = "about"  # khoảng, chừng
    AT_LEAST = "at-least"  # ít nhất, tối thiểu: a floor
    AT_MOST = "at-most"  # nhiều nhất, tối đa, không quá: a ceiling


PERCENT = "%"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value with its unit and its qualifier. What is computed from it keeps the qualifier."""

    value: Decimal
    unit: str = ""
    qualifier: Qualifier = Qualifier.EXACT

    @property
    def is_share(self) -> bool:
        return self.unit == PERCENT

    def of_plan(self, percent: Decimal) -> "Quantity":
        """The plan of which this is so many percent: 3.000 at 162 % were planned as 1.851,9."""
        if not percent:
            raise ValueError("nothing is a share of a plan of nothing")
        return Quantity(self.value * 100 / percent, self.unit, self.qualifier)
