"""What a yearly notice chooses, against the notices of 2022–2026; and a year whose notice stands."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lunar_vn import LunarDate, lunar_to_solar

from hoiam.core import calendar as legal
from hoiam.core import yearly
from hoiam.core.calendar import DayKind, Ground, Override, YearNotice, calendar_for, tet_of
from hoiam.core.deadlines import (
    Amount,
    Standing,
    Unit,
    due,
    lateness,
    working_days_between,
)
from hoiam.core.refusals import Invalid
from hoiam.core.yearly import NationalChoice, Swap, TetChoice

# Typed from the yearly notices: weekdays off for Tết and for National Day, without swaps.
TET = {
    2022: (TetChoice.ONE_BEFORE, "31/1 1/2 2/2 3/2 4/2"),
    2023: (TetChoice.TWO_BEFORE, "20/1 23/1 24/1 25/1 26/1"),
    2024: (TetChoice.TWO_BEFORE, "8/2 9/2 12/2 13/2 14/2"),
    2025: (TetChoice.TWO_BEFORE, "27/1 28/1 29/1 30/1 31/1"),
    2026: (TetChoice.ONE_BEFORE, "16/2 17/2 18/2 19/2 20/2"),
}
NATIONAL = {
    2022: (NationalChoice.BEFORE, "1/9 2/9"),
    2023: (NationalChoice.BEFORE, "1/9 4/9"),
    2024: (NationalChoice.AFTER, "2/9 3/9"),
    2025: (NationalChoice.BEFORE, "1/9 2/9"),
    2026: (NationalChoice.BEFORE, "1/9 2/9"),
}
YEARS = st.integers(legal.FIRST_YEAR, legal.LAST_YEAR)
TETS, NATIONALS = st.sampled_from(TetChoice), st.sampled_from(NationalChoice)
DECISION = "1234/TB-BNV ngày 15/10/2026 của Bộ Nội vụ"


def days_of(year: int, listed: str) -> list[date]:
    pairs = (pair.split("/") for pair in listed.split())
    return [date(year, int(month), int(day)) for day, month in pairs]


def weekdays(days: tuple[date, ...]) -> list[date]:
    return [day for day in days if day.weekday() < 5]


def notice(
    year: int, tet: TetChoice, national: NationalChoice, *swaps: Swap, drop: int = 0
) -> YearNotice:
    """The notice of a year by its choices; `drop` days that the law does not name are left out."""
    found = yearly.proposals(year, tet, national)
    free = [one.day for one in found if not one.fixed][:drop]
    off = [(one.day, one.name) for one in found if one.day not in free]
    return YearNotice(year, DECISION, yearly.days_of_notice(year, off, swaps))


@pytest.mark.parametrize("year", TET)
def test_five_days_of_tet_are_those_of_the_notices(year: int) -> None:
    choice, listed = TET[year]

    assert weekdays(yearly.tet_days(year, choice)) == days_of(year, listed)
    assert yearly.tet_forecast(year) is choice


@pytest.mark.parametrize("year", NATIONAL)
def test_two_national_days_are_those_of_the_notices(year: int) -> None:
    choice, listed = NATIONAL[year]

    assert weekdays(yearly.national_days(year, choice)) == days_of(year, listed)
    assert yearly.national_forecast(year) is choice


@pytest.mark.parametrize("year", range(2000, 2061))
def test_tet_is_the_one_of_the_lunar_calendar(year: int) -> None:
    assert tet_of(year) == lunar_to_solar(LunarDate(1, 1, year))


def test_year_beyond_the_tables_has_no_tet() -> None:
    with pytest.raises(Invalid, match="year-unknown"):
        tet_of(2101)


@given(YEARS, TETS)
def test_tet_has_five_weekdays_off_whatever_is_chosen(year: int, choice: TetChoice) -> None:
    days = yearly.tet_days(year, choice)

    assert len(weekdays(days)) == 5
    assert tet_of(year) in days
    assert list(days) == sorted(days)


@given(YEARS, NATIONALS)
def test_national_day_has_two_weekdays_off(year: int, choice: NationalChoice) -> None:
    days = yearly.national_days(year, choice)

    assert len(weekdays(days)) == 2
    assert date(year, 9, 2) in days


@pytest.mark.parametrize("year", range(2007, 2061))
def test_proposal_without_another_choice_is_the_forecast(year: int) -> None:
    found = yearly.proposals(year, yearly.tet_forecast(year), yearly.national_forecast(year))

    expected = {
        one.day for one in calendar_for().special_days(year)
        if one.kind is DayKind.HOLIDAY and "hoán đổi" not in one.name and one.day.weekday() < 5
    }  # fmt: skip
    assert {one.day for one in found if one.day.weekday() < 5} >= expected


def test_days_of_the_law_are_fixed_and_the_chosen_ones_are_not() -> None:
    found = {one.day: one for one in yearly.proposals(2027, *TWO_THREE)}

    assert found[date(2027, 1, 1)].fixed
    assert found[date(2027, 5, 3)].fixed  # for Saturday 1 May
    assert not found[date(2027, 2, 8)].fixed
    assert not found[date(2027, 11, 24)].fixed


TWO_THREE = (TetChoice.TWO_BEFORE, NationalChoice.AFTER)


def test_announced_year_is_no_forecast_any_more() -> None:
    calendar = calendar_for(notices=[notice(2027, *TWO_THREE)])

    grounds = {one.ground for one in calendar.special_days(2027)}
    assert grounds == {Ground.LAW, Ground.NOTICE}
    assert (calendar.is_announced(2027), calendar.is_announced(2028)) == (True, False)
    assert (calendar.notice_of(2027), calendar.notice_of(2028)) == (DECISION, "")
    assert calendar.ground_of(date(2028, 1, 27)) is Ground.FORECAST


def test_notice_that_confirms_the_forecast_moves_no_day() -> None:
    plain, calendar = calendar_for(), calendar_for(notices=[notice(2027, *TWO_THREE)])

    assert yearly.changed(plain, calendar, yearly.year_days(2027)) == ()
    assert calendar.name_of(date(2027, 2, 8)) == "Tết Nguyên đán"


def test_other_choice_of_tet_and_national_day_moves_the_days_between() -> None:
    other = notice(2027, TetChoice.ONE_BEFORE, NationalChoice.BEFORE)
    calendar = calendar_for(notices=[other])

    moved = yearly.changed(calendar_for(), calendar, yearly.year_days(2027))
    assert moved == (date(2027, 2, 4), date(2027, 2, 11), date(2027, 9, 1), date(2027, 9, 3))
    assert {one.day for one in other.days} >= set(moved)
    assert calendar.kind_of(date(2027, 2, 4)) is DayKind.WORKING
    assert calendar.name_of(date(2027, 2, 4)) is None


def test_day_that_the_notice_leaves_out_is_worked() -> None:
    culture = date(2027, 11, 24)
    off = [(one.day, one.name) for one in yearly.proposals(2027, *TWO_THREE) if one.day != culture]
    calendar = calendar_for(
        notices=[YearNotice(2027, DECISION, yearly.days_of_notice(2027, off, ()))]
    )

    assert calendar.is_working(culture)
    assert culture not in {one.day for one in calendar.special_days(2027)}


def test_swap_of_a_notice_names_both_days() -> None:
    swap = Swap(off=date(2027, 4, 29), worked=date(2027, 5, 8))
    calendar = calendar_for(notices=[notice(2027, *TWO_THREE, swap)])

    assert calendar.kind_of(swap.off) is DayKind.HOLIDAY
    assert calendar.name_of(swap.off) == "Nghỉ hoán đổi, làm bù ngày 8/5/2027"
    assert calendar.kind_of(swap.worked) is DayKind.MAKE_UP
    assert calendar.name_of(swap.worked) == "Làm bù cho ngày nghỉ 29/4/2027"
    assert calendar.ground_of(swap.worked) is Ground.NOTICE


def test_decision_stands_above_the_notice_whichever_came_first() -> None:
    storm = Override(date(2027, 2, 8), working=True, reason="Trực bão")
    calendar = calendar_for([storm], [notice(2027, *TWO_THREE)])

    assert calendar.kind_of(storm.day) is DayKind.MAKE_UP
    assert calendar.ground_of(storm.day) is Ground.DECISION


def test_notice_of_a_shipped_year_stands_instead_of_what_was_shipped() -> None:
    calendar = calendar_for(notices=[YearNotice(2026, DECISION, ())])

    assert calendar.is_working(date(2026, 1, 2))
    assert calendar.kind_of(date(2026, 1, 10)) is DayKind.WEEKEND


def test_days_beside_tet_and_national_day_are_offered() -> None:
    offered = yearly.around(2027)

    assert {date(2027, 2, 4), date(2027, 2, 11), date(2027, 9, 1), date(2027, 9, 3)} <= set(offered)
    assert len(offered) == 34


@given(st.integers(legal.LAST_SHIPPED + 1, 2099), TETS, NATIONALS, st.integers(0, 6))
def test_notice_touches_no_other_year_and_lists_every_day_that_it_changes(
    year: int, tet: TetChoice, national: NationalChoice, drop: int
) -> None:
    said = notice(year, tet, national, drop=drop)
    plain, calendar = calendar_for(), calendar_for(notices=[said])
    days = [day for number in (-1, 0, 1) for day in yearly.year_days(year + number)]

    moved = yearly.changed(plain, calendar, days)

    assert set(moved) <= {one.day for one in said.days}


@given(st.dates(date(2026, 1, 1), date(2098, 6, 1)), st.integers(1, 90), TETS, NATIONALS)
def test_notice_beyond_the_last_counted_day_moves_no_date(
    start: date, count: int, tet: TetChoice, national: NationalChoice
) -> None:
    plain = due(start, Amount(count, Unit.WORKING), calendar_for())
    year = plain.due_on.year + 1

    told = due(start, Amount(count, Unit.WORKING), calendar_for(notices=[
        notice(year, tet, national)]))  # fmt: skip

    assert told.due_on == plain.due_on


DECIDED = st.lists(
    st.tuples(st.dates(date(2026, 1, 1), date(2028, 12, 31)), st.booleans()), max_size=8
)


def overrides(rows: list[tuple[date, bool]]) -> list[Override]:
    return [Override(day, working, f"Lý do {place}") for place, (day, working) in enumerate(rows)]


@given(DECIDED)
def test_decision_changes_no_other_day(rows: list[tuple[date, bool]]) -> None:
    plain, calendar = calendar_for(), calendar_for(overrides(rows))
    days = [day for year in (2026, 2027, 2028) for day in yearly.year_days(year)]

    assert set(yearly.changed(plain, calendar, days)) <= {day for day, _working in rows}
    for day, working in dict(rows).items():
        assert calendar.is_working(day) == working


@given(DECIDED, st.randoms(use_true_random=False))
def test_order_of_decisions_on_different_days_makes_no_difference(rows, random) -> None:
    once = list(dict(rows).items())
    shuffled = random.sample(once, len(once))
    one, other = calendar_for(overrides(once)), calendar_for(overrides(shuffled))

    days = [day for year in (2026, 2027, 2028) for day in yearly.year_days(year)]
    assert [one.kind_of(day) for day in days] == [other.kind_of(day) for day in days]


@given(DECIDED, st.dates(date(2026, 1, 1), date(2028, 12, 31)), st.booleans())
def test_withdrawn_decision_leaves_what_was_there_before(rows, day, working) -> None:
    before = calendar_for(overrides(rows))
    standing = [*overrides(rows), Override(day, working, "Nhầm")]

    after = calendar_for([one for one in standing if one.reason != "Nhầm"])

    assert after == before
    assert [after.name_of(day + timedelta(n)) for n in (-1, 0, 1)] == [
        before.name_of(day + timedelta(n)) for n in (-1, 0, 1)
    ]


@pytest.mark.parametrize(
    ("due_on", "today", "state"),
    [
        (date(1995, 3, 1), date(2026, 10, 2), Standing.LATE),
        (date(2026, 10, 2), date(1995, 3, 1), Standing.EARLY),
        (date(2150, 3, 1), date(2026, 10, 2), Standing.EARLY),
    ],
)
def test_date_of_an_old_register_beyond_the_tables_has_a_distance(
    due_on: date, today: date, state: Standing
) -> None:
    found = lateness(due_on, today, calendar_for())

    weeks = abs((due_on - today).days) / 7
    assert found.state is state
    assert 4.6 * weeks < found.days <= 5 * weeks + 5


def test_week_before_the_tables_is_monday_to_friday() -> None:
    assert working_days_between(date(1999, 12, 20), date(1999, 12, 31), calendar_for()) == 9
