"""Dates, numbers, lateness and bars in the words of a page."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import engines
from django.utils import translation
from django.utils.formats import number_format
from hypothesis import given
from hypothesis import strategies as st

from hoiam.core.deadlines import Lateness, Standing
from hoiam.web import words


def render(source: str, **context: object) -> str:
    return engines["django"].from_string(source).render(context)


def test_day_of_a_late_evening_moment_is_the_day_in_viet_nam() -> None:
    moment = datetime(2026, 4, 24, 17, 30, tzinfo=UTC)

    assert words.day(moment) == "25/4/2026"
    assert words.moment(moment) == "25/4/2026, 00:30"


@pytest.mark.parametrize("filter_name", ["vn_date", "vn_moment", "vn_number"])
def test_nothing_is_shown_for_nothing(filter_name: str) -> None:
    assert render("[{{ value|" + filter_name + " }}]", value=None) == "[]"


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0, "0"), (4209, "4.209"), (1234567, "1.234.567"), (94.3, "94,3"), (Decimal("50.0"), "50")],
)
def test_number_has_points_between_thousands(value: float, shown: str) -> None:
    assert words.number(value) == shown


def test_django_groups_numbers_the_vietnamese_way() -> None:
    with translation.override("vi"):
        assert number_format(1234567.5, force_grouping=True) == "1.234.567,5"
        assert render("{{ day|date }}", day=date(2026, 5, 8)) == "8/5/2026"


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        (149, 158, "94,3%"),
        (1, 2, "50%"),
        (0, 7, "0%"),
        (7, 7, "100%"),
        (9999, 10000, "99,9%"),
        (1, 100000, "0,1%"),
        (0, 0, "–"),
    ],
)
def test_percent_never_rounds_the_rest_away(part: int, whole: int, shown: str) -> None:
    assert words.percent(part, whole) == shown


@given(whole=st.integers(1, 10**6), data=st.data())
def test_percent_is_whole_only_when_nothing_is_left(whole: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(0, whole))

    assert (words.percent(part, whole) == "100%") == (part == whole)
    assert (words.percent(part, whole) == "0%") == (part == 0)


@pytest.mark.parametrize(
    ("standing", "text", "mark"),
    [
        (Lateness(Standing.EARLY, 12), "còn 12 ngày làm việc", "ok"),
        (Lateness(Standing.SOON, 2), "còn 2 ngày làm việc", "soon"),
        (Lateness(Standing.TODAY, 0), "hạn hôm nay", "soon"),
        (Lateness(Standing.LATE, 3), "trễ 3 ngày làm việc", "late"),
    ],
)
def test_lateness_has_a_word_and_a_mark(standing: Lateness, text: str, mark: str) -> None:
    shown = render("{{ it|due_words }}/{{ it|due_state }}", it=standing)

    assert shown == f"{text}/{mark}"


def test_lateness_of_a_bare_date_needs_today() -> None:
    due_on, today = date(2026, 5, 13), date(2026, 5, 11)

    assert render("{{ due|due_words:today }}", due=due_on, today=today) == "còn 2 ngày làm việc"
    with pytest.raises(ValueError, match="without today"):
        render("{{ due|due_words }}", due=due_on)


def test_bar_shares_its_width_and_leaves_the_open_rest() -> None:
    ok, promise, late = words.bar(64, ok=32, promise=16, late=8)

    assert (ok.start, ok.width) == ("0.00%", "50.00%")
    assert (promise.start, promise.end) == ("50.00%", "75.00%")
    assert (late.start, late.end) == ("75.00%", "87.50%")
    assert late.says == "trễ 8"


def test_bar_of_nothing_is_empty() -> None:
    assert words.bar(0, ok=0, promise=0, late=0) == ()
