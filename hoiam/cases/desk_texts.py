"""What finding somebody at the desk says: a leaf of `texts`, which is long enough."""

from django.utils.translation import gettext_noop as _

from hoiam.cases import routing_texts
from hoiam.core.refusals import RefusalText

EVENTS = {
    **routing_texts.EVENTS,
    "cases.desk.sought": _(
        "Tìm vụ việc đang mở của người đến quầy theo {by}; mục đích: {purpose}; thấy: {found}."
    ),
}
REFUSALS = {
    **routing_texts.REFUSALS,
    "cases.desk-receipt-unknown": RefusalText(
        _("Bàn này không mở được việc có số biên nhận {reference}."),
        _(
            "Số có thể ghi sai, hoặc việc do nơi khác nhận và đang giữ. Bàn tiếp nhận chỉ giúp "
            "được việc của chính mình."
        ),
        _("So lại số trên biên nhận; vẫn đúng số thì liên hệ nơi trả lời ghi trên biên nhận."),
    ),
    "cases.sought-number-odd": RefusalText(
        _("Số cần tìm chưa đúng."),
        _(
            "Chỉ tìm theo đủ số: điện thoại có 10 hoặc 11 chữ số, bắt đầu bằng 0; căn cước có 12 "
            "chữ số, chứng minh nhân dân cũ có 9."
        ),
        _("Hỏi lại số rồi ghi đủ."),
    ),
    "cases.sought-how-unknown": RefusalText(
        _("Cách tìm hoặc mục đích này không có."),
        _("Chỉ tìm theo số điện thoại hoặc số căn cước, cho một trong các mục đích đã định."),
        _("Chọn lại trên trang."),
    ),
    "cases.sought-too-often": RefusalText(
        _("Ông/bà vừa tìm quá nhiều lần."),
        _("Mỗi cán bộ tìm nhiều nhất {most} lần trong 10 phút và {day} lần một ngày (quy ước)."),
        _("Chờ rồi tìm lại; người có mã tra cứu thì tự xem được ngay."),
    ),
}
