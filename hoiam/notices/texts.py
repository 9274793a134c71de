"""What notices say: events and refusals."""

from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import RefusalText

EVENTS = {
    "notices.notice.queued": _("Chuẩn bị báo tin cho người nhận. Cách báo: {channel}."),
    "notices.letters.queued": _("Chuẩn bị {count} tin báo theo một quyết định."),
    "notices.queue.taken": _("Lấy {count} tin đến lượt gửi."),
    "notices.notice.delivered": _("Đã gửi tin báo qua {channel}."),
    "notices.notice.not-delivered": _("Chưa gửi được tin báo qua {channel}. {detail}"),
    "notices.notice.told": _("Cán bộ đã báo qua {channel}."),
    "notices.notice.not-reached": _("Cán bộ báo qua {channel} nhưng chưa được. {detail}"),
}
REFUSALS = {
    "notices.not-yours": RefusalText(
        _("Ông/bà không ghi được kết quả báo tin này."),
        _("Chỉ cán bộ tiếp nhận, xử lý hoặc lãnh đạo ghi kết quả báo tin."),
        _("Nhờ cán bộ tiếp nhận của đơn vị ghi."),
    ),
    "notices.channel-unknown": RefusalText(
        _("Không có cách báo tin “{channel}”."),
        _("Báo tin qua thư điện tử, tin nhắn, gọi điện hoặc giấy báo."),
        _("Chọn lại cách báo tin."),
    ),
    "notices.detail-missing": RefusalText(
        _("Chưa ghi vì sao không báo được."),
        _("Người gọi lại lần sau cần biết lần trước vướng gì."),
        _("Ghi ngắn gọn, ví dụ: không nghe máy, sai số."),
    ),
}
