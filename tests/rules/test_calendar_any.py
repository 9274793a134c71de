"""Whatever is decided, announced and withdrawn, in whatever order: the rows give the calendar that
counting by hand gives."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hoiam.core import yearly
from hoiam.core.calendar import Override, calendar_for
from hoiam.core.refusals import Refusal
from hoiam.core.yearly import NationalChoice, TetChoice
from hoiam.rules import actions as rules
from hoiam.rules import calendars
from hoiam.rules.actions import Paper
from tests.cast import NOW, Cast, make_cast

pytestmark = pytest.mark.django_db
QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
PAPER = Paper("1/TB", date(2026, 9, 30), "Bộ")
FIRST = date(2027, 1, 25)
DAYS = st.integers(0, 30).map(lambda number: FIRST + timedelta(days=number))  # Tết among them
WEEKS = [FIRST + timedelta(days=number) for number in range(-3, 40)]
DECIDED = st.tuples(st.just("decided"), st.lists(st.tuples(DAYS, st.booleans()), max_size=4))
ANNOUNCED = st.tuples(st.just("announced"), st.sampled_from(TetChoice))
WITHDRAWN = st.tuples(st.just("withdrawn"), st.integers(0, 5))
ACTS = st.lists(st.one_of(DECIDED, DECIDED, ANNOUNCED, WITHDRAWN), max_size=8)


class Undone(Exception):
    """Ends an example without keeping its rows."""


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def _off(choice: TetChoice) -> set[date]:
    found = yearly.proposals(2027, choice, NationalChoice.AFTER)
    return {one.day for one in found}


def _play(cast: Cast, acts: list[tuple[str, object]]) -> dict[date, bool]:
    """Every act on rows; the same by hand: what stands, as (what, when it came)."""
    by = cast.actor("administrator")
    standing: list[tuple[object, str, object]] = []
    for what, given_ in acts:
        try:
            with transaction.atomic():
                if what == "decided":
                    days = dict(given_)  # type: ignore[call-overload]
                    row = rules.decide_days(
                        paper=PAPER,
                        days=[Override(day, works, "Bão") for day, works in days.items()],
                        swaps=(), by=by, at=NOW,
                    )  # fmt: skip
                    standing.append((row, what, days))
                elif what == "announced":
                    off = _off(given_)  # type: ignore[arg-type]
                    row = rules.announce_year(
                        year=2027, paper=PAPER, off=sorted(off), swaps=(), by=by, at=NOW
                    )
                    standing.append((row, what, off))
                elif standing:
                    gone = standing.pop(given_ % len(standing))  # type: ignore[operator]
                    rules.withdraw_decision(decision=gone[0], why="Nhầm", by=by, at=NOW)  # type: ignore[arg-type]
        except Refusal as refusal:  # a year is announced once, and a paper has at least one day
            assert refusal.code in ("rules.year-announced", "rules.no-days")
    return _by_hand(standing)


def _by_hand(standing: list[tuple[object, str, object]]) -> dict[date, bool]:
    notice = next((days for _row, what, days in standing if what == "announced"), None)
    plain = calendar_for()
    works = {
        day: plain.is_working(day) if notice is None else day.weekday() < 5 and day not in notice  # type: ignore[operator]
        for day in WEEKS
    }
    for _row, what, days in standing:
        if what == "decided":
            works |= days  # type: ignore[call-overload]
    return works


def _check(cast: Cast, acts: list[tuple[str, object]]) -> None:
    with pytest.raises(Undone), transaction.atomic():
        expected = _play(cast, acts)
        now = calendars.calendar_on()
        assert {day: now.is_working(day) for day in WEEKS} == expected
        outside = [*yearly.year_days(2026), *yearly.year_days(2028)]
        assert yearly.changed(calendar_for(), now, outside) == ()
        raise Undone


@settings(suppress_health_check=QUIET, max_examples=12)
@given(acts=ACTS)
def test_rows_give_the_calendar_that_counting_by_hand_gives(
    cast: Cast, acts: list[tuple[str, object]]
) -> None:
    _check(cast, acts)


@pytest.mark.prove
@settings(parent=settings.get_profile("prove"), suppress_health_check=QUIET)
@given(acts=ACTS)
def test_rows_by_the_thousand_give_the_calendar_that_counting_by_hand_gives(
    cast: Cast, acts: list[tuple[str, object]]
) -> None:
    _check(cast, acts)


def test_withdrawing_everything_restores_the_plain_calendar(cast: Cast) -> None:
    _check(
        cast,
        [
            ("announced", TetChoice.ONE_BEFORE),
            ("decided", [(date(2027, 2, 8), True)]),
            ("withdrawn", 0),
            ("withdrawn", 0),
        ],
    )
