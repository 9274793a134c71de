"""A number as somebody wrote it: with what they said of its exactness, and of what it counts."""

from dataclasses import dataclass
from decimal import Decimal

from hoiam.core.claims.shapes import Qualifier

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
