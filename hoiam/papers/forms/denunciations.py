"""Papers of denunciations with every person and every content left open.

The server knows days, the number of the register line and who signs. What identifies anybody or
says anything stands as a named gap, ‹như thế này›: a page of the denunciation room makes an input
without a name of it, so that nothing of it is sent; on paper it is room for a pen.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import replace as changed
from datetime import date

from hoiam.papers.forms.issuers import Issuer
from hoiam.papers.forms.petition_facts import ARCHIVE, begun, head_of, on, on_or_gap
from hoiam.papers.letter import GAP, Block, Heading, Letter, Numbered, Paragraph, Signer, Weight

OPEN = re.compile("‹([^‹›]+)›")
ROOM = "…" * 16  # for a pen
_DENOUNCER = "‹họ tên người tố cáo›"
_ADDRESS = "‹địa chỉ người tố cáo›"
_ACCUSED = "‹họ tên, chức vụ, nơi làm việc của người bị tố cáo›"
_CONTENT = "‹nội dung tố cáo›"


@dataclass(frozen=True, slots=True)
class Sealed:
    """All that the server may say of a denunciation."""

    issuer: Issuer
    signer: Signer
    register: str = ""  # the number of the register line
    received_on: date | None = None
    accepted_on: date | None = None
    decided_by: str = ""  # number and day of the acceptance, or of the suspension
    until: date | None = None  # a last day: to decide, of the extension
    body: str = ""  # to which body it is passed on
    criteria: tuple[str, ...] = ()  # what makes it complex, in the words of the rule
    ground: str = ""  # of a suspension or an end


def gaps(letter: Letter) -> tuple[str, ...]:
    """What is left open, each once, in the order in which it stands."""
    said = " ".join(_body_texts(letter))
    return tuple(dict.fromkeys(OPEN.findall(said)))


def blanked(letter: Letter) -> Letter:
    """The paper with room for a pen in every gap."""
    body = tuple(_blank(block) for block in letter.body)
    to = tuple(OPEN.sub(ROOM, one) for one in letter.addressees)
    copies = tuple(OPEN.sub(ROOM, one) for one in letter.recipients)
    return changed(letter, body=body, addressees=to, recipients=copies)


def _blank(block: Block) -> Block:
    match block:
        case Paragraph(text, weight):
            return Paragraph(OPEN.sub(ROOM, text), weight)
        case Heading(text):
            return Heading(OPEN.sub(ROOM, text))
        case Numbered(items, first):
            return Numbered(tuple(OPEN.sub(ROOM, one) for one in items), first)
    return block


def _body_texts(letter: Letter) -> list[str]:
    found = [*letter.addressees]
    for block in letter.body:
        match block:
            case Paragraph(text, _) | Heading(text):
                found.append(text)
            case Numbered(items, _):
                found += items
    return [*found, *letter.recipients]


def _letter(
    facts: Sealed, kind: str, subject: str, body: tuple[Block, ...], *, form: str = "",
    to: tuple[str, ...] = (), copies: tuple[str, ...] = ("Như trên", ARCHIVE),
    signers: tuple[Signer, ...] = (),
) -> Letter:  # fmt: skip
    return Letter(
        issuer=facts.issuer.name, superior=facts.issuer.superior, place=facts.issuer.place,
        masthead=facts.issuer.masthead, form=form, kind=kind, subject=subject, addressees=to,
        body=body, signers=signers or (facts.signer,), recipients=copies,
    )  # fmt: skip


def _decision(
    facts: Sealed,
    subject: str,
    because: tuple[str, ...],
    articles: tuple[str, ...],
    *,
    form: str = "",
) -> Letter:
    body: list[Block] = [Paragraph(head_of(facts.issuer, facts.signer), Weight.CENTRE)]
    body += [Paragraph(f"Căn cứ {one};", Weight.LIGHT) for one in (_LAW, *because)]
    body.append(Paragraph("QUYẾT ĐỊNH:", Weight.CENTRE))
    body += [Paragraph(f"Điều {at}. {one}") for at, one in enumerate(articles, start=1)]
    last = f"Như Điều {len(articles)}"
    return _letter(facts, "QUYẾT ĐỊNH", subject, tuple(body), form=form, copies=(last, ARCHIVE))


_LAW = "Luật Tố cáo ngày 12 tháng 6 năm 2018, được sửa đổi, bổ sung bởi Luật số 136/2025/QH15"


def _line(facts: Sealed) -> str:
    number = f", số {facts.register} trong sổ theo dõi đơn tố cáo" if facts.register else ""
    return f"đơn tố cáo nhận {on_or_gap(facts.received_on)}{number}"


def proposal(facts: Sealed) -> Letter:
    """Mẫu số 01 of Circular 05/2021."""
    return _letter(
        facts, "PHIẾU ĐỀ XUẤT THỤ LÝ ĐƠN", "",
        (
            Paragraph(f"{begun(on_or_gap(facts.received_on))}, {facts.issuer.name} nhận được đơn tố cáo của:"),
            Paragraph(f"Ông (bà): {_DENOUNCER}"),
            Paragraph(f"Địa chỉ: {_ADDRESS}"),
            Paragraph(f"Người bị tố cáo: {_ACCUSED}."),
            Paragraph(f"Nội dung tố cáo: {_CONTENT}."),
            Paragraph("Kết quả kiểm tra điều kiện thụ lý: ‹kết quả kiểm tra thông tin người tố cáo và điều kiện thụ lý›."),
            Paragraph(
                f"Căn cứ Điều 29 Luật Tố cáo, đề xuất thụ lý {_line(facts)} để giải quyết theo quy định."
            ),
        ),
        form="Mẫu số 01", to=(facts.signer.position,) if facts.signer.position else (), copies=(ARCHIVE,),
        signers=(
            Signer("Phê duyệt của lãnh đạo", hint="(Ký, ghi ngày, tháng, năm)"),
            Signer("Người đề xuất", hint="(Ký, ghi rõ họ tên)"),
        ),
    )  # fmt: skip


def transfer(facts: Sealed) -> Letter:
    """Mẫu số 03 of Circular 05/2021; the person is told as well."""
    to = facts.body or "‹nơi có thẩm quyền›"
    return _letter(
        facts, "PHIẾU CHUYỂN ĐƠN TỐ CÁO", "",
        (
            Paragraph(f"{begun(on_or_gap(facts.received_on))}, {facts.issuer.name} nhận được đơn tố cáo của:"),
            Paragraph(f"Ông (bà): {_DENOUNCER}"),
            Paragraph(f"Địa chỉ: {_ADDRESS}"),
            Paragraph(f"Nội dung tố cáo: {_CONTENT}."),
            Paragraph(
                f"Căn cứ Điều 24 Luật Tố cáo, {facts.issuer.name} chuyển đơn đến {to} để xem xét, giải "
                "quyết theo thẩm quyền và bảo vệ bí mật thông tin của người tố cáo."
            ),
        ),
        form="Mẫu số 03", to=(to,), copies=("Như trên", f"{_DENOUNCER} (để biết)", ARCHIVE),
    )  # fmt: skip


def acceptance(facts: Sealed) -> Letter:
    """Denunciations Law, art. 29(2): day, ground, content accepted, time to settle."""
    return _decision(
        facts, "Về việc thụ lý tố cáo", (f"kết quả kiểm tra {_line(facts)}",),
        (
            "Thụ lý nội dung tố cáo đối với "
            f"{_ACCUSED}. Nội dung tố cáo được thụ lý gồm: {_CONTENT}.",
            f"Thời hạn giải quyết: đến hết {on_or_gap(facts.until)}.",
            "‹người, bộ phận được giao xác minh› và cơ quan, tổ chức, cá nhân có liên quan chịu trách "
            "nhiệm thi hành Quyết định này./.",
        ),
        form="Mẫu số 04",
    )  # fmt: skip


def notice(facts: Sealed) -> Letter:
    """Denunciations Law, art. 29(3): the denouncer hears that it was accepted."""
    return _letter(
        facts, "THÔNG BÁO", "Về việc thụ lý tố cáo",
        (
            Paragraph(
                f"{begun(on_or_gap(facts.accepted_on))}, {facts.issuer.name} đã thụ lý {_line(facts)} của "
                f"{_DENOUNCER}, địa chỉ: {_ADDRESS}."
            ),
            Paragraph(f"Nội dung tố cáo được thụ lý: {_CONTENT}."),
            Paragraph(f"Thời hạn giải quyết: đến hết {on_or_gap(facts.until)}."),
            Paragraph("Vậy thông báo để ông (bà) được biết./."),
        ),
        form="Mẫu số 05", to=(_DENOUNCER,),
    )  # fmt: skip


def content(facts: Sealed) -> Letter:
    """Denunciations Law, art. 29(3): the accused hears the content, never whose it is."""
    return _letter(
        facts, "THÔNG BÁO", "Về nội dung tố cáo",
        (
            Paragraph(
                f"{facts.issuer.name} đã thụ lý tố cáo {on_or_gap(facts.accepted_on)} đối với {_ACCUSED}."
            ),
            Paragraph(f"Nội dung tố cáo: {_CONTENT}."),
            Paragraph(
                "Đề nghị ông (bà) giải trình bằng văn bản về từng nội dung nêu trên, cung cấp thông tin, "
                "tài liệu liên quan trước ‹hạn giải trình›./."
            ),
            Paragraph("Không ghi họ tên, địa chỉ, bút tích của người tố cáo vào văn bản này.", Weight.LIGHT),
        ),
        form="Mẫu số 06", to=(_ACCUSED,),
    )  # fmt: skip


def team(facts: Sealed) -> Letter:
    """Denunciations Law, art. 31: who verifies; none of them close to a side."""
    return _decision(
        facts, "Về việc thành lập Tổ xác minh nội dung tố cáo",
        (f"Quyết định thụ lý tố cáo {facts.decided_by or GAP}",),
        (
            "Thành lập Tổ xác minh nội dung tố cáo gồm: ‹họ tên, chức vụ từng thành viên; tổ trưởng›.",
            f"Tổ xác minh tiến hành xác minh nội dung: {_CONTENT}; báo cáo trước hết {on_or_gap(facts.until)}. "
            "Tổ trưởng và thành viên giữ bí mật thông tin của người tố cáo.",
            "Các ông (bà) có tên tại Điều 1 và cơ quan, tổ chức, cá nhân có liên quan chịu trách nhiệm "
            "thi hành Quyết định này./.",
        ),
        form="Mẫu số 07",
    )  # fmt: skip


def extension(facts: Sealed) -> Letter:
    """Denunciations Law, art. 30; told to the denouncer and the accused."""
    reasons = "; ".join(one.rstrip(" .;") for one in facts.criteria) or "‹căn cứ gia hạn›"
    return _decision(
        facts, "Về việc gia hạn giải quyết tố cáo",
        (f"Quyết định thụ lý tố cáo {facts.decided_by or GAP}",),
        (
            f"Gia hạn thời hạn giải quyết tố cáo đến hết {on_or_gap(facts.until)}. Lý do: {reasons}.",
            "‹người, bộ phận được giao xác minh›, người tố cáo, người bị tố cáo và cơ quan, tổ chức, cá "
            "nhân có liên quan chịu trách nhiệm thi hành Quyết định này./.",
        ),
        form="Mẫu số 01",
    )  # fmt: skip


def suspension(facts: Sealed) -> Letter:
    """Denunciations Law, art. 34(1)."""
    return _stand(facts, "tạm đình chỉ")


def termination(facts: Sealed) -> Letter:
    """Denunciations Law, art. 34(3)."""
    return _stand(facts, "đình chỉ")


def _stand(facts: Sealed, verb: str) -> Letter:
    return _decision(
        facts, f"Về việc {verb} giải quyết tố cáo",
        (f"Điều 34 Luật Tố cáo, Quyết định thụ lý tố cáo {facts.decided_by or GAP}",),
        (
            f"{begun(verb)} giải quyết tố cáo {_CONTENT}. Lý do: {facts.ground or '‹lý do›'}.",
            "Người tố cáo, người bị tố cáo và cơ quan, tổ chức, cá nhân có liên quan chịu trách nhiệm thi "
            "hành Quyết định này./.",
        ),
    )  # fmt: skip


def resumption(facts: Sealed) -> Letter:
    """Denunciations Law, art. 34(2): at once when the ground is gone."""
    return _decision(
        facts, "Về việc tiếp tục giải quyết tố cáo",
        (f"Quyết định tạm đình chỉ giải quyết tố cáo {facts.decided_by or GAP}",),
        (
            f"Tiếp tục giải quyết tố cáo {_CONTENT}. Thời gian tạm đình chỉ không tính vào thời hạn giải "
            f"quyết; thời hạn còn lại đến hết {on_or_gap(facts.until)}.",
            "Người tố cáo, người bị tố cáo và cơ quan, tổ chức, cá nhân có liên quan chịu trách nhiệm thi "
            "hành Quyết định này./.",
        ),
    )  # fmt: skip


def conclusion(facts: Sealed) -> Letter:
    """Denunciations Law, art. 35(2): what a conclusion has to say, point by point."""
    accepted = f", thụ lý {on(facts.accepted_on)}" if facts.accepted_on else ""
    return _letter(
        facts, "KẾT LUẬN NỘI DUNG TỐ CÁO", "",
        (
            Paragraph(f"{facts.issuer.name} kết luận nội dung tố cáo đối với {_ACCUSED}{accepted}."),
            Heading("I. Kết quả xác minh nội dung tố cáo"),
            Paragraph("‹kết quả xác minh từng nội dung›"),
            Heading("II. Căn cứ pháp luật"),
            Paragraph("‹điều, khoản để xác định có hay không có hành vi vi phạm›"),
            Heading("III. Kết luận"),
            Paragraph("‹nội dung tố cáo đúng, đúng một phần hoặc sai; trách nhiệm của từng cá nhân›"),
            Heading("IV. Biện pháp xử lý"),
            Numbered(
                (
                    "Xử lý theo thẩm quyền: ‹biện pháp›.",
                    "Kiến nghị người có thẩm quyền xử lý: ‹kiến nghị›.",
                    "Kiến nghị sửa đổi, bổ sung chính sách, pháp luật: ‹kiến nghị chính sách›.",
                )
            ),
        ),
        form="Mẫu số 12", copies=("Người bị tố cáo", "Cơ quan quản lý người bị tố cáo", ARCHIVE),
    )  # fmt: skip


def conclusion_notice(facts: Sealed) -> Letter:
    """Denunciations Law, art. 35(3): the denouncer hears the result."""
    return _letter(
        facts, "THÔNG BÁO", "Về kết luận nội dung tố cáo",
        (
            Paragraph(f"{facts.issuer.name} đã kết luận {_line(facts)}."),
            Paragraph("Kết luận về nội dung tố cáo: ‹đúng, đúng một phần hoặc sai›; ‹biện pháp xử lý›."),
            Paragraph(f"Vậy thông báo để {_DENOUNCER} được biết./."),
        ),
        to=(_DENOUNCER,),
    )  # fmt: skip


BUILDERS: Mapping[str, Callable[[Sealed], Letter]] = {
    "d-proposal": proposal,
    "d-transfer": transfer,
    "d-acceptance": acceptance,
    "d-notice": notice,
    "d-content": content,
    "d-team": team,
    "d-extension": extension,
    "d-suspension": suspension,
    "d-resumption": resumption,
    "d-termination": termination,
    "d-conclusion": conclusion,
    "d-conclusion-notice": conclusion_notice,
}
