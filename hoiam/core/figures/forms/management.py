"""The table of State management (Circular 06/2025/TT-TTCP, 06/QLKNTC): no register holds it yet, so
each number is typed with its source."""

from hoiam.core.figures.forms.shapes import Column, Head, ReportForm

CIRCULAR = "06/2025/TT-TTCP"
SINCE = "2025-09-30"

QLKNTC = ReportForm(
    CIRCULAR,
    "06/QLKNTC",
    "Tổng hợp công tác quản lý nhà nước về tiếp công dân, giải quyết khiếu nại, tố cáo",
    (
        Head(
            "Ban hành văn bản quản lý, chỉ đạo (Bộ, ngành, tỉnh, TP) về công tác TCD KN, TC",
            (
                Column(1, "Số văn bản ban hành mới"),
                Column(2, "Số văn bản được sửa đổi, bổ sung"),
                Column(3, "Số văn bản hủy bỏ"),
            ),
        ),
        Head(
            "Tập huấn, tuyên truyền, giáo dục pháp luật về TCD, KN, TC",
            (Column(4, "Số lớp"), Column(5, "Số người")),
        ),
        Head(
            "Thanh tra trách nhiệm",
            (
                Head(
                    "Thực hiện pháp luật về TCD, KN, TC",
                    (Column(6, "Số cuộc"), Column(7, "Số đơn vị")),
                ),
                Column(8, "Số cuộc đã ban hành kết luận"),
                Head(
                    "Kiến nghị xử lý",
                    (
                        Head("Hành chính", (Column(9, "Tổ chức"), Column(10, "Cá nhân"))),
                        Head(
                            "Chuyển cơ quan điều tra",
                            (Column(11, "Tổ chức"), Column(12, "Cá nhân")),
                        ),
                    ),
                ),
            ),
        ),
        Head(
            "Kết quả thực hiện kết luận, quyết định xử lý về thanh tra trách nhiệm",
            (
                Column(13, "Tổng số KLTT thực hiện"),
                Head("Đã xử lý hành chính", (Column(14, "Tổ chức"), Column(15, "Cá nhân"))),
                Head("Đã khởi tố", (Column(16, "Vụ"), Column(17, "Đối tượng"))),
            ),
        ),
    ),
    at_most=((8, 6),),
    note_line=18,
    since=SINCE,
)
