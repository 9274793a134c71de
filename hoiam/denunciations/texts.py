"""What this part says: events and refusals. An event says that something was done, never what."""

from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import RefusalText

EVENTS: dict[str, str] = {
    "denunciations.file.registered": _("Vào sổ tố cáo."),
    "denunciations.file.led-on": _("Ghi một bước giải quyết tố cáo."),
    "denunciations.step.taken-back": _("Đính chính một bước giải quyết tố cáo."),
    "denunciations.member.named": _("Giao người làm việc với hồ sơ tố cáo."),
    "denunciations.head.named": _("Giao người giải quyết tố cáo."),
    "denunciations.member.relieved": _("Cho thôi làm việc với hồ sơ tố cáo."),
    "denunciations.member.declared-free": _("Cam kết không xung đột lợi ích."),
    "denunciations.member.declared-conflict": _(
        "Khai có xung đột lợi ích; hồ sơ đã đóng với người khai."
    ),
    "denunciations.file.adopted": _("Giao lại hồ sơ tố cáo không còn ai làm."),
    "denunciations.entry.entered": _("Ghi kết quả theo kết luận tố cáo."),
    "denunciations.entry.taken-back": _("Đính chính kết quả theo kết luận tố cáo."),
}

REFUSALS: dict[str, RefusalText] = {
    "denunciations.not-your-register": RefusalText(
        what=_("Chưa vào sổ."),
        why=_("Chỉ tiếp nhận và lãnh đạo của đơn vị vào sổ tố cáo của đơn vị đó."),
        next=_("Chuyển đơn giấy cho người tiếp nhận của đơn vị."),
    ),
    "denunciations.not-signed": RefusalText(
        what=_("Chưa vào sổ."),
        why=_(
            "Tố cáo chỉ nhận bằng đơn có chữ ký hoặc trình bày trực tiếp (Luật Tố cáo 2018, Điều 22)."
        ),
        next=_("Chọn đã ký đơn hoặc đã trình bày trực tiếp; nếu chưa, chọn kênh thanh tra."),
    ),
    "denunciations.not-declared": RefusalText(
        what=_("Chưa mở hồ sơ."),
        why=_(
            "Người được giao phải khai về xung đột lợi ích trước (Nghị định 31/2019/NĐ-CP, Điều 5)."
        ),
        next=_("Khai ở trang của hồ sơ, rồi mở lại."),
    ),
    "denunciations.declared-already": RefusalText(
        what=_("Không khai lại."),
        why=_("Anh, chị đã cam kết không có xung đột lợi ích ở hồ sơ này."),
        next=_("Nếu nay thấy có xung đột, chọn khai có xung đột."),
    ),
    "denunciations.head-only": RefusalText(
        what=_("Chưa ghi."),
        why=_("Việc này của người giải quyết tố cáo."),
        next=_("Trình người giải quyết; họ ghi bằng tài khoản của mình."),
    ),
    "denunciations.has-head": RefusalText(
        what=_("Chưa giao."),
        why=_("Hồ sơ đang có người giải quyết."),
        next=_(
            "Người đó khai xung đột lợi ích, hoặc bỏ việc giao nhầm khi họ chưa mở hồ sơ, rồi giao người khác."
        ),
    ),
    "denunciations.not-oneself": RefusalText(
        what=_("Chưa cho thôi."),
        why=_("Không ai tự cho mình thôi việc ở hồ sơ tố cáo."),
        next=_("Khai xung đột lợi ích nếu có; nếu không, người giải quyết cho thôi."),
    ),
    "denunciations.not-to-be-named": RefusalText(
        what=_("Chưa giao."),
        why=_(
            "Người này không giữ vai trò cần có ở đơn vị, đang làm ở hồ sơ, đã khai xung đột lợi ích, "
            "hoặc chính là người giao lại."
        ),
        next=_("Chọn người khác trong danh sách."),
    ),
    "denunciations.ended": RefusalText(
        what=_("Chưa ghi."),
        why=_("Hồ sơ đã kết thúc."),
        next=_("Tố cáo tiếp thì vào sổ thành hồ sơ mới, gắn với hồ sơ này."),
    ),
    "denunciations.no-conclusion": RefusalText(
        what=_("Chưa ghi kết quả."),
        why=_("Chưa có kết luận nội dung tố cáo."),
        next=_("Ghi bước ra kết luận trước."),
    ),
    "denunciations.day-ahead": RefusalText(
        what=_("Chưa ghi."),
        why=_("Ngày {day} chưa đến."),
        next=_("Ghi ngày đã ở trên văn bản."),
    ),
    "denunciations.day-before": RefusalText(
        what=_("Chưa ghi."),
        why=_("Ngày {day} trước bước gần nhất, ngày {last}."),
        next=_("Xem lại ngày; nếu bước trước ghi sai thì đính chính bước đó."),
    ),
    "denunciations.papers": RefusalText(
        what=_("Chưa vào sổ."),
        why=_("Số đơn của một vụ phải từ 1 đến {most}."),
        next=_("Ghi lại số đơn."),
    ),
    "denunciations.no-earlier": RefusalText(
        what=_("Chưa vào sổ."),
        why=_(
            "Tố cáo tiếp phải gắn với hồ sơ đã giải quyết nếu hồ sơ đó ở đây; hồ sơ được chọn chưa kết thúc hoặc không có."
        ),
        next=_("Chọn hồ sơ khác, hoặc để trống khi nơi khác đã giải quyết."),
    ),
    "denunciations.no-words": RefusalText(
        what=_("Chưa ghi."),
        why=_("Chỗ này chỉ nhận số văn bản, như 12/QĐ-UBND: không tên, không lời."),
        next=_("Ghi lại số văn bản."),
    ),
    "denunciations.paper-needed": RefusalText(
        what=_("Chưa ghi."),
        why=_("Bước này đi cùng văn bản ({article}); lý do và nội dung nằm trên văn bản đó."),
        next=_("Ghi số và ngày văn bản."),
    ),
    "denunciations.not-lawful-yet": RefusalText(
        what=_("Chưa ghi được bước này."),
        why=_("{says} (quy tắc {rule})"),
        next=_("Xem các bước làm được bây giờ ở trang hồ sơ."),
    ),
    "denunciations.ground-needed": RefusalText(
        what=_("Chưa ghi."),
        why=_("Bước này cần một căn cứ của luật ({article})."),
        next=_("Chọn một căn cứ."),
    ),
    "denunciations.result-needed": RefusalText(
        what=_("Chưa ghi."),
        why=_("Kết luận phải nói tố cáo đúng, sai hay có đúng, có sai."),
        next=_("Chọn một kết quả."),
    ),
    "denunciations.slip-needed": RefusalText(
        what=_("Chưa đính chính."),
        why=_("Phải chọn điều đã ghi nhầm."),
        next=_("Chọn một trong các mục."),
    ),
    "denunciations.not-last": RefusalText(
        what=_("Chưa đính chính."),
        why=_("Chỉ đính chính bước ghi sau cùng; các bước trước đã có bước khác dựa vào."),
        next=_("Đính chính lần lượt từ bước sau cùng."),
    ),
    "denunciations.first-stays": RefusalText(
        what=_("Chưa đính chính."),
        why=_("Việc vào sổ không rút lại được."),
        next=_("Ghi nhầm hồ sơ thì ghi bước không thụ lý hoặc chuyển theo đúng văn bản."),
    ),
    "denunciations.measure": RefusalText(
        what=_("Chưa ghi."),
        why=_("Phải chọn cột và ghi số lớn hơn 0."),
        next=_("Ghi lại."),
    ),
    "denunciations.part-of": RefusalText(
        what=_("Chưa ghi."),
        why=_("Số này là một phần của “{whole}” nên không lớn hơn được."),
        next=_("Ghi số chung trước, hoặc sửa số này."),
    ),
    "denunciations.more-than-due": RefusalText(
        what=_("Chưa ghi."),
        why=_("Đã làm nhiều hơn kết luận yêu cầu."),
        next=_("Xem lại số; nếu kết luận yêu cầu nhiều hơn thì ghi phần phải làm trước."),
    ),
    "denunciations.entry-gone": RefusalText(
        what=_("Chưa đính chính."),
        why=_("Dòng này không còn."),
        next=_("Xem lại trang hồ sơ."),
    ),
}
