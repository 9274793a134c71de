"""Beside a date stands which days off on its way nobody has announced yet."""

from datetime import date

import pytest

from hoiam.core import actor as actors
from hoiam.core import yearly
from hoiam.core.calendar import Override, calendar_for
from hoiam.core.deadlines import Amount, Due, Unit, due
from hoiam.core.yearly import NationalChoice, TetChoice
from hoiam.rules import actions as rules
from hoiam.rules.actions import Paper
from hoiam.web.calendar_days import forecasts_in
from tests.cast import NOW

pytestmark = pytest.mark.django_db
BY = actors.system("demo", act="a-1")
PAPER = Paper("5678/TB-BNV", date(2026, 9, 30), "Bộ Nội vụ")


def way(start: date, count: int) -> Due:
    return due(start, Amount(count, Unit.WORKING), calendar_for())


def test_way_over_announced_days_asks_nothing(django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        assert forecasts_in(way(date(2026, 8, 20), 10)) == ()


def test_way_over_the_day_of_culture_says_so_until_somebody_decides() -> None:
    culture = date(2026, 11, 24)
    assert forecasts_in(way(date(2026, 11, 20), 5)) == (culture,)

    rules.decide_days(
        paper=PAPER, days=[Override(culture, False, "Nghỉ cả nước")], swaps=(), by=BY, at=NOW
    )

    assert forecasts_in(way(date(2026, 11, 20), 5)) == ()


def test_way_over_tet_is_sure_after_the_notice() -> None:
    before = forecasts_in(way(date(2027, 2, 2), 5))
    off = [one.day for one in yearly.proposals(
        2027, TetChoice.TWO_BEFORE, NationalChoice.AFTER)]  # fmt: skip
    rules.announce_year(year=2027, paper=PAPER, off=off, swaps=(), by=BY, at=NOW)

    assert date(2027, 2, 8) in before
    assert forecasts_in(way(date(2027, 2, 2), 5)) == ()


def test_reckoning_page_says_which_days_are_not_sure(client, db) -> None:
    page = client.get("/quy-dinh/tinh-han?loai=complaint&received=2027-01-29&accepted=2027-02-02")

    assert "còn là dự kiến" in page.content.decode()
    assert "/lich/2027" in page.content.decode()
