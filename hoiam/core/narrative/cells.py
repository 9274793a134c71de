"""Cells of the six forms of Circular 06/2025/TT-TTCP as a report names them: what each counts, in
few words, and in which unit. The official heads stand with the forms; here a sentence needs them
short."""

from collections.abc import Mapping
from dataclasses import dataclass

CASES, PETITIONS, PEOPLE, BODIES = "vụ việc", "đơn", "người", "tổ chức"
MONEY, LAND = "triệu đồng", "m²"
CIRCULAR = "06/2025/TT-TTCP"


@dataclass(frozen=True, slots=True)
class Form:
    """One form: its code, the first word of the names of its cells, and the cells by number."""

    code: str
    prefix: str
    title: str
    cells: Mapping[int, tuple[str, str]]  # what it counts, its unit


def _numbered(*groups: tuple[str, tuple[str, ...]], first: int = 1) -> dict[int, tuple[str, str]]:
    told = [(name, unit) for unit, names in groups for name in names]
    return dict(enumerate(told, start=first))


def _received(who: str, *, days: bool) -> tuple[tuple[str, str], ...]:
    announced = ((f"{who}: số ngày đã công bố", "ngày"),) if days else ()
    return (
        *announced,
        (f"{who}: số lượt", "lượt"),
        (f"{who}: số người", PEOPLE),
        (f"{who}: số vụ việc", CASES),
        (f"{who}: số đoàn đông người", "đoàn"),
        (f"{who}: số người của đoàn đông người", PEOPLE),
    )


_TCD = Form(
    "01/TCD", "tcd", "Tiếp công dân",
    dict(enumerate((
        ("tổng số lượt tiếp", "lượt"), ("tổng số người được tiếp", PEOPLE),
        ("tổng số vụ việc tiếp", CASES), ("tổng số đoàn đông người", "đoàn"),
        *_received("tiếp thường xuyên", days=False),
        *_received("người đứng đầu tiếp", days=True),
        *_received("ủy quyền tiếp", days=True),
    ), start=1)),
)  # fmt: skip
_XLD = Form(
    "02/XLD", "xld", "Tiếp nhận, xử lý đơn",
    _numbered(
        (PETITIONS, (
            "tổng số đơn", "đơn đã xử lý", "đơn đủ điều kiện xử lý", "đơn thuộc thẩm quyền",
        )),
        (CASES, ("vụ việc thuộc thẩm quyền",)),
        (PETITIONS, (
            "đơn khiếu nại", "khiếu nại lần đầu", "khiếu nại lần hai", "khiếu nại về đất đai",
            "khiếu nại về chế độ, chính sách", "khiếu nại về lĩnh vực khác",
            "đơn tố cáo", "tố cáo lần đầu", "tố cáo tiếp", "tố cáo về hành chính",
            "tố cáo về tham nhũng", "tố cáo về tư pháp", "tố cáo về lĩnh vực khác",
            "đơn kiến nghị, phản ánh", "kiến nghị, phản ánh về chế độ, chính sách",
            "kiến nghị, phản ánh về đất đai", "kiến nghị, phản ánh về lĩnh vực khác",
            "đơn không thuộc thẩm quyền", "đơn đã hướng dẫn", "đơn đã chuyển",
        )),
    ),
)  # fmt: skip
_STATES = (
    "đang xem xét điều kiện thụ lý",
    "đã thụ lý giải quyết",
    "không thụ lý",
    "rút đơn, đình chỉ",
)
_GIVEN_BACK = (
    ("kiến nghị thu hồi cho Nhà nước: tiền", MONEY), ("kiến nghị thu hồi cho Nhà nước: đất", LAND),
    ("trả lại tổ chức, cá nhân: tiền", MONEY), ("trả lại tổ chức, cá nhân: đất", LAND),
    ("tổ chức được trả lại quyền lợi", BODIES), ("cá nhân được trả lại quyền lợi", PEOPLE),
)  # fmt: skip
_REFERRED = (
    ("chuyển cơ quan điều tra: số vụ", "vụ"), ("chuyển cơ quan điều tra: số người", PEOPLE),
    ("chuyển cơ quan điều tra: cán bộ, công chức, viên chức", PEOPLE),
)  # fmt: skip
_GQKN = Form(
    "03/GQKN", "gqkn", "Giải quyết khiếu nại",
    dict(enumerate((
        ("đơn khiếu nại thuộc thẩm quyền", PETITIONS), ("vụ việc khiếu nại", CASES),
        *((f"khiếu nại {one}", CASES) for one in _STATES),
        ("quyết định giải quyết khiếu nại", "quyết định"),
        ("lần đầu: khiếu nại đúng", "quyết định"), ("lần đầu: khiếu nại sai", "quyết định"),
        ("lần đầu: đúng một phần", "quyết định"),
        ("lần hai: công nhận kết quả lần đầu", "quyết định"),
        ("lần hai: hủy, sửa kết quả lần đầu", "quyết định"),
        *_GIVEN_BACK,
        ("kiến nghị xử lý hành chính: số người", PEOPLE),
        ("kiến nghị xử lý hành chính: cán bộ, công chức, viên chức", PEOPLE),
        *_REFERRED,
    ), start=1)),
)  # fmt: skip
_GQTC = Form(
    "04/GQTC", "gqtc", "Giải quyết tố cáo",
    dict(enumerate((
        ("đơn tố cáo thuộc thẩm quyền", PETITIONS), ("vụ việc tố cáo", CASES),
        *((f"tố cáo {one}", CASES) for one in _STATES),
        ("kết luận nội dung tố cáo", "kết luận"),
        ("lần đầu: tố cáo đúng", "kết luận"), ("lần đầu: tố cáo sai", "kết luận"),
        ("lần đầu: có đúng có sai", "kết luận"), ("tố cáo tiếp: đúng", "kết luận"),
        ("tố cáo tiếp: sai", "kết luận"), ("tố cáo tiếp: có đúng có sai", "kết luận"),
        *_GIVEN_BACK,
        ("kiến nghị xử lý hành chính: số tổ chức", BODIES),
        ("kiến nghị xử lý hành chính: số cá nhân", PEOPLE),
        ("kiến nghị xử lý hành chính: cán bộ, công chức", PEOPLE),
        *_REFERRED,
    ), start=1)),
)  # fmt: skip
_MOVED = (
    ("phải thu cho Nhà nước: tiền", MONEY), ("phải thu cho Nhà nước: đất", LAND),
    ("đã thu cho Nhà nước: tiền", MONEY), ("đã thu cho Nhà nước: đất", LAND),
    ("phải trả tổ chức, cá nhân: tiền", MONEY), ("phải trả tổ chức, cá nhân: đất", LAND),
    ("đã trả tổ chức, cá nhân: tiền", MONEY), ("đã trả tổ chức, cá nhân: đất", LAND),
)  # fmt: skip
_DEALT = (
    ("đã xử lý hành chính: số người", PEOPLE),
    ("đã xử lý hành chính: cán bộ, công chức, viên chức", PEOPLE),
    ("đã khởi tố: số vụ", "vụ"), ("đã khởi tố: số người", PEOPLE),
    ("đã khởi tố: cán bộ, công chức, viên chức", PEOPLE),
)  # fmt: skip
_KQTH = Form(
    "05/KQTH", "kqth", "Thi hành quyết định, thực hiện kết luận",
    dict(enumerate((
        ("quyết định phải thi hành", "quyết định"), ("quyết định đã thi hành xong", "quyết định"),
        *((f"quyết định khiếu nại, {name}", unit) for name, unit in (*_MOVED, *_DEALT)),
        ("kết luận phải thực hiện", "kết luận"), ("kết luận đã thực hiện xong", "kết luận"),
        *(
            (f"kết luận tố cáo, {name}", unit)
            for name, unit in (*_MOVED, ("đã xử lý hành chính: số tổ chức", BODIES), *_DEALT)
        ),
    ), start=1)),
)  # fmt: skip
_QLK = Form(
    "06/QLKNTC", "qlkntc", "Quản lý nhà nước",
    dict(enumerate((
        ("văn bản ban hành mới", "văn bản"), ("văn bản được sửa đổi, bổ sung", "văn bản"),
        ("văn bản hủy bỏ", "văn bản"), ("lớp tập huấn, tuyên truyền", "lớp"),
        ("người dự tập huấn, tuyên truyền", PEOPLE), ("cuộc thanh tra trách nhiệm", "cuộc"),
        ("đơn vị được thanh tra trách nhiệm", "đơn vị"),
        ("cuộc đã ban hành kết luận", "cuộc"),
        ("kiến nghị xử lý hành chính: tổ chức", BODIES),
        ("kiến nghị xử lý hành chính: cá nhân", PEOPLE),
        ("chuyển cơ quan điều tra: tổ chức", BODIES), ("chuyển cơ quan điều tra: cá nhân", PEOPLE),
        ("kết luận thanh tra trách nhiệm phải thực hiện", "kết luận"),
        ("đã xử lý hành chính: tổ chức", BODIES), ("đã xử lý hành chính: cá nhân", PEOPLE),
        ("đã khởi tố: số vụ", "vụ"), ("đã khởi tố: đối tượng", PEOPLE),
    ), start=1)),
)  # fmt: skip
FORMS = (_TCD, _XLD, _GQKN, _GQTC, _KQTH, _QLK)
