"""Two-step lateness: worked examples by rule, and the index against the count."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoiam.core.calendar import Override, calendar_for
from hoiam.core.deadlines import Amount, Lateness, Standing, Unit, due, lateness_words
from hoiam.core.lateness import (
    DENUNCIATION,
    Owed,
    SecondStep,
    Steps,
    gauge,
    passed,
    report_rule,
    steps_of,
)
from hoiam.core.law.rules import BOOK, Rulebook

PLAIN = calendar_for()
DAY = date(2026, 10, 2)
STEPS = steps_of(BOOK, DAY)
RULES = st.sampled_from(("R-08", "C-02", "D-01", "D-04", "C-03", "TARGET-7", "HOUSE-PROMISE"))
DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))
CALENDARS = st.lists(
    st.builds(Override, DAYS, st.booleans(), st.just("Quyết định thử")), max_size=12
).map(calendar_for)
AMOUNTS = st.builds(Amount, st.integers(1, 60), st.sampled_from(Unit))
OWED = st.builds(
    lambda rule, start, length: Owed(rule, start, start + timedelta(days=length)),
    RULES, DAYS, st.integers(1, 90),
)  # fmt: skip


def test_answer_is_long_overdue_when_forty_five_days_have_passed_since_receipt() -> None:
    # Received on Friday 2 October: ten working days end on the 16th, 45 days on 16 November.
    owed = Owed("R-08", DAY, date(2026, 10, 16))

    assert STEPS.of(owed).rule == "R-13"
    assert STEPS.very_late_from(owed, PLAIN) == date(2026, 11, 17)


def test_superior_learns_of_an_answer_ten_working_days_after_its_date() -> None:
    owed = Owed("R-08", DAY, date(2026, 10, 16))

    assert STEPS.escalated_from(owed, PLAIN) == date(2026, 10, 31)


def test_answer_extended_beyond_forty_five_days_is_long_overdue_with_the_first_late_day() -> None:
    owed = Owed("R-08", DAY, date(2026, 12, 1))

    assert STEPS.very_late_from(owed, PLAIN) == date(2026, 12, 2)
    assert STEPS.escalated_from(owed, PLAIN) == date(2026, 12, 2)


def test_denunciation_is_escalated_at_once_and_long_overdue_after_five_working_days() -> None:
    owed = Owed("D-04", DAY, date(2026, 11, 2))

    assert STEPS.of(owed).rule == DENUNCIATION
    assert STEPS.escalated_from(owed, PLAIN) == date(2026, 11, 3)
    assert STEPS.very_late_from(owed, PLAIN) == date(2026, 11, 10)
    assert report_rule(owed, STEPS) == "D-11"


def test_promise_is_long_overdue_ten_working_days_after_its_day() -> None:
    owed = Owed("HOUSE-PROMISE", DAY, date(2026, 10, 9))

    assert STEPS.very_late_from(owed, PLAIN) == date(2026, 10, 24)
    assert STEPS.escalated_from(owed, PLAIN) == date(2026, 10, 24)
    assert report_rule(owed, STEPS) == "HOUSE-OVERDUE-REPORT"


def test_statement_of_before_the_law_goes_by_the_house_rule() -> None:
    owed = Owed("R-08", date(2026, 6, 30), date(2026, 7, 14))

    assert STEPS.of(owed).rule == "HOUSE-LONG-OVERDUE"


def test_rule_that_a_lawyer_took_away_leaves_the_house_rule() -> None:
    ended = [replace(rule, valid_to=DAY) if rule.id == "R-13" else rule for rule in BOOK.rules]
    empty = [replace(rule, limits=()) if rule.id == "R-13" else rule for rule in BOOK.rules]

    for rules in (ended, empty):
        steps = steps_of(Rulebook(tuple(rules)), DAY)
        assert steps.of(Owed("R-08", DAY, DAY)).rule == "HOUSE-LONG-OVERDUE"


def test_house_rule_without_days_is_no_rulebook() -> None:
    rules = [
        replace(rule, limits=()) if rule.id == "HOUSE-LONG-OVERDUE" else rule for rule in BOOK.rules
    ]

    with pytest.raises(ValueError, match="names no days"):
        steps_of(Rulebook(tuple(rules)), DAY)


@pytest.mark.parametrize(
    ("today", "state", "days"),
    [
        (date(2026, 10, 5), Standing.EARLY, 4),
        (date(2026, 10, 7), Standing.SOON, 2),
        (date(2026, 10, 9), Standing.TODAY, 0),
        (date(2026, 10, 10), Standing.LATE, 1),
        (date(2026, 10, 23), Standing.LATE, 10),
        (date(2026, 10, 24), Standing.VERY_LATE, 10),
    ],
)
def test_standing_of_a_promise(today: date, state: Standing, days: int) -> None:
    owed = Owed("HOUSE-PROMISE", DAY, date(2026, 10, 9))

    assert gauge(today, PLAIN, BOOK).standing(owed) == Lateness(state, days)


def test_short_words_of_the_second_step_say_that_it_is_late() -> None:
    assert lateness_words(Lateness(Standing.VERY_LATE, 12)) == "trễ 12 ngày"


@given(DAYS, DAYS, AMOUNTS, CALENDARS)
def test_run_out_day_agrees_with_the_count(start: date, today: date, amount: Amount, days) -> None:
    assert (start <= passed(today, amount, days)) == (due(start, amount, days).due_on < today)


@given(OWED, st.integers(-5, 150), CALENDARS)
def test_mark_of_a_day_agrees_with_the_first_day_of_the_step(owed: Owed, after: int, days) -> None:
    today = owed.due_on + timedelta(days=after)
    seen = gauge(today, days, BOOK)
    first = seen.steps.very_late_from(owed, days)

    assert seen.is_very_late(owed) == (first <= today)
    assert (seen.standing(owed).state is Standing.VERY_LATE) == (first <= today)


@given(OWED, CALENDARS)
def test_superior_is_never_told_before_the_date_has_passed_nor_after_the_step(
    owed: Owed, days
) -> None:
    first = STEPS.escalated_from(owed, days)

    assert owed.due_on < first <= STEPS.very_late_from(owed, days)


def test_steps_are_compared_as_values() -> None:
    step = SecondStep("R-13", Amount(45, Unit.CALENDAR), base=STEPS.house.base)

    assert Steps(None, None, step).of(Owed("R-08", DAY, DAY)) is step
