"""Boxes and calls for tests: one of each at the commune's office."""

from datetime import timedelta
from typing import Any

from hoiam.core import calendar
from hoiam.reception import actions
from hoiam.reception.actions import Classed, Count, Rung
from hoiam.reception.models import Box, Hotline, HotlineRule, Opening
from tests.cast import NOW, Cast

TODAY = calendar.day_of(NOW)
SINCE = TODAY - timedelta(days=30)


def hung(cast: Cast, **changes: Any) -> Box:
    """A box at the gate."""
    given: dict[str, Any] = {
        "unit": cast.units["commune-office"], "place": "Cổng UBND xã", "opened_each": 7,
        "valid_from": SINCE, "by": cast.actor("clerk"), "at": NOW,
    }  # fmt: skip
    return actions.hang_box(**(given | changes))


def opened(cast: Cast, box: Box | None = None, **changes: Any) -> Opening:
    """An opening with four letters, of which one was set aside."""
    given: dict[str, Any] = {
        "box": box or hung(cast), "key": "mở-1", "opened_on": TODAY, "openers": "Lò Thị Mẫu, văn thư",
        "witnesses": "Bàn Thị Thơ, Mặt trận xã", "count": Count(4, 1, "12", "Thanh tra tỉnh"),
        "by": cast.actor("clerk"), "at": NOW,
    }  # fmt: skip
    return actions.open_box(**(given | changes))


def line(cast: Cast, **changes: Any) -> Hotline:
    """A published number."""
    given: dict[str, Any] = {
        "unit": cast.units["commune-office"], "number": "0214 3 123 456", "hours": "giờ hành chính",
        "published": "bảng tin UBND xã", "valid_from": SINCE, "by": cast.actor("clerk"), "at": NOW,
    }  # fmt: skip
    return actions.open_hotline(**(given | changes))


def ruled(cast: Cast, of: Hotline, **changes: Any) -> HotlineRule:
    """A regulation with two classes."""
    given: dict[str, Any] = {
        "hotline": of, "paper": "Quy chế 12-QC/TU", "valid_from": SINCE, "text": "",
        "classes": [Classed("Hạ tầng", 3), Classed("Khác", 5)],
        "by": cast.actor("leader"), "at": NOW,
    }  # fmt: skip
    return actions.set_hotline_rule(**(given | changes))


def rung(**changes: Any) -> Rung:
    """Somebody rang an hour ago."""
    given: dict[str, Any] = {
        "key": "gọi-1", "called": NOW - timedelta(hours=1), "outcome": "answered",
        "about": "hỏi giờ làm việc", "said": "từ 7 giờ 30",
    }  # fmt: skip
    return Rung(**(given | changes))
