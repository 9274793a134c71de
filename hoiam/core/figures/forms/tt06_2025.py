"""The tables of reception, petitions, complaints and denunciations (Circular 06/2025/TT-TTCP).

Names are those that the circular prints. Codes of figures are those of the catalogue.
"""

from hoiam.core.figures.forms.management import CIRCULAR, QLKNTC, SINCE
from hoiam.core.figures.forms.shapes import Across, Column, Filled, Head, ReportForm, Unit

_MONEY, _LAND = "Tiền (Trđ)", "Đất (m2)"
_OFFICIALS = "Trong đó số cán bộ, công chức, viên chức"
_STATE, _BACK = "Kiến nghị thu hồi cho Nhà nước", "Trả lại cho tổ chức, cá nhân"
_ADMIN, _POLICE = "Kiến nghị xử lý hành chính", "Chuyển cơ quan điều tra"


def _of(prefix: str, number: int, name: str, unit: Unit | None = None) -> Column:
    """A column that the registers fill."""
    return Column(number, name, Filled.FIGURE, f"{prefix}-{number}", unit)


def _room(number: int, name: str, unit: Unit | None = None) -> Column:
    """A column that is filled from the room of denunciations alone."""
    return Column(number, name, Filled.ROOM, unit=unit)


def _tcd(number: int, name: str) -> Column:
    return _of("tcd", number, name)


def _crowds(first: int) -> Head:
    return Head(
        "Trong đó đoàn đông người",
        (_tcd(first, "Số đoàn được tiếp"), _tcd(first + 1, "Số người được tiếp")),
    )


def _received(first: int, name: str) -> Head:
    return Head(
        name,
        (
            _tcd(first, "Số ngày tiếp"),
            _tcd(first + 1, "Số lượt tiếp"),
            _tcd(first + 2, "Số người được tiếp"),
            _tcd(first + 3, "Số vụ việc"),
            _crowds(first + 4),
        ),
    )


TCD = ReportForm(
    CIRCULAR,
    "01/TCD",
    "Tổng hợp kết quả tiếp công dân thường xuyên, định kỳ và đột xuất",
    (
        _tcd(1, "Tổng số lượt tiếp"),
        _tcd(2, "Tổng số người được tiếp"),
        _tcd(3, "Tổng số vụ việc tiếp"),
        _tcd(4, "Tổng số đoàn đông người"),
        Head(
            "Tiếp thường xuyên",
            (
                _tcd(5, "Số lượt tiếp"),
                _tcd(6, "Số người được tiếp"),
                _tcd(7, "Số vụ việc"),
                Head("Trong đó đoàn đông người", _crowds(8).under),
            ),
        ),
        Head(
            "Tiếp định kỳ và đột xuất của Thủ trưởng",
            (_received(10, "Thủ trưởng tiếp"), _received(16, "Ủy quyền tiếp")),
        ),
    ),
    sums=((1, (5, 11, 17)), (2, (6, 12, 18)), (3, (7, 13, 19)), (4, (8, 14, 20))),
    at_most=((8, 5), (9, 6), (14, 11), (15, 12), (20, 17), (21, 18)),
    note_line=22,
    since=SINCE,
)


def _xld(number: int, name: str) -> Column:
    return _of("xld", number, name)


def _both(number: int, name: str) -> Column:
    """Denunciations are a part of it."""
    return Column(number, name, Filled.BOTH, f"xld-{number}")


_BY_COMPETENCE, _BY_FIELD = "Phân loại theo thẩm quyền giải quyết", "Phân loại theo lĩnh vực"
XLD = ReportForm(
    CIRCULAR,
    "02/XLD",
    "Tổng hợp kết quả xử lý đơn",
    (
        _both(1, "Tổng số đơn"),
        _both(2, "Số đơn đã xử lý"),
        _both(3, "Số đơn đủ điều kiện xử lý"),
        _both(4, "Số đơn thuộc thẩm quyền"),
        _both(5, "Số vụ việc thuộc thẩm quyền"),
        Head(
            "Số đơn thuộc thẩm quyền",
            (
                Head(
                    "Khiếu nại",
                    (
                        _xld(6, "Tổng số đơn"),
                        Head(
                            _BY_COMPETENCE,
                            (_xld(7, "Khiếu nại lần đầu"), _xld(8, "Khiếu nại lần 2")),
                        ),
                        Head(
                            _BY_FIELD,
                            (
                                _xld(9, "Đất đai"),
                                _xld(10, "Chế độ, chính sách"),
                                _xld(11, "Khác"),
                            ),
                        ),
                    ),
                ),
                Head(
                    "Tố cáo",
                    (
                        _room(12, "Tổng số đơn"),
                        Head(
                            _BY_COMPETENCE,
                            (_room(13, "Tố cáo lần đầu"), _room(14, "Tố cáo tiếp")),
                        ),
                        Head(
                            _BY_FIELD,
                            (
                                _room(15, "Hành chính"),
                                _room(16, "Tham nhũng"),
                                _room(17, "Tư pháp"),
                                _room(18, "Khác"),
                            ),
                        ),
                    ),
                ),
                Head(
                    "Kiến nghị, phản ánh",
                    (
                        _xld(19, "Tổng số đơn"),
                        Head(
                            _BY_FIELD,
                            (
                                _xld(20, "Chế độ, chính sách"),
                                _xld(21, "Đất đai"),
                                _xld(22, "Khác"),
                            ),
                        ),
                    ),
                ),
            ),
        ),
        Head(
            "Số đơn không thuộc thẩm quyền",
            (
                _both(23, "Tổng số đơn"),
                Head(
                    "Phân loại theo kết quả xử lý",
                    (_both(24, "Hướng dẫn"), _both(25, "Chuyển đơn")),
                ),
            ),
            height=2,
        ),
    ),
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
    note_line=26,
    since=SINCE,
)


def _kn(number: int, name: str, unit: Unit | None = None) -> Column:
    return _of("gqkn", number, name, unit)


GQKN = ReportForm(
    CIRCULAR,
    "03/GQKN",
    "Tổng hợp kết quả giải quyết khiếu nại",
    (
        _kn(1, "Tổng số đơn khiếu nại thuộc thẩm quyền"),
        _kn(2, "Tổng số vụ việc"),
        Head(
            "Phân tích kết quả",
            (
                _kn(3, "Đang xem xét điều kiện thụ lý"),
                _kn(4, "Đã thụ lý giải quyết"),
                _kn(5, "Không thụ lý"),
                _kn(6, "Rút đơn, đình chỉ giải quyết"),
            ),
        ),
        _kn(7, "Tổng số Quyết định ban hành trong kỳ"),
        Head(
            "Giải quyết lần đầu",
            (
                _kn(8, "Khiếu nại đúng"),
                _kn(9, "Khiếu nại sai"),
                _kn(10, "Khiếu nại đúng 1 phần"),
            ),
        ),
        Head(
            "Giải quyết lần 2",
            (_kn(11, "Công nhận kết quả lần đầu"), _kn(12, "Hủy, sửa kết quả lần đầu")),
        ),
        Head(_STATE, (_kn(13, _MONEY, Unit.MONEY), _kn(14, _LAND, Unit.LAND))),
        Head(
            _BACK,
            (
                _kn(15, _MONEY, Unit.MONEY),
                _kn(16, _LAND, Unit.LAND),
                _kn(17, "Số tổ chức được trả lại quyền lợi"),
                _kn(18, "Số cá nhân được trả lại quyền lợi"),
            ),
        ),
        Head(_ADMIN, (_kn(19, "Tổng số người bị kiến nghị xử lý"), _kn(20, _OFFICIALS))),
        Head(_POLICE, (_kn(21, "Số vụ"), _kn(22, "Tổng số người"), _kn(23, _OFFICIALS))),
    ),
    sums=((2, (3, 4, 5, 6)), (7, (8, 9, 10, 11, 12))),
    at_most=((2, 1), (20, 19), (23, 22)),
    note_line=24,
    since=SINCE,
)

GQTC = ReportForm(
    CIRCULAR,
    "04/GQTC",
    "Tổng hợp kết quả giải quyết tố cáo",
    (
        _room(1, "Tổng số đơn tố cáo thuộc thẩm quyền"),
        _room(2, "Tổng số vụ việc"),
        Head(
            "Phân tích kết quả",
            (
                _room(3, "Đang xem xét điều kiện thụ lý"),
                _room(4, "Đã thụ lý giải quyết"),
                _room(5, "Không thụ lý"),
                _room(6, "Rút đơn, đình chỉ giải quyết"),
            ),
        ),
        _room(7, "Tổng số Kết luận ban hành trong kỳ"),
        Head(
            "Tố cáo lần đầu",
            (
                _room(8, "Tố cáo đúng"),
                _room(9, "Tố cáo sai"),
                _room(10, "Tố cáo có đúng có sai"),
            ),
        ),
        Head(
            "Tố cáo tiếp",
            (
                _room(11, "Tố cáo tiếp đúng"),
                _room(12, "Tố cáo tiếp sai"),
                _room(13, "Tố cáo tiếp có đúng có sai"),
            ),
        ),
        Head(_STATE, (_room(14, _MONEY, Unit.MONEY), _room(15, _LAND, Unit.LAND))),
        Head(
            _BACK,
            (
                _room(16, _MONEY, Unit.MONEY),
                _room(17, _LAND, Unit.LAND),
                _room(18, "Số tổ chức được trả lại quyền lợi"),
                _room(19, "Số cá nhân được trả lại quyền lợi"),
            ),
        ),
        Head(
            _ADMIN,
            (
                _room(20, "Tổ chức"),
                _room(21, "Cá nhân"),
                _room(22, "Trong đó, Cán bộ, công chức"),
            ),
        ),
        Head(_POLICE, (_room(23, "Số vụ"), _room(24, "Số đối tượng"), _room(25, _OFFICIALS))),
    ),
    sums=((2, (3, 4, 5, 6)), (7, (8, 9, 10, 11, 12, 13))),
    at_most=((2, 1), (22, 21), (25, 24)),
    note_line=26,
    since=SINCE,
)


def _th(number: int, name: str, unit: Unit | None = None) -> Column:
    if number > 15:
        return _room(number, name, unit)
    return _of("kqth", number, name, unit)


def _money_and_land(first: int) -> tuple[Head, ...]:
    """Eight columns: to be recovered and recovered, to be returned and returned."""

    def pair(name: str, number: int) -> Head:
        return Head(name, (_th(number, _MONEY, Unit.MONEY), _th(number + 1, _LAND, Unit.LAND)))

    return (
        Head("Thu hồi cho Nhà nước", (pair("Phải thu", first), pair("Đã thu", first + 2))),
        Head(_BACK, (pair("Phải trả", first + 4), pair("Đã trả", first + 6))),
    )


KQTH = ReportForm(
    CIRCULAR,
    "05/KQTH",
    "Tổng hợp kết quả thi hành quyết định, thực hiện kết luận",
    (
        Head(
            "Kết quả thi hành Quyết định giải quyết khiếu nại",
            (
                _th(1, "Tổng số Quyết định phải thi hành trong kỳ"),
                _th(2, "Tổng số Quyết định đã thi hành xong"),
                *_money_and_land(3),
                Head(
                    "Đã xử lý hành chính",
                    (_th(11, "Tổng số người bị xử lý"), _th(12, _OFFICIALS)),
                ),
                Head(
                    "Đã khởi tố",
                    (_th(13, "Số vụ"), _th(14, "Số người"), _th(15, _OFFICIALS)),
                ),
            ),
        ),
        Head(
            "Kết quả thực hiện Kết luận nội dung tố cáo",
            (
                _th(16, "Tổng số Kết luận phải thực hiện trong kỳ"),
                _th(17, "Tổng số Kết luận đã thực hiện xong"),
                *_money_and_land(18),
                Head(
                    "Đã xử lý hành chính",
                    (
                        _th(26, "Tổng số tổ chức bị xử lý"),
                        _th(27, "Tổng số cá nhân bị xử lý"),
                        _th(28, _OFFICIALS),
                    ),
                ),
                Head(
                    "Đã khởi tố",
                    (_th(29, "Số vụ"), _th(30, "Số đối tượng"), _th(31, _OFFICIALS)),
                ),
            ),
        ),
    ),
    at_most=(
        *((half + 2, half + 1) for half in (0, 15)),
        *((half + done, half + due) for half in (0, 15) for done, due in ((5, 3), (6, 4))),
        *((half + done, half + due) for half in (0, 15) for done, due in ((9, 7), (10, 8))),
        *((12, 11), (15, 14), (28, 27), (31, 30)),
    ),
    note_line=32,
    since=SINCE,
)

FORMS = (TCD, XLD, GQKN, GQTC, KQTH, QLKNTC)
ACROSS = (
    Across("03/GQKN", 1, "02/XLD", 6),
    Across("04/GQTC", 1, "02/XLD", 12),
    Across("05/KQTH", 1, "03/GQKN", 7, same=False),
    Across("05/KQTH", 16, "04/GQTC", 7, same=False),
)
