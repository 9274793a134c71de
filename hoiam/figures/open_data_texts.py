"""What open data says: events and refusals."""

from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import RefusalText

EVENTS: dict[str, str] = {
    "figures.files.released": _(
        "Công bố tệp dữ liệu mở ngày {day}: {rows} dòng. Mã kiểm tra {hash}."
    ),
    "figures.table.released": _("Công bố bảng số người, lần {number}."),
    "figures.year-total.entered": _("Nhập số tố cáo của tỉnh năm {year}."),
    "figures.year-total.confirmed": _("Xác nhận số tố cáo của tỉnh năm {year}."),
}
REFUSALS: dict[str, RefusalText] = {
    "figures.released-by-itself": RefusalText(
        _("Dữ liệu mở do hệ thống tự lập."),
        _("Không ai chọn ngày đưa một con số ra."),
        _("Chạy lệnh hoiam open-data tại máy chủ nếu cần tệp của hôm nay."),
    ),
    "figures.released-already": RefusalText(
        _("Tệp của ngày này đã công bố."),
        _("Tệp đã công bố không ghi lại."),
        _("Sửa đổi sẽ có trong tệp của ngày sau."),
    ),
    "figures.province-leader-enters": RefusalText(
        _("Chỉ lãnh đạo cơ quan cấp tỉnh nhập số tố cáo của tỉnh."),
        _("Số này cộng từ các phiếu do người giải quyết in, không theo xã, không theo vụ."),
        _("Chuyển phiếu cho cơ quan tổng hợp của tỉnh."),
    ),
    "figures.another-confirms": RefusalText(
        _("Người xác nhận phải khác người nhập."),
        _("Hai người cùng nhập một số thì số ấy mới ra công khai."),
        _("Đề nghị một lãnh đạo khác của tỉnh nhập lại từ các phiếu."),
    ),
    "figures.total-incomplete": RefusalText(
        _("Chưa đủ các cột, hoặc có số âm."),
        _("Bảng thiếu một cột thì tổng không đúng."),
        _("Nhập mọi cột; không có vụ nào thì ghi 0."),
    ),
    "figures.total-confirmed": RefusalText(
        _("Số này đã được xác nhận."),
        _("Mỗi lần nhập chỉ xác nhận một lần."),
        _("Nếu số sai, nhập lại rồi xác nhận lần nữa."),
    ),
    "figures.total-differs": RefusalText(
        _("Số vừa nhập khác số đã nhập trước."),
        _("Hai người phải ra cùng một số."),
        _("Cùng cộng lại từ các phiếu rồi nhập lại."),
    ),
}
