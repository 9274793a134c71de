"""Numbers of a draft beside the figures that they mean: the synthetic province-year tells them."""

from datetime import date
from pathlib import Path

import pytest

from hoiam.core.claims import Verdict
from hoiam.core.periods import Cut, Period, PeriodRule
from hoiam.figures.claims import reviewing
from hoiam.figures.claims.reviewing import Mark, Review
from tests.cast import Cast, make_cast
from tests.figures import province

AGREES, CUT, OFF = Verdict.AGREES, Verdict.CUT, Verdict.DISAGREES
CONTEXT, NONE = Verdict.NEEDS_CONTEXT, Verdict.UNCHECKED
DAY = date(2027, 1, 15)
INSPECTION, CALENDAR = PeriodRule.INSPECTION, PeriodRule.CALENDAR
_ARTICLES = Path(__file__).resolve().parents[3] / "shared" / "articles"
REAL = _ARTICLES / "001_efc484c7aea7a8e7.txt"
OTHERS = sorted(one for one in REAL.parent.glob("*.txt") if one != REAL)
SETTLED = "petitions-own-settled"


@pytest.fixture
def town(db: None) -> Cast:
    cast = make_cast()
    province.write(cast)
    return cast


def reviewed(
    cast: Cast,
    text: str,
    rule: PeriodRule = INSPECTION,
    *,
    unit: str = "province-ubnd",
    reader: str = "province-leader",
    choices: dict[str, str] | None = None,
) -> Review:
    return reviewing.review(
        text,
        unit=cast.units[unit],
        period=Period(rule, province.YEAR, Cut.YEAR),
        choices=choices or {},
        reader=cast.actor(reader),
        today=DAY,
    )


def told(review: Review) -> list[tuple[str, str, Verdict, str]]:
    """Each number with the figure that was found for it, what that says, and why."""
    return [
        (review.draft.text[one.start : one.end], figure_of(one), one.beside.verdict, one.beside.why)
        for one in review.marks
    ]


def figure_of(mark: Mark) -> str:
    return mark.beside.ours.meaning.code if mark.beside.ours else ""


RIGHT = (
    "Năm 2026, các cơ quan hành chính trong tỉnh tiếp 4.209 lượt công dân; tiếp nhận 4.662 đơn. "
    "Trong đó có 158 đơn khiếu nại thuộc thẩm quyền, đã giải quyết 149/158 đơn, đạt 94,3%. "
    "Còn 9 đơn chưa giải quyết."
)


def test_every_number_of_a_right_draft_agrees_with_its_figure(town: Cast) -> None:
    assert told(reviewed(town, RIGHT)) == [
        ("4.209", "tcd-1:count", AGREES, "exact"),
        ("4.662", "xld-1:count", AGREES, "exact"),
        ("158", "xld-6:count", AGREES, "exact"),
        ("149", f"{SETTLED}:part", AGREES, "exact"),
        ("158", "xld-6:count", AGREES, "exact"),
        ("94,3%", f"{SETTLED}:percent", AGREES, "rounded"),
        ("9", f"{SETTLED}:rest", AGREES, "exact"),
    ]


def test_other_rule_of_years_is_said_and_not_called_wrong(town: Cast) -> None:
    found = told(reviewed(town, RIGHT, CALENDAR))

    assert [(words, why) for words, _figure, verdict, why in found if verdict is CONTEXT] == [
        ("4.209", "other-rule"), ("4.662", "other-rule"),
    ]  # fmt: skip


MEANT = (
    ("Năm 2026 tiếp 4.290 lượt công dân.", [("4.290", "tcd-1:count", OFF, "off")]),
    ("Năm 2026 tiếp hơn 4.200 lượt công dân.",
     [("4.200", "tcd-1:count", AGREES, "within-qualifier")]),
    ("Năm 2026 tiếp hơn 4.209 lượt công dân.",
     [("4.209", "tcd-1:count", OFF, "wrong-side")]),
    ("Đã giải quyết 150/158 đơn khiếu nại thuộc thẩm quyền.",
     [("150", f"{SETTLED}:part", OFF, "off"), ("158", "xld-6:count", AGREES, "exact")]),
    ("Tỷ lệ giải quyết khiếu nại thuộc thẩm quyền đạt 94%.",
     [("94%", f"{SETTLED}:percent", AGREES, "rounded")]),
    ("Năm 2026 có 160 đơn khiếu nại, tố cáo thuộc thẩm quyền.",
     [("160", "xld-6:count", CONTEXT, "denunciations")]),
    ("Thủ trưởng tiếp 412 lượt công dân, ủy quyền tiếp 149 lượt.",
     [("412", "tcd-11:count", AGREES, "exact"), ("149", "tcd-17:count", OFF, "off")]),
    # Nothing is known, which is not nought.
    ("Năm 2020 tiếp 2.872 lượt công dân.", [("2.872", "", NONE, "not-begun")]),
    ("Năm 2030 tiếp 2.872 lượt công dân.", [("2.872", "", NONE, "future")]),
    ("Trồng được 35 ha rừng và 3 cây cầu.",
     [("35 ha", "", NONE, "no-figure"), ("3", "", NONE, "no-figure")]),
    ("Tiếp nhận, xử lý 4.662 đơn.", [("4.662", "", NONE, "choose")]),
)  # fmt: skip


def test_number_is_compared_with_what_its_words_mean(town: Cast) -> None:
    for text, expected in MEANT:
        assert told(reviewed(town, text)) == expected


def test_where_two_figures_fit_somebody_chooses_and_it_stays(town: Cast) -> None:
    text = "Tiếp nhận, xử lý 4.662 đơn."
    (open_one,) = reviewed(town, text).marks

    (chosen,) = reviewed(town, f"Mở đầu. {text}", choices={open_one.key: "xld-2:count"}).marks
    (aside,) = reviewed(town, text, choices={open_one.key: ""}).marks

    assert {one.meaning.code for one in open_one.beside.offered} == {"xld-1:count", "xld-2:count"}
    assert (figure_of(chosen), chosen.verdict) == ("xld-2:count", OFF)
    assert aside.beside.why == "set-aside"


def test_place_named_in_the_sentence_is_counted(town: Cast) -> None:
    (mark,) = reviewed(town, "Tại Xã Bản Mẫu đã tiếp 12 lượt công dân trong năm 2026.").marks

    assert mark.beside.ours is not None
    assert mark.beside.ours.place.scope.areas == (town.units["commune"].code,)
    assert 0 < (mark.beside.ours.number or 0) < province.VISITS


def test_what_the_writer_may_not_open_is_not_told(town: Cast) -> None:
    elsewhere = reviewed(
        town, "Toàn tỉnh tiếp 4.209 lượt công dân.", unit="commune-ubnd", reader="leader"
    )

    assert told(elsewhere) == [("4.209", "", NONE, "elsewhere")]


@pytest.mark.skipif(not REAL.is_file(), reason="the articles are not here")
def test_article_with_the_numbers_of_the_province_year(town: Cast) -> None:
    province.dossiers(town)
    text = REAL.read_text(encoding="utf-8").replace("2022", str(province.YEAR))

    found = [one for one in told(reviewed(town, text)) if one[1]]

    assert [one for one in found if one[2] is not OFF] == [
        ("4.209", "tcd-1:count", AGREES, "exact"),
        ("4.662", "xld-1:count", AGREES, "exact"),
        ("158", "xld-6:count", AGREES, "exact"),
        ("149", f"{SETTLED}:part", AGREES, "exact"),
        ("158", "xld-6:count", AGREES, "exact"),
        ("94,3%", f"{SETTLED}:percent", AGREES, "rounded"),
    ]


@pytest.mark.skipif(not OTHERS, reason="the articles are not here")
def test_articles_about_other_places_and_years_are_not_called_wrong(town: Cast) -> None:
    for path in OTHERS:
        found = told(reviewed(town, path.read_text(encoding="utf-8")))

        assert [one for one in found if one[2] is OFF] == [], path.name
