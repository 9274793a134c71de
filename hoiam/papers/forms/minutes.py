"""Biên bản: how a meeting went, every question with what came of it, what was concluded."""

from dataclasses import dataclass
from datetime import datetime

from hoiam.core.calendar import day_of
from hoiam.core.text import vn_date, vn_hour
from hoiam.papers.forms.conclusions import Assigned, given
from hoiam.papers.forms.issuers import Issuer
from hoiam.papers.letter import (
    GAP,
    Block,
    Bulleted,
    Column,
    Heading,
    KeyValues,
    Letter,
    Paragraph,
    Side,
    Signer,
    Table,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the minutes have it; `result` says how it ended."""

    number: int
    text: str
    result: str


@dataclass(frozen=True, slots=True)
class Totals:
    """Questions in = answered + assigned + outside."""

    asked: int
    answered: int
    assigned: int
    outside: int

    def __post_init__(self) -> None:
        if self.asked != self.answered + self.assigned + self.outside:
            raise ValueError("the questions of closed minutes add up")


@dataclass(frozen=True, slots=True)
class Minuted:
    """Everything that minutes say. Residents are counts by group, never names."""

    issuer: Issuer
    event: str
    began_at: datetime
    ended_at: datetime | None
    place: str
    hosts: tuple[str, ...]  # "Ủy ban nhân dân xã Sín Chéng: ông …, Chủ tịch, chủ trì"
    officials: tuple[str, ...]
    attendance: tuple[tuple[str, str], ...]  # ("Đại diện hộ gia đình", "trên 30 người")
    totals: Totals
    questions: tuple[Asked, ...]
    conclusions: tuple[Assigned, ...]
    signers: tuple[Signer, ...]
    owed: tuple[Assigned, ...] = ()  # open conclusions of earlier meetings
    course: tuple[str, ...] = ()  # what else was said, in order
    recipients: tuple[str, ...] = ()


def minutes(facts: Minuted) -> Letter:
    """The minutes; number and day are given when they are issued."""
    sections: list[tuple[str, list[Block]]] = [
        ("Thành phần", _present(facts)),
        ("Việc còn nợ từ các buổi trước", [given(facts.owed)] if facts.owed else []),
        ("Diễn biến", [Paragraph(text) for text in facts.course]),
        ("Câu hỏi, kiến nghị và trả lời", _questions(facts)),
        ("Kết luận", [given(facts.conclusions)] if facts.conclusions else []),
    ]
    body: list[Block] = [Paragraph(f"Bắt đầu lúc {_moment(facts.began_at)}, tại {facts.place}.")]
    written = [(name, blocks) for name, blocks in sections if blocks]
    for number, (name, blocks) in enumerate(written, start=1):
        body += [Heading(f"{number}. {name}"), *blocks]
    ended = _moment(facts.ended_at) if facts.ended_at else f"{GAP} giờ {GAP}"
    body.append(
        Paragraph(f"Kết thúc lúc {ended}. Biên bản đã được đọc lại, các bên nhất trí và ký tên.")
    )
    return Letter(
        issuer=facts.issuer.name,
        superior=facts.issuer.superior,
        place=facts.issuer.place,
        masthead=facts.issuer.masthead,
        kind="BIÊN BẢN",
        subject=facts.event[:1].upper() + facts.event[1:],
        body=tuple(body),
        signers=facts.signers,
        recipients=facts.recipients,
    )


def _moment(moment: datetime) -> str:
    return f"{vn_hour(moment)} ngày {vn_date(day_of(moment))}"


def _present(facts: Minuted) -> list[Block]:
    blocks: list[Block] = [Bulleted(facts.hosts)]
    if facts.officials:
        blocks += [Paragraph("Cán bộ tham dự:"), Bulleted(facts.officials)]
    if facts.attendance:
        blocks += [Paragraph("Người dân tham dự, theo nhóm:"), KeyValues(facts.attendance)]
    return blocks


def _questions(facts: Minuted) -> list[Block]:
    counts = facts.totals
    blocks: list[Block] = [
        Paragraph(
            f"Tổng số câu hỏi, kiến nghị: {counts.asked}; trong đó đã trả lời tại chỗ: "
            f"{counts.answered}; giao trả lời: {counts.assigned}; không thuộc nội dung, có lý do: "
            f"{counts.outside}."
        )
    ]
    if facts.questions:
        blocks.append(
            Table(
                (
                    Column("Số", 2, Side.CENTRE),
                    Column("Câu hỏi, kiến nghị", 10),
                    Column("Kết quả", 10),
                ),
                tuple((str(one.number), one.text, one.result) for one in facts.questions),
            )
        )
    return blocks
