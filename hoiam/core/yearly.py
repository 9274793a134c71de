"""What the yearly notice usually chooses: which days of Tết, which day beside National Day.

The Labour Code (Art. 112) gives five days of Tết and two of National Day and leaves to the Prime
Minister which ones; a day that falls on a weekend is given again on the next working day
(Art. 111(3)). Everything here is a proposal to tick off against the notice.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from hoiam.core.calendar import (
    ONE_DAY,
    Calendar,
    DayKind,
    Ground,
    Override,
    calendar_for,
    is_weekend,
    tet_of,
)

TET, NATIONAL, CULTURE = "Tết Nguyên đán", "Quốc khánh", "Ngày Văn hóa Việt Nam"
TET_DAYS = 5
BESIDES = "Nghỉ theo thông báo của năm"
PLAIN_WORK = "Ngày làm việc bình thường theo thông báo của năm"


class TetChoice(StrEnum):
    """How many days of the old year belong to the five of Tết."""

    ONE_BEFORE = "1-4"
    TWO_BEFORE = "2-3"
    THREE_BEFORE = "3-2"

    @property
    def before(self) -> int:
        return int(self.value[0])


class NationalChoice(StrEnum):
    """Which day beside 2 September is the second one."""

    BEFORE = "1-9"
    AFTER = "3-9"


@dataclass(frozen=True, slots=True)
class Swap:
    """A working day that is given off, and the day of rest that is worked for it."""

    off: date
    worked: date


@dataclass(frozen=True, slots=True)
class Proposal:
    """A day off that a notice may name."""

    day: date
    name: str
    fixed: bool  # the Labour Code names it by itself


def tet_days(year: int, choice: TetChoice) -> tuple[date, ...]:
    """The days off of Tết, weekends inside among them, with the days given for those."""
    first = tet_of(year) - choice.before * ONE_DAY
    return _with_lieu([first + number * ONE_DAY for number in range(TET_DAYS)])


def national_days(year: int, choice: NationalChoice) -> tuple[date, ...]:
    """The days off of National Day, with the days given for those on a weekend."""
    beside = date(year, 9, 1 if choice is NationalChoice.BEFORE else 3)
    return _with_lieu(sorted([date(year, 9, 2), beside]))


def _with_lieu(days: Iterable[date]) -> tuple[date, ...]:
    found = list(days)
    lost = sum(is_weekend(day) for day in found)
    day = found[-1]
    while lost:
        day += ONE_DAY
        if not is_weekend(day):
            found.append(day)
            lost -= 1
    return tuple(found)


def tet_forecast(year: int) -> TetChoice:
    """The choice that the library's guess for the year amounts to."""
    names = {one.day: one.name for one in calendar_for().special_days(year)}
    ahead = 0
    day = tet_of(year) - ONE_DAY
    while names.get(day) == TET:
        ahead += 1
        day -= ONE_DAY
    fits = [choice for choice in TetChoice if choice.before == ahead]
    return fits[0] if fits else TetChoice.TWO_BEFORE


def national_forecast(year: int) -> NationalChoice:
    """The same for the second day of National Day."""
    before = calendar_for().name_of(date(year, 9, 1)) == NATIONAL
    return NationalChoice.BEFORE if before else NationalChoice.AFTER


def proposals(year: int, tet: TetChoice, national: NationalChoice) -> tuple[Proposal, ...]:
    """The days off of a year under two choices, in order: days of the law, chosen days, and what
    the library expects besides."""
    chosen = dict.fromkeys(national_days(year, national), NATIONAL)
    chosen |= dict.fromkeys(tet_days(year, tet), TET)
    found = {day: Proposal(day, name, fixed=False) for day, name in chosen.items()}
    for one in calendar_for().special_days(year):
        is_chosen = one.name.removeprefix("Nghỉ bù ") in (TET, NATIONAL)
        if one.kind is DayKind.HOLIDAY and not is_chosen and one.day not in found:
            found[one.day] = Proposal(one.day, one.name, fixed=one.ground is Ground.LAW)
    return tuple(found[day] for day in sorted(found))


def named(year: int, days: Iterable[date]) -> tuple[tuple[date, str], ...]:
    """Days off of a notice with their names, and the days of the law whether listed or not."""
    first = proposals(year, tet_forecast(year), national_forecast(year))
    names = {day: NATIONAL for day in around(year) if day.month > 6}
    names |= {day: TET for day in around(year) if day.month < 6}
    names |= {one.day: one.name for one in first if one.name not in (TET, NATIONAL)}
    wanted = {*days, *(one.day for one in first if one.fixed)}
    return tuple((day, names.get(day, BESIDES)) for day in sorted(wanted))


def around(year: int) -> tuple[date, ...]:
    """Days that a notice may add beside Tết and National Day, in order: a week on both sides."""
    week = range(-7, 10)
    tet, national = tet_of(year), date(year, 9, 2)
    return tuple(middle + number * ONE_DAY for middle in (tet, national) for number in week)


def days_of_notice(
    year: int, off: Iterable[tuple[date, str]], swaps: Iterable[Swap]
) -> tuple[Override, ...]:
    """Every special day of the announced year. What was expected to be off and is not named by
    the notice is listed as a plain day of work, so that nobody has to guess."""
    days = {day: Override(day, working=False, reason=name) for day, name in off}
    for swap in swaps:
        days |= {one.day: one for one in swap_days(swap) if one.day.year == year}
    for one in calendar_for().special_days(year):
        if one.day not in days and not is_weekend(one.day):
            days[one.day] = Override(one.day, working=True, reason=PLAIN_WORK)
    return tuple(days[day] for day in sorted(days))


def swap_days(swap: Swap) -> tuple[Override, Override]:
    """The two days of a swap, each naming the other."""
    return (
        Override(
            swap.off, working=False, reason=f"Nghỉ hoán đổi, làm bù ngày {_said(swap.worked)}"
        ),
        Override(swap.worked, working=True, reason=f"Làm bù cho ngày nghỉ {_said(swap.off)}"),
    )


def changed(before: Calendar, after: Calendar, days: Iterable[date]) -> tuple[date, ...]:
    """Those of the days that offices work on one of the calendars alone."""
    return tuple(day for day in days if before.is_working(day) != after.is_working(day))


def year_days(year: int) -> tuple[date, ...]:
    """Every day of a year."""
    first = date(year, 1, 1)
    return tuple(first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days))


def _said(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
