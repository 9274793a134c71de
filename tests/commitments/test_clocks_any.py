"""Whatever happens to a matter, whatever is decided of days and rules, in whatever order: the rows
are what counting from the beginning gives."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hoiam.commitments import actions as commitments
from hoiam.commitments import queries
from hoiam.commitments.matters import MatterOf
from hoiam.commitments.models import Commitment
from hoiam.core.clocks.acts import Act, Ground
from hoiam.core.clocks.shapes import Criterion, Fact, Matter
from hoiam.core.refusals import Refusal
from hoiam.rules import actions as rules
from hoiam.rules.models import CalendarOverride
from tests.cast import Cast, make_cast
from tests.commitments.matters import correct, limit, matter
from tests.commitments.recounting import recount_all

pytestmark = pytest.mark.django_db
QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
AT = datetime(2027, 2, 1, 2, tzinfo=UTC)
LATER = AT + timedelta(days=1)
FIRST = date(2026, 6, 22)  # matters of both laws
DAYS = st.integers(0, 150).map(lambda number: FIRST + timedelta(days=number))
ACTS = (
    Act.RECEIVED, Act.ACCEPTED, Act.ACCEPTED, Act.PAUSED, Act.RESUMED, Act.EXTENDED, Act.DECIDED,
    Act.CONCLUDED, Act.WITHDRAWN, Act.HEARING,
)  # fmt: skip
FACTS = st.tuples(
    st.just("fact"), DAYS, st.sampled_from(ACTS), st.sampled_from(("", "", "person-1"))
)
STEPS = st.lists(
    st.one_of(
        FACTS,
        FACTS,
        FACTS,
        st.tuples(st.just("cancel"), st.integers(1, 6)),
        st.tuples(st.just("day"), DAYS, st.booleans()),
        st.tuples(st.just("undo day")),
        st.tuples(st.just("rule"), st.sampled_from(("C-03", "D-04", "C-02")), st.integers(3, 40)),
        st.tuples(st.just("recount")),
    ),
    min_size=4,
    max_size=14,
)
type Step = tuple[object, ...]


class Undone(Exception):
    """Ends an example without keeping its rows."""


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def _fact(day: date, act: Act, part: str) -> Fact:
    more = frozenset({Criterion.PLACES, Criterion.PEOPLE}) if act is Act.EXTENDED else frozenset()
    ground = Ground.AWAITING if act is Act.PAUSED else None
    return Fact(day, act, about=part, paper=f"{act}/{day:%d%m}", ground=ground, criteria=more)


def _take(step: Step, of: MatterOf, cast: Cast) -> None:
    """One step; what is not allowed leaves everything as it was."""
    leader, office = cast.actor("leader"), cast.actor("administrator")
    match step:
        case ("fact", date() as day, Act() as act, str(part)):
            commitments.record_fact(
                matter=of, fact=_fact(day, act, part), paper_on=None, reason="Ghi muộn",
                by=leader, at=AT,
            )  # fmt: skip
        case ("cancel", int(number)):
            commitments.cancel_fact(matter=of, number=number, reason="Nhầm", by=leader, at=AT)
        case ("day", date() as day, bool(working)):
            rules.override_day(
                day=day, working=working, reason="Bão", decision="QĐ", by=office, at=AT
            )
        case ("undo day",):
            row = CalendarOverride.objects.filter(withdrawn_at__isnull=True).last()
            if row is not None:
                rules.withdraw_day(override=row, why="Tan", by=office, at=AT)
        case ("rule", str(rule_id), int(count)):
            correct(cast, rule_id, FIRST, limits=limit(rule_id, count, FIRST))
        case _:
            recount_all(cast, at=LATER)


def _play(cast: Cast, kind: Matter, steps: list[Step]) -> int:
    """Every step that is allowed, then all recounts; how many clocks there are to compare."""
    of = matter(cast, kind)
    for step in steps:
        try:
            with transaction.atomic():
                _take(step, of, cast)
        except Refusal:
            continue
    recount_all(cast, at=LATER)
    return _check_rows_are_the_clocks(of)


def _check_rows_are_the_clocks(of: MatterOf) -> int:
    rows = {
        (row.part, row.clock): row
        for row in Commitment.objects.filter(kind="clock").prefetch_related("due_dates")
    }
    duties = {
        (clock.about, clock.code): clock for clock in queries.clocks_of_matter(of) if clock.is_duty
    }
    assert duties.keys() <= rows.keys()
    for key, row in rows.items():
        clock = duties.get(key)
        assert row.is_open == (clock is not None and clock.ended is None)
        _check_dates(row)
        if clock is None:
            continue
        assert (row.started_on, row.rule) == (clock.start, clock.rule.id)
        if clock.ended is not None:
            assert (row.ended_on, row.paused_on) == (clock.ended.day, None)
        elif clock.due_on is None:
            assert row.paused_on == clock.pauses[-1].fact.day
        else:
            assert (row.due_on, row.paused_on) == (clock.due_on, None)
    return len(duties)


def _check_dates(row: Commitment) -> None:
    """The last date of each is its date, each old date the one before, each explains itself."""
    dates = sorted(row.due_dates.all(), key=lambda one: one.pk)
    assert [one.old_due_on for one in dates] == [None, *(one.due_on for one in dates[:-1])]
    assert (dates[0].due_on, dates[-1].due_on) == (row.first_due_on, row.due_on)
    assert all(one.explanation["days"][4] == one.due_on.isoformat() for one in dates)


def _check(cast: Cast, kind: Matter, steps: list[Step]) -> None:
    with pytest.raises(Undone), transaction.atomic():
        _play(cast, kind, steps)
        raise Undone


KINDS = st.sampled_from((Matter.COMPLAINT, Matter.DENUNCIATION))


@settings(suppress_health_check=QUIET, max_examples=25)
@given(kind=KINDS, steps=STEPS)
def test_rows_are_what_counting_from_the_beginning_gives(
    cast: Cast, kind: Matter, steps: list[Step]
) -> None:
    _check(cast, kind, steps)


@pytest.mark.prove
@settings(parent=settings.get_profile("prove"), suppress_health_check=QUIET, max_examples=1_000)
@given(kind=KINDS, steps=STEPS)
def test_rows_by_the_thousand_are_what_counting_from_the_beginning_gives(
    cast: Cast, kind: Matter, steps: list[Step]
) -> None:
    _check(cast, kind, steps)


def test_comparison_sees_a_row_that_lags_behind(cast: Cast) -> None:
    steps: list[Step] = [("fact", date(2026, 9, 1), Act.ACCEPTED, "")]
    assert _play(cast, Matter.COMPLAINT, steps) == 1
    Commitment.objects.filter(clock="decide").update(due_on=date(2026, 10, 2))

    with pytest.raises(AssertionError):
        _check_rows_are_the_clocks(matter(cast))
