"""R: receiving people, in the law before and after 1 July 2026."""

from hoiam.core.law.rulebook import since
from hoiam.core.law.rulebook.shapes import (
    Event,
    Measure,
    Rule,
    Status,
    before,
    each,
    within,
)

R_08 = "R-08"

_LAW = "Luật Tiếp công dân 2013"
_136 = "Luật 136/2025/QH15"
_154 = "Nghị định 154/2026/NĐ-CP"

RULES = (
    Rule(
        id="R-01",
        statement="Chủ tịch Ủy ban nhân dân xã trực tiếp tiếp công dân ít nhất 1 ngày mỗi tuần.",
        article=f"{_LAW}, Điều 15",
        status=Status.VERIFIED,
        valid_from=since.RECEPTION_LAW,
        valid_to=since.LAW_136,
        limits=(each(1, Measure.DAYS_A_WEEK),),
        decided_by="Chủ tịch Ủy ban nhân dân xã",
    ),
    Rule(
        id="R-01",
        statement="Chủ tịch Ủy ban nhân dân xã trực tiếp tiếp công dân ít nhất 2 ngày mỗi tháng.",
        article=f"{_LAW}, Điều 15, sửa bởi {_136}",
        status=Status.VERIFIED,
        valid_from=since.LAW_136,
        limits=(each(2, Measure.DAYS_A_MONTH),),
        decided_by="Chủ tịch Ủy ban nhân dân xã",
    ),
    Rule(
        id="R-02",
        statement=(
            "Chủ tịch Ủy ban nhân dân tỉnh, Tổng Thanh tra tiếp công dân ít nhất 1 ngày mỗi tháng; "
            "Chủ tịch Ủy ban nhân dân huyện ít nhất 2 ngày mỗi tháng."
        ),
        article=f"{_LAW}, Điều 12 khoản 5, Điều 11 khoản 5 và Điều 13",
        status=Status.VERIFIED,
        valid_from=since.RECEPTION_LAW,
        valid_to=since.NO_DISTRICTS,
        limits=(
            each(1, Measure.DAYS_A_MONTH, what="tỉnh; Tổng Thanh tra"),
            each(2, Measure.DAYS_A_MONTH, what="huyện"),
        ),
    ),
    Rule(
        id="R-02",
        statement=(
            "Chủ tịch Ủy ban nhân dân tỉnh, Tổng Thanh tra tiếp công dân ít nhất 1 ngày mỗi tháng."
        ),
        article=f"{_LAW}, Điều 12 khoản 5 và Điều 11 khoản 5",
        status=Status.VERIFIED,
        valid_from=since.NO_DISTRICTS,
        limits=(each(1, Measure.DAYS_A_MONTH),),
        note="Cấp huyện không còn từ ngày 1/7/2025.",
    ),
    Rule(
        id="R-03",
        statement=(
            "Bộ trưởng, giám đốc sở và người đứng đầu cơ quan khác tiếp công dân ít nhất 1 ngày "
            "mỗi tháng."
        ),
        article=f"{_LAW}, Điều 18 khoản 2",
        status=Status.VERIFIED,
        valid_from=since.RECEPTION_LAW,
        limits=(each(1, Measure.DAYS_A_MONTH),),
    ),
    Rule(
        id="R-04",
        statement=(
            "Đơn vị sự nghiệp công lập có việc liên quan đến quyền lợi của công dân tiếp công dân "
            "ít nhất 1 ngày mỗi tháng."
        ),
        article=f"{_154}, Điều 10",
        status=Status.VERIFIED,
        valid_from=since.LAW_136,
        limits=(each(1, Measure.DAYS_A_MONTH),),
    ),
    Rule(
        id="R-05",
        statement="Tiếp công dân đột xuất khi vụ việc gay gắt, phức tạp hoặc hậu quả nghiêm trọng.",
        article=f"{_LAW}, Điều 18 khoản 3",
        status=Status.VERIFIED,
        valid_from=since.RECEPTION_LAW,
        grounds=(
            "Vụ việc gay gắt, phức tạp.",
            "Nhiều người tham gia.",
            "Liên quan đến nhiều cơ quan.",
            "Có thể gây hậu quả nghiêm trọng.",
        ),
    ),
    Rule(
        id="R-06",
        statement=(
            "Người đứng đầu không ủy quyền cho cấp phó tiếp công dân thay; cấp xã không có Ban "
            "tiếp công dân."
        ),
        article=f"{_136}, theo nội dung thảo luận",
        status=Status.VERIFIED,
        valid_from=since.LAW_136,
        note=(
            "Mẫu báo cáo 01/TCD vẫn có cột tiếp công dân ủy quyền: ghi riêng, không tính vào số "
            "ngày của Chủ tịch."
        ),
    ),
    Rule(
        id="R-07",
        statement=(
            "Công bố nơi tiếp, giờ tiếp, lịch của lãnh đạo, thành phần và nội dung dự kiến trước "
            "ít nhất 5 ngày làm việc; hoãn thì nêu lý do và ngày mới."
        ),
        article=f"{_LAW}, Điều 24",
        status=Status.VERIFIED,
        valid_from=since.RECEPTION_LAW,
        limits=(before(5, Measure.WORKING, Event.SESSION),),
    ),
    Rule(
        id=R_08,
        statement=("Trả lời về việc giải quyết kiến nghị trong 10 ngày làm việc kể từ ngày nhận."),
        article=f"{_LAW}, Điều 28 khoản 1",
        status=Status.VERIFIED,
        valid_from=since.RECEPTION_LAW,
        limits=(within(10, Measure.WORKING, Event.RECEIVED),),
    ),
    Rule(
        id="R-09",
        statement=(
            "Việc do đại biểu, Ban tiếp công dân chuyển đến: báo kết quả cho nơi chuyển trong 7 "
            "ngày làm việc kể từ ngày giải quyết xong; nơi chuyển báo lại người dân trong 5 ngày "
            "làm việc nếu được hỏi."
        ),
        article=f"{_LAW}, Điều 27 khoản 2 và Điều 28 khoản 2",
        status=Status.VERIFIED,
        valid_from=since.RECEPTION_LAW,
        limits=(
            within(7, Measure.WORKING, Event.SETTLED, what="báo nơi chuyển"),
            within(5, Measure.WORKING, Event.ANSWERED, what="nơi chuyển báo người dân"),
        ),
        note="Nguồn không nói 5 ngày tính từ đâu; ở đây hiểu là từ ngày có kết quả.",
    ),
    Rule(
        id="R-10",
        statement=(
            "Thông báo từ chối tiếp công dân (Mẫu 01/TCD) trong 3 ngày làm việc kể từ khi đủ căn "
            "cứ, chỉ cho hai trường hợp; căn cứ khác thì giải thích tại chỗ."
        ),
        article=f"{_154}, Điều 4; {_LAW}, Điều 9",
        status=Status.VERIFIED,
        valid_from=since.LAW_136,
        limits=(within(3, Measure.WORKING, Event.GROUNDS),),
        grounds=(
            "Ra thông báo: đã giải quyết, đã kiểm tra, đã giải thích mà vẫn cố tình đến (Luật, "
            "Điều 9 khoản 3); trường hợp ở Điều 4 khoản 1 điểm h của Nghị định.",
            "Giải thích tại chỗ: say, không làm chủ hành vi; đe dọa, vi phạm nội quy; mang vũ khí; "
            "không qua kiểm tra an ninh; ghi âm, ghi hình trái phép; gây rối; không có năng lực "
            "hoặc người đại diện; không có giấy tờ đại diện; ngoài phạm vi; đã trả lời mà không có "
            "gì mới; bản án có hiệu lực; nơi khác đang giải quyết.",
        ),
        note="Hai bản sao của Điều 4 khoản 2 khác nhau ở các điểm a, h, i.",
    ),
    Rule(
        id="R-11",
        statement=(
            "Tiếp công dân trực tuyến: báo trước 5 ngày làm việc, thử đường truyền trước 1 ngày "
            "làm việc, kết nối trước 1 giờ; bắt buộc ghi âm, ghi hình."
        ),
        article=f"{_154}, Điều 23 và 24",
        status=Status.VERIFIED,
        valid_from=since.LAW_136,
        limits=(
            before(5, Measure.WORKING, Event.SESSION, what="báo trước"),
            before(1, Measure.WORKING, Event.SESSION, what="thử đường truyền"),
            before(1, Measure.HOURS, Event.SESSION, what="kết nối"),
        ),
    ),
    Rule(
        id="R-12",
        statement=(
            "Buổi tiếp của lãnh đạo được vào sổ và có Thông báo kết luận bằng văn bản, nêu thời "
            "hạn và đơn vị chịu trách nhiệm; việc rõ ràng thì trả lời ngay."
        ),
        article=f"{_154}, Điều 25",
        status=Status.VERIFIED,
        valid_from=since.LAW_136,
    ),
    Rule(
        id="R-13",
        statement=(
            "Để đơn quá 45 ngày không xử lý mà không có lý do là vi phạm ở mức cách chức đối với "
            "người giữ chức vụ."
        ),
        article=f"{_154}, Điều 41 khoản 3 điểm b",
        status=Status.VERIFIED,
        valid_from=since.LAW_136,
        limits=(within(45, Measure.CALENDAR, Event.RECEIVED),),
        note="Nguồn không nói 45 ngày tính từ đâu; ở đây hiểu là từ ngày nhận.",
    ),
)
