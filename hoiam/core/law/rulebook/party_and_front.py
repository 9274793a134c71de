"""P and F: what Party committees and the Front owe people, and each other."""

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

_11 = "Quy định 11-QĐi/TW"
_75 = "Luật Mặt trận Tổ quốc Việt Nam 2015"
_403 = "Nghị quyết liên tịch 403/2017"

RULES = (
    Rule(
        id="P-01",
        statement=(
            "Bí thư cấp ủy tiếp dân theo lịch cố định, công khai: cấp tỉnh ít nhất 1 ngày, cấp xã "
            "ít nhất 2 ngày mỗi tháng."
        ),
        article=f"{_11}, Điều 4 khoản 1, sửa bởi Kết luận 215-KL/TW",
        status=Status.VERIFIED,
        valid_from=since.CONCLUSION_215,
        limits=(
            each(1, Measure.DAYS_A_MONTH, what="cấp tỉnh"),
            each(2, Measure.DAYS_A_MONTH, what="cấp xã"),
        ),
        decided_by="Bí thư cấp ủy",
    ),
    Rule(
        id="P-02",
        statement="Bí thư cấp ủy tiếp dân đột xuất khi vụ việc nóng, phức tạp, đông người.",
        article=f"{_11}, Điều 4",
        status=Status.VERIFIED,
        grounds=("Vụ việc nóng, phức tạp, đông người.", "Có thể gây hậu quả nghiêm trọng."),
    ),
    Rule(
        id="P-03",
        statement=(
            "Thông báo bằng văn bản việc thụ lý hoặc chuyển trong 10 ngày làm việc kể từ ngày nhận."
        ),
        article=_11,
        status=Status.VERIFIED,
        limits=(within(10, Measure.WORKING, Event.RECEIVED),),
    ),
    Rule(
        id="P-04",
        statement=(
            "Cấp xã báo cáo hằng tháng, quý I, 6 tháng, 9 tháng, năm và đột xuất với Bí thư cấp "
            "tỉnh, Ban Nội chính, Ban Tuyên giáo và Dân vận."
        ),
        article=f"{_11}, Điều 3 khoản 8",
        status=Status.VERIFIED,
    ),
    Rule(
        id="P-05",
        statement="Đối thoại với dân khi nhiều người đề nghị hoặc khi cần thiết.",
        article=f"{_11}, Điều 5",
        status=Status.MEMORY_MEDIUM,
        note="Chưa tìm thấy thời hạn ra thông báo kết luận đối thoại.",
    ),
    Rule(
        id="F-01",
        statement=(
            "Ủy ban nhân dân xã cùng Mặt trận tổ chức hội nghị đối thoại với nhân dân ít nhất 1 "
            "lần mỗi năm."
        ),
        article="Luật Thực hiện dân chủ ở cơ sở 2022, Điều 32",
        status=Status.VERIFIED,
        valid_from=since.GRASSROOTS_LAW,
        limits=(each(1, Measure.TIMES_A_YEAR),),
    ),
    Rule(
        id="F-02",
        statement=(
            "Giám sát của Mặt trận: xem văn bản, lập đoàn, qua Ban Thanh tra nhân dân, cùng giám "
            "sát; gửi kế hoạch trước ít nhất 15 ngày, đối tượng báo cáo trước ít nhất 7 ngày, đoàn "
            "báo cáo trong 15 ngày sau khi kết thúc."
        ),
        article=f"{_75}, Điều 27; {_403}, Điều 7 và 9",
        status=Status.VERIFIED,
        limits=(
            before(15, Measure.CALENDAR, Event.SUPERVISION, what="gửi kế hoạch"),
            before(7, Measure.CALENDAR, Event.SUPERVISION, what="đối tượng gửi báo cáo"),
            within(15, Measure.CALENDAR, Event.SUPERVISION_ENDED, what="đoàn báo cáo"),
        ),
        note="Luật sửa năm 2025: phần sửa ghi theo trí nhớ.",
    ),
    Rule(
        id="F-03",
        statement=(
            "Phản biện xã hội bằng hội nghị, văn bản hoặc đối thoại: gửi dự thảo cho Mặt trận "
            "trước ít nhất 15 ngày khi trình; phải trả lời bằng văn bản, luật không nêu số ngày."
        ),
        article=f"{_75}, Điều 34 đến 36",
        status=Status.VERIFIED,
        limits=(before(15, Measure.CALENDAR, Event.SUBMISSION),),
    ),
)
