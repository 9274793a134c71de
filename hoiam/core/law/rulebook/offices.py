"""ADM: one-stop desks, the index of service, personal data, documents, working rules, reports."""

from hoiam.core.law.rulebook import since
from hoiam.core.law.rulebook.shapes import (
    Event,
    Extension,
    How,
    Measure,
    Rule,
    Status,
    Variant,
    before,
    each,
    within,
)

_61 = "Nghị định 61/2018/NĐ-CP"
_118 = "Nghị định 118/2025/NĐ-CP"
_NOT_READ = (
    "Chưa đọc được toàn văn Nghị định 118/2025; con số của Nghị định 61/2018 không lấy sang."
)
_766 = "Quyết định 766/QĐ-TTg năm 2022, cách tính các chỉ số"
_766_NOTE = "Nguồn chỉ ghi “ngày làm việc” ở con số 15; các con số sau được hiểu cùng cách tính."
_DATA = "Luật Bảo vệ dữ liệu cá nhân 2025 (số 91) và Nghị định 356/2025/NĐ-CP"
_30 = "Nghị định 30/2020/NĐ-CP"
_30_NOTE = "Chưa kiểm tra năm 2026 có sửa đổi hay không."
_315 = "Nghị định 315/2025/NĐ-CP"

RULES = (
    Rule(
        id="ADM-FEEDBACK-FORWARD",
        statement=(
            "Phản ánh, kiến nghị về quy định hành chính không thuộc thẩm quyền thì chuyển đi trong "
            "5 ngày làm việc; kết quả xử lý được công khai."
        ),
        article="Nghị định 20/2008/NĐ-CP",
        status=Status.VERIFIED,
        limits=(within(5, Measure.WORKING, Event.RECEIVED),),
        note="Văn bản đã đọc không nêu thời hạn giải quyết.",
    ),
    Rule(
        id="ADM-ONESTOP-SUPPLEMENT",
        statement=(
            "Hồ sơ thiếu: trả lại bằng văn bản có nêu lý do trong 3 ngày làm việc kể từ ngày nhận; "
            "khi đã đủ thì thời hạn tính lại từ đầu."
        ),
        article=f"{_61}, Điều 19 khoản 4",
        status=Status.VERIFIED,
        valid_to=since.DECREE_118_2025,
        limits=(within(3, Measure.WORKING, Event.RECEIVED),),
    ),
    Rule(
        id="ADM-ONESTOP-SUPPLEMENT",
        statement="Hồ sơ thiếu thì có yêu cầu bổ sung bằng văn bản (Mẫu 02).",
        article=f"{_118}; Thông tư 03/2025/TT-VPCP",
        status=Status.UNVERIFIED,
        valid_from=since.DECREE_118_2025,
        note=_NOT_READ,
    ),
    Rule(
        id="ADM-ONESTOP-APOLOGY",
        statement=(
            "Hồ sơ sẽ trễ: chậm nhất 1 ngày trước hạn trả phải báo bộ phận một cửa và có văn bản "
            "xin lỗi nêu lý do, ngày hẹn mới; chỉ hẹn lại một lần."
        ),
        article=f"{_61}, Điều 19 khoản 9",
        status=Status.VERIFIED,
        valid_to=since.DECREE_118_2025,
        limits=(before(1, Measure.CALENDAR, Event.PROMISED_DAY),),
    ),
    Rule(
        id="ADM-ONESTOP-APOLOGY",
        statement="Hồ sơ sẽ trễ thì có văn bản xin lỗi và gia hạn (Mẫu 04) trước hạn trả.",
        article=f"{_118}; Thông tư 03/2025/TT-VPCP",
        status=Status.MEMORY_MEDIUM,
        valid_from=since.DECREE_118_2025,
        note=_NOT_READ,
    ),
    Rule(
        id="ADM-ONESTOP-REFUSAL",
        statement="Từ chối sau khi thẩm định phải được báo trong thời hạn giải quyết hồ sơ.",
        article=_61,
        status=Status.VERIFIED,
        valid_to=since.DECREE_118_2025,
    ),
    Rule(
        id="ADM-ONESTOP-TRANSFER",
        statement=(
            "Bộ phận một cửa chuyển hồ sơ đến cơ quan giải quyết ngay trong ngày, hoặc sáng hôm "
            "sau nếu nhận sau 15 giờ."
        ),
        article=_61,
        status=Status.VERIFIED,
        valid_to=since.DECREE_118_2025,
    ),
    Rule(
        id="ADM-ONESTOP-EARLY",
        statement="Có kết quả sớm hơn ngày hẹn thì báo trước cho người nộp hồ sơ.",
        article=_61,
        status=Status.VERIFIED,
        valid_to=since.DECREE_118_2025,
    ),
    Rule(
        id="ADM-ONESTOP-LOSS",
        statement=(
            "Làm mất, làm hỏng hoặc sai giấy tờ của người nộp hồ sơ thì cơ quan chịu chi phí và "
            "xin lỗi."
        ),
        article=_61,
        status=Status.VERIFIED,
        valid_to=since.DECREE_118_2025,
    ),
    Rule(
        id="ADM-766-HANDLE",
        statement="Phản ánh, kiến nghị về thủ tục hành chính được xử lý trong 15 ngày làm việc.",
        article=_766,
        status=Status.VERIFIED,
        limits=(within(15, Measure.WORKING, Event.RECEIVED),),
    ),
    Rule(
        id="ADM-766-REFUSE",
        statement="Từ chối phản ánh, kiến nghị về thủ tục hành chính trong 2 ngày làm việc.",
        article=_766,
        status=Status.VERIFIED,
        limits=(within(2, Measure.WORKING, Event.RECEIVED),),
        note=_766_NOTE,
    ),
    Rule(
        id="ADM-766-ASK",
        statement=("Hỏi thêm về phản ánh, kiến nghị về thủ tục hành chính trong 5 ngày làm việc."),
        article=_766,
        status=Status.VERIFIED,
        limits=(within(5, Measure.WORKING, Event.RECEIVED),),
        note=_766_NOTE,
    ),
    Rule(
        id="ADM-766-PUBLISH",
        statement=(
            "Công khai kết quả phản ánh, kiến nghị về thủ tục hành chính trong 2 ngày làm việc."
        ),
        article=_766,
        status=Status.VERIFIED,
        limits=(within(2, Measure.WORKING, Event.SETTLED),),
        note=_766_NOTE,
    ),
    Rule(
        id="ADM-766-ANNOUNCE",
        statement=(
            "Công bố thủ tục hành chính trước ngày có hiệu lực ít nhất 5 ngày làm việc ở tỉnh, 20 "
            "ngày làm việc ở bộ."
        ),
        article=_766,
        status=Status.VERIFIED,
        limits=(
            before(5, Measure.WORKING, Event.IN_FORCE, what="tỉnh"),
            before(20, Measure.WORKING, Event.IN_FORCE, what="bộ"),
        ),
    ),
    Rule(
        id="ADM-766-UPDATE",
        statement=(
            "Cập nhật, công khai thủ tục trong 5 ngày làm việc ở tỉnh, 10 ngày làm việc ở bộ, kể "
            "từ quyết định công bố."
        ),
        article=_766,
        status=Status.VERIFIED,
        limits=(
            within(5, Measure.WORKING, Event.DECIDED, what="tỉnh"),
            within(10, Measure.WORKING, Event.DECIDED, what="bộ"),
        ),
    ),
    Rule(
        id="ADM-DATA-ANSWER",
        statement="Trả lời yêu cầu của chủ thể dữ liệu cá nhân trong 2 ngày làm việc.",
        article=_DATA,
        status=Status.VERIFIED,
        valid_from=since.DATA_LAW,
        limits=(within(2, Measure.WORKING, Event.ASKED),),
    ),
    Rule(
        id="ADM-DATA-COMPLETE",
        statement=(
            "Làm xong yêu cầu về dữ liệu cá nhân trong 10 đến 20 ngày; rút hoặc phản đối sự đồng ý "
            "trong 15 ngày, gia hạn một lần thêm 15 ngày."
        ),
        article=_DATA,
        status=Status.VERIFIED,
        valid_from=since.DATA_LAW,
        limits=(
            within(15, Measure.CALENDAR, Event.ASKED, what="rút, phản đối sự đồng ý"),
            within(10, Measure.CALENDAR, Event.ASKED, what="yêu cầu khác, ít nhất"),
            within(20, Measure.CALENDAR, Event.ASKED, what="yêu cầu khác, nhiều nhất"),
        ),
        extensions=(Extension(15, Measure.CALENDAR, How.ADDITION, Variant.ORDINARY),),
        note="Nguồn không nói yêu cầu nào 10 ngày, yêu cầu nào 20 ngày.",
    ),
    Rule(
        id="ADM-DATA-BREACH",
        statement="Thông báo vi phạm dữ liệu cá nhân trong 72 giờ.",
        article="Luật Bảo vệ dữ liệu cá nhân 2025 (số 91), Điều 23",
        status=Status.VERIFIED,
        valid_from=since.DATA_LAW,
        limits=(within(72, Measure.HOURS, Event.BREACH),),
    ),
    Rule(
        id="ADM-DATA-IMPACT",
        statement="Lập hồ sơ đánh giá tác động xử lý dữ liệu trong 60 ngày kể từ ngày bắt đầu.",
        article="Luật Bảo vệ dữ liệu cá nhân 2025 (số 91), Điều 21",
        status=Status.MEMORY_MEDIUM,
        valid_from=since.DATA_LAW,
        limits=(within(60, Measure.CALENDAR, Event.BEGUN),),
        note="Cơ quan nhà nước được miễn một phần.",
    ),
    Rule(
        id="ADM-INFORMATION",
        statement="Thông tin mới thuộc diện phải công khai được công khai trong 6 tháng.",
        article="Luật Tiếp cận thông tin 2026 (số 01), Điều 17",
        status=Status.VERIFIED,
        valid_from=since.INFORMATION_LAW,
        limits=(within(6, Measure.MONTHS, Event.IN_FORCE),),
        note="Nguồn không nói 6 tháng tính từ đâu; ở đây hiểu là từ ngày luật có hiệu lực.",
    ),
    Rule(
        id="ADM-FILE-RETURN",
        statement="Hồ sơ trình chưa đúng được trả lại trong 2 ngày làm việc.",
        article=_315,
        status=Status.VERIFIED,
        valid_from=since.DECREE_315_2025,
        limits=(within(2, Measure.WORKING, Event.RECEIVED),),
    ),
    Rule(
        id="ADM-FILE-SIMPLE",
        statement="Việc đơn giản được quyết định trong 2 ngày làm việc.",
        article=_315,
        status=Status.VERIFIED,
        valid_from=since.DECREE_315_2025,
        limits=(within(2, Measure.WORKING, Event.RECEIVED),),
    ),
    Rule(
        id="ADM-COMMUNE-SESSION",
        statement="Ủy ban nhân dân xã họp mỗi tháng 1 lần, mỗi năm 12 lần.",
        article=_315,
        status=Status.VERIFIED,
        valid_from=since.DECREE_315_2025,
        limits=(each(12, Measure.TIMES_A_YEAR),),
    ),
    Rule(
        id="ADM-SUCCESSION",
        statement=(
            "Hồ sơ, đơn thư chưa giải quyết xong của đơn vị kết thúc chuyển cho đơn vị kế thừa; "
            "thời hạn không tính lại từ đầu."
        ),
        article="Luật Tổ chức chính quyền địa phương 2025 (số 72), Điều 54",
        status=Status.VERIFIED,
        valid_from=since.NO_DISTRICTS,
        note="Điều luật nói việc được chuyển; thời hạn không tính lại là cách hiểu của hệ thống.",
    ),
    Rule(
        id="ADM-DOCUMENT-ISSUE",
        statement="Văn bản đi được phát hành trong ngày ký, chậm nhất ngày làm việc tiếp theo.",
        article=_30,
        status=Status.VERIFIED,
        limits=(within(1, Measure.WORKING, Event.SIGNED),),
        note=_30_NOTE,
    ),
    Rule(
        id="ADM-DOCUMENT-SUBMIT",
        statement=(
            "Văn bản đến được báo nhận trong ngày và trình trong ngày, chậm nhất ngày làm việc "
            "tiếp theo."
        ),
        article=_30,
        status=Status.VERIFIED,
        limits=(within(1, Measure.WORKING, Event.RECEIVED),),
        note=_30_NOTE,
    ),
    Rule(
        id="ADM-ARCHIVE",
        statement=(
            "Nộp hồ sơ vào lưu trữ trong 1 năm kể từ ngày công việc kết thúc; hồ sơ xây dựng trong "
            "3 tháng kể từ ngày quyết toán."
        ),
        article=f"{_30}, Điều 28 đến 31",
        status=Status.VERIFIED,
        limits=(
            within(1, Measure.YEARS, Event.WORK_ENDED),
            within(3, Measure.MONTHS, Event.SETTLED, what="hồ sơ xây dựng"),
        ),
        note=_30_NOTE,
    ),
    Rule(
        id="ADM-REPORT-INSPECTION",
        statement=(
            "Báo cáo tiếp công dân, xử lý đơn: xã và sở gửi tỉnh trước ngày 17, tỉnh gửi Thanh tra "
            "Chính phủ trước ngày 20 của tháng cuối kỳ."
        ),
        article="Thông tư 06/2025/TT-TTCP",
        status=Status.VERIFIED,
        valid_from=since.CIRCULAR_06_2025,
    ),
    Rule(
        id="ADM-REPORT-PROCEDURES",
        statement=(
            "Báo cáo kiểm soát thủ tục: xã ngày 17, huyện và sở ngày 19, tỉnh ngày 22, Văn phòng "
            "Chính phủ ngày 25."
        ),
        article="Thông tư 01/2020/TT-VPCP",
        status=Status.VERIFIED,
        valid_to=since.CIRCULAR_09_2026,
    ),
    Rule(
        id="ADM-REPORT-PROCEDURES",
        statement="Hệ thống đã kết nối thì không phải báo cáo kiểm soát thủ tục bằng tay.",
        article="Thông tư 09/2026/TT-BTP",
        status=Status.UNVERIFIED,
        valid_from=since.CIRCULAR_09_2026,
        note="Chưa đọc được các biểu mẫu và ngày gửi của Thông tư 09/2026.",
    ),
    Rule(
        id="ADM-REPORT-GAP",
        statement=(
            "Từ ngày chốt số liệu đến ngày phải gửi báo cáo định kỳ có ít nhất 1 ngày làm việc."
        ),
        article="Nghị định 09/2019/NĐ-CP",
        status=Status.VERIFIED,
        limits=(before(1, Measure.WORKING, Event.SUBMISSION),),
    ),
)
