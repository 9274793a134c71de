"""What a paper on the calendar can say: worked out and checked before it is written."""

from collections.abc import Sequence
from datetime import date, datetime

from hoiam.core import yearly
from hoiam.core.calendar import LAST_SHIPPED, Calendar, Override, day_of
from hoiam.core.refusals import Invalid
from hoiam.core.text import normalise, vn_date
from hoiam.core.yearly import Swap
from hoiam.rules import calendars

# Days off and notices come a few months ahead; a year further away is a slip (house rule).
YEARS_AHEAD = 2


def last_year(at: datetime) -> int:
    """The last year of which anybody can have decided anything by now."""
    return day_of(at).year + YEARS_AHEAD


def check_near(day: date, *, at: datetime) -> None:
    """A day that the calendar reaches and that somebody can have decided by now; the past may be
    put right."""
    calendars.calendar_on().kind_of(day)  # refuses years of which nothing is known
    if day.year > last_year(at):
        raise Invalid("rules.day-far", field="day", day=vn_date(day), last=str(last_year(at)))


def check_year(year: int, *, at: datetime) -> None:
    """A year whose notice may be recorded: not one that came with the release, nor one so far
    away that nobody can have announced it."""
    if year <= LAST_SHIPPED:
        raise Invalid("rules.year-shipped", year=str(year))
    if year > last_year(at):
        raise Invalid("rules.year-far", year=str(year), last=str(last_year(at)))


def noticed_days(
    year: int, off: Sequence[date], swaps: Sequence[Swap], *, at: datetime
) -> tuple[Override, ...]:
    """The special days of a year as its notice orders them, with the days of swaps that reach
    into a neighbouring year."""
    outside = next((day for day in off if day.year != year), None)
    if outside is not None:
        raise Invalid("rules.day-outside-year", field="more", day=vn_date(outside), year=str(year))
    named = yearly.named(year, off)
    plain = yearly.days_of_notice(year, named, ())
    _check_swaps(calendars.calendar_noticed(year, "", plain), swaps)
    beyond = [one for swap in swaps for one in yearly.swap_days(swap) if one.day.year != year]
    for one in beyond:
        check_near(one.day, at=at)
    astray = next((swap for swap in swaps if year not in (swap.off.year, swap.worked.year)), None)
    if astray is not None:
        raise Invalid(
            "rules.day-outside-year", field="swaps", day=vn_date(astray.off), year=str(year)
        )
    return (*yearly.days_of_notice(year, named, swaps), *beyond)


def decided_days(
    calendar: Calendar, days: Sequence[Override], swaps: Sequence[Swap], *, at: datetime
) -> tuple[Override, ...]:
    """The days of one decision in order, after a look at what the calendar says of them now."""
    _check_swaps(calendar, swaps)
    wanted = [*days, *(one for swap in swaps for one in yearly.swap_days(swap))]
    if not wanted:
        raise Invalid("rules.no-days", field="days")
    for one in wanted:
        check_near(one.day, at=at)
        if not normalise(one.reason):
            raise Invalid("rules.reason-missing", field="days")
    _check_once([one.day for one in wanted])
    return tuple(sorted(wanted, key=lambda one: one.day))


def _check_swaps(calendar: Calendar, swaps: Sequence[Swap]) -> None:
    for swap in swaps:
        if not calendar.is_working(swap.off):
            raise Invalid("rules.swap-off-already", field="swaps", day=vn_date(swap.off))
        if calendar.is_working(swap.worked):
            raise Invalid("rules.swap-worked-already", field="swaps", day=vn_date(swap.worked))
    _check_once([day for swap in swaps for day in (swap.off, swap.worked)])


def _check_once(days: Sequence[date]) -> None:
    twice = next((day for place, day in enumerate(days) if day in days[:place]), None)
    if twice is not None:
        raise Invalid("rules.day-twice", day=vn_date(twice))
