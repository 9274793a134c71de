"""The arithmetic of drafts: what is right, cut, wrong, and what nobody can know."""

import pytest

from hoiam.core.claims import Check, Kind, Verdict, Why, check, read
from tests.core.claims.marked import Expected, held_against, marked
from tests.core.claims.published import ARTICLES, SENTENCES, articles, sentences

PUBLISHED = pytest.mark.skipif(
    not (SENTENCES.exists() and ARTICLES.exists()), reason="the published sentences are not here"
)
# A number that is right and is called wrong costs more than one that is passed over.
HARMFUL = (Verdict.DISAGREES, Verdict.NEEDS_CONTEXT, Verdict.CUT)


def said(text: str) -> list[Check]:
    return [one for one in check(read(text)) if one.kind is not Kind.LONE]


@pytest.mark.parametrize(("text", "expected"), [*marked("seen.txt"), *marked("unseen.txt")])
def test_everything_stated_is_done_again(text: str, expected: list[Expected]) -> None:
    missed, beyond = held_against(expected, check(read(text)))

    assert missed == []
    assert [one for one in beyond if one.verdict in HARMFUL] == []


@PUBLISHED
def test_published_sentences_and_articles_are_judged_as_by_hand() -> None:
    for text, expected in (*sentences(), *articles()):
        missed, beyond = held_against(expected, check(read(text)))

        assert missed == [], text[:80]
        assert [one for one in beyond if one.verdict is not Verdict.UNCHECKED] == [], text[:80]


@pytest.mark.parametrize(
    ("text", "kind", "verdict", "why", "computed"),
    [
        # T1: 99,8 is cutting, half up it is 99,9.
        ("Tiếp nhận 564.000 hồ sơ, trong đó đúng hạn 563.157 hồ sơ, đạt 99,8%.",
         Kind.SHARE, Verdict.CUT, Why.CUT, 99.8505),
        ("Tiếp nhận 564.000 hồ sơ, trong đó đúng hạn 563.157 hồ sơ, đạt 99,9%.",
         Kind.SHARE, Verdict.AGREES, Why.ROUNDED, 99.8505),
        # T2, T3
        ("Đã giải quyết 149 đơn/158 đơn, đạt 94,3%.",
         Kind.SHARE, Verdict.AGREES, Why.ROUNDED, 94.3038),
        ("Kết thúc 16/20 cuộc thanh tra.",
         Kind.SHARE, Verdict.UNCHECKED, Why.NOT_STATED, 80),
        # T4: committees and base cells make the base organisations; other cells are not added.
        ("Có 537 tổ chức cơ sở đảng (286 đảng bộ và 251 chi bộ cơ sở); 3.041 chi bộ trực thuộc.",
         Kind.SUM, Verdict.AGREES, Why.EXACT, 537),
        # T7: the plan is what it would have to be, and "hơn" is kept.
        ("Thu ngân sách đạt hơn 3.000 tỷ đồng, bằng 162% kế hoạch.",
         Kind.PLAN, Verdict.NO_DENOMINATOR, Why.NO_PLAN, 1851851851851.8518),
        # Qualifiers have a side.
        ("Tiếp nhận 500 đơn, giải quyết 490 đơn, đạt hơn 98%.",
         Kind.SHARE, Verdict.DISAGREES, Why.WRONG_SIDE, 98),
        ("Tiếp nhận 500 đơn, giải quyết 489 đơn, đạt gần 98%.",
         Kind.SHARE, Verdict.AGREES, Why.WITHIN, 97.8),
        # Two percentages differ by points.
        ("Tỷ lệ hài lòng từ 80% lên 85%, tăng 5%.",
         Kind.GROWTH, Verdict.NEEDS_CONTEXT, Why.POINTS, 6.25),
        # A change told twice, in pieces and in percent.
        ("Tiếp 2.100 lượt, giảm 900 lượt so cùng kỳ (30%).",
         Kind.GROWTH, Verdict.AGREES, Why.EXACT, 30),
        ("Xảy ra 180 vụ, làm chết 90 người. So với cùng kỳ giảm 20 vụ (-12%).",
         Kind.GROWTH, Verdict.DISAGREES, Why.OFF, 10),
        # Hectares come rounded.
        ("Lúa 6.194 ha, giảm 0,95% (-59 ha).",
         Kind.GROWTH, Verdict.AGREES, Why.LOOSE, 0.9435),
        # The next sentence tells what a rate is made of.
        ("Tỷ lệ đi bầu đạt 99,98%. Cụ thể, tổng số cử tri là 45.350 người; đã đi bầu 45.342 người.",
         Kind.SHARE, Verdict.AGREES, Why.ROUNDED, 99.98236),
        # A part is no more than its whole, and a list that makes most of it may be cut short.
        ("Huyện có 12 xã, trong đó có 15 xã khó khăn.",
         Kind.SUM, Verdict.DISAGREES, Why.MORE_THAN_WHOLE, 15),
        ("Nhận 100 đơn, trong đó 50 đơn khiếu nại, 45 đơn kiến nghị.",
         Kind.SUM, Verdict.NEEDS_CONTEXT, Why.PARTS_LEAVE, 95),
        # A part that is narrowed has another whole.
        ("Nhận 2.436 đơn; giải quyết 1.770 đơn thuộc thẩm quyền, đạt 97%.",
         Kind.SHARE, Verdict.NO_DENOMINATOR, Why.NO_WHOLE, 0),
        # An average of units is no share of sums.
        ("Tiếp công dân đạt tỷ lệ bình quân 38%. Cụ thể đã tiếp 381/960 ngày.",
         Kind.SHARE, Verdict.NEEDS_CONTEXT, Why.AVERAGE, 39.6875),
    ],
)  # fmt: skip
def test_verdict_has_its_reason_and_the_right_value(
    text: str, kind: Kind, verdict: Verdict, why: Why, computed: float
) -> None:
    found = next(one for one in said(text) if one.kind is kind)

    assert (found.verdict, found.why) == (verdict, why)
    assert float(found.computed or 0) == pytest.approx(computed, abs=0.0001)


def test_qualifier_of_what_was_computed_with_is_kept() -> None:
    found = said("Thu ngân sách đạt hơn 3.000 tỷ đồng, bằng 162% kế hoạch.")[0]

    assert found.loose == "above"


def test_rest_that_nobody_mentions_is_told() -> None:
    silent = said("Đã giải quyết 149/158 đơn, đạt 94,3%.")[0]
    told = said("Đã giải quyết 149/158 đơn, đạt 94,3%; còn 9 đơn đang giải quyết.")[0]

    assert (silent.unsaid, told.unsaid) == (9, None)


def test_two_counts_side_by_side_are_no_share() -> None:
    assert said("Tiếp 866 lượt/964 lượt người.") == []


def test_every_number_has_a_verdict_and_a_place() -> None:
    draft = read("Năm 2022 tiếp 4.209 lượt công dân, nhận 4.662 đơn, giải quyết 149/158 đơn.")

    found = check(draft)

    spoken = {one.start for each in found for one in (*each.numbers, each.stated) if one}
    assert spoken == {one.start for one in draft.quantities}
    assert all(each.place[0] < each.place[1] for each in found)
