"""DAY: how days are counted, by which every other rule is applied."""

from hoiam.core.law.rulebook.shapes import Rule, Status

_CIVIL = "Bộ luật Dân sự 2015"

RULES = (
    Rule(
        id="DAY-START",
        statement="Ngày xảy ra sự kiện không tính; thời hạn bắt đầu từ ngày hôm sau.",
        article=f"{_CIVIL}, Điều 147",
        status=Status.VERIFIED,
    ),
    Rule(
        id="DAY-ROLL",
        statement=(
            "Thời hạn tính theo ngày mà ngày cuối là ngày nghỉ thì kết thúc vào ngày làm việc tiếp "
            "theo."
        ),
        article=f"{_CIVIL}, Điều 148 khoản 5",
        status=Status.VERIFIED,
        note="Trừ khi luật khác quy định (Điều 145).",
    ),
    Rule(
        id="DAY-END",
        statement="Thời hạn kết thúc lúc 24 giờ của ngày cuối.",
        article=f"{_CIVIL}, Điều 148",
        status=Status.VERIFIED,
    ),
    Rule(
        id="DAY-WORKING",
        statement=(
            "Ngày làm việc là thứ Hai đến thứ Sáu, trừ ngày nghỉ lễ và ngày nghỉ hoán đổi, cộng "
            "thứ Bảy làm bù."
        ),
        article="Chưa thấy văn bản định nghĩa “ngày làm việc”",
        status=Status.UNVERIFIED,
        note="Suy ra từ lịch làm việc của cơ quan hành chính.",
    ),
    Rule(
        id="DAY-HOLIDAYS",
        statement=(
            "Nghỉ lễ: 1/1; Tết 5 ngày; Giỗ Tổ Hùng Vương (10/3 âm lịch); 30/4; 1/5; Quốc khánh 2 "
            "ngày; trùng ngày nghỉ hằng tuần thì nghỉ bù vào ngày làm việc tiếp theo; Thủ tướng "
            "quyết định lịch Tết và Quốc khánh mỗi năm."
        ),
        article="Bộ luật Lao động 2019, Điều 112",
        status=Status.VERIFIED,
        decided_by="Thủ tướng Chính phủ",
        note=(
            "Ngày Văn hóa Việt Nam 24/11 theo Nghị quyết 80-NQ/TW của Bộ Chính trị: chưa đối chiếu "
            "được luật quy định."
        ),
    ),
)
