"""Numbers of Vietnamese reports: what counts something, and what only has digits."""

from fractions import Fraction

import pytest

from hoiam.core.claims import Measure, Qualifier, read, read_quantity


@pytest.mark.parametrize(
    ("text", "value", "measure", "qualifier", "noun"),
    [
        ("tiếp 4.209 lượt công dân", "4209", Measure.COUNT, Qualifier.EXACT, "lượt công dân"),
        ("đạt 99,8%", "99.8", Measure.PERCENT, Qualifier.EXACT, ""),
        ("trên 70,3 tỷ đồng", "70300000000", Measure.MONEY, Qualifier.ABOVE, ""),
        ("gần 3.000 mô hình", "3000", Measure.COUNT, Qualifier.BELOW, "mô hình"),
        ("một nửa số hộ", "50", Measure.PERCENT, Qualifier.EXACT, ""),
        ("tăng gấp đôi", "2", Measure.TIMES, Qualifier.EXACT, ""),
        ("hai phần ba số hộ", "200/3", Measure.PERCENT, Qualifier.EXACT, ""),
        ("mười một ý kiến", "11", Measure.COUNT, Qualifier.EXACT, "ý kiến"),
        ("khoảng 1,5 triệu lượt", "1500000", Measure.COUNT, Qualifier.ABOUT, "lượt"),
        ("gần 97 %", "97", Measure.PERCENT, Qualifier.BELOW, ""),
    ],
)
def test_number_is_read_with_its_unit_and_qualifier(
    text: str, value: str, measure: Measure, qualifier: Qualifier, noun: str
) -> None:
    one = read_quantity(text)

    assert one is not None
    assert (one.value, one.measure, one.qualifier, one.noun) == (
        Fraction(value), measure, qualifier, noun,
    )  # fmt: skip


def test_a_part_of_a_whole_knows_its_whole() -> None:
    part, whole = read("kết thúc 16/20 cuộc thanh tra").quantities

    assert (part.value, part.of, part.noun) == (16, whole, "cuộc thanh tra")
