"""What is said of lists, keys and recovery: events and refusals."""

from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import RefusalText

EVENTS: dict[str, str] = {
    "seals.list.published": _("Công bố danh sách người nhận tố cáo số {number}."),
    "seals.key.kept": _("Cất khóa giải quyết hồ sơ niêm phong."),
    "seals.key.second-kept": _("Thêm cách mở khóa bằng thiết bị."),
    "seals.case.entries-opened": _(
        "Mở các dòng nhật ký của hồ sơ niêm phong sau khi công khai kết luận."
    ),
    "seals.case.recovered": _("Khóa của hồ sơ được bọc lại bằng khóa dự phòng."),
    "seals.key.retired": _("Thôi dùng khóa giải quyết hồ sơ niêm phong."),
}

REFUSALS: dict[str, RefusalText] = {
    "seals.recovered-by-old-list": RefusalText(
        what=_("Chưa đưa khóa về."),
        why=_("Khóa được bọc lại theo một danh sách không còn dùng."),
        next=_("Lấy lại tệp bằng hoiam recovery export rồi bọc lại theo danh sách đang dùng."),
    ),
    "seals.recovery-reason": RefusalText(
        what=_("Chưa đưa khóa về."),
        why=_("Chưa có lý do mở khóa dự phòng."),
        next=_("Chạy lại hoiam recovery open với --reason."),
    ),
    "seals.not-on-the-register": RefusalText(
        what=_("Chưa mở dòng nhật ký nào."),
        why=_("Hồ sơ niêm phong này chưa vào sổ tố cáo nên không có kết luận nào để công khai."),
        next=_("Vào sổ khi đã ký hoặc trình bày trực tiếp; công khai kết luận rồi mới mở."),
    ),
    "seals.no-list-key": RefusalText(
        what=_("Chưa nhận được danh sách."),
        why=_("Máy chủ chưa được đặt khóa công khai của tỉnh để kiểm tra chữ ký."),
        next=_("Đặt HOIAM_RECIPIENTS_KEY theo hướng dẫn vận hành, rồi gửi lại."),
    ),
    "seals.list-unsigned": RefusalText(
        what=_("Chưa nhận danh sách này."),
        why=_("Danh sách không mang chữ ký của khóa tỉnh, hoặc đã bị sửa sau khi ký."),
        next=_("Lấy lại đúng tệp đã ký; không mở bằng chương trình soạn thảo rồi lưu lại."),
    ),
    "seals.list-of-another": RefusalText(
        what=_("Chưa nhận danh sách này."),
        why=_("Danh sách được lập cho nơi khác: {origin}."),
        next=_("Lập bản thảo tại đây bằng hoiam recipients draft, rồi ký."),
    ),
    "seals.list-unit-unknown": RefusalText(
        what=_("Chưa nhận danh sách này."),
        why=_("Nhóm “{group}” nhận thay cho đơn vị {unit}, ở đây không có đơn vị ấy."),
        next=_("Sửa mã đơn vị trong bản thảo rồi ký lại."),
    ),
    "seals.not-province-administrator": RefusalText(
        what=_("Chưa nhận danh sách."),
        why=_("Chỉ quản trị cấp tỉnh đưa danh sách lên."),
        next=_("Chuyển tệp cho quản trị cấp tỉnh."),
    ),
    "seals.no-key-for-this-role": RefusalText(
        what=_("Chưa cất khóa."),
        why=_("Chỉ người tiếp nhận, xử lý hoặc lãnh đạo mới giữ khóa này."),
        next=_("Nếu được giao giải quyết tố cáo, nhờ quản trị ghi đúng vai trò trước."),
    ),
    "seals.bad-key": RefusalText(
        what=_("Chưa cất khóa."),
        why=_("Khóa công khai hoặc tệp khóa không đúng mẫu age."),
        next=_("Tạo lại khóa ở trang “Tôi được giao giải quyết”."),
    ),
    "seals.key-of-another": RefusalText(
        what=_("Chưa cất khóa."),
        why=_("Khóa công khai này đã được cất rồi."),
        next=_("Tạo khóa mới; mỗi lần mất khóa là một khóa khác."),
    ),
    "seals.no-key": RefusalText(
        what=_("Chưa làm được."),
        why=_("Anh, chị chưa có khóa, hoặc khóa này không còn dùng."),
        next=_("Tạo khóa ở trang “Tôi được giao giải quyết”."),
    ),
}
