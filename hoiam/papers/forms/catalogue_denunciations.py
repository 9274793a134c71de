"""The forms of denunciations: made with gaps, which a handler's own browser fills.

None of them is issued here: neither people nor contents of a denunciation reach the server.
"""

from datetime import date

from django.utils.translation import gettext_noop as _

from hoiam.papers.forms.shapes import Form, Wording

LAW = "Luật Tố cáo"
DECREE_31 = "Nghị định 31/2019/NĐ-CP"
DECREE_31_FROM = date(2019, 5, 28)
CIRCULAR_05_FROM = date(2021, 11, 15)
_UNSEEN = "lời theo nội dung, chưa đối chiếu bản in của phụ lục"


def _form(
    key: str, name: str, kind: str, letters: str, source: str, *, mark: str = "",
    since: date = DECREE_31_FROM,
) -> Form:  # fmt: skip
    wording = Wording.CONTENT
    return Form(key, name, kind, letters, source, wording, since, mark=mark, sealed=True)


DENUNCIATION_FORMS = (
    _form(
        "d-proposal", _("Phiếu đề xuất thụ lý đơn tố cáo"), "PHIẾU ĐỀ XUẤT THỤ LÝ ĐƠN", "ĐX",
        f"Thông tư 05/2021/TT-TTCP; {_UNSEEN}", mark="Mẫu số 01", since=CIRCULAR_05_FROM,
    ),
    _form(
        "d-transfer", _("Phiếu chuyển đơn tố cáo"), "PHIẾU CHUYỂN ĐƠN TỐ CÁO", "PC",
        f"Thông tư 05/2021/TT-TTCP; {_UNSEEN}", mark="Mẫu số 03", since=CIRCULAR_05_FROM,
    ),
    _form(
        "d-acceptance", _("Quyết định thụ lý tố cáo"), "QUYẾT ĐỊNH", "QĐ",
        f"Phụ lục {DECREE_31}, Điều 29 {LAW}; {_UNSEEN}", mark="Mẫu số 04",
    ),
    _form(
        "d-notice", _("Thông báo việc thụ lý tố cáo"), "THÔNG BÁO", "TB",
        f"Phụ lục {DECREE_31}, khoản 3 Điều 29 {LAW}; {_UNSEEN}", mark="Mẫu số 05",
    ),
    _form(
        "d-content", _("Thông báo về nội dung tố cáo"), "THÔNG BÁO", "TB",
        f"Phụ lục {DECREE_31}, khoản 3 Điều 29 {LAW}; {_UNSEEN}", mark="Mẫu số 06",
    ),
    _form(
        "d-team", _("Quyết định thành lập Tổ xác minh nội dung tố cáo"), "QUYẾT ĐỊNH", "QĐ",
        f"Phụ lục {DECREE_31}, Điều 31 {LAW}; {_UNSEEN}", mark="Mẫu số 07",
    ),
    _form(
        "d-extension", _("Quyết định gia hạn giải quyết tố cáo"), "QUYẾT ĐỊNH", "QĐ",
        f"Phụ lục {DECREE_31}, Điều 30 {LAW}; {_UNSEEN}", mark="Mẫu số 01",
    ),
    _form(
        "d-suspension", _("Quyết định tạm đình chỉ giải quyết tố cáo"), "QUYẾT ĐỊNH", "QĐ",
        f"theo nội dung của Điều 34 {LAW}",
    ),
    _form(
        "d-resumption", _("Quyết định tiếp tục giải quyết tố cáo"), "QUYẾT ĐỊNH", "QĐ",
        f"theo nội dung của Điều 34 {LAW}",
    ),
    _form(
        "d-termination", _("Quyết định đình chỉ giải quyết tố cáo"), "QUYẾT ĐỊNH", "QĐ",
        f"theo nội dung của Điều 34 {LAW}",
    ),
    _form(
        "d-conclusion", _("Kết luận nội dung tố cáo"), "KẾT LUẬN NỘI DUNG TỐ CÁO", "KL",
        f"Phụ lục {DECREE_31}, khoản 2 Điều 35 {LAW}; {_UNSEEN}", mark="Mẫu số 12",
    ),
    _form(
        "d-conclusion-notice", _("Thông báo kết luận nội dung tố cáo"), "THÔNG BÁO", "TB",
        f"theo nội dung của khoản 3 Điều 35 {LAW}",
    ),
)  # fmt: skip
