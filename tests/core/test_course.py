"""The course of a training clock: forwards alone, as fast as told, as far as told."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoiam.core import course
from hoiam.core.calendar import calendar_for
from hoiam.core.course import FASTEST, ORDINARY, STOPPED, Course, Goal
from hoiam.core.refusals import Invalid

MACHINE = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
FRIDAY = datetime(2026, 10, 2, 2, 0, tzinfo=UTC)  # nine in the morning in Viet Nam
DAYS = calendar_for()


def after(seconds: float) -> datetime:
    return MACHINE + timedelta(seconds=seconds)


def hurrying(speed: int = 43_200, days: int = 30) -> Course:
    return Course(MACHINE, FRIDAY, speed, FRIDAY + timedelta(days=days))


def test_thirty_days_of_two_seconds_are_over_within_a_minute() -> None:
    clock = hurrying()

    assert clock.reading(after(2)) == FRIDAY + timedelta(days=1)
    assert clock.hurries(after(59))
    assert clock.reading(after(60)) == FRIDAY + timedelta(days=30)
    assert not clock.hurries(after(60))


def test_beyond_its_end_the_clock_goes_as_in_life() -> None:
    clock = hurrying()

    assert clock.reading(after(60 + 3600)) == FRIDAY + timedelta(days=30, hours=1)
    # A machine that is forgotten over a night is one night on, not sixty years.
    assert clock.reading(after(12 * 3600)) < FRIDAY + timedelta(days=31)


def test_stopped_clock_stands_and_the_ordinary_one_goes_with_life() -> None:
    assert Course(MACHINE, FRIDAY, STOPPED).reading(after(1e6)) == FRIDAY
    assert Course(MACHINE, FRIDAY, ORDINARY).reading(after(90)) == FRIDAY + timedelta(seconds=90)


def test_machine_set_back_shows_nothing_earlier() -> None:
    assert hurrying().reading(after(-500)) == FRIDAY


@given(
    st.sampled_from(course.SECONDS_A_DAY),
    st.integers(1, 400),
    st.lists(st.floats(0, 1e6), min_size=2, max_size=6),
)
def test_time_never_goes_backwards(seconds: int, days: int, moments: list[float]) -> None:
    clock = hurrying(course.speed_of(seconds), days)
    readings = [clock.reading(after(moment)) for moment in sorted(moments)]

    assert readings == sorted(readings)
    assert min(readings) >= FRIDAY


def test_way_is_told_in_hundredths() -> None:
    assert [hurrying().percent(after(at)) for at in (-1, 0, 15, 59.9, 60, 999)] == [
        0, 0, 25, 99, 100, 100,
    ]  # fmt: skip
    assert Course(MACHINE, FRIDAY, ORDINARY).percent(after(5)) == 100


@pytest.mark.parametrize(
    ("speed", "until"),
    [
        (-1, None),
        (FASTEST + 1, FRIDAY + timedelta(days=1)),
        (2, None),  # for ever in a hurry
        (ORDINARY, FRIDAY + timedelta(days=1)),
        (STOPPED, FRIDAY + timedelta(days=1)),
        (2, FRIDAY),
        (2, FRIDAY - timedelta(days=1)),
    ],
)
def test_what_is_no_course_cannot_be_made(speed: int, until: datetime | None) -> None:
    with pytest.raises(ValueError, match=r"training clock|hurries"):
        Course(MACHINE, FRIDAY, speed, until)


@pytest.mark.parametrize(
    ("speed", "most"), [(86_400, 0.25), (43_200, 0.5), (4_320, 1.0), (288, 1.0)]
)
def test_worker_sees_every_quarter_of_a_day(speed: int, most: float) -> None:
    clock = hurrying(speed)

    assert clock.pause(5.0, MACHINE) == most
    assert clock.pause(0.05, MACHINE) == 0.05
    # Arrived, it rests as in life, but never so long that the next press is missed.
    assert clock.pause(5.0, after(1e7)) == 1.0


def moment(goal: Goal, *, shown: datetime = FRIDAY, days: int = 0, due: date | None = None) -> str:
    found = course.moment_of(goal, shown=shown, days=days, calendar=DAYS, due=due)
    return f"{found + timedelta(hours=7):%Y-%m-%d %H:%M}"


def test_jump_leads_to_the_morning_of_the_day() -> None:
    due = date(2026, 10, 16)

    assert moment(Goal.WORKING_DAY) == "2026-10-05 08:00"
    assert moment(Goal.DUE, due=due) == "2026-10-16 08:00"
    assert moment(Goal.PAST_DUE, due=due) == "2026-10-17 08:00"
    assert moment(Goal.DAYS, days=3) == "2026-10-05 09:00"


@pytest.mark.parametrize(
    ("ask", "code"),
    [
        (lambda: moment(Goal.DUE), "course.nothing-due"),
        (lambda: moment(Goal.PAST_DUE), "course.nothing-due"),
        (lambda: moment(Goal.DAYS, days=0), "course.days"),
        (lambda: moment(Goal.DAYS, days=401), "course.days"),
        (lambda: course.speed_of(3), "course.speed"),
        (lambda: course.check_reach(FRIDAY, FRIDAY + timedelta(days=401)), "course.too-far"),
        (
            lambda: course.check_reach(
                datetime(2099, 12, 20, tzinfo=UTC), datetime(2100, 1, 2, tzinfo=UTC)
            ),
            "course.too-far",
        ),
    ],
)
def test_what_cannot_be_gone_to_is_refused(ask, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        ask()
    assert refused.value.code == code


def test_what_can_be_gone_to_is_not_refused() -> None:
    course.check_reach(FRIDAY, FRIDAY + course.FARTHEST)
    assert {course.speed_of(seconds) * seconds for seconds in course.SECONDS_A_DAY} == {86_400}
