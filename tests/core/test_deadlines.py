"""Due dates: worked examples by article, and properties against a slow second count."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoiam.core.calendar import Calendar, DayKind, Override, calendar_for
from hoiam.core.deadlines import (
    MOST_DAYS,
    Amount,
    CountedDay,
    Lateness,
    Mark,
    Standing,
    Unit,
    Why,
    asked,
    due,
    from_record,
    lateness,
    lateness_words,
    to_record,
    working_days_between,
)
from hoiam.core.explaining import explain
from hoiam.core.refusals import Invalid

PLAIN = calendar_for()
FIRST, LAST = date(2001, 1, 1), date(2097, 1, 1)
STARTS = st.dates(FIRST, LAST)
COUNTS = st.integers(1, 120)
AMOUNTS = st.builds(Amount, COUNTS, st.sampled_from(Unit))
NEAR_DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
CALENDARS = st.lists(
    st.builds(Override, NEAR_DAYS, st.booleans(), st.just("Quyết định thử")), max_size=12
).map(calendar_for)


def working(count: int) -> Amount:
    return Amount(count, Unit.WORKING)


def calendar_days(count: int) -> Amount:
    return Amount(count, Unit.CALENDAR)


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        # Make-up Saturday inside, the day of the event excluded.
        (date(2025, 4, 25), 10, date(2025, 5, 13)),
        (date(2026, 8, 20), 10, date(2026, 9, 7)),
        (date(2024, 4, 25), 5, date(2024, 5, 6)),
        # Hùng Kings' day on a Sunday: the Monday after is off.
        (date(2026, 4, 24), 10, date(2026, 5, 13)),
        # Across Tết of the year of the Horse.
        (date(2026, 2, 13), 1, date(2026, 2, 23)),
        (date(2026, 2, 12), 10, date(2026, 3, 5)),
        # The swap that the library misses: 2 January off, 10 January worked.
        (date(2025, 12, 31), 1, date(2026, 1, 5)),
        (date(2026, 1, 9), 1, date(2026, 1, 10)),
        # Received on a Saturday: the Monday counts as the first day.
        (date(2026, 6, 6), 1, date(2026, 6, 8)),
        # Culture day, from 2026 on.
        (date(2026, 11, 23), 1, date(2026, 11, 25)),
        (date(2025, 11, 21), 1, date(2025, 11, 24)),
        # Leap day.
        (date(2024, 2, 28), 1, date(2024, 2, 29)),
    ],
)
def test_working_days_end_as_worked_out_by_hand(start: date, count: int, expected: date) -> None:
    assert due(start, working(count), PLAIN).due_on == expected


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        (date(2026, 6, 1), 30, date(2026, 7, 1)),  # a Wednesday: no rolling
        (date(2026, 6, 5), 30, date(2026, 7, 6)),  # 5 July is a Sunday
        (date(2026, 1, 17), 30, date(2026, 2, 23)),  # into Tết: rolls over the whole of it
        (date(2026, 4, 18), 8, date(2026, 4, 28)),  # Hùng Kings' day and the day in lieu
        (date(2025, 4, 1), 25, date(2025, 4, 26)),  # a make-up Saturday is worked: no rolling
        (date(2024, 1, 30), 30, date(2024, 2, 29)),
    ],
)
def test_calendar_days_roll_forward_over_days_off(start: date, count: int, expected: date) -> None:
    # Civil Code, Art. 148(5)
    assert due(start, calendar_days(count), PLAIN).due_on == expected


def test_working_day_count_shows_every_day() -> None:
    shown = due(date(2024, 4, 25), working(5), PLAIN).days

    assert [(day.day.isoformat()[5:], day.mark.value, day.n, day.why.value) for day in shown] == [
        ("04-25", "start", None, "event"),
        ("04-26", "counted", 1, "working"),
        ("04-27", "skipped", None, "weekend"),
        ("04-28", "skipped", None, "weekend"),
        ("04-29", "skipped", None, "holiday"),
        ("04-30", "skipped", None, "holiday"),
        ("05-01", "skipped", None, "holiday"),
        ("05-02", "counted", 2, "working"),
        ("05-03", "counted", 3, "working"),
        ("05-04", "counted", 4, "make-up"),
        ("05-05", "skipped", None, "weekend"),
        ("05-06", "due", 5, "working"),
    ]


def test_calendar_day_count_shows_the_days_it_rolled_over() -> None:
    shown = due(date(2026, 4, 24), calendar_days(2), PLAIN).days

    assert shown[1] == CountedDay(date(2026, 4, 25), Mark.COUNTED, 1, Why.CALENDAR)
    assert [(day.mark, day.n, day.why) for day in shown[2:]] == [
        (Mark.ROLLED, 2, Why.HOLIDAY),
        (Mark.ROLLED, None, Why.HOLIDAY),
        (Mark.DUE, None, Why.ROLLED),
    ]


def test_explanation_names_counted_and_skipped_days() -> None:
    told = explain(due(date(2025, 4, 25), working(10), PLAIN))

    assert told == (
        "10 ngày làm việc, tính từ ngày 26/4/2025 (ngày sau ngày nhận 25/4/2025)."
        " Tính các ngày 26, 28, 29/4, 5, 6, 7, 8, 9, 12, 13/5."
        " Trong đó có ngày làm bù 26/4."
        " Bỏ qua 30/4 (Ngày Chiến thắng 30/4); 1/5 (Quốc tế Lao động 1/5);"
        " 2/5 (Nghỉ hoán đổi, làm bù ngày 26/4/2025);"
        " thứ Bảy, Chủ nhật (27/4, 3, 4, 10, 11/5)."
        " Ngày thứ 10 là thứ Ba, 13/5/2025."
    )


def test_explanation_gathers_the_days_of_one_holiday() -> None:
    told = explain(due(date(2026, 2, 13), working(1), PLAIN), event="ngày hỏi")

    assert "ngày sau ngày hỏi 13/2/2026" in told
    assert (
        "Bỏ qua 16, 17, 18, 19, 20/2 (Tết Nguyên đán); thứ Bảy, Chủ nhật (14, 15, 21, 22/2)."
        in told
    )


def test_explanation_of_a_long_count_stays_short() -> None:
    told = explain(due(date(2026, 1, 5), working(60), PLAIN))

    assert "Tính mọi ngày làm việc trong khoảng này." in told
    assert "Bỏ qua 16, 17, 18, 19, 20/2 (Tết Nguyên đán); thứ Bảy, Chủ nhật." in told
    assert len(told) < 400


def test_explanation_names_up_to_fifteen_days() -> None:
    start = date(2026, 6, 1)

    assert "Tính các ngày 2, 3, 4," in explain(due(start, working(15), PLAIN))
    assert "Tính mọi ngày làm việc" in explain(due(start, working(16), PLAIN))


def test_explanation_without_days_off_skips_that_sentence() -> None:
    told = explain(due(date(2026, 6, 1), working(2), PLAIN))

    assert told == (
        "2 ngày làm việc, tính từ ngày 2/6/2026 (ngày sau ngày nhận 1/6/2026)."
        " Tính các ngày 2, 3/6. Ngày thứ 2 là thứ Tư, 3/6/2026."
    )


@pytest.mark.parametrize(
    ("start", "count", "ending"),
    [
        (
            date(2026, 1, 17),
            30,
            "Ngày thứ 30 là thứ Hai, 16/2/2026. Đó là ngày nghỉ (Tết Nguyên đán), nên hạn lùi"
            " đến ngày làm việc tiếp theo: thứ Hai, 23/2/2026.",
        ),
        (
            date(2026, 6, 5),
            30,
            "Ngày thứ 30 là Chủ nhật, 5/7/2026. Đó là ngày nghỉ cuối tuần, nên hạn lùi"
            " đến ngày làm việc tiếp theo: thứ Hai, 6/7/2026.",
        ),
        (date(2026, 6, 1), 30, "Tính cả ngày nghỉ. Ngày thứ 30 là thứ Tư, 1/7/2026."),
    ],
)
def test_explanation_of_calendar_days_says_why_it_rolled(
    start: date, count: int, ending: str
) -> None:
    assert explain(due(start, calendar_days(count), PLAIN)).endswith(ending)


def slow_due(start: date, amount: Amount, calendar: Calendar) -> date:
    """The same by another road: number every day first, then look."""
    span = [start + timedelta(n) for n in range(1, amount.count * 3 + 40)]
    off = (DayKind.WEEKEND, DayKind.HOLIDAY)
    worked = [day for day in span if calendar.kind_of(day) not in off]
    if amount.unit is Unit.WORKING:
        return worked[amount.count - 1]
    nominal = start + timedelta(amount.count)
    return min(day for day in worked if day >= nominal)


@given(STARTS, AMOUNTS)
def test_due_date_agrees_with_a_slow_second_count(start: date, amount: Amount) -> None:
    assert due(start, amount, PLAIN).due_on == slow_due(start, amount, PLAIN)


@given(NEAR_DAYS, AMOUNTS, CALENDARS)
def test_due_date_agrees_with_the_slow_count_under_overrides(
    start: date, amount: Amount, calendar: Calendar
) -> None:
    assert due(start, amount, calendar).due_on == slow_due(start, amount, calendar)


@given(STARTS, AMOUNTS)
def test_due_date_is_a_working_day_after_the_start(start: date, amount: Amount) -> None:
    last = due(start, amount, PLAIN).due_on

    assert last > start
    assert PLAIN.is_working(last)


@given(STARTS, AMOUNTS)
def test_later_start_is_never_due_earlier(start: date, amount: Amount) -> None:
    next_day = start + timedelta(1)

    assert due(start, amount, PLAIN).due_on <= due(next_day, amount, PLAIN).due_on


@given(STARTS, COUNTS, COUNTS)
def test_working_days_add_up(start: date, first: int, second: int) -> None:
    stop = due(start, working(first), PLAIN).due_on

    assert (
        due(stop, working(second), PLAIN).due_on
        == due(start, working(first + second), PLAIN).due_on
    )


@given(NEAR_DAYS, AMOUNTS, NEAR_DAYS)
def test_added_holiday_never_shortens_a_limit(start: date, amount: Amount, day: date) -> None:
    late = calendar_for([Override(day, working=False, reason="Nghỉ thêm")])

    assert due(start, amount, late).due_on >= due(start, amount, PLAIN).due_on


@given(STARTS, AMOUNTS)
def test_shown_days_run_without_a_gap_and_number_upwards(start: date, amount: Amount) -> None:
    shown = due(start, amount, PLAIN).days
    numbers = [day.n for day in shown if day.n is not None]

    assert [day.day for day in shown] == [start + timedelta(n) for n in range(len(shown))]
    assert numbers == list(range(1, amount.count + 1))
    assert [day.mark for day in shown].count(Mark.DUE) == 1
    assert shown[0].mark is Mark.START
    assert shown[-1].mark is Mark.DUE


@given(STARTS, AMOUNTS)
def test_record_survives_json(start: date, amount: Amount) -> None:
    found = due(start, amount, PLAIN)

    assert from_record(json.loads(json.dumps(to_record(found)))) == found


def test_record_keeps_the_explanation_when_the_calendar_changes() -> None:
    day = date(2026, 6, 2)
    record = to_record(due(date(2026, 6, 1), working(2), PLAIN))
    late = calendar_for([Override(day, working=False, reason="Nghỉ bão")])

    assert "Tính các ngày 2, 3/6." in explain(from_record(record))
    assert "Nghỉ bão" in explain(due(date(2026, 6, 1), working(2), late))


@pytest.mark.parametrize(
    "record",
    [
        ["due/9", "2026-06-01", 2, "working", "2026-06-03", []],
        ["due/1", "2026-06-01", "2", "working", "2026-06-03", []],
        ["due/1", "2026-06-01", 2, "working", "2026-06-03", None],
        ["due/1", "2026-06-01", 2, "working", "2026-06-03", ["2026-06-02"]],
        ["due/1", "2026-06-01"],
    ],
)
def test_foreign_record_is_refused(record: list[object]) -> None:
    with pytest.raises(ValueError):
        from_record(record)  # type: ignore[arg-type]


@given(st.dates(date(1998, 1, 1), date(2102, 12, 31)), st.integers(0, 1200))
def test_working_days_between_are_those_counted_one_by_one(first: date, count: int) -> None:
    last = first + timedelta(days=count)
    days = (first + timedelta(days=number) for number in range(1, count + 1))
    known = range(2000, 2101)  # before and after the tables Monday to Friday
    told = [PLAIN.is_working(day) if day.year in known else day.weekday() < 5 for day in days]

    assert working_days_between(first, last, PLAIN) == sum(told)


@given(STARTS, st.integers(0, 90), st.integers(0, 90))
def test_working_days_between_are_additive_and_signed(start: date, one: int, two: int) -> None:
    middle = start + timedelta(one)
    end = middle + timedelta(two)
    whole = working_days_between(start, end, PLAIN)

    assert whole == working_days_between(start, middle, PLAIN) + working_days_between(
        middle, end, PLAIN
    )
    assert working_days_between(end, start, PLAIN) == -whole


@given(STARTS, COUNTS)
def test_working_days_between_start_and_due_are_the_amount(start: date, count: int) -> None:
    assert working_days_between(start, due(start, working(count), PLAIN).due_on, PLAIN) == count


@pytest.mark.parametrize(
    ("due_on", "today", "state", "days", "words"),
    [
        (date(2026, 5, 6), date(2026, 5, 11), Standing.LATE, 3, "trễ 3 ngày"),
        (date(2026, 5, 11), date(2026, 5, 11), Standing.TODAY, 0, "hạn hôm nay"),
        (date(2026, 5, 12), date(2026, 5, 11), Standing.SOON, 1, "còn 1 ngày"),
        (date(2026, 5, 13), date(2026, 5, 11), Standing.SOON, 2, "còn 2 ngày"),
        (date(2026, 5, 14), date(2026, 5, 11), Standing.EARLY, 3, "còn 3 ngày"),
        (date(2026, 5, 18), date(2026, 5, 11), Standing.EARLY, 5, "còn 5 ngày"),
        # The evening before Tết, a date after it is near.
        (date(2026, 2, 23), date(2026, 2, 13), Standing.SOON, 1, "còn 1 ngày"),
        # A promise that names a Sunday is missed on the Monday, and near on the Saturday.
        (date(2026, 6, 7), date(2026, 6, 8), Standing.LATE, 1, "trễ 1 ngày"),
        (date(2026, 6, 7), date(2026, 6, 6), Standing.SOON, 1, "còn 1 ngày"),
        (date(2026, 6, 6), date(2026, 6, 7), Standing.LATE, 1, "trễ 1 ngày"),
    ],
)
def test_lateness_is_told_in_working_days(
    due_on: date, today: date, state: Standing, days: int, words: str
) -> None:
    found = lateness(due_on, today, PLAIN)

    assert found == Lateness(state, days)
    assert lateness_words(found) == words


@given(STARTS, st.integers(-60, 60))
def test_late_means_after_the_day_and_nothing_else(due_on: date, distance: int) -> None:
    found = lateness(due_on, due_on + timedelta(distance), PLAIN)

    assert (found.state is Standing.LATE) == (distance > 0)
    assert (found.days == 0) == (distance == 0)


@pytest.mark.parametrize("count", [0, -1, MOST_DAYS + 1])
def test_amount_out_of_bounds_is_refused(count: int) -> None:
    with pytest.raises(Invalid) as refused:
        working(count)

    assert refused.value.code == "deadlines.amount"


def test_amount_reads_as_words() -> None:
    assert str(working(10)) == "10 ngày làm việc"
    assert str(replace(working(10), unit=Unit.CALENDAR)) == "10 ngày"


@pytest.mark.parametrize("form", [0, "other"])
def test_record_of_another_form_asks_nothing(form: int | str) -> None:
    with pytest.raises(ValueError, match="no record"):
        asked([form, "2026-05-04", 5, "working", "2026-05-11", []])
