"""A number as the press or an old report gives it: its value, and how far it is held at a distance.

It is no figure of ours: nobody said how it was counted. The qualifier goes with it wherever it
goes, and into whatever is computed from it.
"""

from dataclasses import dataclass
from decimal import Decimal

from hoiam.core.claims import Measure, Qualifier, read_quantity

PERCENT = "%"
_UNITS = {Measure.PERCENT: PERCENT, Measure.POINTS: "điểm %", Measure.TIMES: "lần"}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value with its unit and its qualifier."""

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


def quantity(said: str) -> Quantity | None:
    """The one number of a note ("gần 97 %"); nothing where there is none, or where there are
    several and nobody knows which is meant."""
    found = read_quantity(said)
    if found is None or found.high is not None or found.of is not None:
        return None
    value = Decimal(found.value.numerator) / Decimal(found.value.denominator)
    unit = _UNITS.get(found.measure, "đồng" if found.measure is Measure.MONEY else found.noun)
    return Quantity(value, unit, found.qualifier)
