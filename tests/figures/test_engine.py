"""The database counts what `holds` counts: on random rows and random conditions."""

from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from hoiam.core.figures.catalogue import FIGURES, cases
from hoiam.core.figures.counting import count
from hoiam.core.figures.language import (
    All,
    AnyOf,
    Asked,
    Column,
    Compare,
    Condition,
    Empty,
    Kind,
    Mark,
    OneOf,
    Op,
    holds,
    negated,
)
from hoiam.figures import datasets, engine
from hoiam.figures.engine import Part, as_q
from tests.cast import Cast, make_cast
from tests.figures.making import case, duty

DAY = date(2026, 10, 2)
ASKED = Asked(DAY - timedelta(2), DAY + timedelta(2), DAY)
STATES = ("new", "waiting", "handling", "answered", "closed")
DAYS = st.integers(-4, 4).map(lambda days: DAY + timedelta(days))

_VALUES: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.TEXT: st.sampled_from([*STATES, "done", "feedback", "roads", "t-commune-office", "x"]),
    Kind.NUMBER: st.integers(0, 3),
    Kind.FLAG: st.booleans(),
    Kind.DAY: DAYS | st.sampled_from(Mark),
}


def _comparisons(columns: dict[str, Kind]) -> st.SearchStrategy[Condition]:
    def one(name: str) -> st.SearchStrategy[Condition]:
        kind = columns[name]
        values = _VALUES[kind]
        if kind is Kind.DAY:
            values |= st.sampled_from([Column(n) for n, k in columns.items() if k is kind])
        ops = list(Op) if kind in (Kind.NUMBER, Kind.DAY) else [Op.EQ, Op.NE]
        found: st.SearchStrategy[Condition] = st.builds(
            Compare, st.just(name), st.sampled_from(ops), values, st.booleans()
        )
        found |= st.builds(Empty, st.just(name), st.booleans())
        if kind is Kind.TEXT:
            some = st.lists(_VALUES[kind], max_size=3).map(tuple)
            found |= st.builds(OneOf, st.just(name), some, st.booleans())
        return found

    return st.sampled_from(sorted(columns)).flatmap(one)


def _conditions(columns: dict[str, Kind]) -> st.SearchStrategy[Condition]:
    return st.recursive(
        _comparisons(columns),
        lambda inner: st.lists(inner, max_size=3).map(tuple).flatmap(
            lambda parts: st.sampled_from([All(parts), AnyOf(parts), negated(All(parts))])
        ),
        max_leaves=6,
    )  # fmt: skip


CASES = st.tuples(
    st.sampled_from(STATES),
    DAYS,
    st.none() | DAYS,
    st.lists(
        st.tuples(
            st.sampled_from(["answer", "promise"]),
            st.sampled_from(["open", "done", "undone", "merged"]),
            st.integers(-3, 3),
            st.integers(-3, 3),
        ),
        max_size=2,
    ),
)


class TestEngine(TestCase):
    """On random rows of cases."""

    cast: Cast

    @classmethod
    def setUpTestData(cls) -> None:
        cls.cast = make_cast()

    @settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow], deadline=None)
    @given(
        rows=st.lists(CASES, max_size=4),
        conditions=st.lists(_conditions(dict(cases.CASES.columns)), min_size=4, max_size=4),
    )
    def test_database_holds_what_python_holds(self, rows, conditions) -> None:
        for number, (state, came, answered, duties) in enumerate(rows):
            made = case(
                self.cast, number, state=state, unit="commune-office",
                opened_on=came, answered_on=answered,
            )  # fmt: skip
            for place, (kind, how, due, ended) in enumerate(duties):
                duty(made, place, kind, how, due, ended)
        known = datasets.ALL["cases"]
        seen = _values(known)

        for one in (*conditions, *(negated(one) for one in conditions)):
            found = known.base().filter(as_q(one, known.columns, ASKED))
            here = sorted(row["code"] for row in seen if holds(one, row, ASKED))
            assert sorted(found.values_list("code", flat=True)) == here, one
        counted = engine.answers(cases.FIGURES, ASKED)
        for figure in cases.FIGURES:
            expected = count(figure, seen, ASKED)
            answer = counted[figure.code]
            assert (answer.value, answer.whole) == (expected.value, expected.whole), figure.code
            listed = engine.rows(figure, ASKED)
            assert listed.count() == answer.value
            if figure.is_share:
                rest = engine.rows(figure, ASKED, part=Part.REST)
                left = sorted(str(row["code"]) for row in expected.rest)
                assert sorted(rest.values_list("code", flat=True)) == left
                assert answer.rest == len(left)
        by_state = engine.grouped(cases.FIGURES, ("state", "unit"), ASKED)
        for figure in cases.FIGURES:
            total = sum(one[figure.code] or 0 for one in by_state.values())
            assert total == counted[figure.code].value
        flow = [counted[figure.code].value or 0 for figure in cases.FLOW]
        dated = [row for row in seen if (row["answered_on"] or DAY) >= row["received_on"]]
        if len(dated) == len(seen):
            assert flow[0] + flow[1] == flow[2] + flow[3]


def _values(known: datasets.Rows) -> list[dict[str, Any]]:
    """Every row with all its columns."""
    from django.db.models import F  # noqa: PLC0415

    names = {
        f"c_{name}": F(place) if isinstance(place, str) else place
        for name, place in ((name, known.expression(name)) for name in known.columns)
    }
    return [
        {name.removeprefix("c_"): value for name, value in row.items()}
        for row in known.base().order_by().values(**names)
    ]


def test_every_figure_of_every_dataset_is_counted_and_listed(db) -> None:
    """A town with nothing in it: zero is said, and of nothing there is no share."""
    for figure in FIGURES:
        answer = engine.answer(figure, ASKED)
        assert not answer.value
        assert list(engine.rows(figure, ASKED, part=Part.WHOLE)) == []
        if figure.is_share:
            assert answer.share is not None
            assert answer.share.exact is None
    for known in datasets.ALL.values():
        assert set(known.columns) == set(known.dataset.columns)
        assert _values(known) == []
