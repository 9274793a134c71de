"""Events and refusals of the papers of a step."""

from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import RefusalText

EVENTS: dict[str, str] = {
    "petitions.paper.issued": _("{unit} ban hành {paper} cho bước “{step}” của đơn {number}."),
    "petitions.paper.replaced": _(
        "{unit} ban hành {paper} cho bước “{step}” của đơn {number}, thay thế {old}."
    ),
}

REFUSALS: dict[str, RefusalText] = {
    "petitions.paper-not-yours": RefusalText(
        _("Chưa ban hành được văn bản này."),
        _("Chỉ người của đơn vị đang giữ đơn, hoặc lãnh đạo cấp trên, ban hành văn bản của đơn."),
        _("Nhờ người của đơn vị đó."),
    ),
    "petitions.form-not-of-step": RefusalText(
        _("Bước này không có mẫu văn bản đó."),
        _("Mỗi văn bản đi với một bước đã làm; bước đã hủy thì không ban hành văn bản."),
        _("Mở đơn, chọn đúng bước rồi chọn mẫu của bước đó."),
    ),
    "petitions.paper-standing": RefusalText(
        _("Bước này đã có {paper}."),
        _("Văn bản đã ban hành giữ nguyên từng chữ; sửa thì ban hành bản thay thế, có lý do."),
        _("Chọn “Ban hành bản thay thế” và ghi lý do."),
    ),
}
