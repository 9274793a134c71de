"""Limits in hours are moments: through the night, over Tết, and before a session."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoiam.core.clocks.hours import HOUR_SPECS, hour_clock
from hoiam.core.law.rules import BOOK
from hoiam.core.refusals import NotFound

BREACH, CONNECT = HOUR_SPECS
MOMENTS = st.datetimes(datetime(2026, 7, 2), datetime(2099, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


def test_breach_is_told_within_seventy_two_hours_through_the_days_off() -> None:
    found = hour_clock(BREACH, datetime(2026, 8, 29, 9, 5, tzinfo=UTC), BOOK)

    assert found.due_at == datetime(2026, 9, 1, 9, 5, tzinfo=UTC)
    assert found.explained() == (
        "72 giờ kể từ 16:05 ngày 29/8/2026, tính cả ban đêm và ngày nghỉ: "
        "chậm nhất 16:05 ngày 1/9/2026."
    )


def test_line_is_open_an_hour_before_the_session() -> None:
    found = hour_clock(CONNECT, datetime(2026, 7, 27, 1, 0, tzinfo=UTC), BOOK)

    assert found.due_at == datetime(2026, 7, 27, 0, 0, tzinfo=UTC)
    assert found.explained() == (
        "Ít nhất 1 giờ trước 08:00 ngày 27/7/2026: chậm nhất 07:00 ngày 27/7/2026."
    )


@given(MOMENTS, st.integers(0, 5000))
def test_later_moment_is_due_as_much_later(at, minutes) -> None:
    later = timedelta(minutes=minutes)

    assert (
        hour_clock(BREACH, at + later, BOOK).due_at == hour_clock(BREACH, at, BOOK).due_at + later
    )


def test_day_is_the_day_in_viet_nam() -> None:
    """The law of 2026 begins at midnight in Viet Nam, seven hours before midnight elsewhere."""
    first = datetime(2025, 12, 31, 17, 0, tzinfo=UTC)

    assert hour_clock(BREACH, first, BOOK).rule.id == "ADM-DATA-BREACH"
    with pytest.raises(NotFound, match=r"rules\.not-in-force"):
        hour_clock(BREACH, first - timedelta(minutes=1), BOOK)


def test_part_that_the_rule_does_not_have_is_said() -> None:
    with pytest.raises(NotFound, match=r"rules\.not-in-force"):
        hour_clock(replace(CONNECT, what="x"), datetime(2026, 7, 27, tzinfo=UTC), BOOK)
