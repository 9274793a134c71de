"""Papers at the end of a petition: decided, told, made public, withdrawn; and an apology for a
late one."""

from dataclasses import dataclass
from datetime import date

from hoiam.papers.forms.people import Person, identified
from hoiam.papers.forms.petition_facts import (
    ARCHIVE,
    Brought,
    begun,
    decision,
    ended,
    letter,
    on,
    on_or_gap,
    words,
)
from hoiam.papers.letter import GAP, Block, Column, Letter, Paragraph, Side, Signer, Table, Weight


@dataclass(frozen=True, slots=True)
class Ruled:
    """A complaint is decided: what was found, what follows, what may be done against it."""

    brought: Brought
    result: str  # "khiếu nại đúng một phần"
    findings: str
    orders: tuple[str, ...] = ()
    heard: str = ""  # result of the hearing
    law: str = ""  # the articles that it rests on
    compensation: str = ""
    first_decision: str = ""  # of a second instance: the decision it looks at
    second_to: str = ""  # who is competent for the second complaint
    court: str = "Tòa án có thẩm quyền theo quy định của pháp luật tố tụng hành chính"
    days_for_second: int = 30


def decision_first(facts: Ruled) -> Letter:
    """Complaints Law, art. 31: every point of the list stands, in its order."""
    told = facts.brought
    again = facts.second_to or "người có thẩm quyền giải quyết khiếu nại lần hai"
    right = (
        f"Trong thời hạn {facts.days_for_second} ngày kể từ ngày nhận được Quyết định này, nếu không "
        f"đồng ý, {told.short} có quyền khiếu nại lần hai đến {again} hoặc khởi kiện vụ án hành chính "
        f"tại {facts.court}."
    )
    return _ruled(facts, "Về việc giải quyết khiếu nại (lần đầu)", right)


def decision_second(facts: Ruled) -> Letter:
    """Complaints Law, art. 40: the same, with a view on the first decision and the way to court."""
    told = facts.brought
    right = (
        f"Nếu không đồng ý với Quyết định này, {told.short} có quyền khởi kiện vụ án hành chính tại "
        f"{facts.court}."
    )
    return _ruled(facts, "Về việc giải quyết khiếu nại (lần hai)", right)


def discipline_decision(facts: Ruled) -> Letter:
    """Complaints Law, art. 54 and 56: of a disciplinary decision."""
    told = facts.brought
    if facts.first_decision:
        right = (
            f"{begun(told.short)} có quyền khởi kiện tại {facts.court} nếu pháp luật có quy định."
        )
    else:
        again = facts.second_to or "người có thẩm quyền giải quyết khiếu nại lần hai"
        right = (
            f"Trong thời hạn {facts.days_for_second} ngày kể từ ngày nhận được Quyết định này, nếu "
            f"không đồng ý, {told.short} có quyền khiếu nại lần hai đến {again}."
        )
    return _ruled(facts, "Về việc giải quyết khiếu nại quyết định kỷ luật", right)


def _ruled(facts: Ruled, subject: str, right: str) -> Letter:
    told = facts.brought
    address = f", địa chỉ: {told.sender.address}" if told.sender.address else ""
    found: list[Block] = [
        Paragraph(f"Về nội dung khiếu nại của {told.called}{address}: {facts.result or GAP}."),
        Paragraph(f"Nội dung khiếu nại: {ended(told.matter)}"),
        Paragraph(
            f"Bị khiếu nại: {ended(told.target)} Người bị khiếu nại: {ended(told.respondent or GAP)}"
        ),
    ]
    if facts.first_decision:
        found.append(Paragraph(f"Quyết định giải quyết lần đầu: {ended(facts.first_decision)}"))
    found.append(Paragraph("Kết quả xác minh nội dung khiếu nại:"))
    found += words(facts.findings)
    found.append(Paragraph(f"Kết quả đối thoại: {ended(facts.heard or 'không tổ chức đối thoại')}"))
    if facts.law:
        found.append(Paragraph(f"Căn cứ pháp luật để giải quyết: {ended(facts.law)}"))
    orders = [Paragraph(f"{at}. {ended(one)}") for at, one in enumerate(facts.orders, start=1)]
    asked: list[Block] = [
        Paragraph("Giải quyết các vấn đề cụ thể trong nội dung khiếu nại:"),
        *orders,
    ]
    if not orders:
        asked = [Paragraph(GAP)]
    asked.append(Paragraph(f"Bồi thường thiệt hại: {ended(facts.compensation or 'không')}"))
    return decision(
        told, subject=subject,
        because=(f"Xét {told.petition}", *([f"Căn cứ {facts.law.rstrip(' .')}"] if facts.law else [])),
        articles=(
            tuple(found),
            tuple(asked),
            (Paragraph(right),),
            (
                Paragraph(
                    f"{begun(told.called)}, {told.respondent or GAP} và cơ quan, tổ chức, cá nhân có "
                    "liên quan chịu trách nhiệm thi hành Quyết định này./."
                ),
            ),
        ),
        copies=("Như Điều 4", "Cơ quan quản lý cấp trên (để báo cáo)", ARCHIVE),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of a petition, who does what; or what the office does with it for now (`about`)."""

    brought: Brought
    answer: str
    until: date | None = None
    unit: str = ""
    about: str = "kết quả giải quyết"


def result_notice(facts: Answered) -> Letter:
    """Law on Citizen Reception, art. 28: the result is told to the person."""
    told = facts.brought
    doing = (
        (
            Paragraph(
                f"{facts.unit or told.issuer.name} thực hiện xong trước hết {on(facts.until)}; "
                f"{told.short} có thể hỏi kết quả theo mã trên giấy biên nhận."
            ),
        )
        if facts.until
        else ()
    )
    return letter(
        told, kind="THÔNG BÁO", subject=f"Về {facts.about} {told.kind}", to=(begun(told.called),),
        body=(
            Paragraph(f"{told.issuer.name} đã xem xét {told.petition}, về việc: {ended(told.matter)}"),
            Paragraph(f"{begun(facts.about)}:"),
            *words(facts.answer),
            *doing,
            Paragraph(f"{told.issuer.name} thông báo để {told.called} được biết./."),
        ),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class ForwarderTold:
    """Whoever passed the petition on is told how it ended."""

    brought: Brought
    forwarder: str
    result: str
    forwarder_paper: str = ""
    forwarder_on: date | None = None
    by_paper: str = ""  # the decision or the notice that settled it


def forwarder_notice(facts: ForwarderTold) -> Letter:
    """Law on Citizen Reception, art. 27: the result goes to the body that passed it on."""
    told = facts.brought
    paper = f" tại văn bản số {facts.forwarder_paper}" if facts.forwarder_paper else ""
    day = f" {on(facts.forwarder_on)}" if facts.forwarder_on else ""
    by = f", tại {facts.by_paper}" if facts.by_paper else ""
    return letter(
        told, kind="THÔNG BÁO", subject=f"Về kết quả giải quyết đơn {told.kind} được chuyển đến",
        to=(facts.forwarder or GAP,),
        body=(
            Paragraph(
                f"{told.issuer.name} đã nhận {told.petition}, do {facts.forwarder or GAP} chuyển "
                f"đến{paper}{day}."
            ),
            Paragraph(f"Đơn đã được giải quyết{by}. Kết quả:"),
            *words(facts.result),
            Paragraph(f"{told.issuer.name} thông báo để {facts.forwarder or GAP} được biết./."),
        ),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class MadePublic:
    """A decision was made public: how, from when to when, before whom."""

    brought: Brought
    decision: str
    way: str = "niêm yết tại trụ sở làm việc"
    place: str = ""
    from_on: date | None = None
    to_on: date | None = None
    witnesses: tuple[str, ...] = ()


def publication_record(facts: MadePublic) -> Letter:
    """Complaints Law, art. 41: within fifteen days; posted for at least fifteen."""
    told = facts.brought
    return letter(
        told, kind="BIÊN BẢN", subject="Công khai quyết định giải quyết khiếu nại", copies=(ARCHIVE,),
        body=(
            Paragraph(
                f"Hôm nay, ngày {GAP} tháng {GAP} năm {GAP}, tại {facts.place or told.issuer.name}, "
                f"{told.issuer.name} công khai {facts.decision or GAP}."
            ),
            Paragraph(f"Hình thức công khai: {facts.way}."),
            Paragraph(f"Thời gian: từ {on_or_gap(facts.from_on)} đến hết {on_or_gap(facts.to_on)}."),
            Paragraph("Bản công khai đã che thông tin cá nhân không cần công khai."),
            Table(
                (Column("STT", 2, Side.CENTRE), Column("Người chứng kiến", 8), Column("Ký tên", 6)),
                tuple((str(at), one, "") for at, one in enumerate(facts.witnesses or ("", ""), start=1)),
            ),
        ),
        signers=(
            Signer("Người chứng kiến", hint="(Ký, ghi rõ họ tên)"),
            Signer("Người lập biên bản", hint="(Ký, ghi rõ họ tên)"),
        ),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Late:
    """It was not done in its time: since when, why, and by when it will be."""

    brought: Brought
    was_due: date
    because: str
    new_day: date | None = None


def apology(facts: Late) -> Letter:
    """No law asks for it of a petition; the clock stays late, and the paper says so."""
    told = facts.brought
    return letter(
        told, kind="THƯ XIN LỖI", subject="", to=(begun(told.called),),
        body=(
            Paragraph(
                f"{told.issuer.name} đã nhận {told.petition}. Theo quy định, việc này phải xong trước "
                f"hết {on(facts.was_due)}; đến nay chưa xong."
            ),
            Paragraph(f"Lý do: {ended(facts.because or GAP)}"),
            Paragraph(
                f"{told.issuer.name} xin lỗi {told.called} và hẹn trả kết quả trước hết "
                f"{on_or_gap(facts.new_day)}."
            ),
            Paragraph(
                "Ngày hẹn này không thay thời hạn do pháp luật quy định; đơn vẫn được ghi nhận là quá hạn.",
                Weight.LIGHT,
            ),
        ),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Somebody takes the petition back, wholly or in part, of their own will."""

    brought: Brought
    who: Person
    what: str = ""  # empty: all of it
    remaining: int = 0  # who go on
    taken_by: str = ""
    place: str = ""


def withdrawal(facts: Withdrawn) -> Letter:
    """Complaints Law, art. 10: signed or finger-printed; for the others it goes on."""
    told = facts.brought
    what = f"nội dung: {facts.what.rstrip(' .')}" if facts.what else "toàn bộ nội dung"
    going_on = (
        (Paragraph(f"Việc giải quyết vẫn tiếp tục đối với {facts.remaining} người còn lại."),)
        if facts.remaining
        else ()
    )
    return letter(
        told, kind="BIÊN BẢN", subject=f"Ghi nhận việc rút đơn {told.kind}", copies=(),
        body=(
            Paragraph(
                f"Vào hồi {GAP} giờ {GAP}, ngày {GAP} tháng {GAP} năm {GAP}, tại "
                f"{facts.place or told.issuer.name}."
            ),
            Paragraph(f"Người lập biên bản: {facts.taken_by or GAP}."),
            Paragraph(f"Người rút đơn: ông (bà) {facts.who.name or GAP}; địa chỉ: {facts.who.address or GAP}."),
            Paragraph(f"Giấy tờ tùy thân: {identified(facts.who)}."),
            Paragraph(f"Người có tên trên tự nguyện rút {what} của {told.petition}; lý do: {GAP}."),
            *going_on,
            Paragraph(
                "Người rút đơn đã được giải thích: nội dung đã rút không được giải quyết lại, trừ trường "
                "hợp bị ép buộc; biên bản đã được đọc lại, người rút đơn ký hoặc điểm chỉ dưới đây."
            ),
        ),
        signers=(
            Signer("Người rút đơn", facts.who.name, hint="(Ký hoặc điểm chỉ)"),
            Signer("Người lập biên bản", facts.taken_by, hint="(Ký, ghi rõ họ tên)"),
        ),
    )  # fmt: skip
