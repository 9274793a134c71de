"""Time limits of procedures as portals write them; every spelling here was met on one."""

from fractions import Fraction

import pytest

from hoiam.core import limits
from hoiam.core.limits import LimitKind

K = LimitKind


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("30 Ngày", K.CALENDAR_DAYS, 30),
        ("05 Ngày", K.CALENDAR_DAYS, 5),
        ("07 Ngày làm việc", K.WORKING_DAYS, 7),
        ("15 ngày (làm việc)", K.WORKING_DAYS, 15),
        ("30 (ba mươi) ngày", K.CALENDAR_DAYS, 30),
        ("01 Giờ", K.HOURS, 1),
        ("0.5 Giờ", K.HOURS, Fraction(1, 2)),
        ("0,5 giờ", K.HOURS, Fraction(1, 2)),
        ("1/2 ngày làm việc", K.WORKING_DAYS, Fraction(1, 2)),
        ("3 tháng", K.MONTHS, 3),
        ("Không quá 01 ngày làm việc.", K.WORKING_DAYS, 1),
        ("Trong thời hạn 03 ngày làm việc kể từ ngày nhận đủ hồ sơ", K.WORKING_DAYS, 3),
        ("Thời hạn giải quyết: 15 ngày, kể từ ngày nhận đơn", K.CALENDAR_DAYS, 15),
        ("  20\u00a0Ngày  ", K.CALENDAR_DAYS, 20),
    ],
)
def test_an_amount_is_read_with_its_unit(text: str, kind: LimitKind, number: Fraction) -> None:
    limit = limits.read(text)

    assert (limit.kind, limit.number, limit.text) == (kind, number, text)
    assert limit.can_be_counted


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", K.EMPTY),
        ("   ", K.EMPTY),
        ("Không quy định", K.NONE),
        ("Không có", K.NONE),
        ("Không xác định", K.NONE),
    ],
)
def test_no_text_and_no_limit_are_two_things(text: str, kind: LimitKind) -> None:
    limit = limits.read(text)

    assert limit.kind is kind
    assert not limit.can_be_counted


@pytest.mark.parametrize(
    "text",
    [
        "0",
        "1",
        "30",
        "10-25",
        "10 - 25 ngày",
        "0 Giờ",
        "1/0 ngày",
        "Khác",
        "tháng 10",
        "1.000 ngày",
        "30 ngày 15 giờ",
        "15 ngày hành chính",
        "30 ngày kể từ ngày nhận đủ hồ sơ, không kể ngày nghỉ",
        "30 ngày kể từ ngày nhận, trường hợp phức tạp thì 45 ngày",
        "Chậm nhất là ngay trước khi tàu rời cảng",
        "Theo hướng dẫn tổ chức kỳ thi tốt nghiệp THPT hằng năm",
        "Kinh phí được cấp đủ trong 9 tháng/năm học, chi trả 2 lần: tháng 10 hoặc tháng 11",
        "Kinh phí chi trả đủ 4 tháng (đối với học sinh), 5 tháng (đối với sinh viên)",
    ],
)
def test_what_is_not_certain_says_so_and_keeps_its_text(text: str) -> None:
    limit = limits.read(text)

    assert (limit.kind, limit.number, limit.text) == (K.UNREAD, None, text)


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("Ngay trong ngày", None),
        ("Ngay trong ngày làm việc", None),
        (
            "Ngay trong ngày tiếp nhận hồ sơ; trường hợp nhận hồ sơ sau 15 giờ mà không giải quyết "
            "được ngay thì trả kết quả trong ngày làm việc tiếp theo.",
            15,
        ),
        (
            "Ngay trong ngày tiếp nhận yêu cầu, trường hợp nhận hồ sơ sau 15 giờ mà không giải "
            "quyết được ngay thì trả kết quả trong ngày làm việc tiếp theo.",
            15,
        ),
    ],
)
def test_the_same_day_knows_after_which_hour_it_is_the_next(text: str, hour: int | None) -> None:
    limit = limits.read(text)

    assert (limit.kind, limit.next_day_after) == (K.SAME_DAY, hour)
    assert limit.can_be_counted


def test_a_paragraph_with_a_limit_for_each_case_keeps_them_apart() -> None:
    text = (
        "a) Nhận hồ sơ từ đơn vị: Tối đa 06 ngày làm việc kể từ ngày nhận đủ hồ sơ. "
        "b) Nhận hồ sơ từ người hưởng: Tối đa 03 ngày kể từ ngày nhận đủ hồ sơ."
    )

    limit = limits.read(text)

    assert limit.kind is K.SEVERAL
    assert [(one.kind, one.number) for one in limit.parts] == [
        (K.WORKING_DAYS, 6),
        (K.CALENDAR_DAYS, 3),
    ]
    assert not limit.can_be_counted


def test_a_paragraph_with_an_amount_that_is_no_limit_is_not_read() -> None:
    text = "Tối đa 06 ngày làm việc; không quá 0 giờ."

    assert limits.read(text).kind is K.UNREAD


def test_lines_for_every_way_of_submitting_are_one_where_they_agree() -> None:
    limit = limits.together(["05 Ngày", "", "5 Ngày"])

    assert (limit.kind, limit.number) == (K.CALENDAR_DAYS, 5)


def test_lines_that_differ_stand_side_by_side() -> None:
    limit = limits.together(["1 Ngày làm việc", "02 Giờ", "1 Ngày làm việc"])

    assert limit.kind is K.SEVERAL
    assert [str(one.kind) for one in limit.parts] == ["working-days", "hours"]
    assert limit.text == "1 Ngày làm việc\n02 Giờ"


def test_one_line_that_cannot_be_read_makes_the_whole_unread() -> None:
    assert limits.together(["5 Ngày", "10-25"]).kind is K.UNREAD


def test_no_lines_say_nothing() -> None:
    assert limits.together(["", " "]).kind is K.EMPTY
    assert limits.together([]).kind is K.EMPTY
