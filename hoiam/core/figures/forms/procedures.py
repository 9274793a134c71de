"""The table of procedures of a body, by field (form II.06a of Circular 01/2020/TT-VPCP)."""

from hoiam.core.figures.forms.shapes import Column, Filled, Head, ReportForm

CIRCULAR = "01/2020/TT-VPCP"


def _of(number: int, name: str) -> Column:
    return Column(number, name, Filled.FIGURE, f"tthc-{number}")


# The first two columns of the circular are the number of the line and the name of the field.
PROCEDURES = ReportForm(
    CIRCULAR,
    "II.06a",
    "Tình hình, kết quả giải quyết thủ tục hành chính",
    (
        Head(
            "Số hồ sơ tiếp nhận",
            (
                _of(3, "Tổng số"),
                Head(
                    "Trong kỳ",
                    (_of(4, "Trực tuyến"), _of(5, "Trực tiếp, dịch vụ bưu chính")),
                ),
                _of(6, "Từ kỳ trước"),
            ),
        ),
        Head(
            "Số lượng hồ sơ đã giải quyết",
            (_of(7, "Tổng số"), _of(8, "Trước hạn"), _of(9, "Đúng hạn"), _of(10, "Quá hạn")),
        ),
        Head(
            "Số lượng hồ sơ đang giải quyết",
            (_of(11, "Tổng số"), _of(12, "Trong hạn"), _of(13, "Quá hạn")),
        ),
    ),
    sums=((3, (4, 5, 6)), (7, (8, 9, 10)), (11, (12, 13)), (3, (7, 11))),
)
FORMS = (PROCEDURES,)
