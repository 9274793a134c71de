"""Papers on the way of a petition: who verifies and what was found, the parties meet, time stands
still or is prolonged, it ends without a decision."""

from dataclasses import dataclass
from datetime import date, datetime

from hoiam.core.calendar import day_of
from hoiam.core.text import vn_hour
from hoiam.papers.forms.people import identified
from hoiam.papers.forms.petition_facts import (
    ARCHIVE,
    DECREE_124,
    Brought,
    addressed_head,
    begun,
    decision,
    ended,
    letter,
    on,
    on_or_gap,
    words,
)
from hoiam.papers.letter import GAP, Block, Bulleted, Heading, Letter, Numbered, Paragraph, Signer

_HEARD = "Như trên"


@dataclass(frozen=True, slots=True)
class Entrusted:
    """Who verifies, by when, and whom they report to."""

    brought: Brought
    verifiers: tuple[str, ...]
    until: date | None = None


def verification_order(facts: Entrusted) -> Letter:
    """Complaints Law, art. 29 and 38: the verification is entrusted to somebody."""
    told = facts.brought
    until = f" trước hết {on(facts.until)}" if facts.until else ""
    who = "; ".join(facts.verifiers) or GAP
    return decision(
        told, subject=f"Về việc giao nhiệm vụ xác minh nội dung {told.kind}",
        because=(f"Xét {told.petition}, về việc: {told.matter.rstrip(' .')}",),
        articles=(
            (Paragraph(f"Giao {who} xác minh nội dung {told.kind} của {told.called}."),),
            (
                Paragraph(
                    "Người được giao nhiệm vụ tiến hành xác minh theo đúng quy định của pháp luật, "
                    f"báo cáo kết quả bằng văn bản{until}; được yêu cầu cơ quan, tổ chức, cá nhân "
                    "cung cấp thông tin, tài liệu liên quan."
                ),
            ),
            (
                Paragraph(
                    f"{who} và cơ quan, tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Quyết "
                    "định này./."
                ),
            ),
        ),
        copies=("Như Điều 3", f"{begun(told.short)}", told.respondent_or_gap, ARCHIVE),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verified:
    """What was verified, how, with what result, and what is proposed."""

    brought: Brought
    verifiers: tuple[str, ...]
    from_on: date | None
    to_on: date | None
    findings: str
    proposed: str = ""


def verification_report(facts: Verified) -> Letter:
    """Complaints Law, art. 29(4): what the report has to say, point by point."""
    told = facts.brought
    return letter(
        told, kind="BÁO CÁO", subject=f"Kết quả xác minh nội dung {told.kind}",
        to=addressed_head(told),
        copies=(_HEARD, ARCHIVE),
        body=(
            Heading("1. Đối tượng xác minh"),
            Paragraph(f"{begun(told.petition)}; nội dung: {ended(told.matter)}"),
            *((Paragraph(f"Bị khiếu nại: {ended(told.target)}"),) if told.is_complaint else ()),
            Heading("2. Thời gian và người tiến hành xác minh"),
            Paragraph(f"Từ {on_or_gap(facts.from_on)} đến {on_or_gap(facts.to_on)}."),
            Paragraph(f"Người xác minh: {'; '.join(facts.verifiers) or GAP}."),
            Heading("3. Nội dung và kết quả xác minh"),
            *words(facts.findings),
            Heading("4. Kết luận và kiến nghị nội dung giải quyết"),
            *words(facts.proposed),
        ),
        signers=(Signer("Người xác minh", hint="(Ký, ghi rõ họ tên)"),),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Called:
    """The parties are asked to meet: when, where, under whom, about what."""

    brought: Brought
    at: datetime
    place: str
    chair: str
    invited: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


def hearing_notice(facts: Called) -> Letter:
    """Decree 124/2020, art. 28(1): sent at least five days before, with time, place and contents."""
    told = facts.brought
    invited = facts.invited or (begun(told.called), begun(told.respondent_or_gap))
    topics = facts.topics or (f"Kết quả xác minh và hướng giải quyết: {told.matter}",)
    return letter(
        told, kind="THÔNG BÁO", subject="Về việc tổ chức đối thoại trong giải quyết khiếu nại",
        to=invited, copies=(_HEARD, ARCHIVE),
        body=(
            Paragraph(
                f"Căn cứ Điều 28 {DECREE_124}, được sửa đổi, bổ sung bởi Nghị định số 155/2026/NĐ-CP, "
                f"{told.issuer.name} tổ chức đối thoại để giải quyết {told.petition}."
            ),
            Paragraph(f"1. Thời gian: {vn_hour(facts.at)}, {on(day_of(facts.at))}."),
            Paragraph(f"2. Địa điểm: {ended(facts.place or GAP)}"),
            Paragraph(f"3. Người chủ trì: {ended(facts.chair or GAP)}"),
            Paragraph("4. Nội dung đối thoại:"),
            Bulleted(tuple(ended(one) for one in topics)),
            Paragraph(
                "Đề nghị các ông (bà) có mặt đúng thời gian, địa điểm nêu trên, mang theo giấy tờ, tài "
                "liệu liên quan. Người khiếu nại không đến mà không có lý do chính đáng thì việc giải "
                "quyết vẫn được tiếp tục; có lý do thì xin báo trước./."
            ),
        ),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Heard:
    """How the parties met: who came, who did not and why, what was agreed and what was not."""

    brought: Brought
    began_at: datetime
    place: str
    chair: str
    clerk: str = ""
    ended_at: datetime | None = None
    absent: bool = False
    absent_why: str = ""  # empty: without a reason
    with_complainant: tuple[str, ...] = ()  # who came beside or for the complainant
    respondents: tuple[str, ...] = ()
    concerned: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    purpose: str = ""
    said: str = ""
    agreed: str = ""
    disputed: str = ""
    copies: int = 3  # at least three, each side keeps one


def hearing_minutes(facts: Heard) -> Letter:
    """Mẫu số 14 of Decree 155/2026."""
    told = facts.brought
    return letter(
        told, kind="BIÊN BẢN ĐỐI THOẠI VỚI NGƯỜI KHIẾU NẠI", subject="", form="Mẫu số 14", copies=(),
        body=(
            Paragraph(f"Vào hồi {_hour(facts.began_at)}, tại {facts.place or GAP}"),
            Heading("I. THÀNH PHẦN THAM GIA ĐỐI THOẠI"),
            Paragraph("1. Người giải quyết khiếu nại, người được phân công chủ trì đối thoại:"),
            Paragraph(ended(facts.chair or GAP)),
            Paragraph("2. Người ghi biên bản:"),
            Paragraph(ended(facts.clerk or GAP)),
            Paragraph("3. Người khiếu nại (hoặc người đại diện, người được ủy quyền khiếu nại):"),
            Paragraph(_complainant(facts)),
            *(Paragraph(ended(one)) for one in facts.with_complainant),
            Paragraph("4. Người bị khiếu nại:"),
            *_each(facts.respondents or (told.respondent_or_gap,)),
            Paragraph("5. Người có quyền, nghĩa vụ liên quan (nếu có):"),
            *_each(facts.concerned),
            Paragraph("6. Đại diện cơ quan, tổ chức, cá nhân có liên quan (nếu có):"),
            *_each(facts.bodies),
            Heading("II. NỘI DUNG ĐỐI THOẠI"),
            Paragraph(
                "1. Người chủ trì nêu mục đích, yêu cầu của việc đối thoại, tóm tắt kết quả xác minh "
                "nội dung khiếu nại và những nội dung đối thoại:"
            ),
            *words(facts.purpose),
            Paragraph("2. Ý kiến của những người tham gia đối thoại về từng nội dung đối thoại:"),
            *words(facts.said),
            Heading("III. KẾT QUẢ ĐỐI THOẠI"),
            Paragraph("1. Những nội dung đã thống nhất:"),
            *words(facts.agreed),
            Paragraph("2. Những vấn đề còn ý kiến khác nhau và ý kiến khác (nếu có):"),
            *words(facts.disputed),
            Paragraph(f"Buổi đối thoại kết thúc hồi {_hour(facts.ended_at)}."),
            Paragraph(
                "Biên bản đối thoại đã được đọc lại cho những người tham gia đối thoại nghe và ký xác "
                "nhận (trường hợp người tham gia đối thoại không ký xác nhận thì phải ghi rõ lý do)."
            ),
            Paragraph(f"Biên bản được lập thành {max(3, facts.copies):02} bản; mỗi người nhận 01 bản./."),
        ),
        signers=(
            Signer("Người bị khiếu nại", hint="(Ký, ghi rõ họ tên)"),
            Signer(
                "Người giải quyết khiếu nại\n(hoặc người được phân công\nchủ trì đối thoại)",
                hint="(Ký, ghi rõ họ tên, đóng dấu (nếu có))",
            ),
            Signer(
                "Người khiếu nại\n(hoặc người đại diện,\nngười được ủy quyền)",
                hint="(Ký, ghi rõ họ tên hoặc điểm chỉ)",
            ),
            Signer(
                "Đại diện cơ quan, tổ chức,\ncá nhân có liên quan",
                hint="(Ký, ghi rõ họ tên, đóng dấu (nếu có))",
            ),
            Signer("Người có quyền\nvà nghĩa vụ liên quan", hint="(Ký, ghi rõ họ tên hoặc điểm chỉ)"),
            Signer("Người ghi biên bản", facts.clerk, hint="(Ký, ghi rõ họ tên)"),
        ),
    )  # fmt: skip


def _complainant(facts: Heard) -> str:
    told = facts.brought
    paper = "" if told.is_body else (
        f"; số căn cước/định danh cá nhân/giấy chứng nhận căn cước/hộ chiếu: {identified(told.sender)}"
    )  # fmt: skip
    if not facts.absent:
        return f"{begun(told.called)}{paper}."
    why = f"có lý do: {facts.absent_why.rstrip(' .')}" if facts.absent_why else "không có lý do"
    return f"{begun(told.called)}: vắng mặt {why}."


def _each(names: tuple[str, ...]) -> tuple[Block, ...]:
    return tuple(Paragraph(ended(one)) for one in names) or (Paragraph(GAP),)


def _hour(at: datetime | None) -> str:
    if at is None:
        return f"{GAP} giờ {GAP}, ngày {GAP} tháng {GAP} năm {GAP}"
    return f"{vn_hour(at)}, {on(day_of(at))}"


@dataclass(frozen=True, slots=True)
class Prolonged:
    """The time to decide is prolonged: on which criteria, until when."""

    brought: Brought
    criteria: tuple[str, ...]
    until: date | None
    because: str = ""
    articles: str = "Điều 28 Luật Khiếu nại"


def extension(facts: Prolonged) -> Letter:
    """What makes the case complex is said in writing and kept (Decree 124/2020, art. 3a(2))."""
    told = facts.brought
    reasons = tuple(ended(one) for one in (*facts.criteria, facts.because) if one.strip())
    return letter(
        told, kind="THÔNG BÁO", subject=f"Về việc kéo dài thời hạn giải quyết {told.kind}",
        to=(begun(told.called),),
        body=(
            Paragraph(f"{told.issuer.name} đang giải quyết {told.petition}, về việc: {ended(told.matter)}"),
            Paragraph(
                f"Căn cứ {facts.articles} và Điều 3a {DECREE_124}, được bổ sung bởi Nghị định số "
                "155/2026/NĐ-CP, vụ việc được xác định là phức tạp vì:"
            ),
            Numbered(reasons or (GAP,)),
            Paragraph(f"Thời hạn giải quyết được kéo dài đến hết {on_or_gap(facts.until)}./."),
        ),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Paused:
    """The settling stands still, on a ground of art. 11a(1), with its facts."""

    brought: Brought
    ground: str
    because: str
    since: date | None = None


def suspension(facts: Paused) -> Letter:
    """Mẫu số 14a of Decree 155/2026, of which this one suspends."""
    told = facts.brought
    since = f", kể từ {on(facts.since)}" if facts.since else ""
    reason = "; ".join(one.rstrip(" .") for one in (facts.ground, facts.because) if one.strip())
    return _of_14a(told, "tạm đình chỉ", f"Tạm đình chỉ giải quyết {told.petition}{since}.", reason)


@dataclass(frozen=True, slots=True)
class Ended:
    """The settling ends without a decision on the matter, on a ground of art. 11a(2)."""

    brought: Brought
    ground: str
    because: str = ""


def termination(facts: Ended) -> Letter:
    """Mẫu số 14a of Decree 155/2026, of which this one ends the settling."""
    told = facts.brought
    reason = "; ".join(one.rstrip(" .") for one in (facts.ground, facts.because) if one.strip())
    return _of_14a(told, "đình chỉ", f"Đình chỉ giải quyết {told.petition}.", reason)


def _of_14a(told: Brought, verb: str, first: str, reason: str) -> Letter:
    return decision(
        told, subject=f"Về việc {verb} giải quyết {told.kind}",
        form="Mẫu số 14a" if told.is_complaint else "",
        because=("Căn cứ Điều 11a Luật Khiếu nại",) if told.is_complaint and not told.bases else (),
        articles=(
            (Paragraph(first), Paragraph(f"Lý do: {ended(reason or GAP)}")),
            (Paragraph("Quyết định này có hiệu lực thi hành kể từ ngày ký."),),
            (Paragraph(_carriers(told)),),
        ),
        copies=("Như Điều 3", ARCHIVE),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Resumed:
    """The ground for standing still is gone; time runs on from this decision."""

    brought: Brought
    suspension: str  # the paper that suspended
    because: str = ""


def resumption(facts: Resumed) -> Letter:
    """Mẫu số 14b of Decree 155/2026."""
    told = facts.brought
    because = facts.because.rstrip(" .") or "căn cứ tạm đình chỉ không còn"
    return decision(
        told, subject=f"Về việc tiếp tục giải quyết {told.kind}",
        form="Mẫu số 14b" if told.is_complaint else "",
        because=(f"Căn cứ Điều 28b {DECREE_124}, được bổ sung bởi Nghị định số 155/2026/NĐ-CP",),
        articles=(
            (
                Paragraph(
                    f"Tiếp tục giải quyết {told.petition}, đã tạm đình chỉ tại "
                    f"{facts.suspension or GAP}, vì {because}."
                ),
            ),
            (
                Paragraph(
                    "Thời hạn giải quyết khiếu nại tiếp tục được tính từ ngày ban hành Quyết định này."
                ),
            ),
            (Paragraph(_carriers(told)),),
        ),
        copies=("Như Điều 3", ARCHIVE),
    )  # fmt: skip


def _carriers(told: Brought) -> str:
    respondent = f", {told.respondent}" if told.respondent else ""
    return (
        f"{begun(told.called)}{respondent} và cơ quan, tổ chức, cá nhân có liên quan chịu trách nhiệm "
        "thi hành Quyết định này./."
    )
