"""Figures of cases: what people brought and what became of it.

Two ways to count, never folded into one. Of what was received in a period: how it stands. And of a
period: what it began with, what came, what was answered, what is left; the first two make the last
two. A case joined to another one is counted there.
"""

from hoiam.core.figures.definitions import Counting, Dataset, Direction, Figure
from hoiam.core.figures.language import Column, Condition, Kind, Mark, within_period

CASES = Dataset(
    "cases",
    "Vụ việc",
    Counting.CASE,
    {
        "code": Kind.TEXT,
        "kind": Kind.TEXT,
        "field": Kind.TEXT,
        "area": Kind.TEXT,
        "unit": Kind.TEXT,
        "state": Kind.TEXT,
        "result": Kind.TEXT,
        "people": Kind.NUMBER,
        "received_on": Kind.DAY,
        "answered_on": Kind.DAY,
        "published": Kind.FLAG,
        "answer_due": Kind.DAY,  # of the first answer that is still owed
        "answered_late": Kind.FLAG,  # an answer that was owed came after its day
        "promise_due": Kind.DAY,  # of the first promise that is still open
    },
)

_STATE, _RECEIVED, _ANSWERED_ON = Column("state"), Column("received_on"), Column("answered_on")
_DURING = within_period("received_on")
_ANSWERED = _STATE.one_of("answered", "closed")
_OPEN = _STATE.one_of("new", "waiting", "handling")
_PROMISE_OPEN = Column("promise_due").is_there
_LATE = Column("answered_late").holds | Column("answer_due").before(Mark.DAY)
_HOUSE = "Quy tắc của hệ thống: vụ việc gộp đếm một lần, ở vụ việc nhận gộp"


def _of_received(
    code: str, name: str, meaning: str, which: Condition, direction: Direction = Direction.NONE
) -> Figure:
    return Figure(
        f"cases-{code}", name, meaning, CASES, _DURING & which, direction=direction, source=_HOUSE
    )


RECEIVED = Figure(
    "cases-received",
    "Đã nhận",
    "Mọi vụ việc đã tiếp nhận. Vụ việc gộp vào vụ việc khác chỉ đếm một lần, ở vụ việc kia.",
    CASES,
    _DURING,
    source=_HOUSE,
    beside=("cases-carried", "cases-finished", "cases-left"),
)
OPEN = _of_received(
    "open",
    "Đang giải quyết",
    "Chưa trả lời, chờ người gửi bổ sung, hoặc đã mở lại và chưa trả lời lần nữa.",
    _OPEN,
)
ANSWERED = _of_received(
    "answered",
    "Đã trả lời",
    "Đã trả lời người gửi. Đã trả lời chưa chắc là đã làm xong.",
    _ANSWERED,
)
PROMISE_OPEN = _of_received(
    "promise-open",
    "Đã trả lời, còn lời hứa",
    "Đã trả lời, và còn ít nhất một lời hứa trong câu trả lời chưa làm xong.",
    _ANSWERED & _PROMISE_OPEN,
)
PROMISE_LATE = _of_received(
    "promise-late",
    "Lời hứa quá ngày",
    "Đã trả lời, và còn ít nhất một lời hứa đã qua ngày hẹn mà chưa làm xong.",
    _ANSWERED & Column("promise_due").before(Mark.DAY),
    Direction.DOWN,
)
SETTLED = _of_received(
    "settled",
    "Đã trả lời, không còn lời hứa",
    "Đã trả lời, và câu trả lời không hứa gì hoặc điều đã hứa đều có kết quả.",
    _ANSWERED & ~_PROMISE_OPEN,
)
IN_TIME = _of_received(
    "in-time",
    "Trả lời đúng hạn",
    "Đã trả lời, và không lần nào trễ. Hạn được gia hạn có lý do thì tính theo hạn mới.",
    _ANSWERED & ~_LATE,
    Direction.UP,
)
LATE = _of_received(
    "late",
    "Trễ hạn trả lời",
    "Trả lời sau ngày hạn, hoặc đã qua ngày hạn mà chưa trả lời. Đã trễ một lần thì vẫn tính.",
    _LATE,
    Direction.DOWN,
)
WITHIN = _of_received(
    "within",
    "Đang giải quyết, còn trong hạn",
    "Chưa trả lời, chưa đến hoặc đúng ngày hạn, và chưa lần nào trễ.",
    _OPEN & ~_LATE,
)
# How what was received in a period stands. Two sums hold on any day: received = open + answered,
# and received = in time + late + within.
STANDING = (RECEIVED, OPEN, ANSWERED, PROMISE_OPEN, PROMISE_LATE, SETTLED, IN_TIME, LATE, WITHIN)

CARRIED = Figure(
    "cases-carried",
    "Kỳ trước chuyển sang",
    "Nhận trước ngày đầu kỳ và chưa trả lời trước ngày đó.",
    CASES,
    _RECEIVED.before(Mark.FIRST) & (_ANSWERED_ON.is_empty | _ANSWERED_ON.since(Mark.FIRST)),
    source=_HOUSE,
    beside=("cases-received", "cases-finished", "cases-left"),
)
FINISHED = Figure(
    "cases-finished",
    "Trả lời trong kỳ",
    "Trả lời lần sau cùng trong kỳ, nhận trong kỳ hay từ kỳ trước chuyển sang.",
    CASES,
    within_period("answered_on"),
    source=_HOUSE,
    beside=("cases-carried", "cases-received", "cases-left"),
)
LEFT = Figure(
    "cases-left",
    "Chuyển kỳ sau",
    "Đến hết ngày cuối kỳ vẫn chưa trả lời.",
    CASES,
    _RECEIVED.until(Mark.LAST) & (_ANSWERED_ON.is_empty | _ANSWERED_ON.after(Mark.LAST)),
    source=_HOUSE,
    beside=("cases-carried", "cases-received", "cases-finished"),
)
FLOW = (CARRIED, RECEIVED, FINISHED, LEFT)

ANSWERED_SHARE = Figure(
    "cases-answered-share",
    "Tỷ lệ đã trả lời",
    "Trong số vụ việc nhận trong kỳ, phần đã trả lời đến lúc đếm.",
    CASES,
    _ANSWERED,
    within=_DURING,
    direction=Direction.UP,
    rest_name="Chưa trả lời",
    source=_HOUSE,
)
IN_TIME_SHARE = Figure(
    "cases-in-time-share",
    "Tỷ lệ trả lời đúng hạn",
    "Trong số vụ việc nhận trong kỳ đã trả lời hoặc đã quá hạn, phần trả lời mà không lần nào trễ."
    " Vụ việc chưa đến hạn chưa tính.",
    CASES,
    ~_LATE,
    within=_DURING & (_ANSWERED | _LATE),
    direction=Direction.UP,
    rest_name="Trễ hạn",
    source=_HOUSE,
)
FIGURES = (*STANDING, CARRIED, FINISHED, LEFT, ANSWERED_SHARE, IN_TIME_SHARE)
