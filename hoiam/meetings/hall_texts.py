"""What questions and the hall say: events and refusals."""

from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import RefusalText

EVENTS: dict[str, str] = {
    "meetings.question.asked": _("Câu hỏi số {number}, {way}."),
    "meetings.question.shown": _("Câu hỏi số {number} được đưa lên màn hình hội trường."),
    "meetings.question.held-back": _(
        "Câu hỏi số {number} không đưa lên màn hình. Lý do: {reason}."
    ),
    "meetings.question.gathered": _("Câu hỏi số {number} gộp với câu số {under}."),
    "meetings.question.ungathered": _("Câu hỏi số {number} tách khỏi câu số {under}."),
    "meetings.question.answered": _("Câu hỏi số {number} đã trả lời tại chỗ."),
    "meetings.question.assigned": _("Câu hỏi số {number} giao {unit} trả lời trước ngày {due_on}."),
    "meetings.question.put-outside": _("Câu hỏi số {number} không thuộc nội dung, có lý do."),
    "meetings.remark.noted": _("Ghi một lời dưới câu hỏi số {number}."),
    "meetings.hall.prepared": _("Cấp mã hội trường {code}."),
    "meetings.hall.turned": _("Màn hình hội trường chuyển sang câu số {number}."),
}
REFUSALS: dict[str, RefusalText] = {
    "meetings.questions-not-taken": RefusalText(
        _("Cuộc gặp này không nhận câu hỏi bằng cách này vào lúc này."),
        _(
            "Câu hỏi được nhận từ khi công bố lịch; qua mã hội trường thì trong lúc họp và hai giờ trước, sau."
        ),
        _("Xem giờ họp, hoặc gửi ý kiến ở trang Gửi."),
    ),
    "meetings.question-denunciation": RefusalText(
        _("Lời này có vẻ là tố cáo nên không được nhận ở đây và không được lưu."),
        _("Người tố cáo được luật bảo vệ; hội trường và màn hình không giữ kín được."),
        _("Đọc trang “Tố cáo” để gửi đúng đường. Nếu chỉ là câu hỏi, xin viết lại bằng lời khác."),
    ),
    "meetings.question-way": RefusalText(
        _("Chưa rõ câu hỏi đến bằng cách nào."),
        _("Câu hỏi đến qua trang web, mã hội trường, phiếu giấy hoặc hỏi trực tiếp."),
        _("Chọn một trong bốn cách."),
    ),
    "meetings.question-key": RefusalText(
        _("Phiếu gửi thiếu mã riêng."),
        _("Mã riêng giữ cho câu hỏi gửi lại không thành hai câu."),
        _("Mở lại trang rồi gửi."),
    ),
    "meetings.hall-full": RefusalText(
        _("Hội trường đã nhận {most} câu hỏi."),
        _("Mỗi cuộc gặp có một mức trần để máy chủ không bị làm nghẽn."),
        _("Ghi câu hỏi ra phiếu giấy và đưa cho thư ký cuộc họp."),
    ),
    "meetings.asked-often": RefusalText(
        _("Lúc này có rất nhiều câu hỏi gửi đến cùng lúc."),
        _("Giới hạn này giữ cho mọi người cùng gửi được; trong giờ họp không áp dụng."),
        _("Đợi mười phút rồi gửi lại, hoặc hỏi tại cuộc họp."),
    ),
    "meetings.minutes-closed": RefusalText(
        _("Biên bản của cuộc gặp này đã khép."),
        _("Điều biên bản đã ghi không sửa lại sau đó."),
        _("Nếu có sai sót, lập biên bản đính chính."),
    ),
    "meetings.question-changed": RefusalText(
        _("Câu số {number} vừa được người khác sửa."),
        _("Không ai ghi đè lên lời của người khác."),
        _("Đọc bản mới, rồi ghi lại. Lời của ông/bà vẫn còn ở đây."),
    ),
    "meetings.question-ended": RefusalText(
        _("Câu số {number} đã có kết quả."),
        _("Câu đã có kết quả riêng thì không gộp vào câu khác."),
        _("Chỉ gộp những câu chưa có kết quả."),
    ),
    "meetings.already-assigned": RefusalText(
        _("Câu số {number} đã giao trả lời."),
        _(
            "Việc đã giao có người nợ và có hạn; đổi hạn, đổi người theo quy định của việc phải làm."
        ),
        _("Mở việc đã giao để đề nghị thay đổi."),
    ),
    "meetings.ends-with-leader": RefusalText(
        _("Câu số {number} đang gộp với câu số {under}."),
        _("Các câu trong một nhóm có chung kết quả."),
        _("Ghi kết quả cho câu số {under}, hoặc tách câu này ra trước."),
    ),
    "meetings.not-gathered": RefusalText(
        _("Câu số {number} không nằm trong nhóm nào."),
        _("Chỉ tách được câu đang gộp với câu khác."),
        _("Tải lại trang để xem bản mới."),
    ),
    "meetings.stands-alone": RefusalText(
        _("Người hỏi đã tách câu số {number} khỏi nhóm."),
        _("Người hỏi có quyền để câu của mình đứng riêng."),
        _("Ghi kết quả riêng cho câu này."),
    ),
    "meetings.gathered-under-itself": RefusalText(
        _("Câu số {number} không gộp được với chính nó."),
        _("Một nhóm có một câu đứng đầu và các câu khác theo sau."),
        _("Chọn câu khác."),
    ),
    "meetings.not-moderated": RefusalText(
        _("Câu số {number} chưa được duyệt để đưa lên màn hình."),
        _("Màn hình hội trường chỉ hiện lời đã có người xem trước."),
        _("Duyệt câu hỏi trước."),
    ),
    "meetings.shown-words": RefusalText(
        _("Lời đưa lên màn hình cần từ 1 đến {most} chữ cái."),
        _("Người ngồi hàng cuối phải đọc được."),
        _("Viết ngắn lại; lời gốc của người hỏi vẫn giữ nguyên."),
    ),
    "meetings.held-why": RefusalText(
        _("Chưa có lý do, hoặc lý do dài quá {most} chữ cái."),
        _("Giữ lại một câu phải có lý do; câu đó vẫn được tính và phải có kết quả."),
        _("Ghi ngắn gọn vì sao không đưa lên màn hình."),
    ),
    "meetings.answer-needed": RefusalText(
        _("Chưa ghi lời trả lời, hoặc lời dài quá {most} chữ cái."),
        _("Người hỏi nhận đúng lời này."),
        _("Ghi lời đã trả lời tại hội trường, một câu cũng được."),
    ),
    "meetings.outside-why": RefusalText(
        _("Chưa ghi vì sao không thuộc nội dung, hoặc lời dài quá {most} chữ cái."),
        _("Lý do được công khai; người hỏi có thể đề nghị Mặt trận xem lại."),
        _("Ghi rõ vì sao, và nên hỏi ở đâu."),
    ),
    "meetings.hall-not-prepared": RefusalText(
        _("Hội trường của cuộc gặp này chưa mở."),
        _("Mở hội trường thì mới có mã ngắn, màn hình và trang ghi chép."),
        _("Bấm “Mở hội trường” trên trang điều hành."),
    ),
    "meetings.due-needed": RefusalText(
        _("Chưa có ngày phải trả lời."),
        _("Giao trả lời là giao cho một đơn vị trước một ngày."),
        _("Ghi ngày, ví dụ 15/5/2027."),
    ),
    "meetings.unit-unclear": RefusalText(
        _("“{typed}” khớp với {found} đơn vị."),
        _("Việc giao phải có đúng một đơn vị nợ câu trả lời."),
        _("Gõ thêm vài chữ của tên rồi chọn một đơn vị trong danh sách."),
    ),
    "meetings.note-shape": RefusalText(
        _("Lời gửi lên chưa đúng: {said}"),
        _("Máy chủ chỉ lưu lời ghi có đủ phần cần thiết."),
        _("Lấy lại để sửa rồi lưu."),
    ),
    "meetings.remark-words": RefusalText(
        _("Chưa có lời nào để ghi, hoặc lời dài quá {most} chữ cái."),
        _("Mỗi lần ghi là một lời dưới một câu hỏi."),
        _("Ghi ngắn hơn, thành nhiều lần."),
    ),
    "meetings.unit-cannot-answer": RefusalText(
        _("{unit} không nhận việc được."),
        _("Chỉ cơ quan đang hoạt động trong hệ thống mới nợ được câu trả lời."),
        _("Chọn cơ quan khác."),
    ),
}
