"""Why a row got its verdict: one sentence by code, with what it names filled in."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

WHY: dict[str, str] = {
    # refused while the file was read
    "denunciation": _(
        "Dòng này là đơn tố cáo: nội dung không được đọc và không được giữ. Tố cáo có thủ tục riêng."
    ),
    "row-short": _("Dòng có ít ô hơn số cột."),
    "row-long": _("Dòng có nhiều ô hơn số cột."),
    "key-twice": _("Một tên được ghi hai lần trong cùng một dòng."),
    "not-an-object": _("Dòng không phải là một bản ghi có tên cột."),
    # refused by any judge
    "cell-missing": _("Thiếu {label}."),
    "moment": _("{label}: “{given}” không đọc được thành ngày giờ."),
    "count": _("{label}: “{given}” không phải là số nguyên từ 0 trở lên."),
    "number": _(
        "{label}: “{given}” không đọc được; ghi số, có thể kèm “trên”, “hơn”, “gần”, hoặc để trống."
    ),
    "coordinate": _("{label}: “{given}” không phải là số độ."),
    "choice": _("{label}: “{given}” không có trong danh sách: {known}."),
    "email": _("Thư điện tử “{given}” viết không đúng."),
    "too-long": _("{label} dài quá {limit} chữ; cắt đi thì không còn như nguồn."),
    "steps": _("Cột “{label}” không phải là danh sách diễn biến."),
    "repeated": _("Số này đã có ở dòng {line} của cùng tệp."),
    "repeated-later": _("Số này còn ở dòng {line} phía dưới; lấy dòng ấy."),
    "out-of-date": _(
        "Từ lúc xem trước, dữ liệu đã thay đổi: dòng này không ghi. Nạp lại tệp để xem."
    ),
    # remarks on rows that are taken
    "state-unknown": _(
        "Trạng thái “{words}” chưa được nói nghĩa là gì, nên dòng này tính là “nguồn không nói”."
    ),
    "in-words": _("Giữ chữ của nguồn, chưa nối với đơn vị ở đây: {words}."),
    "ambiguous": _("Giữ chữ của nguồn vì nhiều đơn vị cùng tên: {words}."),
    # registers
    "held-elsewhere": _("Số “{given}” đã có trong sổ của đơn vị khác; chỉ nơi ấy nạp tiếp được."),
    "record-unknown": _("Chưa có dòng nào mang số “{given}” trong sổ này."),
    # units
    "area-unknown": _("Không có xã, phường nào mang mã hoặc tên “{given}”."),
    "area-ambiguous": _("Nhiều nơi cùng tên “{given}”; ghi mã thay cho tên."),
    "unit-unknown": _("Không có đơn vị nào mang mã hoặc tên “{given}”."),
    "unit-ambiguous": _("Nhiều đơn vị cùng tên “{given}”; ghi mã thay cho tên."),
    "not-accepted": _("{sentence}"),
    "body-known-elsewhere": _("Mã “{given}” là của đơn vị khác."),
    # officers
    "username": _("Tên đăng nhập “{given}” chỉ được có chữ không dấu, chữ số, dấu chấm và gạch."),
    "other-name": _("Tên đăng nhập này là của {name}."),
    "officer-closed": _("Tài khoản này đã đóng."),
    "unit-needed": _("Có vai trò thì phải có đơn vị."),
    "no-password": _("Tài khoản mới chưa đăng nhập được cho đến khi người quản trị đặt mật khẩu."),
    # competences
    "field-unknown": _("Không có lĩnh vực “{given}”."),
    "conduct-goes-up": _("Ý kiến về cán bộ luôn do cấp trên xem xét; không giao khác được."),
    "competence-later": _("Đã có thẩm quyền từ ngày {day} trở đi cho lĩnh vực và nơi này."),
    # outside numbers
    "case-unknown": _("Không có vụ việc “{given}” ở đơn vị này."),
    "number-elsewhere": _("Số “{given}” đã ghi cho vụ việc {case}."),
    "number-several": _("Nhiều vụ việc cùng mang số “{given}”; ghi mã vụ việc ở đây."),
    "number-another": _("Vụ việc đã có số {known} ở hệ thống này; số mới được ghi thêm."),
    "reference-needed": _("Dòng không có mã vụ việc ở đây, và chưa vụ việc nào mang số “{given}”."),
}


class _Blank(dict[str, Any]):
    """A detail that an old row does not have shows as an ellipsis."""

    def __missing__(self, key: str) -> str:
        return "…"


def sentence(code: str, details: Mapping[str, Any]) -> str:
    """Why, in the reader's language; empty where nothing is to be said."""
    if code not in WHY:
        return ""
    said = {
        name: gettext(value) if name == "label" and value else value
        for name, value in details.items()
    }
    return gettext(WHY[code]).format_map(_Blank(said))
