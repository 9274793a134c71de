"""What finding somebody at the desk says: a leaf of `texts`, which is long enough."""

from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import RefusalText

EVENTS = {
    "cases.desk.sought": _(
        "Tìm vụ việc đang mở của người đến quầy theo {by}; mục đích: {purpose}; thấy: {found}."
    ),
}
REFUSALS = {
    "cases.sought-number-needed": RefusalText(
        _("Chưa ghi số cần tìm."),
        _("Chỉ tìm được theo đúng và đủ số người ấy đã để lại."),
        _("Hỏi lại số rồi ghi vào."),
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
