"""The table of reception before Circular 06/2025: twenty-nine columns, cases that came for the first
time and those that came again (Circular 02/2021/TT-TTCP, kept by 01/2024/TT-TTCP)."""

from hoiam.core.figures.forms.shapes import Column, Filled, Head, ReportForm

CIRCULAR = "01/2024/TT-TTCP"


def _old(number: int, name: str) -> Column:
    return Column(number, name, Filled.FIGURE, f"tcd29-{number}")


def _cases(first: int) -> Head:
    return Head("Số vụ việc", (_old(first, "Tiếp lần đầu"), _old(first + 1, "Tiếp nhiều lần")))


def _people(first: int) -> tuple[Head | Column, ...]:
    """Visits, people, cases, and crowds with their people and cases: eight columns."""
    return (
        _old(first, "Số lượt tiếp"),
        _old(first + 1, "Số người được tiếp"),
        _cases(first + 2),
        Head(
            "Trong đó đoàn đông người",
            (
                _old(first + 4, "Số đoàn được tiếp"),
                _old(first + 5, "Số người được tiếp"),
                _cases(first + 6),
            ),
        ),
    )


TCD_29 = ReportForm(
    CIRCULAR,
    "01/TCD",
    "Tổng hợp kết quả tiếp công dân thường xuyên, định kỳ và đột xuất",
    (
        _old(1, "Tổng số lượt tiếp"),
        _old(2, "Tổng số người được tiếp"),
        _old(3, "Tổng số vụ việc tiếp"),
        Head("Tiếp thường xuyên", _people(4)),
        Head(
            "Tiếp định kỳ và đột xuất của Thủ trưởng",
            (
                Head("Thủ trưởng tiếp", (_old(12, "Số kỳ tiếp"), *_people(13))),
                Head("Ủy quyền tiếp", (_old(21, "Số kỳ tiếp"), *_people(22))),
            ),
        ),
    ),
    sums=((1, (4, 13, 22)), (2, (5, 14, 23)), (3, (6, 7, 15, 16, 24, 25))),
    at_most=(
        *((8 + add, 4 + add) for add in (0, 9, 18)),
        *((9 + add, 5 + add) for add in (0, 9, 18)),
        *((10 + add, 6 + add) for add in (0, 9, 18)),
        *((11 + add, 7 + add) for add in (0, 9, 18)),
    ),
    until="2025-09-29",
)
FORMS = (TCD_29,)
