"""The forms of complaints, recommendations and feedback on rules, as dated data."""

from datetime import date

from django.utils.translation import gettext_noop as _

from hoiam.papers.forms.shapes import LAYOUT_FROM, Form, Wording

CIRCULAR_05 = "Thông tư 05/2021/TT-TTCP"
CIRCULAR_05_FROM = date(2021, 11, 15)
DECREE_155 = "Nghị định 155/2026/NĐ-CP"
DECREE_155_FROM = date(2026, 7, 1)
COMPLAINTS = "Luật Khiếu nại"
# The number and the name of these forms were read, their printed words were not.
_UNSEEN = "lời theo nội dung, chưa đối chiếu bản in của phụ lục"


def _form(
    key: str, name: str, kind: str, letters: str, source: str, *, since: date = LAYOUT_FROM,
    mark: str = "", wording: Wording = Wording.CONTENT,
) -> Form:  # fmt: skip
    return Form(key, name, kind, letters, source, wording, since, mark=mark)


def _of_circular(key: str, name: str, kind: str, letters: str, mark: str) -> Form:
    source = f"{CIRCULAR_05}; {_UNSEEN}"
    return _form(key, name, kind, letters, source, since=CIRCULAR_05_FROM, mark=mark)


def _of_decree(key: str, name: str, kind: str, letters: str, mark: str) -> Form:
    return _form(
        key, name, kind, letters, f"Phụ lục {DECREE_155}", since=DECREE_155_FROM, mark=mark,
        wording=Wording.OFFICIAL,
    )  # fmt: skip


PETITION_FORMS = (
    _of_circular(
        "proposal", _("Phiếu đề xuất thụ lý đơn"), "PHIẾU ĐỀ XUẤT THỤ LÝ ĐƠN", "ĐX", "Mẫu số 01"
    ),
    _form(
        "supplement-request", _("Thông báo bổ sung thông tin, tài liệu"), "THÔNG BÁO", "TB",
        f"theo nội dung của Điều 6 {CIRCULAR_05}",
    ),
    _of_decree(
        "acceptance", _("Thông báo về việc thụ lý"), "THÔNG BÁO", "TB", "Mẫu số 03"
    ),
    _of_decree(
        "refusal-to-accept", _("Thông báo về việc không thụ lý"), "THÔNG BÁO", "TB", "Mẫu số 04"
    ),
    _of_circular("guidance", _("Phiếu hướng dẫn"), "PHIẾU HƯỚNG DẪN", "HD", "Mẫu số 02"),
    _form(
        "return-slip", _("Thông báo trả lại đơn cho nơi chuyển"), "THÔNG BÁO", "TB",
        f"theo nội dung của {CIRCULAR_05}",
    ),
    _of_circular(
        "transfer-slip", _("Phiếu chuyển đơn kiến nghị, phản ánh"),
        "PHIẾU CHUYỂN ĐƠN KIẾN NGHỊ, PHẢN ÁNH", "PC", "Mẫu số 04",
    ),
    _form(
        "referral", _("Phiếu chuyển thông tin, tài liệu có dấu hiệu tội phạm"),
        "PHIẾU CHUYỂN THÔNG TIN, TÀI LIỆU", "PC", f"theo nội dung của Điều 16 {CIRCULAR_05}",
    ),
    _form(
        "return-of-papers", _("Biên bản trả lại giấy tờ, tài liệu gốc"), "BIÊN BẢN", "",
        f"theo nội dung của {CIRCULAR_05}",
    ),
    _form(
        "verification-order", _("Quyết định giao xác minh nội dung khiếu nại"), "QUYẾT ĐỊNH", "QĐ",
        f"theo nội dung của Điều 29, Điều 38 {COMPLAINTS}",
    ),
    _form(
        "verification-report", _("Báo cáo kết quả xác minh"), "BÁO CÁO", "BC",
        f"theo nội dung của khoản 4 Điều 29 {COMPLAINTS}",
    ),
    _form(
        "hearing-notice", _("Thông báo về việc tổ chức đối thoại"), "THÔNG BÁO", "TB",
        f"theo nội dung của khoản 1 Điều 28 Nghị định 124/2020/NĐ-CP, được sửa đổi bởi {DECREE_155}",
        since=DECREE_155_FROM,
    ),
    _of_decree(
        "hearing-minutes", _("Biên bản đối thoại với người khiếu nại"),
        "BIÊN BẢN ĐỐI THOẠI VỚI NGƯỜI KHIẾU NẠI", "", "Mẫu số 14",
    ),
    _form(
        "extension", _("Thông báo kéo dài thời hạn giải quyết"), "THÔNG BÁO", "TB",
        f"theo nội dung của Điều 28, Điều 37 {COMPLAINTS} và Điều 3a Nghị định 124/2020/NĐ-CP",
    ),
    _of_decree(
        "suspension", _("Quyết định tạm đình chỉ giải quyết khiếu nại"), "QUYẾT ĐỊNH", "QĐ",
        "Mẫu số 14a",
    ),
    _of_decree(
        "resumption", _("Quyết định tiếp tục giải quyết khiếu nại"), "QUYẾT ĐỊNH", "QĐ",
        "Mẫu số 14b",
    ),
    _of_decree(
        "termination", _("Quyết định đình chỉ giải quyết khiếu nại"), "QUYẾT ĐỊNH", "QĐ",
        "Mẫu số 14a",
    ),
    _form(
        "withdrawal", _("Biên bản ghi nhận việc rút đơn"), "BIÊN BẢN", "",
        f"theo nội dung của Điều 10 {COMPLAINTS}",
    ),
    _form(
        "decision-first", _("Quyết định giải quyết khiếu nại lần đầu"), "QUYẾT ĐỊNH", "QĐ",
        f"theo nội dung của Điều 31 {COMPLAINTS}",
    ),
    _form(
        "decision-second", _("Quyết định giải quyết khiếu nại lần hai"), "QUYẾT ĐỊNH", "QĐ",
        f"theo nội dung của Điều 40 {COMPLAINTS}",
    ),
    _form(
        "discipline-decision", _("Quyết định giải quyết khiếu nại quyết định kỷ luật"),
        "QUYẾT ĐỊNH", "QĐ", f"theo nội dung của Điều 54, Điều 56 {COMPLAINTS}",
    ),
    _form(
        "result-notice", _("Thông báo kết quả giải quyết kiến nghị, phản ánh"), "THÔNG BÁO", "TB",
        "theo nội dung của Điều 28 Luật Tiếp công dân",
    ),
    _form(
        "forwarder-notice", _("Thông báo kết quả cho nơi chuyển đơn"), "THÔNG BÁO", "TB",
        "theo nội dung của Điều 27 Luật Tiếp công dân",
    ),
    _form(
        "publication-record", _("Biên bản công khai quyết định giải quyết khiếu nại"), "BIÊN BẢN",
        "BB", f"theo nội dung của Điều 41 {COMPLAINTS}",
    ),
    _form(
        "apology", _("Thư xin lỗi và hẹn lại"), "THƯ XIN LỖI", "", "mẫu của hệ thống",
        wording=Wording.HOUSE,
    ),
)  # fmt: skip
