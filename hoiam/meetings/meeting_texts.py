"""What the life of a meeting says: events and refusals."""

from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import RefusalText

EVENTS: dict[str, str] = {
    "meetings.meeting.recorded": _("Đưa vào kế hoạch: {title}."),
    "meetings.series.recorded": _("Đưa vào kế hoạch cùng nhiều ngày khác: {title}."),
    "meetings.meeting.entered": _("Ghi cuộc gặp đã qua: {title}. Nguồn: {source}."),
    "meetings.meeting.revised": _("Sửa thông tin cuộc gặp: {changed}."),
    "meetings.meeting.announced": _("Công bố lịch: {title}, {day}."),
    "meetings.meeting.postponed": _("Dời từ {old} sang {new}. Lý do: {reason}."),
    "meetings.meeting.cancelled": _("Không tổ chức. Lý do: {reason}."),
    "meetings.meeting.started": _("Bắt đầu cuộc gặp."),
    "meetings.meeting.ended": _("Đã họp ngày {day}."),
    "meetings.turnout.counted": _("Ghi số người dự: {groups} nhóm."),
    "meetings.officials.named": _("Ghi danh sách cán bộ được phân công dự: {named} người."),
    "meetings.hold-request.recorded": _(
        "Nhận đề nghị đối thoại ngày {day} của {asking}/{voters} cử tri {area}."
    ),
    "meetings.hold-request.answered": _("Đề nghị đối thoại được đáp bằng cuộc gặp: {title}."),
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
    "meetings.series-days": RefusalText(
        _("Chưa chọn ngày nào, hoặc quá {most} ngày."),
        _("Mỗi lần lập lịch cho từ một đến {most} ngày."),
        _("Chọn lại các ngày."),
    ),
    "meetings.not-begun": RefusalText(
        _("Cuộc gặp này chưa diễn ra."),
        _("Số người dự chỉ đếm được khi đã họp."),
        _("Ghi sau khi bắt đầu họp."),
    ),
    "meetings.turnout-number": RefusalText(
        _("Số người không đúng."),
        _("Số người dự là số nguyên, không âm."),
        _("Sửa số; nhóm không có ai thì để trống."),
    ),
    "meetings.officials-many": RefusalText(
        _("Danh sách quá {most} người."),
        _("Chỉ ghi người được phân công dự; người dân chỉ đếm theo nhóm."),
        _("Rút bớt danh sách."),
    ),
    "meetings.official-name": RefusalText(
        _("Có dòng thiếu tên."),
        _("Cán bộ được phân công dự được ghi bằng tên."),
        _("Ghi tên, hoặc bỏ dòng đó."),
    ),
    "meetings.request-subject": RefusalText(
        _("Chưa ghi nội dung đề nghị đối thoại."),
        _("Cơ quan tổ chức cần biết cử tri muốn đối thoại về việc gì."),
        _("Ghi một câu, không ghi tên người."),
    ),
    "meetings.request-area": RefusalText(
        _("Địa bàn phải là một xã, phường hoặc đặc khu."),
        _("Luật tính mười phần trăm cử tri của xã."),
        _("Chọn xã, phường."),
    ),
    "meetings.request-numbers": RefusalText(
        _("Số người đề nghị và số cử tri không khớp."),
        _("Cả hai lớn hơn không, và người đề nghị không nhiều hơn cử tri."),
        _("Sửa số theo giấy tờ."),
    ),
    "meetings.request-ahead": RefusalText(
        _("Ngày ở phía trước."),
        _("Chỉ ghi đề nghị và số liệu đã có."),
        _("Sửa ngày."),
    ),
    "meetings.request-date": RefusalText(
        _("Đề nghị đủ mười phần trăm cử tri: cần ngày phải tổ chức."),
        _("Luật không nêu hạn, nên lãnh đạo đặt ngày; sau đó ngày này được theo dõi như mọi hạn."),
        _("Ghi ngày phải tổ chức."),
    ),
    "meetings.no-dialogue": RefusalText(
        _("Cuộc gặp được chọn không phải một buổi đối thoại còn hiệu lực."),
        _("Đề nghị của cử tri được đáp bằng một buổi đối thoại."),
        _("Chọn buổi đối thoại khác."),
    ),
}
