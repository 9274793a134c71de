"""The clocks of what offices owe without a petition: sessions, disclosure, supervision, data.

One line a clock: its code, what has to be done, the rule, what starts it, what ends it. Limits
with `Bound.BEFORE` run backwards, from the day of the event that is announced.
"""

from hoiam.core.clocks.acts import Act
from hoiam.core.clocks.shapes import Spec, Who
from hoiam.core.law.rulebook.shapes import Bound, Event

RECEPTION = (
    Spec(
        "announce", "Công bố lịch tiếp công dân", "R-07",
        Act.SESSION, Event.SESSION, (Act.ANNOUNCED,), bound=Bound.BEFORE,
    ),
    Spec(
        "refuse", "Thông báo từ chối tiếp công dân", "R-10",
        Act.GROUNDS_FOUND, Event.GROUNDS, (Act.TOLD,), newer=True,
    ),
)  # fmt: skip
ONLINE_RECEPTION = (
    Spec(
        "announce", "Báo trước về buổi tiếp trực tuyến", "R-11",
        Act.SESSION, Event.SESSION, (Act.ANNOUNCED,), "báo trước", Bound.BEFORE,
    ),
    Spec(
        "test", "Thử đường truyền", "R-11",
        Act.SESSION, Event.SESSION, (Act.LINE_TESTED,), "thử đường truyền", Bound.BEFORE,
    ),
)  # fmt: skip
DIALOGUE = (
    Spec(
        "announce", "Thông báo về buổi đối thoại với nhân dân", "ADM-DIALOGUE-NOTICE",
        Act.MEETING, Event.MEETING, (Act.MEETING_TOLD,), bound=Bound.BEFORE,
    ),
    Spec(
        "result", "Niêm yết và gửi kết quả đối thoại", "ADM-DIALOGUE-RESULT",
        Act.MEETING, Event.MEETING, (Act.RESULT_SENT,),
    ),
)  # fmt: skip
DISCLOSURE = (
    Spec(
        "disclose", "Công khai nội dung phải công khai", "ADM-DISCLOSE",
        Act.DECIDED, Event.DECIDED, (Act.PUBLISHED,),
    ),
    Spec(
        "post", "Niêm yết ít nhất đến hết ngày này", "ADM-DISCLOSE-POST",
        Act.PUBLISHED, Event.PUBLISHED, (Act.TAKEN_DOWN,), bound=Bound.LASTING,
    ),
    Spec(
        "speaker", "Phát loa truyền thanh ít nhất đến hết ngày này", "ADM-DISCLOSE-SPEAKER",
        Act.PUBLISHED, Event.PUBLISHED, (Act.TAKEN_DOWN,), bound=Bound.LASTING,
    ),
)  # fmt: skip
VILLAGE_VOTE = (
    Spec(
        "announce", "Báo, niêm yết về cuộc họp hoặc lấy phiếu ở thôn", "ADM-VOTE-NOTICE",
        Act.MEETING, Event.MEETING, (Act.MEETING_TOLD,), bound=Bound.BEFORE,
    ),
    Spec(
        "send", "Gửi nghị quyết, biên bản của thôn", "ADM-VOTE-SEND",
        Act.DECIDED, Event.DECIDED, (Act.SENT,),
    ),
    Spec(
        "answer", "Công nhận, hoặc từ chối bằng văn bản, quyết định của thôn", "ADM-VOTE-ANSWER",
        Act.RECEIVED, Event.RECEIVED, (Act.ANSWERED, Act.REFUSED),
    ),
)  # fmt: skip
COMMUNITY_MEETING = (
    Spec(
        "announce", "Báo các hộ về hội nghị cộng đồng", "ADM-COMMUNITY-MEETING",
        Act.MEETING, Event.MEETING, (Act.MEETING_TOLD,), bound=Bound.BEFORE,
    ),
)  # fmt: skip
OPINION = (
    Spec(
        "post", "Lấy ý kiến nhân dân ít nhất đến hết ngày này", "ADM-OPINION",
        Act.PUBLISHED, Event.PUBLISHED, (Act.TAKEN_DOWN,), bound=Bound.LASTING,
    ),
)  # fmt: skip
INSPECTION = (
    Spec(
        "plan", "Gửi kế hoạch của Ban Thanh tra nhân dân", "ADM-INSPECTION-PLAN",
        Act.SUPERVISED, Event.SUPERVISION, (Act.PLAN_SENT,),
        bound=Bound.BEFORE, who=Who.OVERSEER,
    ),
    Spec(
        "reply", "Trả lời kiến nghị của Ban Thanh tra nhân dân", "ADM-INSPECTION-REPLY",
        Act.RECOMMENDED, Event.RECOMMENDED, (Act.ANSWERED,),
    ),
)  # fmt: skip
INVESTMENT = (
    Spec(
        "plan", "Báo chủ đầu tư về kế hoạch giám sát đầu tư của cộng đồng", "ADM-INVESTMENT-PLAN",
        Act.SUPERVISED, Event.SUPERVISION, (Act.PLAN_SENT,),
        bound=Bound.BEFORE, who=Who.OVERSEER,
    ),
    Spec(
        "reply", "Trả lời kiến nghị giám sát đầu tư của cộng đồng", "ADM-INVESTMENT-REPLY",
        Act.RECOMMENDED, Event.RECOMMENDED, (Act.ANSWERED,),
    ),
)  # fmt: skip
SUPERVISION = (
    Spec(
        "plan", "Gửi kế hoạch giám sát của Mặt trận", "F-02",
        Act.SUPERVISED, Event.SUPERVISION, (Act.PLAN_SENT,), "gửi kế hoạch",
        Bound.BEFORE, Who.OVERSEER,
    ),
    Spec(
        "subject", "Nơi được giám sát gửi báo cáo", "F-02",
        Act.SUPERVISED, Event.SUPERVISION, (Act.SUBJECT_REPORTED,), "đối tượng gửi báo cáo",
        Bound.BEFORE,
    ),
    Spec(
        "team", "Đoàn giám sát báo cáo", "F-02",
        Act.SUPERVISION_ENDED, Event.SUPERVISION_ENDED, (Act.TEAM_REPORTED,), "đoàn báo cáo",
        who=Who.OVERSEER,
    ),
)  # fmt: skip
CRITICISM = (
    Spec(
        "draft", "Gửi dự thảo cho Mặt trận phản biện", "F-03",
        Act.SUBMITTED, Event.SUBMISSION, (Act.DRAFT_SENT,), bound=Bound.BEFORE,
    ),
)  # fmt: skip


def _procedure(what: str) -> tuple[Spec, ...]:
    return (
        Spec(
            "announce", "Công bố thủ tục hành chính", "ADM-766-ANNOUNCE",
            Act.IN_FORCE, Event.IN_FORCE, (Act.ANNOUNCED,), what, Bound.BEFORE,
        ),
        Spec(
            "update", "Cập nhật, công khai thủ tục", "ADM-766-UPDATE",
            Act.DECIDED, Event.DECIDED, (Act.UPDATED,), what,
        ),
    )  # fmt: skip


PROCEDURE = _procedure("tỉnh")
MINISTRY_PROCEDURE = _procedure("bộ")
ONE_STOP = (
    Spec(
        "supplement", "Trả lại hồ sơ thiếu, nêu lý do", "ADM-ONESTOP-SUPPLEMENT",
        Act.RECEIVED, Event.RECEIVED, (Act.ACCEPTED, Act.ASKED_MORE),
    ),
    Spec(
        "apology", "Xin lỗi và hẹn lại", "ADM-ONESTOP-APOLOGY",
        Act.PROMISED, Event.PROMISED_DAY, (Act.APOLOGISED, Act.ANSWERED), bound=Bound.BEFORE,
    ),
)  # fmt: skip
_DATA_ANSWER = Spec(
    "answer", "Trả lời yêu cầu về dữ liệu cá nhân", "ADM-DATA-ANSWER",
    Act.REQUESTED, Event.ASKED, (Act.ANSWERED,),
)  # fmt: skip
DATA_REQUEST = (
    _DATA_ANSWER,
    Spec(
        "complete-least", "Làm xong yêu cầu: số ngày ít nhất luật nêu", "ADM-DATA-COMPLETE",
        Act.REQUESTED, Event.ASKED, (Act.COMPLETED,), "yêu cầu khác, ít nhất", who=Who.NOBODY,
    ),
    Spec(
        "complete", "Làm xong yêu cầu về dữ liệu cá nhân", "ADM-DATA-COMPLETE",
        Act.REQUESTED, Event.ASKED, (Act.COMPLETED,), "yêu cầu khác, nhiều nhất",
    ),
)  # fmt: skip
DATA_CONSENT = (
    _DATA_ANSWER,
    Spec(
        "complete", "Làm xong việc rút, phản đối sự đồng ý", "ADM-DATA-COMPLETE",
        Act.REQUESTED, Event.ASKED, (Act.COMPLETED,), "rút, phản đối sự đồng ý", can_extend=True,
    ),
)  # fmt: skip
DATA_PROCESSING = (
    Spec(
        "assess", "Lập hồ sơ đánh giá tác động", "ADM-DATA-IMPACT",
        Act.BEGUN, Event.BEGUN, (Act.ASSESSED,),
    ),
)  # fmt: skip
DOCUMENT = (
    Spec(
        "issue", "Phát hành văn bản đi", "ADM-DOCUMENT-ISSUE",
        Act.SIGNED, Event.SIGNED, (Act.ISSUED,),
    ),
    Spec(
        "submit", "Trình văn bản đến", "ADM-DOCUMENT-SUBMIT",
        Act.RECEIVED, Event.RECEIVED, (Act.SUBMITTED,),
    ),
)  # fmt: skip
SUBMISSION = (
    Spec(
        "return", "Mốc để trả lại hồ sơ trình chưa đúng", "ADM-FILE-RETURN",
        Act.RECEIVED, Event.RECEIVED, (Act.RETURNED,), who=Who.NOBODY,
    ),
    Spec(
        "decide-simple", "Quyết định việc đơn giản", "ADM-FILE-SIMPLE",
        Act.RECEIVED, Event.RECEIVED, (Act.DECIDED, Act.RETURNED),
    ),
)  # fmt: skip
REPORT = (
    Spec(
        "close", "Chốt số liệu trước ngày gửi báo cáo", "ADM-REPORT-GAP",
        Act.SUBMITTED, Event.SUBMISSION, (Act.FIGURES_CLOSED,), bound=Bound.BEFORE,
    ),
)  # fmt: skip
