"""What accounts say: events and refusals."""

from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import RefusalText

# Django's own words for these are not all translated.
WEAK_PASSWORDS = {
    "password_too_short": _("Mật khẩu ngắn quá, chưa đủ 12 ký tự."),
    "password_too_similar": _("Mật khẩu gần giống tên hoặc tên đăng nhập."),
    "password_too_common": _("Mật khẩu này nhiều người dùng nên dễ đoán."),
}
EVENTS = {
    "accounts.officer.created": _("Lập tài khoản cho {name}."),
    "accounts.officer.closed": _("Đóng tài khoản. Lý do: {reason}."),
    "accounts.officer.password-set": _("Đặt mật khẩu mới."),
    "accounts.role.granted": _("Giao vai trò {role} tại {unit}, từ {valid_from}."),
    "accounts.role.ended": _("Thôi vai trò {role} tại {unit}. Lý do: {reason}."),
    "accounts.list.exported": _("Tải danh sách “{listing}” về máy: {rows} dòng ({filters})."),
    "accounts.officers.imported": _("Nạp danh sách: {made} tài khoản mới, {roles} vai trò."),
    "accounts.role.ended-with-unit": _("Vai trò {role} kết thúc cùng {unit} từ {day}. {account}"),
    "accounts.unit.roles-ended": _(
        "{unit} kết thúc: {roles} vai trò kết thúc theo, {closed} tài khoản đóng."
    ),
    "accounts.role.passed-on": _("Vai trò {role} chuyển từ {former} sang {unit}, từ {valid_from}."),
    "accounts.roles.passed-on": _("Chuyển {count} vai trò sang đơn vị kế thừa."),
    "accounts.entry.failed": _("Một lần vào không đúng ({step}, thiết bị {where})."),
    "accounts.entry.slowed": _(
        "Gõ sai nhiều lần (thiết bị {where}): phải chờ {minutes} phút mới thử tiếp được."
    ),
    "accounts.session.begun": _("Đăng nhập ({how}). Số lần gõ sai trước đó: {failed}."),
    "accounts.session.ended": _("Đóng một phiên đăng nhập ({device})."),
    "accounts.sessions.ended": _("Đóng {count} phiên đăng nhập."),
    "accounts.entry-link.made": _("Cấp đường dẫn đặt mật khẩu, dùng một lần."),
    "accounts.entry-link.used": _("Đặt mật khẩu bằng đường dẫn dùng một lần."),
    "accounts.app.begun": _("Bắt đầu thiết lập ứng dụng xác thực."),
    "accounts.app.confirmed": _("Bật ứng dụng xác thực."),
    "accounts.app.used": _("Dùng mã của ứng dụng xác thực."),
    "accounts.app.removed": _("Bỏ ứng dụng xác thực."),
    "accounts.recovery-codes.made": _("Lập mã dự phòng mới."),
    "accounts.recovery-code.used": _("Dùng một mã dự phòng, còn {left}."),
    "accounts.passkey.added": _("Thêm khóa đăng nhập “{name}”."),
    "accounts.passkey.used": _("Dùng khóa đăng nhập “{name}”."),
    "accounts.passkey.removed": _("Bỏ khóa đăng nhập “{name}”."),
    "accounts.factors.reset": _("Xóa lớp xác thực thứ hai để thiết lập lại. Lý do: {reason}."),
    "accounts.issuer.linked": _("Liên kết với tài khoản cơ quan tại {issuer}."),
    "accounts.issuer.unlinked": _("Bỏ liên kết với tài khoản cơ quan."),
    "accounts.setup-link.made": _("Lập đường dẫn khởi tạo dùng một lần."),
    "accounts.administration.opened": _("Mở phiên quản trị {minutes} phút. Lý do: {reason}."),
    "accounts.administration.ended": _("Kết thúc phiên quản trị trước giờ."),
    "accounts.absence.written": _(
        "Vắng tại {unit} từ {valid_from} (trở lại: {until}). Người làm thay: {stand_in}."
    ),
    "accounts.absence.ended": _("Trở lại {unit} từ {day}."),
    "accounts.setup-link.used": _("Dùng đường dẫn khởi tạo để lập người quản trị đầu tiên."),
}
REFUSALS = {
    "accounts.export-officers-only": RefusalText(
        _("Chỉ cán bộ đã đăng nhập mới tải được danh sách này."),
        _("Mỗi lần tải danh sách nội bộ về máy được ghi tên người tải."),
        _("Đăng nhập rồi tải lại."),
    ),
    "accounts.role-needed": RefusalText(
        _("Ông/bà không mở được trang này."),
        _("Trang này dành cho cán bộ giữ vai trò khác."),
        _("Quay về Việc của tôi, hoặc nhờ người quản trị giao vai trò."),
    ),
    "accounts.not-administrator": RefusalText(
        _("Chỉ người quản trị mới làm được việc này."),
        _("Ông/bà không giữ vai trò quản trị hôm nay, hoặc chưa mở phiên quản trị."),
        _("Nhờ người quản trị của tỉnh."),
    ),
    "accounts.administration-reason-needed": RefusalText(
        _("Chưa ghi lý do mở phiên quản trị."),
        _("Lãnh đạo tỉnh và Mặt trận đọc được ai quản trị lúc nào và để làm gì."),
        _("Ghi một câu, ví dụ: lập tài khoản cho cán bộ mới của xã."),
    ),
    "accounts.administration-ended": RefusalText(
        _("Phiên quản trị này đã kết thúc."),
        _("Mỗi phiên chỉ kết thúc một lần."),
        _("Mở phiên mới nếu còn việc."),
    ),
    "accounts.sessions-not-yours": RefusalText(
        _("Ông/bà không xem được danh sách phiên quản trị."),
        _("Danh sách này dành cho lãnh đạo tỉnh, Mặt trận và người đang trong phiên quản trị."),
        _("Quay về Việc của tôi."),
    ),
    "accounts.absence-not-yours": RefusalText(
        _("Ông/bà không ghi được thời gian vắng của người này."),
        _("Người vắng, lãnh đạo của {unit} hoặc cấp trên, và người quản trị mới ghi được."),
        _("Nhờ lãnh đạo đơn vị ghi."),
    ),
    "accounts.absence-in-past": RefusalText(
        _("Ngày này không dùng được."),
        _("Chỉ ghi từ hôm nay ({day}) trở đi, và không muộn hơn ngày trở lại đã ghi."),
        _("Chọn lại ngày."),
    ),
    "accounts.absence-ends-first": RefusalText(
        _("Ngày trở lại phải sau ngày bắt đầu vắng."),
        _("Ngày trở lại là ngày đầu tiên làm việc trở lại."),
        _("Chọn lại ngày, hoặc để trống nếu chưa biết."),
    ),
    "accounts.absence-overlaps": RefusalText(
        _("{name} đã có thời gian vắng trùng những ngày này."),
        _("Mỗi ngày chỉ có một người làm thay."),
        _("Kết thúc thời gian vắng đã ghi, rồi ghi lại."),
    ),
    "accounts.absence-over": RefusalText(
        _("Thời gian vắng này đã hết."),
        _("Công việc đã trở về, hoặc đã giao cho người khác."),
        _("Tải lại trang."),
    ),
    "accounts.not-of-unit": RefusalText(
        _("{name} không làm việc tại {unit} vào ngày này."),
        _("Người vắng và người làm thay đều phải giữ vai trò tại đơn vị."),
        _("Chọn người khác, hoặc nhờ người quản trị giao vai trò."),
    ),
    "accounts.stands-in-for-self": RefusalText(
        _("Người vắng không tự làm thay mình."),
        _("Phải có người khác nhận việc."),
        _("Chọn người khác, hoặc để trống."),
    ),
    "accounts.username-taken": RefusalText(
        _("Tên đăng nhập “{username}” đã có người dùng."),
        _("Mỗi người một tên đăng nhập."),
        _("Chọn tên khác."),
    ),
    "accounts.password-weak": RefusalText(
        _("Mật khẩu chưa đủ mạnh."),
        _("{reasons}"),
        _("Đặt mật khẩu dài từ 12 ký tự, khó đoán."),
    ),
    "accounts.list-out-of-date": RefusalText(
        _("Danh sách cán bộ đã cũ: dòng {line} không còn như lúc xem trước."),
        _("Tài khoản hoặc vai trò đã thay đổi trong lúc đó. Chưa dòng nào được ghi."),
        _("Nạp lại tệp để xem bản mới."),
    ),
    "accounts.role-held": RefusalText(
        _("Cán bộ này đã giữ vai trò đó tại đơn vị."),
        _("Một vai trò tại một đơn vị chỉ giao một lần."),
        _("Kiểm tra lại danh sách vai trò."),
    ),
    "accounts.role-already-ended": RefusalText(
        _("Vai trò này đã kết thúc."),
        _("Không kết thúc hai lần."),
        _("Tải lại trang."),
    ),
    "accounts.no-role-to-end": RefusalText(
        _("{unit} không còn vai trò nào phải kết thúc."),
        _("Các vai trò đã kết thúc trước đó."),
        _("Tải lại trang."),
    ),
    "accounts.unit-not-ended": RefusalText(
        _("{unit} chưa kết thúc."),
        _("Vai trò chỉ kết thúc theo đơn vị từ ngày đơn vị kết thúc."),
        _("Kết thúc từng vai trò trên trang của cán bộ."),
    ),
    "accounts.nothing-to-pass-on": RefusalText(
        _("Chưa chọn đơn vị kế thừa cho ai."),
        _("Mỗi vai trò phải có nơi chuyển đến."),
        _("Chọn đơn vị ở cột Chuyển sang."),
    ),
    "accounts.role-passed-on": RefusalText(
        _("Vai trò này đã chuyển sang đơn vị kế thừa."),
        _("Mỗi vai trò chỉ chuyển một lần."),
        _("Giao thêm vai trò trên trang của cán bộ."),
    ),
    "accounts.not-a-successor": RefusalText(
        _("{unit} không kế thừa đơn vị cũ vào ngày này."),
        _("Chỉ chuyển vai trò sang đơn vị kế thừa, từ ngày đơn vị đó bắt đầu."),
        _("Chọn lại đơn vị và ngày."),
    ),
    "accounts.role-unknown": RefusalText(
        _("Không có vai trò “{role}”."),
        _("Vai trò phải nằm trong danh sách."),
        _("Chọn lại vai trò."),
    ),
    "accounts.setup-link-spent": RefusalText(
        _("Đường dẫn này không dùng được nữa."),
        _("Nó chỉ dùng một lần, trước khi có người quản trị đầu tiên."),
        _("Đăng nhập, hoặc khởi động lại để lấy đường dẫn mới nếu chưa có ai quản trị."),
    ),
    "accounts.last-administrator": RefusalText(
        _("Không thể bỏ người quản trị cuối cùng."),
        _("Sẽ không còn ai quản trị hệ thống."),
        _("Giao vai trò quản trị cho người khác trước."),
    ),
    "accounts.officer-closed": RefusalText(
        _("Tài khoản này đã đóng."),
        _("Tài khoản đã đóng không nhận vai trò hay mật khẩu mới."),
        _("Lập tài khoản khác."),
    ),
    "accounts.own-alone": RefusalText(
        _("Việc này chỉ chính cán bộ làm được cho mình."),
        _("Cách đăng nhập của ai là của riêng người đó."),
        _("Nhờ chính cán bộ đó đăng nhập và làm."),
    ),
    "accounts.knock-outside": RefusalText(
        _("Lần thử này không được ghi."),
        _("Chỉ ghi lần thử của người chưa đăng nhập."),
        _("Tải lại trang."),
    ),
    "accounts.too-many-tries": RefusalText(
        _("Đã thử sai nhiều lần. Xin chờ {minutes} phút rồi thử lại."),
        _("Chờ như vậy để không ai dò được mật khẩu hay mã."),
        _("Trong lúc chờ, các trang khác vẫn dùng được."),
    ),
    "accounts.not-confirmed": RefusalText(
        _("Chưa xác nhận được."),
        _("Mật khẩu hoặc mã vừa gõ chưa đúng."),
        _("Gõ lại."),
    ),
    "accounts.code-wrong": RefusalText(
        _("Mã chưa đúng."),
        _("Mã trong ứng dụng đổi sau mỗi 30 giây và chỉ dùng được một lần."),
        _(
            "Chờ mã mới rồi gõ lại; nếu vẫn chưa được, xem giờ trên điện thoại đã đúng chưa, hoặc dùng một mã dự phòng."
        ),
    ),
    "accounts.app-there": RefusalText(
        _("Ứng dụng xác thực đã bật."),
        _("Mỗi cán bộ dùng một ứng dụng."),
        _("Muốn đổi điện thoại thì bỏ ứng dụng cũ trước, rồi thiết lập lại."),
    ),
    "accounts.app-not-begun": RefusalText(
        _("Ứng dụng xác thực chưa được thiết lập."),
        _("Việc thiết lập đã bị bỏ dở, hoặc ứng dụng đã bỏ rồi."),
        _("Mở lại trang Đăng nhập và bảo mật rồi làm lại từ đầu."),
    ),
    "accounts.passkeys-full": RefusalText(
        _("Đã có {most} khóa đăng nhập."),
        _("Mỗi cán bộ có nhiều nhất {most} khóa."),
        _("Bỏ khóa không dùng nữa trước khi thêm."),
    ),
    "accounts.passkey-there": RefusalText(
        _("Khóa này đã được thêm trước đó."),
        _("Mỗi khóa chỉ thêm một lần."),
        _("Dùng khóa đó để đăng nhập, hoặc thêm khóa khác."),
    ),
    "accounts.passkey-unread": RefusalText(
        _("Chưa nhận được khóa đăng nhập."),
        _("Trình duyệt không đưa khóa ra, hoặc khóa không phải của trang này."),
        _("Bấm lại và làm theo hướng dẫn của thiết bị; hoặc đăng nhập bằng mật khẩu."),
    ),
    "accounts.passkey-late": RefusalText(
        _("Trang này mở đã lâu."),
        _("Mỗi lần hỏi khóa chỉ dùng được một lần, trong 15 phút."),
        _("Bấm lại lần nữa."),
    ),
    "accounts.passkey-unknown": RefusalText(
        _("Khóa này không mở tài khoản nào ở đây."),
        _("Khóa đã bị bỏ, hoặc tài khoản đã đóng."),
        _("Đăng nhập bằng mật khẩu, rồi thêm lại khóa nếu cần."),
    ),
    "accounts.passkey-copied": RefusalText(
        _("Khóa “{name}” không dùng được: có thể đã bị sao chép."),
        _("Số đếm của khóa không tăng như phải có."),
        _("Đăng nhập cách khác, bỏ khóa này và báo người quản trị."),
    ),
    "accounts.issuer-fault": RefusalText(
        _("Chưa đăng nhập được bằng tài khoản cơ quan (mã lỗi: {what})."),
        _("Hệ thống đăng nhập của cơ quan không trả lời đúng, hoặc lần đăng nhập đã quá lâu."),
        _("Thử lại; nếu vẫn chưa được, đăng nhập bằng mật khẩu và báo người quản trị."),
    ),
    "accounts.issuer-unknown": RefusalText(
        _("Tài khoản cơ quan này chưa gắn với cán bộ nào ở đây."),
        _("Tài khoản ở đây do người quản trị lập; không tài khoản nào tự sinh ra."),
        _("Đăng nhập bằng mật khẩu một lần, rồi vào Đăng nhập và bảo mật để liên kết."),
    ),
    "accounts.issuer-taken": RefusalText(
        _("Tài khoản cơ quan này đã gắn với cán bộ khác."),
        _("Mỗi tài khoản cơ quan mở một tài khoản ở đây."),
        _("Nhờ người quản trị xem lại."),
    ),
    "accounts.issuer-none": RefusalText(
        _("Chưa có liên kết nào để bỏ."),
        _("Liên kết đã được bỏ trước đó."),
        _("Tải lại trang."),
    ),
    "accounts.entry-link-spent": RefusalText(
        _("Đường dẫn này đã dùng rồi."),
        _("Mỗi đường dẫn chỉ dùng một lần."),
        _("Nhờ người quản trị cấp đường dẫn khác."),
    ),
    "accounts.no-such-officer": RefusalText(
        _("Không có tài khoản nào tên “{username}”."),
        _("Tên đăng nhập viết thường, không dấu."),
        _("Xem lại tên trong danh sách cán bộ."),
    ),
}
