"""Events and refusals of the register and of sorting."""

from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import RefusalText

EVENTS: dict[str, str] = {
    "petitions.petition.registered": _(
        "Ghi đơn số {number} vào sổ của {unit}: {kind}, {people} người, {source}."
    ),
    "petitions.petitioner.added": _("Đơn số {number}: ghi thêm người thứ {person}."),
    "petitions.petitioner.corrected": _("Đơn số {number}: sửa người thứ {person}."),
    "petitions.representatives.appointed": _(
        "Đơn số {number}: người thứ {persons} đại diện, theo văn bản cử ngày {day}."
    ),
    "petitions.petition.split": _("Tách từ đơn số {number} thành đơn số {other}."),
    "petitions.petition.same": _("Đơn số {number} cùng nội dung với đơn số {other}."),
    "petitions.petition.reclassified": _(
        "Đơn số {number}: từ {before} thành {kind}. Lý do: {reason}."
    ),
    "petitions.petition.sorted": _("Phân loại đơn số {number}: {way}. Căn cứ: {basis}."),
    "petitions.petition.sorted-otherwise": _(
        "Phân loại đơn số {number} khác hướng dẫn: {way}, không phải {found}. Lý do: {reason}."
    ),
    "petitions.register.taken": _(
        "Lấy sổ đơn của {unit} từ {first} đến {last}, {lines} dòng, có tên người. Lý do: {reason}."
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
    "petitions.people-ended": RefusalText(
        _("Đơn đã kết thúc nên không ghi thêm, sửa hay cử người đại diện nữa."),
        _("Văn bản đã gửi nêu đúng những người đứng đơn lúc đó."),
        _("Nếu đơn kết thúc do ghi nhầm bước, lãnh đạo hủy bước đó trước."),
    ),
    "petitions.people-answered": RefusalText(
        _("Số người ký không khớp với câu đã trả lời: từ {fewest} đến {most} người."),
        _("Số người quyết định có phải cử người đại diện hay không."),
        _("Sửa số người, hoặc mở “Đã trả lời” ở trên và đổi câu trả lời."),
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
    "petitions.nobody-appointed": RefusalText(
        _("Chưa chọn người đại diện."),
        _("Văn bản cử đại diện phải nêu ai được cử."),
        _("Đánh dấu người được cử."),
    ),
    "petitions.same-odd": RefusalText(
        _("Đơn số {number} không thể là đơn đã nhận trước."),
        _("Đơn đến trước phải có trong sổ trước đơn này."),
        _("Xem lại số đơn."),
    ),
    "petitions.led-on-already": RefusalText(
        _("Đơn số {number} đã qua bước khác nên không đổi loại được."),
        _("Thời hạn và văn bản của bước đã làm theo loại đơn cũ."),
        _("Lãnh đạo hủy bước đã ghi trước, kèm lý do; rồi đổi loại."),
    ),
    "petitions.reason-needed": RefusalText(
        _("Chưa ghi lý do."),
        _("Việc này được ghi lại cùng lý do để sau còn biết."),
        _("Ghi một câu lý do."),
    ),
    "petitions.way-needed": RefusalText(
        _("Chưa chọn hướng xử lý."),
        _("Đơn nào cũng phải có một hướng xử lý."),
        _("Chọn một hướng."),
    ),
    "petitions.questions-left": RefusalText(
        _("Còn câu hỏi chưa trả lời."),
        _("Thiếu câu trả lời thì chưa biết luật chỉ hướng nào."),
        _("Trả lời hết các câu hỏi."),
    ),
    "petitions.override-why": RefusalText(
        _("Hướng này khác điều luật chỉ: {way}."),
        _("Được làm khác khi có lý do, và lý do được ghi lại."),
        _("Ghi lý do, hoặc chọn theo hướng luật chỉ."),
    ),
    "petitions.number-unknown": RefusalText(
        _("Không thấy đơn số {number} trong sổ."),
        _("Chỉ tìm được đơn mà đơn vị của ông/bà xem được."),
        _("Ghi số như trong sổ (12/2026) hoặc số biên nhận, hoặc để trống."),
    ),
    "petitions.open-first": RefusalText(
        _("Tên người đang được giữ kín."),
        _("Sửa tên thì phải thấy tên, và mỗi lần mở xem đều được ghi."),
        _("Mở xem ở trang của đơn, rồi sửa."),
    ),
}
