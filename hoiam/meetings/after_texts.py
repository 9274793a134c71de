"""What comes after a meeting says: events and refusals."""

from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import RefusalText

EVENTS: dict[str, str] = {
    "meetings.conclusion.written": _("Kết luận {number}: {unit} làm xong trước ngày {due_on}."),
    "meetings.owed.settled": _("{unit} đã trả lời, báo kết quả (số {number})."),
    "meetings.minutes.written": _("Soạn phần mở đầu, kết thúc của biên bản."),
    "meetings.minutes.closed": _("Khép biên bản (dấu {digest})."),
    "meetings.minutes.corrected": _("Biên bản bản {number} thay bản trước. Nội dung sửa: {why}."),
    "meetings.public-minutes.prepared": _("Soạn bản công khai của biên bản."),
    "meetings.minutes.published": _("Công khai biên bản, bản số {number}."),
    "meetings.result.sent": _("Niêm yết và gửi kết quả ngày {day}: {where}."),
    "meetings.owed.read-out": _("Đọc lại {what}: {word}."),
    "meetings.answer.read": _("Đọc cho người dân nghe câu trả lời của {unit}."),
    "meetings.owed.raised": _("{from_unit} chuyển lên {to_unit}. Lý do: {why}."),
    "meetings.meeting.rated": _("Có người chấm buổi họp."),
    "meetings.answer.marked": _("Người hỏi câu số {number}: {said}."),
    "meetings.outside.appealed": _(
        "Có người đề nghị {front} xem lại câu số {number}; quyết định trước ngày {due_on}."
    ),
    "meetings.outside.decided": _("{front} về câu số {number}: {ruling}. Lý do: {reason}."),
    "meetings.history.recorded": _("Ghi biên bản cũ. Nguồn: {source}."),
    "meetings.history.owed": _("Ghi việc còn nợ {number} của {unit}, hạn {due_on}."),
}
REFUSALS: dict[str, RefusalText] = {
    "meetings.not-begun": RefusalText(
        _("Cuộc gặp chưa bắt đầu."),
        _("Kết luận và biên bản được ghi từ lúc họp."),
        _("Ghi bắt đầu cuộc gặp trước."),
    ),
    "meetings.not-over": RefusalText(
        _("Cuộc gặp chưa kết thúc."),
        _("Việc này làm sau khi họp xong."),
        _("Ghi kết thúc cuộc gặp trước."),
    ),
    "meetings.not-closed": RefusalText(
        _("Biên bản chưa khép."),
        _("Chỉ biên bản đã khép mới được công khai hoặc đính chính."),
        _("Khép biên bản trước."),
    ),
    "meetings.leader-corrects": RefusalText(
        _("Chỉ lãnh đạo đính chính biên bản đã khép."),
        _("Nhiều người đã dựa vào bản cũ; bản mới phải có người chịu trách nhiệm."),
        _("Báo lãnh đạo đơn vị giữ hồ sơ."),
    ),
    "meetings.conclusion-needs-text": RefusalText(
        _("Kết luận chưa có nội dung."),
        _("Mỗi kết luận nói rõ một việc phải làm."),
        _("Ghi việc phải làm bằng một câu."),
    ),
    "meetings.conclusion-needs-owner": RefusalText(
        _("Việc giao chưa đủ đơn vị chủ trì và ngày."),
        _("Không có việc nào được giao mà không có một đơn vị chủ trì và một ngày phải xong."),
        _("Chọn đơn vị chủ trì và ghi ngày."),
    ),
    "meetings.questions-open": RefusalText(
        _("Còn {count} câu chưa kết thúc: câu số {numbers}."),
        _(
            "Số câu hỏi nhận được phải bằng số đã trả lời, đã giao và không thuộc nội dung cộng lại."
        ),
        _("Trả lời, giao hoặc ghi lý do cho từng câu, rồi khép biên bản."),
    ),
    "meetings.nothing-prepared": RefusalText(
        _("Chưa soạn bản công khai."),
        _("Biên bản chỉ được công khai sau khi có người đọc và che thông tin riêng."),
        _("Soạn bản công khai trước."),
    ),
    "meetings.public-words-needed": RefusalText(
        _("Có ô bị bỏ trống."),
        _("Mỗi câu hỏi và câu trả lời đều được công khai; phần riêng tư thì che, không bỏ."),
        _("Ghi lại lời sẽ công khai."),
    ),
    "meetings.public-changed": RefusalText(
        _("Bản công khai đã thay đổi sau khi bạn xem."),
        _("Chỉ công khai đúng bản đã xem."),
        _("Xem lại rồi bấm công khai."),
    ),
    "meetings.personal-left": RefusalText(
        _("Còn {count} chỗ có vẻ là thông tin riêng."),
        _("Mỗi chỗ phải được che hoặc được người xác nhận là giữ lại được."),
        _("Xem từng chỗ được đánh dấu."),
    ),
    "meetings.publish-first": RefusalText(
        _("Kết quả chưa được công khai."),
        _("Niêm yết và gửi đúng bản đã công khai."),
        _("Công khai biên bản trước."),
    ),
    "meetings.posted-where": RefusalText(
        _("Chưa ghi niêm yết ở đâu, gửi cho ai."),
        _("Luật yêu cầu niêm yết và gửi đến trưởng thôn, tổ trưởng tổ dân phố."),
        _("Ghi nơi niêm yết và các thôn đã gửi."),
    ),
    "meetings.posted-when": RefusalText(
        _("Ngày niêm yết không hợp lý."),
        _("Ngày này từ ngày họp đến hôm nay."),
        _("Sửa ngày niêm yết, gửi kết quả."),
    ),
    "meetings.word-needed": RefusalText(
        _("Chưa chọn kết quả đọc lại."),
        _("Mỗi việc còn nợ được đọc lại với một lời: đã làm, chưa làm xong hay không giữ lời hẹn."),
        _("Chọn một trong ba."),
    ),
    "meetings.word-needs-why": RefusalText(
        _("Chưa ghi lời giải thích."),
        _("Đã làm thì nói kết quả; chưa làm thì nói vì sao. Người dân đọc câu này."),
        _("Ghi một câu."),
    ),
    "meetings.not-above": RefusalText(
        _("{unit} không phải cấp trên của đơn vị đang giữ việc."),
        _("Việc vượt thẩm quyền chỉ chuyển lên cấp trên hoặc cơ quan của cấp trên."),
        _("Chọn trong danh sách cấp trên."),
    ),
    "meetings.mark-needed": RefusalText(
        _("Chưa chọn mức nào."),
        _("Chấm một trong ba mức; không cần ghi tên."),
        _("Chọn một mức rồi gửi."),
    ),
    "meetings.rating-over": RefusalText(
        _("Buổi họp này không nhận chấm điểm nữa."),
        _("Người dự chấm trong ba ngày sau buổi họp."),
        _("Có ý kiến thì gửi ở trang Gửi."),
    ),
    "meetings.answer-owed": RefusalText(
        _("Câu này đang chờ trả lời."),
        _("Đơn vị được giao chưa trả lời, hoặc đang xem lại theo lời ông/bà."),
        _("Chờ trả lời rồi cho biết ý kiến."),
    ),
    "meetings.no-answer-yet": RefusalText(
        _("Câu này chưa có trả lời."),
        _("Chỉ nói hài lòng hay chưa về một câu trả lời."),
        _("Câu bị xem là không thuộc nội dung thì đề nghị Mặt trận xem lại."),
    ),
    "meetings.not-outside": RefusalText(
        _("Câu này không bị xem là ngoài nội dung."),
        _("Mặt trận chỉ xem lại câu bị xem là không thuộc nội dung."),
        _("Xem lại tình trạng của câu hỏi."),
    ),
    "meetings.no-front": RefusalText(
        _("Chưa có Mặt trận nào của địa bàn trong danh mục."),
        _("Đề nghị xem lại phải có nơi quyết định."),
        _("Báo người quản trị ghi Mặt trận của địa bàn."),
    ),
    "meetings.front-decides": RefusalText(
        _("Chỉ {unit} quyết định việc này."),
        _("Đề nghị được gửi đến Mặt trận của địa bàn."),
        _("Báo cán bộ Mặt trận."),
    ),
    "meetings.appeal-decided": RefusalText(
        _("Mặt trận đã quyết định."),
        _("Mỗi đề nghị được quyết định một lần."),
        _("Xem quyết định và lý do."),
    ),
    "meetings.ruling-needed": RefusalText(
        _("Chưa chọn quyết định."),
        _("Mặt trận giữ nguyên, hoặc yêu cầu trả lời."),
        _("Chọn một trong hai."),
    ),
    "meetings.old-number": RefusalText(
        _("Không đọc được số “{given}”."),
        _("Ghi một số, có thể kèm trên, hơn, gần, khoảng; không rõ thì để trống."),
        _("Ví dụ: 11, trên 30, không rõ."),
    ),
    "meetings.old-line-empty": RefusalText(
        _("Có dòng không có câu hỏi."),
        _("Mỗi dòng là một câu; kết quả ghi sau mũi tên ->."),
        _("Sửa dòng đó."),
    ),
    "meetings.old-line-day": RefusalText(
        _("Dòng {line} có ngày không đúng."),
        _("Ngày ghi dạng 30/9/2019."),
        _("Sửa ngày ở dòng đó."),
    ),
    "meetings.old-lines-many": RefusalText(
        _("Quá nhiều dòng."),
        _("Một biên bản nhận nhiều nhất {most} câu."),
        _("Chia làm nhiều cuộc, hoặc nhập bằng tệp."),
    ),
    "meetings.old-more-lines": RefusalText(
        _("Có {lines} câu nhưng biên bản nói {said} ý kiến."),
        _("Số đúng trong biên bản không thể nhỏ hơn số câu ghi lại."),
        _("Sửa số ý kiến hoặc bỏ bớt câu."),
    ),
    "meetings.old-unit-now": RefusalText(
        _("{unit} không còn và không rõ ai tiếp tục."),
        _("Các đơn vị có thể tiếp tục: {names}."),
        _("Chọn đơn vị nay phải làm."),
    ),
    "meetings.old-unit-unknown": RefusalText(
        _("Không rõ “{given}” là đơn vị nào vào ngày họp."),
        _("Tên gần giống: {names}."),
        _("Ghi đúng tên vào ngày họp, hoặc mã đơn vị."),
    ),
    "meetings.old-owed-line": RefusalText(
        _("Không đọc được dòng “{given}”."),
        _("Mỗi dòng có ba phần cách nhau bằng dấu |: việc, đơn vị khi ấy, hạn dạng 30/9/2019."),
        _("Sửa dòng đó."),
    ),
    "meetings.too-many": RefusalText(
        _("Lúc này có quá nhiều lượt gửi."),
        _("Máy chủ chặn bớt để ai cũng gửi được."),
        _("Đợi ít phút rồi gửi lại."),
    ),
    "meetings.not-history": RefusalText(
        _("Đây không phải biên bản cũ."),
        _("Việc của cuộc gặp tổ chức ở đây được ghi thành kết luận."),
        _("Mở trang cuộc gặp và ghi kết luận."),
    ),
}
