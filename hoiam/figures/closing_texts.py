"""What closed periods say: events and refusals."""

from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import RefusalText

EVENTS: dict[str, str] = {
    "figures.period.closed": _("Chốt số liệu {source}, kỳ {period}. Mã kiểm tra {hash}."),
    "figures.period.supplemented": _(
        "Chốt bổ sung lần {number} số liệu {source}, kỳ {period}. Mã kiểm tra {hash}."
    ),
    "figures.difference.explained": _("Ghi lý do chênh lệch của dòng {line}."),
}
REFUSALS: dict[str, RefusalText] = {
    "figures.leader-closes": RefusalText(
        _("Chỉ lãnh đạo đơn vị chốt số liệu của đơn vị mình."),
        _("Số đã chốt là số của báo cáo mà lãnh đạo ký."),
        _("Đề nghị lãnh đạo đơn vị mở trang Kỳ đã chốt."),
    ),
    "figures.not-your-closing": RefusalText(
        _("Lý do chênh lệch do người làm việc tại đơn vị ghi."),
        _("Bạn không giữ vai trò tại đơn vị của bảng này."),
        _("Đề nghị đơn vị ấy ghi lý do."),
    ),
    "figures.period-runs": RefusalText(
        _("Kỳ này chưa kết thúc."),
        _("Số liệu còn thay đổi đến hết ngày cuối kỳ."),
        _("Chốt từ ngày sau ngày cuối kỳ."),
    ),
    "figures.closed-already": RefusalText(
        _("Kỳ này đã chốt."),
        _("Số đã chốt không ghi đè."),
        _("Mở bảng đã chốt, xem phần chênh và chốt bổ sung nếu cần."),
    ),
    "figures.supplemented-already": RefusalText(
        _("Đã có bản chốt bổ sung mới hơn."),
        _("Bản bổ sung phải dựa trên bản mới nhất."),
        _("Mở bản mới nhất rồi chốt bổ sung."),
    ),
    "figures.nothing-changed": RefusalText(
        _("Không có gì khác bản đã chốt."),
        _("Tính lại cho đúng các số và các hồ sơ ấy."),
        _("Không cần chốt bổ sung."),
    ),
    "figures.identity-broken": RefusalText(
        _("Có số liệu không khớp nhau: {said}."),
        _("Biểu có đẳng thức sai thì không được chốt."),
        _("Mở biểu, sửa các hồ sơ được nêu rồi chốt lại."),
    ),
    "figures.no-such-line": RefusalText(
        _("Bảng không có dòng này."),
        _("Lý do được ghi cho một dòng của bảng đã chốt."),
        _("Mở lại bảng và chọn dòng."),
    ),
    "figures.reason-missing": RefusalText(
        _("Chưa ghi lý do."),
        _("Người đọc cần biết vì sao số khác đi."),
        _("Ghi một câu, không nêu tên người."),
    ),
    "figures.reason-too-long": RefusalText(
        _("Lý do dài hơn {most} ký tự."),
        _("Lý do là một câu."),
        _("Rút gọn rồi ghi lại."),
    ),
}
