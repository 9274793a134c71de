"""Recommendations, feedback on administrative rules, and letters to Party committees.

Decisions of the tables:

- R-08 asks to tell the sender within ten working days what becomes of a recommendation: taken on,
  more time, refused, passed on. `tell` does that and leaves the rest of the work open; `answer`
  ends it.
- Asking for more stops no clock: no article says so.
"""

from dataclasses import replace

from hoiam.core.clocks.acts import Act
from hoiam.core.clocks.shapes import Matter
from hoiam.core.law.petitions import library
from hoiam.core.law.petitions.library import (
    ACCEPTED,
    ANSWERED,
    CLOSED,
    KEPT,
    LIBRARY,
    RECEIVED,
    REFUSED,
    TRANSFERRED,
    WAITING,
    WITHDRAWN,
    when,
)
from hoiam.core.law.petitions.shapes import Bar, Circumstance, Hand, Need, Why

_LABELS = {
    ACCEPTED: "Đang xem xét, giải quyết",
    REFUSED: "Không xem xét",
    WITHDRAWN: "Đã rút",
}


def _not_for_this(rule: str, says: str) -> Bar:
    return Bar(Why.FORBIDDEN, rule, says)


_DOOR = {
    "accept": ACCEPTED,
    "refuse": REFUSED,
    "transfer": TRANSFERRED,
    "keep": KEPT,
    "withdraw": WITHDRAWN,
    "answer": ANSWERED,
}
_WORK = ("assign", "report", "refer", "apologise")
_RECOMMENDATION = {
    RECEIVED: {"propose": RECEIVED, "ask-more": WAITING, "refer": RECEIVED, **_DOOR},
    WAITING: {"supplied": RECEIVED, **_DOOR},
    ACCEPTED: {
        **dict.fromkeys(("tell", *_WORK), ACCEPTED),
        "transfer": TRANSFERRED,
        "withdraw": WITHDRAWN,
        "answer": ANSWERED,
    },
    ANSWERED: {
        **dict.fromkeys(
            ("tell-forwarder", "forwarder-asked", "person-told", "give-back", "apologise"), ANSWERED
        ),
        "close": CLOSED,
    },
    REFUSED: {"give-back": REFUSED},
    TRANSFERRED: {"tell": TRANSFERRED, "give-back": TRANSFERRED},
    KEPT: {"give-back": KEPT},
    WITHDRAWN: {"give-back": WITHDRAWN},
    CLOSED: {"give-back": CLOSED},
}
_APOLOGISE = replace(
    LIBRARY["apologise"],
    only=when(Circumstance.OVERDUE, "HOUSE-PROMISE", "Chưa có thời hạn nào bị quá."),
)
_ACCEPT = replace(
    LIBRARY["accept"],
    label="Nhận xem xét, giải quyết",
    meaning="Nhận giải quyết. Việc báo người gửi là bước riêng và có thời hạn riêng.",
    hand=Hand.OFFICER,
    paper_due=False,
)
_REFUSE = replace(
    LIBRARY["refuse"],
    label="Từ chối xem xét",
    meaning="Trả lời người gửi rằng không xem xét và vì sao; đó cũng là trả lời việc xử lý.",
    acts=(Act.REFUSED, Act.ANSWERED),
    forms=("result-notice",),
)
_WITHDRAW = replace(
    LIBRARY["withdraw"], meaning="Người gửi rút kiến nghị, phản ánh.", paper_due=False
)
_CLOSE = replace(LIBRARY["close"], needs=(), only=library.NOTHING_OWED)
_FORWARDER = replace(
    LIBRARY["tell-forwarder"],
    only=when(Circumstance.FORWARDED, "R-09", "Kiến nghị không do nơi khác chuyển đến."),
)
_ASKED = replace(
    LIBRARY["forwarder-asked"],
    only=when(Circumstance.FORWARDED, "R-09", "Kiến nghị không do nơi khác chuyển đến."),
)
_PERSON_TOLD = replace(
    LIBRARY["person-told"],
    only=(
        *when(
            Circumstance.ASKED_BY_PERSON, "R-09", "Nơi chuyển báo lại người dân khi người dân hỏi."
        ),
        *when(Circumstance.FORWARDER_TOLD, "R-09", "Nơi chuyển chưa được báo kết quả."),
    ),
)
RECOMMENDATION = library.table(
    Matter.RECOMMENDATION,
    "Kiến nghị, phản ánh",
    _RECOMMENDATION,
    {
        "propose": ("SUB-PROPOSE", "SUB-ELIGIBLE"),
        "ask-more": ("SUB-ELIGIBLE",),
        "supplied": ("SUB-ELIGIBLE",),
        "accept": ("R-08",),
        "refuse": ("R-08",),
        "transfer": ("SUB-TRANSFER-R",),
        "keep": ("SUB-NOT-ELIGIBLE",),
        "tell": ("R-08",),
        "withdraw": (),
        "assign": (),
        "report": (),
        "refer": ("SUB-10",),
        "answer": ("R-08",),
        "tell-forwarder": ("R-09",),
        "forwarder-asked": ("R-09",),
        "person-told": ("R-09",),
        "give-back": ("SUB-ORIGINALS",),
        "apologise": (),
        "close": (),
    },
    changed=(_ACCEPT, _REFUSE, _WITHDRAW, _CLOSE, _FORWARDER, _ASKED, _PERSON_TOLD, _APOLOGISE),
    forbidden={
        "guide": _not_for_this(
            "SUB-TRANSFER-R",
            "Kiến nghị, phản ánh không thuộc thẩm quyền thì chuyển nơi có thẩm quyền.",
        ),
        "decide": _not_for_this(
            "SUB-03", "Kiến nghị, phản ánh được trả lời, không ra quyết định giải quyết khiếu nại."
        ),
    },
    labels=_LABELS,
)

_RULE_FEEDBACK = {
    RECEIVED: {"ask": WAITING, **_DOOR},
    WAITING: {"supplied": RECEIVED, **_DOOR},
    ACCEPTED: {
        **dict.fromkeys(("assign", "report", "apologise"), ACCEPTED),
        "transfer": TRANSFERRED,
        "withdraw": WITHDRAWN,
        "answer": ANSWERED,
    },
    ANSWERED: {"publish": ANSWERED, "apologise": ANSWERED, "close": CLOSED},
    REFUSED: {},
    TRANSFERRED: {},
    KEPT: {},
    WITHDRAWN: {},
    CLOSED: {},
}
_PUBLISHED_FIRST = when(
    Circumstance.PUBLISHED, "ADM-766-PUBLISH", "Kết quả xử lý phải được công khai trước đã."
)
RULE_FEEDBACK = library.table(
    Matter.RULE_FEEDBACK,
    "Phản ánh, kiến nghị về thủ tục hành chính",
    _RULE_FEEDBACK,
    {
        "ask": ("ADM-766-ASK",),
        "supplied": ("ADM-766-ASK",),
        "accept": ("ADM-766-HANDLE",),
        "refuse": ("ADM-766-REFUSE",),
        "transfer": ("ADM-FEEDBACK-FORWARD",),
        "keep": ("SUB-NOT-ELIGIBLE",),
        "withdraw": (),
        "assign": ("ADM-766-HANDLE",),
        "report": ("ADM-766-HANDLE",),
        "answer": ("ADM-766-HANDLE",),
        "publish": ("ADM-766-PUBLISH",),
        "apologise": (),
        "close": ("ADM-766-PUBLISH",),
    },
    changed=(
        _ACCEPT,
        replace(_REFUSE, acts=(Act.REFUSED,)),
        _WITHDRAW,
        _APOLOGISE,
        replace(
            LIBRARY["publish"], meaning="Công khai kết quả xử lý, không có dữ liệu của người gửi."
        ),
        replace(_CLOSE, only=(*_PUBLISHED_FIRST, *library.NOTHING_OWED)),
    ),
    forbidden={
        "guide": _not_for_this(
            "ADM-FEEDBACK-FORWARD",
            "Phản ánh, kiến nghị về thủ tục không thuộc thẩm quyền thì chuyển nơi có thẩm quyền.",
        ),
    },
    labels=_LABELS,
)

_LETTER = {
    RECEIVED: {
        "accept": ACCEPTED,
        "transfer": TRANSFERRED,
        "keep": KEPT,
        "withdraw": WITHDRAWN,
        "answer": ANSWERED,
    },
    ACCEPTED: {
        "tell": ACCEPTED,
        "transfer": TRANSFERRED,
        "withdraw": WITHDRAWN,
        "answer": ANSWERED,
    },
    ANSWERED: {"close": CLOSED},
    TRANSFERRED: {},
    KEPT: {},
    WITHDRAWN: {},
    CLOSED: {},
}
PARTY_LETTER = library.table(
    Matter.PARTY_LETTER,
    "Đơn, thư gửi cấp ủy",
    _LETTER,
    {
        "accept": ("P-03",),
        "transfer": ("P-03",),
        "keep": (),
        "tell": ("P-03",),
        "withdraw": (),
        "answer": ("P-03",),
        "close": (),
    },
    changed=(
        replace(_ACCEPT, meaning="Cấp ủy nhận xem xét và báo người gửi bằng văn bản."),
        replace(
            LIBRARY["tell"],
            acts=(Act.TOLD,),
            needs=(Need.TEXT,),
            meaning="Báo người gửi bằng văn bản việc nhận xem xét hoặc chuyển.",
        ),
        _WITHDRAW,
        _CLOSE,
    ),
    labels=_LABELS,
)
