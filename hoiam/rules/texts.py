"""What rules say: events and refusals."""

from django.utils.translation import gettext_noop as _

from hoiam.core.law.rulebook.shapes import Fault, Status
from hoiam.core.refusals import RefusalText
from hoiam.rules import calendar_texts

# How sure we are of a rule; said beside every date that an unsure one produced.
STATUSES = {
    Status.CONFIRMED: _("người phụ trách pháp chế đã đối chiếu văn bản"),
    Status.VERIFIED: _("đã đối chiếu với bản sao văn bản"),
    Status.MEMORY_HIGH: _("chưa đối chiếu, ghi theo trí nhớ, khá chắc"),
    Status.MEMORY_MEDIUM: _("chưa đối chiếu, ghi theo trí nhớ"),
    Status.MEMORY_LOW: _("chưa đối chiếu, ghi theo trí nhớ, không chắc"),
    Status.UNVERIFIED: _("chưa đối chiếu được văn bản"),
    Status.HOUSE: _("quy tắc của hệ thống, không phải luật"),
}
# The parts of a version that may be put right.
PARTS = {
    "statement": _("câu quy định"),
    "article": _("điều luật"),
    "status": _("độ chắc chắn"),
    "valid_from": _("ngày bắt đầu"),
    "valid_to": _("ngày hết hiệu lực"),
    "limits": _("thời hạn"),
    "extensions": _("gia hạn"),
    "extends": _("gia hạn cho quy định"),
    "grounds": _("căn cứ, tiêu chí"),
    "decided_by": _("ai quyết định"),
    "note": _("điều còn chưa rõ"),
}
FAULTS = {
    Fault.NO_SENTENCE: _("Câu quy định phải là một câu trọn vẹn, kết thúc bằng dấu chấm."),
    Fault.NO_ARTICLE: _("Chưa ghi điều luật làm căn cứ."),
    Fault.HALF_HOUSE: _(
        "Quy tắc của hệ thống phải có mã HOUSE-, điều luật ghi “Quy tắc của hệ thống” và độ chắc "
        "chắn là quy tắc của hệ thống; quy định của luật thì không được có cái nào trong ba."
    ),
    Fault.ENDS_EARLY: _("Ngày hết hiệu lực phải sau ngày bắt đầu."),
    Fault.NUMBER: _("Con số phải từ 1 trở lên."),
    Fault.NO_EVENT: _(
        "Mỗi thời hạn phải nói tính từ sự kiện nào; chỉ loại “định kỳ ít nhất” là không có sự kiện."
    ),
    Fault.SHORT_EXTENSION: _("Gia hạn ghi tổng số ngày thì tổng ấy phải dài hơn thời hạn gốc."),
    Fault.EXTENDS_BY_NOTHING: _("Đã ghi gia hạn cho quy định khác thì phải ghi gia hạn bao nhiêu."),
    Fault.EXTENDS_UNKNOWN: _("Không có quy định được gia hạn."),
    Fault.NO_END: _(
        "Bản trước phải có ngày hết hiệu lực, và bản sau phải có ngày bắt đầu, để mỗi ngày chỉ có "
        "một bản."
    ),
    Fault.OVERLAP: _("Hai bản cùng có hiệu lực vào ngày {day}."),
    Fault.NO_VERSION: _("Không còn bản quy định mà đính chính này nói đến."),
    Fault.ODD_ID: _(
        "Mã quy định viết bằng chữ in hoa không dấu, số và gạch nối, bắt đầu bằng mã của một "
        "nhóm, ví dụ ADM-GIAY-HEN."
    ),
    Fault.NO_FIRST_DAY: _("Bản mới của một quy định phải có ngày bắt đầu."),
    Fault.SAME_DAY: _("Đã có bản bắt đầu từ ngày {day}: hãy đính chính chính bản đó."),
    Fault.NO_LIMIT: _(
        "Việc hằng ngày được giao theo quy định này, nên dòng thời hạn “trong vòng” đầu tiên phải "
        "tính bằng ngày hoặc ngày làm việc."
    ),
    Fault.CRITERIA: _(
        "Tiêu chí vụ việc phức tạp phải đủ 7 dòng, đúng thứ tự: hệ thống đếm theo thứ tự ấy."
    ),
    Fault.NEEDED: _(
        "Mỗi ngày đều có việc được giao theo quy định này, nên không ngày nào được trống."
    ),
}

EVENTS = {
    **calendar_texts.EVENTS,
    "rules.target.set": _(
        "Đặt thời hạn trả lời {kind} về {field}: {amount}, từ {valid_from}. Nơi áp dụng: {area}."
    ),
    "rules.targets.defaulted": _(
        "Đặt thời hạn mặc định cho {count} lĩnh vực; chưa có quyết định của địa phương."
    ),
    "rules.day.overridden": _("Ghi ngày {day} là {what}. Lý do: {reason}. Theo {decision}."),
    "rules.rule.corrected": _(
        "Đính chính quy định {rule}, bản {version}: {parts}. Lý do: {reason}. Theo {basis}."
    ),
    "rules.rule.added": _(
        "Thêm bản của quy định {rule}, {version}. Lý do: {reason}. Theo {basis}."
    ),
    "rules.correction.withdrawn": _(
        "Rút điều đã đính chính ở quy định {rule} ({before}). Lý do: {why}."
    ),
    "rules.rule.commented": _("Ghi nhận xét về quy định {rule}, bản {version}."),
    "rules.comment.settled": _("Trả lời nhận xét về quy định {rule}."),
    "rules.day.withdrawn": _("Rút điều đã ghi về ngày {day} (theo {decision}). Lý do: {why}."),
}
REFUSALS = {
    **calendar_texts.REFUSALS,
    "rules.not-province-administrator": RefusalText(
        _("Chỉ người quản trị cấp tỉnh mới đặt được thời hạn và lịch ngày nghỉ."),
        _("Thời hạn và lịch dùng chung cho cả địa phương."),
        _("Nhờ người quản trị của tỉnh."),
    ),
    "rules.kind-unknown": RefusalText(
        _("Không có loại việc “{kind}”."),
        _("Thời hạn chỉ đặt cho phản ánh, kiến nghị và câu hỏi."),
        _("Chọn lại loại việc."),
    ),
    "rules.unit-unknown": RefusalText(
        _("Không có cách tính “{unit}”."),
        _("Thời hạn tính theo ngày làm việc hoặc theo ngày."),
        _("Chọn lại cách tính."),
    ),
    "rules.target-in-the-past": RefusalText(
        _("Thời hạn mới không thể có hiệu lực từ {valid_from}."),
        _("Ngày đó đã qua; việc đã nhận giữ thời hạn của ngày nhận."),
        _("Chọn hôm nay hoặc một ngày sau."),
    ),
    "rules.target-already-planned": RefusalText(
        _("Đã có thời hạn bắt đầu từ {valid_from}."),
        _("Thời hạn mới phải bắt đầu sau ngày đó; con số đã ghi không bị sửa lại."),
        _("Chọn một ngày sau {valid_from}."),
    ),
    "rules.reason-missing": RefusalText(
        _("Chưa ghi lý do hoặc văn bản."),
        _("Lịch ngày làm việc chỉ đổi theo quyết định có số hiệu, và ai cũng đọc được vì sao."),
        _("Ghi lý do và số, ngày của văn bản."),
    ),
    "rules.why-missing": RefusalText(
        _("Chưa ghi vì sao rút."),
        _("Hạn của nhiều việc sẽ đổi theo, và ai cũng đọc được vì sao."),
        _("Ghi lý do, và số văn bản nếu có."),
    ),
    "rules.not-lawyer": RefusalText(
        _("Chỉ người phụ trách pháp chế của tỉnh mới đính chính được quy định."),
        _("Bộ quy định dùng chung cho cả địa phương, hạn của nhiều việc đi theo nó."),
        _("Ghi nhận xét, hoặc nhờ người phụ trách pháp chế của tỉnh."),
    ),
    "rules.not-any-lawyer": RefusalText(
        _("Chỉ người phụ trách pháp chế mới ghi nhận xét về quy định."),
        _("Nhận xét là ý kiến về luật, người phụ trách pháp chế của tỉnh phải trả lời."),
        _("Nhờ người phụ trách pháp chế của đơn vị."),
    ),
    "rules.contradiction": RefusalText(
        _("Chưa ghi được: quy định {rule} sẽ mâu thuẫn."),
        "{problem}",
        _("Sửa lại phần đó rồi ghi lần nữa; mọi điều đã gõ vẫn còn."),
    ),
    "rules.nothing-changes": RefusalText(
        _("Chưa có gì khác với bản đang có."),
        _("Đính chính chỉ ghi phần thay đổi."),
        _("Sửa phần cần đính chính rồi ghi, hoặc bỏ qua."),
    ),
    "rules.corrected-meanwhile": RefusalText(
        _("Quy định {rule} vừa được người khác đính chính."),
        _("Bản ông/bà đang sửa không còn là bản mới nhất."),
        _("Bấm “Xem hai bản cạnh nhau” để so với bản mới nhất, rồi ghi nếu vẫn đúng."),
    ),
    "rules.correction-reason-missing": RefusalText(
        _("Chưa ghi lý do hoặc căn cứ của đính chính."),
        _("Ai cũng đọc được quy định đã đổi vì sao và dựa vào đâu."),
        _("Ghi lý do, và văn bản hoặc người mà đính chính dựa vào."),
    ),
    "rules.correction-withdrawn": RefusalText(
        _("Điều đính chính này đã được rút."),
        _("Rút một lần là đủ."),
        _("Tải lại trang để xem quy định hiện nay."),
    ),
    "rules.others-rest-on-it": RefusalText(
        _("Chưa rút được: {n} điều đính chính sau dựa vào điều này."),
        _("Rút nó thì những điều sau không còn chỗ đứng."),
        _("Rút những điều đính chính sau trước."),
    ),
    "rules.words-missing": RefusalText(
        _("Chưa ghi nội dung."),
        _("Nhận xét hay câu trả lời trống thì không ai dùng được."),
        _("Ghi vài câu rồi lưu."),
    ),
    "rules.comment-settled": RefusalText(
        _("Nhận xét này đã được trả lời."),
        _("Mỗi nhận xét trả lời một lần."),
        _("Ghi nhận xét mới nếu còn ý kiến."),
    ),
    "rules.day-withdrawn": RefusalText(
        _("Điều ghi về ngày {day} đã được rút."),
        _("Rút một lần là đủ."),
        _("Tải lại trang để xem lịch hiện nay."),
    ),
}
