"""What the life of a meeting says: events and refusals."""

from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import RefusalText

EVENTS: dict[str, str] = {
    "meetings.meeting.recorded": _("Đưa vào kế hoạch: {title}."),
    "meetings.meeting.entered": _("Ghi cuộc gặp đã qua: {title}. Nguồn: {source}."),
    "meetings.meeting.revised": _("Sửa thông tin cuộc gặp: {changed}."),
    "meetings.meeting.announced": _("Công bố lịch: {title}, {day}."),
    "meetings.meeting.postponed": _("Dời từ {old} sang {new}. Lý do: {reason}."),
    "meetings.meeting.cancelled": _("Không tổ chức. Lý do: {reason}."),
    "meetings.meeting.started": _("Bắt đầu cuộc gặp."),
    "meetings.meeting.ended": _("Đã họp ngày {day}."),
}
REFUSALS: dict[str, RefusalText] = {
    "meetings.not-keeper": RefusalText(
        _("Bạn không giữ hồ sơ của cuộc gặp này."),
        _("Chỉ bộ phận tiếp nhận hoặc lãnh đạo của {unit}, hay cấp trên, ghi vào hồ sơ này."),
        _("Báo cho {unit} để ghi."),
    ),
    "meetings.title-needed": RefusalText(
        _("Chưa có tên cuộc gặp."),
        _("Lịch công khai và biên bản gọi cuộc gặp bằng tên này."),
        _("Ghi một tên ngắn, ví dụ “Đối thoại với Nhân dân quý IV”."),
    ),
    "meetings.hosts-needed": RefusalText(
        _("Chưa có cơ quan chủ trì."),
        _("Mỗi cuộc gặp có ít nhất một cơ quan chủ trì, mỗi cơ quan ghi một lần."),
        _("Chọn cơ quan chủ trì."),
    ),
    "meetings.host-ended": RefusalText(
        _("{unit} không tồn tại vào ngày {day}."),
        _("Cơ quan chủ trì phải có thật vào ngày họp."),
        _("Chọn cơ quan kế thừa, hoặc sửa ngày."),
    ),
    "meetings.areas-needed": RefusalText(
        _("Chưa có địa bàn."),
        _("Địa bàn là danh sách đơn vị hành chính, không ghi bằng chữ tự do."),
        _("Chọn ít nhất một tỉnh, xã, phường hoặc thôn."),
    ),
    "meetings.ends-before-start": RefusalText(
        _("Giờ kết thúc không sau giờ bắt đầu."),
        _("Lịch công khai cần khoảng giờ đúng."),
        _("Sửa giờ kết thúc, hoặc để trống."),
    ),
    "meetings.start-needed": RefusalText(
        _("Chưa có ngày giờ."),
        _("Công bố lịch là công bố ngày, giờ và nơi họp."),
        _("Ghi ngày giờ dự kiến trước."),
    ),
    "meetings.place-needed": RefusalText(
        _("Chưa có nơi họp."),
        _("Công bố lịch là công bố ngày, giờ và nơi họp."),
        _("Ghi nơi họp."),
    ),
    "meetings.reason-needed": RefusalText(
        _("Chưa có lý do."),
        _("Người dân đọc lý do này trên lịch công khai."),
        _("Ghi một câu nói rõ vì sao."),
    ),
    "meetings.same-date": RefusalText(
        _("Ngày giờ mới trùng ngày giờ cũ."),
        _("Dời lịch là đặt một ngày giờ khác."),
        _("Chọn ngày giờ khác."),
    ),
    "meetings.date-gone": RefusalText(
        _("Ngày giờ mới đã qua."),
        _("Người dân cần một ngày giờ còn ở phía trước."),
        _("Chọn ngày giờ trong thời gian tới."),
    ),
    "meetings.internal-kind": RefusalText(
        _("Loại cuộc gặp này không công bố ra ngoài."),
        _("Sinh hoạt chi bộ, giao ban, làm việc nội bộ không nằm trên lịch công khai."),
        _("Ghi trong kế hoạch là đủ."),
    ),
    "meetings.announced-already": RefusalText(
        _("Lịch này đã công bố."),
        _("Công bố một lần; sau đó chỉ dời lịch hoặc báo không tổ chức."),
        _("Mở trang cuộc gặp để xem."),
    ),
    "meetings.date-by-postponing": RefusalText(
        _("Ngày giờ đã công bố không sửa thẳng được."),
        _("Người dân đã biết ngày cũ; ngày mới phải kèm lý do."),
        _("Dùng “Dời lịch”."),
    ),
    "meetings.over": RefusalText(
        _("Cuộc gặp này đã họp hoặc không tổ chức nữa."),
        _("Việc này chỉ làm được trước khi cuộc gặp kết thúc."),
        _("Mở trang cuộc gặp để xem tình trạng."),
    ),
    "meetings.running": RefusalText(
        _("Cuộc gặp đang diễn ra."),
        _("Đang họp thì không dời, không hủy lịch."),
        _("Ghi kết thúc cuộc gặp."),
    ),
    "meetings.held-ahead": RefusalText(
        _("Ngày họp ở phía trước."),
        _("Chỉ ghi đã họp sau khi họp."),
        _("Sửa ngày họp."),
    ),
    "meetings.head-unknown": RefusalText(
        _("Chưa nói người đứng đầu {unit} có trực tiếp dự hay không."),
        _("Tỷ lệ người đứng đầu trực tiếp chủ trì được tính từ ô này."),
        _("Chọn có hoặc không cho từng cơ quan chủ trì."),
    ),
    "meetings.not-a-host": RefusalText(
        _("{unit} không phải cơ quan chủ trì."),
        _("Chỉ ghi người đứng đầu của cơ quan chủ trì."),
        _("Chọn trong danh sách cơ quan chủ trì."),
    ),
    "meetings.source-needed": RefusalText(
        _("Chưa ghi nguồn."),
        _("Số liệu cũ chỉ được nhận khi nói rõ lấy ở đâu."),
        _("Ghi biên bản, báo cáo hoặc bài báo là nguồn."),
    ),
    "meetings.denunciation-told": RefusalText(
        _("Nội dung này có vẻ là tố cáo."),
        _("Tố cáo không được lưu ở đây, kể cả một câu."),
        _("Xóa đoạn đó; hướng dẫn người tố cáo theo trang “Tố cáo”."),
    ),
}
