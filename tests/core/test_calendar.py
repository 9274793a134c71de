"""The legal day and the working days, against decisions and a table typed by hand."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lunar_vn import LunarDate, lunar_to_solar

from hoiam.core import calendar as legal
from hoiam.core.calendar import DayKind, Ground, Override, SpecialDay, calendar_for, day_of
from hoiam.core.refusals import Invalid

PLAIN = calendar_for()
DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 1))
BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)
MOMENTS = st.integers(0, 100 * 365 * 86_400).map(lambda n: BEGINNING + timedelta(seconds=n))

# Weekdays off, typed from the yearly notices; make-up Saturdays stand apart.
WEEKDAYS_OFF = {
    2022: "3/1 31/1 1/2 2/2 3/2 4/2 11/4 2/5 3/5 1/9 2/9",
    2023: "2/1 20/1 23/1 24/1 25/1 26/1 1/5 2/5 3/5 1/9 4/9",
    2024: "1/1 8/2 9/2 12/2 13/2 14/2 18/4 29/4 30/4 1/5 2/9 3/9",
    2025: "1/1 27/1 28/1 29/1 30/1 31/1 7/4 30/4 1/5 2/5 1/9 2/9",
    2026: "1/1 2/1 16/2 17/2 18/2 19/2 20/2 27/4 30/4 1/5 31/8 1/9 2/9 24/11",
}
SATURDAYS_WORKED = {2024: "4/5", 2025: "26/4", 2026: "10/1 22/8"}


def days_of(year: int, listed: str) -> set[date]:
    pairs = (pair.split("/") for pair in listed.split())
    return {date(year, int(month), int(day)) for day, month in pairs}


def year_days(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(n) for n in range((date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize("year", WEEKDAYS_OFF)
def test_weekdays_off_are_those_of_the_notices(year: int) -> None:
    off = {day for day in year_days(year) if day.weekday() < 5 and not PLAIN.is_working(day)}

    assert off == days_of(year, WEEKDAYS_OFF[year])


@pytest.mark.parametrize("year", WEEKDAYS_OFF)
def test_weekends_worked_are_the_make_up_days(year: int) -> None:
    worked = {day for day in year_days(year) if day.weekday() > 4 and PLAIN.is_working(day)}

    assert worked == days_of(year, SATURDAYS_WORKED.get(year, ""))
    assert all(PLAIN.kind_of(day) is DayKind.MAKE_UP for day in worked)


@pytest.mark.parametrize(
    ("day", "kind", "name"),
    [
        (date(2026, 1, 1), DayKind.HOLIDAY, "Tết Dương lịch"),
        (date(2026, 2, 16), DayKind.HOLIDAY, "Tết Nguyên đán"),
        (date(2026, 4, 26), DayKind.HOLIDAY, "Giỗ Tổ Hùng Vương"),
        (date(2026, 4, 27), DayKind.HOLIDAY, "Nghỉ bù Giỗ Tổ Hùng Vương"),
        (date(2026, 4, 30), DayKind.HOLIDAY, "Ngày Chiến thắng 30/4"),
        (date(2026, 5, 1), DayKind.HOLIDAY, "Quốc tế Lao động 1/5"),
        (date(2026, 8, 31), DayKind.HOLIDAY, "Nghỉ hoán đổi, làm bù ngày 22/8/2026"),
        (date(2026, 8, 22), DayKind.MAKE_UP, "Làm bù cho ngày nghỉ 31/8/2026"),
        (date(2026, 9, 2), DayKind.HOLIDAY, "Quốc khánh"),
        (date(2026, 11, 24), DayKind.HOLIDAY, "Ngày Văn hóa Việt Nam"),
        (date(2025, 11, 24), DayKind.WORKING, None),
        (date(2025, 11, 22), DayKind.WEEKEND, None),
    ],
)
def test_day_has_kind_and_vietnamese_name(day: date, kind: DayKind, name: str | None) -> None:
    assert PLAIN.kind_of(day) is kind
    assert PLAIN.name_of(day) == name


def test_swap_across_the_new_year_names_its_day() -> None:
    # The day off of 31 December 2018 was made up for on 5 January 2019, and the other way round.
    assert PLAIN.name_of(date(2019, 1, 5)) == "Làm bù cho ngày nghỉ 31/12/2018"
    assert PLAIN.name_of(date(2014, 12, 27)) == "Làm bù cho ngày nghỉ 2/1/2015"


def test_swap_missing_in_the_library_is_corrected() -> None:
    assert PLAIN.kind_of(date(2026, 1, 2)) is DayKind.HOLIDAY
    assert PLAIN.kind_of(date(2026, 1, 10)) is DayKind.MAKE_UP
    assert "12729/VPCP-KGVX" in str(PLAIN.name_of(date(2026, 1, 2)))
    assert "12729/VPCP-KGVX" in str(PLAIN.name_of(date(2026, 1, 10)))


def test_override_makes_a_day_off_with_its_reason() -> None:
    storm = Override(date(2026, 6, 3), working=False, reason="Nghỉ bão")
    calendar = calendar_for([storm])

    assert calendar.kind_of(storm.day) is DayKind.HOLIDAY
    assert calendar.name_of(storm.day) == "Nghỉ bão"
    assert PLAIN.is_working(storm.day)


def test_override_makes_a_saturday_worked() -> None:
    calendar = calendar_for([Override(date(2026, 6, 6), working=True, reason="Làm bù 3/6")])

    assert calendar.kind_of(date(2026, 6, 6)) is DayKind.MAKE_UP
    assert calendar.name_of(date(2026, 6, 6)) == "Làm bù 3/6"


def test_later_override_wins_over_earlier_and_over_built_in() -> None:
    day = date(2026, 1, 10)
    off = Override(day, working=False, reason="Bỏ làm bù")
    on = Override(day, working=True, reason="Vẫn làm bù")

    assert calendar_for([on, off]).kind_of(day) is DayKind.WEEKEND
    assert calendar_for([on, off]).name_of(day) is None
    assert calendar_for([off, on]).name_of(day) == "Vẫn làm bù"


def test_override_that_changes_nothing_leaves_the_kind() -> None:
    day = date(2026, 6, 3)

    calendar = calendar_for([Override(day, working=True, reason="Như thường lệ")])

    assert calendar.kind_of(day) is DayKind.WORKING
    assert calendar.name_of(day) is None


def test_override_of_a_holiday_keeps_the_reason_given_last() -> None:
    day = date(2026, 9, 2)

    assert calendar_for([Override(day, False, "Nghỉ lễ")]).name_of(day) == "Nghỉ lễ"
    assert calendar_for([Override(day, True, "Trực lễ")]).kind_of(day) is DayKind.MAKE_UP


def test_calendar_is_a_value() -> None:
    one = [Override(date(2026, 6, 3), False, "Nghỉ bão")]

    assert calendar_for(one) == calendar_for(one)
    assert hash(calendar_for(one)) == hash(calendar_for(one))
    assert calendar_for(one) != PLAIN


@given(DAYS)
def test_next_working_is_the_first_worked_day_after(day: date) -> None:
    following = PLAIN.next_working(day)
    between = [day + timedelta(n) for n in range(1, (following - day).days)]

    assert following > day
    assert PLAIN.is_working(following)
    assert not any(PLAIN.is_working(other) for other in between)


@given(DAYS)
def test_name_stands_on_holidays_and_make_up_days_alone(day: date) -> None:
    named = PLAIN.kind_of(day) in (DayKind.HOLIDAY, DayKind.MAKE_UP)

    assert (PLAIN.name_of(day) is not None) == named


@pytest.mark.parametrize("year", range(legal.FIRST_YEAR, legal.LAST_YEAR + 1))
def test_every_year_has_its_fixed_holidays_and_a_tet(year: int) -> None:
    names = [PLAIN.name_of(day) or "" for day in year_days(year)]

    assert sum("Tết Nguyên đán" in name for name in names) >= 4
    for fixed in ("Tết Dương lịch", "Ngày Chiến thắng 30/4", "Quốc khánh"):
        assert fixed in names
    assert ("Ngày Văn hóa Việt Nam" in names) == (year >= 2026)
    assert ("Giỗ Tổ Hùng Vương" in names) == (year >= 2007)


def test_calendar_differs_from_the_library_by_our_corrections_alone() -> None:
    library = holidays.country_holidays("VN", years=range(1999, 2102))
    days = [day for year in range(legal.FIRST_YEAR, legal.LAST_YEAR) for day in year_days(year)]

    differing = {day for day in days if PLAIN.is_working(day) != library.is_working_day(day)}

    assert differing == {override.day for override in legal.BUILT_IN}


@pytest.mark.parametrize("year", [1999, 2101])
def test_year_without_tables_is_refused(year: int) -> None:
    with pytest.raises(Invalid) as refused:
        PLAIN.is_working(date(year, 6, 1))

    assert refused.value.code == "calendar.year-unknown"


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 6, 30, 16, 59, 59, tzinfo=UTC), date(2026, 6, 30)),
        (datetime(2026, 6, 30, 17, 0, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2025, 12, 31, 17, 0, tzinfo=UTC), date(2026, 1, 1)),
        (datetime(2026, 7, 1, 0, 30, tzinfo=timezone(timedelta(hours=9))), date(2026, 6, 30)),
    ],
)
def test_legal_day_begins_at_midnight_in_viet_nam(moment: datetime, day: date) -> None:
    assert day_of(moment) == day


def test_naive_moment_has_no_legal_day() -> None:
    with pytest.raises(ValueError, match="time zone"):
        day_of(datetime(2026, 1, 1))  # noqa: DTZ001 - the refused thing itself


@given(MOMENTS)
def test_moment_lies_inside_its_legal_day(moment: datetime) -> None:
    day = day_of(moment)

    assert legal.start_of_day(day) <= moment < legal.end_of_day(day)
    assert legal.start_of_day(day).utcoffset() == timedelta(0)


@given(MOMENTS)
def test_zone_agrees_with_the_time_zone_database(moment: datetime) -> None:
    assert moment.astimezone(legal.ZONE).replace(tzinfo=None) == moment.astimezone(
        ZoneInfo(legal.ZONE_NAME)
    ).replace(tzinfo=None)


@pytest.mark.parametrize("year", range(2000, 2061))
def test_tet_and_hung_kings_day_are_those_of_the_lunar_calendar(year: int) -> None:
    # A second computation of new moons and solar terms, by people who do not know the library.
    tet, hung = (lunar_to_solar(LunarDate(*day, year)) for day in ((1, 1), (10, 3)))

    named = {one.day: one.name for one in PLAIN.special_days(year)}
    assert [named.get(tet + timedelta(n)) for n in (-1, 0, 1, 2)] == ["Tết Nguyên đán"] * 4
    assert (named.get(hung) is not None and "Giỗ Tổ" in named[hung]) == (year >= 2007)


def test_days_of_the_swap_of_january_2026_say_where_they_come_from() -> None:
    days = {one.day: one for one in PLAIN.special_days(2026)}

    off, worked = days[date(2026, 1, 2)], days[date(2026, 1, 10)]
    assert (off.kind, off.ground) == (DayKind.HOLIDAY, Ground.NOTICE)
    assert (worked.kind, worked.ground) == (DayKind.MAKE_UP, Ground.NOTICE)


@pytest.mark.parametrize(
    ("day", "ground"),
    [
        (date(2026, 2, 17), Ground.NOTICE),  # Tết, announced
        (date(2027, 2, 8), Ground.FORECAST),  # Tết, not announced yet
        (
            date(2027, 9, 3),
            Ground.FORECAST,
        ),  # which day beside National Day is off is decided yearly
        (date(2027, 1, 1), Ground.LAW),
        (date(2027, 4, 16), Ground.LAW),
        (date(2027, 4, 30), Ground.LAW),
        (date(2027, 5, 3), Ground.LAW),  # in lieu of Saturday 1 May
        (date(2026, 11, 24), Ground.FORECAST),  # no law read that makes it a day off
    ],
)
def test_day_says_whether_it_is_law_announced_or_a_forecast(day: date, ground: Ground) -> None:
    assert PLAIN.kind_of(day) is DayKind.HOLIDAY
    assert PLAIN.ground_of(day) is ground


def test_overridden_day_rests_on_its_decision() -> None:
    calendar = calendar_for([Override(date(2027, 2, 8), False, "Nghỉ Tết (TB 1/2026)")])

    assert calendar.ground_of(date(2027, 2, 8)) is Ground.DECISION
    assert SpecialDay(
        date(2027, 2, 8), DayKind.HOLIDAY, "Nghỉ Tết (TB 1/2026)", Ground.DECISION
    ) in calendar.special_days(2027)


def test_special_days_of_2027_are_the_weekdays_of_the_forecast() -> None:
    off = {
        one.day
        for one in PLAIN.special_days(2027)
        if one.kind is DayKind.HOLIDAY and one.day.weekday() < 5
    }

    assert off == days_of(2027, "1/1 4/2 5/2 8/2 9/2 10/2 16/4 30/4 3/5 2/9 3/9 24/11")
