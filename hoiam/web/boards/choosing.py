"""Which period a board is asked for: by the calendar, or as the inspection sector cuts the year."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from hoiam.core.figures.language import Asked
from hoiam.core.periods import Cut, Period, PeriodRule, period_by, periods_of
from hoiam.web import words

PERIOD = "ky"
_SHOWN = {
    PeriodRule.CALENDAR: (Cut.YEAR, Cut.QUARTER),
    PeriodRule.INSPECTION: (Cut.YEAR, Cut.HALF, Cut.NINE),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One period that may be chosen."""

    code: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Periods of one rule."""

    name: str
    choices: tuple[Choice, ...]


def period_of(asked: Mapping[str, str], today: date) -> Period:
    """What an address asks for; this year where it asks for nothing that there is."""
    found = period_by(asked.get(PERIOD, "")[:40])
    this_year = Period(PeriodRule.CALENDAR, today.year, Cut.YEAR)
    return this_year if found is None or found.first > today else found


def public_period_of(asked: Mapping[str, str], today: date) -> Period:
    """The same for strangers, of the periods that the page offers: no month by hand. Months by both
    rules overlap, and what is left of one by the other is half a month (decision 50)."""
    found = period_of(asked, today)
    if found.cut is Cut.MONTH:
        return Period(PeriodRule.CALENDAR, today.year, Cut.YEAR)
    return found


def asked_of(period: Period, today: date) -> Asked:
    """The days of a period as they are looked at today."""
    return Asked.of(period.first, period.last, today)


def name_of(period: Period) -> str:
    """Năm 2026; Quý 2 năm 2026; 6 tháng năm 2026 (15/12/2025–14/6/2026)."""
    said = {
        Cut.MONTH: _("Tháng %(n)s năm %(year)s"),
        Cut.QUARTER: _("Quý %(n)s năm %(year)s"),
        Cut.HALF: _("6 tháng đầu năm %(year)s"),
        Cut.NINE: _("9 tháng đầu năm %(year)s"),
        Cut.YEAR: _("Năm %(year)s"),
    }[period.cut] % {"n": period.number, "year": period.year}
    if period.rule is PeriodRule.CALENDAR:
        return said
    return f"{said} ({words.day(period.first)}–{words.day(period.last)})"


def groups(chosen: Period, today: date) -> tuple[Group, ...]:
    """This year and the last, by both rules; a period that has not begun is not there."""
    names = {
        PeriodRule.CALENDAR: _("Năm dương lịch"),
        PeriodRule.INSPECTION: _("Kỳ báo cáo của ngành thanh tra (15/12–14/12)"),
    }
    found = []
    for rule, cuts in _SHOWN.items():
        periods = [
            one
            for year in (today.year + 1, today.year, today.year - 1)
            for one in periods_of(rule, year)
            if one.cut in cuts and one.first <= today
        ]
        if chosen.rule is rule and chosen not in periods:
            periods.append(chosen)
        choices = tuple(Choice(one.code, name_of(one), one == chosen) for one in periods)
        found.append(Group(names[rule], choices))
    return tuple(found)
