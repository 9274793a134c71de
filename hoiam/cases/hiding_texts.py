"""What cases say of hiding what is public, and of looking at it again: events and refusals."""

from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import RefusalText

EVENTS = {
    "cases.case.hidden": _("Ẩn {what} khỏi trang công khai. Lý do: {reason}."),
    "cases.case.shown-again": _("Công khai trở lại {what}. Lý do: {reason}."),
    "cases.hiding.appealed": _("Có người đề nghị xem lại việc ẩn; {superior} quyết định."),
    "cases.hiding.opined": _("{unit} nêu ý kiến về việc ẩn."),
    "cases.hiding.decided": _("{unit} quyết định về việc ẩn: {outcome}."),
}
REFUSALS = {
    "cases.superior-decides": RefusalText(
        _("Việc này do cấp trên của đơn vị đã ẩn quyết định."),
        _("Đơn vị đã ẩn không tự quyết định về đề nghị xem lại việc ẩn của mình."),
        _("Chờ quyết định của cấp trên; đơn vị vẫn có thể tự hiện lại."),
    ),
    "cases.front-states": RefusalText(
        _("Chỉ Mặt trận của địa bàn nêu ý kiến ở đây."),
        _("Ý kiến này đứng cạnh quyết định trong sổ công khai."),
        _("Xin nhờ cán bộ Mặt trận của địa bàn."),
    ),
    "cases.no-superior": RefusalText(
        _("Chưa xác định được cấp trên quyết định việc này."),
        _("Không có đơn vị cấp trên nào của đơn vị đã ẩn dùng hệ thống này."),
        _("Xin gửi khiếu nại bằng văn bản, hoặc nhờ Mặt trận của địa bàn."),
    ),
}
