"""Papers of the first days of a petition: proposed, accepted, refused, guided, passed on."""

from dataclasses import dataclass
from datetime import date

from hoiam.papers.forms.people import identified
from hoiam.papers.forms.petition_facts import (
    ARCHIVE,
    Brought,
    addressed_head,
    begun,
    ended,
    letter,
    on,
    on_or_gap,
    sender_lines,
)
from hoiam.papers.letter import (
    GAP,
    Block,
    Column,
    Letter,
    Numbered,
    Paragraph,
    Side,
    Signer,
    Table,
)


@dataclass(frozen=True, slots=True)
class Proposed:
    """An officer proposes to take the petition on."""

    brought: Brought
    settled_by: str = ""  # who settled it before, with the paper


def proposal(facts: Proposed) -> Letter:
    """Mẫu số 01 of Circular 05/2021."""
    told = facts.brought
    body: list[Block] = [
        Paragraph(f"{begun(on_or_gap(told.received_on))}, {told.issuer.name} nhận được đơn {told.kind}"),
        *sender_lines(told),
        Paragraph(f"Nội dung đơn: {ended(told.matter)}"),
    ]  # fmt: skip
    if told.is_complaint:
        body.append(Paragraph(f"Quyết định, hành vi bị khiếu nại: {ended(told.target)}"))
    body += [
        Paragraph(f"Đơn đã được cơ quan có thẩm quyền giải quyết (nếu có): {facts.settled_by or 'chưa'}."),
        Paragraph(
            "Căn cứ nội dung đơn và quy định của pháp luật, đơn đủ điều kiện thụ lý và thuộc thẩm "
            f"quyền giải quyết của {told.issuer.name}. Đề xuất thụ lý để giải quyết theo quy định "
            "của pháp luật."
        ),
    ]  # fmt: skip
    return letter(
        told, kind="PHIẾU ĐỀ XUẤT THỤ LÝ ĐƠN", subject="", form="Mẫu số 01", body=body,
        to=addressed_head(told), copies=(ARCHIVE,),
        signers=(
            Signer("Phê duyệt của lãnh đạo", told.signer.name, hint="(Ký, ghi ngày, tháng, năm)"),
            Signer("Người đề xuất", hint="(Ký, ghi rõ họ tên)"),
        ),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lacking:
    """What the sender has still to hand in, and by when."""

    brought: Brought
    missing: tuple[str, ...]
    until: date | None = None


def supplement_request(facts: Lacking) -> Letter:
    """What is missing, in plain words, and where to bring it."""
    told = facts.brought
    until = f" trước hết {on(facts.until)}" if facts.until else ""
    return letter(
        told, kind="THÔNG BÁO", subject=f"Về việc bổ sung thông tin, tài liệu của đơn {told.kind}",
        to=(begun(told.called),),
        body=(
            Paragraph(f"{told.issuer.name} đã nhận được {told.petition}, về việc: {ended(told.matter)}"),
            Paragraph("Để có đủ điều kiện xem xét, đề nghị bổ sung:"),
            Numbered(tuple(ended(one) for one in facts.missing) or (GAP,)),
            Paragraph(
                f"Đề nghị {told.short} gửi phần bổ sung đến {told.issuer.name}{until}. Người không "
                "viết được có thể đến trình bày trực tiếp để cán bộ ghi lại."
            ),
        ),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Accepted:
    """Taken on, on a day, with the last day by which it has to be decided."""

    brought: Brought
    accepted_on: date
    due_on: date | None = None


def acceptance(facts: Accepted) -> Letter:
    """Mẫu số 03 of Decree 155/2026; of what is no complaint the same without its number."""
    told = facts.brought
    kind = f"giải quyết {told.kind}"
    lines: list[Block] = [
        Paragraph(f"{told.issuer.name} đã nhận được đơn {told.kind}"),
        *sender_lines(told),
        Paragraph(f"{begun(told.kind)} về việc: {ended(told.matter)}"),
        Paragraph(
            f"Sau khi xem xét nội dung đơn {told.kind}, căn cứ quy định của pháp luật về "
            f"{told.kind}, {told.issuer.name} nhận thấy đơn {told.kind} đủ điều kiện thụ lý."
        ),
    ]
    if facts.due_on:
        lines.append(
            Paragraph(
                f"Đơn được thụ lý {on(facts.accepted_on)}; thời hạn giải quyết đến hết "
                f"{on(facts.due_on)}, trừ trường hợp pháp luật cho kéo dài hoặc tạm đình chỉ."
            )
        )
    return letter(
        told, kind="THÔNG BÁO", subject=f"Về việc thụ lý {kind}",
        form="Mẫu số 03" if told.is_complaint else "", to=(begun(told.called),),
        body=(*lines, Paragraph(f"Vậy thông báo để {told.called} được biết./.")),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class NotAccepted:
    """Why it is not taken on: the clause and the facts."""

    brought: Brought
    because: str
    clause: str = ""  # "khoản 2"
    next_step: str = ""  # what the person may do now


def refusal_to_accept(facts: NotAccepted) -> Letter:
    """Mẫu số 04 of Decree 155/2026; of what is no complaint the same without its number."""
    told = facts.brought
    clause = f"{facts.clause} " if facts.clause else ""
    law = f"{clause}Điều 11 của Luật Khiếu nại" if told.is_complaint else "quy định của pháp luật"
    reason = facts.because.rstrip(" .;") or GAP
    after = (Paragraph(ended(facts.next_step)),) if facts.next_step else ()
    return letter(
        told, kind="THÔNG BÁO", subject=f"Về việc không thụ lý giải quyết {told.kind}",
        form="Mẫu số 04" if told.is_complaint else "", to=(begun(told.called),),
        body=(
            Paragraph(
                f"Sau khi xem xét nội dung đơn {told.kind}, căn cứ {law}, {told.issuer.name} nhận "
                f"thấy, đơn {told.kind} của {told.called} không đủ điều kiện để thụ lý giải quyết "
                f"vì {reason}."
            ),
            *after,
            Paragraph(f"Vậy thông báo để {told.called} được biết./."),
        ),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Guided:
    """Where the person has to turn to, and on what ground."""

    brought: Brought
    body: str  # the competent one
    basis: str = ""
    address: str = ""


def guidance(facts: Guided) -> Letter:
    """Mẫu số 02 of Circular 05/2021: a complaint is guided once, never passed on."""
    told = facts.brought
    where = f", địa chỉ: {facts.address}" if facts.address else ""
    basis = facts.basis.rstrip(" .") or "quy định của pháp luật"
    return letter(
        told, kind="PHIẾU HƯỚNG DẪN", subject=f"Về việc gửi đơn {told.kind} đến nơi có thẩm quyền",
        form="Mẫu số 02", to=(begun(told.called),),
        body=(
            Paragraph(f"{begun(on_or_gap(told.received_on))}, {told.issuer.name} nhận được đơn {told.kind}"),
            *sender_lines(told),
            Paragraph(f"Nội dung đơn: {ended(told.matter)}"),
            Paragraph(
                f"Căn cứ {basis}, nội dung đơn không thuộc thẩm quyền giải quyết của "
                f"{told.issuer.name}. Đề nghị {told.short} gửi đơn đến {facts.body or GAP}{where} để "
                "được xem xét, giải quyết theo quy định của pháp luật."
            ),
            Paragraph(
                "Việc hướng dẫn chỉ thực hiện một lần đối với một nội dung; xin giữ bản này và giấy tờ "
                "kèm theo để nộp cùng đơn."
            ),
        ),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Returned:
    """A petition that a body passed on goes back to it, with the reason."""

    brought: Brought
    forwarder: str
    because: str
    forwarder_paper: str = ""
    forwarder_on: date | None = None


def return_slip(facts: Returned) -> Letter:
    """A complaint passed on by a deputy, the Front or the press, not of this body's competence."""
    told = facts.brought
    paper = f" kèm theo văn bản số {facts.forwarder_paper}" if facts.forwarder_paper else ""
    day = f" {on(facts.forwarder_on)}" if facts.forwarder_on else ""
    return letter(
        told, kind="THÔNG BÁO", subject=f"Về việc trả lại đơn {told.kind}", to=(facts.forwarder or GAP,),
        copies=("Như trên", f"{begun(told.short)} (để biết)", ARCHIVE),
        body=(
            Paragraph(
                f"{told.issuer.name} nhận được {told.petition}, do {facts.forwarder or GAP} chuyển "
                f"đến{paper}{day}."
            ),
            Paragraph(f"Nội dung đơn: {ended(told.matter)}"),
            Paragraph(
                f"Sau khi xem xét, {told.issuer.name} trả lại đơn vì "
                f"{facts.because.rstrip(' .;') or GAP}."
            ),
            Paragraph(
                f"Đề nghị {facts.forwarder or GAP} thông báo và hướng dẫn {told.short} gửi đơn đến "
                "nơi có thẩm quyền./."
            ),
        ),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Transferred:
    """A recommendation goes on to the body that is competent."""

    brought: Brought
    body: str
    basis: str = ""
    attached: tuple[str, ...] = ()


def transfer_slip(facts: Transferred) -> Letter:
    """Mẫu số 04 of Circular 05/2021."""
    told = facts.brought
    basis = facts.basis.rstrip(" .") or "quy định của pháp luật"
    attached = (Paragraph("Gửi kèm:"), Numbered(facts.attached)) if facts.attached else ()
    return letter(
        told, kind="PHIẾU CHUYỂN ĐƠN KIẾN NGHỊ, PHẢN ÁNH", subject="", form="Mẫu số 04",
        to=(facts.body or GAP,),
        copies=("Như trên", f"{begun(told.short)} (để biết)", ARCHIVE),
        body=(
            Paragraph(f"{begun(on_or_gap(told.received_on))}, {told.issuer.name} nhận được đơn {told.kind}"),
            *sender_lines(told),
            Paragraph(f"Nội dung đơn: {ended(told.matter)}"),
            Paragraph(
                f"Căn cứ {basis}, {told.issuer.name} chuyển đơn đến {facts.body or GAP} để được xem "
                "xét, giải quyết theo thẩm quyền và trả lời người gửi đơn."
            ),
            *attached,
        ),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Original:
    """One document that goes back to who handed it in."""

    name: str
    sheets: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class GivenBack:
    """Originals that were handed in and go back."""

    brought: Brought
    officer: str
    items: tuple[Original, ...]
    place: str = ""


def return_of_papers(facts: GivenBack) -> Letter:
    """Originals go back with the refusal, or right after the decision; both sides sign."""
    told = facts.brought
    columns = (
        Column("STT", 2, Side.CENTRE), Column("Tên giấy tờ, tài liệu", 9),
        Column("Số tờ", 3, Side.CENTRE), Column("Ghi chú", 5),
    )  # fmt: skip
    rows = tuple(
        (str(at), one.name, one.sheets, one.note) for at, one in enumerate(facts.items, start=1)
    ) or (("1", "", "", ""),)
    return letter(
        told, kind="BIÊN BẢN", subject="Trả lại giấy tờ, tài liệu gốc", copies=(),
        body=(
            Paragraph(f"Hôm nay, ngày {GAP} tháng {GAP} năm {GAP}, tại {facts.place or told.issuer.name}."),
            Paragraph(f"Bên giao: {facts.officer or GAP}, {told.issuer.name}."),
            Paragraph(f"Bên nhận: {told.short}; giấy tờ tùy thân: {identified(told.sender)}."),
            Paragraph(f"Đã giao, nhận lại bản gốc giấy tờ, tài liệu nộp kèm {told.petition}:"),
            Table(columns, rows),
            Paragraph("Biên bản lập thành 02 bản, mỗi bên giữ 01 bản."),
        ),
        signers=(
            Signer("Bên nhận", "" if told.is_body else told.sender.name, hint="(Ký hoặc điểm chỉ)"),
            Signer("Bên giao", facts.officer, hint="(Ký, ghi rõ họ tên)"),
        ),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Referred:
    """Signs of a crime: what shows them goes at once to who investigates."""

    brought: Brought
    body: str
    because: str
    attached: tuple[str, ...] = ()


def referral(facts: Referred) -> Letter:
    """Circular 05/2021, art. 16: at once, with everything that shows it."""
    told = facts.brought
    attached = facts.attached or ("Bản chụp đơn và tài liệu kèm theo.",)
    return letter(
        told, kind="PHIẾU CHUYỂN THÔNG TIN, TÀI LIỆU", subject="Có dấu hiệu tội phạm",
        to=(facts.body or GAP,), copies=("Như trên", ARCHIVE),
        body=(
            Paragraph(
                f"Trong quá trình giải quyết {told.petition}, {told.issuer.name} phát hiện dấu hiệu tội "
                f"phạm: {ended(facts.because or GAP)}"
            ),
            Paragraph(
                f"{told.issuer.name} chuyển thông tin, tài liệu đến {facts.body or GAP} để xem xét, xử lý "
                "theo quy định của pháp luật và thông báo lại kết quả."
            ),
            Paragraph("Gửi kèm:"),
            Numbered(attached),
        ),
    )  # fmt: skip
