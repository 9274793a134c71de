"""D: denunciations. An extension here is an addition: thirty days more, once or twice."""

from hoiam.core.law.rulebook import since
from hoiam.core.law.rulebook.shapes import (
    Event,
    Measure,
    Rule,
    Status,
    Variant,
    addition,
    lasting,
    within,
)

_LAW = "Luật Tố cáo 2018"
_31 = "Nghị định 31/2019/NĐ-CP"
_156 = "Nghị định 156/2026/NĐ-CP"
_SEEN_IN_PROCEDURES = (
    "Nội dung đã đối chiếu với thủ tục mà Bộ Quốc phòng công bố; chưa đọc nguyên văn điều luật."
)

RULES = (
    Rule(
        id="D-01",
        statement=(
            "Vào sổ, kiểm tra người tố cáo và điều kiện rồi thụ lý trong 7 ngày làm việc, không "
            "quá 10 ngày làm việc nếu phải xác minh ở nhiều nơi hoặc ủy quyền xác minh; không thụ "
            "lý thì báo ngay lý do."
        ),
        article=f"{_LAW}, Điều 24 khoản 1",
        status=Status.VERIFIED,
        valid_from=since.DENUNCIATIONS_LAW,
        limits=(
            within(7, Measure.WORKING, Event.RECEIVED),
            within(
                10,
                Measure.WORKING,
                Event.RECEIVED,
                what="phải xác minh ở nhiều nơi hoặc ủy quyền xác minh",
            ),
        ),
    ),
    Rule(
        id="D-02",
        statement=(
            "Chỉ thụ lý tố cáo đúng hình thức, người tố cáo có năng lực, thuộc thẩm quyền và có cơ "
            "sở xác định người vi phạm, hành vi vi phạm; từ khiếu nại đã giải quyết thì phải có "
            "chứng cứ về việc người giải quyết vi phạm."
        ),
        article=f"{_LAW}, Điều 29 khoản 1",
        status=Status.VERIFIED,
        valid_from=since.DENUNCIATIONS_LAW,
        grounds=(
            "Đúng hình thức của Điều 23.",
            "Người tố cáo có đủ năng lực.",
            "Thuộc thẩm quyền giải quyết.",
            "Có cơ sở để xác định người vi phạm và hành vi vi phạm.",
        ),
    ),
    Rule(
        id="D-03",
        statement=(
            "Báo người tố cáo và báo nội dung tố cáo cho người bị tố cáo trong 5 ngày làm việc kể "
            "từ ngày ra quyết định thụ lý."
        ),
        article=f"{_LAW}, Điều 29 khoản 3",
        status=Status.VERIFIED,
        valid_from=since.DENUNCIATIONS_LAW,
        limits=(within(5, Measure.WORKING, Event.ACCEPTED),),
    ),
    Rule(
        id="D-04",
        statement="Giải quyết tố cáo trong 30 ngày kể từ ngày thụ lý.",
        article=f"{_LAW}, Điều 30 khoản 1",
        status=Status.VERIFIED,
        valid_from=since.DENUNCIATIONS_LAW,
        limits=(within(30, Measure.CALENDAR, Event.ACCEPTED),),
        decided_by=(
            "Người đứng đầu cơ quan quản lý người bị tố cáo; với người đứng đầu, cấp phó là cấp "
            "trên trực tiếp"
        ),
    ),
    Rule(
        id="D-05",
        statement=(
            "Vụ việc phức tạp (ít nhất một tiêu chí) gia hạn một lần 30 ngày; đặc biệt phức tạp "
            "(từ hai tiêu chí) gia hạn hai lần, mỗi lần 30 ngày, nhiều nhất 90 ngày tất cả; quyết "
            "định bằng văn bản, báo mọi người liên quan."
        ),
        article=f"{_LAW}, Điều 30; {_31}, Điều 3, Mẫu 01",
        status=Status.VERIFIED,
        valid_from=since.DENUNCIATIONS_LAW,
        extensions=(
            addition(30, Variant.COMPLEX),
            addition(30, Variant.SPECIALLY_COMPLEX, times=2),
        ),
        extends="D-04",
        grounds=("Cùng bảy tiêu chí với khiếu nại (C-05).",),
        decided_by="Người giải quyết tố cáo",
    ),
    Rule(
        id="D-06",
        statement=(
            "Thời gian tạm đình chỉ và thời gian trưng cầu giám định không tính vào thời hạn; gửi "
            "quyết định tạm đình chỉ trong 5 ngày làm việc."
        ),
        article=f"{_LAW}, Điều 34; {_31}, Điều 15 khoản 4",
        status=Status.VERIFIED,
        valid_from=since.DECREE_31_2019,
        limits=(within(5, Measure.WORKING, Event.DECIDED),),
        grounds=("Tạm đình chỉ.", "Trưng cầu giám định."),
    ),
    Rule(
        id="D-07",
        statement=(
            "Gửi kết luận cho người bị tố cáo và cơ quan quản lý, thông báo kết luận cho người tố "
            "cáo, trong 5 ngày làm việc kể từ ngày ra kết luận."
        ),
        article=f"{_LAW}, Điều 35 khoản 3",
        status=Status.VERIFIED,
        valid_from=since.DENUNCIATIONS_LAW,
        limits=(within(5, Measure.WORKING, Event.CONCLUDED),),
    ),
    Rule(
        id="D-08",
        statement="Xử lý theo kết luận trong 7 ngày làm việc kể từ ngày ra kết luận.",
        article=f"{_LAW}, Điều 36",
        status=Status.VERIFIED,
        valid_from=since.DENUNCIATIONS_LAW,
        limits=(within(7, Measure.WORKING, Event.CONCLUDED),),
    ),
    Rule(
        id="D-09",
        statement=(
            "Công khai kết luận trong 7 ngày làm việc, không có thông tin về người tố cáo hay bí "
            "mật nhà nước; niêm yết hoặc đăng trên mạng ít nhất 15 ngày."
        ),
        article=f"{_LAW}, Điều 40; {_31}, Điều 6",
        status=Status.VERIFIED,
        valid_from=since.DECREE_31_2019,
        limits=(
            within(7, Measure.WORKING, Event.CONCLUDED),
            lasting(15, Measure.CALENDAR, Event.PUBLISHED, what="niêm yết"),
        ),
    ),
    Rule(
        id="D-10",
        statement=(
            "Tố cáo tiếp vì cho rằng giải quyết chưa đúng: cấp trên xem xét trong 20 ngày kể từ "
            "ngày nhận."
        ),
        article=f"{_LAW}, Điều 37",
        status=Status.VERIFIED,
        valid_from=since.DENUNCIATIONS_LAW,
        limits=(within(20, Measure.CALENDAR, Event.RECEIVED),),
        decided_by="Cấp trên trực tiếp của người đã giải quyết tố cáo",
    ),
    Rule(
        id="D-11",
        statement=(
            "Quá hạn chưa giải quyết: cấp trên yêu cầu báo cáo trong 5 ngày làm việc kể từ ngày "
            "nhận, cấp dưới báo cáo trong 5 ngày làm việc kể từ ngày được yêu cầu."
        ),
        article=f"{_LAW}, Điều 38",
        status=Status.VERIFIED,
        valid_from=since.DENUNCIATIONS_LAW,
        limits=(
            within(5, Measure.WORKING, Event.RECEIVED, what="cấp trên yêu cầu"),
            within(5, Measure.WORKING, Event.DEMANDED, what="cấp dưới báo cáo"),
        ),
        decided_by="Cấp trên trực tiếp của người giải quyết tố cáo",
    ),
    Rule(
        id="D-12",
        statement=(
            "Tố cáo do báo chí, cơ quan chuyển đến: báo kết quả bằng văn bản cho nơi chuyển trong "
            "20 ngày."
        ),
        article=f"{_LAW}, Điều 26 khoản 2",
        status=Status.VERIFIED,
        valid_from=since.DENUNCIATIONS_LAW,
        limits=(within(20, Measure.CALENDAR, Event.RECEIVED),),
    ),
    Rule(
        id="D-13",
        statement=(
            "Người tố cáo rút trước khi có kết luận; vẫn phải giải quyết tiếp nếu có dấu hiệu vi "
            "phạm, có ép buộc hoặc vu khống."
        ),
        article=f"{_LAW}, Điều 33; {_31}, Điều 4, sửa bởi {_156}",
        status=Status.VERIFIED,
        valid_from=since.DENUNCIATIONS_LAW,
        grounds=("Có dấu hiệu vi phạm pháp luật.", "Bị đe dọa, ép buộc.", "Có dấu hiệu vu khống."),
    ),
    Rule(
        id="D-14",
        statement=(
            "Tố cáo chỉ bằng đơn hoặc trực tiếp; qua điện thoại, ứng dụng, thư điện tử, mạng xã "
            "hội, không rõ hoặc mượn tên người thì không phải tố cáo, nhưng nếu rõ ràng, có chứng "
            "cứ thì chuyển thanh tra, kiểm tra."
        ),
        article=f"{_LAW}, Điều 22 và 25",
        status=Status.VERIFIED,
        valid_from=since.DENUNCIATIONS_LAW,
    ),
    Rule(
        id="D-VERIFY",
        statement=(
            "Người giải quyết tự xác minh hoặc giao xác minh bằng văn bản; tổ xác minh có từ hai "
            "người; kết thúc thì báo cáo kết quả bằng văn bản."
        ),
        article=f"{_LAW}, Điều 31; {_31}, Điều 10",
        status=Status.MEMORY_HIGH,
        valid_from=since.DECREE_31_2019,
        decided_by="Người giải quyết tố cáo",
        note=_SEEN_IN_PROCEDURES,
    ),
    Rule(
        id="D-CONCLUDE",
        statement=(
            "Kết luận nội dung tố cáo đúng, đúng một phần hay sai, trách nhiệm của từng người, và "
            "biện pháp xử lý."
        ),
        article=f"{_LAW}, Điều 35; {_31}, Điều 17",
        status=Status.MEMORY_HIGH,
        valid_from=since.DECREE_31_2019,
        decided_by="Người giải quyết tố cáo",
        note=_SEEN_IN_PROCEDURES,
    ),
    Rule(
        id="D-STOP",
        statement=(
            "Đình chỉ khi đã rút toàn bộ mà không có căn cứ phải giải quyết tiếp; người bị tố cáo "
            "chết và nội dung chỉ liên quan người đó; hoặc đã có bản án, quyết định có hiệu lực."
        ),
        article=f"{_LAW}, Điều 34 khoản 3",
        status=Status.MEMORY_HIGH,
        valid_from=since.DENUNCIATIONS_LAW,
        decided_by="Người giải quyết tố cáo",
        note="Ghi theo trí nhớ, chưa đọc nguyên văn điều luật.",
    ),
    Rule(
        id="D-TRANSITION",
        statement="Tố cáo đang giải quyết vào ngày 1/7/2026 thì theo Nghị định 156/2026/NĐ-CP.",
        article=f"{_156}, Điều 10",
        status=Status.VERIFIED,
        valid_from=since.LAW_136,
    ),
)
