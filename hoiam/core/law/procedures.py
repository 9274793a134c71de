"""The lawful steps of feedback, recommendation and question.

The three kinds walk the same road; what differs is the basis of each step. No article pauses
the duty to answer while the sender is asked for more, so no state stops a clock: waiting is
shown, and the due date stands (house rule, after Law on Citizen Reception, Art. 28(1)).

Decisions (house rules):

- Asking for more takes the case on: whoever asks has begun to work, and what is supplied comes
  back to that unit. A sender who never answers still gets an answer from what is known.
- A hand-over leads to "new": the receiving unit must accept, or pass on, for itself.
- Undoing a join leads to "new" from wherever the case stood before: nobody has looked at it as
  a case of its own since, and the due date is still the one from its first receipt.
- "Closed" is never "solved": it says that the answer was given and the file is put away.
"""

from datetime import date

from hoiam.core.law.rulebook.reception import R_08
from hoiam.core.law.rulebook.shapes import HOUSE
from hoiam.core.law.rules import BOOK, Kind, Rulebook
from hoiam.core.workflow import State, StateTable, Step

NEW, WAITING, HANDLING = "new", "waiting", "handling"
ANSWERED, CLOSED, JOINED = "answered", "closed", "joined"

STATES = (
    State(NEW, "Mới nhận"),
    State(WAITING, "Chờ người gửi bổ sung"),
    State(HANDLING, "Đang xử lý"),
    State(ANSWERED, "Đã trả lời"),
    State(CLOSED, "Đã khép lại"),
    State(JOINED, "Đã nhập vào vụ việc khác"),
)

MOVES = {
    NEW: {"accept": HANDLING, "ask-for-more": WAITING, "hand-over": NEW, "join": JOINED},
    WAITING: {
        "supply": HANDLING,
        "hand-over": NEW,
        "consult": WAITING,
        "extend": WAITING,
        "answer": ANSWERED,
        "join": JOINED,
    },
    HANDLING: {
        "ask-for-more": WAITING,
        "hand-over": NEW,
        "consult": HANDLING,
        "extend": HANDLING,
        "answer": ANSWERED,
        "join": JOINED,
    },
    ANSWERED: {"close": CLOSED, "reopen": HANDLING},
    CLOSED: {"reopen": HANDLING},
    JOINED: {"unjoin": NEW},
}

# What the law says of a recommendation (kiến nghị) that is received from a citizen.
_ANSWER_DUTY = BOOK.versions_of(R_08)[-1].article
_FIELD_TARGET = "Thời hạn của lĩnh vực do địa phương quy định"


def _steps(duty: str) -> tuple[Step, ...]:
    """The steps in the order of their buttons; `duty` is the basis of the duty to answer."""
    return (
        Step("accept", "Nhận xử lý", "Đơn vị nhận việc và bắt đầu giải quyết.", duty),
        Step("ask-for-more", "Hỏi thêm", "Đề nghị người gửi bổ sung; hạn trả lời vẫn giữ.", HOUSE),
        Step("supply", "Ghi phần bổ sung", "Người gửi đã bổ sung, việc được làm tiếp.", HOUSE),
        Step(
            "hand-over",
            "Chuyển đơn vị khác",
            "Chuyển đến nơi có thẩm quyền, nêu lý do, báo người gửi; thời hạn không tính lại từ đầu.",
            duty,
        ),
        Step("consult", "Hỏi ý kiến đơn vị", "Đơn vị khác góp ý trong thời hạn riêng.", HOUSE),
        Step(
            "extend", "Gia hạn", "Hẹn ngày mới, nêu lý do và báo người gửi; hạn cũ vẫn hiện.", duty
        ),
        Step(
            "answer",
            "Trả lời",
            "Trả lời người gửi: đã làm, sẽ làm, không làm được, nơi khác.",
            duty,
        ),
        Step("close", "Kết thúc", "Cất hồ sơ sau khi đã trả lời và báo người gửi.", HOUSE),
        Step("reopen", "Mở lại", "Người gửi báo chưa xong hoặc câu trả lời cần sửa.", HOUSE),
        Step(
            "join", "Gộp", "Cùng một việc đã có: theo vụ việc kia, người gửi vẫn được báo.", HOUSE
        ),
        Step("unjoin", "Tách ra", "Gộp nhầm: trở lại thành vụ việc riêng, hạn cũ vẫn giữ.", HOUSE),
    )


def _table(kind: Kind, title: str, duty: str) -> StateTable:
    return StateTable(
        name=kind.value,
        title=title,
        initial=NEW,
        states=STATES,
        steps=_steps(duty),
        moves=MOVES,
    )


FEEDBACK = _table(Kind.FEEDBACK, "Phản ánh", _FIELD_TARGET)
RECOMMENDATION = _table(Kind.RECOMMENDATION, "Kiến nghị", _ANSWER_DUTY)
QUESTION = _table(Kind.QUESTION, "Câu hỏi", HOUSE)

TABLES = (FEEDBACK, RECOMMENDATION, QUESTION)


def table_for(kind: Kind) -> StateTable:
    """The lawful steps of this kind of case."""
    return next(table for table in TABLES if table.name == kind.value)


def basis_of(step: Step, book: Rulebook, day: date) -> str:
    """What a step rests on in the rulebook that counts: an article may have been corrected."""
    rule = book.find(R_08, day) if step.basis == _ANSWER_DUTY else None
    return step.basis if rule is None else rule.article
