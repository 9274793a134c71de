"""What can be filled from a file: the fields of every kind of import, with names and help."""

from collections.abc import Mapping as Table

from django.utils.translation import gettext_noop as _

from hoiam.imports.exchange_fields import EXCHANGE
from hoiam.imports.fields import (
    AGENCY,
    ANSWER,
    CATEGORY,
    CHANNEL,
    LIFE,
    NAME_OF_AREA,
    NUMBER,
    PLACE,
    RATING,
    REOPENED,
    SINCE,
    STATE,
    TERRITORY,
    TEXT,
    TITLE,
    WHERE,
    FieldKind,
    TargetField,
    TargetSpec,
    field_named,
)
from hoiam.imports.meeting_fields import MEETINGS
from hoiam.imports.models import Target
from hoiam.registers.models import RegisterKind

__all__ = ["SPECS", "FieldKind", "TargetField", "TargetSpec", "spec"]
K = FieldKind

SPECS: Table[Target, TargetSpec] = {
    Target.CASES: TargetSpec(
        Target.CASES,
        (
            *(NUMBER, TITLE, TEXT, ANSWER, *LIFE, CATEGORY, CHANNEL, AGENCY, TERRITORY),
            *(*WHERE, REOPENED, RATING),
        ),
        register=RegisterKind.CASE,
        needs_system=True,
    ),
    Target.VISITS: TargetSpec(
        Target.VISITS,
        (
            *(NUMBER, TITLE, TEXT, ANSWER, *LIFE, CATEGORY, CHANNEL, AGENCY, TERRITORY),
            PLACE,
        ),
        register=RegisterKind.VISIT,
        needs_system=True,
    ),
    Target.DOSSIERS: TargetSpec(
        Target.DOSSIERS,
        (
            NUMBER,
            field_named(
                "title",
                K.TEXT,
                _("Tên thủ tục"),
                _("Thủ tục hành chính của hồ sơ."),
                *("tên thủ tục", "thủ tục", "thủ tục hành chính", "tên hồ sơ", "procedure"),
            ),
            *(TEXT, ANSWER, *LIFE, CATEGORY, CHANNEL, AGENCY, TERRITORY, RATING),
        ),
        register=RegisterKind.DOSSIER,
        needs_system=True,
    ),
    Target.STEPS: TargetSpec(
        Target.STEPS,
        (
            NUMBER,
            field_named(
                "when",
                K.MOMENT,
                _("Lúc nào"),
                _("Ngày, hoặc ngày và giờ, của diễn biến."),
                *("ngày", "thời gian", "lúc", "thời điểm", "when", "datetime", "date", "time"),
                *("observed last activity", "last activity", "updated at", "timestamp"),
                required=True,
            ),
            STATE,
            field_named(
                "text",
                K.LONG,
                _("Ghi chú"),
                _("Lời ghi kèm theo."),
                *("ghi chú", "nội dung", "note", "notes", "comment", "description", "summary"),
            ),
        ),
        register=RegisterKind.CASE,
        needs_system=True,
    ),
    Target.UNITS: TargetSpec(
        Target.UNITS,
        (
            NAME_OF_AREA,
            field_named(
                "name",
                K.TEXT,
                _("Tên"),
                _("Tên thôn, bản, tổ dân phố hoặc tên cơ quan."),
                *("tên", "tên thôn", "tên đơn vị", "thôn", "tên thôn tdp", "name"),
                required=True,
            ),
            field_named(
                "kind",
                K.CHOICE,
                _("Loại"),
                _("Thôn, bản, tổ dân phố …; hoặc loại cơ quan."),
                *("loại", "loại đơn vị", "kind", "type"),
            ),
            field_named(
                "code",
                K.TEXT,
                _("Mã ở đây"),
                _("Có mã thì dòng này sửa tên đơn vị đang có."),
                *("mã đơn vị", "mã thôn", "code"),
            ),
            SINCE,
        ),
    ),
    Target.OFFICERS: TargetSpec(
        Target.OFFICERS,
        (
            field_named(
                "username",
                K.TEXT,
                _("Tên đăng nhập"),
                _("Không dấu, không trùng ai. Một người giữ nhiều vai trò thì viết nhiều dòng."),
                *("tên đăng nhập", "tài khoản", "username", "user name", "login", "account"),
                required=True,
            ),
            field_named(
                "name",
                K.TEXT,
                _("Họ và tên"),
                _("Như trong hồ sơ cán bộ."),
                *("họ và tên", "họ tên", "tên", "cán bộ", "name", "full name"),
                required=True,
            ),
            field_named(
                "email",
                K.EMAIL,
                _("Thư điện tử"),
                _("Không bắt buộc."),
                *("thư điện tử", "email", "e-mail", "mail", "hộp thư"),
            ),
            field_named(
                "role",
                K.CHOICE,
                _("Vai trò"),
                _(
                    "Tiếp nhận, Xử lý, Lãnh đạo, Mặt trận hoặc Quản trị; trống thì chỉ lập tài khoản."
                ),
                *("vai trò", "chức vụ", "nhiệm vụ", "role"),
            ),
            field_named(
                "unit",
                K.UNIT,
                _("Đơn vị"),
                _("Mã đơn vị, hoặc tên nếu không trùng."),
                *("đơn vị", "cơ quan", "mã đơn vị", "phòng", "unit", "unit code", "department"),
            ),
            SINCE,
        ),
    ),
    Target.COMPETENCES: TargetSpec(
        Target.COMPETENCES,
        (
            field_named(
                "field",
                K.FIELD,
                _("Lĩnh vực"),
                _("Mã hoặc tên lĩnh vực."),
                *("lĩnh vực", "mã lĩnh vực", "field"),
                required=True,
            ),
            NAME_OF_AREA,
            field_named(
                "unit",
                K.UNIT,
                _("Cơ quan có thẩm quyền"),
                _("Mã hoặc tên cơ quan."),
                *("cơ quan", "đơn vị", "cơ quan có thẩm quyền", "thẩm quyền", "mã đơn vị", "unit"),
                required=True,
            ),
            field_named(
                "kinds",
                K.TEXT,
                _("Loại ý kiến"),
                _("Trống là mọi loại; nhiều loại cách nhau bằng dấu phẩy."),
                *("loại ý kiến", "loại", "kinds"),
            ),
            field_named(
                "why",
                K.TEXT,
                _("Vì sao"),
                _("Câu người dân đọc: vì việc này thuộc …"),
                *("vì sao", "lý do", "why", "reason"),
                required=True,
            ),
            field_named(
                "basis",
                K.TEXT,
                _("Căn cứ"),
                _("Văn bản giao thẩm quyền."),
                *("căn cứ", "văn bản", "quyết định", "basis", "decision"),
            ),
            SINCE,
        ),
    ),
    Target.EXCHANGE: EXCHANGE,
    Target.MEETINGS: MEETINGS,
}


def spec(target: Target | str) -> TargetSpec:
    """The fields of one kind of import."""
    return SPECS[Target(target)]
