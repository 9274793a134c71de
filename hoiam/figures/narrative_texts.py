"""What narrative reports say: events and refusals."""

from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import RefusalText

EVENTS = {
    "figures.report.begun": _("Mở báo cáo {period} của {unit}."),
    "figures.report.written": _("Viết mục “{section}” trong báo cáo {period} của {unit}."),
    "figures.report.issued": _("Ban hành {paper}, báo cáo {period} của {unit}."),
    "figures.outline.kept": _("Sửa lời mẫu mục “{section}” của báo cáo {unit}."),
}
REFUSALS = {
    "figures.report-writers": RefusalText(
        _("Ông/bà không viết báo cáo của {unit}."),
        _("Báo cáo do người làm việc tại cơ quan đó, hoặc tại đơn vị giúp việc của cơ quan, viết."),
        _("Chọn cơ quan của mình trong danh sách Báo cáo số liệu."),
    ),
    "figures.outline-leaders": RefusalText(
        _("Lời mẫu của {unit} do lãnh đạo sửa."),
        _("Mọi báo cáo sau này của cơ quan đều bắt đầu từ lời mẫu."),
        _("Sửa lời ngay trong báo cáo đang viết, hoặc nhờ lãnh đạo sửa mẫu."),
    ),
    "figures.report-period": RefusalText(
        _("Kỳ này không có báo cáo bằng lời."),
        _("Thông tư 06/2025/TT-TTCP đòi báo cáo bằng lời ở quý I, 6 tháng, 9 tháng và năm."),
        _("Chọn một kỳ trong danh sách."),
    ),
    "figures.report-reach": RefusalText(
        _("Chưa chọn phạm vi của báo cáo."),
        _("Báo cáo đếm sổ của riêng đơn vị, hoặc cả của cấp dưới trực tiếp."),
        _("Chọn một trong hai."),
    ),
    "figures.report-written-meanwhile": RefusalText(
        _("Có người vừa sửa mục “{section}”."),
        _("Lời của ông/bà còn nguyên trong ô; bản người kia vừa lưu ở bên dưới."),
        _("Ghép hai bản trong ô rồi lưu lại. Bản nào cũng xem lại được."),
    ),
    "figures.report-unwritten": RefusalText(
        _("Còn mục chưa viết: {sections}."),
        _("Báo cáo ban hành phải đủ các mục của Mẫu số 02."),
        _("Viết từng mục; mục không có gì thì ghi “Không có”."),
    ),
    "figures.report-broken": RefusalText(
        _("Số liệu chưa khớp: {identities}."),
        _("Đẳng thức của biểu phải đúng thì báo cáo mới được ban hành."),
        _("Mở các hồ sơ nêu trên trang báo cáo, sửa trong sổ rồi ban hành lại."),
    ),
}
