"""What every paper about a petition says alike: whose paper it is, whose petition, about what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hoiam.core.text import vn_letter_date
from hoiam.papers.forms.issuers import Issuer
from hoiam.papers.forms.people import Person, identified
from hoiam.papers.letter import GAP, Block, Letter, Paragraph, Signer, Weight

ARCHIVE = "Lưu: VT, hồ sơ"
DECREE_124 = "Nghị định số 124/2020/NĐ-CP ngày 19 tháng 10 năm 2020 của Chính phủ"
_OTHER_BASES = "Căn cứ các quy định khác của pháp luật có liên quan"


@dataclass(frozen=True, slots=True)
class Brought:
    """One petition as its papers name it."""

    issuer: Issuer
    signer: Signer
    sender: Person
    kind: str = "khiếu nại"  # kiến nghị, phản ánh
    others: int = 0  # who signed beside the sender
    is_body: bool = False  # the sender is an organisation
    received_on: date | None = None
    register: str = ""  # 12/2026 in the register of petitions
    about: str = ""
    against: str = ""  # the decision or the act
    against_paper: str = ""
    against_on: date | None = None
    respondent: str = ""  # whose decision or act it is
    bases: tuple[str, ...] = ()  # laws and decrees, each as "Luật …"

    @property
    def is_complaint(self) -> bool:
        return self.kind == "khiếu nại"

    @property
    def called(self) -> str:
        """Ông (bà) A; of several the first and how many more."""
        name = self.sender.name or GAP
        first = name if self.is_body else f"ông (bà) {name}"
        return f"{first} và {self.others} người cùng đứng đơn" if self.others else first

    @property
    def short(self) -> str:
        """The sender again, without the others."""
        name = self.sender.name or GAP
        return name if self.is_body else f"ông (bà) {name}"

    @property
    def respondent_or_gap(self) -> str:
        return self.respondent or GAP

    @property
    def petition(self) -> str:
        """Đơn khiếu nại đề ngày… của ai."""
        when = f", nhận {on(self.received_on)}" if self.received_on else ""
        number = f", số {self.register} trong sổ tiếp nhận đơn" if self.register else ""
        return f"đơn {self.kind} của {self.called}{when}{number}"

    @property
    def target(self) -> str:
        """Which decision or act: with its number and day where it has them."""
        paper = f" số {self.against_paper}" if self.against_paper else ""
        day = f" {on(self.against_on)}" if self.against_on else ""
        return f"{self.against or GAP}{paper}{day}"

    @property
    def matter(self) -> str:
        """What it is about, in one line."""
        return self.about or (self.target if self.against else GAP)


def on(day: date) -> str:
    """ngày 05 tháng 11 năm 2026."""
    return vn_letter_date(day)


def on_or_gap(day: date | None) -> str:
    """The same, or with room for a pen."""
    return on(day) if day else f"ngày {GAP} tháng {GAP} năm {GAP}"


def begun(text: str) -> str:
    """A sentence that begins with a capital."""
    return text[:1].upper() + text[1:]


def ended(text: str) -> str:
    """A sentence that ends."""
    line = text.rstrip(" ;,")
    return line if line.endswith((".", "!", "?", "…", "./.")) else f"{line}."


def sender_lines(brought: Brought, *, of: str = "Của") -> tuple[Block, ...]:
    """Who sent it, with the paper that says who it is, as the annexes word it."""
    lines = [f"{of}: {brought.called}", f"Địa chỉ: {brought.sender.address or GAP}"]
    if not brought.is_body:
        lines.append(
            "Số căn cước/định danh cá nhân/giấy chứng nhận căn cước/hộ chiếu: "
            f"{identified(brought.sender)}"
        )
    return tuple(Paragraph(line) for line in lines)


def words(text: str) -> tuple[Block, ...]:
    """What an officer wrote, one paragraph a line; a gap where nothing is written yet."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return tuple(Paragraph(line) for line in lines) or (Paragraph(GAP),)


def letter(
    brought: Brought, *, kind: str, subject: str, body: Iterable[Block], to: tuple[str, ...] = (),
    copies: tuple[str, ...] = ("Như trên", ARCHIVE), form: str = "",
    signers: tuple[Signer, ...] = (),
) -> Letter:  # fmt: skip
    """The paper of the body that has the petition."""
    return Letter(
        issuer=brought.issuer.name,
        superior=brought.issuer.superior,
        place=brought.issuer.place,
        masthead=brought.issuer.masthead,
        form=form,
        kind=kind,
        subject=subject,
        addressees=to,
        body=tuple(body),
        signers=signers or (brought.signer,),
        recipients=copies,
    )


def decision(
    brought: Brought, *, subject: str, because: tuple[str, ...], articles: tuple[tuple[Block, ...], ...],
    copies: tuple[str, ...], form: str = "",
) -> Letter:  # fmt: skip
    """A decision: whose it is, on what it rests, and its articles one after another."""
    head = head_of(brought.issuer, brought.signer)
    grounds = [f"Căn cứ {one}" for one in brought.bases] + [*because]
    body: list[Block] = [Paragraph(head, Weight.CENTRE)]
    body += [
        Paragraph(f"{one.rstrip(' ;.')};", Weight.LIGHT) for one in (grounds or [_OTHER_BASES])
    ]
    body.append(Paragraph("QUYẾT ĐỊNH:", Weight.CENTRE))
    for number, blocks in enumerate(articles, start=1):
        first, *rest = blocks
        text = first.text if isinstance(first, Paragraph) else ""
        body.append(Paragraph(f"Điều {number}. {text}"))
        body += rest
    return letter(
        brought, kind="QUYẾT ĐỊNH", subject=subject, body=body, copies=copies, form=form
    )  # fmt: skip


def head_of(issuer: Issuer, signer: Signer) -> str:
    """Whose decision it is: a chairman's names the committee that the chairman leads."""
    return _head_called(issuer, signer).upper()


def addressed_head(brought: Brought) -> tuple[str, ...]:
    """To whom a paper inside the house goes: who leads the body, called with the body."""
    if not brought.signer.position:
        return ()
    return (begun(_head_called(brought.issuer, brought.signer)),)


def _head_called(issuer: Issuer, signer: Signer) -> str:
    position, name = signer.position, issuer.name
    known = not position or position.casefold().endswith(name.casefold())
    return position or name if known else f"{position} {name}"
