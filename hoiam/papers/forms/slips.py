"""Slips that people take home: an appointment, and a result that can be read aloud to them."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from hoiam.core.calendar import day_of
from hoiam.core.redact import MASKS, Kind
from hoiam.core.redact.covering import covered
from hoiam.core.text import vn_date, vn_time, weekday_name
from hoiam.papers.forms.issuers import Issuer
from hoiam.papers.letter import KeyValues, Letter, Paragraph, Signer, Weight

_MASK = re.compile(r"\[[^\[\]]{1,30}\]")
_ALOUD = {mask: f"({mask[1:-1]} đã che)" for mask in MASKS.values()} | {
    MASKS[Kind.NAME]: "một người",
    MASKS[Kind.OTHER]: "(đã che)",
}


@dataclass(frozen=True, slots=True)
class Appointed:
    """When and where somebody is expected, and what to bring. The number stands for the name."""

    issuer: Issuer
    number: str
    at: datetime
    place: str
    with_whom: str
    bring: str = ""
    telephone: str = ""


def appointment(facts: Appointed) -> Letter:
    """Giấy hẹn, without a name: it may lie about, and whoever holds it is expected."""
    day = day_of(facts.at)
    pairs = [
        ("Số hẹn", facts.number),
        ("Thời gian", f"{vn_time(facts.at)}, {weekday_name(day)} ngày {vn_date(day)}"),
        ("Địa điểm", facts.place),
        ("Người tiếp", facts.with_whom),
        ("Giấy tờ mang theo", facts.bring),
        ("Điện thoại khi cần đổi giờ", facts.telephone),
    ]
    return Letter(
        issuer=facts.issuer.name,
        superior=facts.issuer.superior,
        place=facts.issuer.place,
        masthead=facts.issuer.masthead,
        kind="GIẤY HẸN",
        subject="Tiếp công dân",
        body=(KeyValues(tuple((key, value) for key, value in pairs if value)),),
        signers=(Signer("Người hẹn", hint="(Ký, ghi rõ họ tên)"),),
    )


@dataclass(frozen=True, slots=True)
class Resulted:
    """What came of a matter, in short sentences; names in it are covered, none are added."""

    issuer: Issuer
    reference: str
    asked: str
    result: str
    due_on: date | None = None
    unit: str = ""
    advice: str = ""


def _without_names(text: str) -> str:
    """Whatever looks personal as words that can be said aloud."""
    return _MASK.sub(lambda mask: _ALOUD.get(mask.group(), "[…]"), covered(text))


def spoken(facts: Resulted) -> str:
    """A short plain text to be read aloud: one thought a line, no abbreviations of ours."""
    lines = [
        f"Ý kiến số {' '.join(facts.reference.replace('-', ' ').split())}.",
        f"Việc đã hỏi: {_ended(_without_names(facts.asked))}",
        f"Kết quả: {_ended(_without_names(facts.result))}",
    ]
    if facts.due_on:
        who = f"{facts.unit} phải" if facts.unit else "Phải"
        lines.append(f"{who} làm xong trước hết ngày {vn_date(facts.due_on)}.")
    lines.append(
        _ended(facts.advice or "Nếu thấy chưa đúng, bà con báo lại cho cán bộ tiếp công dân")
    )
    return "\n".join(lines)


def result(facts: Resulted) -> Letter:
    """The same text on paper."""
    return Letter(
        issuer=facts.issuer.name,
        superior=facts.issuer.superior,
        place=facts.issuer.place,
        masthead=facts.issuer.masthead,
        kind="PHIẾU KẾT QUẢ",
        subject="Đọc cho người dân nghe",
        body=(
            *(Paragraph(line) for line in spoken(facts).split("\n")),
            Paragraph("Phiếu này không ghi tên người hỏi.", Weight.LIGHT),
        ),
        signers=(Signer("Người đọc", hint="(Ký, ghi rõ họ tên)"),),
    )


def _ended(text: str) -> str:
    line = " ".join(text.split()).rstrip(" ;,")
    return line if line.endswith((".", "!", "?", "…")) else f"{line}."


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A paper goes to one recipient, who signs for it."""

    issuer: Issuer
    paper: str  # as other papers cite it
    recipient: str
    address: str = ""
    channel: str = ""
    number: str = ""  # of this delivery


def delivery_note(facts: HandedOver) -> Letter:
    """Phiếu giao nhận: printed with the paper, signed by whoever takes it, kept with the file."""
    pairs = [
        ("Văn bản", facts.paper),
        ("Người nhận", facts.recipient),
        ("Địa chỉ", facts.address),
        ("Cách gửi", facts.channel),
        ("Số lần gửi", facts.number),
    ]
    return Letter(
        issuer=facts.issuer.name,
        superior=facts.issuer.superior,
        place=facts.issuer.place,
        masthead=facts.issuer.masthead,
        kind="PHIẾU GIAO NHẬN",
        subject="Văn bản",
        body=(
            KeyValues(tuple((key, value) for key, value in pairs if value)),
            Paragraph("Đã nhận đủ văn bản nêu trên vào …… giờ ……, ngày …… tháng …… năm ……"),
            Paragraph("Nếu không giao được, ghi lý do: ……"),
        ),
        signers=(
            Signer("Người nhận", hint="(Ký hoặc điểm chỉ, ghi rõ họ tên)"),
            Signer("Người giao", hint="(Ký, ghi rõ họ tên)"),
        ),
    )
