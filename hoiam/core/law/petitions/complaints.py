"""Complaints: the first time, the second time, and the variant against a disciplinary decision.

Decisions of the table:

- What is withdrawn before acceptance ends there; after it, a decision to end it is due (C-13), so
  nothing but that is left to do.
- A body that is not competent guides the person, or returns the statement to whoever passed it
  on. It never passes a complaint on itself.
- When the time to settle has passed, the duty to settle stays; the person may turn higher.
"""

from dataclasses import replace

from hoiam.core.clocks.shapes import Matter
from hoiam.core.law.petitions import library
from hoiam.core.law.petitions.library import (
    ACCEPTED,
    CLOSED,
    DECIDED,
    GUIDED,
    KEPT,
    LIBRARY,
    RECEIVED,
    REFUSED,
    RETURNED,
    SENT,
    STOPPED,
    SUSPENDED,
    WAITING,
    WITHDRAWING,
    WITHDRAWN,
    when,
)
from hoiam.core.law.petitions.shapes import Bar, Circumstance, Why

_NOT_PASSED_ON = Bar(
    Why.FORBIDDEN,
    "SUB-GUIDE",
    "Khiếu nại không thuộc thẩm quyền thì hướng dẫn người khiếu nại, không chuyển đơn đi.",
)
_FORBIDDEN = {"transfer": _NOT_PASSED_ON}

_AT_THE_DOOR = {
    "accept": ACCEPTED,
    "refuse": REFUSED,
    "guide": GUIDED,
    "return": RETURNED,
    "keep": KEPT,
    "withdraw": WITHDRAWN,
}


def _over(state: str, *more: str) -> dict[str, str]:
    """What is still lawful in a state that ends it."""
    return dict.fromkeys((*more, "give-back"), state)


_ENDS = {
    REFUSED: _over(REFUSED, "refer"),
    GUIDED: _over(GUIDED),
    RETURNED: _over(RETURNED),
    KEPT: _over(KEPT, "refer"),
    WITHDRAWN: _over(WITHDRAWN),
    STOPPED: _over(STOPPED, "send-termination", "send-suspension"),
    CLOSED: _over(CLOSED),
}
_WORK = ("assign", "report", "call-hearing", "hold-hearing", "extend", "expire", "lodged")
_STAY = ("withdraw-part", "send-suspension", "refer", "apologise")
_FIRST = {
    RECEIVED: {
        "propose": RECEIVED,
        "ask-more": WAITING,
        **_AT_THE_DOOR,
        "withdraw-part": RECEIVED,
        "refer": RECEIVED,
    },
    WAITING: {"supplied": RECEIVED, **_AT_THE_DOOR, "withdraw-part": WAITING},
    ACCEPTED: {
        **dict.fromkeys((*_WORK, *_STAY), ACCEPTED),
        "suspend": SUSPENDED,
        "withdraw": WITHDRAWING,
        "stop": STOPPED,
        "decide": DECIDED,
    },
    SUSPENDED: {
        **dict.fromkeys(_STAY, SUSPENDED),
        "resume": ACCEPTED,
        "withdraw": WITHDRAWING,
        "stop": STOPPED,
    },
    WITHDRAWING: {"stop": STOPPED},
    DECIDED: {
        "send": SENT,
        **dict.fromkeys(("apologise", "refer", "send-suspension"), DECIDED),
    },
    SENT: {
        **dict.fromkeys(
            (
                *("delivered", "lodged", "tell-forwarder", "send-suspension"),
                *("refer", "give-back", "apologise"),
            ),
            SENT,
        ),
        "close": CLOSED,
    },
    **_ENDS,
}
_SECOND = {
    **_FIRST,
    ACCEPTED: {
        code: to for code, to in _FIRST[ACCEPTED].items() if code not in ("expire", "lodged")
    },
    SENT: {**_FIRST[SENT], **dict.fromkeys(("call-meeting", "publish", "take-down"), SENT)},
}
# Nobody publishes a disciplinary decision, and no clock asks for it; the rest is the same.
_DISCIPLINED = _FIRST
_DISCIPLINED_AGAIN = {**_SECOND, SENT: _FIRST[SENT]}

_DECIDES = "Điều phải có trước khi ra quyết định: "
_HEARD_FIRST = when(
    Circumstance.AGREED_OR_HEARD,
    "C-06",
    _DECIDES + "yêu cầu và kết quả xác minh còn khác nhau thì đối thoại trước.",
)
_HEARD_SECOND = when(
    Circumstance.HEARD, "C-06", _DECIDES + "giải quyết lần hai thì luôn đối thoại trước."
)
_HEARD_DISCIPLINE = when(
    Circumstance.HEARD,
    "C-DISCIPLINE-HEARING",
    _DECIDES + "khiếu nại quyết định kỷ luật thì đối thoại trước.",
)
_GUIDE = replace(
    LIBRARY["guide"],
    only=when(
        Circumstance.NOT_FORWARDED,
        "SUB-RETURN",
        "Đơn do nơi khác chuyển đến: gửi trả nơi chuyển, nêu rõ lý do.",
    ),
)
_RETURN = replace(
    LIBRARY["return"],
    only=when(
        Circumstance.FORWARDED,
        "SUB-GUIDE",
        "Đơn do chính người khiếu nại gửi: hướng dẫn người đó, không có nơi chuyển để trả.",
    ),
)
_PART = replace(
    LIBRARY["withdraw-part"],
    only=when(
        Circumstance.SEVERAL,
        "C-14",
        "Chỉ còn một người và một nội dung: ghi là rút toàn bộ.",
    ),
)
_HOLD = replace(
    LIBRARY["hold-hearing"],
    only=when(Circumstance.CALLED, "C-07", "Chưa mời đối thoại: phải báo trước cho các bên."),
)
_SEND_PAUSE = replace(
    LIBRARY["send-suspension"],
    only=when(
        Circumstance.SUSPENSION_UNSENT,
        "C-13",
        "Không có quyết định tạm đình chỉ nào chưa ghi ngày gửi.",
    ),
)
_SEND_STOP = replace(
    LIBRARY["send-termination"],
    only=when(Circumstance.TERMINATION_UNSENT, "C-13", "Ngày gửi quyết định đình chỉ đã được ghi."),
)
_LODGED = replace(
    LIBRARY["lodged"],
    only=when(
        Circumstance.OPEN_TO_APPEAL,
        "C-10",
        "Khiếu nại lần hai từ khi nhận được quyết định, hoặc từ khi hết thời hạn giải quyết.",
    ),
)
_EXPIRE = replace(
    LIBRARY["expire"],
    only=when(Circumstance.OVERDUE, "C-10", "Thời hạn giải quyết chưa hết."),
)
_APOLOGISE = replace(
    LIBRARY["apologise"],
    only=when(Circumstance.OVERDUE, "HOUSE-PROMISE", "Chưa có thời hạn nào bị quá."),
)
_FORWARDER = replace(
    LIBRARY["tell-forwarder"],
    only=when(Circumstance.FORWARDED, "R-09", "Đơn không do nơi khác chuyển đến."),
)
_CLOSE = replace(
    LIBRARY["close"],
    only=(
        *library.NOTHING_OWED,
        *when(
            Circumstance.NOTHING_LEFT,
            "C-11",
            "Quyết định chưa có hiệu lực, hoặc còn điều phải thi hành chưa xong mà chưa được liệt "
            "kê.",
        ),
    ),
)
_COMMON = (
    *(_GUIDE, _RETURN, _PART, _HOLD, _SEND_PAUSE, _SEND_STOP),
    *(_LODGED, _EXPIRE, _APOLOGISE, _FORWARDER, _CLOSE),
)
_SECOND_DECISION = replace(
    LIBRARY["decide"],
    label="Ra quyết định giải quyết lần hai",
    meaning="Công nhận, hoặc hủy, sửa quyết định lần đầu, và điều phải làm.",
    forms=("decision-second",),
    only=_HEARD_SECOND,
)
_DELIVERED_LAST = replace(
    LIBRARY["delivered"],
    meaning="Ghi ngày nhận; sau lần hai, người khiếu nại có thể khởi kiện.",
    acts=(),  # in its clocks, a decision received is that of the first time
)
_TO_COURT = replace(
    LIBRARY["lodged"],
    label="Đã khởi kiện",
    meaning="Người khiếu nại đã khởi kiện ra tòa án.",
    acts=(),
    only=_LODGED.only,
)
_TAKE_DOWN = replace(
    LIBRARY["take-down"],
    only=when(Circumstance.PUBLISHED, "C-12", "Chưa niêm yết, hoặc đã gỡ xuống."),
)

_RULES = {
    "propose": ("SUB-PROPOSE", "SUB-ELIGIBLE"),
    "ask-more": ("SUB-EXPLAIN",),
    "supplied": ("SUB-EXPLAIN",),
    "accept": ("C-02",),
    "refuse": ("C-02", "SUB-EXPLAIN"),
    "guide": ("SUB-GUIDE",),
    "return": ("SUB-RETURN",),
    "keep": ("SUB-NOT-ELIGIBLE",),
    "withdraw": ("C-14",),
    "withdraw-part": ("C-14", "C-15"),
    "assign": ("C-VERIFY",),
    "report": ("C-VERIFY",),
    "call-hearing": ("C-06", "C-07"),
    "hold-hearing": ("C-06", "C-08"),
    "suspend": ("C-13",),
    "send-suspension": ("C-13",),
    "resume": ("C-13",),
    "stop": ("C-13",),
    "send-termination": ("C-13",),
    "extend": ("C-03", "C-05"),
    "expire": ("C-10",),
    "decide": ("C-03", "C-DECIDE"),
    "send": ("C-09",),
    "delivered": ("C-10",),
    "lodged": ("C-10",),
    "tell-forwarder": ("R-09",),
    "refer": ("SUB-10",),
    "give-back": ("SUB-ORIGINALS",),
    "apologise": (),
    "close": ("C-11",),
}
_SECOND_RULES = {
    **_RULES,
    "extend": ("C-04", "C-05"),
    "decide": ("C-04", "C-DECIDE"),
    "call-meeting": ("C-12",),
    "publish": ("C-12",),
    "take-down": ("C-12",),
}
_DISCIPLINE_RULES = {
    **_RULES,
    "call-hearing": ("C-DISCIPLINE-HEARING",),
    "hold-hearing": ("C-DISCIPLINE-HEARING", "C-08"),
    "extend": ("C-16", "C-05"),
    "expire": ("C-16",),
    "decide": ("C-16", "C-DECIDE"),
    "send": ("C-16",),
    "delivered": ("C-16",),
    "lodged": ("C-16",),
}

FIRST = library.table(
    Matter.COMPLAINT,
    "Khiếu nại lần đầu",
    _FIRST,
    _RULES,
    changed=(*_COMMON, replace(LIBRARY["decide"], only=_HEARD_FIRST)),
    forbidden=_FORBIDDEN,
)
SECOND = library.table(
    Matter.SECOND_COMPLAINT,
    "Khiếu nại lần hai",
    _SECOND,
    _SECOND_RULES,
    changed=(*_COMMON, _SECOND_DECISION, _DELIVERED_LAST, _TO_COURT, _TAKE_DOWN),
    forbidden=_FORBIDDEN,
)
_DISCIPLINE_DECISION = replace(
    LIBRARY["decide"], forms=("discipline-decision",), only=_HEARD_DISCIPLINE
)
DISCIPLINE = library.table(
    Matter.DISCIPLINE,
    "Khiếu nại quyết định kỷ luật, lần đầu",
    _DISCIPLINED,
    _DISCIPLINE_RULES,
    changed=(*_COMMON, _DISCIPLINE_DECISION),
    forbidden=_FORBIDDEN,
)
SECOND_DISCIPLINE = library.table(
    Matter.SECOND_DISCIPLINE,
    "Khiếu nại quyết định kỷ luật, lần hai",
    _DISCIPLINED_AGAIN,
    _DISCIPLINE_RULES,
    changed=(
        *_COMMON,
        replace(_SECOND_DECISION, forms=("discipline-decision",), only=_HEARD_DISCIPLINE),
        _DELIVERED_LAST,
        _TO_COURT,
    ),
    forbidden=_FORBIDDEN,
)
