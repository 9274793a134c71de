"""What proposals of a field and a unit say: events and refusals."""

from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import RefusalText

EVENTS = {
    "cases.routing.learned": _(
        "Học lại cách gợi ý lĩnh vực: {cases} việc cán bộ đã phân loại, {confirmed} việc đã trả lời; "
        "thử lại đúng {first}/{asked}."
    ),
    "cases.routing.started": _("Nạp {count} văn bản làm vốn ban đầu cho gợi ý lĩnh vực: {source}."),
}
REFUSALS = {
    "cases.teaching-by-system": RefusalText(
        _("Việc học gợi ý do máy chủ tự làm."),
        _("Máy học mỗi đêm từ những việc cán bộ đã phân loại; không ai dạy riêng cho nó."),
        _("Người vận hành chạy được ngay bằng lệnh hoiam routing train."),
    ),
    "cases.routing-empty": RefusalText(
        _("Tệp này không có văn bản nào dùng được."),
        _("Mỗi dòng phải là một điều của Bộ pháp điển, có chủ đề, đề mục và nội dung."),
        _("Kiểm tra lại tệp, hoặc bỏ qua: không có tệp này hệ thống vẫn gợi ý được."),
    ),
}
