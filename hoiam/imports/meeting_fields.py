"""Columns of a list of old meetings: one meeting a line, or one more thing that it left open."""

from django.utils.translation import gettext_noop as _

from hoiam.imports.fields import FieldKind, TargetSpec, field_named
from hoiam.imports.models import Target

K = FieldKind
AS_WRITTEN = _("Như trong biên bản: 11, trên 30, gần 20; không rõ thì để trống.")

MEETINGS = TargetSpec(
    Target.MEETINGS,
    (
        field_named(
            "held_on", K.DAY, _("Ngày họp"), _("Ngày cuộc gặp diễn ra."),
            *("ngày họp", "ngày", "ngày tổ chức", "thời gian", "date"), required=True,
        ),
        field_named(
            "title", K.TEXT, _("Tên cuộc gặp"),
            _("Dòng cùng ngày, cùng tên nói thêm một việc còn nợ của cuộc gặp ấy."),
            *("tên cuộc gặp", "tên hội nghị", "tên", "hội nghị", "title"), required=True,
        ),
        field_named(
            "kind", K.CHOICE, _("Loại"), _("Trống là đối thoại trực tiếp."), *("loại", "kind"),
        ),
        field_named(
            "hosts", K.TEXT, _("Cơ quan chủ trì"),
            _("Tên vào ngày họp; nhiều cơ quan cách nhau bằng dấu chấm phẩy."),
            *("cơ quan chủ trì", "chủ trì", "đơn vị chủ trì", "hosts"), required=True,
        ),
        field_named(
            "areas", K.TEXT, _("Địa bàn"), _("Tên vào ngày họp, cách nhau bằng dấu chấm phẩy."),
            *("địa bàn", "nơi", "areas"), required=True,
        ),
        field_named(
            "opinions", K.TEXT, _("Số ý kiến"), AS_WRITTEN, *("số ý kiến", "ý kiến", "opinions")
        ),
        field_named(
            "answered", K.TEXT, _("Trả lời tại chỗ"), AS_WRITTEN,
            *("trả lời tại chỗ", "đã trả lời", "answered"),
        ),
        field_named(
            "assigned", K.TEXT, _("Giao trả lời"), AS_WRITTEN,
            *("giao trả lời", "đã giao", "assigned"),
        ),
        field_named(
            "themes", K.LONG, _("Nhóm nội dung"), _("Cách nhau bằng dấu chấm phẩy."),
            *("nhóm nội dung", "lĩnh vực", "themes"),
        ),
        field_named(
            "source", K.TEXT, _("Nguồn"), _("Biên bản, báo cáo hoặc bài báo."),
            *("nguồn", "source", "biên bản"), required=True,
        ),
        field_named(
            "source_day", K.DAY, _("Ngày của nguồn"), _("Không rõ thì để trống."),
            *("ngày của nguồn", "ngày đăng", "source day"),
        ),
        field_named(
            "owed", K.LONG, _("Việc còn nợ"), _("Kết luận đến nay chưa làm xong."),
            *("việc còn nợ", "kết luận", "kết luận chưa xong", "owed"),
        ),
        field_named(
            "owed_unit", K.TEXT, _("Đơn vị được giao"), _("Tên vào ngày họp."),
            *("đơn vị được giao", "đơn vị thực hiện", "owed unit"),
        ),
        field_named(
            "owed_due", K.DAY, _("Hạn"), _("Hạn đã định khi ấy."), *("hạn", "thời hạn", "owed due")
        ),
        field_named(
            "owed_now", K.TEXT, _("Đơn vị nay phải làm"),
            _("Khi đơn vị cũ không còn và không rõ ai tiếp tục."),
            *("đơn vị nay phải làm", "nay", "owed now"),
        ),
    ),
)  # fmt: skip
