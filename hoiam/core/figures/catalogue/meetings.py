"""Figures of meetings: one event counts once, however many bodies hold it together."""

from hoiam.core.figures.definitions import Counting, Dataset, Direction, Figure
from hoiam.core.figures.language import Column, Condition, Kind, within_period

MEETINGS = Dataset(
    "meetings",
    "Cuộc gặp, tiếp dân, đối thoại",
    Counting.MEETING,
    {
        "code": Kind.TEXT,
        "kind": Kind.TEXT,
        "audience": Kind.TEXT,
        "unit": Kind.TEXT,
        "area": Kind.TEXT,
        "state": Kind.TEXT,
        "planned_on": Kind.DAY,
        "held_on": Kind.DAY,
        "head_there": Kind.FLAG,  # the head of a host came in person
        "postponed": Kind.FLAG,
    },
    dated="held_on",
)

_HELD = within_period("held_on") & Column("state").one_of("held", "closed")
_PLANNED = within_period("planned_on")
_HOUSE = "Quy tắc của hệ thống: cuộc do nhiều nơi cùng tổ chức đếm một lần"


def _held(code: str, name: str, meaning: str, which: Condition) -> Figure:
    return Figure(f"meetings-{code}", name, meaning, MEETINGS, _HELD & which, source=_HOUSE)


HELD = Figure(
    "meetings-held",
    "Cuộc đã diễn ra",
    "Cuộc gặp, tiếp dân, đối thoại, tiếp xúc cử tri đã diễn ra trong kỳ.",
    MEETINGS,
    _HELD,
    source=_HOUSE,
)
DIALOGUES = _held(
    "dialogues",
    "Cuộc đối thoại",
    "Đối thoại trực tiếp với Nhân dân đã diễn ra trong kỳ.",
    Column("kind").equals("dialogue"),
)
RECEPTIONS = _held(
    "receptions",
    "Buổi tiếp công dân",
    "Buổi tiếp công dân của lãnh đạo đã diễn ra trong kỳ.",
    Column("kind").equals("reception"),
)
VOTERS = _held(
    "voters",
    "Cuộc tiếp xúc cử tri",
    "Tiếp xúc cử tri đã diễn ra trong kỳ.",
    Column("kind").equals("voters"),
)
NOT_HELD = Figure(
    "meetings-cancelled",
    "Cuộc không tổ chức",
    "Dự kiến trong kỳ mà không tổ chức, có lý do.",
    MEETINGS,
    _PLANNED & Column("state").equals("cancelled"),
    direction=Direction.DOWN,
    source=_HOUSE,
)
HEAD_SHARE = Figure(
    "meetings-head-share",
    "Tỷ lệ người đứng đầu trực tiếp dự",
    "Trong số buổi tiếp công dân và đối thoại đã diễn ra trong kỳ, phần có người đứng đầu trực tiếp"
    " dự. Cuộc chưa ghi là có hay không thì nằm trong phần còn lại.",
    MEETINGS,
    Column("head_there").holds,
    within=_HELD & Column("kind").one_of("dialogue", "reception"),
    direction=Direction.UP,
    rest_name="Người đứng đầu không dự, hoặc chưa ghi",
    source="Luật Tiếp công dân, Điều 18",
)
FIGURES = (HELD, DIALOGUES, RECEPTIONS, VOTERS, NOT_HELD, HEAD_SHARE)
