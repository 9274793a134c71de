"""The words of states and the steps that several kinds share; a table names its own rules.

Whatever the rules of a kind say differently is changed where that table stands.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from hoiam.core.clocks.acts import Act, Ground
from hoiam.core.clocks.shapes import Matter
from hoiam.core.law.petitions.shapes import (
    Bar,
    Circumstance,
    Condition,
    Hand,
    LawfulStep,
    Need,
    Procedure,
)
from hoiam.core.law.rulebook.shapes import HOUSE
from hoiam.core.law.rules import BOOK
from hoiam.core.workflow import State

RECEIVED, WAITING, ACCEPTED, SUSPENDED = "received", "waiting", "accepted", "suspended"
WITHDRAWING, DECIDED, SENT = "withdrawing", "decided", "sent"
REFUSED, GUIDED, RETURNED, TRANSFERRED = "refused", "guided", "returned", "transferred"
KEPT, WITHDRAWN, STOPPED, ANSWERED, CLOSED = "kept", "withdrawn", "stopped", "answered", "closed"

STATES = {
    RECEIVED: "Mới nhận",
    WAITING: "Chờ bổ sung",
    ACCEPTED: "Đã thụ lý, đang giải quyết",
    SUSPENDED: "Tạm đình chỉ",
    WITHDRAWING: "Đã rút đơn, chờ quyết định đình chỉ",
    DECIDED: "Đã có quyết định",
    SENT: "Đã gửi quyết định",
    REFUSED: "Không thụ lý",
    GUIDED: "Đã hướng dẫn",
    RETURNED: "Đã gửi trả nơi chuyển",
    TRANSFERRED: "Đã chuyển nơi có thẩm quyền",
    KEPT: "Lưu đơn",
    WITHDRAWN: "Đã rút đơn",
    STOPPED: "Đã đình chỉ",
    ANSWERED: "Đã trả lời",
    CLOSED: "Đã kết thúc",
}

_LEADER = Hand.LEADER


def _step(
    code: str,
    label: str,
    meaning: str,
    *acts: Act,
    needs: tuple[Need, ...] = (),
    forms: tuple[str, ...] = (),
    paper_due: bool = False,
    hand: Hand = Hand.OFFICER,
    grounds: tuple[Ground, ...] = (),
    ahead: tuple[Act, ...] = (),
    tells: bool = False,
) -> LawfulStep:
    return LawfulStep(
        code=code,
        label=label,
        meaning=meaning,
        basis=HOUSE,
        acts=acts,
        ahead=ahead,
        forms=forms,
        needs=needs,
        grounds=grounds,
        hand=hand,
        paper_due=paper_due,
        tells=tells,
    )


_ALL = (
    _step(
        "propose",
        "Trình phiếu đề xuất",
        "Đơn đủ điều kiện, thuộc thẩm quyền: lập phiếu đề xuất thụ lý trình người đứng đầu.",
        forms=("proposal",),
        paper_due=True,
    ),
    _step(
        "ask-more",
        "Yêu cầu bổ sung",
        "Đơn còn thiếu: báo người gửi bổ sung bằng văn bản; thời hạn vẫn tính.",
        Act.ASKED_MORE,
        needs=(Need.TEXT,),
        forms=("supplement-request",),
        paper_due=True,
        tells=True,
    ),
    _step(
        "ask",
        "Hỏi thêm",
        "Nội dung chưa rõ: hỏi thêm người gửi; thời hạn vẫn tính.",
        Act.ASKED_MORE,
        needs=(Need.TEXT,),
        forms=("supplement-request",),
        tells=True,
    ),
    _step("supplied", "Đã nhận bổ sung", "Người gửi đã bổ sung; đơn được xem xét tiếp."),
    _step(
        "lengthen",
        "Ghi nhận thời hạn dài hơn",
        "Phải xác minh ở nhiều nơi hoặc ủy quyền xác minh: thời hạn kiểm tra dài hơn.",
        Act.LENGTHENED,
        needs=(Need.GROUND,),
        grounds=(Ground.MANY_PLACES, Ground.DELEGATED),
        hand=_LEADER,
    ),
    _step(
        "accept",
        "Thụ lý",
        "Nhận giải quyết và báo người gửi; thời hạn giải quyết tính từ ngày này.",
        Act.ACCEPTED,
        forms=("acceptance",),
        hand=_LEADER,
        paper_due=True,
        tells=True,
    ),
    _step(
        "refuse",
        "Từ chối thụ lý",
        "Không đủ điều kiện thụ lý: trả lời bằng văn bản, nêu rõ lý do.",
        Act.REFUSED,
        needs=(Need.REASON,),
        forms=("refusal-to-accept", "return-of-papers"),
        hand=_LEADER,
        paper_due=True,
        tells=True,
    ),
    _step(
        "guide",
        "Hướng dẫn đến nơi có thẩm quyền",
        "Không thuộc thẩm quyền: hướng dẫn người gửi đến đúng nơi, một lần, không chuyển đơn.",
        Act.NOT_OWN,
        Act.GUIDED,
        needs=(Need.BODY,),
        forms=("guidance", "return-of-papers"),
        paper_due=True,
        tells=True,
    ),
    _step(
        "return",
        "Gửi trả nơi chuyển",
        "Nơi khác chuyển đến mà không thuộc thẩm quyền: gửi trả nơi chuyển, nêu rõ lý do.",
        Act.NOT_OWN,
        Act.RETURNED,
        needs=(Need.BODY, Need.REASON),
        forms=("return-slip",),
        paper_due=True,
    ),
    _step(
        "transfer",
        "Chuyển nơi có thẩm quyền",
        "Không thuộc thẩm quyền: chuyển đến nơi có thẩm quyền.",
        Act.NOT_OWN,
        Act.TRANSFERRED,
        needs=(Need.BODY,),
        forms=("transfer-slip",),
        paper_due=True,
        tells=True,
    ),
    _step(
        "keep",
        "Lưu đơn",
        "Đơn không đủ điều kiện xử lý: lưu đơn, không thụ lý, không chuyển.",
        Act.KEPT,
        needs=(Need.REASON,),
        hand=_LEADER,
    ),
    _step(
        "tell",
        "Báo người gửi về việc xử lý",
        "Báo người gửi: đã nhận xem xét, cần thêm thời gian, đã chuyển nơi nào.",
        Act.ANSWERED,
        needs=(Need.TEXT,),
        forms=("result-notice",),
        tells=True,
    ),
    _step(
        "notify",
        "Thông báo việc thụ lý",
        "Báo người tố cáo, và báo nội dung tố cáo cho người bị tố cáo.",
        Act.TOLD,
        forms=("d-notice", "d-content"),
        hand=_LEADER,
        paper_due=True,
    ),
    _step(
        "assign",
        "Giao xác minh",
        "Giao người hoặc tổ xác minh, nêu nội dung và thời hạn.",
        needs=(Need.TEXT,),
        forms=("verification-order",),
        hand=_LEADER,
        paper_due=True,
    ),
    _step(
        "report",
        "Báo cáo kết quả xác minh",
        "Ghi kết quả xác minh và kiến nghị cách giải quyết.",
        needs=(Need.TEXT,),
        forms=("verification-report",),
    ),
    _step(
        "call-hearing",
        "Mời đối thoại",
        "Ấn định ngày, giờ, nơi và người chủ trì; báo trước cho các bên.",
        Act.HEARING_TOLD,
        ahead=(Act.HEARING,),
        needs=(Need.WHEN,),
        forms=("hearing-notice",),
        hand=_LEADER,
        paper_due=True,
        tells=True,
    ),
    _step(
        "hold-hearing",
        "Ghi biên bản đối thoại",
        "Ai dự, ai vắng và vì sao; điều đã thống nhất, điều còn khác nhau.",
        needs=(Need.TEXT,),
        forms=("hearing-minutes",),
        paper_due=True,
    ),
    _step(
        "extend",
        "Gia hạn",
        "Vụ việc phức tạp: gia hạn bằng văn bản có nêu tiêu chí; hạn cũ vẫn hiện.",
        Act.EXTENDED,
        needs=(Need.CRITERIA, Need.PAPER),
        forms=("extension",),
        hand=_LEADER,
        paper_due=True,
        tells=True,
    ),
    _step(
        "suspend",
        "Tạm đình chỉ",
        "Bất khả kháng hoặc chờ kết quả của cơ quan khác: thời hạn ngừng tính.",
        Act.PAUSED,
        needs=(Need.GROUND, Need.PAPER),
        grounds=(Ground.FORCE_MAJEURE, Ground.AWAITING),
        forms=("suspension",),
        hand=_LEADER,
        paper_due=True,
        tells=True,
    ),
    _step(
        "send-suspension",
        "Đã gửi quyết định tạm đình chỉ",
        "Ghi ngày gửi quyết định tạm đình chỉ cho các bên.",
        Act.PAUSE_SENT,
    ),
    _step(
        "resume",
        "Tiếp tục giải quyết",
        "Căn cứ tạm đình chỉ không còn: thời hạn tính tiếp.",
        Act.RESUMED,
        needs=(Need.PAPER,),
        forms=("resumption",),
        hand=_LEADER,
        paper_due=True,
        tells=True,
    ),
    _step(
        "withdraw",
        "Ghi việc rút đơn",
        "Người gửi rút toàn bộ, bằng đơn hoặc biên bản có chữ ký.",
        Act.WITHDRAWN,
        forms=("withdrawal",),
        paper_due=True,
    ),
    _step(
        "withdraw-part",
        "Ghi việc rút một phần",
        "Một người hoặc một nội dung rút; phần còn lại vẫn giải quyết tiếp.",
        Act.WITHDRAWN,
        needs=(Need.PERSON,),
        forms=("withdrawal",),
        paper_due=True,
    ),
    _step(
        "end-withdrawn",
        "Kết thúc vì đã rút",
        "Đã rút toàn bộ trước khi thụ lý, và không có căn cứ buộc phải giải quyết tiếp.",
        Act.WITHDRAWN,
        needs=(Need.REASON,),
        hand=_LEADER,
    ),
    _step(
        "stop",
        "Đình chỉ",
        "Đã rút toàn bộ, hoặc không còn người kế thừa quyền, nghĩa vụ: kết thúc không ra quyết "
        "định giải quyết.",
        Act.STOPPED,
        needs=(Need.GROUND,),
        grounds=(Ground.ALL_WITHDRAWN, Ground.NO_SUCCESSOR),
        forms=("termination", "return-of-papers"),
        hand=_LEADER,
        paper_due=True,
        tells=True,
    ),
    _step(
        "send-termination",
        "Đã gửi quyết định đình chỉ",
        "Ghi ngày gửi quyết định đình chỉ cho các bên.",
        Act.STOP_SENT,
    ),
    _step(
        "expire",
        "Ghi nhận đã hết thời hạn giải quyết",
        "Hết thời hạn mà chưa có quyết định: người khiếu nại được khiếu nại lần hai.",
        Act.EXPIRED,
    ),
    _step(
        "overdue",
        "Cấp trên nhận tin quá hạn",
        "Cấp trên nhận được tin về việc quá hạn chưa giải quyết.",
        Act.OVERDUE_TOLD,
    ),
    _step(
        "demand",
        "Cấp trên yêu cầu báo cáo",
        "Cấp trên yêu cầu nêu lý do, trách nhiệm và ngày giải quyết xong.",
        Act.DEMANDED,
        hand=_LEADER,
    ),
    _step(
        "report-up",
        "Báo cáo cấp trên",
        "Báo cáo cấp trên về việc quá hạn.",
        Act.REPORTED,
        needs=(Need.TEXT,),
        hand=_LEADER,
    ),
    _step(
        "decide",
        "Ra quyết định giải quyết",
        "Kết luận đúng, sai hay đúng một phần và điều phải làm.",
        Act.DECIDED,
        needs=(Need.RESULT, Need.TEXT),
        forms=("decision-first",),
        hand=_LEADER,
        paper_due=True,
        tells=True,
    ),
    _step(
        "answer",
        "Trả lời",
        "Trả lời người gửi kết quả: đã làm, sẽ làm khi nào, không làm được vì sao.",
        Act.SETTLED,
        Act.ANSWERED,
        needs=(Need.TEXT,),
        forms=("result-notice",),
        hand=_LEADER,
        paper_due=True,
        tells=True,
    ),
    _step(
        "send",
        "Gửi quyết định",
        "Gửi quyết định cho người khiếu nại, người bị khiếu nại và nơi có liên quan.",
        Act.SENT,
        forms=("result-notice",),
        tells=True,
    ),
    _step(
        "delivered",
        "Người khiếu nại đã nhận quyết định",
        "Ghi ngày nhận: thời hạn khiếu nại lần hai tính từ ngày này.",
        Act.DECISION_RECEIVED,
    ),
    _step(
        "lodged",
        "Đã khiếu nại lần hai hoặc khởi kiện",
        "Người khiếu nại đã khiếu nại tiếp hoặc đã khởi kiện ra tòa án.",
        Act.LODGED,
        needs=(Need.BODY,),
    ),
    _step(
        "act",
        "Xử lý theo kết luận",
        "Áp dụng hoặc kiến nghị biện pháp xử lý; khôi phục quyền lợi bị xâm phạm.",
        Act.ACTED,
        needs=(Need.TEXT,),
        hand=_LEADER,
    ),
    _step(
        "call-meeting",
        "Báo cuộc họp công bố",
        "Ấn định cuộc họp công bố quyết định và báo trước.",
        Act.MEETING_TOLD,
        ahead=(Act.MEETING,),
        needs=(Need.WHEN,),
        forms=("hearing-notice",),
        hand=_LEADER,
    ),
    _step(
        "publish",
        "Công khai",
        "Công bố tại cuộc họp, niêm yết hoặc đưa lên phương tiện thông tin, sau khi đã che dữ liệu "
        "cá nhân.",
        Act.PUBLISHED,
        forms=("publication-record",),
        hand=_LEADER,
        tells=True,
    ),
    _step(
        "take-down",
        "Thôi niêm yết",
        "Hết thời gian niêm yết: gỡ xuống và ghi biên bản.",
        Act.TAKEN_DOWN,
        forms=("publication-record",),
    ),
    _step(
        "tell-forwarder",
        "Báo kết quả cho nơi chuyển đến",
        "Báo kết quả bằng văn bản cho nơi đã chuyển đơn.",
        Act.FORWARDER_TOLD,
        forms=("forwarder-notice",),
        hand=_LEADER,
        paper_due=True,
    ),
    _step(
        "forwarder-asked",
        "Người dân hỏi nơi chuyển",
        "Người dân hỏi nơi chuyển đơn về kết quả.",
        Act.FORWARDER_ASKED,
    ),
    _step(
        "person-told",
        "Nơi chuyển đã báo người dân",
        "Nơi chuyển đơn đã báo lại kết quả cho người dân.",
        Act.PERSON_TOLD,
    ),
    _step(
        "refer",
        "Chuyển dấu hiệu tội phạm",
        "Có dấu hiệu tội phạm: chuyển ngay tài liệu cho cơ quan điều tra, Viện kiểm sát.",
        needs=(Need.BODY, Need.REASON),
        forms=("referral",),
        hand=_LEADER,
        paper_due=True,
    ),
    _step(
        "give-back",
        "Trả giấy tờ gốc",
        "Trả lại giấy tờ, tài liệu gốc mà người gửi đã nộp.",
        forms=("return-of-papers",),
        paper_due=True,
        tells=True,
    ),
    _step(
        "apologise",
        "Xin lỗi vì chậm",
        "Đã quá hạn: xin lỗi bằng văn bản, nêu lý do và ngày hẹn mới; hạn của luật không đổi.",
        needs=(Need.TEXT,),
        forms=("apology",),
        hand=_LEADER,
        paper_due=True,
        tells=True,
    ),
    _step(
        "close",
        "Kết thúc hồ sơ",
        "Mọi việc đã xong, hoặc phần còn thiếu đã được liệt kê: đóng hồ sơ.",
        needs=(Need.REASON,),
        hand=_LEADER,
    ),
)
LIBRARY: Mapping[str, LawfulStep] = {one.code: one for one in _ALL}


def when(circumstance: Circumstance, rule: str, says: str) -> tuple[Condition, ...]:
    """One condition, as steps hold them."""
    return (Condition(circumstance, rule, says),)


NOTHING_OWED = when(
    Circumstance.NOTHING_OWED,
    "R-13",
    "Còn việc đến hạn theo luật mà chưa làm: làm xong, ghi ngày, rồi mới kết thúc hồ sơ.",
)


def articles_of(rules: Iterable[str]) -> str:
    """The articles of these rules in their newest version, each said once."""
    return "; ".join(dict.fromkeys(BOOK.versions_of(rule)[-1].article for rule in rules))


def table(
    matter: Matter,
    title: str,
    moves: Mapping[str, Mapping[str, str]],
    rules: Mapping[str, tuple[str, ...]],
    *,
    changed: Iterable[LawfulStep] = (),
    forbidden: Mapping[str, Bar] | None = None,
    labels: Mapping[str, str] | None = None,
) -> Procedure:
    """The procedure with the steps that its moves name, in the order of the library.

    Every step rests on the rules that are given; one without any is a house rule and says so.
    """
    own = {one.code: one for one in changed}
    used = {code for to in moves.values() for code in to}
    steps = tuple(
        replace(step, rules=rules[code], basis=articles_of(rules[code]) or HOUSE)
        for code, step in {**LIBRARY, **own}.items()
        if code in used
    )
    words = {**STATES, **(labels or {})}
    return Procedure(
        name=matter.value,
        title=title,
        initial=RECEIVED,
        states=tuple(State(code, words[code]) for code in words if code in moves),
        steps=steps,
        moves=moves,
        matter=matter,
        final=tuple(code for code, to in moves.items() if not set(to.values()) - {code}),
        forbidden=forbidden or {},
    )
