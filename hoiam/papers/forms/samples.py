"""One filled-in paper of each form, so that an office sees what it gets. Everybody is invented."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from hoiam.core.figures.shares import Share
from hoiam.core.narrative import outline
from hoiam.core.narrative.facts import Cell, Counted, Facts
from hoiam.core.narrative.terms import SETTLED, TERMS, Kind
from hoiam.core.periods import Cut, Period, PeriodRule
from hoiam.core.refusals import NotFound
from hoiam.papers.forms.conclusions import Assigned, Concluded, Settled, conclusion
from hoiam.papers.forms.issuers import Issuer
from hoiam.papers.forms.minutes import Asked, Minuted, Totals, minutes
from hoiam.papers.forms.people import Person
from hoiam.papers.forms.reception import (
    Ground,
    Item,
    Purpose,
    Received,
    Refused,
    Represented,
    Stated,
    documents,
    refusal,
    representatives,
    statement,
)
from hoiam.papers.forms.reports import Reported, report
from hoiam.papers.forms.samples_petitions import SAMPLES as _OF_PETITIONS
from hoiam.papers.forms.slips import (
    Appointed,
    HandedOver,
    Resulted,
    appointment,
    delivery_note,
    result,
)
from hoiam.papers.letter import Letter, Signer

_AT = datetime(2026, 11, 20, 1, 30, tzinfo=UTC)
_DAY = date(2026, 11, 20)
_ISSUER = Issuer("Ủy ban nhân dân xã Bình An", "UBND", place="Bình An")
_HALL = "hội trường Ủy ban nhân dân xã Bình An"
_ROOM = "Địa điểm tiếp công dân xã Bình An"
_HEAD = Signer("Chủ tịch", "Lê Văn Mẫu", "TM. Ủy ban nhân dân")
_CLERK = "Nguyễn Thị Ví Dụ"
_PERSON = Person(
    "Trần Văn Thí Điểm", "000000000000", date(2021, 5, 3),
    "Cục Cảnh sát quản lý hành chính về trật tự xã hội", "thôn Trung, xã Bình An",
)  # fmt: skip
_ROAD = Assigned(
    "Kiểm tra, sửa đoạn đường bê tông thôn Trung bị sạt lở", "Phòng Kinh tế", date(2026, 12, 15)
)
_RICE = Assigned(
    "Trả lời bằng văn bản về hỗ trợ giống lúa vụ xuân", "Phòng Văn hóa - Xã hội", date(2026, 12, 4)
)


def _conclusion() -> Letter:
    return conclusion(
        Concluded(
            issuer=_ISSUER, event="buổi đối thoại trực tiếp với Nhân dân năm 2026", held_on=_DAY,
            place=_HALL, chair="ông Lê Văn Mẫu, Chủ tịch Ủy ban nhân dân xã,", signer=_HEAD,
            assigned=(_ROAD, _RICE),
            answered=(Settled("Bao giờ thôn Hạ có điện?", "Đóng điện trong tháng 12 năm 2026."),),
            outside=(Settled("Giá phân bón ở chợ cao", "Giá do thị trường quyết định."),),
            recipients=("Như trên", "Đảng ủy, HĐND, Mặt trận xã", "Các thôn (niêm yết)", "Lưu: VT"),
        )
    )  # fmt: skip


def _minutes() -> Letter:
    return minutes(
        Minuted(
            issuer=_ISSUER, event="buổi đối thoại trực tiếp với Nhân dân năm 2026", began_at=_AT,
            ended_at=_AT.replace(hour=4), place=_HALL,
            hosts=(
                "Ủy ban nhân dân xã Bình An: ông Lê Văn Mẫu, Chủ tịch, chủ trì",
                "Ủy ban Mặt trận Tổ quốc Việt Nam xã Bình An: bà Phạm Thị Ví Dụ, Chủ tịch",
            ),
            officials=("Trưởng phòng Kinh tế", "Trưởng thôn các thôn"),
            attendance=(("Đại diện hộ gia đình", "trên 30 người"), ("Doanh nghiệp", "02 người")),
            totals=Totals(3, 1, 1, 1),
            questions=(
                Asked(1, "Bao giờ thôn Hạ có điện?", "Đã trả lời tại chỗ: trong tháng 12/2026."),
                Asked(2, "Đường thôn Trung sạt lở, ai sửa?", "Giao Phòng Kinh tế, hạn 15/12/2026."),
                Asked(3, "Giá phân bón ở chợ cao.", "Không thuộc nội dung: giá do thị trường."),
            ),
            conclusions=(_ROAD,), owed=(_RICE,),
            signers=(
                Signer("Thư ký", _CLERK, hint="(Ký, ghi rõ họ tên)"),
                Signer("Chủ trì", "Lê Văn Mẫu", hint="(Ký, ghi rõ họ tên)"),
            ),
            recipients=("Các cơ quan chủ trì", "Lưu: VT"),
        )
    )  # fmt: skip


def _refusal() -> Letter:
    return refusal(
        Refused(
            _ISSUER, _PERSON, _DAY, _ROOM, Purpose.RECOMMENDATION,
            "mở rộng chợ đã được trả lời bằng văn bản", Ground.ANSWERED, _HEAD,
            informed=("Đảng ủy xã",),
        )
    )  # fmt: skip


def _documents() -> Letter:
    items = (Item("Đơn kiến nghị", "02", "bản chính"), Item("Ảnh đoạn đường", "03", "bản in"))
    return documents(
        Received(_ISSUER, _AT, _ROOM, _CLERK, "Công chức tiếp công dân", _PERSON, items)
    )


def _statement() -> Letter:
    return statement(
        Stated(
            _ISSUER, _AT, _ROOM, _CLERK, "Công chức tiếp công dân", _PERSON,
            ("Đoạn đường trước nhà tôi sạt từ tháng 7, xe máy không qua được.", "Xin xã sửa."),
            language="Mông", interpreter="Giàng A Ví Dụ", witness="Lý Thị Làm Chứng",
            fingerprint="không biết chữ",
        )
    )  # fmt: skip


def _representatives() -> Letter:
    people = tuple(Person(f"Người thứ {at}", address="thôn Trung") for at in range(1, 7))
    return representatives(Represented("mở rộng chợ xã", people, people[:2], place="Bình An"))


def _appointment() -> Letter:
    return appointment(
        Appointed(
            _ISSUER, "12", _AT, _ROOM, "Chủ tịch Ủy ban nhân dân xã", "căn cước, đơn nếu có",
            "0214 000 000",
        )
    )  # fmt: skip


def _result() -> Letter:
    return result(
        Resulted(
            _ISSUER, "LC-7KQ4-M2XD", "Đường thôn Trung sạt lở, ai sửa?",
            "Xã đã giao Phòng Kinh tế sửa", date(2026, 12, 15), "Phòng Kinh tế",
        )
    )  # fmt: skip


def _delivery_note() -> Letter:
    return delivery_note(
        HandedOver(
            _ISSUER, "Thông báo về việc thụ lý số 88/TB-UBND ngày 2/11/2026", _PERSON.name,
            _PERSON.address, "giao tận tay", "1",
        )
    )  # fmt: skip


def _report() -> Letter:
    """Every number is invented; the denunciations' stay gaps, as in a report that is being written."""
    period = Period(PeriodRule.INSPECTION, 2026, Cut.HALF)
    numbers = {
        "tcd_1": 42, "tcd_2": 51, "tcd_3": 40, "tcd_4": 1, "tcd_5": 30, "tcd_11": 9, "tcd_17": 3,
        "xld_1": 46, "xld_2": 44, "xld_3": 40, "xld_4": 31, "xld_6": 12, "xld_9": 8, "xld_10": 1,
        "xld_11": 3, "xld_19": 19, "xld_23": 9, "gqkn_8": 2, "gqkn_9": 5, "gqkn_10": 3,
        "kqth_1": 6, "kqth_2": 4,
    }  # fmt: skip
    closed = {f"xld_{one}" for one in range(12, 19)} | {f"kqth_{one}" for one in range(16, 32)}
    known = [one for one, term in TERMS.items() if term.kind is Kind.CELL and one not in closed]
    numbers = {one: numbers.get(one, 0) for one in known if not one.startswith("gqtc")}
    earlier = Counted(period.before, {name: Cell(one + 3) for name, one in numbers.items()})
    now = Counted(
        period, {name: Cell(one) for name, one in numbers.items()}, {SETTLED: Share(10, 12)}
    )
    facts = Facts(now, earlier, earlier)
    written = {one.code: one.text for one in outline.written()}
    return report(
        Reported(_ISSUER, _HEAD, written, facts, _DAY, addressees=("Ủy ban nhân dân tỉnh Lào Cai",))
    )


_SAMPLES: dict[str, Callable[[], Letter]] = {
    "conclusion": _conclusion,
    "minutes": _minutes,
    "refusal": _refusal,
    "documents": _documents,
    "statement": _statement,
    "representatives": _representatives,
    "appointment": _appointment,
    "result": _result,
    "delivery-note": _delivery_note,
    outline.FORM: _report,
    **_OF_PETITIONS,
}


def sample(key: str) -> Letter:
    """A paper of this form about nobody."""
    if key not in _SAMPLES:
        raise NotFound("papers.form-unknown", form=key)
    return _SAMPLES[key]()
