"""What checking a draft says: events and refusals."""

from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import RefusalText

EVENTS = {
    "figures.draft.begun": _("Đưa một bản nháp vào đối chiếu số liệu."),
    "figures.draft.changed": _("Sửa bản nháp đang đối chiếu."),
    "figures.draft.figure-chosen": _("Chọn số liệu của hệ thống cho một con số trong bản nháp."),
    "figures.draft.erased": _("Xóa bản nháp đối chiếu."),
    "figures.drafts.forgotten": _("Xóa {count} bản nháp đối chiếu đã hết hạn giữ."),
}
_AGAIN = _("Dán thẳng nội dung vào ô, hoặc chọn tệp khác.")
REFUSALS = {
    "figures.not-your-report": RefusalText(
        _("Ông/bà không viết báo cáo của đơn vị này."),
        _("Bản nháp được đối chiếu với số liệu của đơn vị mà người viết đang có vai trò."),
        _("Chọn một đơn vị của mình trong danh sách."),
    ),
    "figures.drafts-forgotten-by-itself": RefusalText(
        _("Bản nháp hết hạn chỉ do hệ thống tự xóa."),
        _("Không ai xóa bản nháp của người khác."),
        _("Mở bản nháp của mình rồi bấm Xóa bản nháp."),
    ),
    "figures.draft-empty": RefusalText(
        _("Chưa có nội dung để đối chiếu."),
        _("Ô nội dung để trống, hoặc tệp không có chữ nào."),
        _("Dán nội dung báo cáo vào ô, hoặc chọn một tệp."),
    ),
    "figures.draft-too-long": RefusalText(
        _("Bản nháp quá dài: nhiều hơn {most} chữ cái."),
        _("Mỗi bản nháp được đọc trọn một lần."),
        _("Chia báo cáo thành nhiều bản nháp."),
    ),
    "figures.draft-too-many-numbers": RefusalText(
        _("Bản nháp có nhiều hơn {most} con số."),
        _("Mỗi lần mở, mọi con số đều được đối chiếu lại; nhiều hơn thì mở quá lâu."),
        _("Bỏ phụ lục, bảng dài, hoặc chia báo cáo thành nhiều bản nháp."),
    ),
    "figures.too-many-drafts": RefusalText(
        _("Ông/bà đang giữ {most} bản nháp."),
        _("Bản nháp chỉ giữ khi còn cần."),
        _("Xóa những bản nháp không dùng nữa."),
    ),
    "figures.no-such-period": RefusalText(
        _("Không có kỳ báo cáo này."),
        _("Kỳ báo cáo là năm, quý, tháng, 6 hoặc 9 tháng theo năm dương lịch hoặc kỳ của ngành thanh tra."),
        _("Chọn một kỳ trong danh sách."),
    ),
    "figures.no-such-choice": RefusalText(
        _("Chưa ghi được lựa chọn này."),
        _("Con số hoặc số liệu được chọn không còn trên trang."),
        _("Tải lại trang rồi chọn lại."),
    ),
    "figures.draft-changed": RefusalText(
        _("Bản nháp đã được sửa ở một trang khác."),
        _("Lưu bây giờ sẽ mất những gì đã sửa ở trang kia."),
        _("Chép phần vừa gõ ra ngoài, tải lại trang rồi dán vào."),
    ),
    "figures.draft-no-text": RefusalText(
        _("Không đọc được chữ trong tệp này."),
        _("Tệp không phải văn bản thường, Word (.docx) hay PDF, hoặc dùng bảng mã cũ."),
        _AGAIN,
    ),
    "figures.draft-unreadable": RefusalText(
        _("Không mở được tệp này."),
        _("Tệp hỏng hoặc không phải Word (.docx) hay PDF."),
        _AGAIN,
    ),
    "figures.draft-locked": RefusalText(
        _("Tệp đang khóa bằng mật khẩu."),
        _("Hệ thống không mở tệp có mật khẩu."),
        _("Bỏ mật khẩu rồi chọn lại tệp, hoặc dán thẳng nội dung vào ô."),
    ),
    "figures.draft-old-word": RefusalText(
        _("Tệp là Word kiểu cũ (.doc) hoặc có mật khẩu."),
        _("Hệ thống chỉ đọc Word từ bản 2007 (.docx)."),
        _("Mở bằng Word, chọn Lưu thành .docx, rồi chọn lại tệp."),
    ),
    "figures.draft-pictures": RefusalText(
        _("Tệp PDF này chỉ có ảnh chụp, không có chữ."),
        _("Bản quét không có chữ để đọc."),
        _("Dùng bản Word gốc, hoặc dán thẳng nội dung vào ô."),
    ),
    "figures.draft-too-heavy": RefusalText(
        _("Tệp này quá dài hoặc quá nặng để đọc."),
        _("Mỗi tệp được đọc trong giới hạn thời gian và bộ nhớ để không làm chậm việc của người khác."),
        _AGAIN,
    ),
}  # fmt: skip
