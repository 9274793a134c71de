"""What units say: events and refusals."""

from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import RefusalText

EVENTS = {
    "units.province.loaded": _(
        "Nạp đơn vị của {name}: {units} đơn vị, {competences} dòng thẩm quyền mới."
    ),
    "units.hamlets.imported": _("Nạp danh sách thôn: {made} thôn mới, {renamed} thôn đổi tên."),
    "units.unit.replaced": _("Sắp xếp đơn vị từ {on} theo {decision}: {before} → {after}."),
    "units.unit.renamed": _("Sửa tên đơn vị từ “{before}” thành “{after}”. Lý do: {reason}."),
    "units.competence.set": _("Từ {valid_from}, việc “{field}” do {unit} trả lời."),
}
REFUSALS = {
    "units.not-administrator": RefusalText(
        _("Chỉ người quản trị mới sửa được đơn vị và thẩm quyền."),
        _("Ông/bà không giữ vai trò quản trị hôm nay."),
        _("Nhờ người quản trị của tỉnh."),
    ),
    "units.unknown": RefusalText(
        _("Không có đơn vị nào mang mã “{given}”."),
        _("Mã có thể bị gõ sai."),
        _("Tìm đơn vị theo tên rồi chọn lại."),
    ),
    "units.province-unknown": RefusalText(
        _("Chưa có dữ liệu của tỉnh mang mã “{given}”."),
        _("Phần mềm mới kèm dữ liệu của một số tỉnh."),
        _("Kiểm tra lại mã tỉnh."),
    ),
    "units.field-unknown": RefusalText(
        _("Chưa chọn được lĩnh vực."),
        _("Không có lĩnh vực nào mang mã “{given}”."),
        _("Chọn lại một lĩnh vực, hoặc chọn “Việc khác”."),
    ),
    "units.no-competence": RefusalText(
        _("Chưa biết cơ quan nào trả lời việc này ở {area}."),
        _("Bảng thẩm quyền chưa có dòng nào cho nơi này."),
        _("Nhờ người quản trị bổ sung bảng thẩm quyền."),
    ),
    "units.no-superior": RefusalText(
        _("Chưa biết cấp trên của {unit}."),
        _("Ý kiến về cán bộ phải gửi lên cấp trên, mà đơn vị này chưa ghi cấp trên."),
        _("Nhờ người quản trị bổ sung cấp trên của đơn vị."),
    ),
    "units.area-without-one-successor": RefusalText(
        _("{area} không còn, hoặc chưa có, vào ngày này."),
        _("Không có đúng một đơn vị thay thế ({names})."),
        _("Chọn xã, phường hiện nay của nơi xảy ra việc."),
    ),
    "units.preview-has-refused-rows": RefusalText(
        _("Danh sách còn dòng chưa nhận được."),
        _("Chỉ ghi khi mọi dòng đều đúng, để không sót thôn nào."),
        _("Sửa các dòng bị từ chối trong tệp rồi xem lại."),
    ),
    "units.preview-out-of-date": RefusalText(
        _("Danh sách đã thay đổi sau khi xem trước (dòng {line})."),
        _("Có người vừa sửa đơn vị này."),
        _("Xem trước lại rồi ghi."),
    ),
    "units.decision-missing": RefusalText(
        _("Chưa ghi nghị quyết hoặc quyết định."),
        _("Đơn vị chỉ thay đổi theo văn bản của cấp có thẩm quyền."),
        _("Ghi số và ngày của văn bản."),
    ),
    "units.nothing-to-replace": RefusalText(
        _("Chưa chọn đơn vị nào để sắp xếp."),
        _("Phải có ít nhất một đơn vị kết thúc."),
        _("Chọn đơn vị cũ."),
    ),
    "units.not-in-force": RefusalText(
        _("{unit} không tồn tại vào ngày {day}."),
        _("Chỉ sắp xếp đơn vị đang tồn tại ngay trước ngày đó."),
        _("Kiểm tra lại đơn vị và ngày."),
    ),
    "units.has-territories": RefusalText(
        _("Không kết thúc được đơn vị còn xã, phường bên trong ({unit})."),
        _("Xã, phường phải có nơi thuộc về."),
        _("Sắp xếp các xã, phường trước."),
    ),
    "units.name-missing": RefusalText(
        _("Chưa ghi tên."),
        _("Tên đơn vị không được trống."),
        _("Ghi tên đầy đủ của đơn vị."),
    ),
    "units.why-missing": RefusalText(
        _("Chưa ghi lý do."),
        _("Người dân được đọc vì sao việc của họ do đơn vị này trả lời."),
        _("Ghi một câu bắt đầu bằng “vì”."),
    ),
    "units.conduct-goes-up": RefusalText(
        _("Không đặt được đơn vị trả lời cho lĩnh vực này."),
        _("Ý kiến về cán bộ luôn gửi lên cấp trên của người đó, không gửi cho một đơn vị cố định."),
        _("Sửa cấp trên của đơn vị nếu cấp trên đang ghi sai."),
    ),
    "units.competence-later": RefusalText(
        _("Đã có dòng thẩm quyền từ ngày {day}."),
        _("Dòng mới phải bắt đầu sau dòng đang có."),
        _("Chọn ngày muộn hơn."),
    ),
}
