"""Figures of procedures: form II.06a, over dossiers as an imported register keeps them.

Counted are dossiers that say when they were received, when they were due and, where they are no
longer open, when they ended: of the others nobody can say in which column they belong. How many
those are stands beside the table (`tthc-left-out`).
"""

from hoiam.core.figures.definitions import Counting, Dataset, Direction, Figure
from hoiam.core.figures.language import Column, Condition, Kind, Mark

DOSSIERS = Dataset(
    "dossiers",
    "Hồ sơ thủ tục hành chính",
    Counting.DOSSIER,
    {
        "code": Kind.TEXT,
        "unit": Kind.TEXT,
        "area": Kind.TEXT,
        "received_on": Kind.DAY,
        "due_on": Kind.DAY,
        "ended_on": Kind.DAY,
        "online": Kind.FLAG,
        "open": Kind.FLAG,  # by what the source says
    },
)
_RECEIVED, _DUE, _ENDED = Column("received_on"), Column("due_on"), Column("ended_on")
_NOT_BEFORE = _ENDED.is_empty | _ENDED.since(Mark.FIRST)
KNOWN = _DUE.is_there & (_ENDED.is_there | Column("open").holds)
_THERE = _RECEIVED.until(Mark.LAST) & _NOT_BEFORE
_COUNTED = _THERE & KNOWN
_NEW, _ONLINE = _COUNTED & _RECEIVED.since(Mark.FIRST), Column("online").holds
_SETTLED = _COUNTED & _ENDED.until(Mark.LAST)
_OPEN = _COUNTED & ~_ENDED.until(Mark.LAST)
# What has no end is held against the day of asking, what ended later against the period's last.
_DUE_YET = (_ENDED.is_empty & _DUE.since(Mark.DAY)) | (
    _ENDED.after(Mark.LAST) & _DUE.since(Mark.LAST)
)
_OVERDUE = (_ENDED.is_empty & _DUE.before(Mark.DAY)) | (
    _ENDED.after(Mark.LAST) & _DUE.before(Mark.LAST)
)
_SOURCE = "Thông tư 01/2020/TT-VPCP, biểu II.06a"


def _figure(
    number: int,
    name: str,
    meaning: str,
    where: Condition,
    direction: Direction = Direction.NONE,
) -> Figure:
    return Figure(
        f"tthc-{number}",
        name,
        meaning,
        DOSSIERS,
        where,
        direction=direction,
        source=f"{_SOURCE}, cột {number}",
    )


TTHC = (
    _figure(3, "Hồ sơ tiếp nhận", "Tiếp nhận trong kỳ và từ kỳ trước chuyển sang.", _COUNTED),
    _figure(4, "Hồ sơ trực tuyến", "Tiếp nhận trong kỳ qua mạng.", _NEW & _ONLINE),
    _figure(
        5,
        "Hồ sơ trực tiếp, bưu chính",
        "Tiếp nhận trong kỳ tại quầy hoặc qua bưu chính.",
        _NEW & ~_ONLINE,
    ),
    _figure(
        6,
        "Hồ sơ từ kỳ trước",
        "Tiếp nhận trước kỳ, chưa giải quyết xong khi kỳ bắt đầu.",
        _COUNTED & _RECEIVED.before(Mark.FIRST),
    ),
    _figure(7, "Hồ sơ đã giải quyết", "Giải quyết xong trong kỳ.", _SETTLED),
    _figure(
        8,
        "Giải quyết trước hạn",
        "Xong trước ngày hạn.",
        _SETTLED & _ENDED.before(_DUE),
        Direction.UP,
    ),
    _figure(
        9,
        "Giải quyết đúng hạn",
        "Xong đúng ngày hạn.",
        _SETTLED & _ENDED.equals(_DUE),
        Direction.UP,
    ),
    _figure(
        10,
        "Giải quyết quá hạn",
        "Xong sau ngày hạn.",
        _SETTLED & _ENDED.after(_DUE),
        Direction.DOWN,
    ),
    _figure(11, "Hồ sơ đang giải quyết", "Chưa xong vào ngày cuối kỳ.", _OPEN),
    _figure(12, "Đang giải quyết, trong hạn", "Ngày hạn chưa qua.", _COUNTED & _DUE_YET),
    _figure(
        13,
        "Đang giải quyết, quá hạn",
        "Ngày hạn đã qua.",
        _COUNTED & _OVERDUE,
        Direction.DOWN,
    ),
)
LEFT_OUT = Figure(
    "tthc-left-out",
    "Hồ sơ không xếp được vào biểu",
    "Nguồn không ghi ngày hạn, hoặc ghi đã kết thúc mà không ghi ngày kết thúc.",
    DOSSIERS,
    _THERE & ~KNOWN,
    source="Quy tắc của hệ thống",
)
# T1: of what was settled in the period, with its own denominator.
ON_TIME = Figure(
    "tthc-on-time",
    "Tỷ lệ hồ sơ giải quyết đúng hạn",
    "Trong số hồ sơ giải quyết xong trong kỳ, phần xong trước hoặc đúng ngày hạn.",
    DOSSIERS,
    ~_ENDED.after(_DUE),
    within=_SETTLED,
    direction=Direction.UP,
    rest_name="Quá hạn",
    source=f"{_SOURCE}, cột 8 và 9 trên cột 7",
)
FIGURES = (*TTHC, LEFT_OUT, ON_TIME)
