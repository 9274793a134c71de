"""What registers say: events and refusals."""

from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import RefusalText

EVENTS = {
    "registers.batch.opened": _("Bắt đầu đưa vào “{title}” từ {system}, sổ của {unit}."),
    "registers.batch.shown": _(
        "Đưa vào xong “{title}” từ {system}: {records} dòng, trong đó {changed} dòng thay bản cũ."
    ),
    "registers.batch.withdrawn": _("Rút “{title}” từ {system}. Lý do: {reason}."),
    "registers.record.placed": _("Chọn {successor} thay cho {former} (đã chia). Lý do: {reason}."),
    "registers.record.continued": _("Tiếp tục tại đây thành vụ việc {case}."),
}
REFUSALS = {
    "registers.not-keeper": RefusalText(
        _("Sổ này của {unit}."),
        _("Chỉ văn thư hoặc lãnh đạo của đơn vị giữ sổ mới đưa vào hay rút ra được."),
        _("Nhờ văn thư hoặc lãnh đạo của đơn vị ấy."),
    ),
    "registers.batch-withdrawn": RefusalText(
        _("Đợt này đã được rút."),
        _("Một đợt đã rút thì không ghi thêm và không hiện lại."),
        _("Nạp lại tệp thành một đợt mới."),
    ),
    "registers.batch-shown": RefusalText(
        _("Đợt này đã hiện rồi."),
        _("Dòng đã hiện thì không sửa; bản mới đến bằng một đợt mới."),
        _("Nạp tệp mới thành một đợt khác."),
    ),
    "registers.held-elsewhere": RefusalText(
        _("Đợt này có số đang nằm trong sổ {system} của đơn vị khác."),
        _("Dòng của một sổ chỉ do đơn vị giữ sổ ấy, hoặc đơn vị kế thừa, nạp tiếp."),
        _("Bỏ những dòng ấy khỏi tệp rồi nạp lại, hoặc nhờ đơn vị giữ sổ."),
    ),
    "registers.kind-unknown": RefusalText(
        _("Không có loại sổ này."),
        _("Sổ cũ là sổ vụ việc, sổ tiếp công dân hoặc sổ hồ sơ thủ tục."),
        _("Chọn một trong ba loại."),
    ),
    "registers.name-needed": RefusalText(
        _("Cần ghi tên hệ thống hoặc sổ, và tên tệp."),
        _("Người đọc phải biết mỗi dòng lấy từ đâu."),
        _("Ghi tên rồi thử lại."),
    ),
    "registers.zone-unknown": RefusalText(
        _("Không biết múi giờ {zone}."),
        _("Giờ trong tệp được hiểu theo múi giờ này."),
        _("Ghi theo dạng Asia/Ho_Chi_Minh."),
    ),
    "registers.reason-needed": RefusalText(
        _("Cần ghi lý do."),
        _("Ai mở sổ sau này cũng đọc lý do này."),
        _("Ghi một câu nêu rõ vì sao."),
    ),
    "registers.too-long": RefusalText(
        _("Dòng có số {number}: một ô dài hơn {limit} chữ."),
        _("Cắt bớt thì không còn đúng như nguồn."),
        _("Nối cột này vào nội dung, hoặc để nguyên trong bản gốc."),
    ),
    "registers.unit-unknown": RefusalText(
        _("Không có đơn vị với mã {given}."),
        _("Dòng của sổ cũ chỉ gắn với đơn vị có thật của thời đó."),
        _("Chọn lại đơn vị, hoặc để trống."),
    ),
    "registers.not-named": RefusalText(
        _("Dòng này không nói đến {unit}."),
        _("Chỉ chọn đơn vị kế thừa cho đơn vị mà nguồn đã nêu."),
        _("Mở lại trang của dòng này rồi chọn."),
    ),
    "registers.not-worker": RefusalText(
        _("Việc này do cán bộ tiếp nhận hoặc giải quyết làm."),
        _("Tiếp tục một dòng sổ cũ là mở một vụ việc mới có hạn trả lời."),
        _("Nhờ cán bộ của đơn vị giải quyết."),
    ),
    "registers.not-a-case": RefusalText(
        _("Dòng này không phải một vụ việc."),
        _("Chỉ phản ánh, kiến nghị và câu hỏi mới tiếp tục được ở đây."),
        _("Ghi thành ý kiến mới nếu người dân nêu lại."),
    ),
    "registers.already-ended": RefusalText(
        _("Theo nguồn, việc này đã kết thúc."),
        _("Việc đã kết thúc, gộp, chuyển hay không thụ lý thì không tiếp tục."),
        _("Ghi thành ý kiến mới nếu người dân nêu lại."),
    ),
    "registers.already-continued": RefusalText(
        _("Dòng này đã tiếp tục thành vụ việc {case}."),
        _("Một việc cũ chỉ mở thành một vụ việc."),
        _("Mở vụ việc ấy."),
    ),
    "registers.without-words": RefusalText(
        _("Dòng này không có nội dung."),
        _("Vụ việc cần lời của người dân như nguồn đã ghi."),
        _("Tìm nội dung ở sổ gốc rồi ghi thành ý kiến mới."),
    ),
    "registers.other-procedure": RefusalText(
        _("Nguồn gọi việc này là khiếu nại hoặc tố cáo."),
        _("Khiếu nại, tố cáo có thủ tục riêng, chưa làm được trong hệ thống này."),
        _("Giải quyết theo Luật Khiếu nại, Luật Tố cáo bằng sổ đang dùng."),
    ),
}
