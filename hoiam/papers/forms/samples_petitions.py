"""Filled-in papers of petitions and of denunciations. Everybody is invented."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from hoiam.papers.forms import denunciations as sealed
from hoiam.papers.forms import petition_course as course
from hoiam.papers.forms import petition_ends as ends
from hoiam.papers.forms import petition_intake as intake
from hoiam.papers.forms.issuers import Issuer
from hoiam.papers.forms.people import Person
from hoiam.papers.forms.petition_facts import Brought
from hoiam.papers.letter import Letter, Signer

_AT = datetime(2026, 11, 20, 1, 30, tzinfo=UTC)
_ISSUER = Issuer("Ủy ban nhân dân xã Bình An", "UBND", place="Bình An")
_HEAD = Signer("Chủ tịch", "Lê Văn Mẫu")
_PERSON = Person(
    "Trần Văn Thí Điểm", "000000000000", date(2021, 5, 3),
    "Cục Cảnh sát quản lý hành chính về trật tự xã hội", "thôn Trung, xã Bình An",
)  # fmt: skip
_LAWS = (
    "Luật Tổ chức chính quyền địa phương",
    "Luật Khiếu nại năm 2011, được sửa đổi, bổ sung bởi Luật số 136/2025/QH15",
    "Nghị định số 124/2020/NĐ-CP, được sửa đổi, bổ sung bởi Nghị định số 155/2026/NĐ-CP",
)
_COMPLAINT = Brought(
    _ISSUER, _HEAD, _PERSON, received_on=date(2026, 10, 5), register="12/2026",
    about="mức bồi thường khi thu hồi đất làm đường thôn Trung",
    against="Quyết định phê duyệt phương án bồi thường", against_paper="45/QĐ-UBND",
    against_on=date(2026, 8, 3), respondent="Chủ tịch Ủy ban nhân dân xã Bình An", bases=_LAWS,
)  # fmt: skip
_GROUP = Brought(
    _ISSUER, _HEAD, _PERSON, others=6, received_on=date(2026, 10, 5), register="12/2026",
    about=_COMPLAINT.about, against=_COMPLAINT.against, bases=_LAWS,
    respondent=_COMPLAINT.respondent,
)  # fmt: skip
_WISH = Brought(
    _ISSUER, Signer("Chủ tịch", "Lê Văn Mẫu", "TM. Ủy ban nhân dân"), _PERSON,
    kind="kiến nghị, phản ánh", received_on=date(2026, 10, 12), register="14/2026",
    about="mở rộng cống thoát nước ở ngã ba chợ",
)  # fmt: skip
_FRONT = "Ủy ban Mặt trận Tổ quốc Việt Nam xã Bình An"
_CLERK = "Nguyễn Thị Ví Dụ"
_FINDINGS = (
    "Thửa đất số 12, tờ bản đồ 07 được đo lại ngày 28/10/2026: diện tích thu hồi thực tế 152,4 m², "
    "nhiều hơn 12,4 m² so với phương án.\n"
    "Đơn giá áp dụng đúng bảng giá đất có hiệu lực tại ngày thu hồi."
)
_ORDERS = (
    "Sửa phương án bồi thường: bổ sung 12,4 m² đất trồng cây hằng năm, thành tiền 4.960.000 đồng",
    "Giao Phòng Kinh tế chi trả trước ngày 15/12/2026",
)


_RULED = ends.Ruled(
    _COMPLAINT, "khiếu nại đúng một phần", _FINDINGS, _ORDERS,
    heard="ngày 12/11/2026, hai bên thống nhất về diện tích, còn ý kiến khác nhau về đơn giá",
    law="Điều 79, Điều 95 Luật Đất đai", second_to="Chủ tịch Ủy ban nhân dân tỉnh Lào Cai",
)  # fmt: skip
_RULED_AGAIN = replace(
    _RULED,
    result="sửa một phần Quyết định giải quyết khiếu nại lần đầu",
    first_decision="Quyết định số 131/QĐ-UBND ngày 20/11/2026 của Chủ tịch Ủy ban nhân dân xã Bình An",
)
_SEALED = sealed.Sealed(
    _ISSUER, _HEAD, register="03/2026", received_on=date(2026, 10, 5), accepted_on=date(2026, 10, 12),
    decided_by="số 118/QĐ-UBND ngày 12/10/2026", until=date(2026, 11, 11),
)  # fmt: skip


def _of_denunciation(key: str) -> Callable[[], Letter]:
    return lambda: sealed.blanked(sealed.BUILDERS[key](_SEALED))


SAMPLES: Mapping[str, Callable[[], Letter]] = {
    "proposal": lambda: intake.proposal(intake.Proposed(_COMPLAINT)),
    "supplement-request": lambda: intake.supplement_request(
        intake.Lacking(
            _COMPLAINT,
            ("Bản chụp quyết định bị khiếu nại", "Giấy tờ về thửa đất đang có"),
            date(2026, 10, 20),
        )
    ),
    "acceptance": lambda: intake.acceptance(
        intake.Accepted(_COMPLAINT, date(2026, 10, 12), date(2026, 11, 11))
    ),
    "refusal-to-accept": lambda: intake.refusal_to_accept(
        intake.NotAccepted(
            _COMPLAINT, "đã hết thời hiệu 90 ngày kể từ ngày biết quyết định", "khoản 6",
            "Ông (bà) có quyền khởi kiện vụ án hành chính tại Tòa án",
        )
    ),
    "guidance": lambda: intake.guidance(
        intake.Guided(_COMPLAINT, "Chủ tịch Ủy ban nhân dân tỉnh Lào Cai", "Điều 21 Luật Khiếu nại")
    ),
    "return-slip": lambda: intake.return_slip(
        intake.Returned(
            _COMPLAINT, _FRONT, "nội dung thuộc thẩm quyền của Chủ tịch Ủy ban nhân dân tỉnh Lào Cai",
            "21/MTTQ-BTT", date(2026, 10, 2),
        )
    ),
    "transfer-slip": lambda: intake.transfer_slip(
        intake.Transferred(_WISH, "Sở Xây dựng tỉnh Lào Cai", attached=("Đơn và 03 ảnh hiện trường.",))
    ),
    "referral": lambda: intake.referral(
        intake.Referred(
            _COMPLAINT, "Công an tỉnh Lào Cai", "chữ ký trên biên bản kiểm đếm có dấu hiệu bị giả mạo"
        )
    ),
    "return-of-papers": lambda: intake.return_of_papers(
        intake.GivenBack(
            _COMPLAINT, _CLERK, (intake.Original("Giấy chứng nhận quyền sử dụng đất", "02", "bản chính"),)
        )
    ),
    "verification-order": lambda: course.verification_order(
        course.Entrusted(_COMPLAINT, ("Phòng Kinh tế xã Bình An",), date(2026, 10, 30))
    ),
    "verification-report": lambda: course.verification_report(
        course.Verified(
            _COMPLAINT, (f"bà {_CLERK}, Phòng Kinh tế",), date(2026, 10, 13), date(2026, 10, 29),
            _FINDINGS, "Khiếu nại đúng một phần; đề nghị bổ sung diện tích bồi thường.",
        )
    ),
    "hearing-notice": lambda: course.hearing_notice(
        course.Called(_COMPLAINT, _AT, "phòng họp Ủy ban nhân dân xã", "ông Lê Văn Mẫu, Chủ tịch")
    ),
    "hearing-minutes": lambda: course.hearing_minutes(
        course.Heard(
            _COMPLAINT, _AT, "phòng họp Ủy ban nhân dân xã", "Ông Lê Văn Mẫu, Chủ tịch", _CLERK,
            _AT.replace(hour=4), bodies=("Bà Phạm Thị Ví Dụ, Ủy ban Mặt trận Tổ quốc xã",),
            purpose="Làm rõ diện tích và đơn giá; kết quả đo lại ngày 28/10/2026.",
            said="Người khiếu nại: đề nghị tính cả phần hành lang.\nPhòng Kinh tế: phần hành lang không thu hồi.",
            agreed="Diện tích thu hồi là 152,4 m².", disputed="Đơn giá bồi thường.",
        )
    ),
    "extension": lambda: course.extension(
        course.Prolonged(
            _COMPLAINT, ("Có tài liệu, chứng cứ mâu thuẫn với nhau cần có thời gian kiểm tra, xác minh",),
            date(2026, 11, 26),
        )
    ),
    "suspension": lambda: course.suspension(
        course.Paused(
            _COMPLAINT, "Trở ngại khách quan", "người khiếu nại đang điều trị tại bệnh viện tỉnh",
            date(2026, 10, 26),
        )
    ),
    "resumption": lambda: course.resumption(
        course.Resumed(_COMPLAINT, "Quyết định số 120/QĐ-UBND ngày 26/10/2026", "người khiếu nại đã ra viện")
    ),
    "termination": lambda: course.termination(
        course.Ended(_COMPLAINT, "Người khiếu nại rút toàn bộ nội dung khiếu nại")
    ),
    "withdrawal": lambda: ends.withdrawal(
        ends.Withdrawn(_GROUP, Person("Lý Thị Thí Dụ", address="thôn Hạ"), remaining=6, taken_by=_CLERK)
    ),
    "decision-first": lambda: ends.decision_first(_RULED),
    "decision-second": lambda: ends.decision_second(_RULED_AGAIN),
    "discipline-decision": lambda: ends.discipline_decision(
        ends.Ruled(
            Brought(
                _ISSUER, _HEAD, _PERSON, received_on=date(2026, 10, 5), about="hình thức kỷ luật khiển trách",
                against="Quyết định kỷ luật", against_paper="50/QĐ-UBND", against_on=date(2026, 9, 15),
                respondent=_COMPLAINT.respondent, bases=_LAWS[1:],
            ),
            "khiếu nại sai", "Hành vi vi phạm đã được xác định tại biên bản ngày 01/9/2026.",
            ("Giữ nguyên Quyết định số 50/QĐ-UBND ngày 15/9/2026",),
            second_to="Chủ tịch Ủy ban nhân dân tỉnh Lào Cai", days_for_second=10,
        )
    ),
    "result-notice": lambda: ends.result_notice(
        ends.Answered(
            _WISH, "Cống D600 tại ngã ba chợ được thay bằng cống D1000.", date(2026, 12, 30), "Phòng Kinh tế"
        )
    ),
    "forwarder-notice": lambda: ends.forwarder_notice(
        ends.ForwarderTold(
            _WISH, _FRONT, "Cống tại ngã ba chợ được thay trong tháng 12 năm 2026.", "21/MTTQ-BTT",
            date(2026, 10, 9), "Thông báo số 88/TB-UBND ngày 02/11/2026",
        )
    ),
    "publication-record": lambda: ends.publication_record(
        ends.MadePublic(
            _COMPLAINT, "Quyết định số 131/QĐ-UBND ngày 20/11/2026", from_on=date(2026, 11, 23),
            to_on=date(2026, 12, 8), witnesses=("Trưởng thôn Trung",),
        )
    ),
    "apology": lambda: ends.apology(
        ends.Late(_WISH, date(2026, 11, 2), "phải chờ kết quả khảo sát của đơn vị tư vấn", date(2026, 11, 30))
    ),
    **{key: _of_denunciation(key) for key in sealed.BUILDERS},
}  # fmt: skip
