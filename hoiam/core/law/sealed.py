"""The lawful steps of what was sealed through the web.

It is *information with denunciation content* until it is signed or presented in person: the Law on
Denunciations 2018, Art. 22, knows no other form, and its clocks start only then (D-14, D-01).
Otherwise what is clear and evidenced takes the channel of inspection (Art. 25). An unsigned letter
that names the violator with concrete evidence is eligible for processing (Circular 05/2021,
Art. 6(2)(a)) and never runs the clocks of an accepted denunciation.

House rules: "verified" and what concerns protection are marks that move nothing; what was put
aside is taken up again when the sender adds something.
"""

from dataclasses import dataclass

from hoiam.core.law.rulebook.shapes import HOUSE
from hoiam.core.workflow import State, StateTable, Step

RECEIVED, WAITING, ELIGIBLE = "received", "waiting", "eligible"
DENUNCIATION, INSPECTION = "denunciation", "inspection"
PASSED_ON, INELIGIBLE, CLOSED = "passed-on", "ineligible", "closed"

INVITE, SIGN, PRESENT, FIND_ELIGIBLE = "invite", "sign", "present", "find-eligible"
INSPECT, PASS_ON, PUT_ASIDE, TAKE_UP = "inspect", "pass-on", "put-aside", "take-up"
VERIFY, PROTECT, END_PROTECTION = "verify", "protect", "end-protection"
CONCLUDE, CLOSE = "conclude", "close"

# The two by which it becomes a denunciation: they put it on the register (`denunciations`).
BECOMES_DENUNCIATION = (SIGN, PRESENT)

_ART_22 = "Luật Tố cáo 2018, Điều 22"
_ART_25 = "Luật Tố cáo 2018, Điều 25"
_PROTECTION = "Luật Tố cáo 2018, Điều 47, 49"
_SORTING = "Thông tư 05/2021/TT-TTCP, Điều 6"

STATES = (
    State(RECEIVED, "Đã nhận, chưa phân loại"),
    State(WAITING, "Đã mời ký hoặc trình bày trực tiếp"),
    State(ELIGIBLE, "Đủ điều kiện xử lý, không thụ lý là tố cáo"),
    State(DENUNCIATION, "Đã vào sổ tố cáo"),
    State(INSPECTION, "Đã chuyển theo kênh thanh tra, kiểm tra"),
    State(PASSED_ON, "Đã hướng dẫn gửi đúng nơi có thẩm quyền"),
    State(INELIGIBLE, "Không đủ điều kiện xử lý, lưu đơn"),
    State(CLOSED, "Đã kết thúc"),
)

STEPS = (
    Step(
        INVITE,
        "Mời ký hoặc trình bày trực tiếp",
        "Nhắn người gửi: muốn được giải quyết theo thủ tục tố cáo thì ký đơn hoặc đến trình bày.",
        _ART_22,
    ),
    Step(
        SIGN,
        "Ghi nhận đã ký đơn",
        "Người gửi đã ký đơn; thời hạn D-01 tính từ ngày này.",
        _ART_22,
    ),
    Step(
        PRESENT,
        "Ghi nhận đã trình bày trực tiếp",
        "Người gửi đã trình bày trực tiếp; thời hạn D-01 tính từ ngày này.",
        _ART_22,
    ),
    Step(
        FIND_ELIGIBLE,
        "Đủ điều kiện xử lý",
        "Thư không ký tên nhưng nêu rõ người vi phạm, có chứng cứ cụ thể để kiểm tra.",
        _SORTING,
    ),
    Step(
        INSPECT,
        "Chuyển kênh thanh tra, kiểm tra",
        "Nội dung rõ, có căn cứ; kiểm tra theo thẩm quyền, không thụ lý là tố cáo.",
        _ART_25,
    ),
    Step(
        PASS_ON,
        "Hướng dẫn gửi nơi khác",
        "Không thuộc thẩm quyền; đã nhắn người gửi nơi có thẩm quyền.",
        "Luật Tố cáo 2018, Điều 24",
    ),
    Step(
        PUT_ASIDE,
        "Không đủ điều kiện, lưu đơn",
        "Không đủ điều kiện xử lý; lưu, không chuyển đi.",
        _SORTING,
    ),
    Step(TAKE_UP, "Xem lại", "Người gửi đã bổ sung hoặc có căn cứ mới.", HOUSE),
    Step(
        VERIFY,
        "Đã xác minh danh tính",
        "Chỉ ghi là đã xác minh và ngày; họ tên nằm trong phần niêm phong.",
        "Luật Tố cáo 2018, Điều 24",
    ),
    Step(
        PROTECT,
        "Đã có biện pháp bảo vệ",
        "Người được bảo vệ và biện pháp ghi trong phần niêm phong.",
        _PROTECTION,
    ),
    Step(END_PROTECTION, "Chấm dứt biện pháp bảo vệ", "Theo quyết định.", _PROTECTION),
    Step(
        CONCLUDE,
        "Đã công khai kết luận",
        "Kết luận đã được công khai đúng luật; các dòng nhật ký được mở.",
        "Luật Tố cáo 2018, Điều 40",
    ),
    Step(CLOSE, "Kết thúc", "Việc đã xong, người gửi đã được nhắn kết quả.", HOUSE),
)

_MARKS = (VERIFY, PROTECT, END_PROTECTION)
_SORTS = {
    SIGN: DENUNCIATION,
    PRESENT: DENUNCIATION,
    INSPECT: INSPECTION,
    PASS_ON: PASSED_ON,
    PUT_ASIDE: INELIGIBLE,
}


def _with_marks(state: str, to: dict[str, str]) -> dict[str, str]:
    return to | dict.fromkeys(_MARKS, state)


MOVES = {
    RECEIVED: _with_marks(
        RECEIVED, {INVITE: WAITING, FIND_ELIGIBLE: ELIGIBLE, **_SORTS, CLOSE: CLOSED}
    ),
    WAITING: _with_marks(WAITING, {FIND_ELIGIBLE: ELIGIBLE, **_SORTS, CLOSE: CLOSED}),
    ELIGIBLE: _with_marks(ELIGIBLE, {INVITE: WAITING, **_SORTS, CLOSE: CLOSED}),
    DENUNCIATION: _with_marks(DENUNCIATION, {CONCLUDE: DENUNCIATION, CLOSE: CLOSED}),
    INSPECTION: _with_marks(
        INSPECTION,
        {INVITE: INSPECTION, SIGN: DENUNCIATION, PRESENT: DENUNCIATION, CLOSE: CLOSED},
    ),
    PASSED_ON: {TAKE_UP: RECEIVED, CLOSE: CLOSED},
    INELIGIBLE: {TAKE_UP: RECEIVED, CLOSE: CLOSED},
    CLOSED: {TAKE_UP: RECEIVED, END_PROTECTION: CLOSED},
}

SEALED = StateTable(
    name="sealed",
    title="Thư niêm phong",
    initial=RECEIVED,
    states=STATES,
    steps=STEPS,
    moves=MOVES,
)


@dataclass(frozen=True, slots=True)
class Ground:
    """For what who it is may be opened: everything else that is done needs no name (Law on
    Denunciations, Art. 8(3), 11(2)(c))."""

    code: str
    label: str
    basis: str


GROUNDS = (
    Ground(
        "conditions",
        "Kiểm tra thông tin về người tố cáo và điều kiện thụ lý",
        "Luật Tố cáo 2018, Điều 24, 29",
    ),
    Ground(
        "hearing",
        "Làm việc trực tiếp với người tố cáo, bổ sung chứng cứ",
        "Nghị định 31/2019/NĐ-CP, Điều 11",
    ),
    Ground("protection", "Bảo vệ người tố cáo, người thân thích", _PROTECTION),
    Ground(
        "crime",
        "Có dấu hiệu tội phạm, chuyển hồ sơ cho cơ quan điều tra, Viện kiểm sát",
        "Luật Tố cáo 2018, Điều 27",
    ),
)


def find_ground(code: str) -> Ground | None:
    """The ground with this code."""
    return next((one for one in GROUNDS if one.code == code), None)


# Nothing is waiting any more.
FINAL = frozenset({CLOSED, INELIGIBLE, PASSED_ON})
