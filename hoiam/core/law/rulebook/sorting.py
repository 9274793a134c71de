"""SUB: which kind of matter a statement is, and what becomes of it at the door.

The rows of the triage table have names instead of numbers: the design gives them none.
"""

from hoiam.core.law.rulebook import since
from hoiam.core.law.rulebook.shapes import Event, Measure, Rule, Status, lasting, within

_CIRCULAR = "Thông tư 05/2021/TT-TTCP"
_OLDER = "Thông tư 07/2014/TT-TTCP; thời hạn theo trí nhớ, Thông tư 05/2021/TT-TTCP"
_CLOCK = "Cách làm đã đối chiếu trong Thông tư 07/2014; con số 10 ngày làm việc ghi theo trí nhớ."

RULES = (
    Rule(
        id="SUB-01",
        statement=(
            "Khiếu nại là việc công dân, cơ quan, tổ chức hoặc cán bộ, công chức đề nghị xem xét "
            "lại quyết định hành chính, hành vi hành chính hoặc quyết định kỷ luật chạm đến quyền, "
            "lợi ích của chính mình."
        ),
        article="Luật Khiếu nại 2011, Điều 2 khoản 1 và Điều 7",
        status=Status.VERIFIED,
    ),
    Rule(
        id="SUB-02",
        statement=(
            "Tố cáo là việc cá nhân, không phải tổ chức, báo về hành vi vi phạm pháp luật của bất "
            "kỳ ai, trong thực hiện nhiệm vụ, công vụ hoặc trong quản lý nhà nước."
        ),
        article="Luật Tố cáo 2018, Điều 2",
        status=Status.VERIFIED,
        valid_from=since.DENUNCIATIONS_LAW,
    ),
    Rule(
        id="SUB-03",
        statement=(
            "Kiến nghị, phản ánh là việc cung cấp thông tin, trình bày ý kiến, nguyện vọng, đề "
            "xuất về chính sách, pháp luật, công tác quản lý."
        ),
        article="Luật Tiếp công dân 2013, Điều 2 khoản 2",
        status=Status.VERIFIED,
        valid_from=since.RECEPTION_LAW,
    ),
    Rule(
        id="SUB-04",
        statement=(
            "Phản ánh, kiến nghị về quy định hành chính theo Nghị định 20/2008/NĐ-CP, không theo "
            "quy trình xử lý đơn của Thông tư 05/2021."
        ),
        article=f"{_CIRCULAR}, Điều 1",
        status=Status.VERIFIED,
    ),
    Rule(
        id="SUB-05",
        statement="Phân loại đơn theo nội dung và mục đích, không theo tên gọi của đơn.",
        article=f"{_CIRCULAR}, Điều 6",
        status=Status.MEMORY_MEDIUM,
    ),
    Rule(
        id="SUB-06",
        statement="Đơn có nhiều nội dung khác loại thì hướng dẫn người gửi tách thành từng đơn.",
        article=(
            "Luật Tiếp công dân 2013, Điều 25 khoản 3; Nghị định 154/2026/NĐ-CP, Điều 14 khoản 4"
        ),
        status=Status.VERIFIED,
        valid_from=since.RECEPTION_LAW,
    ),
    Rule(
        id="SUB-07",
        statement=(
            "Người đến nói miệng thì được giúp viết đơn, hoặc được ghi lại, đọc lại và ký hay điểm "
            "chỉ."
        ),
        article=(
            "Luật Tiếp công dân 2013, Điều 25 khoản 2; Nghị định 154/2026/NĐ-CP, Điều 14 khoản 1"
        ),
        status=Status.VERIFIED,
        valid_from=since.RECEPTION_LAW,
    ),
    Rule(
        id="SUB-08",
        statement=(
            "Nhiều người cùng một nội dung: từ 5 đến 10 người cử 1 hoặc 2 đại diện; trên 10 người "
            "cử nhiều nhất 5 đại diện; đại diện là người trong đơn, có văn bản cử mọi người cùng "
            "ký."
        ),
        article="Luật Tiếp công dân 2013, Điều 29",
        status=Status.VERIFIED,
        valid_from=since.RECEPTION_LAW,
        note="Với 2 đến 4 người, luật không nêu con số: không ép phải cử hai đại diện.",
    ),
    Rule(
        id="SUB-09",
        statement=(
            "Tố cáo đảng viên vi phạm quy định, Điều lệ của Đảng thì chuyển cơ quan của Đảng."
        ),
        article=f"{_CIRCULAR}, Điều 15",
        status=Status.VERIFIED,
    ),
    Rule(
        id="SUB-10",
        statement=(
            "Có nguy cơ gây thiệt hại nghiêm trọng thì báo ngay và ngăn chặn; có dấu hiệu tội phạm "
            "thì chuyển ngay hồ sơ cho cơ quan điều tra, Viện kiểm sát."
        ),
        article=f"{_CIRCULAR}, Điều 16; Luật Tố cáo 2018, Điều 27",
        status=Status.VERIFIED,
    ),
    Rule(
        id="SUB-ELIGIBLE",
        statement=(
            "Đơn đủ điều kiện xử lý: tiếng Việt hoặc có bản dịch công chứng; có ngày, họ tên, địa "
            "chỉ, chữ ký hay điểm chỉ và nội dung của từng loại đơn; đơn không ký tên mà có nội "
            "dung tố cáo rõ người vi phạm, có chứng cứ cụ thể thì vẫn đủ điều kiện."
        ),
        article=f"{_CIRCULAR}, Điều 6 khoản 2 điểm a",
        status=Status.VERIFIED,
    ),
    Rule(
        id="SUB-NOT-ELIGIBLE",
        statement="Đơn không đủ điều kiện xử lý thì lưu 1 năm rồi người đứng đầu quyết định hủy.",
        article=f"{_CIRCULAR}, Điều 6 khoản 2 điểm b; Thông tư 07/2014/TT-TTCP, Điều 28",
        status=Status.MEMORY_MEDIUM,
        limits=(lasting(1, Measure.YEARS, Event.RECEIVED),),
        grounds=(
            "Thiếu điều kiện của đơn đủ điều kiện xử lý.",
            "Gửi nhiều nơi, trong đó có nơi có thẩm quyền.",
            "Đã được hướng dẫn theo Điều 8 khoản 1.",
            "Chống chủ trương của Đảng, chính sách của Nhà nước; chia rẽ; thô tục, xúc phạm.",
            "Rách nát, không đọc được.",
        ),
        decided_by="Người đứng đầu cơ quan nhận đơn",
        note="Thời gian lưu 1 năm đã đối chiếu ở Điều 28 Thông tư 07/2014, nay đã bị thay thế; ở Thông "
        "tư 05/2021 mới đối chiếu Điều 6 khoản 2, thời gian lưu ghi theo trí nhớ.",
    ),
    Rule(
        id="SUB-PROPOSE",
        statement="Đơn thuộc thẩm quyền, đủ điều kiện thụ lý thì lập Phiếu đề xuất thụ lý đơn.",
        article=f"{_CIRCULAR}, Mẫu 01",
        status=Status.VERIFIED,
    ),
    Rule(
        id="SUB-EXPLAIN",
        statement=(
            "Khiếu nại thuộc thẩm quyền mà chưa đủ điều kiện thụ lý thì trả lời rõ lý do bằng văn "
            "bản hoặc hướng dẫn bổ sung."
        ),
        article="Thông tư 07/2014/TT-TTCP; Thông tư 05/2021/TT-TTCP",
        status=Status.MEMORY_MEDIUM,
    ),
    Rule(
        id="SUB-GUIDE",
        statement=(
            "Khiếu nại không thuộc thẩm quyền thì hướng dẫn người khiếu nại một lần trong 10 ngày "
            "làm việc, không chuyển đơn đi."
        ),
        article=_OLDER,
        status=Status.MEMORY_MEDIUM,
        limits=(within(10, Measure.WORKING, Event.RECEIVED),),
        note=_CLOCK,
    ),
    Rule(
        id="SUB-RETURN",
        statement=(
            "Khiếu nại do đại biểu, Mặt trận, báo chí chuyển đến mà không thuộc thẩm quyền thì gửi "
            "trả nơi chuyển trong 10 ngày làm việc, nêu rõ lý do."
        ),
        article=_OLDER,
        status=Status.MEMORY_MEDIUM,
        limits=(within(10, Measure.WORKING, Event.RECEIVED),),
        note=_CLOCK,
    ),
    Rule(
        id="SUB-TRANSFER-D",
        statement=(
            "Tố cáo không thuộc thẩm quyền thì chuyển nơi có thẩm quyền trong 5 ngày làm việc và "
            "báo người tố cáo, mỗi nội dung một lần; tố cáo nói miệng thì hướng dẫn."
        ),
        article="Luật Tố cáo 2018, Điều 24; Thông tư 05/2021/TT-TTCP, Mẫu 03",
        status=Status.VERIFIED,
        valid_from=since.DENUNCIATIONS_LAW,
        limits=(within(5, Measure.WORKING, Event.RECEIVED),),
    ),
    Rule(
        id="SUB-SKIP-D",
        statement=(
            "Tố cáo gửi nhiều nơi, trong đó có nơi có thẩm quyền, hoặc gửi lại sau khi đã được "
            "hướng dẫn thì không xử lý."
        ),
        article="Luật Tố cáo 2018, Điều 24 khoản 3",
        status=Status.VERIFIED,
        valid_from=since.DENUNCIATIONS_LAW,
    ),
    Rule(
        id="SUB-TRANSFER-R",
        statement=(
            "Kiến nghị, phản ánh không thuộc thẩm quyền thì chuyển nơi có thẩm quyền trong 10 ngày "
            "làm việc."
        ),
        article="Luật Tiếp công dân 2013; Thông tư 05/2021/TT-TTCP",
        status=Status.MEMORY_MEDIUM,
        limits=(within(10, Measure.WORKING, Event.RECEIVED),),
        note="Việc chuyển đã đối chiếu trong luật; con số 10 ngày làm việc ghi theo trí nhớ.",
    ),
    Rule(
        id="SUB-ORIGINALS",
        statement=(
            "Đơn không được thụ lý thì trả lại giấy tờ, tài liệu gốc kèm theo; đơn được thụ lý thì "
            "trả ngay sau khi có quyết định giải quyết."
        ),
        article="Thông tư 07/2014/TT-TTCP; Thông tư 05/2021/TT-TTCP",
        status=Status.MEMORY_MEDIUM,
    ),
)
