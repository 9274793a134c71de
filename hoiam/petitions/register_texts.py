"""Events and refusals of the register and of sorting."""

from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import RefusalText

EVENTS: dict[str, str] = {
    "petitions.petition.registered": _(
        "Ghi đơn số {number} vào sổ của {unit}: {kind}, {people} người, {source}."
    ),
}

REFUSALS: dict[str, RefusalText] = {
    "petitions.register-keeper": RefusalText(
        _("Chỉ cán bộ của {unit} ghi sổ đơn này."),
        _("Sổ đơn do chính nơi nhận đơn giữ."),
        _("Nhờ cán bộ tiếp nhận của nơi ấy."),
    ),
    "petitions.denunciation": RefusalText(
        _("Đơn tố cáo không ghi ở sổ này."),
        _("Lời tố cáo chỉ được giữ ở nơi niêm phong được, hệ thống chưa có nơi ấy."),
        _("Ghi một dòng không tên, không nội dung ở sổ tố cáo; giữ đơn theo sổ mật của cơ quan."),
    ),
    "petitions.denunciation-told": RefusalText(
        _("Chỗ này giống lời tố cáo nên không lưu được."),
        _("Lời tố cáo chỉ được giữ ở nơi niêm phong được, hệ thống chưa có nơi ấy."),
        _("Nếu đơn có nội dung tố cáo, ghi riêng một dòng ở sổ tố cáo, không tên, không nội dung."),
    ),
    "petitions.kind-needed": RefusalText(
        _("Chưa rõ đây là loại đơn nào."),
        _("Mỗi loại đơn có đường đi và thời hạn riêng."),
        _("Trả lời các câu hỏi phân loại, hoặc chọn loại đơn."),
    ),
    "petitions.choice-needed": RefusalText(
        _("Còn một mục chưa chọn."),
        _("Sổ đơn và báo cáo cần mục này."),
        _("Chọn một trong các mục có sẵn."),
    ),
    "petitions.ahead": RefusalText(
        _("Ngày {day} đến sau ngày nhận đơn hoặc sau hôm nay."),
        _("Thời hạn tính từ ngày nhận đơn."),
        _("Xem lại ngày."),
    ),
    "petitions.known-before": RefusalText(
        _("Ngày biết được quyết định không thể trước ngày {day} của quyết định."),
        _("Thời hiệu tính từ ngày biết được."),
        _("Xem lại hai ngày."),
    ),
    "petitions.text-needed": RefusalText(
        _("Chưa ghi nội dung đơn."),
        _("Không có nội dung thì không biết người gửi muốn gì."),
        _("Ghi tóm tắt nội dung, hoặc gõ lại cả đơn."),
    ),
    "petitions.too-long": RefusalText(
        _("Chỗ này dài quá {most} ký tự."),
        _("Sổ chỉ giữ được đến chừng ấy."),
        _("Ghi gọn lại; bản chụp đơn giữ toàn văn."),
    ),
    "petitions.people-odd": RefusalText(
        _("Số người ký không khớp."),
        _("Số người từ 1 đến {most}, không ít hơn số người ghi tên."),
        _("Xem lại số người và danh sách."),
    ),
    "petitions.too-many-speak": RefusalText(
        _("{people} người ký thì nhiều nhất {most} người đại diện."),
        _("{article}."),
        _("Chỉ đánh dấu những người được cả nhóm cử bằng văn bản."),
    ),
    "petitions.forwarder-needed": RefusalText(
        _("Chưa ghi cơ quan chuyển đơn."),
        _("Nơi chuyển đơn có thể phải được báo kết quả."),
        _("Ghi tên cơ quan, số và ngày công văn chuyển."),
    ),
    "petitions.first-instance-odd": RefusalText(
        _("Đơn lần đầu không cùng loại với đơn này."),
        _("Khiếu nại lần hai phải nối với đúng khiếu nại lần đầu."),
        _("Xem lại số đơn lần đầu, hoặc để trống nếu lần đầu giải quyết ở nơi khác."),
    ),
}
