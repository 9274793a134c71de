"""Thông báo kết luận: what was settled at once, who must do what by when, what lies outside.

Of a head's reception (Decree 154/2026, art. 25(2)) and of a dialogue alike.
"""

from dataclasses import dataclass
from datetime import date

from hoiam.core.text import vn_date
from hoiam.papers.forms.issuers import Issuer
from hoiam.papers.letter import (
    Block,
    Column,
    Heading,
    Letter,
    Numbered,
    Paragraph,
    Side,
    Signer,
    Table,
)

NO_DAY = "chưa định"


@dataclass(frozen=True, slots=True)
class Assigned:
    """One thing to be done: by whom, by when."""

    what: str
    unit: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Settled:
    """One thing that was answered at once, or that lies outside, with the words for it."""

    what: str
    words: str


@dataclass(frozen=True, slots=True)
class Concluded:
    """Everything that a notice of conclusions says. No names of those who asked."""

    issuer: Issuer
    event: str  # "buổi đối thoại trực tiếp với Nhân dân năm 2026"
    held_on: date
    place: str
    chair: str
    signer: Signer
    assigned: tuple[Assigned, ...]
    answered: tuple[Settled, ...] = ()
    outside: tuple[Settled, ...] = ()
    opening: str = ""
    recipients: tuple[str, ...] = ()


def conclusion(facts: Concluded) -> Letter:
    """The notice; number and day are given when it is issued."""
    body: list[Block] = [
        Paragraph(
            f"Ngày {vn_date(facts.held_on)}, tại {facts.place}, {facts.chair} đã chủ trì "
            f"{facts.event}."
        )
    ]
    if facts.opening:
        body.append(Paragraph(facts.opening))
    body.append(Paragraph(f"{facts.issuer.name} thông báo kết luận như sau:"))
    sections: list[tuple[str, list[Block]]] = [
        ("Nội dung đã trả lời tại chỗ", _settled(facts.answered, "Trả lời")),
        ("Nội dung giao giải quyết", _given(facts.assigned)),
        ("Nội dung không thuộc phạm vi, có lý do", _settled(facts.outside, "Lý do")),
    ]
    written = [(name, blocks) for name, blocks in sections if blocks]
    for number, (name, blocks) in enumerate(written, start=1):
        body += [Heading(f"{number}. {name}"), *blocks]
    if facts.assigned:
        body.append(
            Paragraph(
                "Các cơ quan, đơn vị được giao thực hiện đúng thời hạn nêu trên và gửi kết quả "
                "giải quyết cho công dân."
            )
        )
    return Letter(
        issuer=facts.issuer.name,
        superior=facts.issuer.superior,
        place=facts.issuer.place,
        masthead=facts.issuer.masthead,
        kind="THÔNG BÁO",
        subject=f"Kết luận {facts.event}",
        body=tuple(body),
        signers=(facts.signer,),
        recipients=facts.recipients,
    )


def given(assigned: tuple[Assigned, ...]) -> Table:
    """Who must do what by when, as a table."""
    return Table(
        (
            Column("STT", 2, Side.CENTRE),
            Column("Nội dung", 10),
            Column("Cơ quan, đơn vị giải quyết", 6),
            Column("Hạn", 4, Side.CENTRE),
        ),
        tuple(
            (str(at), one.what, one.unit, vn_date(one.due_on) if one.due_on else NO_DAY)
            for at, one in enumerate(assigned, start=1)
        ),
    )


def _given(assigned: tuple[Assigned, ...]) -> list[Block]:
    return [given(assigned)] if assigned else []


def _settled(some: tuple[Settled, ...], word: str) -> list[Block]:
    if not some:
        return []
    return [Numbered(tuple(f"{one.what}\n{word}: {one.words}" for one in some))]
