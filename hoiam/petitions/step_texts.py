"""Events and refusals of steps and hearings."""

from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import RefusalText

EVENTS: dict[str, str] = {
    "petitions.step.taken": _("{step}, ngày {day} ({article})."),
    "petitions.step.taken-back": _("Đính chính bước “{step}” ngày {day}. Lý do: {reason}."),
    "petitions.second.opened": _(
        "Khiếu nại lần hai của đơn số {first} vào sổ của {unit}: số {number}."
    ),
}

_ASKED = _("{step} theo {article}, nên phải có mục này.")

REFUSALS: dict[str, RefusalText] = {
    "petitions.step-unknown": RefusalText(
        _("Loại đơn này không có bước ấy."),
        _("Mỗi loại đơn có trình tự riêng do luật định."),
        _("Mở lại trang của đơn và chọn trong các bước có ở đó."),
    ),
    "petitions.step-not-now": RefusalText(
        _("Chưa làm được bước “{step}”: đơn đang ở trạng thái “{state}”."),
        _("Căn cứ: {article}."),
        _("Các bước làm được lúc này: {possible}."),
    ),
    "petitions.step-ahead": RefusalText(
        _("Ngày {day} chưa đến."),
        _("Chỉ ghi việc đã làm; ngày ghi trên văn bản là ngày của bước."),
        _("Sửa ngày, hoặc ghi khi việc đã làm xong."),
    ),
    "petitions.step-before-last": RefusalText(
        _("Ngày {day} sớm hơn bước “{step}” ngày {last}."),
        _("Các bước của một đơn nối tiếp nhau theo ngày."),
        _("Xem lại ngày; nếu bước trước ghi sai ngày, đính chính bước ấy trước."),
    ),
    "petitions.key-needed": RefusalText(
        _("Trang này đã cũ."),
        _("Mỗi lần mở biểu mẫu có một mã riêng để bấm hai lần không thành hai bước."),
        _("Mở lại bước này từ trang của đơn."),
    ),
    "petitions.need-reason": RefusalText(
        _("Chưa ghi lý do."), _ASKED, _("Ghi lý do, đủ để người gửi đơn hiểu.")
    ),
    "petitions.need-text": RefusalText(
        _("Chưa ghi nội dung."), _ASKED, _("Ghi nội dung sẽ in vào văn bản.")
    ),
    "petitions.need-body": RefusalText(
        _("Chưa ghi tên cơ quan, tổ chức hoặc người nhận."),
        _ASKED,
        _("Ghi tên nơi nhận."),
    ),
    "petitions.need-paper": RefusalText(
        _("Chưa ghi ngày của văn bản."),
        _("Văn bản được dẫn bằng số và ngày."),
        _("Ghi ngày như trên văn bản, hoặc để trống cả số."),
    ),
    "petitions.need-ground": RefusalText(
        _("Chưa chọn căn cứ."), _ASKED, _("Chọn một căn cứ trong danh sách.")
    ),
    "petitions.need-person": RefusalText(
        _("Chưa chọn người nào hoặc nội dung nào."), _ASKED, _("Chọn trong danh sách của đơn.")
    ),
    "petitions.need-when": RefusalText(
        _("Chưa đủ ngày giờ, địa điểm và người chủ trì."),
        _ASKED,
        _("Ghi đủ ba mục để người khiếu nại biết mà đến."),
    ),
    "petitions.need-result": RefusalText(
        _("Chưa chọn kết quả giải quyết."), _ASKED, _("Chọn một trong các kết quả.")
    ),
    "petitions.verifier-elsewhere": RefusalText(
        _("Không giao xác minh cho đơn vị này được."),
        _("{unit} chỉ giao cho đơn vị của mình hoặc cấp dưới."),
        _("Chọn đơn vị khác, hoặc ghi tên nơi xác minh ở ô bên dưới."),
    ),
    "petitions.decision-no-paper": RefusalText(
        _("Quyết định ngày {day} chưa có văn bản nên chưa gửi được."),
        _("Gửi quyết định là gửi văn bản có số; quyết định này chưa phát hành và chưa ghi số."),
        _("Phát hành quyết định ở mục Văn bản của đơn, rồi ghi việc gửi."),
    ),
    "petitions.reason-needed": RefusalText(
        _("Chưa ghi lý do."),
        _("Bước đã đính chính vẫn được đọc, kèm lý do."),
        _("Ghi lý do, không ghi tên người."),
    ),
    "petitions.leader-takes": RefusalText(
        _("Bước “{step}” do lãnh đạo thực hiện."),
        _("Văn bản của bước này do người đứng đầu ký ({article})."),
        _("Chuẩn bị nội dung rồi nhờ lãnh đạo đơn vị ghi bước này."),
    ),
    "petitions.leader-takes-back": RefusalText(
        _("Chỉ lãnh đạo được đính chính một bước."),
        _("Đính chính làm đổi những ngày đã báo cho người dân."),
        _("Nhờ lãnh đạo đơn vị."),
    ),
    "petitions.not-the-last": RefusalText(
        _("Chỉ đính chính được bước cuối cùng, là “{step}”."),
        _("Các bước sau dựa trên bước trước."),
        _("Đính chính lần lượt từ bước cuối trở lên."),
    ),
    "petitions.decision-stands": RefusalText(
        _("Bước này có quyết định đang có hiệu lực trong sổ."),
        _("Quyết định sai được thay bằng quyết định khác, không xóa đi."),
        _("Mở mục Quyết định của đơn để thay."),
    ),
    "petitions.paper-went-out": RefusalText(
        _("{paper} của bước này đã phát hành."),
        _("Văn bản đã phát hành chỉ bị thu hồi bằng một văn bản khác."),
        _("Ghi số và ngày văn bản thu hồi."),
    ),
    "petitions.step-missing": RefusalText(
        _("Chưa làm được bước “{step}”."),
        _("{says} Căn cứ: {article}."),
        _("Làm việc còn thiếu trước, hoặc chọn bước khác."),
    ),
    "petitions.step-forbidden": RefusalText(
        _("Luật không cho làm bước này với loại đơn này."),
        _("{says} Căn cứ: {article}."),
        _("Chọn bước khác trên trang của đơn."),
    ),
    "petitions.hearing-too-soon": RefusalText(
        _("Mời đối thoại ngày {day} là quá gấp."),
        _("Phải báo trước, muộn nhất ngày {latest} ({article})."),
        _("Chọn ngày đối thoại muộn hơn."),
    ),
    "petitions.hearing-waits": RefusalText(
        _("Đã mời đối thoại ngày {day}, chưa ghi biên bản."),
        _("Mỗi lúc chỉ có một buổi đối thoại đang chờ."),
        _("Ghi biên bản buổi ấy trước; nếu hoãn, đính chính bước mời."),
    ),
    "petitions.no-hearing-called": RefusalText(
        _("Chưa mời buổi đối thoại nào."),
        _("Biên bản thuộc về một buổi đã mời."),
        _("Ghi bước mời đối thoại trước."),
    ),
    "petitions.hearing-not-yet": RefusalText(
        _("Buổi đối thoại vào ngày {day}, chưa đến."),
        _("Biên bản lập tại buổi đối thoại."),
        _("Ghi sau khi buổi đối thoại đã diễn ra."),
    ),
    "petitions.minutes-needed": RefusalText(
        _("Biên bản chưa đủ."),
        _("Biên bản ghi ai có mặt, điều đã thống nhất và điều còn khác nhau (Mẫu 14)."),
        _(
            "Ghi người có mặt và ít nhất một trong hai mục; nếu người khiếu nại vắng, đánh dấu vắng."
        ),
    ),
    "petitions.absent-why": RefusalText(
        _("Chưa ghi lý do vắng mặt."),
        _("Biên bản ghi lý do vắng; vắng không có lý do chính đáng thì vẫn giải quyết tiếp."),
        _("Ghi lý do, hoặc ghi rõ là không có lý do."),
    ),
    "petitions.no-such-person": RefusalText(
        _("Không có người này, hoặc người này đã rút."),
        _("Chỉ người đứng đơn rút phần của mình."),
        _("Xem lại danh sách người đứng đơn."),
    ),
    "petitions.last-one-withdraws": RefusalText(
        _("Đây là người cuối cùng còn lại trong đơn."),
        _("Khi không còn ai thì cả đơn được rút."),
        _("Dùng bước rút toàn bộ đơn."),
    ),
    "petitions.not-a-first": RefusalText(
        _("Đơn này không có lần hai."),
        _("Chỉ khiếu nại lần đầu mới khiếu nại tiếp lần hai."),
        _("Ghi một đơn mới nếu đây là việc khác."),
    ),
    "petitions.never-settled": RefusalText(
        _("Đơn này chưa được thụ lý ở đâu nên chưa có lần hai."),
        _(
            "Khiếu nại lần hai là khiếu nại về lần giải quyết đầu, hoặc khi hết hạn mà chưa được giải quyết."
        ),
        _("Ghi khiếu nại lần đầu ở nơi có thẩm quyền."),
    ),
}
