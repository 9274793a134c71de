"""What is said in the play: an earlier dialogue, eleven questions and how each ends. Invented."""

from dataclasses import dataclass

KINH_TE, VAN_XA, UBND = "kinh-te", "van-hoa-xa-hoi", "ubnd"

LAST_LINES = """\
1. Đường vào thôn Múc sạt lở từ tháng Tám, bao giờ sửa? -> giao Phòng Kinh tế, {soon}
2. Trạm y tế thiếu thuốc tiểu đường -> trả lời: đã bổ sung từ ngày 5/10/2025
3. Hộ nghèo làm nhà được hỗ trợ bao nhiêu? -> trả lời: theo mức của tỉnh, niêm yết tại nhà văn hóa
4. Nước sinh hoạt thôn Cốc Sâm đục sau mưa -> giao Phòng Kinh tế, {later}
5. Hai nhà tranh chấp ranh đất -> không thuộc nội dung: đang ở tòa án
"""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One question of the hall, and its end: an answer, a body with a date, or why not."""

    text: str
    answer: str = ""
    body: str = ""
    days: int = 0  # working days to answer
    why: str = ""


QUESTIONS = (
    Spoken("Tiền hỗ trợ tái định cư dự án đường tránh chậm tám tháng. Bao giờ các hộ thôn 3 nhận?", body=KINH_TE, days=3),
    Spoken("Trường mầm non thôn Bến thiếu hai phòng học, năm học sau có xây không?", body=VAN_XA, days=15),
    Spoken("Sóng điện thoại ở thôn Phìn Giàng rất yếu, xã đã đề nghị nhà mạng chưa?", answer="Đã đề nghị ngày 12/10/2026; nhà mạng hẹn dựng trạm trong quý I/2027."),
    Spoken("Rác ở chợ trung tâm để qua đêm, mùi lắm. Ai chịu trách nhiệm?", body=KINH_TE, days=5),
    Spoken("Cấp đổi giấy chứng nhận đất sau sáp nhập có phải nộp tiền không?", answer="Không phải nộp. Ai muốn đổi thì làm tại Trung tâm Phục vụ hành chính công xã."),
    Spoken("Kênh mương thôn Ải Nam vỡ ba chỗ, vụ xuân không có nước cấy.", body=KINH_TE, days=10),
    Spoken("Đèn đường trước nhà văn hóa thôn 5 hỏng từ tháng Sáu.", answer="Tổ điện đã thay sáng nay, mời bà con kiểm tra."),
    Spoken("Người cao tuổi không có điện thoại thông minh thì nhận lương hưu thế nào?", answer="Nhận tiền mặt tại điểm bưu điện xã ngày 10 và 11 hằng tháng."),
    Spoken("Đàn lợn thả rông phá ruộng, thôn nhắc mãi không được.", body=KINH_TE, days=10),
    Spoken("Con tôi ra tòa ly hôn, xã xử giúp cho nhanh.", why="Việc đang do tòa án giải quyết; xã hướng dẫn ông bà gặp trợ giúp pháp lý."),
    Spoken("Nhà máy đổ nước thải ra suối Nhù ban đêm, cá chết.", body=UBND, days=7),
)  # fmt: skip
