"""What this part says: events and refusals."""

from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import RefusalText

EVENTS: dict[str, str] = {
    "outreach.assignment.made": _("Phân công {name}: {duty}, từ {valid_from}."),
    "outreach.assignment.ended": _("{name} thôi phân công từ {valid_to}. Lý do: {reason}."),
    "outreach.residents.counted": _("Ghi số dân {residents}, ngày {day}, nguồn: {source}."),
    "outreach.visit.recorded": _("Ghi chuyến đi: {kind}, ngày {day}."),
    "outreach.attendance.taken": _("Ghi dự họp “{meeting}”: {present} trên {named} người."),
    "outreach.note.written": _("Ghi nhận {note} tại thôn."),
    "outreach.note.raised": _("Ghi nhận {note} thành vụ việc {case}."),
    "outreach.hamlet.told": _(
        "Đã báo tại “{meeting}”: {answered} việc đã trả lời, {open} việc còn mở."
    ),
    "outreach.cluster.made": _("Lập cụm {name}: {hamlets}."),
    "outreach.cluster.changed": _("Từ {day}, cụm gồm: {hamlets}."),
    "outreach.cluster.ended": _("Cụm {name} kết thúc từ {day}."),
    "outreach.broadcast.issued": _("Gửi thông báo “{title}” tới {hamlets} thôn."),
    "outreach.broadcast.withdrawn": _("Thu hồi thông báo “{title}”. Lý do: {reason}."),
    "outreach.delivery.ticked": _("{hamlet}: đã báo bằng {way}."),
    "outreach.delivery.confirmed": _("{hamlet}: {how}."),
    "outreach.reply.counted": _("Có ý kiến trả lời từ {hamlet}."),
    "outreach.task.set": _("Giao {organisation} ({unit}), hạn {due_on}."),
    "outreach.task.reported": _("{organisation} báo cáo, đến được {reached} người."),
}
REFUSALS: dict[str, RefusalText] = {
    "outreach.not-keeper": RefusalText(
        _("Địa bàn {place} do cán bộ của xã giữ."),
        _("Chỉ tiếp nhận, lãnh đạo, Mặt trận của xã hoặc lãnh đạo cấp trên ghi được."),
        _("Nhờ cán bộ của xã ấy."),
    ),
    "outreach.not-here": RefusalText(
        _("Ông/bà chưa được phân công ở {place}."),
        _("Chỉ cán bộ của xã, lãnh đạo cấp trên và người được phân công thôn ghi được."),
        _("Nhờ xã ghi phân công, rồi thử lại."),
    ),
    "outreach.not-speaker": RefusalText(
        _("Thông báo này là của {unit}."),
        _(
            "Chỉ tiếp nhận, lãnh đạo, Mặt trận của nơi ấy hoặc lãnh đạo cấp trên gửi và giao việc được."
        ),
        _("Nhờ cán bộ của nơi ấy."),
    ),
    "outreach.not-task-holder": RefusalText(
        _("Việc này giao cho {unit}."),
        _("Chỉ cán bộ của nơi được giao hoặc lãnh đạo cấp trên báo cáo được."),
        _("Nhờ cán bộ của nơi ấy."),
    ),
    "outreach.not-a-hamlet": RefusalText(
        _("{place} không phải thôn, bản, tổ dân phố."),
        _("Phân công, chuyến đi và cụm ghi theo từng thôn."),
        _("Chọn một thôn."),
    ),
    "outreach.hamlet-ended": RefusalText(
        _("{place} không tồn tại vào ngày ấy."),
        _("Thôn đã sáp nhập hoặc chưa lập; việc mới ghi cho thôn của ngày ấy."),
        _("Chọn thôn kế thừa, hoặc chọn ngày khác."),
    ),
    "outreach.hamlet-elsewhere": RefusalText(
        _("{place} không thuộc địa bàn này."),
        _("Một cơ quan ghi cho các thôn trong địa bàn của mình."),
        _("Bỏ thôn ấy khỏi danh sách."),
    ),
    "outreach.period-upside-down": RefusalText(
        _("Ngày kết thúc phải sau ngày bắt đầu."),
        _("Một khoảng thời gian có ít nhất một ngày."),
        _("Sửa ngày rồi thử lại."),
    ),
    "outreach.lead-overlaps": RefusalText(
        _("{name} đã phụ trách thôn từ {day}."),
        _("Mỗi thôn mỗi lúc chỉ có một người phụ trách."),
        _("Chọn ngày bắt đầu sau ngày ấy, hoặc kết thúc phân công kia trước."),
    ),
    "outreach.over": RefusalText(
        _("Đã kết thúc rồi."),
        _("Điều đã kết thúc thì giữ nguyên để đọc lại."),
        _("Ghi một phân công hoặc một cụm mới."),
    ),
    "outreach.day-ahead": RefusalText(
        _("Ngày này chưa đến."),
        _("Chỉ ghi điều đã diễn ra."),
        _("Sửa ngày rồi thử lại."),
    ),
    "outreach.day-long-ago": RefusalText(
        _("Ngày này đã quá {days} ngày."),
        _("Điều lâu hơn được nhập như lịch sử, có nguồn."),
        _("Kiểm tra lại ngày; nếu đúng, nhập ở phần biên bản cũ."),
    ),
    "outreach.not-a-visit": RefusalText(
        _("Không ghi loại này ở đây."),
        _("Ở đây ghi chuyến đi cơ sở và buổi sinh hoạt chi bộ; cuộc khác có lịch riêng."),
        _("Chọn một trong hai loại, hoặc vào lịch cuộc gặp."),
    ),
    "outreach.meeting-elsewhere": RefusalText(
        _("Cuộc gặp này không ở {place}."),
        _("Chỉ ghi vào cuộc gặp có thôn này trong địa bàn."),
        _("Chọn đúng cuộc gặp."),
    ),
    "outreach.meeting-cancelled": RefusalText(
        _("Cuộc gặp này không tổ chức."),
        _("Không có ai dự một cuộc không diễn ra."),
        _("Chọn cuộc gặp khác."),
    ),
    "outreach.nobody-named": RefusalText(
        _("Chưa chọn ai."),
        _("Ghi dự họp cần ít nhất một người được phân công."),
        _("Chọn có mặt hoặc vắng cho từng người."),
    ),
    "outreach.absence-needs-reason": RefusalText(
        _("{name} vắng, cần ghi lý do."),
        _("Lý do để người sau biết, không để xếp hạng ai."),
        _("Ghi một câu, ví dụ: họp Đảng ủy."),
    ),
    "outreach.key-taken": RefusalText(
        _("Mã của ghi nhận này đã được dùng."),
        _("Mỗi ghi nhận có một mã riêng do máy tạo."),
        _("Mở trang ghi nhanh mới rồi ghi lại."),
    ),
    "outreach.denunciation-told": RefusalText(
        _("Nội dung này giống một đơn tố cáo."),
        _("Tố cáo có đường riêng, được giữ bí mật; ở đây không nhận và không giữ chữ nào."),
        _("Xóa nội dung, hướng dẫn người ấy đến nơi tiếp nhận tố cáo."),
    ),
    "outreach.words-needed": RefusalText(
        _("Còn chỗ chưa ghi."),
        _("Người đọc sau cần biết nội dung."),
        _("Ghi rồi thử lại."),
    ),
    "outreach.too-long": RefusalText(
        _("Dài hơn {limit} chữ."),
        _("Ngắn thì đọc được trên điện thoại và đọc lên loa được."),
        _("Rút ngắn rồi thử lại."),
    ),
    "outreach.raised-already": RefusalText(
        _("Ghi nhận này đã thành vụ việc."),
        _("Một ghi nhận chỉ thành một vụ việc."),
        _("Mở vụ việc ấy để xem."),
    ),
    "outreach.told-already": RefusalText(
        _("Cuộc họp này đã được ghi là đã báo."),
        _("Mỗi cuộc họp báo một lần."),
        _("Việc mới sẽ nằm ở phiếu của lần họp sau."),
    ),
    "outreach.nothing-to-tell": RefusalText(
        _("Không có việc nào để báo."),
        _("Mọi việc của thôn đã trả lời và đã báo."),
        _("Không cần làm gì."),
    ),
    "outreach.in-a-cluster": RefusalText(
        _("{place} đang ở cụm {cluster}."),
        _("Mỗi thôn mỗi lúc chỉ thuộc một cụm."),
        _("Đưa thôn ra khỏi cụm ấy trước, hoặc chọn ngày khác."),
    ),
    "outreach.no-hamlets": RefusalText(
        _("Chưa chọn thôn nào."),
        _("Cần ít nhất một thôn."),
        _("Chọn thôn rồi thử lại."),
    ),
    "outreach.no-ways": RefusalText(
        _("Chưa chọn cách báo."),
        _("Cần ít nhất một cách để thông báo đến được thôn."),
        _("Chọn gọi điện, loa, giấy, nhóm Zalo, thư điện tử hoặc tin nhắn."),
    ),
    "outreach.reply-day-gone": RefusalText(
        _("Hạn trả lời đã qua."),
        _("Thôn cần có thời gian để trả lời."),
        _("Chọn một ngày sắp tới, hoặc để trống."),
    ),
    "outreach.withdrawn": RefusalText(
        _("Thông báo này đã thu hồi."),
        _("Thông báo đã thu hồi không còn ai phải xác nhận hay làm theo."),
        _("Gửi thông báo mới nếu cần."),
    ),
    "outreach.ticked-already": RefusalText(
        _("Cách này đã được ghi rồi."),
        _("Mỗi cách ghi một lần cho mỗi thôn."),
        _("Không cần làm gì."),
    ),
    "outreach.confirmed-how": RefusalText(
        _("Chưa chọn thôn xác nhận bằng cách nào."),
        _("Cần biết thôn tự xác nhận hay qua điện thoại, gặp trực tiếp."),
        _("Chọn một cách."),
    ),
    "outreach.not-its-hamlet": RefusalText(
        _("Thông báo này không gửi tới {place}."),
        _("Ý kiến trả lời được đếm cho thôn nhận thông báo."),
        _("Chọn thôn khác."),
    ),
    "outreach.has-task": RefusalText(
        _("Tổ chức này đã có việc trong thông báo."),
        _("Mỗi tổ chức có một việc và một báo cáo."),
        _("Chọn tổ chức khác."),
    ),
    "outreach.reported-already": RefusalText(
        _("Việc này đã có báo cáo."),
        _("Mỗi việc có một báo cáo."),
        _("Không cần làm gì."),
    ),
    "outreach.too-many-tries": RefusalText(
        _("Đã thử quá nhiều lần."),
        _("Giới hạn này chặn máy dò mã."),
        _("Một giờ nữa thử lại, hoặc gọi người phụ trách thôn để xác nhận."),
    ),
}
