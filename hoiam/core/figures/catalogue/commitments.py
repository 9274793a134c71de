"""Figures of duties: who owes what by which day, and what came of it.

A promise, a conclusion of a meeting and a legal clock are duties alike; `kind` and `about` say
which. Done and closed without being done are never one number, nor are the day first promised and
the day that it was moved to.
"""

from hoiam.core.figures.definitions import Counting, Dataset, Direction, Figure
from hoiam.core.figures.language import Column, Condition, Kind, Mark, within_period

COMMITMENTS = Dataset(
    "commitments",
    "Việc phải làm",
    Counting.COMMITMENT,
    {
        "code": Kind.TEXT,
        "kind": Kind.TEXT,
        "about": Kind.TEXT,
        "unit": Kind.TEXT,
        "assigned_by": Kind.TEXT,
        "area": Kind.TEXT,
        "state": Kind.TEXT,
        "started_on": Kind.DAY,
        "first_due_on": Kind.DAY,
        "due_on": Kind.DAY,
        "ended_on": Kind.DAY,
        "standing_still": Kind.FLAG,  # a clock that waits for somebody else
    },
    dated="started_on",
)

_STATE, _DUE, _ENDED = Column("state"), Column("due_on"), Column("ended_on")
_FALLS_DUE = within_period("due_on")
_HERE = ~_STATE.equals("merged")  # merged into another one: counted there
_PROMISE = Column("kind").one_of("promise", "conclusion")
_IN_TIME = _STATE.equals("done") & _ENDED.until(_DUE)
_HOUSE = "Quy tắc của hệ thống: việc nhập vào việc khác đếm một lần, ở việc kia"


def _figure(
    code: str, name: str, meaning: str, which: Condition, direction: Direction = Direction.NONE
) -> Figure:
    return Figure(
        f"commitments-{code}",
        name,
        meaning,
        COMMITMENTS,
        _HERE & which,
        direction=direction,
        source=_HOUSE,
    )


GIVEN = _figure(
    "given",
    "Việc phát sinh",
    "Việc phải làm bắt đầu trong kỳ: trả lời, lời hứa, việc giao, thời hạn theo luật.",
    within_period("started_on"),
)
PROMISED = _figure(
    "promised",
    "Lời hứa và việc giao",
    "Lời hứa trong câu trả lời và việc giao theo kết luận, bắt đầu trong kỳ.",
    within_period("started_on") & _PROMISE,
)
FALLEN_DUE = _figure(
    "fallen-due",
    "Việc đến hạn trong kỳ",
    "Việc có ngày hạn nằm trong kỳ; ngày hạn đã dời có lý do thì tính theo ngày mới.",
    _FALLS_DUE,
)
OPEN = _figure(
    "open",
    "Việc đang mở",
    "Bắt đầu không sau ngày cuối kỳ và đến hết ngày đó chưa có kết quả.",
    Column("started_on").until(Mark.LAST) & (_ENDED.is_empty | _ENDED.after(Mark.LAST)),
)
OVERDUE = _figure(
    "overdue",
    "Việc quá hạn chưa xong",
    "Đang mở, không tạm dừng, và ngày hạn đã qua.",
    _STATE.equals("open") & _DUE.before(Mark.DAY) & ~Column("standing_still").holds,
    Direction.DOWN,
)
UNDONE = _figure(
    "undone",
    "Việc khép lại khi chưa làm",
    "Khép lại trong kỳ mà chưa làm, có lý do. Không bao giờ tính là đã xong.",
    _STATE.equals("undone") & within_period("ended_on"),
    Direction.DOWN,
)
MOVED = _figure(
    "moved",
    "Việc đã dời ngày",
    "Ngày hạn bây giờ muộn hơn ngày hứa lần đầu. Ngày hứa đầu tiên vẫn giữ.",
    _FALLS_DUE & _DUE.after(Column("first_due_on")),
    Direction.DOWN,
)
KEPT_SHARE = Figure(
    "commitments-kept-share",
    "Tỷ lệ giữ lời",
    "Trong số lời hứa và việc giao đến hạn trong kỳ, phần đã làm xong đúng hạn. Việc chưa qua ngày"
    " hạn và chưa xong thì chưa tính.",
    COMMITMENTS,
    _IN_TIME,
    within=_HERE & _PROMISE & _FALLS_DUE & (~_STATE.equals("open") | _DUE.before(Mark.DAY)),
    direction=Direction.UP,
    rest_name="Trễ, hoặc không làm",
    source=_HOUSE,
)
IN_TIME_SHARE = Figure(
    "commitments-in-time-share",
    "Tỷ lệ việc xong đúng hạn",
    "Trong số việc đến hạn trong kỳ, phần đã làm xong đúng hạn. Việc chưa qua ngày hạn và chưa xong"
    " thì chưa tính.",
    COMMITMENTS,
    _IN_TIME,
    within=_HERE & _FALLS_DUE & (~_STATE.equals("open") | _DUE.before(Mark.DAY)),
    direction=Direction.UP,
    rest_name="Trễ, hoặc không làm",
    source=_HOUSE,
)
FIGURES = (
    GIVEN,
    PROMISED,
    FALLEN_DUE,
    OPEN,
    OVERDUE,
    UNDONE,
    MOVED,
    KEPT_SHARE,
    IN_TIME_SHARE,
)
