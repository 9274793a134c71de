"""System checks: combinations of settings that are wrong together stop the start."""

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error, Tags, register

from hoiam.base import keeping, training
from hoiam.core import codes

# What an operator can have set wrong. The models, which Django would look through at each start,
# are the program's own, and tests look at them.
HERE = "installation"


@register(HERE)
def safe_settings(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Refuse settings that would expose people."""
    found: list[CheckMessage] = []
    local = "localhost" in settings.SITE_URL or "127.0.0.1" in settings.SITE_URL
    if settings.DEBUG and not local:
        found.append(
            Error(
                "HOIAM_DEBUG=yes trên một địa chỉ công khai làm lộ nội dung bên trong.",
                hint="Đặt HOIAM_DEBUG=no.",
                id="hoiam.E001",
            )
        )
    if settings.DEMO and not local:
        found.append(
            Error(
                "Bản trình diễn có mật khẩu ai cũng biết, không được mở ra ngoài máy này.",
                hint="Bỏ HOIAM_DEMO, hoặc đặt HOIAM_SITE_URL=http://localhost:8000.",
                id="hoiam.E002",
            )
        )
    if not local and not settings.SITE_URL.startswith("https://"):
        found.append(
            Error(
                "HOIAM_SITE_URL là địa chỉ công khai nhưng không dùng https.",
                hint="Đặt máy chủ proxy có chứng thư ở phía trước và dùng https://…",
                id="hoiam.E003",
            )
        )
    if not local and not settings.SECOND_FACTOR and not settings.TRAINING:
        found.append(
            checks.Warning(
                "Cán bộ vào bằng mật khẩu thôi, trên một địa chỉ công khai.",
                hint="Bỏ HOIAM_SECOND_FACTOR=no, để ai cũng thiết lập lớp xác thực thứ hai.",
                id="hoiam.W010",
            )
        )
    if settings.PREFIX == codes.TRAINING_PREFIX and not settings.TRAINING:
        found.append(
            Error(
                f"HOIAM_PREFIX={settings.PREFIX} là đầu số của các bản tập huấn.",
                hint="Chọn hai chữ khác, ví dụ LC.",
                id="hoiam.E009",
            )
        )
    if not re.fullmatch("[A-Z]{2}", settings.PREFIX):
        found.append(
            Error(
                f"HOIAM_PREFIX={settings.PREFIX!r} không dùng làm đầu số biên nhận được.",
                hint="Đặt đúng hai chữ cái in hoa không dấu, ví dụ LC.",
                id="hoiam.E005",
            )
        )
    if settings.KEYS_DIR.is_relative_to(settings.DATA_DIR):
        found.append(
            Error(
                "Thư mục khóa nằm trong thư mục dữ liệu: bản sao lưu sẽ mang theo khóa.",
                hint="Đặt HOIAM_KEYS_DIR ra ngoài HOIAM_DATA_DIR.",
                id="hoiam.E004",
            )
        )
    elif settings.KEYS_DIR.stat().st_dev == settings.DATA_DIR.stat().st_dev:
        found.append(
            checks.Warning(
                "Khóa và dữ liệu nằm trên cùng một ổ đĩa: mất ổ là mất cả hai.",
                hint="Nên đặt HOIAM_KEYS_DIR trên ổ khác, và cất một bản khóa ngoại tuyến.",
                id="hoiam.W001",
            )
        )
    return found


@register(HERE)
def training_sends_nothing(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Refuse ways out of a training installation: they would be somebody's real ones."""
    ways = {"HOIAM_EMAIL_URL": settings.MAIL_CONFIGURED, "HOIAM_SMS_URL": bool(settings.SMS_URL)}
    named = [name for name, is_set in ways.items() if is_set]
    if not (settings.TRAINING and named):
        return []
    return [
        Error(
            f"Bản tập huấn không gửi gì ra ngoài, nhưng có đặt {', '.join(named)}.",
            hint=f"Bỏ {', '.join(named)}; hoặc bỏ HOIAM_TRAINING nếu đây là bản thật.",
            id="hoiam.E008",
        )
    ]


@register(HERE)
def issuer_is_whole(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Refuse half a setting of the authority's own sign-in, and one that others could overhear."""
    found: list[CheckMessage] = []
    named = settings.OIDC_ISSUER
    if bool(named) != bool(settings.OIDC_CLIENT_ID):
        found.append(
            Error(
                "HOIAM_OIDC_ISSUER và HOIAM_OIDC_CLIENT_ID phải đặt cùng nhau.",
                hint="Đặt cả hai, hoặc bỏ cả hai.",
                id="hoiam.E030",
            )
        )
    parts = urlsplit(named)
    if named and parts.scheme != "https" and parts.hostname not in {"localhost", "127.0.0.1"}:
        found.append(
            Error(
                "HOIAM_OIDC_ISSUER không dùng https: người trên đường truyền giả được cán bộ.",
                hint="Dùng địa chỉ https://… của hệ thống đăng nhập.",
                id="hoiam.E031",
            )
        )
    return found


@register(HERE, Tags.database)
def training_is_marked(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Refuse a setting and a database that do not belong together, in both directions."""
    if not kwargs.get("databases"):
        return []
    fault = training.mismatch()
    return [Error(fault.what, hint=fault.next, id=fault.code)] if fault else []


@register(HERE, Tags.database)
def keys_fit(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Refuse keys that are not those of this database: lost, forgotten in a move, or another's."""
    if not kwargs.get("databases"):
        return []
    fault = keeping.mismatch()
    return [Error(fault.what, hint=fault.next, id=fault.code)] if fault else []
