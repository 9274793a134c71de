"""Periods of reports, by the rule that cuts the year.

The calendar year and its quarters; the year of the inspection sector, from 15 December to 14
December (Circular 06/2025/TT-TTCP, Article 5), with its quarters and its half-years from the
beginning; the months of the general regime, from the 15th to the 14th (Decree 09/2019/NĐ-CP).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class PeriodRule(StrEnum):
    """Who cuts the year where."""

    CALENDAR = "calendar"
    INSPECTION = "inspection"


class Cut(StrEnum):
    """How much of a year."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"  # six months from the beginning of the year
    NINE = "nine"  # nine months from its beginning
    YEAR = "year"


_MONTHS = {Cut.MONTH: 1, Cut.QUARTER: 3, Cut.HALF: 6, Cut.NINE: 9, Cut.YEAR: 12}
# How many of a cut stand in a year.
_TIMES = {Cut.MONTH: 12, Cut.QUARTER: 4, Cut.HALF: 1, Cut.NINE: 1, Cut.YEAR: 1}
_CUT_DAY = 14  # the last day of a month of the sector
# Reports of a commune or department go up by the 17th, those of the province by the 20th.
COMMUNE_DUE, PROVINCE_DUE = 17, 20


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """One period: the report of `year`, its cut and the number of it."""

    rule: PeriodRule
    year: int
    cut: Cut
    number: int = 1

    @property
    def code(self) -> str:
        """Written so in addresses: 2026, 2026-quarter-2, inspection-2026-half."""
        parts = [] if self.rule is PeriodRule.CALENDAR else [self.rule.value]
        parts.append(str(self.year))
        if self.cut is not Cut.YEAR:
            parts.append(self.cut.value)
        if _TIMES[self.cut] > 1:
            parts.append(str(self.number))
        return "-".join(parts)

    @property
    def first(self) -> date:
        months = _MONTHS[self.cut] * (self.number - 1)
        if self.rule is PeriodRule.CALENDAR:
            return date(self.year, months + 1, 1)
        return _cut_day(self.year, months) + timedelta(days=1)

    @property
    def last(self) -> date:
        months = _MONTHS[self.cut] * self.number
        if self.rule is PeriodRule.CALENDAR:
            return _first_of(self.year, months) - timedelta(days=1)
        return _cut_day(self.year, months)

    def due(self, province: bool = False) -> date | None:
        """By which day the report of it goes up: in the last month of the period."""
        if self.rule is PeriodRule.CALENDAR:
            return None
        return self.last.replace(day=PROVINCE_DUE if province else COMMUNE_DUE)

    def has(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def before(self) -> "Period":
        """The period before this one; of what runs from the beginning of a year, that of the year
        before."""
        if self.number > 1:
            return Period(self.rule, self.year, self.cut, self.number - 1)
        return Period(self.rule, self.year - 1, self.cut, _TIMES[self.cut])

    @property
    def year_before(self) -> "Period":
        """The same period of the year before."""
        return Period(self.rule, self.year - 1, self.cut, self.number)


def _first_of(year: int, months: int) -> date:
    return date(year + months // 12, months % 12 + 1, 1)


def _cut_day(year: int, months: int) -> date:
    """The last day of so many months of a year of the sector; of none, of the year before."""
    return date(year - 1, 12, _CUT_DAY) if months == 0 else date(year, months, _CUT_DAY)


def period_of(day: date, rule: PeriodRule, cut: Cut) -> Period:
    """In which period a day falls; the 15th of December begins the sector's next year."""
    year = day.year
    if rule is PeriodRule.INSPECTION and (day.month, day.day) > (12, _CUT_DAY):
        year += 1
    for number in range(1, _TIMES[cut] + 1):
        found = Period(rule, year, cut, number)
        if found.has(day):
            return found
    return Period(rule, year, Cut.YEAR)


def period_by(code: str) -> Period | None:
    """The period that is written so; nothing for whatever is none."""
    parts = code.split("-")
    rule = PeriodRule.CALENDAR
    if parts[0] == PeriodRule.INSPECTION:
        rule, parts = PeriodRule.INSPECTION, parts[1:]
    if not parts or not (len(parts[0]) == 4 and parts[0].isascii() and parts[0].isdigit()):
        return None
    year = int(parts[0])
    if not 2000 <= year < 2200:
        return None
    for period in _periods(rule, year):
        if period.code == code:
            return period
    return None


def _periods(rule: PeriodRule, year: int) -> Iterator[Period]:
    for cut, times in _TIMES.items():
        for number in range(1, times + 1):
            yield Period(rule, year, cut, number)


def periods_of(rule: PeriodRule, year: int) -> list[Period]:
    """Every period of a year, the longest first."""
    found = list(_periods(rule, year))
    return sorted(found, key=lambda one: (-_MONTHS[one.cut], one.number))
