"""What this part says: events and refusals."""

from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import RefusalText

EVENTS = {
    "papers.paper.issued": _("{unit} ban hành {paper}."),
    "papers.paper.replaced": _("{unit} ban hành {paper}, thay thế {old}. Lý do: {reason}."),
    "papers.file.kept": _("Lưu {what} của {paper}."),
}
REFUSALS = {
    "papers.not-yours": RefusalText(
        _("Chưa làm được giấy tờ này."),
        _("Chỉ người tiếp nhận, người xử lý và lãnh đạo của một đơn vị ban hành giấy tờ."),
        _("Nhờ người của đơn vị, hoặc đề nghị quản trị giao vai trò."),
    ),
    "papers.form-unknown": RefusalText(
        _("Không có mẫu {form}."),
        _("Chỉ làm được giấy tờ theo mẫu có trong danh mục."),
        _("Chọn một mẫu trong danh mục."),
    ),
    "papers.form-not-in-force": RefusalText(
        _("Mẫu “{form}” không áp dụng vào ngày {day}."),
        _("Mỗi mẫu chỉ dùng trong thời gian văn bản ban hành mẫu có hiệu lực."),
        _("Kiểm tra lại ngày, hoặc chọn mẫu khác."),
    ),
    "papers.replaced-already": RefusalText(
        _("{paper} đã được thay thế."),
        _("Mỗi văn bản chỉ thay thế một lần; sửa tiếp thì sửa văn bản mới."),
        _("Mở văn bản mới nhất rồi thay thế văn bản đó."),
    ),
    "papers.why-needed": RefusalText(
        _("Chưa ghi lý do thay thế."),
        _("Người nhận bản cũ cần biết vì sao có bản mới."),
        _("Ghi lý do trong một câu."),
    ),
    "papers.minutes-open": RefusalText(
        _("Biên bản chưa khép."),
        _("Văn bản ban hành giữ nguyên từng chữ, nên chỉ ban hành từ biên bản đã khép."),
        _("Khép biên bản rồi ban hành."),
    ),
    "papers.signed-kind": RefusalText(
        _("Tệp này không phải bản đã ký."),
        _("Bản ký số là một tệp PDF; bản ký tay là ảnh chụp hoặc PDF quét."),
        _("Chọn lại loại tệp, hoặc gửi đúng tệp."),
    ),
}
