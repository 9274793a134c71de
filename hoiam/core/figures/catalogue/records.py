"""Figures of old registers: lines as another system or a paper kept them.

Two sums hold of any rows: received = open + ended + elsewhere + unknown, and judged = in time +
late, once by moments and once by days. A day without a time has no moment: a due day ends when the
day ends where the register was kept, so such a row is judged by days in both.
"""

from hoiam.core.figures.definitions import Counting, Dataset, Direction, Figure
from hoiam.core.figures.language import Column, Condition, Kind, Mark, within_period

RECORDS = Dataset(
    "records",
    "Dòng sổ cũ",
    Counting.RECORD,
    {
        "code": Kind.TEXT,
        "kind": Kind.TEXT,
        "system": Kind.TEXT,
        "channel": Kind.TEXT,
        "area": Kind.TEXT,
        "unit": Kind.TEXT,
        "state": Kind.TEXT,
        "received_on": Kind.DAY,
        "ended_on": Kind.DAY,
        "with_due": Kind.FLAG,
        "judged": Kind.FLAG,  # has a due day and an end
        "late_by_day": Kind.FLAG,
        "late_by_moment": Kind.FLAG,
        "open_due": Kind.DAY,  # the due day of what is still open
    },
)

_STATE = Column("state")
_DURING = within_period("received_on")
_JUDGED = Column("judged").holds
_LATE_BY_DAY, _LATE_BY_MOMENT = Column("late_by_day").holds, Column("late_by_moment").holds
_OPEN = _STATE.one_of("open", "working")
_SOURCE = "Sổ cũ, đúng như nguồn ghi; không thêm, không sửa"


def _of_received(
    code: str, name: str, meaning: str, which: Condition, direction: Direction = Direction.NONE
) -> Figure:
    where = _DURING & which
    return Figure(
        f"records-{code}", name, meaning, RECORDS, where, direction=direction, source=_SOURCE
    )


RECEIVED = Figure(
    "records-received",
    "Đã nhận",
    "Mọi dòng của sổ, kể cả dòng mà nguồn ghi là trùng, chuyển đi hoặc không thụ lý.",
    RECORDS,
    _DURING,
    source=_SOURCE,
)
OPEN = _of_received(
    "open",
    "Còn mở theo nguồn",
    "Nguồn ghi là chưa hoặc đang giải quyết lúc lấy dữ liệu; từ đó đến nay có thể đã khác.",
    _OPEN,
)
ENDED = _of_received(
    "ended",
    "Đã kết thúc",
    "Nguồn ghi là đã kết thúc. Kết thúc chưa chắc là đã làm xong.",
    _STATE.equals("ended"),
)
ELSEWHERE = _of_received(
    "elsewhere",
    "Trùng, chuyển đi, không thụ lý",
    "Nguồn ghi là trùng với việc khác, chuyển nơi khác, hoặc không thụ lý.",
    _STATE.one_of("duplicate", "transferred", "refused"),
)
UNKNOWN = _of_received(
    "unknown",
    "Nguồn không nói",
    "Nguồn không ghi tình trạng, hoặc ghi bằng chữ chưa ai nói nghĩa là gì.",
    _STATE.equals("unknown"),
)
WITH_DUE = _of_received(
    "with-due",
    "Có ngày hạn",
    "Nguồn ghi ngày hạn, dù đã kết thúc hay chưa.",
    Column("with_due").holds,
)
JUDGED = _of_received(
    "judged",
    "Có ngày hạn và ngày kết thúc",
    "Chỉ những dòng này mới nói được là đúng hạn hay trễ.",
    _JUDGED,
)
IN_TIME_BY_MOMENT = _of_received(
    "in-time-moment",
    "Đúng hạn, so theo giờ",
    "Kết thúc không sau giờ hạn. Nguồn chỉ ghi ngày thì hạn tính hết ngày đó.",
    _JUDGED & ~_LATE_BY_MOMENT,
    Direction.UP,
)
LATE_BY_MOMENT = _of_received(
    "late-moment",
    "Trễ, so theo giờ",
    "Kết thúc sau giờ hạn. Nguồn chỉ ghi ngày thì hạn tính hết ngày đó.",
    _LATE_BY_MOMENT,
    Direction.DOWN,
)
IN_TIME_BY_DAY = _of_received(
    "in-time-day",
    "Đúng hạn, so theo ngày",
    "Kết thúc trong ngày hạn hoặc trước đó, bất kể giờ nào.",
    _JUDGED & ~_LATE_BY_DAY,
    Direction.UP,
)
LATE_BY_DAY = _of_received(
    "late-day",
    "Trễ, so theo ngày",
    "Kết thúc sau ngày hạn, bất kể giờ nào.",
    _LATE_BY_DAY,
    Direction.DOWN,
)
OPEN_LATE = _of_received(
    "open-late",
    "Còn mở theo nguồn, đã qua ngày hạn",
    "Nguồn ghi là còn mở, và ngày hạn đã qua tính đến hôm nay.",
    _OPEN & Column("open_due").before(Mark.DAY),
    Direction.DOWN,
)
STANDING = (
    RECEIVED,
    OPEN,
    ENDED,
    ELSEWHERE,
    UNKNOWN,
    WITH_DUE,
    JUDGED,
    IN_TIME_BY_MOMENT,
    LATE_BY_MOMENT,
    IN_TIME_BY_DAY,
    LATE_BY_DAY,
    OPEN_LATE,
)


def _share(code: str, name: str, meaning: str, late: Condition) -> Figure:
    return Figure(
        f"records-{code}",
        name,
        meaning,
        RECORDS,
        ~late,
        within=_DURING & _JUDGED,
        direction=Direction.UP,
        rest_name="Trễ hạn",
        source=_SOURCE,
    )


IN_TIME_SHARE_BY_DAY = _share(
    "in-time-share-day",
    "Tỷ lệ đúng hạn, so theo ngày",
    "Trong số dòng có ngày hạn và ngày kết thúc, phần kết thúc trong ngày hạn hoặc trước đó.",
    _LATE_BY_DAY,
)
IN_TIME_SHARE_BY_MOMENT = _share(
    "in-time-share-moment",
    "Tỷ lệ đúng hạn, so theo giờ",
    "Trong số dòng có ngày hạn và ngày kết thúc, phần kết thúc không sau giờ hạn.",
    _LATE_BY_MOMENT,
)
FIGURES = (*STANDING, IN_TIME_SHARE_BY_DAY, IN_TIME_SHARE_BY_MOMENT)
