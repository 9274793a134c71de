"""What figures say: events and refusals."""

from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import RefusalText
from hoiam.figures import (
    claim_texts,
    closing_texts,
    form_texts,
    narrative_texts,
    open_data_texts,
    press_texts,
)

EVENTS: dict[str, str] = {
    **claim_texts.EVENTS,
    **form_texts.EVENTS,
    **closing_texts.EVENTS,
    **open_data_texts.EVENTS,
    **narrative_texts.EVENTS,
    **press_texts.EVENTS,
    "figures.digest.sent": _("Thư tổng hợp tuần {week}: {open} việc đang mở, {late} quá hạn."),
    "figures.digest.stopped": _("Thôi nhận thư tổng hợp hằng tuần."),
    "figures.digest.resumed": _("Nhận lại thư tổng hợp hằng tuần."),
}
REFUSALS: dict[str, RefusalText] = {
    **claim_texts.REFUSALS,
    **form_texts.REFUSALS,
    **closing_texts.REFUSALS,
    **open_data_texts.REFUSALS,
    **narrative_texts.REFUSALS,
    **press_texts.REFUSALS,
    "figures.no-analytics": RefusalText(
        _("Máy này chưa cài phần phân tích."),
        _("Tệp Parquet cần thêm một thư viện mà các trang không dùng."),
        _("Cài hoiam với phần bổ sung analytics rồi làm lại; tệp CSV thì lúc nào cũng có."),
    ),
    "figures.sends-itself": RefusalText(
        _("Thư tổng hợp chỉ do hệ thống gửi."),
        _("Mọi lãnh đạo nhận như nhau vào đầu tuần, không ai chọn gửi riêng cho ai."),
        _("Mở trang Tổng quan để xem các số bây giờ."),
    ),
    "figures.no-letter": RefusalText(
        _("Thư tổng hợp chỉ gửi lãnh đạo và Mặt trận."),
        _("Thư nói về việc của các đơn vị mà người nhận theo dõi."),
        _("Mở Việc của tôi để xem việc của đơn vị."),
    ),
}
