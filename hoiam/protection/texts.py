"""What protection of personal data says: events and refusals."""

from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import RefusalText

EVENTS: dict[str, str] = {
    "protection.erasures.replayed": _(
        "Xóa lại sau khi khôi phục: {again} mục; đã xóa sẵn {known}; không có ở đây {missing}."
    ),
}
REFUSALS: dict[str, RefusalText] = {
    "protection.machine-only": RefusalText(
        _("Việc này do hệ thống tự làm."),
        _("Dữ liệu hết hạn được xóa theo quy tắc ai cũng đọc được, không ai chọn xóa của ai."),
        _("Muốn giữ lâu hơn thì ghi lệnh giữ; muốn xóa của một người thì dùng mục khử nhận dạng."),
    ),
}
