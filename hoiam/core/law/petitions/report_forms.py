"""The official tables of petitions, complaints and their execution (Circular 06/2025/TT-TTCP):
columns, and the identities that hold between them.

Money stands in đồng; a printed table shows it in millions. What the circular calls a line of words
is kept short here: the head of a column.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

type Number = int | Decimal
type Numbers = Mapping[int, Number]

XLD, GQKN, KQTH = "02/XLD", "03/GQKN", "05/KQTH"


@dataclass(frozen=True, slots=True)
class Form:
    """One table: its columns, which are sums of others, and which are never more than another."""

    code: str
    title: str
    columns: Mapping[int, str]
    sums: tuple[tuple[int, tuple[int, ...]], ...] = ()
    at_most: tuple[tuple[int, int], ...] = ()  # the first is never more than the second
    money: frozenset[int] = frozenset()  # columns in đồng
    land: frozenset[int] = frozenset()  # columns in m²


@dataclass(frozen=True, slots=True)
class Broken:
    """An identity that does not hold, as the form writes it."""

    form: str
    said: str


PETITIONS = Form(
    XLD,
    "Kết quả tiếp nhận, xử lý đơn",
    {
        1: "Tổng số đơn, cả đơn kỳ trước chuyển sang",
        2: "Đơn đã xử lý",
        3: "Đơn đủ điều kiện xử lý",
        4: "Đơn thuộc thẩm quyền",
        5: "Vụ việc thuộc thẩm quyền",
        6: "Khiếu nại thuộc thẩm quyền",
        7: "Khiếu nại lần đầu",
        8: "Khiếu nại lần hai",
        9: "Khiếu nại về đất đai, nhà cửa",
        10: "Khiếu nại về chính sách, chế độ, cán bộ",
        11: "Khiếu nại về lĩnh vực khác",
        12: "Tố cáo thuộc thẩm quyền",
        13: "Tố cáo lần đầu",
        14: "Tố cáo tiếp",
        15: "Tố cáo về hành chính",
        16: "Tố cáo về tham nhũng",
        17: "Tố cáo về tư pháp",
        18: "Tố cáo về lĩnh vực khác",
        19: "Kiến nghị, phản ánh thuộc thẩm quyền",
        20: "Kiến nghị, phản ánh về chính sách, chế độ, cán bộ",
        21: "Kiến nghị, phản ánh về đất đai, nhà cửa",
        22: "Kiến nghị, phản ánh về lĩnh vực khác",
        23: "Đơn không thuộc thẩm quyền",
        24: "Đơn đã hướng dẫn",
        25: "Đơn đã chuyển",
    },
    sums=(
        (3, (4, 23)),
        (4, (6, 12, 19)),
        (6, (7, 8)),
        (6, (9, 10, 11)),
        (12, (13, 14)),
        (12, (15, 16, 17, 18)),
        (19, (20, 21, 22)),
        (23, (24, 25)),
    ),
    at_most=((2, 1), (3, 2), (4, 3), (5, 4)),
)
COMPLAINTS = Form(
    GQKN,
    "Kết quả giải quyết khiếu nại thuộc thẩm quyền",
    {
        1: "Đơn khiếu nại thuộc thẩm quyền",
        2: "Vụ việc khiếu nại thuộc thẩm quyền",
        3: "Vụ việc đang xem xét điều kiện thụ lý",
        4: "Vụ việc đã thụ lý",
        5: "Vụ việc không thụ lý",
        6: "Vụ việc rút toàn bộ, đình chỉ",
        7: "Quyết định giải quyết",
        8: "Lần đầu: khiếu nại đúng",
        9: "Lần đầu: khiếu nại sai",
        10: "Lần đầu: đúng một phần",
        11: "Lần hai: công nhận quyết định lần đầu",
        12: "Lần hai: hủy, sửa quyết định lần đầu",
        13: "Kiến nghị thu hồi cho Nhà nước: tiền",
        14: "Kiến nghị thu hồi cho Nhà nước: đất",
        15: "Trả lại tổ chức, cá nhân: tiền",
        16: "Trả lại tổ chức, cá nhân: đất",
        17: "Tổ chức được trả lại quyền lợi",
        18: "Cá nhân được trả lại quyền lợi",
        19: "Kiến nghị xử lý hành chính: số người",
        20: "Trong đó cán bộ, công chức, viên chức",
        21: "Chuyển cơ quan điều tra: số vụ",
        22: "Chuyển cơ quan điều tra: số người",
        23: "Trong đó cán bộ, công chức, viên chức",
    },
    sums=((2, (3, 4, 5, 6)), (7, (8, 9, 10, 11, 12))),
    at_most=((2, 1), (20, 19), (23, 22)),
    money=frozenset({13, 15}),
    land=frozenset({14, 16}),
)
# The money and land of both halves, then who was dealt with: denunciations count bodies as well.
_MONEY_AND_LAND = (
    "phải tổ chức thực hiện",
    "đã thực hiện xong",
    "phải thu cho Nhà nước: tiền",
    "phải thu cho Nhà nước: đất",
    "đã thu cho Nhà nước: tiền",
    "đã thu cho Nhà nước: đất",
    "phải trả tổ chức, cá nhân: tiền",
    "phải trả tổ chức, cá nhân: đất",
    "đã trả tổ chức, cá nhân: tiền",
    "đã trả tổ chức, cá nhân: đất",
)
_PEOPLE = (
    "đã xử lý hành chính: số người",
    "đã xử lý hành chính: cán bộ, công chức, viên chức",
    "đã khởi tố: số vụ",
    "đã khởi tố: số người",
    "đã khởi tố: cán bộ, công chức, viên chức",
)
_DECISION, _CONCLUSION = "Quyết định giải quyết khiếu nại:", "Kết luận nội dung tố cáo:"
OF_DENUNCIATIONS = 15  # what stands before the first column about denunciations
_HALVES = (0, OF_DENUNCIATIONS)
EXECUTION = Form(
    KQTH,
    "Kết quả thực hiện quyết định giải quyết khiếu nại, kết luận nội dung tố cáo",
    {
        **{
            number: f"{_DECISION} {said}"
            for number, said in enumerate((*_MONEY_AND_LAND, *_PEOPLE), start=1)
        },
        **{
            number: f"{_CONCLUSION} {said}"
            for number, said in enumerate(
                (*_MONEY_AND_LAND, "đã xử lý hành chính: số tổ chức", *_PEOPLE),
                start=OF_DENUNCIATIONS + 1,
            )
        },
    },
    at_most=(
        *((half + 2, half + 1) for half in _HALVES),
        *((half + done, half + due) for half in _HALVES for done, due in ((5, 3), (6, 4))),
        *((half + done, half + due) for half in _HALVES for done, due in ((9, 7), (10, 8))),
        *((12, 11), (15, 14), (28, 27), (31, 30)),
    ),
    money=frozenset(half + one for half in _HALVES for one in (3, 5, 7, 9)),
    land=frozenset(half + one for half in _HALVES for one in (4, 6, 8, 10)),
)
FORMS = (PETITIONS, COMPLAINTS, EXECUTION)
# Of two forms of the same body and period: (form, column) equals or is at least (form, column).
SAME = (((GQKN, 1), (XLD, 6)),)
AT_LEAST = (((KQTH, 1), (GQKN, 7)),)


def form(code: str) -> Form:
    """The table of this code."""
    return next(one for one in FORMS if one.code == code)


def broken_in(table: Form, numbers: Numbers) -> list[Broken]:
    """Identities of one table that its numbers break; columns that are not there count nothing."""
    found = []
    for whole, parts in table.sums:
        present = [one for one in parts if one in numbers]
        if not present or whole not in numbers:
            continue
        if numbers[whole] != sum(numbers[one] for one in present):
            found.append(Broken(table.code, f"{whole} = {' + '.join(map(str, parts))}"))
    for less, more in table.at_most:
        if less in numbers and more in numbers and numbers[less] > numbers[more]:
            found.append(Broken(table.code, f"{less} ≤ {more}"))
    return found


def broken_across(numbers: Mapping[str, Numbers]) -> list[Broken]:
    """Identities between the tables of one period."""
    found = []
    for (code, column), (other, of) in SAME:
        if numbers[code][column] != numbers[other][of]:
            found.append(Broken(code, f"{column} = {other}.{of}"))
    for (code, column), (other, of) in AT_LEAST:
        if numbers[code][column] < numbers[other][of]:
            found.append(Broken(code, f"{column} ≥ {other}.{of}"))
    return found
