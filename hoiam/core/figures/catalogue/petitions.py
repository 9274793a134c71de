"""Figures of petitions: forms 02/XLD and 03/GQKN of Circular 06/2025/TT-TTCP, and what became of
those that were accepted.

- *In the period*: received in it, or received before it and not yet processed when it began. What
  was processed before is not carried over, though it may still be settled (guide to column 1).
- *Processed*: it was sorted, or a step was taken that only somebody takes who has read it.
- *Of another body*: guided, returned or transferred; every other eligible one is *own*.
- *One case*: all petitions of a unit with the same words. A case is withdrawn only where none of
  its petitions is gone on with.

Denunciations stand in a room of their own; feedback on administrative rules is no petition.
"""

from hoiam.core.clocks.shapes import Matter
from hoiam.core.figures.definitions import (
    Counting,
    Dataset,
    Direction,
    Figure,
    Measure,
    Measured,
)
from hoiam.core.figures.language import Column, Condition, Kind, Mark

FIRST = (Matter.COMPLAINT.value, Matter.DISCIPLINE.value)
SECOND = (Matter.SECOND_COMPLAINT.value, Matter.SECOND_DISCIPLINE.value)
SAID = Matter.RECOMMENDATION.value
KINDS = (*FIRST, *SECOND, SAID)

PETITIONS = Dataset(
    "petitions",
    "Đơn",
    Counting.PETITION,
    {
        "code": Kind.TEXT,
        "unit": Kind.TEXT,
        "area": Kind.TEXT,
        "received_on": Kind.DAY,
        "kind": Kind.TEXT,
        "topic": Kind.TEXT,
        "case": Kind.TEXT,  # the code of the petition that was not sent again
        "eligible": Kind.FLAG,  # as it was sorted; empty: nobody said
        "processed_on": Kind.DAY,
        "kept_on": Kind.DAY,
        "away_on": Kind.DAY,  # guided, returned or transferred
        "transferred_on": Kind.DAY,
        "settled_on": Kind.DAY,  # decided or answered
        # Of the whole case, in the unit that has it.
        "case_accepted_on": Kind.DAY,
        "case_refused_on": Kind.DAY,
        "case_stopped_on": Kind.DAY,
        "case_going_since": Kind.DAY,  # accepted, and never stopped or withdrawn
        "case_settled_on": Kind.DAY,
    },
)
_CIRCULAR = "Thông tư 06/2025/TT-TTCP"
_RECEIVED, _PROCESSED = Column("received_on"), Column("processed_on")
IN_PERIOD = _RECEIVED.until(Mark.LAST) & (
    _RECEIVED.since(Mark.FIRST) | ~_PROCESSED.before(Mark.FIRST)
)
_READ = IN_PERIOD & _PROCESSED.until(Mark.LAST)
_KEPT = Column("kept_on").until(Mark.LAST)
_FIT = Column("eligible").holds | (Column("eligible").is_empty & ~_KEPT)
_ELIGIBLE = _READ & _FIT
_AWAY = Column("away_on").until(Mark.LAST)
_OWN, _ELSEWHERE = _ELIGIBLE & ~_AWAY, _ELIGIBLE & _AWAY
_KIND, _TOPIC = Column("kind"), Column("topic")
_COMPLAINT, _SAID = _OWN & _KIND.one_of(*FIRST, *SECOND), _OWN & _KIND.equals(SAID)
_SENT_ON = Column("transferred_on").until(Mark.LAST)
_ROWS = Measure()
_CASES = Measure(Measured.DISTINCT, "case")


def _column(
    form: str, number: int, name: str, meaning: str, where: Condition, measure: Measure
) -> Figure:
    prefix = form.partition("/")[2].lower()
    return Figure(
        f"{prefix}-{number}",
        name,
        meaning,
        PETITIONS,
        where,
        measure=measure,
        counting=Counting.MATTER if measure is _CASES else None,
        source=f"{_CIRCULAR}, biểu {form}, cột {number}",
    )


def _xld(
    number: int, name: str, meaning: str, where: Condition, measure: Measure = _ROWS
) -> Figure:
    return _column("02/XLD", number, name, meaning, where, measure)


XLD = (
    _xld(
        1,
        "Tổng số đơn",
        "Đơn tiếp nhận trong kỳ từ mọi nguồn và đơn chưa xử lý từ kỳ trước chuyển sang.",
        IN_PERIOD,
    ),
    _xld(
        2,
        "Số đơn đã xử lý",
        "Đơn đã xem xét xong điều kiện xử lý: đủ hoặc không đủ điều kiện.",
        _READ,
    ),
    _xld(3, "Số đơn đủ điều kiện xử lý", "Đơn đã xử lý và đủ điều kiện.", _ELIGIBLE),
    _xld(
        4,
        "Số đơn thuộc thẩm quyền",
        "Đơn đủ điều kiện, không hướng dẫn, trả lại hay chuyển đi.",
        _OWN,
    ),
    _xld(
        5,
        "Số vụ việc thuộc thẩm quyền",
        "Đơn cùng nội dung gửi lại hoặc gửi nhiều nơi là một vụ việc.",
        _OWN,
        _CASES,
    ),
    _xld(6, "Đơn khiếu nại thuộc thẩm quyền", "Khiếu nại lần đầu và lần hai.", _COMPLAINT),
    _xld(7, "Đơn khiếu nại lần đầu", "Khiếu nại lần đầu.", _COMPLAINT & _KIND.one_of(*FIRST)),
    _xld(8, "Đơn khiếu nại lần 2", "Khiếu nại lần hai.", _COMPLAINT & _KIND.one_of(*SECOND)),
    _xld(9, "Đơn khiếu nại về đất đai", "Đất đai, nhà cửa.", _COMPLAINT & _TOPIC.equals("land")),
    _xld(
        10,
        "Đơn khiếu nại về chế độ, chính sách",
        "Chính sách, chế độ, cán bộ.",
        _COMPLAINT & _TOPIC.equals("policy"),
    ),
    _xld(
        11,
        "Đơn khiếu nại về lĩnh vực khác",
        "Lĩnh vực khác.",
        _COMPLAINT & ~_TOPIC.one_of("land", "policy"),
    ),
    _xld(
        19,
        "Đơn kiến nghị, phản ánh thuộc thẩm quyền",
        "Kiến nghị, phản ánh bằng đơn.",
        _SAID,
    ),
    _xld(
        20,
        "Đơn kiến nghị, phản ánh về chế độ, chính sách",
        "Chính sách, chế độ, cán bộ.",
        _SAID & _TOPIC.equals("policy"),
    ),
    _xld(
        21,
        "Đơn kiến nghị, phản ánh về đất đai",
        "Đất đai, nhà cửa.",
        _SAID & _TOPIC.equals("land"),
    ),
    _xld(
        22,
        "Đơn kiến nghị, phản ánh về lĩnh vực khác",
        "Lĩnh vực khác.",
        _SAID & ~_TOPIC.one_of("land", "policy"),
    ),
    _xld(
        23,
        "Số đơn không thuộc thẩm quyền",
        "Đơn đủ điều kiện đã hướng dẫn, trả lại hoặc chuyển đi.",
        _ELSEWHERE,
    ),
    _xld(
        24,
        "Đơn đã hướng dẫn",
        "Hướng dẫn người gửi đến nơi có thẩm quyền, hoặc trả lại đơn.",
        _ELSEWHERE & ~_SENT_ON,
    ),
    _xld(25, "Đơn đã chuyển", "Chuyển đến nơi có thẩm quyền.", _ELSEWHERE & _SENT_ON),
)
_STOPPED = Column("case_stopped_on").until(Mark.LAST) & ~Column("case_going_since").until(Mark.LAST)
_ACCEPTED = Column("case_accepted_on").until(Mark.LAST)
_REFUSED = Column("case_refused_on").until(Mark.LAST)


def _gqkn(
    number: int, name: str, meaning: str, where: Condition, measure: Measure = _CASES
) -> Figure:
    return _column("03/GQKN", number, name, meaning, where, measure)


GQKN = (
    _gqkn(
        1,
        "Tổng số đơn khiếu nại thuộc thẩm quyền",
        "Đúng bằng cột 6 của biểu 02/XLD.",
        _COMPLAINT,
        _ROWS,
    ),
    _gqkn(
        2,
        "Tổng số vụ việc khiếu nại thuộc thẩm quyền",
        "Đơn cùng nội dung là một vụ việc.",
        _COMPLAINT,
    ),
    _gqkn(
        3,
        "Vụ việc đang xem xét điều kiện thụ lý",
        "Chưa thụ lý, chưa từ chối thụ lý, chưa đình chỉ.",
        _COMPLAINT & ~_STOPPED & ~_ACCEPTED & ~_REFUSED,
    ),
    _gqkn(
        4,
        "Vụ việc đã thụ lý giải quyết",
        "Đã thụ lý, kể cả vụ việc đã có quyết định giải quyết.",
        _COMPLAINT & ~_STOPPED & _ACCEPTED,
    ),
    _gqkn(
        5,
        "Vụ việc không thụ lý",
        "Đã thông báo không thụ lý.",
        _COMPLAINT & ~_STOPPED & ~_ACCEPTED & _REFUSED,
    ),
    _gqkn(
        6,
        "Vụ việc rút đơn, đình chỉ giải quyết",
        "Rút toàn bộ nội dung, đã đình chỉ; rút một phần không tính.",
        _COMPLAINT & _STOPPED,
    ),
)
# B29: the 149 of 158. Followed from the petition to its own result: neither decisions nor cases.
OWN_SETTLED = Figure(
    "petitions-own-settled",
    "Tỷ lệ giải quyết khiếu nại thuộc thẩm quyền",
    "Trong số đơn khiếu nại thuộc thẩm quyền của kỳ (02/XLD cột 6), phần mà vụ việc đã có quyết "
    "định giải quyết tính đến ngày cuối kỳ. Đếm đơn, không đếm quyết định: nhiều đơn của một vụ "
    "việc cùng theo một quyết định.",
    PETITIONS,
    Column("case_settled_on").until(Mark.LAST),
    within=_COMPLAINT,
    direction=Direction.UP,
    rest_name="Chưa có quyết định giải quyết",
    source="Quy tắc của hệ thống, trên biểu 02/XLD cột 6",
)
SAID_ANSWERED = Figure(
    "petitions-said-answered",
    "Tỷ lệ trả lời kiến nghị, phản ánh bằng đơn",
    "Trong số đơn kiến nghị, phản ánh thuộc thẩm quyền của kỳ (02/XLD cột 19), phần đã trả lời tính "
    "đến ngày cuối kỳ.",
    PETITIONS,
    Column("settled_on").until(Mark.LAST),
    within=_SAID,
    direction=Direction.UP,
    rest_name="Chưa trả lời",
    source="Quy tắc của hệ thống, trên biểu 02/XLD cột 19",
)
PROCESSED_SHARE = Figure(
    "petitions-processed",
    "Tỷ lệ đơn đã xử lý",
    "Trong tổng số đơn của kỳ (02/XLD cột 1), phần đã xem xét xong điều kiện xử lý tính đến ngày "
    "cuối kỳ.",
    PETITIONS,
    _PROCESSED.until(Mark.LAST),
    within=IN_PERIOD,
    direction=Direction.UP,
    rest_name="Chưa xử lý",
    source="Quy tắc của hệ thống, trên biểu 02/XLD cột 1 và 2",
)
FIGURES = (*XLD, *GQKN, OWN_SETTLED, SAID_ANSWERED, PROCESSED_SHARE)
