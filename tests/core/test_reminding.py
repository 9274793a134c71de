"""Reminders: never outside working hours, never after the day they speak of, each once."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoiam.core.calendar import ZONE, Calendar, Override, calendar_for, day_of
from hoiam.core.lateness import Owed, steps_of
from hoiam.core.law.rules import BOOK
from hoiam.core.refusals import Invalid
from hoiam.core.reminding import (
    USUAL_HOURS,
    Horizon,
    Reminder,
    Step,
    current,
    horizon,
    hours_of,
    reminders_due,
    soon_on,
)

PLAIN = calendar_for()
STEPS = steps_of(BOOK, date(2026, 10, 2))
DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))
CALENDARS = st.lists(
    st.builds(Override, DAYS, st.booleans(), st.just("Quyết định thử")), max_size=12
).map(calendar_for)
MOMENTS = st.datetimes(
    datetime(2025, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)  # noqa: DTZ001
)  # fmt: skip
RULES = st.sampled_from(("R-08", "D-04", "HOUSE-PROMISE"))
OWED = st.builds(
    lambda rule, start, length: Owed(rule, start, start + timedelta(days=length)),
    RULES, DAYS, st.integers(1, 60),
)  # fmt: skip
HOURS = st.sampled_from((USUAL_HOURS, hours_of("8:00-12:00"), hours_of("7:00-11:00,13:00-17:00")))


def vn(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE).astimezone(UTC)


def of(due_on: date, calendar: Calendar = PLAIN) -> dict[Step, Reminder]:
    owed = Owed("HOUSE-PROMISE", due_on - timedelta(days=30), due_on)
    return {one.step: one for one in reminders_due(owed, STEPS, calendar, USUAL_HOURS)}


def test_date_on_a_friday_is_reminded_of_on_wednesday_and_on_the_day() -> None:
    found = of(date(2026, 10, 9))

    assert {step: one.opens for step, one in found.items()} == {
        Step.SOON: vn("2026-10-07 07:30"),
        Step.TODAY: vn("2026-10-09 07:30"),
        Step.LATE: vn("2026-10-12 07:30"),
        Step.VERY_LATE: vn("2026-10-26 07:30"),
    }


def test_date_on_the_monday_after_tet_is_reminded_of_before_tet() -> None:
    # Tết of 2026: Monday 16 to Friday 20 February.
    found = of(date(2026, 2, 23))

    assert found[Step.SOON].opens == vn("2026-02-12 07:30")
    assert found[Step.TODAY].opens == vn("2026-02-23 07:30")


def test_date_typed_on_a_day_off_is_said_in_the_last_working_hours_before_it() -> None:
    # Sunday in the middle of Tết.
    found = of(date(2026, 2, 18))

    assert found[Step.TODAY] == Reminder(Step.TODAY, date(2026, 2, 18), vn("2026-02-13 07:30"))
    assert found[Step.SOON].opens == vn("2026-02-12 07:30")
    assert found[Step.LATE].opens == vn("2026-02-23 07:30")


def test_make_up_saturday_is_a_day_of_reminders() -> None:
    assert of(date(2026, 1, 10))[Step.TODAY].opens == vn("2026-01-10 07:30")


def test_clock_that_is_long_overdue_with_its_first_working_day_is_said_once() -> None:
    # Extended to a Friday beyond 45 days: late and long overdue begin on the same Saturday.
    owed = Owed("R-08", date(2026, 8, 3), date(2026, 10, 9))

    found = [one.step for one in reminders_due(owed, STEPS, PLAIN, USUAL_HOURS)]

    assert found == [Step.SOON, Step.TODAY, Step.VERY_LATE]


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-10-02 07:29", "2026-10-02 07:30"),
        ("2026-10-02 07:30", "2026-10-02 07:30"),
        ("2026-10-02 11:30", "2026-10-02 13:30"),
        ("2026-10-02 16:59", "2026-10-02 16:59"),
        ("2026-10-02 17:00", "2026-10-05 07:30"),
        ("2026-10-03 09:00", "2026-10-05 07:30"),
        ("2026-02-13 23:59", "2026-02-23 07:30"),
    ],
)
def test_next_working_moment(moment: str, expected: str) -> None:
    assert USUAL_HOURS.next_from(vn(moment), PLAIN) == vn(expected)


def test_day_of_work_opens_and_has_its_last_call() -> None:
    day = date(2026, 10, 2)

    assert USUAL_HOURS.opens(day) == vn("2026-10-02 07:30")
    assert USUAL_HOURS.last_call(day) == vn("2026-10-02 13:30")


@pytest.mark.parametrize(
    "said",
    ["", "7", "7:30", "7:30-", "11:30-7:30", "7:30-11:30,11:00-17:00", "8:00-8:00", "8h-11h", "7:30-25:00"],
)  # fmt: skip
def test_hours_that_cannot_be_are_refused(said: str) -> None:
    with pytest.raises(Invalid) as refused:
        hours_of(said)

    assert refused.value.code == "reminding.hours"


def test_nothing_is_to_be_said_of_a_date_far_away() -> None:
    found = tuple(of(date(2026, 10, 9)).values())

    assert current(found, vn("2026-10-06 16:00")) is None


@given(OWED, CALENDARS, HOURS)
def test_reminder_is_never_sent_outside_working_hours(owed: Owed, days, hours) -> None:
    assert all(hours.covers(one.opens, days) for one in reminders_due(owed, STEPS, days, hours))


@given(OWED, CALENDARS, HOURS)
def test_reminder_of_a_day_to_come_is_never_sent_after_it(owed: Owed, days, hours) -> None:
    for one in reminders_due(owed, STEPS, days, hours):
        if one.step in (Step.SOON, Step.TODAY):
            assert day_of(one.opens) <= one.day <= owed.due_on
        else:
            assert owed.due_on < one.day <= day_of(one.opens)


@given(OWED, CALENDARS, HOURS)
def test_no_two_reminders_of_a_duty_come_on_one_day(owed: Owed, days, hours) -> None:
    found = reminders_due(owed, STEPS, days, hours)

    assert len({day_of(one.opens) for one in found}) == len(found)
    assert list(found) == sorted(found, key=lambda one: one.opens)
    assert [one.step for one in found if one.step is not Step.LATE] == [
        Step.SOON, Step.TODAY, Step.VERY_LATE,
    ]  # fmt: skip


@given(OWED, CALENDARS, HOURS, MOMENTS)
def test_next_working_moment_is_one_and_none_lies_before_it(
    owed: Owed, days: Calendar, hours, moment: datetime
) -> None:  # fmt: skip
    found = hours.next_from(moment, days)

    assert found >= moment
    assert hours.covers(found, days)
    between = moment
    while between < found:
        assert not hours.covers(between, days)
        between += timedelta(minutes=30)


@given(OWED, CALENDARS, st.integers(-20, 120))
def test_horizon_of_a_day_agrees_with_the_reminders_of_each(owed: Owed, days, after: int) -> None:
    day = owed.due_on + timedelta(days=after)
    if not days.is_working(day):
        return
    found = current(reminders_due(owed, STEPS, days, USUAL_HOURS), USUAL_HOURS.opens(day))
    seen = horizon(day, days)

    if owed.due_on < day:
        very_late = STEPS.very_late_from(owed, days) <= day
        expected = Step.VERY_LATE if very_late else Step.LATE
    elif owed.due_on <= seen.today:
        expected = Step.TODAY
    else:
        expected = Step.SOON if owed.due_on <= seen.soon else None  # type: ignore[assignment]
    assert (found.step if found else None) is expected


@given(DAYS, CALENDARS)
def test_soon_is_two_working_days_before(due_on: date, days: Calendar) -> None:
    first = soon_on(due_on, days)
    between = [first + timedelta(days=n) for n in range((due_on - first).days)]

    assert sum(days.is_working(day) for day in between) == 2
    assert days.is_working(first)


def test_horizon_of_the_last_working_day_before_tet_reaches_over_it() -> None:
    seen = horizon(date(2026, 2, 13), PLAIN)

    assert seen == Horizon(date(2026, 2, 13), date(2026, 2, 22), date(2026, 2, 24))
