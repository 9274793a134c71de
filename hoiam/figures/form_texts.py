"""What official tables say: events and refusals."""

from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import RefusalText

EVENTS = {
    "figures.number.entered": _("Nhập số cho biểu {form}, cột {column}, kỳ {period}: {value}."),
    "figures.number.corrected": _("Sửa số của biểu {form}, cột {column}, kỳ {period}: {value}."),
}
REFUSALS = {
    "figures.not-your-form": RefusalText(
        _("Ông/bà không nhập số liệu cho {unit}."),
        _("Số nhập tay đứng tên người của chính cơ quan báo cáo."),
        _("Nhờ người của cơ quan đó nhập."),
    ),
    "figures.not-typed": RefusalText(
        _("Cột này không nhập tay."),
        _("Số của cột lấy từ sổ, hoặc do người giữ hồ sơ tố cáo điền."),
        _("Mở ô để xem số ấy đếm những hồ sơ nào."),
    ),
    "figures.no-such-number": RefusalText(
        _("Số này không ghi được."),
        _("Cột đếm bằng số nguyên, từ 0 trở lên."),
        _("Nhập lại bằng chữ số."),
    ),
    "figures.no-source": RefusalText(
        _("Chưa ghi nguồn của số này."),
        _("Số không có sổ nào giữ phải nói được lấy từ văn bản nào."),
        _("Ghi số, ngày văn bản hoặc tên hồ sơ."),
    ),
    "figures.why-corrected": RefusalText(
        _("Chưa ghi lý do sửa."),
        _("Ô này đã có số; số cũ được giữ lại bên cạnh số mới."),
        _("Ghi ngắn gọn vì sao sửa."),
    ),
}
