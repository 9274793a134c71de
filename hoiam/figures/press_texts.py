"""What numbers of the press say: events and refusals."""

from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import RefusalText

EVENTS = {
    "figures.press.kept": _("Ghi số liệu báo chí: {said} ({source})."),
    "figures.press.corrected": _("Đính chính số liệu báo chí: {said} ({source})."),
}
REFUSALS = {
    "figures.not-your-unit": RefusalText(
        _("Chỉ người làm việc tại đơn vị này mới ghi số liệu báo chí cho đơn vị."),
        _("Người ghi chịu trách nhiệm về nguồn đã dẫn."),
        _("Chọn đơn vị nơi ông/bà làm việc."),
    ),
    "figures.press-unread": RefusalText(
        _("Chưa đọc được đúng một con số trong ô này."),
        _("Mỗi dòng giữ một con số, kèm chữ gần, hơn, khoảng của nguồn."),
        _("Ghi đúng như nguồn in, ví dụ: gần 97 %."),
    ),
    "figures.press-unsourced": RefusalText(
        _("Thiếu nguồn hoặc thiếu nội dung của con số."),
        _("Số không nguồn thì không ai kiểm tra lại được."),
        _("Ghi báo nào, ngày nào, và con số nói về điều gì."),
    ),
    "figures.press-corrected": RefusalText(
        _("Dòng này đã được đính chính rồi."),
        _("Mỗi dòng chỉ được thay một lần; dòng thay nó mới là dòng đang dùng."),
        _("Mở danh sách và đính chính dòng mới nhất."),
    ),
}
