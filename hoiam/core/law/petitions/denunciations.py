"""Denunciations (D-01 to D-13) and further denunciations: the part that is not secret.

Decisions of the tables:

- A withdrawal ends nothing by itself: D-13 may oblige to go on. The step that ends it is another
  one, of a leader, and only that records the withdrawal as the end of a clock.
- A further denunciation ends with the review: refused, or settled again as a denunciation of its
  own.
"""

from dataclasses import replace

from hoiam.core.clocks.acts import Act, Ground
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
    SENT,
    STOPPED,
    SUSPENDED,
    TRANSFERRED,
    WITHDRAWN,
    when,
)
from hoiam.core.law.petitions.shapes import Bar, Circumstance, LawfulStep, Need, Why

# What may still be owed after the work itself is over.
_OWED = ("notify", "send-suspension", "report-up", "refer", "tell-forwarder")
_WORK = (
    *("assign", "report", "extend", "overdue", "demand", "withdraw", "withdraw-part"),
    *_OWED,
)
_MOVES = {
    RECEIVED: {
        **dict.fromkeys(
            ("propose", "lengthen", "withdraw", "withdraw-part", "refer", "tell-forwarder"),
            RECEIVED,
        ),
        "accept": ACCEPTED,
        "refuse": REFUSED,
        "guide": GUIDED,
        "transfer": TRANSFERRED,
        "keep": KEPT,
        "end-withdrawn": WITHDRAWN,
    },
    ACCEPTED: {
        **dict.fromkeys(_WORK, ACCEPTED),
        "suspend": SUSPENDED,
        "stop": STOPPED,
        "decide": DECIDED,
    },
    SUSPENDED: {
        **dict.fromkeys((*_OWED, "overdue", "demand", "withdraw", "withdraw-part"), SUSPENDED),
        "resume": ACCEPTED,
        "stop": STOPPED,
    },
    DECIDED: {
        **dict.fromkeys((*_OWED, "act", "publish"), DECIDED),
        "send": SENT,
    },
    SENT: {
        **dict.fromkeys((*_OWED, "act", "publish", "take-down", "give-back"), SENT),
        "close": CLOSED,
    },
    REFUSED: {
        "give-back": REFUSED,
        "tell-forwarder": REFUSED,
        "refer": REFUSED,
    },
    GUIDED: {"tell-forwarder": GUIDED},
    TRANSFERRED: {"tell-forwarder": TRANSFERRED, "give-back": TRANSFERRED},
    KEPT: {"refer": KEPT, "tell-forwarder": KEPT},
    WITHDRAWN: {"tell-forwarder": WITHDRAWN, "give-back": WITHDRAWN},
    STOPPED: dict.fromkeys((*_OWED, "send-termination", "give-back"), STOPPED),
    CLOSED: {},
}
_LABELS = {
    DECIDED: "Đã có kết luận",
    SENT: "Đã gửi kết luận",
    WITHDRAWN: "Đã kết thúc vì rút tố cáo",
    GUIDED: "Đã hướng dẫn",
}
_NO_WITHDRAWAL_ENDS = (
    "Rút tố cáo chưa làm việc kết thúc: phải xem có dấu hiệu vi phạm, có ép buộc, có vu khống hay "
    "không."
)
_WITHDRAWN_FREELY = when(Circumstance.WITHDRAWN, "D-13", _NO_WITHDRAWAL_ENDS)
_UNSENT = "Không có quyết định nào chưa ghi ngày gửi."
_WORDLESS = (
    replace(LIBRARY["propose"], forms=("d-proposal",)),
    replace(
        LIBRARY["accept"],
        meaning="Đủ bốn điều kiện: ra quyết định thụ lý; thời hạn giải quyết tính từ ngày này.",
        forms=("d-acceptance",),
        tells=False,
    ),
    replace(
        LIBRARY["refuse"],
        meaning="Không đủ điều kiện thụ lý: báo ngay lý do cho người tố cáo.",
    ),
    replace(
        LIBRARY["guide"],
        label="Hướng dẫn người tố cáo",
        meaning="Người đến tố cáo nói miệng, không thuộc thẩm quyền: hướng dẫn đến đúng nơi.",
        paper_due=False,
        only=when(
            Circumstance.ORAL,
            "SUB-TRANSFER-D",
            "Tố cáo bằng đơn mà không thuộc thẩm quyền thì chuyển và báo người tố cáo.",
        ),
    ),
    replace(
        LIBRARY["transfer"],
        meaning="Không thuộc thẩm quyền: chuyển nơi có thẩm quyền và báo người tố cáo, một lần.",
        forms=("d-transfer",),
    ),
    replace(
        LIBRARY["keep"],
        meaning="Gửi nhiều nơi có nơi có thẩm quyền, gửi lại sau hướng dẫn: không xử lý.",
    ),
    replace(LIBRARY["assign"], forms=("d-team",)),
    replace(
        LIBRARY["report"], meaning="Báo cáo bằng văn bản kết quả xác minh.", needs=(Need.PAPER,)
    ),
    replace(
        LIBRARY["extend"],
        meaning="Phức tạp: thêm 30 ngày một lần; đặc biệt phức tạp: hai lần; nêu tiêu chí.",
        forms=("d-extension",),
    ),
    replace(
        LIBRARY["suspend"],
        meaning="Bất khả kháng, chờ kết quả nơi khác, trưng cầu giám định: thời hạn ngừng tính.",
        grounds=(Ground.FORCE_MAJEURE, Ground.AWAITING, Ground.EXPERT),
        forms=("d-suspension",),
    ),
    replace(LIBRARY["send-suspension"], only=when(Circumstance.SUSPENSION_UNSENT, "D-06", _UNSENT)),
    replace(LIBRARY["resume"], forms=("d-resumption",)),
    replace(
        LIBRARY["withdraw"],
        meaning="Người tố cáo rút toàn bộ; việc chưa vì thế mà kết thúc.",
        acts=(),
        paper_due=False,
    ),
    replace(LIBRARY["withdraw-part"], acts=(), needs=(), paper_due=False),
    replace(LIBRARY["end-withdrawn"], only=_WITHDRAWN_FREELY),
    replace(
        LIBRARY["stop"],
        meaning="Rút toàn bộ mà không phải giải quyết tiếp; người bị tố cáo chết; đã có bản án.",
        grounds=(Ground.ALL_WITHDRAWN, Ground.ACCUSED_DIED, Ground.JUDGED),
        forms=("d-termination",),
    ),
    replace(
        LIBRARY["send-termination"],
        acts=(),
        only=when(Circumstance.TERMINATION_UNSENT, "D-STOP", _UNSENT),
    ),
    replace(
        LIBRARY["demand"],
        only=when(
            Circumstance.OVERDUE_TOLD, "D-11", "Chưa ghi ngày cấp trên nhận được tin quá hạn."
        ),
    ),
    replace(
        LIBRARY["overdue"],
        only=when(Circumstance.OVERDUE, "D-11", "Thời hạn giải quyết chưa hết."),
    ),
    replace(
        LIBRARY["report-up"],
        needs=(Need.PAPER,),
        only=when(Circumstance.DEMANDED, "D-11", "Cấp trên chưa yêu cầu báo cáo."),
    ),
    replace(
        LIBRARY["decide"],
        label="Ra kết luận",
        meaning="Kết luận đúng, sai, đúng một phần; trách nhiệm và biện pháp xử lý.",
        acts=(Act.CONCLUDED,),
        needs=(Need.RESULT, Need.PAPER),
        forms=("d-conclusion",),
        tells=False,
        only=when(Circumstance.VERIFIED, "D-VERIFY", "Kết luận dựa trên báo cáo kết quả xác minh."),
    ),
    replace(
        LIBRARY["send"],
        label="Gửi kết luận",
        meaning="Gửi kết luận cho người bị tố cáo và nơi quản lý; thông báo cho người tố cáo.",
        forms=("d-conclusion-notice",),
    ),
    replace(LIBRARY["act"], needs=()),
    replace(
        LIBRARY["publish"],
        label="Công khai kết luận",
        meaning="Công khai kết luận, không có thông tin về người tố cáo hay bí mật nhà nước.",
    ),
    replace(
        LIBRARY["take-down"],
        only=when(Circumstance.PUBLISHED, "D-09", "Chưa niêm yết, hoặc đã gỡ xuống."),
    ),
    replace(
        LIBRARY["tell-forwarder"],
        only=when(Circumstance.FORWARDED, "D-12", "Tố cáo không do nơi khác chuyển đến."),
    ),
    replace(
        LIBRARY["close"],
        needs=(),
        only=(
            *library.NOTHING_OWED,
            *when(
                Circumstance.NOTHING_LEFT,
                "D-08",
                "Còn việc phải làm theo kết luận chưa xong mà chưa được liệt kê.",
            ),
        ),
    ),
)
# Nothing of a denunciation is written down here in free words, and no letter of it is written by
# the server: what a step has to say stands on a paper of the file, which is named by its number.
_NO_WORDS = (Need.REASON, Need.TEXT, Need.PERSON)


def _without_words(one: LawfulStep) -> LawfulStep:
    says = any(need in _NO_WORDS for need in one.needs) and Need.PAPER not in one.needs
    needs = tuple(need for need in one.needs if need not in _NO_WORDS)
    forms = tuple(form for form in one.forms if form.startswith("d-"))
    return replace(
        one,
        needs=(*needs, Need.PAPER) if says else needs,
        forms=forms,
        paper_due=one.paper_due and bool(forms),
    )


_KNOWN = {**LIBRARY, **{one.code: one for one in _WORDLESS}}
_CHANGED = tuple(_without_words(one) for one in _KNOWN.values())

DENUNCIATION = library.table(
    Matter.DENUNCIATION,
    "Tố cáo",
    _MOVES,
    {
        "propose": ("SUB-PROPOSE",),
        "lengthen": ("D-01",),
        "accept": ("D-01", "D-02"),
        "refuse": ("D-01", "D-02"),
        "guide": ("SUB-TRANSFER-D",),
        "transfer": ("SUB-TRANSFER-D",),
        "keep": ("SUB-SKIP-D",),
        "notify": ("D-03",),
        "assign": ("D-VERIFY",),
        "report": ("D-VERIFY",),
        "extend": ("D-04", "D-05"),
        "suspend": ("D-06",),
        "send-suspension": ("D-06",),
        "resume": ("D-06",),
        "withdraw": ("D-13",),
        "withdraw-part": ("D-13",),
        "end-withdrawn": ("D-13",),
        "stop": ("D-13", "D-STOP"),
        "send-termination": ("D-STOP",),
        "overdue": ("D-11",),
        "demand": ("D-11",),
        "report-up": ("D-11",),
        "decide": ("D-04", "D-CONCLUDE"),
        "send": ("D-07",),
        "act": ("D-08",),
        "publish": ("D-09",),
        "take-down": ("D-09",),
        "tell-forwarder": ("D-12",),
        "refer": ("SUB-10",),
        "give-back": ("SUB-ORIGINALS",),
        "close": ("D-08",),
    },
    changed=_CHANGED,
    forbidden={
        "return": Bar(
            Why.FORBIDDEN,
            "SUB-TRANSFER-D",
            "Tố cáo không thuộc thẩm quyền thì chuyển nơi có thẩm quyền, không gửi trả.",
        ),
    },
    labels=_LABELS,
)

FURTHER = library.table(
    Matter.FURTHER_DENUNCIATION,
    "Tố cáo tiếp",
    {
        RECEIVED: {
            "withdraw": RECEIVED,
            "refer": RECEIVED,
            "accept": ACCEPTED,
            "refuse": REFUSED,
            "keep": KEPT,
            "end-withdrawn": WITHDRAWN,
        },
        ACCEPTED: {},
        REFUSED: {"give-back": REFUSED},
        KEPT: {},
        WITHDRAWN: {},
    },
    {
        "accept": ("D-10",),
        "refuse": ("D-10",),
        "keep": ("SUB-SKIP-D",),
        "withdraw": ("D-13",),
        "end-withdrawn": ("D-13",),
        "refer": ("SUB-10",),
        "give-back": ("SUB-ORIGINALS",),
    },
    changed=(
        *_CHANGED,
        replace(
            LIBRARY["accept"],
            label="Giải quyết lại",
            meaning="Có căn cứ cho rằng đã giải quyết chưa đúng: mở vụ việc tố cáo để giải quyết.",
            forms=("d-acceptance",),
            tells=False,
        ),
        replace(
            LIBRARY["refuse"],
            label="Không giải quyết lại",
            meaning="Đã giải quyết đúng: báo người tố cáo, nêu lý do.",
            needs=(Need.PAPER,),
            forms=(),
            paper_due=False,
        ),
    ),
    labels={**_LABELS, ACCEPTED: "Giải quyết lại", REFUSED: "Không giải quyết lại"},
)
