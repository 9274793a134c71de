"""What is counted of old registers: every count is its list, and the sums hold."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from hoiam.core.figures.catalogue.records import LATE_BY_MOMENT, STANDING
from hoiam.core.refusals import NotFound
from hoiam.figures import engine, registers
from hoiam.registers import queries
from hoiam.registers.models import RecordState
from hoiam.registers.plans import RecordPlan
from hoiam.web.office import register_rows
from tests.cast import Cast, make_cast
from tests.registers.making import shown

TODAY = date(2026, 10, 2)
DAY = date(2024, 5, 6)
NOON = datetime(2024, 5, 6, 12, 0, tzinfo=UTC)

WHEN = st.none() | st.tuples(st.integers(-2, 2), st.none() | st.integers(-9, 9))
ROWS = st.tuples(st.sampled_from(RecordState.values), WHEN, WHEN)


def _day(when: tuple[int, int | None] | None) -> date | None:
    return None if when is None else DAY + timedelta(days=when[0])


def _moment(when: tuple[int, int | None] | None) -> datetime | None:
    if when is None or when[1] is None:
        return None
    return NOON + timedelta(days=when[0], hours=when[1])


class TestFigures(TestCase):
    """On random rows."""

    cast: Cast

    @classmethod
    def setUpTestData(cls) -> None:
        cls.cast = make_cast()

    @settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
    @given(st.lists(ROWS, max_size=8))
    def test_every_count_is_its_list_and_the_sums_hold(self, rows) -> None:
        shown(
            self.cast,
            *(
                RecordPlan(
                    number=str(number), state=state, due_on=_day(due), due_moment=_moment(due),
                    ended_on=_day(ended), ended_moment=_moment(ended),
                )
                for number, (state, due, ended) in enumerate(rows)
            ),
        )  # fmt: skip
        seen = queries.current()

        tally = registers.tally(seen, on=TODAY)

        for figure in STANDING:
            assert seen.filter(engine.standing(figure, TODAY)).count() == tally[figure.short]
        assert tally["received"] == len(rows)
        parts = ("open", "ended", "elsewhere", "unknown")
        assert sum(tally[part] for part in parts) == tally["received"]
        for how in ("moment", "day"):
            assert tally[f"in-time-{how}"] + tally[f"late-{how}"] == tally["judged"]
        by_moment, by_day = tally.in_time_by_moment, tally.in_time_by_day
        assert (by_moment.num + by_moment.rest, by_day.den) == (by_moment.den, tally["judged"])
        # What a line of a list says is what the figures count.
        said = Counter(register_rows.lateness(one) for one in seen)
        assert said["day"] == tally["late-day"]
        assert said["day"] + said["moment"] >= tally["late-moment"]
        late = seen.filter(engine.standing(LATE_BY_MOMENT, TODAY))
        assert all(register_rows.lateness(one) in ("day", "moment") for one in late)
        assert said["unknown"] == len(rows) - tally["judged"]
        lines = registers.by_agency(seen, on=TODAY)
        assert sum(line.tally["received"] for line in lines) == len(rows)


@pytest.mark.parametrize(
    ("due", "ended", "late_by_moment", "late_by_day"),
    [
        # The same day, an hour after the due moment: late by moments alone.
        (datetime(2024, 5, 6, 9, tzinfo=UTC), datetime(2024, 5, 6, 10, tzinfo=UTC), 1, 0),
        (datetime(2024, 5, 6, 9, tzinfo=UTC), datetime(2024, 5, 6, 9, tzinfo=UTC), 0, 0),
        # A due day without a time ends when the day ends.
        (None, datetime(2024, 5, 6, 16, 59, tzinfo=UTC), 0, 0),
        (datetime(2024, 5, 6, 9, tzinfo=UTC), None, 0, 0),
    ],
)
def test_day_without_a_time_ends_with_the_day(
    db: None, due: datetime | None, ended: datetime | None, late_by_moment: int, late_by_day: int
) -> None:
    plan = RecordPlan("1", due_on=DAY, due_moment=due, ended_on=DAY, ended_moment=ended)
    shown(make_cast(), plan)

    tally = registers.tally(queries.current(), on=TODAY)

    assert (tally["late-moment"], tally["late-day"]) == (late_by_moment, late_by_day)


def test_unknown_figure_is_not_found() -> None:
    with pytest.raises(NotFound):
        registers.figure("nobody")
