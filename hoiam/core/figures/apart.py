"""Two ways to cut a year, side by side: which days stand in one of them alone."""

from dataclasses import dataclass
from datetime import date, timedelta

from hoiam.core.periods import Period, PeriodRule

_DAY = timedelta(days=1)
_OTHER = {
    PeriodRule.CALENDAR: PeriodRule.INSPECTION,
    PeriodRule.INSPECTION: PeriodRule.CALENDAR,
}


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Days from the first to the last one, both of them in it."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


def other_rule(period: Period) -> Period:
    """The period of the same name by the other rule: year, quarter, six months of it."""
    return Period(_OTHER[period.rule], period.year, period.cut, period.number)


def alone_in(one: Period, other: Period) -> tuple[Stretch, ...]:
    """Days of one period that the other does not have."""
    if other.last < one.first or one.last < other.first:
        return (Stretch(one.first, one.last),)
    before = Stretch(one.first, other.first - _DAY)
    after = Stretch(other.last + _DAY, one.last)
    return tuple(part for part in (before, after) if part.first <= part.last)
