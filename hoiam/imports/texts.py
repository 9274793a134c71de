"""What imports say: events and refusals. Why a row got its verdict stands in `why.py`."""

from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import RefusalText

EVENTS: dict[str, str] = {
    "imports.import.started": _("Đưa vào tệp “{file}” để nạp {target}."),
    "imports.import.sheet-chosen": _("Chọn bảng “{sheet}” của tệp."),
    "imports.import.legacy-chosen": _("Đồng ý chuyển mã chữ {legacy} sang Unicode."),
    "imports.import.mapped": _("Nối cột theo “{profile}”."),
    "imports.import.confirmed": _("Xác nhận bản xem trước: {new} dòng mới, {changed} dòng đổi."),
    "imports.import.paused": _("Tạm dừng việc nạp."),
    "imports.import.resumed": _("Nạp tiếp."),
    "imports.import.dropped": _("Bỏ việc nạp."),
    "imports.import.refused": _("Không nạp được tệp “{file}”."),
    "imports.import.committed": _(
        "Nạp xong {target} từ “{file}”: {new} mới, {changed} đổi, {known} đã có, {refused} không nhận."
    ),
    "imports.profile.saved": _("Lưu mẫu nối cột “{name}”."),
}
REFUSALS: dict[str, RefusalText] = {
    "imports.not-keeper": RefusalText(
        _("Ông/bà không nạp được dữ liệu này."),
        _(
            "Sổ của đơn vị nào do người tiếp nhận hoặc lãnh đạo của đơn vị ấy nạp; đơn vị, cán bộ "
            "và thẩm quyền do người quản trị nạp."
        ),
        _("Nhờ người giữ vai trò ấy."),
    ),
    "imports.not-now": RefusalText(
        _("Chưa làm được việc này lúc này."),
        _("Tệp “{file}” đang ở bước: {state}."),
        _("Tải lại trang rồi xem bước tiếp theo."),
    ),
    "imports.already-paused": RefusalText(
        _("Việc nạp này đang tạm dừng."),
        _("Không tạm dừng hai lần."),
        _("Bấm Nạp tiếp để chạy lại."),
    ),
    "imports.not-paused": RefusalText(
        _("Việc nạp này không tạm dừng."),
        _("Chỉ việc đang tạm dừng mới nạp tiếp được."),
        _("Tải lại trang."),
    ),
    "imports.no-such-sheet": RefusalText(
        _("Tệp không có bảng “{sheet}”."),
        _("Chỉ đọc được bảng có trong tệp."),
        _("Chọn một bảng trong danh sách."),
    ),
    "imports.legacy-not-seen": RefusalText(
        _("Chữ trong tệp không giống mã {legacy}."),
        _("Chỉ chuyển mã khi đã nhận ra và đã xem thử."),
        _("Đọc tệp như đang có, hoặc lưu lại tệp bằng Unicode."),
    ),
    "imports.nothing-to-commit": RefusalText(
        _("Không có dòng nào để ghi."),
        _("Mọi dòng đều đã có hoặc không nhận được."),
        _("Bỏ việc nạp này; sửa tệp nếu có dòng không nhận."),
    ),
    "imports.out-of-date": RefusalText(
        _("Bản xem trước đã cũ: dòng {line} không còn như lúc xem."),
        _("Từ lúc xem trước đến lúc ghi, dữ liệu đã thay đổi. Chưa dòng nào được ghi."),
        _("Nạp lại tệp để xem bản mới."),
    ),
    "imports.too-many-rows-here": RefusalText(
        _("Tệp có {total} dòng, loại này mỗi lần nhận {most} dòng."),
        _("Cả tệp được ghi một lần, hoặc không ghi dòng nào."),
        _("Chia tệp làm nhiều phần."),
    ),
    "imports.profile-unknown": RefusalText(
        _("Không có mẫu nối cột “{given}”."),
        _("Mẫu phải là mẫu có sẵn hoặc mẫu đã lưu của đơn vị."),
        _("Chọn lại mẫu, hoặc nối cột bằng tay."),
    ),
    "imports.profile-other-target": RefusalText(
        _("Mẫu “{name}” dùng để nạp loại khác."),
        _("Mẫu ấy nạp {target}."),
        _("Chọn mẫu khác."),
    ),
    "imports.profile-name": RefusalText(
        _("Tên mẫu “{name}” không dùng được."),
        _("Tên mẫu phải có chữ hoặc số, dài không quá 120 chữ."),
        _("Đặt tên khác."),
    ),
    "imports.mapping-shape": RefusalText(
        _("Phần nối cột không đọc được ở “{place}”."),
        _("Nội dung không đúng dạng của một mẫu nối cột."),
        _("Nối lại cột trên trang, hoặc sửa tệp mẫu."),
    ),
    "imports.mapping-target": RefusalText(
        _("Không có loại dữ liệu “{given}”."),
        _("Mỗi mẫu nạp một loại: vụ việc, lượt tiếp, hồ sơ, đơn vị, cán bộ, thẩm quyền …"),
        _("Sửa tên loại trong mẫu."),
    ),
    "imports.mapping-field": RefusalText(
        _("Không có mục “{given}”."),
        _("Loại dữ liệu này không có mục ấy."),
        _("Bỏ mục ấy, hoặc chọn mục khác."),
    ),
    "imports.mapping-twice": RefusalText(
        _("Mục “{label}” được nối hai lần."),
        _("Một mục lấy từ một hay nhiều cột, nhưng chỉ theo một cách."),
        _("Bỏ bớt một lần."),
    ),
    "imports.mapping-how": RefusalText(
        _("Không đọc được “{label}” theo cách “{given}”."),
        _("Cách đọc này không dùng cho loại ô ấy."),
        _("Chọn một cách trong danh sách."),
    ),
    "imports.mapping-no-column": RefusalText(
        _("Mục “{label}” chưa chọn cột."),
        _("Không có cột thì không có gì để đọc."),
        _("Chọn cột, hoặc bỏ mục này."),
    ),
    "imports.mapping-state": RefusalText(
        _("Không có trạng thái “{given}”."),
        _("Mỗi chữ của nguồn phải nối với một trạng thái có ở đây."),
        _("Chọn một trạng thái trong danh sách."),
    ),
    "imports.mapping-zone": RefusalText(
        _("Không có múi giờ “{given}”."),
        _("Múi giờ viết theo tên quốc tế, ví dụ Asia/Ho_Chi_Minh."),
        _("Chọn lại múi giờ."),
    ),
    "imports.field-needed": RefusalText(
        _("Chưa nối cột cho “{label}”."),
        _("Không có mục này thì không nạp được dòng nào."),
        _("Chọn cột cho mục ấy."),
    ),
    "imports.system-needed": RefusalText(
        _("Chưa ghi tên hệ thống, sổ cũ."),
        _("Số của hồ sơ chỉ có nghĩa khi biết là số của hệ thống nào."),
        _("Ghi tên, ví dụ “Sổ tiếp công dân 2024”."),
    ),
    "imports.column-missing": RefusalText(
        _("Tệp không có cột “{column}”."),
        _("Mẫu nối cột đọc cột ấy."),
        _("Chọn mẫu khác, hoặc nối lại cột."),
    ),
    # reading
}
