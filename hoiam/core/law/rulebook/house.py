"""What no law fixes: our own rules, which an authority's targets may replace."""

from datetime import date

from hoiam.core.law.rulebook.shapes import HOUSE, Event, Measure, Rule, Status, within

FEEDBACK_TARGET = "HOUSE-FEEDBACK"
QUESTION_TARGET = "HOUSE-QUESTION"
CONSULT_TARGET = "HOUSE-CONSULT"
PROMISE = "HOUSE-PROMISE"
CONCLUSION = "HOUSE-CONCLUSION"
REQUEST = "HOUSE-REQUEST"
CARRIED_OVER = "HOUSE-CARRIED-OVER"
LONG_OVERDUE = "HOUSE-LONG-OVERDUE"
OVERDUE_REPORT = "HOUSE-OVERDUE-REPORT"
HIDING_APPEAL = "HOUSE-HIDING-APPEAL"
UNKEPT = "HOUSE-UNKEPT"
OUTSIDE_APPEAL = "HOUSE-OUTSIDE-APPEAL"
LONG_PENDING = "HOUSE-LONG-PENDING"

# The house has no first day of its own; this one lies before any record it can hold.
ALWAYS = date(2000, 1, 1)

RULES = (
    Rule(
        id=FEEDBACK_TARGET,
        statement="Trả lời phản ánh trong 10 ngày làm việc khi lĩnh vực chưa có thời hạn riêng.",
        article=HOUSE,
        status=Status.HOUSE,
        valid_from=ALWAYS,
        limits=(within(10, Measure.WORKING, Event.RECEIVED),),
    ),
    Rule(
        id=QUESTION_TARGET,
        statement="Trả lời câu hỏi trong 10 ngày làm việc kể từ ngày nhận.",
        article=HOUSE,
        status=Status.HOUSE,
        valid_from=ALWAYS,
        limits=(within(10, Measure.WORKING, Event.RECEIVED),),
    ),
    Rule(
        id=CONSULT_TARGET,
        statement="Đơn vị được hỏi ý kiến trả lời trong 5 ngày làm việc.",
        article=HOUSE,
        status=Status.HOUSE,
        valid_from=ALWAYS,
        limits=(within(5, Measure.WORKING, Event.CONSULTED),),
    ),
    Rule(
        id=PROMISE,
        statement="Lời hứa trong câu trả lời phải giữ đúng ngày đã hẹn.",
        article=HOUSE,
        status=Status.HOUSE,
        valid_from=ALWAYS,
    ),
    Rule(
        id=CONCLUSION,
        statement="Việc giao theo kết luận được làm xong đúng ngày mà nơi giao việc đã định.",
        article=HOUSE,
        status=Status.HOUSE,
        valid_from=ALWAYS,
    ),
    Rule(
        id=REQUEST,
        statement=(
            "Yêu cầu của Mặt trận, Ban Thanh tra nhân dân được trả lời đúng ngày ghi trong yêu cầu."
        ),
        article=HOUSE,
        status=Status.HOUSE,
        valid_from=ALWAYS,
        note="Yêu cầu của Ban Thanh tra nhân dân không ghi ngày thì theo ADM-INSPECTION-REPLY.",
    ),
    Rule(
        id=CARRIED_OVER,
        statement="Hạn đã có ở hệ thống trước được giữ nguyên, không tính lại từ đầu.",
        article=HOUSE,
        status=Status.HOUSE,
        valid_from=ALWAYS,
    ),
    Rule(
        id=LONG_OVERDUE,
        statement=(
            "Việc chưa xong sau 10 ngày làm việc kể từ ngày hết hạn là quá hạn kéo dài và được "
            "chuyển lên cấp trên trực tiếp."
        ),
        article=HOUSE,
        status=Status.HOUSE,
        valid_from=ALWAYS,
        limits=(within(10, Measure.WORKING, Event.LIMIT_EXPIRED),),
        decided_by="Cấp trên trực tiếp của đơn vị",
        note="Áp dụng khi không quy định nào nói đến bước thứ hai, như R-13 hay D-11.",
    ),
    Rule(
        id=OVERDUE_REPORT,
        statement=(
            "Đơn vị có việc quá hạn báo cáo cấp trên trong 5 ngày làm việc kể từ ngày được yêu cầu."
        ),
        article=HOUSE,
        status=Status.HOUSE,
        valid_from=ALWAYS,
        limits=(within(5, Measure.WORKING, Event.DEMANDED),),
        decided_by="Cấp trên trực tiếp của đơn vị",
        note="Lấy số ngày của D-11, điều của Luật Tố cáo, cho mọi việc khác.",
    ),
    Rule(
        id=UNKEPT,
        statement=(
            "Khi người được hứa nói việc chưa giữ lời, cấp trên của đơn vị đã hứa trả lời trong 10 "
            "ngày làm việc kể từ ngày nhận."
        ),
        article=HOUSE,
        status=Status.HOUSE,
        valid_from=ALWAYS,
        limits=(within(10, Measure.WORKING, Event.RECEIVED),),
        decided_by="Cấp trên trực tiếp của đơn vị đã hứa",
    ),
    Rule(
        id=OUTSIDE_APPEAL,
        statement=(
            "Mặt trận quyết định về đề nghị xem lại một câu hỏi bị xem là không thuộc nội dung cuộc "
            "gặp trong 10 ngày làm việc kể từ ngày nhận."
        ),
        article=HOUSE,
        status=Status.HOUSE,
        valid_from=ALWAYS,
        limits=(within(10, Measure.WORKING, Event.RECEIVED),),
        decided_by="Mặt trận của địa bàn",
    ),
    Rule(
        id=HIDING_APPEAL,
        statement=(
            "Cấp trên quyết định về đề nghị xem lại việc ẩn nội dung công khai trong 10 ngày làm "
            "việc kể từ ngày nhận."
        ),
        article=HOUSE,
        status=Status.HOUSE,
        valid_from=ALWAYS,
        limits=(within(10, Measure.WORKING, Event.RECEIVED),),
        decided_by="Cấp trên trực tiếp của đơn vị đã ẩn",
        note="Luật không định hạn riêng; người không đồng ý vẫn có quyền khiếu nại theo luật.",
    ),
    Rule(
        id=LONG_PENDING,
        statement=(
            "Vụ việc chưa xong sau 90 ngày kể từ ngày nhận là tồn lâu và nằm trong danh sách của "
            "lãnh đạo, kể cả khi hạn đã được lùi hoặc chưa đến hạn."
        ),
        article=HOUSE,
        status=Status.HOUSE,
        valid_from=ALWAYS,
        limits=(within(90, Measure.CALENDAR, Event.RECEIVED),),
        decided_by="Lãnh đạo của đơn vị và cấp trên",
        note="Số ngày do địa phương đặt; pháp chế ghi bản mới thì áp dụng từ ngày của bản ấy.",
    ),
)
