"""Figures of voices: acts of speaking, by channel. A voice is no person and no case."""

from hoiam.core.figures.definitions import Counting, Dataset, Figure
from hoiam.core.figures.language import Column, Condition, Kind, within_period

VOICES = Dataset(
    "voices",
    "Ý kiến",
    Counting.VOICE,
    {
        "code": Kind.TEXT,
        "channel": Kind.TEXT,
        "kind": Kind.TEXT,
        "field": Kind.TEXT,
        "area": Kind.TEXT,
        "unit": Kind.TEXT,
        "received_on": Kind.DAY,
        "later": Kind.FLAG,  # the same person added to what they said before
        "anonymous": Kind.FLAG,
    },
)

_DURING = within_period("received_on")
_FIRST = ~Column("later").holds
_HOUSE = "Quy tắc của hệ thống: điều một người nói thêm về ý kiến cũ không phải ý kiến mới"


def _figure(code: str, name: str, meaning: str, which: Condition) -> Figure:
    return Figure(f"voices-{code}", name, meaning, VOICES, _DURING & _FIRST & which, source=_HOUSE)


RECEIVED = Figure(
    "voices-received",
    "Ý kiến đã nhận",
    "Ý kiến nhận trong kỳ qua mọi kênh. Nhiều ý kiến có thể gộp thành một vụ việc.",
    VOICES,
    _DURING & _FIRST,
    source=_HOUSE,
)
BY_CHANNEL = tuple(
    _figure(f"by-{code}", name, meaning, Column("channel").one_of(*channels))
    for code, name, meaning, channels in (
        ("web", "Ý kiến qua mạng", "Gửi qua trang web hoặc thư điện tử.", ("web", "email")),
        ("phone", "Ý kiến qua điện thoại", "Gọi đến đường dây nóng.", ("phone",)),
        ("box", "Ý kiến qua hòm thư", "Bỏ vào hòm thư góp ý hoặc gửi bưu điện.", ("box", "post")),
        ("desk", "Ý kiến tại bàn tiếp nhận", "Đến nói trực tiếp với cán bộ.", ("desk",)),
        (
            "meeting",
            "Ý kiến tại cuộc gặp",
            "Nói tại hội trường, họp thôn, hoặc với cán bộ đi cơ sở.",
            ("hall", "hamlet-meeting", "visit"),
        ),
    )
)
ADDED = Figure(
    "voices-added",
    "Lần nói thêm",
    "Lần người đã có ý kiến nói thêm về chính ý kiến đó; không cộng vào ý kiến đã nhận.",
    VOICES,
    _DURING & Column("later").holds,
    source=_HOUSE,
)
FIGURES = (RECEIVED, *BY_CHANNEL, ADDED)
