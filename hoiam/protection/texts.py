"""What protection of personal data says: events and refusals."""

from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import RefusalText

_REASON_NEXT = _("Ghi vào ô còn trống rồi bấm lại.")
EVENTS: dict[str, str] = {
    "protection.erasures.replayed": _(
        "Xóa lại sau khi khôi phục: {again} mục; đã xóa sẵn {known}; không có ở đây {missing}."
    ),
    "protection.person.anonymised": _("Khử nhận dạng một người. Đã xóa: {parts}. Lý do: {reason}."),
    "protection.term.disposed": _("Hết thời hạn lưu giữ, đã xóa {part} của {count} người."),
    "protection.sealed.disposed": _("Hết thời hạn lưu, đã xóa {count} thư niêm phong."),
    "protection.case.held": _("Giữ dữ liệu đến {until}. Lý do: {reason}."),
    "protection.case.hold-lifted": _("Thôi giữ dữ liệu. Lý do: {reason}."),
    "protection.request.received": _("{unit} nhận yêu cầu về dữ liệu cá nhân: {kind}."),
    "protection.request.opened": _("{unit} mở đọc yêu cầu về dữ liệu cá nhân: {kind}."),
    "protection.request.answered": _("Trả lời yêu cầu về dữ liệu cá nhân: {kind}."),
    "protection.request.completed": _("Làm xong yêu cầu về dữ liệu cá nhân: {kind}."),
    "protection.request.erased": _("Xóa dữ liệu theo yêu cầu: {kind}."),
    "protection.request.refused": _("Không làm được yêu cầu về dữ liệu cá nhân: {kind}."),
    "protection.request.extended": _("Gia hạn yêu cầu về dữ liệu cá nhân ({kind}) đến {due}."),
    "protection.request.taken-back": _("Người gửi rút yêu cầu về dữ liệu cá nhân: {kind}."),
    "protection.contact.corrected": _("Sửa cách liên hệ theo yêu cầu."),
    "protection.copy.taken": _("Người gửi lấy bản sao dữ liệu của mình."),
    "protection.breach.recorded": _("{unit} ghi nhận nghi lộ dữ liệu cá nhân."),
    "protection.breach.described": _("Cập nhật mô tả vụ lộ dữ liệu."),
    "protection.breach.measure": _("Đã làm: {what}."),
    "protection.breach.notified": _("Thông báo {authority}, văn bản {paper}."),
    "protection.breach.no-notice": _("Kết luận không phải thông báo. Lý do: {reason}."),
    "protection.breach.people-told": _("Báo cho {count} người có dữ liệu liên quan."),
    "protection.breach.released": _("Công khai thông tin về vụ lộ dữ liệu."),
    "protection.breach.closed": _("Khép lại vụ lộ dữ liệu. Lý do: {reason}."),
}
REFUSALS: dict[str, RefusalText] = {
    "protection.machine-only": RefusalText(
        _("Việc này do hệ thống tự làm."),
        _("Dữ liệu hết hạn được xóa theo quy tắc ai cũng đọc được, không ai chọn xóa của ai."),
        _("Muốn giữ lâu hơn thì ghi lệnh giữ; muốn xóa của một người thì dùng mục khử nhận dạng."),
    ),
    "protection.leader-only": RefusalText(
        _("Việc này do lãnh đạo quyết định."),
        _("Xóa, giữ lâu hơn hoặc từ chối đụng đến quyền của người có dữ liệu."),
        _("Nhờ lãnh đạo đơn vị hoặc cấp trên."),
    ),
    "protection.person-asks": RefusalText(
        _("Yêu cầu này do chính người gửi nêu."),
        _("Quyền đối với dữ liệu là của người có dữ liệu."),
        _("Người gửi mở trang tra cứu bằng mã của mình."),
    ),
    "protection.not-your-unit": RefusalText(
        _("Việc này thuộc đơn vị khác."),
        _("Chỉ cán bộ của đơn vị đó và lãnh đạo cấp trên làm được."),
        _("Báo cho đơn vị đó nếu cần."),
    ),
    "protection.request-ended": RefusalText(
        _("Yêu cầu này đã kết thúc."),
        _("Việc đã kết thúc thì không sửa."),
        _("Người gửi có thể nêu yêu cầu mới."),
    ),
    "protection.answered-already": RefusalText(
        _("Yêu cầu này đã được trả lời."),
        _("Mỗi yêu cầu trả lời một lần, rồi làm xong hoặc nói rõ vì sao không làm được."),
        _("Ghi kết quả khi làm xong."),
    ),
    "protection.asked-already": RefusalText(
        _("Yêu cầu cùng loại đang được xử lý."),
        _("Mỗi loại chỉ một yêu cầu một lúc để thời hạn rõ ràng."),
        _("Chờ trả lời, hoặc rút yêu cầu cũ rồi nêu lại."),
    ),
    "protection.too-many-requests": RefusalText(
        _("Đang có {most} yêu cầu chưa xong."),
        _("Mỗi người nêu nhiều nhất {most} yêu cầu một lúc."),
        _("Chờ một yêu cầu xong, hoặc rút bớt."),
    ),
    "protection.kind-unknown": RefusalText(
        _("Chưa chọn yêu cầu."), _("Mỗi yêu cầu có thời hạn riêng."), _("Chọn một yêu cầu.")
    ),
    "protection.words-needed": RefusalText(
        _("Còn thiếu nội dung."), _("Người đọc cần biết rõ việc gì."), _REASON_NEXT
    ),
    "protection.reason-needed": RefusalText(
        _("Cần ghi lý do."), _("Lý do được lưu cùng việc này."), _REASON_NEXT
    ),
    "protection.too-long": RefusalText(
        _("Nội dung dài quá {most} chữ cái."), _("Ô này có giới hạn."), _("Rút gọn rồi bấm lại.")
    ),
    "protection.parts-needed": RefusalText(
        _("Chưa chọn phần nào để xóa."), _("Phải biết rõ xóa gì."), _("Chọn ít nhất một phần.")
    ),
    "protection.erase-first": RefusalText(
        _("Yêu cầu xóa chỉ xong khi đã xóa."),
        _("Không ghi là đã làm khi dữ liệu vẫn còn."),
        _("Dùng mục xóa, hoặc từ chối và nêu lý do."),
    ),
    "protection.not-a-deletion": RefusalText(
        _("Đây không phải yêu cầu xóa."),
        _("Chỉ xóa khi người gửi yêu cầu xóa, rút đồng ý hoặc phản đối."),
        _("Ghi kết quả của yêu cầu này."),
    ),
    "protection.not-a-correction": RefusalText(
        _("Đây không phải yêu cầu sửa."),
        _("Cách liên hệ chỉ sửa theo yêu cầu của người gửi."),
        _("Ghi kết quả của yêu cầu này."),
    ),
    "protection.no-extension": RefusalText(
        _("Yêu cầu này không gia hạn được."),
        _("Luật chỉ cho gia hạn một lần khi rút đồng ý hoặc phản đối."),
        _("Làm trong hạn, hoặc từ chối và nêu lý do."),
    ),
    "protection.hold-until": RefusalText(
        _("Ngày giữ phải ở phía trước, nhiều nhất {months} tháng."),
        _("Không giữ dữ liệu vô thời hạn."),
        _("Chọn ngày gần hơn; hết hạn có thể giữ tiếp với lý do mới."),
    ),
    "protection.held-already": RefusalText(
        _("Vụ việc này đang được giữ."), _("Mỗi lúc một lệnh giữ."), _("Thôi giữ rồi ghi lại.")
    ),
    "protection.not-held": RefusalText(
        _("Vụ việc này không bị giữ."), _("Lệnh giữ đã hết hoặc đã thôi."), _("Tải lại trang.")
    ),
    "protection.noticed-ahead": RefusalText(
        _("Lúc phát hiện không thể ở phía trước."),
        _("72 giờ tính từ lúc phát hiện."),
        _("Ghi đúng ngày giờ phát hiện."),
    ),
    "protection.kinds-needed": RefusalText(
        _("Chưa chọn loại dữ liệu."),
        _("Thông báo phải nêu loại dữ liệu bị lộ."),
        _("Chọn ít nhất một loại."),
    ),
    "protection.notified-already": RefusalText(
        _("Đã thông báo cơ quan chuyên trách."),
        _("Mỗi vụ thông báo một lần; bổ sung thì ghi vào việc đã làm."),
        _("Ghi việc đã làm."),
    ),
    "protection.breach-closed": RefusalText(
        _("Vụ này đã khép lại."), _("Việc đã khép lại thì không sửa."), _("Ghi vụ mới nếu cần.")
    ),
    "protection.breach-owes": RefusalText(
        _("Chưa khép lại được."),
        _("Phải thông báo cơ quan chuyên trách, hoặc kết luận rõ là không phải thông báo."),
        _("Làm một trong hai việc đó trước."),
    ),
    "protection.cases-unknown": RefusalText(
        _("Không tìm thấy vụ việc: {codes}."),
        _("Chỉ báo được cho người gửi của vụ việc có thật."),
        _("Kiểm tra lại các số."),
    ),
}
