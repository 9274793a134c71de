"""What a clerk who does not know the law is asked, in everyday words, one question after another.

Codes never change: what was answered stands in rows. The words are msgids.
"""

from dataclasses import dataclass

from hoiam.core.law.petitions.competence import Maker


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer, and the words for it."""

    code: str
    says: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its answers; `hint` says what to look at."""

    code: str
    asks: str
    choices: tuple[Choice, ...]
    hint: str = ""


def _question(code: str, asks: str, hint: str = "", **choices: str) -> Question:
    made = tuple(Choice(name.replace("_", "-"), says) for name, says in choices.items())
    return Question(code, asks, made, hint)


MAKERS = {
    Maker.COMMUNE_CHAIR: "Chủ tịch Ủy ban nhân dân xã, phường, đặc khu này",
    Maker.DIVISION_HEAD: "Trưởng phòng, người đứng đầu cơ quan chuyên môn của xã, phường này",
    Maker.COMMUNE_STAFF: "Cán bộ, công chức khác của xã, phường này",
    Maker.OTHER_COMMUNE: "Xã, phường khác",
    Maker.DEPARTMENT_HEAD: "Giám đốc sở",
    Maker.DEPARTMENT_STAFF: "Cán bộ, công chức của sở",
    Maker.PROVINCE_CHAIR: "Chủ tịch Ủy ban nhân dân tỉnh",
    Maker.DISTRICT_OURS: "Cơ quan cấp huyện đã kết thúc, việc đã bàn giao cho nơi mình",
    Maker.DISTRICT_OTHERS: "Cơ quan cấp huyện đã kết thúc, việc đã bàn giao cho nơi khác",
    Maker.OWN_HEAD: "Người đứng đầu cơ quan mình",
    Maker.OWN_STAFF: "Cán bộ, công chức của cơ quan mình",
    Maker.CENTRAL: "Bộ, cơ quan trung ương hoặc cơ quan ngành dọc",
    Maker.NOT_STATE: "Doanh nghiệp, tổ chức, cá nhân không phải cơ quan nhà nước",
}
_PLACE = "Tên gọi trên đơn không quyết định: đọc xem người gửi nhờ việc gì."

_ALL = (
    _question(
        "came",
        "Đơn đến bằng cách nào?",
        written="Đơn viết trên giấy, có người đưa hoặc bưu điện chuyển",
        oral="Người dân đến nói miệng",
        online="Qua điện thoại, thư điện tử, ứng dụng hoặc mạng xã hội",
    ),
    _question(
        "readable",
        "Đọc được và hiểu được đơn không?",
        yes="Đọc được, bằng tiếng Việt",
        translated="Bằng tiếng nước ngoài, có bản dịch công chứng",
        foreign="Bằng tiếng nước ngoài, không có bản dịch công chứng",
        torn="Rách nát, không đọc được",
        insulting="Chỉ có lời thô tục, xúc phạm, chia rẽ hoặc chống chủ trương, chính sách",
    ),
    _question(
        "contents",
        "Trong đơn có mấy loại việc?",
        "Ví dụ vừa xin xem lại quyết định thu hồi đất, vừa báo một cán bộ nhận tiền.",
        one="Một loại việc",
        mixed="Nhiều loại việc khác nhau",
    ),
    _question(
        "wants",
        "Người gửi muốn gì?",
        _PLACE,
        review="Xem lại một quyết định hay việc làm của cơ quan, cán bộ",
        discipline="Cán bộ, công chức xin xem lại quyết định kỷ luật mình",
        report="Báo một người, một nơi làm trái pháp luật và đề nghị xử lý",
        party="Báo đảng viên vi phạm quy định, Điều lệ của Đảng",
        suggest="Góp ý, đề xuất, nêu nguyện vọng về chính sách hoặc việc quản lý",
        rule="Phản ánh một thủ tục, quy định hành chính gây khó, hoặc bị gây khó khi làm thủ tục",
        dispute="Nhờ giải quyết tranh chấp giữa hai gia đình, hai người",
        sight="Báo một việc thấy tận mắt: rác, đèn hỏng, đường hỏng, ồn ào",
        how="Hỏi cách làm một việc, hỏi về chính sách",
        court="Việc của tòa án, thi hành án, điều tra, kiểm sát",
    ),
    _question(
        "whose",
        "Quyết định hay việc làm đó đụng đến quyền lợi của ai?",
        own="Của chính người gửi",
        represented="Của người khác, có giấy tờ đại diện hợp pháp",
        unproved="Của người khác, không có giấy tờ đại diện",
        common="Của chung, của xóm làng; người gửi không bị đụng chạm riêng",
    ),
    _question(
        "round",
        "Việc này đã được giải quyết đến đâu?",
        first="Chưa nơi nào giải quyết",
        second="Đã có quyết định giải quyết lần đầu, người gửi không đồng ý",
        expired="Nơi giải quyết lần đầu đã quá hạn mà chưa giải quyết",
        done="Đã có quyết định giải quyết lần hai",
        court="Tòa án đã thụ lý hoặc đã xử",
        withdrawn="Chính người gửi đã rút nội dung này, không bị ai ép",
    ),
    _question(
        "body",
        "Nơi nhận đơn là nơi nào?",
        commune="Ủy ban nhân dân xã, phường, đặc khu",
        department="Sở",
        province="Ủy ban nhân dân tỉnh",
        other="Cơ quan, đơn vị khác",
    ),
    Question(
        "maker",
        "Quyết định hay việc làm đó của ai?",
        tuple(Choice(one.value, says) for one, says in MAKERS.items()),
    ),
    Question(
        "accused",
        "Người bị báo là ai?",
        tuple(Choice(one.value, says) for one, says in MAKERS.items()),
        "Chỉ cần biết người đó làm ở đâu, giữ chức gì; không ghi tên vào đây.",
    ),
    _question(
        "identity",
        "Đơn có đủ ngày, họ tên, địa chỉ và chữ ký hoặc điểm chỉ không?",
        full="Có đủ",
        unsigned="Có họ tên, địa chỉ, nhưng không ký, không điểm chỉ",
        lacking="Có ký, nhưng thiếu ngày hoặc địa chỉ",
        nameless="Không biết ai gửi, hoặc mượn tên người khác",
    ),
    _question(
        "told",
        "Đơn có nói rõ khiếu nại ai, việc gì, vì sao và yêu cầu gì không?",
        full="Có đủ",
        lacking="Còn thiếu",
    ),
    _question(
        "in-time",
        "Người gửi khiếu nại có còn trong thời hiệu không?",
        "Ngày cuối tính từ ngày nhận hoặc biết quyết định; hệ thống tính giúp khi vào sổ.",
        yes="Còn",
        hindered="Đã qua, nhưng có trở ngại: ốm đau, thiên tai, đi công tác xa, trở ngại khác",
        late="Đã qua, không có lý do chính đáng",
        unknown="Chưa biết ngày",
    ),
    _question(
        "people",
        "Bao nhiêu người cùng ký đơn?",
        one="Một người",
        few="Từ 2 đến 4 người",
        group="Từ 5 đến 10 người",
        crowd="Trên 10 người",
    ),
    _question(
        "appointed",
        "Đã cử người đại diện bằng văn bản có chữ ký của mọi người chưa?",
        "Từ 5 đến 10 người: 1 hoặc 2 đại diện. Trên 10 người: nhiều nhất 5 đại diện. Đại diện là "
        "người trong đơn.",
        yes="Đã cử đúng số người",
        too_many="Cử nhiều người hơn",
        no="Chưa cử, hoặc không có văn bản",
    ),
    _question(
        "forwarded",
        "Ai gửi đơn đến đây?",
        self="Chính người viết đơn",
        forwarded="Đại biểu, Mặt trận, báo chí hoặc cơ quan khác chuyển đến",
    ),
    _question(
        "sent-to",
        "Đơn gửi cho những nơi nào?",
        "Xem dòng kính gửi và nơi nhận ở cuối đơn.",
        here="Chỉ gửi đến đây, hoặc gửi nơi khác nhưng không có nơi có thẩm quyền",
        competent="Gửi nhiều nơi, trong đó đã có nơi có thẩm quyền giải quyết",
    ),
    _question(
        "guided",
        "Về chính việc này, nơi mình đã hướng dẫn hoặc chuyển đơn của người này lần nào chưa?",
        no="Chưa",
        yes="Rồi",
    ),
    _question(
        "accuser",
        "Ai báo?",
        person="Một hoặc nhiều cá nhân",
        organisation="Một cơ quan, tổ chức",
    ),
    _question(
        "evidence",
        "Nội dung có rõ người vi phạm, có chứng cứ cụ thể để kiểm tra không?",
        yes="Có",
        no="Không",
    ),
    _question(
        "grounds",
        "Có cơ sở để xác định người vi phạm và việc làm trái pháp luật không?",
        yes="Có",
        no="Không có, hoặc người báo không đủ năng lực mà không có người đại diện",
        settled="Chỉ vì không đồng ý với kết quả giải quyết khiếu nại, không có chứng cứ mới",
    ),
    _question(
        "stage",
        "Việc này đã được giải quyết đến đâu?",
        new="Chưa nơi nào giải quyết",
        wrong="Đã có kết luận, người gửi cho rằng chưa đúng",
        overdue="Cấp dưới đã thụ lý và đã quá hạn",
    ),
    _question(
        "urgent",
        "Có ai, có gì đang bị đe dọa nghiêm trọng, hoặc có dấu hiệu tội phạm không?",
        no="Không",
        harm="Có nguy cơ thiệt hại nghiêm trọng",
        crime="Có dấu hiệu tội phạm",
    ),
    _question(
        "own",
        "Việc đó do nơi mình giải quyết hay nơi khác?",
        own="Nơi mình",
        elsewhere="Nơi khác",
    ),
    _question(
        "answered",
        "Việc này đã được trả lời lần nào chưa?",
        no="Chưa, hoặc lần này có điều mới",
        yes="Đã trả lời, lần này không có gì mới",
    ),
)
QUESTIONS = {one.code: one for one in _ALL}
