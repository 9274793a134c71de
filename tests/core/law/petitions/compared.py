"""What ten published procedures of complaints and denunciations say, passage by passage, and what
ours has for it. The procedures are those of one ministry (2025), before the law of July 2026."""

from dataclasses import dataclass

from hoiam.core.clocks.shapes import Matter

FIRST, SECOND, DENUNCIATION = Matter.COMPLAINT, Matter.SECOND_COMPLAINT, Matter.DENUNCIATION
PROCEDURES = {
    "1.013524": (FIRST, "Giải quyết khiếu nại lần đầu cấp cục, sư đoàn, chỉ huy quân sự tỉnh"),
    "1.013531": (FIRST, "Giải quyết khiếu nại lần đầu cấp quân đoàn, binh chủng"),
    "1.013534": (SECOND, "Giải quyết khiếu nại lần hai cấp bộ"),
    "1.013536": (SECOND, "Giải quyết khiếu nại lần hai cấp tổng cục, quân khu"),
    "1.013519": (DENUNCIATION, "Giải quyết tố cáo cấp bộ"),
    "1.013520": (DENUNCIATION, "Giải quyết tố cáo cấp cục, sư đoàn"),
    "1.013521": (DENUNCIATION, "Giải quyết tố cáo cấp trung đoàn, lữ đoàn"),
    "1.013549": (DENUNCIATION, "Giải quyết tố cáo cấp quân khu, quân chủng"),
    "1.013551": (DENUNCIATION, "Giải quyết tố cáo cấp quân đoàn, binh chủng"),
    "1.013553": (DENUNCIATION, "Giải quyết tố cáo cấp học viện, bệnh viện"),
}


@dataclass(frozen=True, slots=True)
class Point:
    """One passage: how it is known in the text, what it says, and what ours has for it."""

    of: tuple[Matter, ...]
    marks: str  # a regular expression that the passage matches
    theirs: str
    steps: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    differs: str = ""  # empty: the same


_COMPLAINTS = (FIRST, SECOND)
_SIGNED = "Đơn ghi ngày, tên, địa chỉ, nội dung, lý do, yêu cầu; có ký tên hoặc điểm chỉ"
_ARMY = "Thẩm quyền trong quân đội theo Thông tư 218/2013/TT-BQP; ở đây là hai cấp chính quyền."
_HELD_BY = (
    "Trong quân đội người giải quyết bận nhiệm vụ được ủy quyền đối thoại; ở đây ghi ai chủ trì "
    "trong biên bản, không có bước ủy quyền."
)
POINTS = (
    Point(
        _COMPLAINTS, r"thẩm quyền giải quyết của|người chỉ huy cơ quan, đơn vị cấp dưới trực tiếp",
        "Khiếu nại thuộc thẩm quyền của ai, gửi đến đâu", (), ("C-03", "C-04"), _ARMY,
    ),
    Point(
        (SECOND,), r"Trong thời hạn 30 ngày, kể từ ngày hết thời hạn giải quyết",
        "Khiếu nại lần hai trong 30 ngày từ ngày hết hạn hoặc ngày nhận quyết định",
        ("delivered", "lodged"), ("C-10",),
        "Giống nhau; thủ tục này không nhắc 45 ngày ở vùng sâu, vùng xa của Điều 33.",
    ),
    Point((SECOND,), r"^a\)|khiếu nại được thực hiện bằng đơn", _SIGNED, ("ask-more",),
          ("SUB-ELIGIBLE",)),
    Point(
        (SECOND,), r"^b\)|đến khiếu nại trực tiếp",
        "Nói trực tiếp: hướng dẫn viết hoặc ghi lại, ký hay điểm chỉ", (), ("SUB-07",),
    ),
    Point(
        (SECOND,), r"^c\)|nhiều người (cùng|đến) khiếu nại|nhiều người khiếu nại bằng đơn",
        "Nhiều người cùng khiếu nại: cử người đại diện", ("ask-more",), ("SUB-08",),
        "Thủ tục này không nói số đại diện; ở đây theo Luật Tiếp công dân, Điều 29, và không ép 2 "
        "đến 4 người.",
    ),
    Point(
        (SECOND,), r"^d\)|thông qua người đại diện",
        "Người đại diện có giấy tờ hợp pháp", ("ask-more", "refuse"), ("C-02", "SUB-EXPLAIN"),
    ),
    Point(
        _COMPLAINTS, r"tiếp nhận nghiên cứu, xử lý,? đơn khiếu nại|Thụ lý đơn:",
        "Nghiên cứu đơn: không đủ điều kiện (Điều 11) thì hướng dẫn hoặc trả lời; đủ thì đề xuất "
        "thụ lý, báo người khiếu nại, nơi chuyển, người đã giải quyết lần đầu",
        ("propose", "accept", "refuse", "guide"), ("C-02", "SUB-PROPOSE", "SUB-EXPLAIN"),
        "Thủ tục ghi 10 ngày của luật trước 1/7/2026; từ ngày đó là 7 ngày làm việc (C-02).",
    ),
    Point(
        _COMPLAINTS, r"Xác minh (nội dung|vụ việc) khiếu nại|Việc xác minh|Kiểm tra lại quyết định|"
        r"chưa có cơ sở kết luận",
        "Kiểm tra lại; đúng thì ra quyết định; chưa rõ thì tự xác minh hoặc giao xác minh",
        ("assign", "report", "decide"), ("C-VERIFY",),
    ),
    Point(
        (FIRST,), r"Tổ chức đối thoại|nếu yêu cầu của người khiếu nại và kết quả xác minh",
        "Đối thoại khi yêu cầu và kết quả xác minh còn khác nhau",
        ("call-hearing", "hold-hearing"), ("C-06",),
        "Ở đây còn phải báo trước ít nhất 5 ngày (C-07, từ 1/7/2026), và vắng mặt không lý do thì "
        "giải quyết tiếp (C-08).",
    ),
    Point(
        (SECOND,), r"Tổ chức đối thoại|tổ chức tiến hành đối thoại",
        "Lần hai luôn đối thoại, báo bằng văn bản thời gian, địa điểm, nội dung",
        ("call-hearing", "hold-hearing"), ("C-06",),
        "Ở đây còn phải báo trước ít nhất 5 ngày (C-07, từ 1/7/2026).",
    ),
    Point(_COMPLAINTS, r"ủy quyền cho Chánh Thanh tra|uỷ quyền cho Chánh Thanh tra",
          "Ủy quyền đối thoại", ("hold-hearing",), ("C-06",), _HELD_BY),
    Point(
        _COMPLAINTS, r"đối thoại (phải )?được lập thành biên bản",
        "Biên bản đối thoại có ý kiến, kết quả, chữ ký hoặc lý do không ký",
        ("hold-hearing",), ("C-06",),
    ),
    Point(
        (SECOND,), r"Hội đồng tư vấn",
        "Vụ việc phức tạp, khi cần thì lập Hội đồng tư vấn", ("assign",), ("C-VERIFY",),
        "Không có bước riêng: ghi là một lần giao việc, kèm văn bản của hội đồng.",
    ),
    Point(
        _COMPLAINTS, r"báo cáo trình|giao xác minh, báo cáo|về kết quả xác minh, kiến nghị",
        "Báo cáo kết quả xác minh, kiến nghị cách giải quyết", ("report",), ("C-VERIFY",),
    ),
    Point(
        (FIRST,), r"ra quyết định giải quyết khiếu nại bằng văn bản và trong thời hạn 3 ngày",
        "Ra quyết định bằng văn bản, gửi trong 3 ngày làm việc", ("decide", "send"),
        ("C-DECIDE", "C-09"),
    ),
    Point(
        (SECOND,), r"ra quyết định giải quyết khiếu nại lần hai bằng văn bản",
        "Ra quyết định lần hai bằng văn bản, gửi trong 7 ngày", ("decide", "send"),
        ("C-DECIDE", "C-09"),
        "Thủ tục dừng ở việc gửi; ở đây còn công khai quyết định lần hai (C-12), hiệu lực và thi "
        "hành (C-11).",
    ),
    Point(
        (DENUNCIATION,), r"^Bước 1|Trước khi thụ lý tố cáo",
        "Xác minh người tố cáo và điều kiện thụ lý; có thể giao nơi khác", ("propose", "lengthen"),
        ("D-01",),
        "Thủ tục không nêu 7 ngày làm việc, không quá 10 ngày khi ủy quyền; ở đây có (D-01).",
    ),
    Point(
        (DENUNCIATION,), r"quy định tại Điều 23 Luật Tố cáo|tố cáo được thực hiện bằng đơn|"
        r"đến tố cáo trực tiếp",
        "Tố cáo bằng đơn hoặc trực tiếp, ghi rõ người, việc, cách liên hệ, ký hay điểm chỉ",
        ("accept", "refuse"), ("D-02",),
    ),
    Point(
        (DENUNCIATION,), r"năng lực hành vi dân sự|thuộc thẩm quyền giải quyết tố cáo|"
        r"có cơ sở để xác định người vi phạm",
        "Đủ năng lực, thuộc thẩm quyền, có cơ sở xác định người và hành vi vi phạm",
        ("accept", "refuse"), ("D-02",),
    ),
    Point(
        (DENUNCIATION,), r"xuất phát từ vụ việc khiếu nại đã được giải quyết",
        "Chuyển từ khiếu nại đã giải quyết: chỉ thụ lý khi có chứng cứ mới",
        ("accept", "refuse"), ("D-02",),
    ),
    Point(
        (DENUNCIATION,), r"05 ngày làm việc kể từ ngày ra quyết định thụ lý",
        "Báo người tố cáo, báo nội dung cho người bị tố cáo trong 5 ngày làm việc", ("notify",),
        ("D-03",),
    ),
    Point(
        (DENUNCIATION,), r"^Bước 2|tự mình tiến hành xác minh|giao cho (cơ quan|Cán bộ|tổ chức)|"
        r"Văn bản giao xác minh|giao cho .* xác minh",
        "Tự xác minh hoặc lập tổ từ hai người, hoặc giao xác minh bằng văn bản", ("assign",),
        ("D-VERIFY",),
    ),
    Point(
        (DENUNCIATION,), r"tiến hành các biện pháp cần thiết|tạo điều kiện để người bị tố cáo|"
        r"thực hiện các quyền và nghĩa vụ",
        "Thu thập tài liệu, để người bị tố cáo giải trình", ("assign", "report"), ("D-VERIFY",),
        "Không có bước riêng: giải trình và tài liệu nằm trong hồ sơ giấy, sản phẩm không giữ nội "
        "dung.",
    ),
    Point(
        (DENUNCIATION,), r"Kết thúc việc xác minh",
        "Báo cáo kết quả xác minh bằng văn bản", ("report",), ("D-VERIFY",),
    ),
    Point(
        (DENUNCIATION,), r"^Bước 3|Điều 35 Luật Tố cáo|ban hành kết luận nội dung tố cáo\.|"
        r"Kết quả xác minh nội dung tố cáo|Căn cứ pháp luật để xác định|Kết luận về nội dung|"
        r"Các biện pháp xử lý theo thẩm quyền|Kiến nghị cơ quan có thẩm quyền",
        "Kết luận nội dung tố cáo: căn cứ, đúng sai, trách nhiệm, biện pháp", ("decide",),
        ("D-CONCLUDE", "D-04"),
    ),
    Point(
        (DENUNCIATION,), r"giải quyết lại vụ việc tố cáo",
        "Giải quyết lại: kết luận cả về sai lầm của lần trước", ("decide",), ("D-10",),
        "Ở đây tố cáo tiếp là một hồ sơ riêng; chấp nhận xem xét thì mở vụ việc tố cáo mới.",
    ),
    Point(
        (DENUNCIATION,), r"05 ngày làm việc kể từ ngày ban hành kết luận",
        "Gửi kết luận, thông báo kết luận trong 5 ngày làm việc", ("send",), ("D-07",),
    ),
    Point(
        (DENUNCIATION,), r"^Bước 4|Điều 36 Luật Tố cáo|07 ngày làm việc kể từ ngày ban hành|"
        r"không vi phạm pháp luật trong|kết luận người bị tố cáo vi phạm",
        "Xử lý theo kết luận trong 7 ngày làm việc; khôi phục quyền lợi hoặc xử lý vi phạm",
        ("act",), ("D-08",),
    ),
    Point(
        (DENUNCIATION,), r"có dấu hiệu của tội phạm",
        "Có dấu hiệu tội phạm: chuyển ngay cơ quan điều tra, viện kiểm sát", ("refer",),
        ("SUB-10",),
        "Trong quân đội là cơ quan điều tra hình sự và viện kiểm sát quân sự.",
    ),
    Point(
        (DENUNCIATION,), r"05 ngày làm việc kể từ ngày có kết quả xử lý|theo dõi, đôn đốc",
        "Nơi xử lý báo kết quả trong 5 ngày làm việc; theo dõi, đôn đốc, báo cáo hằng tháng",
        ("act", "close"), ("D-08",),
        "Ở đây việc đã thi hành được ghi từng lần trong hồ sơ; chưa có đồng hồ 5 ngày làm việc cho "
        "nơi xử lý vì chưa đọc nguyên văn Điều 18 Nghị định 31/2019.",
    ),
)  # fmt: skip
# Numbers of days in the texts: the rule that has the same number, or why ours has another.
NUMBERS = {
    (FIRST, "3 ngày làm việc"): ("C-09", ""),
    (SECOND, "30 ngày"): ("C-10", ""),
    (SECOND, "10 ngày"): ("C-02", "Số của luật trước 1/7/2026; nay là 7 ngày làm việc."),
    (SECOND, "07 ngày"): ("C-09", ""),
    (DENUNCIATION, "05 ngày làm việc"): ("D-03", ""),
    (DENUNCIATION, "07 ngày làm việc"): ("D-08", ""),
}
# What the heads of the procedures say in days, and the longest that the law allows by our rules.
HEADS = {
    "1.013524": ("60 Ngày", 60, ""),
    "1.013531": ("60 Ngày", 60, ""),
    "1.013534": ("70 Ngày", 70, ""),
    "1.013536": ("70 Ngày", 70, ""),
    "1.013519": (
        "60 Ngày", 90,
        "Đầu đề ghi 60 ngày, nhưng chính phần mô tả và Điều 30 cho gia hạn hai lần, nhiều nhất 90.",
    ),
    **dict.fromkeys(
        ("1.013520", "1.013521", "1.013549", "1.013551", "1.013553"), ("90 Ngày", 90, "")
    ),
}  # fmt: skip
# What ours has and the ten do not say at all.
BEYOND = {
    "lengthen": "Thời hạn kiểm tra dài hơn khi phải xác minh nhiều nơi (D-01).",
    "return": "Gửi trả nơi chuyển khi không thuộc thẩm quyền (SUB-RETURN).",
    "keep": "Lưu đơn không đủ điều kiện xử lý (SUB-NOT-ELIGIBLE, SUB-SKIP-D).",
    "transfer": "Chuyển tố cáo không thuộc thẩm quyền (SUB-TRANSFER-D).",
    "extend": "Gia hạn là một bước có văn bản và tiêu chí (C-05, D-05).",
    "suspend": "Tạm đình chỉ và tiếp tục (C-13 từ 1/7/2026, D-06).",
    "withdraw": "Rút đơn, rút một phần, và đình chỉ (C-14, C-15, D-13).",
    "publish": "Công khai quyết định lần hai, kết luận tố cáo (C-12, D-09).",
    "overdue": "Cấp trên hỏi và cấp dưới báo cáo về việc quá hạn (D-11).",
    "tell-forwarder": "Báo kết quả cho nơi chuyển (R-09, D-12).",
    "give-back": "Trả giấy tờ gốc (SUB-ORIGINALS).",
}
