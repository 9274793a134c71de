"""C: complaints, in the law before and after 1 July 2026.

An extension here is a ceiling: so many days in all, counted from acceptance. Acceptance, not
receipt, starts the decision; issuance starts the effect, receipt starts the second complaint.
"""

from hoiam.core.law.rulebook import since
from hoiam.core.law.rulebook.shapes import (
    Event,
    Measure,
    Rule,
    Status,
    Variant,
    after,
    before,
    ceiling,
    lasting,
    within,
)

_LAW = "Luật Khiếu nại 2011"
_136 = "Luật 136/2025/QH15"
_124 = "Nghị định 124/2020/NĐ-CP"
_155 = "Nghị định 155/2026/NĐ-CP"

_SEEN_IN_PROCEDURES = (
    "Nội dung đã đối chiếu với thủ tục mà Bộ Quốc phòng công bố; chưa đọc nguyên văn điều luật."
)
_REFUSAL = (
    "Chín trường hợp của Điều 11, trong đó: không có chữ ký; hết thời hiệu; đã có quyết định giải "
    "quyết lần hai; tòa án đã thụ lý hoặc đã xử.",
)
_SUPERIOR = "Cấp trên trực tiếp của người giải quyết lần đầu"
_FIRST = (
    "Người đứng đầu, với quyết định, hành vi của mình và của người mình trực tiếp quản lý: Chủ "
    "tịch Ủy ban nhân dân xã, giám đốc sở, bộ trưởng cũng vậy"
)
_FIRST_LIMITS = (
    within(30, Measure.CALENDAR, Event.ACCEPTED),
    within(45, Measure.CALENDAR, Event.ACCEPTED, variant=Variant.REMOTE),
)
_FIRST_EXTENSIONS = (ceiling(45, Variant.COMPLEX), ceiling(60, Variant.REMOTE_COMPLEX))
_FIRST_STATEMENT = (
    "Quyết định giải quyết khiếu nại lần đầu trong 30 ngày kể từ ngày thụ lý, vụ việc phức tạp "
    "không quá 45 ngày; vùng sâu, vùng xa 45 ngày, phức tạp không quá 60 ngày."
)
_SECOND_LIMITS = (
    within(45, Measure.CALENDAR, Event.ACCEPTED),
    within(60, Measure.CALENDAR, Event.ACCEPTED, variant=Variant.REMOTE),
)
_SECOND_EXTENSIONS = (ceiling(60, Variant.COMPLEX), ceiling(70, Variant.REMOTE_COMPLEX))
_SECOND_STATEMENT = (
    "Quyết định giải quyết khiếu nại lần hai trong 45 ngày kể từ ngày thụ lý, vụ việc phức tạp "
    "không quá 60 ngày; vùng sâu, vùng xa 60 ngày, phức tạp không quá 70 ngày."
)

RULES = (
    Rule(
        id="C-01",
        statement=(
            "Khiếu nại lần đầu trong 90 ngày kể từ ngày nhận được hoặc biết được quyết định, hành "
            "vi; thời gian có trở ngại như ốm đau, thiên tai, đi công tác xa không tính."
        ),
        article=f"{_LAW}, Điều 9",
        status=Status.VERIFIED,
        limits=(within(90, Measure.CALENDAR, Event.DECISION_KNOWN),),
        grounds=(
            "Ốm đau.",
            "Thiên tai.",
            "Công tác, học tập ở nơi xa.",
            "Trở ngại khách quan khác.",
        ),
    ),
    Rule(
        id="C-02",
        statement=(
            "Thụ lý hoặc từ chối có nêu lý do trong 10 ngày kể từ ngày nhận khiếu nại, lần đầu và "
            "lần hai."
        ),
        article=f"{_LAW}, Điều 27 và Điều 36",
        status=Status.VERIFIED,
        valid_to=since.LAW_136,
        limits=(within(10, Measure.CALENDAR, Event.RECEIVED),),
        grounds=_REFUSAL,
        decided_by="Người có thẩm quyền giải quyết khiếu nại",
    ),
    Rule(
        id="C-02",
        statement=(
            "Thụ lý hoặc từ chối có nêu lý do trong 7 ngày làm việc kể từ ngày nhận khiếu nại, lần "
            "đầu, lần hai và khiếu nại quyết định kỷ luật."
        ),
        article=(
            f"{_LAW}, Điều 27, 36 và 50, sửa bởi {_136}; {_124}, Điều 16 khoản 1, sửa bởi {_155}, "
            "Điều 10"
        ),
        status=Status.VERIFIED,
        valid_from=since.LAW_136,
        limits=(within(7, Measure.WORKING, Event.RECEIVED),),
        grounds=_REFUSAL,
        decided_by="Người có thẩm quyền giải quyết khiếu nại",
    ),
    Rule(
        id="C-03",
        statement=_FIRST_STATEMENT,
        article=f"{_LAW}, Điều 28",
        status=Status.VERIFIED,
        valid_to=since.LAW_136,
        limits=_FIRST_LIMITS,
        extensions=_FIRST_EXTENSIONS,
        decided_by=_FIRST,
    ),
    Rule(
        id="C-03",
        statement=_FIRST_STATEMENT,
        article=f"{_LAW}, Điều 28; thẩm quyền ở cấp xã: Điều 17, sửa bởi {_136}",
        status=Status.VERIFIED,
        valid_from=since.LAW_136,
        limits=_FIRST_LIMITS,
        extensions=_FIRST_EXTENSIONS,
        decided_by=(
            f"{_FIRST}; Chủ tịch Ủy ban nhân dân xã giải quyết cả với người đứng đầu cơ quan "
            "chuyên môn của xã"
        ),
    ),
    Rule(
        id="C-04",
        statement=_SECOND_STATEMENT,
        article=f"{_LAW}, Điều 37",
        status=Status.VERIFIED,
        valid_to=since.NO_DISTRICTS,
        limits=_SECOND_LIMITS,
        extensions=_SECOND_EXTENSIONS,
        decided_by=_SUPERIOR,
    ),
    Rule(
        id="C-04",
        statement=_SECOND_STATEMENT,
        article=f"{_LAW}, Điều 37 và Điều 21 khoản 2",
        status=Status.VERIFIED,
        valid_from=since.NO_DISTRICTS,
        limits=_SECOND_LIMITS,
        extensions=_SECOND_EXTENSIONS,
        decided_by=f"{_SUPERIOR}; với cấp xã là Chủ tịch Ủy ban nhân dân tỉnh",
    ),
    Rule(
        id="C-05",
        statement=(
            "Vụ việc phức tạp khi có ít nhất một trong bảy tiêu chí, và tiêu chí đó được ghi bằng "
            "văn bản."
        ),
        article=f"{_124}, Điều 3a, bổ sung bởi {_155}",
        status=Status.VERIFIED,
        valid_from=since.LAW_136,
        grounds=(
            "Phải xác minh ở từ hai địa điểm trở lên.",
            "Có từ hai nội dung trở lên.",
            "Nhiều người cùng khiếu nại.",
            "Có yếu tố nước ngoài.",
            "Thuộc quản lý của nhiều cơ quan.",
            "Các cơ quan có ý kiến khác nhau.",
            "Chứng cứ mâu thuẫn.",
        ),
    ),
    Rule(
        id="C-06",
        statement=(
            "Đối thoại khi giải quyết lần đầu nếu yêu cầu và kết quả xác minh còn khác nhau; khi "
            "giải quyết lần hai thì luôn đối thoại."
        ),
        article=f"{_LAW}, Điều 30 và 39; {_124}, Điều 28",
        status=Status.VERIFIED,
        decided_by="Người giải quyết khiếu nại",
    ),
    Rule(
        id="C-07",
        statement="Thông báo về buổi đối thoại trước ít nhất 5 ngày.",
        article=f"{_124}, Điều 28 khoản 1",
        status=Status.VERIFIED,
        valid_from=since.LAW_136,
        limits=(before(5, Measure.CALENDAR, Event.HEARING),),
    ),
    Rule(
        id="C-08",
        statement=(
            "Người khiếu nại vắng mặt ở buổi đối thoại không có lý do chính đáng thì việc giải "
            "quyết vẫn tiếp tục."
        ),
        article=f"{_LAW}, Điều 30 khoản 6, theo {_136}",
        status=Status.VERIFIED,
        valid_from=since.LAW_136,
    ),
    Rule(
        id="C-09",
        statement=(
            "Gửi quyết định giải quyết: lần đầu trong 3 ngày làm việc, lần hai trong 7 ngày kể từ "
            "ngày ra quyết định."
        ),
        article=f"{_LAW}, Điều 32 và Điều 41 khoản 1",
        status=Status.VERIFIED,
        limits=(
            within(3, Measure.WORKING, Event.DECIDED, what="lần đầu"),
            within(7, Measure.CALENDAR, Event.DECIDED, what="lần hai"),
        ),
    ),
    Rule(
        id="C-10",
        statement=(
            "Khiếu nại lần hai trong 30 ngày, vùng sâu, vùng xa 45 ngày, kể từ ngày hết thời hạn "
            "giải quyết lần đầu hoặc ngày nhận được quyết định giải quyết lần đầu."
        ),
        article=f"{_LAW}, Điều 33",
        status=Status.VERIFIED,
        limits=(
            within(30, Measure.CALENDAR, Event.LIMIT_EXPIRED),
            within(30, Measure.CALENDAR, Event.DECISION_RECEIVED),
            within(45, Measure.CALENDAR, Event.LIMIT_EXPIRED, variant=Variant.REMOTE),
            within(45, Measure.CALENDAR, Event.DECISION_RECEIVED, variant=Variant.REMOTE),
        ),
        note="Khởi kiện ra tòa án có thời hiệu riêng.",
    ),
    Rule(
        id="C-11",
        statement=(
            "Quyết định giải quyết có hiệu lực pháp luật sau 30 ngày kể từ ngày ban hành, vùng "
            "sâu, vùng xa không quá 45 ngày, rồi được thi hành ngay."
        ),
        article=f"{_LAW}, Điều 44 và 46",
        status=Status.VERIFIED,
        limits=(
            after(30, Measure.CALENDAR, Event.ISSUED),
            after(45, Measure.CALENDAR, Event.ISSUED, variant=Variant.REMOTE),
        ),
    ),
    Rule(
        id="C-12",
        statement=(
            "Công khai quyết định giải quyết lần hai trong 15 ngày: công bố tại cuộc họp, báo "
            "trước 3 ngày làm việc; niêm yết ít nhất 15 ngày; hoặc đưa lên phương tiện thông tin."
        ),
        article=f"{_LAW}, Điều 41; {_124}",
        status=Status.MEMORY_MEDIUM,
        limits=(
            within(15, Measure.CALENDAR, Event.DECIDED),
            lasting(15, Measure.CALENDAR, Event.PUBLISHED, what="niêm yết"),
            before(3, Measure.WORKING, Event.MEETING, what="cuộc họp công bố"),
        ),
        note=(
            "Đã đối chiếu trong Nghị định 75/2012 (Điều 12) nay đã thay thế; trong Nghị định "
            "124/2020 ghi theo trí nhớ."
        ),
    ),
    Rule(
        id="C-13",
        statement=(
            "Tạm đình chỉ hoặc đình chỉ giải quyết; gửi quyết định trong 3 ngày làm việc; khi tạm "
            "đình chỉ thì ngừng tính thời hạn, tính tiếp khi có quyết định tiếp tục."
        ),
        article=f"{_LAW}, Điều 11a; {_124}, Điều 28b, Mẫu 14a và 14b",
        status=Status.VERIFIED,
        valid_from=since.LAW_136,
        limits=(within(3, Measure.WORKING, Event.DECIDED),),
        grounds=(
            "Tạm đình chỉ: bất khả kháng; chờ kết quả của cơ quan khác.",
            "Đình chỉ: rút toàn bộ khiếu nại; chết hoặc giải thể mà không có người thừa kế.",
        ),
        decided_by="Người giải quyết khiếu nại",
    ),
    Rule(
        id="C-14",
        statement=(
            "Rút toàn bộ hoặc một phần khiếu nại vào bất cứ lúc nào, bằng đơn hoặc biên bản có chữ "
            "ký; nội dung đã rút không được giải quyết lại, trừ khi bị ép buộc."
        ),
        article=f"{_LAW}, Điều 10, sửa bởi {_136}",
        status=Status.VERIFIED,
        valid_from=since.LAW_136,
        decided_by="Người khiếu nại",
    ),
    Rule(
        id="C-15",
        statement=(
            "Nhiều người cùng khiếu nại mà một số người rút thì vẫn giải quyết tiếp cho những "
            "người còn lại."
        ),
        article=f"{_124}, Điều 7a, bổ sung bởi {_155}",
        status=Status.VERIFIED,
        valid_from=since.LAW_136,
    ),
    Rule(
        id="C-16",
        statement=(
            "Khiếu nại quyết định kỷ luật: lần đầu trong 15 ngày, lần hai trong 10 ngày, quyết "
            "định buộc thôi việc trong 30 ngày; giải quyết trong 30 ngày, phức tạp không quá 45 "
            "ngày."
        ),
        article=f"{_LAW}, Điều 48 và 50",
        status=Status.VERIFIED,
        limits=(
            within(30, Measure.CALENDAR, Event.ACCEPTED, what="giải quyết"),
            within(15, Measure.CALENDAR, Event.DECISION_RECEIVED, what="khiếu nại lần đầu"),
            within(10, Measure.CALENDAR, Event.DECISION_RECEIVED, what="khiếu nại lần hai"),
            within(
                30,
                Measure.CALENDAR,
                Event.DECISION_RECEIVED,
                variant=Variant.DISMISSAL,
                what="khiếu nại lần hai",
            ),
        ),
        extensions=(ceiling(45, Variant.COMPLEX),),
    ),
    Rule(
        id="C-VERIFY",
        statement=(
            "Kiểm tra lại quyết định, hành vi bị khiếu nại; khiếu nại đúng thì ra quyết định ngay; "
            "chưa có cơ sở kết luận thì tự xác minh hoặc giao xác minh, có báo cáo kết quả."
        ),
        article=f"{_LAW}, Điều 29 và Điều 38",
        status=Status.MEMORY_HIGH,
        decided_by="Người giải quyết khiếu nại",
        note=_SEEN_IN_PROCEDURES,
    ),
    Rule(
        id="C-DECIDE",
        statement=(
            "Quyết định giải quyết bằng văn bản, nêu kết quả xác minh, kết quả đối thoại nếu có, "
            "căn cứ pháp luật, khiếu nại đúng, sai hay đúng một phần, và điều phải làm."
        ),
        article=f"{_LAW}, Điều 31 và Điều 40",
        status=Status.MEMORY_HIGH,
        decided_by="Người giải quyết khiếu nại",
        note=_SEEN_IN_PROCEDURES,
    ),
    Rule(
        id="C-DISCIPLINE-HEARING",
        statement="Trước khi giải quyết khiếu nại quyết định kỷ luật phải tổ chức đối thoại.",
        article=f"{_LAW}, Điều 53",
        status=Status.MEMORY_HIGH,
        decided_by="Người giải quyết khiếu nại",
        note="Ghi theo trí nhớ, chưa đọc nguyên văn điều luật.",
    ),
    Rule(
        id="C-AUTHORISATION",
        statement="Cá nhân ủy quyền khiếu nại thì giấy ủy quyền được công chứng hoặc chứng thực.",
        article=_155,
        status=Status.VERIFIED,
        valid_from=since.LAW_136,
        valid_to=since.NO_CERTIFIED_AUTHORISATION,
        note="Từ ngày 1/1/2027 bỏ yêu cầu công chứng; chưa đọc được quy định thay thế.",
    ),
    Rule(
        id="C-TRANSITION",
        statement=(
            "Khiếu nại thụ lý trước ngày 1/7/2026 mà chưa có quyết định giải quyết thì theo quy "
            "định mới về rút đơn, tạm đình chỉ, đình chỉ và đối thoại."
        ),
        article=f"{_155}, Điều 22",
        status=Status.VERIFIED,
        valid_from=since.LAW_136,
    ),
)
