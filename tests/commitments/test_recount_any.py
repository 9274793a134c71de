"""Whatever is decided, in whatever order: a recount is the same as counting from the beginning."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hoiam.commitments import actions as commitments
from hoiam.commitments.models import Commitment, DueDate, Recount
from hoiam.core import deadlines
from hoiam.rules import actions as rules
from tests.cast import NOW, Cast, make_cast
from tests.commitments.recounting import AFTERWARDS, clock, plain_due, recount_all

pytestmark = pytest.mark.django_db
QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
# Weeks around a Sunday, Saturday 10 October and the Day of Culture on 24 November.
FIRST = date(2026, 9, 25)
DAYS = st.integers(0, 70).map(lambda number: FIRST + timedelta(days=number))
CLOCKS = st.lists(
    st.tuples(DAYS, st.integers(1, 25), st.sampled_from(("working", "calendar"))),
    min_size=1, max_size=5,
)  # fmt: skip
# A day, whether it is worked, whether it is withdrawn later, whether a recount comes in between.
DECISIONS = st.lists(
    st.tuples(DAYS, st.booleans(), st.booleans(), st.booleans()), min_size=1, max_size=6
)

type Wish = tuple[date, int, str]
type Decision = tuple[date, bool, bool, bool]


class Undone(Exception):
    """Ends an example without keeping its rows."""


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def _play(cast: Cast, wishes: list[Wish], decisions: list[Decision]) -> dict[int, date]:
    """The dates after every decision was written, some withdrawn, and all worked off."""
    by = cast.actor("administrator")
    duties = [
        clock(cast, count, unit, day=day, number=number)
        for number, (day, count, unit) in enumerate(wishes)
    ]
    gone = []
    for day, working, withdrawn, at_once in decisions:
        row = rules.override_day(
            day=day, working=working, reason="Bão", decision="QĐ", by=by, at=NOW
        )
        gone += [row] if withdrawn else []
        if at_once:
            recount_all(cast)
    for row in gone:
        rules.withdraw_day(override=row, why="Nhầm", by=by, at=NOW)
    recount_all(cast)
    found = dict(Commitment.objects.values_list("pk", "due_on"))
    return {number: found[duty.pk] for number, duty in enumerate(duties)}


def _by_hand(wishes: list[Wish], decisions: list[Decision]) -> dict[int, date]:
    last = {day: working for day, working, withdrawn, _ in decisions if not withdrawn}
    on = {day for day, working in last.items() if working}
    off = set(last) - on
    return {
        number: plain_due(day, count, unit, off, on)
        for number, (day, count, unit) in enumerate(wishes)
    }


def _check_the_same_as_by_hand(cast: Cast, wishes: list[Wish], decisions: list[Decision]) -> None:
    with pytest.raises(Undone), transaction.atomic():
        assert _play(cast, wishes, decisions) == _by_hand(wishes, decisions)
        _check_rows()
        raise Undone


def _check_rows() -> None:
    """The last row of each clock is its date, each old date is the one before, each explains it."""
    assert not Recount.objects.exclude(state="done").exists()
    for duty in Commitment.objects.prefetch_related("due_dates"):
        rows = sorted(duty.due_dates.all(), key=lambda row: row.pk)
        assert [row.old_due_on for row in rows] == [None, *(row.due_on for row in rows[:-1])]
        assert (rows[0].due_on, rows[-1].due_on) == (duty.first_due_on, duty.due_on)
        assert all(_explained(row) == row.due_on for row in rows)


def _explained(row: DueDate) -> date:
    return deadlines.from_record(row.explanation["days"]).due_on


def _check_never_shorter(cast: Cast, wishes: list[Wish], days: list[date]) -> None:
    with pytest.raises(Undone), transaction.atomic():
        duties = [clock(cast, count, unit, day=day) for day, count, unit in wishes]
        for day in days:
            before = dict(Commitment.objects.values_list("pk", "due_on"))
            rules.override_day(
                day=day, working=False, reason="Bão", decision="QĐ",
                by=cast.actor("administrator"), at=NOW,
            )  # fmt: skip
            recount_all(cast)
            after = dict(Commitment.objects.values_list("pk", "due_on"))
            assert all(after[duty.pk] >= before[duty.pk] for duty in duties)
        raise Undone


@settings(suppress_health_check=QUIET, max_examples=25)
@given(wishes=CLOCKS, decisions=DECISIONS)
def test_recount_is_the_same_as_counting_from_the_beginning(
    cast: Cast, wishes: list[Wish], decisions: list[Decision]
) -> None:
    _check_the_same_as_by_hand(cast, wishes, decisions)


@settings(suppress_health_check=QUIET, max_examples=15)
@given(wishes=CLOCKS, days=st.lists(DAYS, min_size=1, max_size=5))
def test_no_date_is_nearer_after_a_day_off_was_added(
    cast: Cast, wishes: list[Wish], days: list[date]
) -> None:
    _check_never_shorter(cast, wishes, days)


@pytest.mark.prove
@settings(parent=settings.get_profile("prove"), suppress_health_check=QUIET)
@given(wishes=CLOCKS, decisions=DECISIONS)
def test_recounts_by_the_thousand_are_the_same_as_counting_from_the_beginning(
    cast: Cast, wishes: list[Wish], decisions: list[Decision]
) -> None:
    _check_the_same_as_by_hand(cast, wishes, decisions)


@pytest.mark.prove
@settings(parent=settings.get_profile("prove"), suppress_health_check=QUIET)
@given(wishes=CLOCKS, days=st.lists(DAYS, min_size=1, max_size=5))
def test_no_date_by_the_thousand_is_nearer_after_a_day_off_was_added(
    cast: Cast, wishes: list[Wish], days: list[date]
) -> None:
    _check_never_shorter(cast, wishes, days)


def test_second_way_to_a_date_is_not_the_first_one(cast: Cast) -> None:
    # A planted error: the day that was decided is forgotten.
    duty = clock(cast)
    rules.override_day(
        day=date(2026, 10, 7), working=False, reason="Bão", decision="QĐ",
        by=cast.actor("administrator"), at=NOW,
    )  # fmt: skip

    assert duty.due_on != plain_due(date(2026, 10, 2), 10, "working", {date(2026, 10, 7)}, ())
    assert commitments.recount(by=cast.actor("system"), at=AFTERWARDS) is not None
