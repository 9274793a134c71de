"""T1, T2, T3, T11 of the source articles; periods by two rules; conditions in words."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from hoiam.core.claims.shapes import Qualifier
from hoiam.core.figures.apart import Stretch, alone_in, other_rule
from hoiam.core.figures.catalogue import FIGURES, cases
from hoiam.core.figures.catalogue import figure as by_code
from hoiam.core.figures.counting import count
from hoiam.core.figures.definitions import (
    Counting,
    Dataset,
    Figure,
    Measure,
    Measured,
    Rounding,
)
from hoiam.core.figures.language import (
    ALWAYS,
    Asked,
    Column,
    Kind,
    Mark,
    holds,
    negated,
    whenever,
    within_period,
)
from hoiam.core.figures.quantity import Quantity
from hoiam.core.figures.saying import said
from hoiam.core.figures.shares import Share
from hoiam.core.periods import Cut, Period, PeriodRule
from hoiam.core.refusals import NotFound

DAY = date(2026, 12, 31)
ASKED = Asked.of(date(2026, 1, 1), DAY, DAY)
INSPECTIONS = Dataset(
    "inspections",
    "Thanh tra",
    Counting.INSPECTION,
    {"code": Kind.TEXT, "ended": Kind.FLAG, "proposed": Kind.NUMBER, "recovered": Kind.NUMBER},
)


def test_t1_rounding_is_said_and_the_rest_is_shown() -> None:
    share = Share(563157, 564000)

    assert share.exact is not None
    assert round(float(share.exact), 4) == 99.8505
    assert share.percent(1, Rounding.HALF_UP) == Decimal("99.9")
    assert share.percent(1, Rounding.CUT) == Decimal("99.8")
    assert share.rest == 843


def test_t2_settled_rate_leaves_nine_open() -> None:
    assert Share(149, 158).percent() == Decimal("94.3")
    assert Share(149, 158).rest == 9


def test_t3_sixteen_of_twenty_inspections_and_nothing_known_of_what_was_recovered() -> None:
    rows = [
        {"code": f"tt-{n}", "ended": n < 16, "proposed": 44_980_625 if n < 16 else None,
         "recovered": None}
        for n in range(20)
    ]  # fmt: skip
    done = Figure("ended", "Đã kết thúc", "", INSPECTIONS, Column("ended").holds, within=ALWAYS)
    money = {
        name: Figure(
            name, "", "", INSPECTIONS, ALWAYS, measure=Measure(Measured.SUM, name),
            counting=Counting.MONEY, beside=("recovered",) if name == "proposed" else ("proposed",),
        )
        for name in ("proposed", "recovered")
    }  # fmt: skip

    counted = count(done, rows, ASKED)

    assert (counted.value, counted.whole) == (16, 20)
    assert Share(16, 20).percent() == Decimal("80.0")
    assert [row["code"] for row in counted.rest] == ["tt-16", "tt-17", "tt-18", "tt-19"]
    assert count(money["proposed"], rows, ASKED).value == 719_690_000
    assert count(money["recovered"], rows, ASKED).value is None  # unknown, never zero


def test_t7_and_t11_a_number_of_the_press_keeps_its_qualifier() -> None:
    more = Quantity(Decimal(3000), "tỷ đồng", Qualifier.ABOVE)
    plan = more.of_plan(Decimal(162))

    assert round(plan.value, 1) == Decimal("1851.9")
    assert plan.qualifier is Qualifier.ABOVE
    assert Quantity(Decimal(97), "%", Qualifier.BELOW).is_share
    with pytest.raises(ValueError, match="nothing"):
        more.of_plan(Decimal(0))


def test_share_of_nothing_is_no_zero() -> None:
    assert Share(0, 0).exact is None
    assert Share(0, 0).percent() is None
    assert Share(0, 3).exact == Fraction(0)


@pytest.mark.parametrize(
    ("day", "calendar", "sector"),
    [(date(2026, 12, 14), 2026, 2026), (date(2026, 12, 15), 2026, 2027), (DAY, 2026, 2027)],
)
def test_december_falls_where_each_rule_says(day: date, calendar: int, sector: int) -> None:
    for rule, year in ((PeriodRule.CALENDAR, calendar), (PeriodRule.INSPECTION, sector)):
        assert Period(rule, year, Cut.YEAR).has(day)
        assert not Period(rule, year - 1, Cut.YEAR).has(day)
        assert not Period(rule, year + 1, Cut.YEAR).has(day)


def test_two_rules_differ_by_their_own_days() -> None:
    year = Period(PeriodRule.CALENDAR, 2026, Cut.YEAR)
    sector = other_rule(year)

    assert sector == Period(PeriodRule.INSPECTION, 2026, Cut.YEAR)
    assert alone_in(year, sector) == (Stretch(date(2026, 12, 15), DAY),)
    assert alone_in(sector, year) == (Stretch(date(2025, 12, 15), date(2025, 12, 31)),)
    assert alone_in(year, sector)[0].days == alone_in(sector, year)[0].days == 17
    assert alone_in(year, Period(PeriodRule.CALENDAR, 2024, Cut.YEAR)) == (
        Stretch(year.first, year.last),
    )


def test_condition_is_said_as_it_is() -> None:
    late = Column("due_on").before(Mark.DAY) & ~Column("state").one_of("done", "undone")

    assert said(late) == "ngày hạn < ngày đếm và tình trạng không thuộc (“done”, “undone”)"
    assert said(negated(Column("due_on").before(Mark.DAY))) == "ngày hạn ≥ ngày đếm, hoặc trống"
    assert said(ALWAYS) == "mọi dòng"
    assert all(said(one.counted) for one in FIGURES)


def test_whenever_asks_for_no_period() -> None:
    late = Column("due").before(Mark.DAY)
    row = {"came": date(2020, 1, 1), "due": date(2020, 2, 1)}

    assert whenever(within_period("came") & late) == late
    assert whenever(within_period("came")) == ALWAYS
    assert not holds(within_period("came") & late, row, ASKED)


def test_catalogue_is_closed_and_its_pairs_point_at_each_other() -> None:
    assert len({one.code for one in FIGURES}) == len(FIGURES)
    for one in FIGURES:
        assert one.name
        assert one.meaning
        assert one.source, one.code
        for other in one.beside:
            assert one.code in by_code(other).beside
    with pytest.raises(NotFound):
        by_code("nothing")


def test_definition_names_only_columns_that_there_are_and_that_can_be_compared_so() -> None:
    with pytest.raises(ValueError, match="has no column"):
        Figure("x", "", "", cases.CASES, Column("name").is_there)
    with pytest.raises(ValueError, match="has no order"):
        Figure("x", "", "", cases.CASES, Column("state").before("new"))
