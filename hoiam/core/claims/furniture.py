"""What stands on a page beside its text: menus, counters, dates, captions, teasers."""

import re
from collections.abc import Iterator

from hoiam.core.claims.shapes import Stretch

_WORD = re.compile(r"[^\W\d_]+")
_COUNTER = re.compile(
    r"(?:lượt xem|lượt đọc|lượt truy cập|đã xem|số lượt xem|views?|đang truy cập|đang online|hôm nay|"
    r"tổng truy cập|thống kê truy cập|bình luận)\s?\(?:?\s*[\d.,]*\)?\.?"
)
_STAMP = re.compile(
    r"(?:(?:thứ \w+|chủ nhật|cập nhật|ngày đăng|đăng lúc|ngày)\W*)?(?:ngày )?\d{1,2}[/\-.]\d{1,2}[/\-.]\d{2,4}"
    r"[\s,|–-]*(?:\d{1,2}[:h]\d{2}(?::\d\d)?'?)?\s*(?:\(?gmt ?[+-] ?\d\)?)?\.?"
)
_PAGER = re.compile(
    r"(?:(?:trang|page)?\s*(?:\d{1,3}|[<>«»…]|\.\.\.|sau|trước|tiếp|đầu|cuối)[\s|]*){2,}"
)
_ADDRESS = re.compile(r"https?://\S+|www\.\S+")
_BEGINS_TEASERS = re.compile(
    r"(?:các )?(?:tin|bài)(?: viết)? (?:liên quan|khác|mới|cùng chuyên mục|đọc nhiều|nổi bật|cũ hơn|mới hơn)\W*"
    r"|(?:các )?tin(?: tức)? khác\W*|có thể bạn quan tâm\W*|đọc thêm\W*|xem thêm\W*|mới nhất\W*|đọc nhiều\W*|phản hồi\W*"
)
_CAPTION = re.compile(r"\(?\s?(?:ảnh|nguồn|ảnh minh họa)\s?:.{0,60}$")


def furniture(low: str, paragraphs: list[tuple[int, int]]) -> Iterator[Stretch]:
    """Which paragraphs of a text in small letters are no content."""
    teasers = False
    for start, end in paragraphs:
        line = low[start:end].strip()
        if _BEGINS_TEASERS.fullmatch(line):
            teasers = True
        why = "teaser" if teasers else _why(line)
        if why:
            yield Stretch(start, end, why)


def _why(line: str) -> str:
    if _COUNTER.fullmatch(line):
        return "counter"
    if _STAMP.fullmatch(line):
        return "date"
    if _PAGER.fullmatch(line):
        return "pager"
    if _ADDRESS.fullmatch(line):
        return "address"
    if _CAPTION.search(line) and len(line) < 300:
        return "caption"
    return ""
