"""Fields of a report: what each says, with how much of how much, and never growth out of nothing."""

from decimal import Decimal

import pytest

from hoiam.core.figures.forms import form
from hoiam.core.figures.shares import Share
from hoiam.core.narrative import cells, outline, saying, terms, texts
from hoiam.core.narrative.facts import Cell, Counted, Facts, Quoted
from hoiam.core.periods import Cut, Period, PeriodRule
from hoiam.core.refusals import Invalid

YEAR = Period(PeriodRule.INSPECTION, 2026, Cut.YEAR)
QUARTER = Period(PeriodRule.INSPECTION, 2026, Cut.QUARTER, 3)


def _counted(period: Period = YEAR, *, known: bool = True, **numbers: int | None) -> Counted:
    return Counted(period, {name: Cell(number) for name, number in numbers.items()}, known=known)


def _said(name: str, facts: Facts) -> str:
    found = terms.term(name)
    assert found is not None, name
    return saying.text(found, facts)


FACTS = Facts(
    asked=Counted(
        YEAR,
        {
            "tcd_1": Cell(4_209), "xld_1": Cell(4_662), "xld_2": Cell(4_600), "xld_12": Cell(None),
            "gqkn_13": Cell(1_250_500_000), "gqkn_14": Cell(Decimal("120.50")), "kqth_1": Cell(0),
            "kqth_2": Cell(0), "gqkn_7": Cell(5),
        },
        {terms.SETTLED: Share(149, 158)},
    ),
    before=_counted(QUARTER, tcd_1=4_209, xld_1=5_000, xld_2=4_000, gqkn_7=0),
    year=_counted(YEAR.year_before, known=False),
    quoted={"bao_chi_giam-ngheo": Quoted("gần 97%", "Báo Lào Cai 12/2025")},
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("tcd_1", "4.209 lượt"),
        ("xld_12", "…… đơn"),
        ("gqkn_13", "1.250,5 triệu đồng"),
        ("gqkn_14", "120,5 m²"),
        # T2: the rest is said with the share, and nothing is a share without its n.
        ("ty_le_giai_quyet", "149/158 đơn, đạt 94,3%, còn 9 đơn chưa giải quyết"),
        ("ty_le_thi_hanh", "0/0 quyết định, chưa có quyết định nào để tính tỷ lệ"),
        ("ty_le_da_xu_ly_ky_truoc", "cao hơn 18,7 điểm phần trăm so với kỳ trước (4.000/5.000 đơn, đạt 80,0%)"),
        ("tcd_1_ky_truoc", "bằng kỳ trước (4.209 lượt)"),
        ("xld_1_ky_truoc", "giảm 338 đơn (6,8%) so với kỳ trước (5.000 đơn)"),
        ("gqkn_7_ky_truoc", "tăng 5 quyết định so với kỳ trước (0 quyết định)"),
        ("tcd_1_so_sanh", "bằng kỳ trước (4.209 lượt); chưa có số liệu cùng kỳ năm trước để so sánh"),
        ("xld_12_ky_truoc", "…… so với kỳ trước (…… đơn)"),
        ("xld_1_cung_ky", "chưa có số liệu cùng kỳ năm trước để so sánh"),
        # T11: a number of the press keeps its qualifier and is never shown as ours.
        ("bao_chi_giam-ngheo", "gần 97% (Báo Lào Cai 12/2025, chưa kiểm chứng)"),
        ("bao_chi_khac", "……"),
    ],
)  # fmt: skip
def test_field_says(name: str, said: str) -> None:
    assert _said(name, FACTS) == said


def test_no_field_says_percent_without_how_much_of_how_much() -> None:
    for one in terms.TERMS.values():
        if not one.is_block:
            said = saying.text(one, FACTS)
            assert "%" not in said or "/" in said or "(" in said, (one.name, said)


def test_every_column_of_the_circular_has_a_field_and_none_has_more() -> None:
    for one in cells.FORMS:
        assert set(one.cells) == set(form(cells.CIRCULAR, one.code).columns), one.code


def test_outline_reads_and_its_headings_are_those_of_the_circular() -> None:
    for one in outline.SECTIONS:
        texts.read(one.text)
    assert len({one.code for one in outline.SECTIONS}) == len(outline.SECTIONS)
    assert [one.code for one in outline.SECTIONS if one.level == 1] == [
        "i",
        "ii",
        "iii",
        "iv",
        "v",
        "vi",
    ]


def test_lines_points_and_blocks() -> None:
    read = texts.read("Tổng {{xld_1}}, {{ tcd_1 }}.\n\n- Một ý\n{{bieu_do_loai_don}}")

    assert [len(one.pieces) for one in read] == [5, 1, 1]
    assert [one.pointed for one in read] == [False, True, False]
    assert read[2].block == terms.term("bieu_do_loai_don")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("{{khong_co}}", "narrative.name"),
        ("{{}}", "narrative.name"),
        ("{% for a in b %}{{ a.b }}", "narrative.name"),
        ("{{xld_1", "narrative.braces"),
        ("xld_1}}", "narrative.braces"),
        ("Biểu đồ {{bieu_do_loai_don}}", "narrative.block-alone"),
        ("- {{bang_xld}}", "narrative.block-alone"),
        ("a" * (texts.MOST_SIGNS + 1), "narrative.long"),
    ],
)
def test_what_is_no_field_is_refused_when_it_is_written(typed: str, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        texts.read(typed)

    assert refused.value.code == code
