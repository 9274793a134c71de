"""Papers of the reception room: refusal, receipt for documents (annex of Decree 154/2026), a
statement taken down, who speaks for several people."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from hoiam.core.calendar import day_of
from hoiam.core.text import vn_hour, vn_letter_date
from hoiam.papers.forms.issuers import Issuer
from hoiam.papers.forms.people import Person, identified
from hoiam.papers.letter import (
    GAP,
    Block,
    Column,
    KeyValues,
    Letter,
    Numbered,
    Paragraph,
    Side,
    Signer,
    Table,
)


class Purpose(StrEnum):
    """What somebody came for, as the forms word it."""

    COMPLAINT = "khiếu nại"
    DENUNCIATION = "tố cáo"
    RECOMMENDATION = "kiến nghị, phản ánh"


class Ground(StrEnum):
    """The two grounds on which a refusal is written (Decree 154/2026, art. 4(3)).

    The annex itself prints "điểm g", the article "điểm h": the article binds.
    """

    SETTLED = "khoản 3 Điều 9 Luật Tiếp công dân"
    ANSWERED = "điểm h khoản 1 Điều 4 Nghị định số 154/2026/NĐ-CP ngày 15 tháng 5 năm 2026 của Chính phủ quy định chi tiết một số điều và biện pháp tổ chức thi hành Luật Tiếp công dân"


@dataclass(frozen=True, slots=True)
class Refused:
    """Everything that Mẫu số 01/TCD says."""

    issuer: Issuer
    person: Person
    came_on: date
    came_to: str
    purpose: Purpose
    about: str
    ground: Ground
    signer: Signer
    informed: tuple[str, ...] = ()  # để biết
    helping: tuple[str, ...] = ()  # để phối hợp


def refusal(facts: Refused) -> Letter:
    """Mẫu số 01/TCD. On every other ground the receptionist explains on the spot instead."""
    name = facts.person.name
    return Letter(
        issuer=facts.issuer.name,
        superior=facts.issuer.superior,
        place=facts.issuer.place,
        masthead=facts.issuer.masthead,
        form="Mẫu số 01/TCD",
        kind="THÔNG BÁO",
        subject="Về việc từ chối tiếp công dân",
        addressees=(name,),
        body=(
            Paragraph(f"{_on(facts.came_on)} ông (bà) {name}"),
            Paragraph(
                "Số căn cước/giấy chứng nhận căn cước/số định danh cá nhân/số hộ chiếu (hoặc "
                f"giấy tờ tùy thân): {identified(facts.person)}"
            ),
            Paragraph(
                f"Địa chỉ: {facts.person.address or GAP} đến {facts.came_to} để "
                f"{facts.purpose} về việc {facts.about}"
            ),
            Paragraph(
                f"Căn cứ {facts.ground}, {facts.issuer.name} từ chối tiếp nhận nội dung "
                f"{facts.purpose} của ông (bà) {name} và thông báo để ông (bà) được biết."
            ),
        ),
        signers=(facts.signer,),
        recipients=(
            "Như trên",
            *(f"{one} (để biết)" for one in facts.informed),
            *(f"{one} (để phối hợp)" for one in facts.helping),
            "Lưu: VT, hồ sơ",
        ),
    )


@dataclass(frozen=True, slots=True)
class Item:
    """One document handed in: its name, its pages, what it looks like (original, photocopy)."""

    name: str
    pages: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Received:
    """Everything that Mẫu số 02/TCD says."""

    issuer: Issuer
    received_at: datetime
    place: str
    officer: str
    position: str
    person: Person
    items: tuple[Item, ...]
    copies: int = 2


def documents(facts: Received) -> Letter:
    """Mẫu số 02/TCD: a receipt for information and documents."""
    return Letter(
        issuer=facts.issuer.name,
        superior=facts.issuer.superior,
        place=facts.issuer.place,
        masthead=facts.issuer.masthead,
        form="Mẫu số 02/TCD",
        kind="GIẤY BIÊN NHẬN",
        subject="Thông tin, tài liệu",
        day=day_of(facts.received_at),
        body=(
            Paragraph(f"Vào {_hours(facts.received_at)} tại: {facts.place}"),
            Paragraph(f"Tôi là {facts.officer}    Chức vụ: {facts.position or GAP}"),
            Paragraph(f"Đã nhận của ông (bà) {facts.person.name}"),
            Paragraph(f"Số CCCD/Hộ chiếu (hoặc giấy tờ tùy thân): {identified(facts.person)}"),
            Paragraph("các thông tin, tài liệu sau:"),
            Numbered(tuple(_item(one) for one in facts.items)),
            Paragraph(
                "Giấy biên nhận thông tin, tài liệu, được lập thành "
                f"{facts.copies:02} bản, giao cho người cung cấp thông tin, tài liệu 01 bản."
            ),
        ),
        signers=(
            Signer(
                "Người cung cấp\nthông tin, tài liệu", facts.person.name, hint="(Ký, ghi rõ họ tên)"
            ),
            Signer("Người nhận", facts.officer, hint="(Ký, ghi rõ họ tên, đóng dấu nếu có)"),
        ),
    )


def _item(item: Item) -> str:
    pages = f"{item.pages} trang" if item.pages else ""
    return "; ".join(part for part in (item.name, pages, item.state) if part) + "."


@dataclass(frozen=True, slots=True)
class Stated:
    """An oral statement: who wrote it down, what was said, that it was read back."""

    issuer: Issuer
    began_at: datetime
    place: str
    officer: str
    position: str
    person: Person
    words: tuple[str, ...]  # paragraphs
    language: str = ""  # empty: Vietnamese
    interpreter: str = ""
    witness: str = ""  # who signs beside a fingerprint
    fingerprint: str = ""  # why it is one: "không biết chữ"


def statement(facts: Stated) -> Letter:
    """A statement as it was taken down, to be read back and signed or finger-printed."""
    spoken = f" bằng tiếng {facts.language}, qua phiên dịch" if facts.language else ""
    body: list[Block] = [
        Paragraph(
            f"Vào {_hours(facts.began_at)} tại: {facts.place}, tôi là {facts.officer}, chức vụ: "
            f"{facts.position or GAP}, ghi lại lời trình bày của:"
        ),
        KeyValues(
            (
                ("Họ và tên", facts.person.name),
                ("Giấy tờ tùy thân", identified(facts.person)),
                ("Địa chỉ", facts.person.address or GAP),
            )
        ),
    ]
    if facts.interpreter:
        body.append(KeyValues((("Người phiên dịch", facts.interpreter),)))
    body += [
        Paragraph(f"Nội dung trình bày{spoken}:"),
        *(Paragraph(text) for text in facts.words),
        Paragraph(
            "Nội dung trên đã được đọc lại cho người trình bày nghe"
            f"{' bằng tiếng ' + facts.language if facts.language else ''}; người trình bày xác nhận "
            "ghi đúng và ký tên (hoặc điểm chỉ) dưới đây."
        ),
    ]
    if facts.fingerprint:
        body.append(Paragraph(f"Người trình bày điểm chỉ vì {facts.fingerprint}."))
    signs = [Signer("Người trình bày", facts.person.name, hint="(Ký tên hoặc điểm chỉ)")]
    if facts.interpreter:
        signs.append(Signer("Người phiên dịch", facts.interpreter, hint="(Ký, ghi rõ họ tên)"))
    if facts.witness:
        signs.append(Signer("Người làm chứng", facts.witness, hint="(Ký, ghi rõ họ tên)"))
    signs.append(Signer("Người ghi", facts.officer, hint="(Ký, ghi rõ họ tên)"))
    return Letter(
        issuer=facts.issuer.name,
        superior=facts.issuer.superior,
        place=facts.issuer.place,
        masthead=facts.issuer.masthead,
        kind="BIÊN BẢN",
        subject="Ghi lời trình bày trực tiếp",
        day=day_of(facts.began_at),
        body=tuple(body),
        signers=tuple(signs),
    )


@dataclass(frozen=True, slots=True)
class Represented:
    """Several people with one content, and who speaks for them (Law on Citizen Reception, 29)."""

    about: str
    people: tuple[Person, ...]
    representatives: tuple[Person, ...]
    written_on: date | None = None
    place: str = ""


def representatives(facts: Represented) -> Letter:
    """The people's own paper: all of them sign it; no body's heading stands on it."""
    return Letter(
        issuer="",
        place=facts.place,
        day=facts.written_on,
        kind="VĂN BẢN CỬ NGƯỜI ĐẠI DIỆN",
        subject="",
        body=(
            Paragraph(
                f"Chúng tôi gồm {len(facts.people)} người có tên trong danh sách dưới đây, cùng "
                f"trình bày về việc: {facts.about}."
            ),
            Paragraph("Chúng tôi thống nhất cử người đại diện:"),
            Numbered(tuple(_of(one) for one in facts.representatives)),
            Paragraph("Danh sách và chữ ký của những người cử đại diện:"),
            Table(
                (
                    Column("STT", 2, Side.CENTRE),
                    Column("Họ và tên", 7),
                    Column("Địa chỉ", 8),
                    Column("Ký tên hoặc điểm chỉ", 5, Side.CENTRE),
                ),
                tuple(
                    (str(at), one.name, one.address, "")
                    for at, one in enumerate(facts.people, start=1)
                ),
            ),
        ),
        signers=tuple(
            Signer("Người đại diện", one.name, hint="(Ký, ghi rõ họ tên)")
            for one in facts.representatives
        ),
    )


def _of(person: Person) -> str:
    return f"{person.name}, địa chỉ: {person.address}" if person.address else person.name


def _on(day: date) -> str:
    words = vn_letter_date(day)
    return words[:1].upper() + words[1:]


def _hours(moment: datetime) -> str:
    return f"{vn_hour(moment)} {vn_letter_date(day_of(moment))}"
