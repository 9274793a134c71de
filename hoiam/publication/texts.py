"""What publication says: events and refusals."""

from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import RefusalText

EVENTS = {
    "publication.page.released": _("Công khai bản số {number}."),
    "publication.page.hidden": _("Ẩn trang công khai. Lý do: {reason}. Căn cứ: {ground}."),
    "publication.page.shown-again": _("Hiện lại trang công khai. Lý do: {reason}."),
}
REFUSALS = {
    "publication.nothing-to-say": RefusalText(
        _("Chưa có nội dung để công khai."),
        _("Tiêu đề và nội dung công khai không được để trống."),
        _("Soạn bản công khai rồi bấm lại."),
    ),
    "publication.already-hidden": RefusalText(
        _("Trang này đang được ẩn."),
        _("Chỉ ẩn được trang đang công khai."),
        _("Tải lại trang để xem trạng thái mới."),
    ),
    "publication.not-hidden": RefusalText(
        _("Trang này không bị ẩn."),
        _("Chỉ hiện lại được trang đang ẩn."),
        _("Tải lại trang để xem trạng thái mới."),
    ),
    "publication.reason-needed": RefusalText(
        _("Cần ghi lý do và căn cứ khi ẩn."),
        _("Lý do được công khai ở chỗ trang bị ẩn."),
        _("Ghi lý do và điều khoản làm căn cứ."),
    ),
}
