"""A figure and the list that it opens to are one expression; the sums that pages state hold."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from hoiam.cases.models import Case, CaseState
from hoiam.commitments.models import Commitment, CommitmentKind, CommitmentState
from hoiam.core.figures.catalogue.cases import LATE, STANDING
from hoiam.core.refusals import NotFound
from hoiam.figures import queries
from hoiam.figures.queries import Scope
from tests.cast import NOW, Cast, later, make_cast

TODAY = date(2026, 10, 2)


def _case(cast: Cast, number: int, *, state: str, unit: str, into: Case | None = None) -> Case:
    case = Case(
        code=f"TT-{number:08}", kind="feedback", field=cast.fields["roads"],
        area=cast.units["commune" if unit.startswith("commune") else "other"],
        unit=cast.units[unit], title="việc", state=state, joined_to=into,
        opened_on=TODAY, opened_at=NOW, opened_by="public",
    )  # fmt: skip
    case.save()
    return case


def _duty(case: Case, number: int, kind: str, state: str, due: int, ended: int) -> None:
    over = state != "open"
    Commitment(
        code=f"viec-{case.code}-{number}", kind=kind, about_kind="case", about_code=case.code,
        unit=case.unit, assigned_by_unit=case.unit, what="việc", rule="HOUSE-FEEDBACK",
        started_on=TODAY, first_due_on=TODAY + timedelta(due), due_on=TODAY + timedelta(due),
        state=state, opened_at=NOW, opened_by="public",
        ended_at=later(ended) if over else None, ended_by="public" if over else "", result="xong" if over else "",
        ended_on=TODAY + timedelta(ended) if over else None,
    ).save()  # fmt: skip


DUTIES = st.tuples(
    st.sampled_from([CommitmentKind.ANSWER, CommitmentKind.PROMISE, CommitmentKind.CONSULT]),
    st.sampled_from([one.value for one in CommitmentState]),
    st.integers(-3, 3),
    st.integers(-3, 3),
)
CASES = st.tuples(
    st.sampled_from(["new", "waiting", "handling", "answered", "closed", "joined"]),
    st.sampled_from(["commune-office", "commune-ubnd", "other-office"]),
    st.lists(DUTIES, max_size=3),
)


class TestFigures(TestCase):
    """On random rows: every count is its list, the sums hold, the groups add up."""

    cast: Cast

    @classmethod
    def setUpTestData(cls) -> None:
        cls.cast = make_cast()

    @settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
    @given(rows=st.lists(CASES, max_size=8))
    def test_count_is_its_list_on_any_rows(self, rows) -> None:
        cast = self.cast
        main = _case(cast, 999, state="new", unit="commune-office")
        for number, (state, unit, duties) in enumerate(rows):
            case = _case(
                cast, number, state=state, unit=unit, into=main if state == "joined" else None
            )
            for place, duty in enumerate(duties):
                _duty(case, place, *duty)

        for scope in (Scope(), Scope(unit="t-commune-office"), Scope(area="t-other")):
            tally = queries.tally(scope=scope, on=TODAY)
            for figure in STANDING:
                assert (
                    tally[figure.short] == queries.cases_of(figure, scope=scope, on=TODAY).count()
                )
            assert tally["received"] == tally["open"] + tally["answered"]
            assert tally["answered"] == tally["promise-open"] + tally["settled"]
            assert tally["received"] == tally["in-time"] + tally["late"] + tally["within"]
            assert tally["promise-late"] <= tally["promise-open"]
            assert tally.in_time.rest == tally["late"]
        whole = queries.tally(scope=Scope(), on=TODAY)
        lines = queries.by_place(TODAY)
        assert queries.whole(lines) == whole
        for groups in (queries.by_unit(lines), queries.by_commune(lines, TODAY)):
            for figure in STANDING:
                assert whole[figure.short] == sum(one[figure.short] for one in groups.values())


def test_joined_case_counts_once(db) -> None:
    cast = make_cast()
    main = _case(cast, 1, state="new", unit="commune-office")
    _case(cast, 2, state=CaseState.JOINED, unit="commune-office", into=main)

    assert queries.tally(scope=Scope(), on=TODAY)["received"] == 1


def test_hamlet_counts_for_its_commune(db) -> None:
    cast = make_cast()
    hamlet = type(cast.units["commune"])(
        code="t-hamlet", kind="hamlet", name="Thôn 3", short_name="Thôn 3", folded="thon 3",
        parent=cast.units["commune"], valid_from=date(2025, 7, 1),
    )  # fmt: skip
    hamlet.save()
    case = _case(cast, 1, state="new", unit="commune-office")
    case.area = hamlet
    case.save()

    assert set(queries.by_commune(queries.by_place(TODAY), TODAY)) == {cast.units["commune"].pk}
    assert queries.tally(scope=Scope(area="t-commune"), on=TODAY)["received"] == 1
    assert queries.tally(scope=Scope(area="t-province"), on=TODAY)["received"] == 1


def test_answered_late_stays_late_although_done(db) -> None:
    cast = make_cast()
    case = _case(cast, 1, state="answered", unit="commune-office")
    _duty(case, 0, "answer", "done", -5, -2)

    tally = queries.tally(scope=Scope(), on=TODAY)

    assert (tally["late"], tally["in-time"], tally["answered"]) == (1, 0, 1)


def test_rate_of_nothing_has_no_denominator(db) -> None:
    rate = queries.tally(scope=Scope(), on=TODAY).in_time

    assert (rate.num, rate.den, rate.rest) == (0, 0, 0)
    assert queries.NOTHING["received"] == 0


def test_figure_is_found_by_code_alone() -> None:
    assert queries.figure("late") is LATE
    with pytest.raises(NotFound):
        queries.figure("nothing")


def test_figures_of_everything_are_few_queries(db, django_assert_num_queries) -> None:
    with django_assert_num_queries(2):  # how the cells stand, then a count: of nothing, no units
        lines = queries.by_place(TODAY)
        queries.whole(lines)
        queries.by_unit(lines)
        queries.by_commune(lines, TODAY)
