"""Periods in the words of a report: năm 2026, 6 tháng đầu năm 2026, quý II/2026."""

from hoiam.core.periods import Cut, Period, PeriodRule
from hoiam.core.text import vn_date

_QUARTERS = ("I", "II", "III", "IV")
# The periods whose report has a narrative (Circular 06/2025/TT-TTCP): the first quarter, six and
# nine months, the year. Of the other quarters tables alone go up.
NARRATED = ((Cut.QUARTER, 1), (Cut.HALF, 1), (Cut.NINE, 1), (Cut.YEAR, 1))


def said(period: Period) -> str:
    """6 tháng đầu năm 2026."""
    match period.cut:
        case Cut.YEAR:
            return f"năm {period.year}"
        case Cut.NINE:
            return f"9 tháng đầu năm {period.year}"
        case Cut.HALF:
            return f"6 tháng đầu năm {period.year}"
        case Cut.QUARTER:
            return f"quý {_QUARTERS[period.number - 1]}/{period.year}"
        case _:
            return f"tháng {period.number}/{period.year}"


def days(period: Period) -> str:
    """15/12/2025 – 14/6/2026."""
    return f"{vn_date(period.first)} – {vn_date(period.last)}"


def narrated(year: int) -> list[Period]:
    """The periods of a year of the sector whose report has a narrative, the longest first."""
    rule = PeriodRule.INSPECTION
    return [Period(rule, year, cut, number) for cut, number in reversed(NARRATED)]
