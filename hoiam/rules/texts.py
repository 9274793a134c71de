"""What rules say: events and refusals."""

from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import RefusalText

EVENTS = {
    "rules.target.set": _(
        "Đặt thời hạn trả lời {kind} về {field}: {amount}, từ {valid_from}. Nơi áp dụng: {area}."
    ),
    "rules.targets.defaulted": _(
        "Đặt thời hạn mặc định cho {count} lĩnh vực; chưa có quyết định của địa phương."
    ),
    "rules.day.overridden": _("Ghi ngày {day} là {what}. Lý do: {reason}. Theo {decision}."),
    "rules.day.withdrawn": _("Rút điều đã ghi về ngày {day} (theo {decision}). Lý do: {why}."),
}
REFUSALS = {
    "rules.not-province-administrator": RefusalText(
        _("Chỉ người quản trị cấp tỉnh mới đặt được thời hạn và lịch ngày nghỉ."),
        _("Thời hạn và lịch dùng chung cho cả địa phương."),
        _("Nhờ người quản trị của tỉnh."),
    ),
    "rules.kind-unknown": RefusalText(
        _("Không có loại việc “{kind}”."),
        _("Thời hạn chỉ đặt cho phản ánh, kiến nghị và câu hỏi."),
        _("Chọn lại loại việc."),
    ),
    "rules.unit-unknown": RefusalText(
        _("Không có cách tính “{unit}”."),
        _("Thời hạn tính theo ngày làm việc hoặc theo ngày."),
        _("Chọn lại cách tính."),
    ),
    "rules.target-in-the-past": RefusalText(
        _("Thời hạn mới không thể có hiệu lực từ {valid_from}."),
        _("Ngày đó đã qua; việc đã nhận giữ thời hạn của ngày nhận."),
        _("Chọn hôm nay hoặc một ngày sau."),
    ),
    "rules.target-already-planned": RefusalText(
        _("Đã có thời hạn bắt đầu từ {valid_from}."),
        _("Thời hạn mới phải bắt đầu sau ngày đó; con số đã ghi không bị sửa lại."),
        _("Chọn một ngày sau {valid_from}."),
    ),
    "rules.reason-missing": RefusalText(
        _("Chưa ghi lý do hoặc văn bản."),
        _("Lịch ngày làm việc chỉ đổi theo quyết định có số hiệu, và ai cũng đọc được vì sao."),
        _("Ghi lý do và số, ngày của văn bản."),
    ),
    "rules.why-missing": RefusalText(
        _("Chưa ghi vì sao rút."),
        _("Hạn của nhiều việc sẽ đổi theo, và ai cũng đọc được vì sao."),
        _("Ghi lý do, và số văn bản nếu có."),
    ),
    "rules.day-withdrawn": RefusalText(
        _("Điều ghi về ngày {day} đã được rút."),
        _("Rút một lần là đủ."),
        _("Tải lại trang để xem lịch hiện nay."),
    ),
}
