"""What letter boxes and the hotline say: events and refusals."""

from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import RefusalText

EVENTS: dict[str, str] = {
    "reception.box.hung": _("Đặt hòm thư tại {place}, {unit}; mở ít nhất {days} ngày một lần."),
    "reception.box.taken-down": _("Thôi dùng hòm thư tại {place} từ ngày {day}."),
    "reception.box.opened": _(
        "Mở hòm thư {place} ngày {day}: {letters} thư, để riêng không đọc {aside} thư."
    ),
    "reception.box.recounted": _(
        "Đính chính lần mở {day}: từ {before} thành {after} (thư/để riêng). Lý do: {reason}."
    ),
    "reception.box.closed": _("Khép lần mở ngày {day}: đủ {letters} thư."),
    "reception.letter.sorted": _("Lần mở {day}, thư số {number}: {found}."),
    "reception.hotline.opened": _("{unit} mở đường dây nóng {number}, công bố tại {published}."),
    "reception.hotline.ended": _("Đường dây nóng {number} ngừng từ ngày {day}."),
    "reception.hotline.ruled": _("Quy chế {paper} áp dụng từ {day}: {classes} (ngày làm việc)."),
    "reception.call.logged": _("Cuộc gọi {number} đến {hotline}: {outcome}, theo {rule}."),
    "reception.call.tried": _("Gọi lại cho cuộc gọi {number}: {reached}."),
}
_ONE_LINE = _("Ghi một dòng rồi lưu lại.")
REFUSALS: dict[str, RefusalText] = {
    "reception.box-keeper": RefusalText(
        _("Việc này của {unit}."),
        _("Hòm thư và đường dây nóng do văn thư, tiếp nhận hoặc lãnh đạo của nơi giữ quản lý."),
        _("Nhờ cán bộ của nơi ấy."),
    ),
    "reception.leader-rules": RefusalText(
        _("Chỉ lãnh đạo đặt quy chế của đường dây nóng."),
        _("Quy chế định thời hạn và ai được xem, mọi cuộc gọi sau đó theo nó."),
        _("Trình lãnh đạo đơn vị."),
    ),
    "reception.box-place": RefusalText(
        _("Chưa ghi hòm thư đặt ở đâu."),
        _("Người dân tìm hòm thư theo chỗ này."),
        _("Ghi chỗ, ví dụ: cổng UBND xã."),
    ),
    "reception.box-gap": RefusalText(
        _("Số ngày giữa hai lần mở chưa đúng."),
        _("Hòm thư phải được mở trong khoảng 1 đến {most} ngày."),
        _("Ghi lại số ngày."),
    ),
    "reception.box-open": RefusalText(
        _("Còn một lần mở chưa khép."),
        _("Mỗi thư phải có chỗ đi trước khi mở lần nữa hay thôi dùng hòm."),
        _("Ghi hết các thư của lần trước rồi khép lại."),
    ),
    "reception.box-day": RefusalText(
        _("Ngày này không đúng."),
        _("Ngày mở không sau hôm nay và không trước ngày đặt hòm ({day})."),
        _("Ghi lại ngày."),
    ),
    "reception.box-before-last": RefusalText(
        _("Ngày này trước lần mở gần nhất ({day})."),
        _("Các lần mở được ghi theo thứ tự."),
        _("Ghi lại ngày."),
    ),
    "reception.box-openers": RefusalText(
        _("Chưa ghi ai mở hòm."),
        _("Biên bản mở hòm nêu tên người mở."),
        _("Ghi họ tên, chức vụ."),
    ),
    "reception.box-witnesses": RefusalText(
        _("Chưa ghi người chứng kiến."),
        _("Hòm thư không mở một mình; người chứng kiến ký biên bản."),
        _("Ghi họ tên, chức vụ."),
    ),
    "reception.letters-count": RefusalText(
        _("Số thư chưa đúng."),
        _("Một lần mở có từ 0 đến {most} thư."),
        _("Đếm lại rồi ghi."),
    ),
    "reception.letters-aside": RefusalText(
        _("Số thư để riêng nhiều hơn số thư."),
        _("Thư để riêng là một phần của tổng số."),
        _("Đếm lại rồi ghi."),
    ),
    "reception.letters-aside-to": RefusalText(
        _("Chưa ghi giao thư để riêng cho ai."),
        _("Thư có dấu hiệu tố cáo không mở, không quét; người giữ sổ mật nhận nguyên phong bì."),
        _("Ghi người hoặc bộ phận đã nhận."),
    ),
    "reception.letters-fewer": RefusalText(
        _("Đã ghi {done} thư, nhiều hơn số mới."),
        _("Thư đã ghi thì không bớt được."),
        _("Đếm lại rồi ghi."),
    ),
    "reception.reason-needed": RefusalText(
        _("Cần ghi lý do."), _("Ai mở sổ sau này cũng đọc lý do này."), _ONE_LINE
    ),
    "reception.letter-found": RefusalText(
        _("Chưa chọn thư này là gì."),
        _("Mỗi thư phải có chỗ đi."),
        _("Chọn một cách rồi lưu lại."),
    ),
    "reception.letter-note": RefusalText(
        _("Cần ghi số văn bản đến, hoặc vì sao không phải thư."),
        _("Không thư nào được bỏ mà không có lý do."),
        _ONE_LINE,
    ),
    "reception.letters-all": RefusalText(
        _("Cả {letters} thư của lần mở này đã ghi."),
        _("Số thư đã đếm trước người chứng kiến."),
        _("Nếu đếm sai, đính chính số thư kèm lý do."),
    ),
    "reception.letter-sorted": RefusalText(
        _("Thư số {number} vừa được ghi rồi."),
        _("Có thể người khác cùng ghi lần mở này, hoặc trang đã mở từ trước."),
        _("Xem lại danh sách rồi ghi thư tiếp theo."),
    ),
    "reception.letters-left": RefusalText(
        _("Còn {left} trong {letters} thư chưa ghi."),
        _("Số thư đếm được phải bằng số thư đã có chỗ đi."),
        _("Ghi nốt, hoặc đính chính số thư kèm lý do."),
    ),
    "reception.opening-closed": RefusalText(
        _("Lần mở này đã khép."),
        _("Biên bản đã ký thì không ghi thêm."),
        _("Thư tìm thấy sau thì ghi vào lần mở sau."),
    ),
    "reception.hotline-number": RefusalText(
        _("Số điện thoại chưa đúng."),
        _("Người dân gọi theo số này."),
        _("Ghi 3 đến 11 chữ số."),
    ),
    "reception.hotline-known": RefusalText(
        _("Số {number} đang là đường dây nóng."),
        _("Một số chỉ thuộc một sổ cuộc gọi."),
        _("Dùng sổ đang có, hoặc cho ngừng sổ cũ trước."),
    ),
    "reception.hotline-published": RefusalText(
        _("Chưa ghi số này công bố ở đâu."),
        _("Đường dây nóng chỉ có ích khi người dân biết số."),
        _("Ghi nơi công bố, ví dụ: bảng tin UBND, trang thông tin điện tử."),
    ),
    "reception.hotline-ended": RefusalText(
        _("Không cho ngừng được vào ngày này."),
        _("Số đã ngừng, hoặc ngày không sau ngày mở ({day})."),
        _("Ghi lại ngày."),
    ),
    "reception.hotline-unruled": RefusalText(
        _("Chưa có quy chế áp dụng cho ngày {day}."),
        _("Mỗi cuộc gọi được xử lý theo quy chế của ngày gọi."),
        _("Lãnh đạo ghi quy chế trước rồi mới ghi cuộc gọi."),
    ),
    "reception.hotline-not-then": RefusalText(
        _("Ngày {day} số này chưa mở hoặc đã ngừng."),
        _("Cuộc gọi nằm trong thời gian số hoạt động."),
        _("Ghi lại lúc gọi, hoặc chọn số khác."),
    ),
    "reception.rule-classes": RefusalText(
        _("Quy chế chưa có loại cuộc gọi nào."),
        _("Loại cuộc gọi định thời hạn gọi lại."),
        _("Ghi ít nhất một loại."),
    ),
    "reception.rule-class": RefusalText(
        _("Một loại cuộc gọi thiếu tên hoặc thời hạn chưa đúng."),
        _("Thời hạn từ 1 đến {most} ngày làm việc."),
        _("Sửa lại dòng ấy."),
    ),
    "reception.rule-earlier": RefusalText(
        _("Đã có quy chế áp dụng từ ngày {day} hoặc sau đó."),
        _("Bản mới thay bản cũ từ một ngày sau; cuộc gọi cũ giữ bản cũ."),
        _("Chọn ngày muộn hơn."),
    ),
    "reception.rule-paper": RefusalText(
        _("Chưa ghi số, ngày của quy chế."),
        _("Cuộc gọi nào cũng nêu quy chế đã áp dụng."),
        _("Ghi ví dụ: Quy chế 12-QC/TU ngày 5/1/2026."),
    ),
    "reception.call-outcome": RefusalText(
        _("Chưa chọn cuộc gọi kết thúc thế nào."),
        _("Cuộc gọi nào cũng có kết quả, hoặc có ngày gọi lại."),
        _("Chọn một kết quả."),
    ),
    "reception.call-ahead": RefusalText(
        _("Lúc gọi ở phía trước."), _("Chỉ ghi cuộc gọi đã có."), _("Ghi lại giờ.")
    ),
    "reception.call-class": RefusalText(
        _("Chưa chọn loại cuộc gọi."),
        _("Thời hạn gọi lại đi theo loại trong quy chế."),
        _("Chọn một loại."),
    ),
    "reception.call-class-other": RefusalText(
        _("Loại này không có trong {paper}."),
        _("Cuộc gọi theo quy chế của ngày gọi."),
        _("Chọn lại loại."),
    ),
    "reception.call-answer": RefusalText(
        _("Chưa ghi đã hỏi gì, trả lời gì."),
        _("Trả lời ngay cũng phải xem lại được."),
        _ONE_LINE,
    ),
    "reception.call-guided": RefusalText(
        _("Chưa ghi hướng dẫn đến đâu."),
        _("Khiếu nại, tố cáo không ghi nội dung ở đây; người gọi phải biết đến nơi nào."),
        _("Ghi tên cơ quan."),
    ),
    "reception.call-back-to": RefusalText(
        _("Hẹn gọi lại cần số điện thoại và một dòng nội dung."),
        _("Không có số thì không gọi lại được."),
        _("Ghi số và nội dung, hoặc chọn kết quả khác."),
    ),
    "reception.call-words": RefusalText(
        _("Chưa ghi lời người gọi."),
        _("Cuộc gọi thành ý kiến thì phải có lời, có biên nhận."),
        _("Ghi lời rồi lưu lại."),
    ),
    "reception.call-ended": RefusalText(
        _("Cuộc gọi này không chờ gọi lại."),
        _("Đã gọi lại được, hoặc đã kết thúc ngay khi gọi."),
        _("Mở sổ để xem kết quả."),
    ),
}
