"""What a percentage speaks of: a part of a whole, a change, a plan, or something not counted."""

import re
from enum import StrEnum

from hoiam.core.claims.passages import Item
from hoiam.core.claims.shapes import Measure


class Role(StrEnum):
    SHARE = "share"
    LEVEL = "level"  # a rate that is stated with nothing beside it
    GROWTH = "growth"
    OF_BEFORE = "of-before"  # bằng 98% so với cùng kỳ
    PLAN = "plan"
    OVER_PLAN = "over-plan"  # vượt 12% kế hoạch


RISES = r"tăng|giảm|cao hơn|thấp hơn|nhiều hơn|ít hơn|vượt|hụt|bớt"
_CHANGES = re.compile(
    rf"(?:{RISES})(?: thêm| tới| được| bình quân| trung bình| tương ứng| tương đương| khoảng| là| \(?tương đương\)?)?$"
)
_NO_COMPARISON = re.compile(r"(?:cắt|tinh|miễn|thuyên) giảm$")
_PLAN = re.compile(
    r"\s*(?:so với |so |của |trên )?(?:tổng )?(?:số )?(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|kh(?!\w)|nghị quyết|định mức|dự kiến)"
)
_BEFORE = re.compile(
    r"\s*(?:so với |so |của )?(?:số )?(?:cùng kỳ|(?:năm|tháng|quý|kỳ) (?:trước|ngoái|20\d\d|\d))"
)
_INTRODUCED = re.compile(
    r"(?:đạt|chiếm|bằng|tỷ lệ|tỉ lệ|tương ứng|tương đương|tức|tức là|ứng với|là|được|[(:–-]|chỉ)"
    r"(?: (?:đạt|tỷ lệ|tỉ lệ|là|được|mức|bình quân|trung bình|chung|tới|đến|có|với|khoảng|chỉ))*$|^$"
)
_RATE_OF = re.compile(
    r"(?:tỷ lệ|tỉ lệ|tốc độ|mức độ|tỷ trọng|tỉ trọng|chỉ số|độ)\s+(?P<what>[^,;.(]*)$"
)
_EMPTY_WORDS = frozenset(
    [
        "đạt",
        "tỷ",
        "tỉ",
        "lệ",
        "là",
        "được",
        "mức",
        "bình",
        "quân",
        "trung",
        "chung",
        "tới",
        "đến",
        "có",
        "với",
        "khoảng",
        "chỉ",
        "chiếm",
        "bằng",
        "ước",
    ]
)
AVERAGE = re.compile(r"(?<!\w)(?:bình quân|trung bình)(?!\w)")


def role(item: Item) -> Role:
    """What a percentage (or a change of so many) is said of."""
    if _CHANGES.search(item.before) and not _NO_COMPARISON.search(item.before):
        over = item.is_percent and "vượt" in item.before[-12:] and _PLAN.match(item.after)
        return Role.OVER_PLAN if over else Role.GROWTH
    if not item.is_percent:
        return Role.LEVEL
    if _PLAN.match(item.after):
        return Role.PLAN
    if _BEFORE.match(item.after) and re.search(r"(?:bằng|đạt)$", item.before):
        return Role.OF_BEFORE
    if rate_of(item) or not _INTRODUCED.search(item.before):
        return Role.LEVEL
    return Role.SHARE


def rate_of(item: Item) -> str:
    """Of "tỷ lệ hài lòng đạt 97%": hài lòng."""
    found = _RATE_OF.search(item.before)
    if not found:
        return ""
    return " ".join(one for one in found["what"].split() if one not in _EMPTY_WORDS)


def is_change(item: Item) -> bool:
    """Whether a number says by how much something changed."""
    return item.quantity.measure in (Measure.POINTS, Measure.TIMES) or role(item) is Role.GROWTH
