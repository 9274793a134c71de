"""What this part says: events and refusals. An event says that something was done, never what."""

from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import RefusalText
from hoiam.seals import trust_texts

EVENTS: dict[str, str] = trust_texts.EVENTS | {
    "seals.case.received": _("Nhận thư niêm phong."),
    "seals.message.received": _("Người gửi nhắn thêm."),
    "seals.member.declared-free": _("Cam kết không xung đột lợi ích."),
    "seals.member.declared-conflict": _("Khai có xung đột lợi ích; hồ sơ đã đóng với người khai."),
    "seals.identity.opened": _("Mở niêm phong danh tính."),
    "seals.item.kept": _("Cất một tệp niêm phong."),
    "seals.key.wrapped": _("Cất khóa của hồ sơ niêm phong."),
    "seals.case.led-on": _("Ghi một bước xử lý thư niêm phong."),
    "seals.case.became-denunciation": _("Thư niêm phong đã vào sổ tố cáo."),
    "seals.member.named": _("Giao thêm người cho hồ sơ niêm phong."),
    "seals.member.relieved": _("Cho thôi làm việc với hồ sơ niêm phong."),
    "seals.work.told": _("Báo có việc mới."),
    "seals.case.erased": _("Xóa hồ sơ niêm phong đã hết hạn lưu."),
}

_SEAL_AGAIN = _("Mở lại trang niêm phong và niêm phong lại; những gì đã viết vẫn còn trên trang.")

REFUSALS: dict[str, RefusalText] = trust_texts.REFUSALS | {
    "seals.not-found": RefusalText(
        what=_("Không tìm thấy."),
        why=_("Mã thư hoặc dãy số chưa đúng, hoặc thư không còn lưu."),
        next=_("So lại từng nhóm bốn ký tự với giấy biên nhận."),
    ),
    "seals.too-often": RefusalText(
        what=_("Tạm dừng nhận lần thử."),
        why=_("Mã thư này vừa được thử sai nhiều lần."),
        next=_("Xin chờ một giờ rồi thử lại; thư và trả lời vẫn còn nguyên."),
    ),
    "seals.busy": RefusalText(
        what=_("Chưa nhận được lúc này."),
        why=_("Máy chủ đang nhận quá nhiều thư niêm phong cùng lúc."),
        next=_("Giữ trang mở và bấm gửi lại sau ít phút, hoặc lưu tệp để gửi sau."),
    ),
    "seals.no-list": RefusalText(
        what=_("Nơi này chưa nhận thư niêm phong."),
        why=_("Tỉnh chưa ký danh sách người nhận."),
        next=_("Gửi đơn bằng giấy, hoặc đến trình bày trực tiếp tại nơi tiếp công dân."),
    ),
    "seals.list-changed": RefusalText(
        what=_("Chưa gửi được."),
        why=_(
            "Danh sách người nhận đã thay đổi: trong những người đã chọn còn ít hơn {least} người."
        ),
        next=_SEAL_AGAIN,
    ),
    "seals.reference-taken": RefusalText(
        what=_("Chưa gửi được."),
        why=_("Mã thư này đã có với nội dung khác."),
        next=_SEAL_AGAIN,
    ),
    "seals.unreadable": RefusalText(
        what=_("Chưa gửi được."),
        why=_("Phần gửi lên thiếu “{field}” hoặc không đúng khuôn."),
        next=_SEAL_AGAIN,
    ),
    "seals.not-a-hash": RefusalText(
        what=_("Chưa gửi được."), why=_("“{field}” không đúng khuôn."), next=_SEAL_AGAIN
    ),
    "seals.not-a-recipient": RefusalText(
        what=_("Chưa nhận."),
        why=_("“{field}” không phải khóa công khai age1… (X25519)."),
        next=_SEAL_AGAIN,
    ),
    "seals.one-key-twice": RefusalText(
        what=_("Chưa nhận."),
        why=_("Mỗi phần niêm phong phải có khóa riêng; ở đây một khóa dùng hai lần."),
        next=_SEAL_AGAIN,
    ),
    "seals.too-large": RefusalText(
        what=_("Tệp lớn quá."),
        why=_("Phần “{field}” vượt mức nhận."),
        next=_("Bỏ bớt tệp, hoặc gửi tiếp thành nhiều lần nhắn sau khi đã có biên nhận."),
    ),
    "seals.senders-only": RefusalText(
        what=_("Chưa nhận."),
        why=_("Thư niêm phong do chính người gửi gửi; cán bộ không gửi thay trong phiên làm việc."),
        next=_("Người gửi tự mở trang niêm phong trên máy của mình."),
    ),
    "seals.not-while-assisting": RefusalText(
        what=_("Không mở được ở đây."),
        why=_("Máy này đang trong phiên cán bộ giúp người dân."),
        next=_("Kết thúc phiên giúp; người gửi dùng máy của mình."),
    ),
    "seals.not-declared": RefusalText(
        what=_("Chưa mở hồ sơ."),
        why=_(
            "Người được giao phải khai về xung đột lợi ích trước khi nhận khóa (Nghị định "
            "31/2019/NĐ-CP, Điều 5, 10)."
        ),
        next=_("Khai ở trang của hồ sơ, rồi mở lại."),
    ),
    "seals.declared-already": RefusalText(
        what=_("Không khai lại."),
        why=_("Anh, chị đã cam kết không có xung đột lợi ích ở hồ sơ này."),
        next=_("Nếu nay thấy có xung đột, chọn khai có xung đột."),
    ),
    "seals.handlers-only": RefusalText(
        what=_("Chưa làm."),
        why=_("Việc này của người được người gửi chọn; người xác minh chỉ có bản sao."),
        next=_("Trình người giải quyết."),
    ),
    "seals.chosen-by-sender": RefusalText(
        what=_("Chưa cho thôi."),
        why=_("Người này do người gửi chọn, không ai cho thôi thay."),
        next=_("Người đó tự thôi, hoặc tỉnh ký danh sách mới không còn tên họ."),
    ),
    "seals.no-ground": RefusalText(
        what=_("Chưa mở niêm phong danh tính."),
        why=_("Chưa nói mở để làm việc gì trong những việc mà luật cần đến danh tính."),
        next=_("Chọn việc cần mở, rồi mở lại."),
    ),
    "seals.not-to-be-named": RefusalText(
        what=_("Chưa giao."),
        why=_(
            "Người này không có khóa trong danh sách đã ký, không còn làm việc, đang ở trong hồ sơ "
            "hoặc đã khai xung đột lợi ích."
        ),
        next=_("Chọn người khác trong danh sách đã ký."),
    ),
    "seals.kind": RefusalText(
        what=_("Chưa cất."), why=_("Loại tệp này không cất ở đây."), next=_("Chọn lại loại tệp.")
    ),
    "seals.key-of-another-purpose": RefusalText(
        what=_("Chưa cất."),
        why=_("Khóa được nêu không dùng cho loại tệp này, hoặc không còn dùng."),
        next=_("Tải lại hồ sơ rồi làm lại."),
    ),
    "seals.new-key-needed": RefusalText(
        what=_("Chưa cất."),
        why=_("Có người đã thôi giữ khóa này; tài liệu mới phải dùng khóa mới."),
        next=_("Tạo khóa mới ở mục “Người được giao, khóa”, rồi làm lại."),
    ),
    "seals.register-first": RefusalText(
        what=_("Chưa ghi."),
        why=_("Đã ký hoặc trình bày trực tiếp thì vào sổ tố cáo; hai việc được ghi cùng lúc."),
        next=_("Dùng nút vào sổ tố cáo ở hồ sơ."),
    ),
    "seals.on-the-register": RefusalText(
        what=_("Chưa ghi."),
        why=_("Việc này đã ở trong sổ tố cáo."),
        next=_("Làm tiếp ở dòng sổ tố cáo; tố cáo tiếp thì vào sổ thành hồ sơ mới."),
    ),
    "seals.day-ahead": RefusalText(
        what=_("Chưa ghi."), why=_("Ngày {day} chưa đến."), next=_("Ghi ngày đã diễn ra.")
    ),
    "seals.day-before": RefusalText(
        what=_("Chưa ghi."),
        why=_("Ngày {day} trước bước gần nhất, ngày {last}."),
        next=_("Xem lại ngày."),
    ),
    "seals.no-words": RefusalText(
        what=_("Chưa ghi."),
        why=_("Chỗ này chỉ nhận số văn bản, như 12/QĐ-UBND: không tên, không lời."),
        next=_("Ghi lại số văn bản; lời viết vào phần niêm phong."),
    ),
    "seals.not-by-hand": RefusalText(
        what=_("Chưa làm."),
        why=_("Việc này do máy chủ tự làm."),
        next=_("Không cần làm gì."),
    ),
}
