"""ADM: disclosure, opinions, votes, dialogue and people's supervision at the grassroots."""

from hoiam.core.law.rulebook import since
from hoiam.core.law.rulebook.shapes import (
    Event,
    Measure,
    Rule,
    Status,
    before,
    each,
    lasting,
    within,
)

_LAW = "Luật Thực hiện dân chủ ở cơ sở 2022"
_72 = "Luật Tổ chức chính quyền địa phương 2025 (số 72), Điều 43"
_DIALOGUE = "Nguồn: báo chí đưa tin về Điều 43, chưa đọc toàn văn."

RULES = (
    Rule(
        id="ADM-DIALOGUE-ASKED",
        statement=(
            "Đối thoại với nhân dân còn được tổ chức khi ít nhất 10% cử tri của xã đề nghị, trực "
            "tiếp hoặc trực tuyến."
        ),
        article=_72,
        status=Status.UNVERIFIED,
        note=_DIALOGUE,
    ),
    Rule(
        id="ADM-DIALOGUE-NOTICE",
        statement="Thông báo về buổi đối thoại với nhân dân trước ít nhất 7 ngày.",
        article=_72,
        status=Status.UNVERIFIED,
        limits=(before(7, Measure.CALENDAR, Event.MEETING),),
        note=_DIALOGUE,
    ),
    Rule(
        id="ADM-DIALOGUE-RESULT",
        statement=(
            "Kết quả đối thoại được niêm yết và gửi trưởng thôn, tổ trưởng trong 10 ngày kể từ "
            "buổi đối thoại."
        ),
        article=_72,
        status=Status.UNVERIFIED,
        limits=(within(10, Measure.CALENDAR, Event.MEETING),),
        note=_DIALOGUE,
    ),
    Rule(
        id="ADM-DISCLOSE",
        statement=(
            "Nội dung phải công khai được công khai trong 5 ngày làm việc kể từ ngày có quyết "
            "định, nếu luật khác không quy định."
        ),
        article=f"{_LAW}, Điều 11 đến 14",
        status=Status.VERIFIED,
        valid_from=since.GRASSROOTS_LAW,
        limits=(within(5, Measure.WORKING, Event.DECIDED),),
    ),
    Rule(
        id="ADM-DISCLOSE-POST",
        statement=(
            "Niêm yết ít nhất 30 ngày liên tục tại trụ sở, nhà văn hóa, điểm sinh hoạt các nội "
            "dung 1 đến 3 và 5 đến 12; nội dung 4 và 13 niêm yết thường xuyên."
        ),
        article=f"{_LAW}, Điều 12 đến 14",
        status=Status.VERIFIED,
        valid_from=since.GRASSROOTS_LAW,
        limits=(lasting(30, Measure.CALENDAR, Event.PUBLISHED),),
    ),
    Rule(
        id="ADM-DISCLOSE-SPEAKER",
        statement="Nơi có loa truyền thanh: phát nội dung 7 đến 12 ít nhất 3 ngày liên tục.",
        article=f"{_LAW}, Điều 12 đến 14",
        status=Status.VERIFIED,
        valid_from=since.GRASSROOTS_LAW,
        limits=(lasting(3, Measure.CALENDAR, Event.PUBLISHED),),
    ),
    Rule(
        id="ADM-DISCLOSE-LIST",
        statement="Mỗi quý niêm yết danh mục những gì đã công khai, hình thức và thời gian.",
        article=f"{_LAW}, Điều 11 đến 14",
        status=Status.VERIFIED,
        valid_from=since.GRASSROOTS_LAW,
        limits=(each(4, Measure.TIMES_A_YEAR),),
    ),
    Rule(
        id="ADM-DISCLOSE-PLAN",
        statement=(
            "Mỗi năm có 1 kế hoạch công khai; kết quả báo cáo Hội đồng nhân dân ở kỳ họp gần nhất "
            "và gửi Mặt trận."
        ),
        article=f"{_LAW}, Điều 11 đến 14",
        status=Status.VERIFIED,
        valid_from=since.GRASSROOTS_LAW,
        limits=(each(1, Measure.TIMES_A_YEAR),),
    ),
    Rule(
        id="ADM-VOTE-PROPOSAL",
        statement=(
            "Đề xuất của người dân được bàn khi 10% hộ đồng ý (có giá trị 3 tháng) hoặc Ban công "
            "tác Mặt trận ủng hộ."
        ),
        article=f"{_LAW}, Điều 15 đến 22",
        status=Status.VERIFIED,
        valid_from=since.GRASSROOTS_LAW,
        limits=(within(3, Measure.MONTHS, Event.PROPOSED),),
    ),
    Rule(
        id="ADM-VOTE-NOTICE",
        statement="Báo và niêm yết về cuộc họp hoặc lấy phiếu ở thôn trước ít nhất 2 ngày.",
        article=f"{_LAW}, Điều 15 đến 22",
        status=Status.VERIFIED,
        valid_from=since.GRASSROOTS_LAW,
        limits=(before(2, Measure.CALENDAR, Event.MEETING),),
    ),
    Rule(
        id="ADM-VOTE-SEND",
        statement=(
            "Gửi nghị quyết hoặc biên bản của thôn đến Ủy ban nhân dân xã và Mặt trận trong 5 ngày "
            "làm việc."
        ),
        article=f"{_LAW}, Điều 15 đến 22",
        status=Status.VERIFIED,
        valid_from=since.GRASSROOTS_LAW,
        limits=(within(5, Measure.WORKING, Event.DECIDED),),
    ),
    Rule(
        id="ADM-VOTE-ANSWER",
        statement=(
            "Xã công nhận, hoặc từ chối bằng văn bản, quyết định của thôn trong 5 ngày làm việc."
        ),
        article=f"{_LAW}, Điều 15 đến 22",
        status=Status.VERIFIED,
        valid_from=since.GRASSROOTS_LAW,
        limits=(within(5, Measure.WORKING, Event.RECEIVED),),
    ),
    Rule(
        id="ADM-OPINION",
        statement=(
            "Lấy ý kiến nhân dân ít nhất 20 ngày kể từ ngày công khai; công bố tổng hợp, giải "
            "trình và phần tiếp thu; quyết định khác ý kiến đa số thì phải giải trình."
        ),
        article=f"{_LAW}, Điều 25 đến 28",
        status=Status.VERIFIED,
        valid_from=since.GRASSROOTS_LAW,
        limits=(lasting(20, Measure.CALENDAR, Event.PUBLISHED),),
    ),
    Rule(
        id="ADM-COMMUNITY-MEETING",
        statement=(
            "Hội nghị cộng đồng cuối năm, mỗi năm 1 lần: báo các hộ trước ít nhất 5 ngày; kết quả "
            "gửi bằng văn bản đến xã và Mặt trận."
        ),
        article=f"{_LAW}, Điều 33",
        status=Status.VERIFIED,
        valid_from=since.GRASSROOTS_LAW,
        limits=(before(5, Measure.CALENDAR, Event.MEETING), each(1, Measure.TIMES_A_YEAR)),
    ),
    Rule(
        id="ADM-INSPECTION-PLAN",
        statement=(
            "Ban Thanh tra nhân dân gửi kế hoạch cho Mặt trận, Chủ tịch xã và nơi được giám sát "
            "trước ít nhất 5 ngày làm việc."
        ),
        article=_LAW,
        status=Status.VERIFIED,
        valid_from=since.GRASSROOTS_LAW,
        limits=(before(5, Measure.WORKING, Event.SUPERVISION),),
    ),
    Rule(
        id="ADM-INSPECTION-REPLY",
        statement="Trả lời kiến nghị của Ban Thanh tra nhân dân trong 15 ngày.",
        article=_LAW,
        status=Status.VERIFIED,
        valid_from=since.GRASSROOTS_LAW,
        limits=(within(15, Measure.CALENDAR, Event.RECOMMENDED),),
    ),
    Rule(
        id="ADM-INSPECTION-REPORT",
        statement=(
            "Ban Thanh tra nhân dân báo cáo Mặt trận mỗi quý (4 lần mỗi năm), 6 tháng và cả năm."
        ),
        article=_LAW,
        status=Status.VERIFIED,
        valid_from=since.GRASSROOTS_LAW,
        limits=(each(4, Measure.TIMES_A_YEAR),),
    ),
    Rule(
        id="ADM-INVESTMENT-PLAN",
        statement=(
            "Mặt trận báo chủ đầu tư, ban quản lý về kế hoạch và thành viên Ban Giám sát đầu tư "
            "của cộng đồng trước ít nhất 45 ngày."
        ),
        article=f"{_LAW}, Điều 45",
        status=Status.VERIFIED,
        valid_from=since.GRASSROOTS_LAW,
        limits=(before(45, Measure.CALENDAR, Event.SUPERVISION),),
    ),
    Rule(
        id="ADM-INVESTMENT-REPLY",
        statement="Trả lời kiến nghị của Ban Giám sát đầu tư của cộng đồng trong 15 ngày.",
        article=_LAW,
        status=Status.VERIFIED,
        valid_from=since.GRASSROOTS_LAW,
        limits=(within(15, Measure.CALENDAR, Event.RECOMMENDED),),
    ),
    Rule(
        id="ADM-FRONT-HEARING",
        statement="Chính quyền nghe kết quả giám sát, phản biện của Mặt trận 6 tháng một lần.",
        article="Nghị quyết liên tịch 403/2017",
        status=Status.VERIFIED,
        limits=(each(2, Measure.TIMES_A_YEAR),),
    ),
)
