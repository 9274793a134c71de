"""The columns of a list that goes to the national database of petitions and comes back.

The true template of that database is not public to us. These are the columns of the register of
petitions that every province keeps; their headings are a profile, to be edited on the page until
they are those of the file at hand. Names and addresses of people are not among them: they are
opened one by one, with a reason (house rule).
"""

from django.utils.translation import gettext_noop as _

from hoiam.imports.fields import FieldKind, TargetSpec, field_named
from hoiam.imports.models import Target

K = FieldKind

REFERENCE = field_named(
    "reference",
    K.TEXT,
    _("Mã vụ việc ở đây"),
    _("Mã in trên biên nhận, ví dụ LC-7KQ4-M2XD."),
    *("mã vụ việc", "mã hồi âm", "mã biên nhận", "mã ở hồi âm", "reference"),
)
NUMBER = field_named(
    "number",
    K.NUMBER,
    _("Số ở hệ thống ngoài"),
    _("Giữ nguyên từng chữ số, kể cả số 0 ở đầu."),
    *("mã đơn csdlqg", "mã csdlqg", "số csdlqg", "mã hồ sơ csdl quốc gia", "number"),
    *("mã đơn trên csdl quốc gia", "số trên csdl quốc gia", "mã đơn", "số đơn"),
    required=True,
)
# What our list says beside the two numbers; on the way back these columns are only looked at.
SAID = (
    field_named("kind", K.TEXT, _("Loại đơn"), _("Kiến nghị, phản ánh …"), "loại đơn"),
    field_named("opened", K.DAY, _("Ngày nhận đơn"), _("Ngày tiếp nhận."), "ngày nhận đơn"),
    field_named("text", K.LONG, _("Tóm tắt nội dung"), _("Trích yếu của vụ việc."), "nội dung đơn"),
    field_named("area", K.TEXT, _("Nơi xảy ra"), _("Xã, phường."), "địa bàn"),
    field_named(
        "unit", K.TEXT, _("Cơ quan giải quyết"), _("Đơn vị đang giữ vụ việc."), "đơn vị giải quyết"
    ),
    field_named("due", K.DAY, _("Hạn giải quyết"), _("Hạn trả lời đang mở."), "thời hạn"),
    field_named("state", K.TEXT, _("Tình trạng"), _("Mới, đang xử lý, đã trả lời …"), "trạng thái"),
    field_named("result", K.TEXT, _("Kết quả giải quyết"), _("Loại kết quả."), "kết quả"),
    field_named("answered", K.DAY, _("Ngày trả lời"), _("Ngày gửi trả lời."), "ngày giải quyết"),
)
EXCHANGE = TargetSpec(Target.EXCHANGE, (REFERENCE, NUMBER, *SAID), needs_system=True)
