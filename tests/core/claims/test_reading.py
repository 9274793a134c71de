"""Numbers of Vietnamese reports: what counts something, and what only has digits."""

from fractions import Fraction

import pytest

from hoiam.core.claims import Measure, Qualifier, check, read, read_quantity


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


@pytest.mark.parametrize(
    "text",
    [
        "ngày 14/9/2021", "từ 1/8 đến 31/7/2019", "tháng 3/2022", "tháng 1.2014", "quý II/2024",
        "giai đoạn 2016 - 2020", "năm học 2023-2024", "6 tháng đầu năm 2020", "lúc 8:36 ngày 20/7",
        "Kế hoạch số 363/KH-TTCP", "Nghị quyết số 42/NQ-HĐND", "Chỉ thị 05", "Điều 28 khoản 1",
        "Kỳ họp thứ 16, khóa XVIII", "xếp thứ 12/63 tỉnh", "tổ dân phố số 2", "Quốc lộ 279",
        "Tổng đài 1022", "gọi 1900 1234", "điện thoại 0214 3840 123", "www.1022.gov.vn",
        "đại dịch COVID-19", "công nghiệp 4.0", "mạng 5G", "1. Kết quả", "thông tin 2 chiều",
        "một số hộ", "bộ phận một cửa", "trực 24/24", "[1]",
    ],
)  # fmt: skip
def test_digits_that_count_nothing_are_no_numbers(text: str) -> None:
    assert read(text).quantities == ()


@pytest.mark.parametrize(
    "text",
    [
        "cấp 315 giấy chứng nhận", "trong số 45 hộ", "tổng số 264 đơn", "năm 2020 tiếp 9 lượt",
        "qua điện thoại: 346 ý kiến", "Kế hoạch giao 40 tỷ đồng", "thôn 5 hộ nghèo",
        "tổng đài nhận 642 cuộc gọi", "lớp 32 học sinh",
    ],
)  # fmt: skip
def test_numbers_beside_names_are_numbers(text: str) -> None:
    assert len(read(text).quantities) == 1


def test_furniture_of_a_page_is_no_content() -> None:
    page = """Lượt xem: 2303
Thứ Bảy, 20/7/2019 8:36'(GMT+7)
Toàn tỉnh tiếp 2.872 lượt công dân.
Một buổi tiếp 12 công dân. Ảnh: TTXVN
1 2 3 4 5 ...
Các tin khác
Cuộc thi có 63 đội tham gia."""

    draft = read(page)

    assert [one.value for one in draft.quantities] == [2872]
    assert {one.why for one in draft.furniture} == {"counter", "date", "caption", "pager", "teaser"}


@pytest.mark.parametrize("text", ["", " ", "5", "(" * 500 + "1", "1" * 5000, "1/0, đạt 5%", "0%"])
def test_odd_texts_are_read_without_harm(text: str) -> None:
    check(read(text))


def test_a_pasted_table_is_read_piece_by_piece() -> None:
    draft = read(" ".join(f"{number} đơn," for number in range(1, 200)))

    assert len(draft.quantities) == 199
    assert len(check(draft)) > 100


def test_places_are_places_of_the_text() -> None:
    text = "Ðã tiếp\u00a04.209 lượt công dân, gần 97 % hài lòng"

    assert [text[one.start : one.end] for one in read(text).quantities] == ["4.209", "97 %"]
