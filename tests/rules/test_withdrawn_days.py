"""A day that was decided and is withdrawn: it counts no more, and stays to be read."""

from datetime import date

import pytest

from hoiam.base.models import Event
from hoiam.base.texts import sentence
from hoiam.core.calendar import DayKind
from hoiam.core.refusals import Invalid, NotAllowed, NotFound, WrongState
from hoiam.rules import actions as rules
from hoiam.rules import queries
from hoiam.rules.models import CalendarOverride
from tests.cast import NOW, Cast, later, make_cast

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 25)


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def decide(cast: Cast, *, working: bool = False) -> CalendarOverride:
    return rules.override_day(
        day=DAY, working=working, reason="Quốc tang", decision="Thông báo số 5",
        by=cast.actor("administrator"), at=NOW,
    )  # fmt: skip


def withdraw(cast: Cast, override: CalendarOverride, why: str = "Ghi nhầm ngày") -> None:
    rules.withdraw_day(override=override, why=why, by=cast.actor("administrator"), at=later(1))


def test_withdrawn_day_counts_no_more_and_stays_to_be_read(cast: Cast) -> None:
    withdraw(cast, decide(cast))

    assert queries.calendar_on().kind_of(DAY) is DayKind.WORKING
    assert [row.withdrawn_why for row in queries.overrides()] == ["Ghi nhầm ngày"]
    assert not queries.standing_overrides().exists()
    told = Event.objects.get(tag="rules.day.withdrawn")
    assert sentence(told) == (
        "Rút điều đã ghi về ngày 25/11/2026 (theo Thông báo số 5). Lý do: Ghi nhầm ngày."
    )


def test_row_before_the_withdrawn_one_counts_again(cast: Cast) -> None:
    decide(cast)
    withdraw(cast, decide(cast, working=True))

    assert queries.calendar_on().kind_of(DAY) is DayKind.HOLIDAY


def test_calendar_that_would_be_is_the_one_that_comes(cast: Cast) -> None:
    with_it = queries.calendar_with(DAY, working=False)
    override = decide(cast)
    without = queries.calendar_without(override)

    assert not with_it.is_working(DAY)
    assert not queries.calendar_on().is_working(DAY)
    assert without.is_working(DAY)


def test_day_is_withdrawn_once_with_a_reason_by_who_may(cast: Cast) -> None:
    override = decide(cast)

    with pytest.raises(Invalid, match="why-missing"):
        withdraw(cast, override, why=" ")
    with pytest.raises(NotAllowed):
        rules.withdraw_day(override=override, why="x", by=cast.actor("leader"), at=NOW)
    withdraw(cast, override)
    with pytest.raises(WrongState, match="day-withdrawn"):
        withdraw(cast, override)
    with pytest.raises(NotFound):
        queries.override(override.pk + 1)
