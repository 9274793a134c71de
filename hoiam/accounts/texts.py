"""What accounts say: events and refusals."""

from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import RefusalText

EVENTS = {
    "accounts.officer.created": _("Lập tài khoản cho {name}."),
    "accounts.officer.closed": _("Đóng tài khoản. Lý do: {reason}."),
    "accounts.officer.password-set": _("Đặt mật khẩu mới."),
    "accounts.role.granted": _("Giao vai trò {role} tại {unit}, từ {valid_from}."),
    "accounts.role.ended": _("Thôi vai trò {role} tại {unit}. Lý do: {reason}."),
    "accounts.list.exported": _("Tải danh sách “{listing}” về máy: {rows} dòng ({filters})."),
    "accounts.officers.imported": _("Nạp danh sách: {made} tài khoản mới, {roles} vai trò."),
    "accounts.setup-link.made": _("Lập đường dẫn khởi tạo dùng một lần."),
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
        _("Ông/bà không giữ vai trò quản trị hôm nay."),
        _("Nhờ người quản trị của tỉnh."),
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
}
