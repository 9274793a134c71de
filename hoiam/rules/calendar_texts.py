"""What papers on the calendar say: events and refusals."""

from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import RefusalText

EVENTS = {
    "rules.year.announced": _(
        "Ghi thông báo lịch nghỉ năm {year}: {decision}. {off} ngày nghỉ, {swaps} lần hoán đổi. "
        "Khác với dự kiến: {moved}."
    ),
    "rules.days.decided": _("Ghi vào lịch theo {decision}. Nghỉ: {off}. Làm việc: {worked}."),
    "rules.decision.withdrawn": _("Rút khỏi lịch {count} ngày theo {decision}. Lý do: {why}."),
}
REFUSALS = {
    "rules.day-far": RefusalText(
        _("Ngày {day} còn quá xa."),
        _("Lịch chỉ ghi được đến hết năm {last}: văn bản về ngày nghỉ ra trước vài tháng."),
        _("Xem lại năm vừa gõ."),
    ),
    "rules.day-of-a-paper": RefusalText(
        _("Ngày này nằm trong một văn bản ghi nhiều ngày: {decision}."),
        _("Các ngày của một văn bản, như hai ngày hoán đổi, được ghi và rút cùng nhau."),
        _("Rút cả văn bản, hoặc ghi một ngày mới theo văn bản mới."),
    ),
    "rules.day-twice": RefusalText(
        _("Ngày {day} được ghi hai lần."),
        _("Trong một văn bản, mỗi ngày chỉ là nghỉ hoặc làm việc."),
        _("Bỏ một trong hai chỗ."),
    ),
    "rules.no-days": RefusalText(
        _("Chưa ghi ngày nào."),
        _("Một văn bản phải đổi ít nhất một ngày."),
        _("Ghi ngày nghỉ, ngày làm việc hoặc một lần hoán đổi."),
    ),
    "rules.swap-off-already": RefusalText(
        _("Không hoán đổi được: ngày {day} vốn đã là ngày nghỉ."),
        _("Hoán đổi là nghỉ một ngày làm việc và làm bù vào một ngày nghỉ."),
        _("Xem lại ngày được nghỉ, hoặc lịch của tháng đó."),
    ),
    "rules.swap-worked-already": RefusalText(
        _("Không hoán đổi được: ngày làm bù {day} vốn đã là ngày làm việc."),
        _("Ngày làm bù phải là ngày nghỉ, thường là thứ Bảy."),
        _("Xem lại ngày làm bù trong văn bản."),
    ),
    "rules.day-outside-year": RefusalText(
        _("Ngày {day} không thuộc năm {year}."),
        _("Thông báo của năm nào chỉ ghi ngày của năm đó; hoán đổi có thể bù sang năm liền kề."),
        _("Xem lại năm vừa gõ, hoặc ghi ngày đó ở mục Nhiều ngày."),
    ),
    "rules.paper-missing": RefusalText(
        _("Chưa ghi đủ văn bản."),
        _("Lịch chỉ đổi theo văn bản có số hiệu và cơ quan ban hành, để ai cũng tra lại được."),
        _("Ghi số, ngày và cơ quan ban hành."),
    ),
    "rules.paper-not-yet": RefusalText(
        _("Văn bản không thể ban hành ngày {day}: ngày đó chưa đến."),
        _("Chỉ ghi được văn bản đã ban hành; dự thảo chưa có hiệu lực."),
        _("Xem lại ngày của văn bản."),
    ),
    "rules.year-shipped": RefusalText(
        _("Lịch nghỉ năm {year} đã có sẵn trong phần mềm."),
        _("Thông báo chỉ cần ghi cho năm mà lịch còn là dự kiến."),
        _("Ngày nào đổi thêm thì ghi ở mục Nhiều ngày."),
    ),
    "rules.year-far": RefusalText(
        _("Năm {year} chưa thể có thông báo."),
        _("Thông báo lịch nghỉ ra trước vài tháng; chỉ ghi được đến năm {last}."),
        _("Xem lại năm vừa chọn."),
    ),
    "rules.year-announced": RefusalText(
        _("Năm {year} đã có thông báo trong lịch."),
        _("Mỗi năm chỉ có một thông báo đứng; bản ghi nhầm thì rút rồi ghi lại."),
        _("Xem thông báo đang có, hoặc rút bản đó trước."),
    ),
    "rules.decision-withdrawn": RefusalText(
        _("Văn bản này đã được rút khỏi lịch: {decision}."),
        _("Rút một lần là đủ."),
        _("Tải lại trang để xem lịch hiện nay."),
    ),
}
