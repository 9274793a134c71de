"""What units say: events and refusals."""

from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import RefusalText

EVENTS = {
    "units.province.loaded": _(
        "Nạp đơn vị của {name}: {units} đơn vị, {competences} dòng thẩm quyền mới."
    ),
    "units.bodies.imported": _("Nạp danh sách: {made} cơ quan mới."),
    "units.competences.imported": _("Nạp bảng thẩm quyền: {rows} dòng."),
    "units.hamlets.imported": _("Nạp danh sách thôn: {made} thôn mới, {renamed} thôn đổi tên."),
    "units.unit.replaced": _("Sắp xếp đơn vị từ {on} theo {decision}: {before} → {after}."),
    "units.unit.renamed": _("Sửa tên đơn vị từ “{before}” thành “{after}”. Lý do: {reason}."),
    "units.unit.created": _("Lập {name} từ {on} theo {decision}."),
    "units.unit.redesignated": _(
        "Từ {on}, “{before}” đổi thành “{after}” theo {decision}; đơn vị vẫn là một."
    ),
    "units.designation.took-effect": _("Tên mới có hiệu lực: {name}."),
    "units.changes.applied": _("Ghi một tệp thay đổi: {acts} lần mới, {known} lần đã có."),
    "units.hamlet.moved": _("Từ {on}, {name} chuyển về {to}."),
    "units.successor.chosen": _("Chọn đơn vị kế thừa của {former}: {successor}. Lý do: {why}."),
    "units.status.set": _("Từ {valid_from}: {status}, theo {decision}."),
    "units.status.ended": _("Hết từ {valid_to}: {status}, theo {decision}."),
    "units.competence.set": _("Từ {valid_from}, việc “{field}” do {unit} trả lời."),
    "units.competence.own-set": _(
        "Từ {valid_from}, việc “{field}” ở {area} do cơ quan của chính xã, phường trả lời."
    ),
    "units.competence.ended": _(
        "Từ {valid_to}, bỏ dòng riêng về “{field}” ở {area}. Lý do: {reason}."
    ),
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
        _("Không có tỉnh, thành phố nào có mã hoặc tên “{given}”."),
        _("Phần mềm kèm dữ liệu của 34 tỉnh, thành phố từ ngày 1/7/2025."),
        _("Xem bảng mã bằng lệnh hoiam units provinces."),
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
        _("Ghi rõ mỗi xã, phường về đơn vị mới nào."),
    ),
    "units.ends-already": RefusalText(
        _("{unit} đã được ghi là kết thúc từ ngày {day}."),
        _("Một đơn vị chỉ kết thúc một lần."),
        _("Xem lại lần sắp xếp đã ghi trên trang của đơn vị."),
    ),
    "units.file-unreadable": RefusalText(
        _("Không đọc được tệp."),
        _("Tệp phải là CSV có các cột decision, day, what, hoặc JSON là một danh sách."),
        _("Xem mẫu trên trang, sửa tệp rồi thử lại."),
    ),
    "units.file-too-long": RefusalText(
        _("Tệp quá dài."),
        _("Mỗi tệp thay đổi chỉ vài trăm dòng."),
        _("Chia tệp thành nhiều phần."),
    ),
    "units.file-without-rows": RefusalText(
        _("Tệp không có dòng nào, hoặc quá {most} dòng."),
        _("Mỗi dòng là một lần thay đổi theo văn bản."),
        _("Kiểm tra lại tệp."),
    ),
    "units.nothing-changes": RefusalText(
        _("Không có gì thay đổi."),
        _("Đơn vị đã như vậy rồi."),
        _("Kiểm tra lại những gì vừa ghi."),
    ),
    "units.not-a-hamlet-and-commune": RefusalText(
        _("Chỉ chuyển được thôn, bản, tổ dân phố về một xã, phường."),
        _("Đơn vị đã chọn thuộc cấp khác."),
        _("Chọn lại thôn và xã, phường nhận thôn."),
    ),
    "units.kind-of-another-level": RefusalText(
        _("{unit} không đổi sang loại này được."),
        _("Một đơn vị chỉ đổi loại trong cùng cấp, ví dụ xã thành phường."),
        _("Chọn loại cùng cấp; nếu là đơn vị khác thì ghi thành sáp nhập hoặc chia tách."),
    ),
    "units.named-later": RefusalText(
        _("{unit} đã có tên gọi ghi từ ngày {day}."),
        _("Tên mới phải bắt đầu sau tên đang ghi."),
        _("Chọn ngày muộn hơn."),
    ),
    "units.still-exists": RefusalText(
        _("{unit} vẫn đang tồn tại."),
        _("Chỉ chọn đơn vị kế thừa cho đơn vị đã kết thúc."),
        _("Không phải chọn gì."),
    ),
    "units.not-a-successor": RefusalText(
        _("{unit} không kế thừa {former}."),
        _("Chỉ chọn trong các đơn vị mà văn bản sắp xếp đã nêu."),
        _("Chọn lại trong danh sách."),
    ),
    "units.status-unknown": RefusalText(
        _("Chưa ghi được cho đơn vị này."),
        _("Chỉ ghi cho địa bàn (tỉnh, xã, phường, thôn) và theo loại có trong danh sách."),
        _("Chọn lại."),
    ),
    "units.status-holds": RefusalText(
        _("{unit} đã được ghi như vậy trong thời gian này."),
        _("Hai quyết định cùng loại không chồng lên nhau."),
        _("Ghi quyết định kết thúc trước, rồi ghi quyết định mới."),
    ),
    "units.status-ended": RefusalText(
        _("Đã hết từ ngày {day}."),
        _("Không kết thúc hai lần."),
        _("Tải lại trang."),
    ),
    "units.status-ends-early": RefusalText(
        _("Ngày hết phải sau ngày bắt đầu ({day})."),
        _("Một thời gian phải kết thúc sau khi bắt đầu."),
        _("Chọn ngày muộn hơn."),
    ),
    "units.template-unknown": RefusalText(
        _("Chưa chọn được loại cơ quan của xã, phường."),
        _("Không có cơ quan nào thuộc loại này."),
        _("Chọn lại trong danh sách."),
    ),
    "units.competence-ended": RefusalText(
        _("Dòng thẩm quyền này đã hết từ ngày {day}."),
        _("Không kết thúc hai lần."),
        _("Tải lại trang."),
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
