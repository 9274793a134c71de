"""The clocks of what people send: complaints, denunciations, recommendations.

One line a clock: its code, what has to be done, the rule, what starts it, what ends it. The
numbers stand in the rulebook, not here.
"""

from hoiam.core.clocks.acts import Act, Ground
from hoiam.core.clocks.shapes import Spec, Who
from hoiam.core.law.rulebook.shapes import Bound, Event

_TAKEN = (Act.ACCEPTED, Act.REFUSED, Act.KEPT, Act.WITHDRAWN, Act.NOT_OWN)
_SETTLED = (Act.DECIDED, Act.WITHDRAWN, Act.STOPPED)
_HANDLED = (
    *_TAKEN,
    *(Act.GUIDED, Act.RETURNED, Act.TRANSFERRED, Act.STOPPED),
    *(Act.DECIDED, Act.CONCLUDED, Act.ANSWERED, Act.SETTLED),
)
_SUSPENDED = (Ground.FORCE_MAJEURE, Ground.AWAITING)

# From the first of July 2026: a statement left lying is an offence of whoever holds the post.
_NEGLECT = Spec(
    "neglect", "Mốc 45 ngày: để đơn không xử lý là vi phạm", "R-13",
    Act.RECEIVED, Event.RECEIVED, _HANDLED, who=Who.NOBODY, newer=True,
)  # fmt: skip
_ACCEPT = Spec(
    "accept", "Thụ lý hoặc từ chối", "C-02", Act.RECEIVED, Event.RECEIVED, _TAKEN
)  # fmt: skip
_NOT_OWN = (
    Spec(
        "guide", "Hướng dẫn người khiếu nại đến nơi có thẩm quyền", "SUB-GUIDE",
        Act.RECEIVED, Event.RECEIVED, (Act.GUIDED, Act.KEPT),
        needs=(Act.NOT_OWN,), unless=(Act.FORWARDED,),
    ),
    Spec(
        "return", "Gửi trả nơi đã chuyển đơn", "SUB-RETURN",
        Act.RECEIVED, Event.RECEIVED, (Act.RETURNED, Act.KEPT),
        needs=(Act.NOT_OWN, Act.FORWARDED),
    ),
)  # fmt: skip
_SEND_STOPS = (
    Spec(
        "send-pause", "Gửi quyết định tạm đình chỉ", "C-13",
        Act.PAUSED, Event.DECIDED, (Act.PAUSE_SENT,), each=True, newer=True,
    ),
    Spec(
        "send-stop", "Gửi quyết định đình chỉ", "C-13",
        Act.STOPPED, Event.DECIDED, (Act.STOP_SENT,), newer=True,
    ),
)  # fmt: skip
_HEARING = Spec(
    "hearing", "Thông báo trước về buổi đối thoại", "C-07",
    Act.HEARING, Event.HEARING, (Act.HEARING_TOLD,), bound=Bound.BEFORE, each=True, newer=True,
)  # fmt: skip
# Whoever passed a complaint on hears what became of it, as with recommendations.
_FORWARDER = Spec(
    "forwarder", "Báo kết quả cho nơi chuyển đến", "R-09",
    Act.DECIDED, Event.SETTLED, (Act.FORWARDER_TOLD,), "báo nơi chuyển",
    needs=(Act.FORWARDED,),
)  # fmt: skip
_EFFECT = Spec(
    "effect", "Mốc có hiệu lực: sau ngày này quyết định có hiệu lực pháp luật", "C-11",
    Act.DECIDED, Event.ISSUED, bound=Bound.AFTER, who=Who.NOBODY,
)  # fmt: skip


def _decide(rule_id: str, what: str = "") -> Spec:
    return Spec(
        "decide", "Ra quyết định giải quyết khiếu nại", rule_id,
        Act.ACCEPTED, Event.ACCEPTED, _SETTLED, what, can_pause=True, can_extend=True,
    )  # fmt: skip


def _send(what: str) -> Spec:
    return Spec(
        "send", "Gửi quyết định giải quyết", "C-09",
        Act.DECIDED, Event.DECIDED, (Act.SENT,), what,
    )  # fmt: skip


def _lodge(
    name: str, rule_id: str, starts: Act, event: Event, *, what: str = "", code: str = "lodge"
) -> Spec:
    return Spec(
        code, name, rule_id, starts, event, (Act.RECEIVED,), what,
        who=Who.PERSON, can_be_hindered=rule_id != "C-10",
    )  # fmt: skip


_AGAIN = "Thời hạn của người dân để khiếu nại lần hai"
_AFTER_EXPIRY = "Thời hạn của người dân để khiếu nại lần hai, từ ngày hết thời hạn giải quyết"

COMPLAINT = (
    _lodge(
        "Thời hiệu của người dân để khiếu nại lần đầu", "C-01", Act.KNOWN, Event.DECISION_KNOWN
    ),
    _ACCEPT,
    *_NOT_OWN,
    _NEGLECT,
    _decide("C-03"),
    _HEARING,
    *_SEND_STOPS,
    _send("lần đầu"),
    _FORWARDER,
    _EFFECT,
    Spec(
        "again", _AGAIN, "C-10",
        Act.DECISION_RECEIVED, Event.DECISION_RECEIVED, (Act.LODGED,), who=Who.PERSON,
    ),
    Spec(
        "again-expired", _AFTER_EXPIRY, "C-10",
        Act.EXPIRED, Event.LIMIT_EXPIRED, (Act.LODGED,), who=Who.PERSON, follows="decide",
    ),
)  # fmt: skip

SECOND_COMPLAINT = (
    _lodge(_AGAIN, "C-10", Act.DECISION_RECEIVED, Event.DECISION_RECEIVED),
    _lodge(_AFTER_EXPIRY, "C-10", Act.EXPIRED, Event.LIMIT_EXPIRED, code="lodge-expired"),
    _ACCEPT,
    *_NOT_OWN,
    _NEGLECT,
    _decide("C-04"),
    _HEARING,
    *_SEND_STOPS,
    _send("lần hai"),
    _FORWARDER,
    Spec(
        "publish", "Công khai quyết định giải quyết lần hai", "C-12",
        Act.DECIDED, Event.DECIDED, (Act.PUBLISHED,),
    ),
    Spec(
        "post", "Niêm yết ít nhất đến hết ngày này", "C-12",
        Act.PUBLISHED, Event.PUBLISHED, (Act.TAKEN_DOWN,), "niêm yết", Bound.LASTING,
    ),
    Spec(
        "meeting", "Báo trước về cuộc họp công bố", "C-12",
        Act.MEETING, Event.MEETING, (Act.MEETING_TOLD,), "cuộc họp công bố", Bound.BEFORE,
    ),
    _EFFECT,
)  # fmt: skip

_DISCIPLINED = (_ACCEPT, _NEGLECT, _decide("C-16", "giải quyết"), *_SEND_STOPS)
DISCIPLINE = (
    _lodge(
        "Thời hiệu để khiếu nại quyết định kỷ luật", "C-16",
        Act.KNOWN, Event.DECISION_RECEIVED, what="khiếu nại lần đầu",
    ),
    *_DISCIPLINED,
    Spec(
        "again", "Thời hạn để khiếu nại lần hai quyết định kỷ luật", "C-16",
        Act.DECISION_RECEIVED, Event.DECISION_RECEIVED, (Act.LODGED,), "khiếu nại lần hai",
        who=Who.PERSON, can_be_hindered=True,
    ),
)  # fmt: skip
SECOND_DISCIPLINE = (
    _lodge(
        "Thời hạn để khiếu nại lần hai quyết định kỷ luật", "C-16",
        Act.DECISION_RECEIVED, Event.DECISION_RECEIVED, what="khiếu nại lần hai",
    ),
    *_DISCIPLINED,
)  # fmt: skip

DENUNCIATION = (
    Spec(
        "accept", "Kiểm tra rồi thụ lý hoặc không thụ lý", "D-01",
        Act.RECEIVED, Event.RECEIVED, _TAKEN,
        longer="phải xác minh ở nhiều nơi hoặc ủy quyền xác minh",
    ),
    Spec(
        "transfer", "Chuyển nơi có thẩm quyền và báo người tố cáo", "SUB-TRANSFER-D",
        Act.RECEIVED, Event.RECEIVED, (Act.TRANSFERRED, Act.GUIDED, Act.KEPT), needs=(Act.NOT_OWN,),
    ),
    Spec(
        "forwarder", "Báo kết quả cho nơi chuyển đơn", "D-12",
        Act.RECEIVED, Event.RECEIVED, (Act.FORWARDER_TOLD,), needs=(Act.FORWARDED,),
    ),
    _NEGLECT,
    Spec(
        "tell", "Báo người tố cáo và người bị tố cáo", "D-03",
        Act.ACCEPTED, Event.ACCEPTED, (Act.TOLD,),
    ),
    # A withdrawal does not end it: D-13 may oblige to go on; ending is an act of its own.
    Spec(
        "settle", "Giải quyết tố cáo", "D-04",
        Act.ACCEPTED, Event.ACCEPTED, (Act.CONCLUDED, Act.STOPPED),
        can_pause=True, can_extend=True,
    ),
    Spec(
        "send-pause", "Gửi quyết định tạm đình chỉ", "D-06",
        Act.PAUSED, Event.DECIDED, (Act.PAUSE_SENT,),
        grounds=_SUSPENDED, each=True, newer=True,
    ),
    Spec(
        "send", "Gửi kết luận, thông báo kết luận", "D-07",
        Act.CONCLUDED, Event.CONCLUDED, (Act.SENT,),
    ),
    Spec("act", "Xử lý theo kết luận", "D-08", Act.CONCLUDED, Event.CONCLUDED, (Act.ACTED,)),
    Spec(
        "publish", "Công khai kết luận", "D-09", Act.CONCLUDED, Event.CONCLUDED, (Act.PUBLISHED,)
    ),
    Spec(
        "post", "Niêm yết ít nhất đến hết ngày này", "D-09",
        Act.PUBLISHED, Event.PUBLISHED, (Act.TAKEN_DOWN,), "niêm yết", Bound.LASTING, newer=True,
    ),
    Spec(
        "demand", "Cấp trên yêu cầu báo cáo về việc quá hạn", "D-11",
        Act.OVERDUE_TOLD, Event.RECEIVED, (Act.DEMANDED,), "cấp trên yêu cầu", who=Who.SUPERIOR,
    ),
    Spec(
        "report", "Báo cáo cấp trên về việc quá hạn", "D-11",
        Act.DEMANDED, Event.DEMANDED, (Act.REPORTED,), "cấp dưới báo cáo",
    ),
)  # fmt: skip
FURTHER_DENUNCIATION = (
    Spec(
        "review", "Xem xét tố cáo tiếp", "D-10",
        Act.RECEIVED, Event.RECEIVED, (Act.ACCEPTED, Act.REFUSED, Act.KEPT, Act.WITHDRAWN),
    ),
)  # fmt: skip

RECOMMENDATION = (
    Spec(
        "answer", "Trả lời việc xử lý", "R-08",
        Act.RECEIVED, Event.RECEIVED, (Act.ANSWERED, Act.KEPT, Act.WITHDRAWN),
    ),
    Spec(
        "transfer", "Chuyển nơi có thẩm quyền", "SUB-TRANSFER-R",
        Act.RECEIVED, Event.RECEIVED, (Act.TRANSFERRED, Act.KEPT), needs=(Act.NOT_OWN,),
    ),
    _NEGLECT,
    Spec(
        "forwarder", "Báo kết quả cho nơi chuyển đến", "R-09",
        Act.SETTLED, Event.SETTLED, (Act.FORWARDER_TOLD,), "báo nơi chuyển",
        needs=(Act.FORWARDED,),
    ),
    Spec(
        "person", "Nơi chuyển báo lại người dân đã hỏi", "R-09",
        Act.FORWARDER_TOLD, Event.ANSWERED, (Act.PERSON_TOLD,), "nơi chuyển báo người dân",
        who=Who.FORWARDER, needs=(Act.FORWARDER_ASKED,),
    ),
)  # fmt: skip
RULE_FEEDBACK = (
    Spec(
        "transfer", "Chuyển nơi có thẩm quyền", "ADM-FEEDBACK-FORWARD",
        Act.RECEIVED, Event.RECEIVED, (Act.TRANSFERRED, Act.KEPT), needs=(Act.NOT_OWN,),
    ),
    Spec(
        "handle", "Xử lý phản ánh, kiến nghị về thủ tục", "ADM-766-HANDLE",
        Act.RECEIVED, Event.RECEIVED,
        (Act.SETTLED, Act.ANSWERED, Act.REFUSED, Act.KEPT, Act.TRANSFERRED, Act.WITHDRAWN),
    ),
    Spec(
        "refuse", "Mốc để từ chối", "ADM-766-REFUSE",
        Act.RECEIVED, Event.RECEIVED, (Act.REFUSED,), who=Who.NOBODY,
    ),
    Spec(
        "ask", "Mốc để hỏi thêm", "ADM-766-ASK",
        Act.RECEIVED, Event.RECEIVED, (Act.ASKED_MORE,), who=Who.NOBODY,
    ),
    Spec(
        "publish", "Công khai kết quả xử lý", "ADM-766-PUBLISH",
        Act.SETTLED, Event.SETTLED, (Act.PUBLISHED,),
    ),
)  # fmt: skip
PARTY_LETTER = (
    Spec(
        "notice", "Thông báo việc thụ lý hoặc chuyển", "P-03",
        Act.RECEIVED, Event.RECEIVED, (Act.TOLD, Act.ACCEPTED, Act.TRANSFERRED, Act.ANSWERED, Act.KEPT, Act.WITHDRAWN),
    ),
)  # fmt: skip
