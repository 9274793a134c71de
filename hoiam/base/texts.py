"""Sentences for events and refusals, collected from the parts that own them.

A part keeps `texts.py` with `EVENTS` (tag → sentence with {placeholders}) and `REFUSALS`
(code → what, why, what next). Nothing here knows a part by name.
"""

import re
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from hoiam.base.models import Event
from hoiam.core import texts as core_texts
from hoiam.core.refusals import Refusal, RefusalText

EVENTS: dict[str, str] = {
    "base.training.begun": _(
        "Bắt đầu bản tập huấn: không có giá trị pháp lý, không bao giờ thành bản thật."
    ),
    "base.training.clock-turned": _("Chỉnh đồng hồ tập huấn: {pace}."),
    "base.keys.noted": _("Ghi nhận khóa dữ liệu: {keys}."),
    "base.keys.resealed": _("Mã hóa lại bằng khóa mới: {count} giá trị của {column}."),
    "base.keys.retired": _("Thôi dùng khóa dữ liệu {key}."),
}
REFUSALS: dict[str, RefusalText] = {
    "base.keys-at-console": RefusalText(
        _("Khóa dữ liệu không quản lý được từ trang web."),
        _("Thư mục khóa nằm trên máy chủ, ngoài tầm của mọi trang."),
        _("Chạy hoiam keys trên máy chủ."),
    ),
    "base.key-unknown": RefusalText(
        _("Không có khóa dữ liệu “{key}”."),
        _("Tên khóa gồm 8 chữ số và chữ cái, in bởi hoiam keys list."),
        _("Xem lại tên khóa rồi chạy lại."),
    ),
    "base.key-newest": RefusalText(
        _("Khóa {key} đang dùng để mã hóa."),
        _("Khóa mới nhất thì không bỏ được."),
        _("Chạy hoiam keys add, rồi hoiam keys rewrite, rồi mới bỏ khóa này."),
    ),
    "base.key-needed": RefusalText(
        _("Còn {count} giá trị chỉ khóa {key} mở được."),
        _("Bỏ khóa lúc này thì mất dữ liệu."),
        _("Chạy hoiam keys rewrite cho đến khi hết."),
    ),
    "base.trainer-needed": RefusalText(
        _("Ông/bà không chỉnh được đồng hồ tập huấn."),
        _("Cả lớp dùng chung một đồng hồ, nên chỉ người hướng dẫn (vai trò quản trị) chỉnh."),
        _("Nhờ người hướng dẫn."),
    ),
    "base.training-too-late": RefusalText(
        _("Cơ sở dữ liệu này không thành bản tập huấn được."),
        _("Ở đây đã có việc được ghi. Bản tập huấn chỉ lập được trên cơ sở dữ liệu còn trống."),
        _("Bỏ HOIAM_TRAINING, hoặc chọn thư mục dữ liệu khác, còn trống, cho bản tập huấn."),
    ),
    "base.not-training": RefusalText(
        _("Đây không phải bản tập huấn."),
        _("Đồng hồ của bản thật là giờ thật, không ai chỉnh được."),
        _("Mở bản tập huấn rồi làm ở đó."),
    ),
    "base.clock-turned": RefusalText(
        _("Đồng hồ vừa được người khác chỉnh."),
        _("Giờ tập huấn không bao giờ lùi lại."),
        _("Xem lại giờ đang hiện rồi chọn lần nữa."),
    ),
    "base.not-found": RefusalText(
        _("Không tìm thấy trang hoặc mục này."),
        _("Có thể địa chỉ bị gõ sai, hoặc mục này không công khai."),
        _("Kiểm tra lại địa chỉ hoặc mã, hoặc quay về trang chủ."),
    ),
    "base.file-empty": RefusalText(
        _("Tệp “{name}” rỗng."),
        _("Máy không gửi được nội dung của tệp."),
        _("Chọn lại tệp rồi gửi."),
    ),
    "base.file-too-large": RefusalText(
        _("Tệp “{name}” lớn quá {limit}."),
        _("Tệp lớn không gửi được qua mạng yếu và chiếm chỗ lưu trữ."),
        _("Chụp lại ảnh nhỏ hơn, hoặc cắt ngắn đoạn ghi âm, đoạn phim."),
    ),
    "base.file-kind": RefusalText(
        _("Không nhận được tệp “{name}”."),
        _(
            "Chỉ nhận ảnh (JPEG, PNG, WebP), ghi âm (MP3, M4A, OGG, WAV, AMR), video MP4 và tệp PDF."
        ),
        _(
            "Nếu là ảnh HEIC của iPhone: đặt máy ảnh chụp JPEG (Cài đặt › Camera › Định dạng › "
            "Tương thích nhất) rồi chụp lại. Nếu là tệp khác: chuyển sang một trong các dạng trên, "
            "hoặc kể bằng lời."
        ),
    ),
    "base.unreadable-request": RefusalText(
        _("Máy chủ không đọc được điều vừa gửi."),
        _("Trang đang mở có thể đã cũ, hoặc đường truyền làm hỏng một phần."),
        _("Tải lại trang rồi làm lại bước vừa rồi."),
    ),
    "base.database-behind": RefusalText(
        _("Chưa làm được lệnh này."),
        _("Cơ sở dữ liệu chưa được lập, hoặc cũ hơn phiên bản này của chương trình."),
        _("Chạy hoiam migrate (hoiam serve tự làm việc này), rồi chạy lại lệnh."),
    ),
    "base.database-away": RefusalText(
        _("Chưa làm được lệnh này."),
        _("Không nối được với cơ sở dữ liệu: {why}"),
        _("Xem máy chủ cơ sở dữ liệu có chạy không và HOIAM_DATABASE_URL có đúng không."),
    ),
    "base.file-unreadable": RefusalText(
        _("Không mở được ảnh “{name}”."),
        _("Ảnh bị hỏng hoặc quá lớn để mở an toàn."),
        _("Chụp lại, hoặc bỏ ảnh này ra rồi gửi."),
    ),
    "base.paper-locked": RefusalText(
        _("Không đọc được tài liệu PDF này."),
        _("Tài liệu có mật khẩu nên không dựng lại được thành bản công khai."),
        _("Để tài liệu không công khai, hoặc đưa lên một bản không có mật khẩu."),
    ),
    "base.paper-too-many-pages": RefusalText(
        _("Tài liệu PDF này quá nhiều trang."),
        _("Bản công khai được dựng lại từng trang, nhiều nhất 60 trang."),
        _("Để tài liệu không công khai, hoặc trích phần cần công khai thành tài liệu ngắn hơn."),
    ),
    "base.paper-page-size": RefusalText(
        _("Tài liệu PDF này có trang quá lớn hoặc quá nhỏ."),
        _("Trang dài hơn một mét rưỡi hoặc nhỏ hơn một con tem thì không dựng lại được cho rõ."),
        _("Để tài liệu không công khai, hoặc xuất lại theo khổ giấy thường."),
    ),
    "base.paper-too-heavy": RefusalText(
        _("Dựng lại tài liệu PDF này cần quá nhiều bộ nhớ hoặc thời gian."),
        _("Việc dựng trang có giới hạn, để một tài liệu không làm ngừng máy chủ."),
        _("Để tài liệu không công khai, hoặc in ra rồi quét lại."),
    ),
    "base.paper-unreadable": RefusalText(
        _("Không đọc được tài liệu PDF này."),
        _("Tài liệu bị hỏng hoặc không đúng chuẩn PDF."),
        _("Để tài liệu không công khai, hoặc xuất lại thành PDF mới."),
    ),
    "base.file-no-room": RefusalText(
        _("Lúc này máy chủ không còn chỗ cho tệp “{name}”."),
        _("Chỗ còn lại được giữ cho lời kể, để ai cũng gửi được."),
        _("Gửi lời kể trước; mang tệp đến bộ phận một cửa, hoặc gửi thêm sau bằng mã tra cứu."),
    ),
    "base.too-many-files": RefusalText(
        _("Chỉ gửi được tối đa {limit} tệp."),
        _("Nhiều tệp quá thì mạng yếu không gửi nổi."),
        _("Bỏ bớt tệp, giữ những ảnh rõ nhất."),
    ),
}


@cache
def _texts() -> tuple[dict[str, str], dict[str, RefusalText]]:
    events: dict[str, str] = {}
    refusals: dict[str, RefusalText] = dict(core_texts.REFUSALS)
    for app in apps.get_app_configs():
        if app.name.startswith("hoiam.") and find_spec(f"{app.name}.texts"):
            module = import_module(f"{app.name}.texts")
            events |= module.EVENTS
            refusals |= module.REFUSALS
    return events, refusals


def all_events() -> dict[str, str]:
    """Every tag with its sentence."""
    return dict(_texts()[0])


def all_refusals() -> dict[str, RefusalText]:
    """Every refusal code with its three sentences."""
    return dict(_texts()[1])


_TWO_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)")


class _Blank(dict[str, Any]):
    """A detail that an old event does not have shows as an ellipsis instead of failing."""

    def __missing__(self, key: str) -> str:
        return "…"


def sentence(event: Event) -> str:
    """The event as a plain sentence for the history of a case."""
    template = all_events().get(event.tag, event.tag)
    said = gettext(template).format_map(_Blank(spoken(event.details)))
    return _TWO_STOPS.sub(".", said)  # a reason often ends with a full stop of its own


def spoken(details: Mapping[str, Any]) -> dict[str, Any]:
    """Labels among the details in the reader's language; names and reasons stay as they are."""
    return {
        name: gettext(value) if isinstance(value, str) and value else value
        for name, value in details.items()
    }


def refusal(error: Refusal) -> RefusalText:
    """What a person reads for this refusal."""
    return refusal_of(error.code, error.details)


def refusal_of(code: str, details: Mapping[str, Any]) -> RefusalText:
    """The same for one that was kept by its code and details."""
    text = all_refusals()[code]
    details = _Blank(details)
    return RefusalText(
        *(gettext(line).format_map(details) for line in (text.what, text.why, text.next))
    )
