"""The minutes as a paper (biên bản) and what was concluded as another (thông báo kết luận), both
composed from the records; and reading what was closed.

Layout of Decree 30/2020/NĐ-CP; the text is the records', only beginning and end are a clerk's.
Names of askers stand in neither: of a question its moderated words, or its own words covered.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256

from django.db.models import QuerySet

from hoiam.base.queries import only
from hoiam.core.redact.covering import covered
from hoiam.core.text import vn_date, vn_hour
from hoiam.meetings import owed, questions
from hoiam.meetings.models import (
    Meeting,
    Minutes,
    MinutesDraft,
    Outcome,
    PublicMinutes,
    Question,
)
from hoiam.meetings.owed import Owed
from hoiam.papers.letter import (
    Block,
    Column,
    Heading,
    Letter,
    Numbered,
    Paragraph,
    Signer,
    Table,
    Weight,
    from_json,
    to_json,
)
from hoiam.publication.log import queries as log
from hoiam.units.models import Unit

HEAD, DEPUTY = "người đứng đầu trực tiếp chủ trì", "chủ trì thay người đứng đầu"
NO_QUESTION = "Không có câu hỏi nào được nêu."


def draft_of(meeting: Meeting) -> MinutesDraft | None:
    """What a clerk wrote around the records so far."""
    return only(MinutesDraft.objects.filter(meeting=meeting))


def versions(meeting: Meeting) -> QuerySet[Minutes]:
    """Every version that was closed, the newest first."""
    return Minutes.objects.filter(meeting=meeting).order_by("-number")


def public_of(meeting: Meeting) -> PublicMinutes | None:
    """What was prepared for strangers, and the page it was released on."""
    return only(PublicMinutes.objects.select_related("page").filter(meeting=meeting))


def units_of(codes: Iterable[str]) -> dict[str, Unit]:
    """Which unit keeps each of these meetings whose result is public."""
    rows = Meeting.objects.filter(code__in=list(codes), public_minutes__page__isnull=False)
    return {row.code: row.unit for row in rows.select_related("unit")}


def letter_of(version: Minutes) -> Letter:
    """The paper as it was closed, not as the records stand today."""
    return from_json(version.content)


def digest_of(content: dict[str, object]) -> str:
    """The mark of a version: of everything in it, in one order."""
    told = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return sha256(told.encode()).hexdigest()


def open_numbers(meeting: Meeting) -> list[int]:
    """Questions that have not ended: with any of them the minutes cannot be closed."""
    return [row.number for row in questions.questions(meeting) if not row.outcome]


def words_of(question: Question) -> str:
    """A question as a paper of the office says it."""
    return question.shown or covered(question.voice.text)


# ---- composing ----------------------------------------------------------------------------------


_BY_HAND = "(Ký, ghi rõ họ tên)"


def composed(meeting: Meeting, today: date, *, correction: str = "", number: int = 1) -> Letter:
    """The minutes as the records stand now."""
    written = draft_of(meeting)
    left = owed.of(meeting)
    body: list[Block] = []
    if number > 1:
        said = f"Bản {number}, thay bản {number - 1}. Nội dung sửa: {correction}"
        body.append(Paragraph(said, Weight.STRONG))
    body += _opening(meeting, written)
    body += _before(meeting, today)
    body += _questions(meeting, {one.code: one for one in left})
    body += _conclusions(left)
    body += _ending(meeting, written)
    return _paper(
        meeting,
        kind="BIÊN BẢN",
        subject=meeting.title,
        body=tuple(_numbered(body)),
        signers=(Signer(position="THƯ KÝ", hint=_BY_HAND), _chair(meeting)),
    )


def root_lines() -> Iterator[Block]:
    """The newest root of the public log, on the paper that is closed: whoever holds that paper holds
    a mark of everything that was logged before."""
    root = log.newest_root()
    if root is not None:
        said = f"Dấu gốc nhật ký công khai {root.origin}, {root.size} mục: {root.short}"
        yield Paragraph(said, Weight.LIGHT)


def _numbered(body: list[Block]) -> Iterator[Block]:
    """The sections that are there, counted."""
    numbers = iter(("I", "II", "III", "IV", "V", "VI"))
    for block in body:
        yield Heading(f"{next(numbers)}. {block.text}") if isinstance(block, Heading) else block


def announcement(meeting: Meeting, today: date) -> Letter:
    """What was concluded and given to whom by when (thông báo kết luận), for those who have to do
    it. It carries no number: the office's own register gives it."""
    left = owed.of(meeting)
    body: list[Block] = [
        Paragraph(f"{_when(meeting)}, {_hosts(meeting)} tổ chức {_lower(meeting.title)}."),
        Paragraph("Kết luận và giao việc như sau:"),
        *_conclusions(left),
    ]
    given = [one for one in left if one.kind == "question"]
    if given:
        body.append(Heading("Câu hỏi giao trả lời"))
        body.append(_table(given))
    body.append(
        Paragraph(
            "Đơn vị được giao trả lời đúng hạn; kết quả được công khai trên trang của buổi họp."
        )
    )
    paper = _paper(
        meeting,
        kind="THÔNG BÁO",
        subject=f"Kết luận {_lower(meeting.title)}",
        body=tuple(body),
        signers=(_chair(meeting),),
    )
    return replace(paper, symbol="TB-UBND" if meeting.unit.template == "ubnd" else "TB", day=None)


def agenda(meeting: Meeting, today: date) -> Letter:
    """What the meeting opens with, to be printed and read out: what is owed comes first."""
    body: list[Block] = list(_before(meeting, today))
    returned = owed.to_be_read(meeting)
    if returned:
        body.append(Heading("Trả lời của cấp trên, đọc cho bà con nghe"))
        for row in returned:
            said = owed.one(row.kind, row.about_code)
            asked = covered(said.words) or f"Câu hỏi số {said.number}"
            body.append(Paragraph(asked, Weight.STRONG))
            body.append(Paragraph(f"{row.to_unit.name} trả lời: {covered(row.answer)}"))
    body.append(Heading("Nội dung buổi họp"))
    body.append(Paragraph(meeting.subject or "Nhân dân nêu câu hỏi, ý kiến, kiến nghị."))
    return _paper(meeting, kind="CHƯƠNG TRÌNH", subject=meeting.title, body=tuple(body))


def sheet(one: Owed, answer: str, unit: Unit) -> Letter:
    """One answer on a sheet, to be read aloud in the hamlet that asked: nobody's name in it."""
    asked = covered(one.words) or f"Câu hỏi số {one.number}"
    when = f" ngày {vn_date(one.meeting.held_on)}" if one.meeting.held_on else ""
    body: tuple[Block, ...] = (
        Paragraph(f"Bà con hỏi tại {_lower(one.meeting.title)}{when}:"),
        Paragraph(asked, Weight.STRONG),
        *(
            Paragraph(
                f"{row.from_unit.name} chuyển lên {row.to_unit.name} vì: {covered(row.why)}",
                Weight.LIGHT,
            )
            for row in one.raised
        ),
        Paragraph(f"{unit.name} trả lời:"),
        Paragraph(covered(answer), Weight.STRONG),
        Paragraph("Ai chưa rõ thì hỏi lại tại buổi họp này; người ghi chép ghi thành câu hỏi mới."),
    )
    return _paper(one.meeting, kind="PHIẾU TRẢ LỜI", subject="đọc tại cuộc họp thôn", body=body)


def _chair(meeting: Meeting) -> Signer:
    hosts = meeting.hosts.order_by("order", "pk")
    chair = next((host for host in hosts if host.chair), None)
    return Signer(
        position=(chair.position.upper() if chair and chair.position else "CHỦ TRÌ"),
        name=chair.chair if chair else "",
        hint=_BY_HAND,
    )


def _paper(
    meeting: Meeting,
    *,
    kind: str,
    subject: str,
    body: tuple[Block, ...],
    signers: tuple[Signer, ...] = (),
) -> Letter:
    """Signed by those who answer for it; an agenda and a sheet that is read out by nobody."""
    superior = meeting.unit.parent
    return Letter(
        issuer=meeting.unit.name,
        superior=superior.name if superior is not None else "",
        kind=kind,
        subject=subject,
        body=body,
        place=_place(meeting.unit),
        day=meeting.held_on,
        signers=signers,
    )


def _place(unit: Unit) -> str:
    return unit.area.short_name if unit.area is not None else ""


def _opening(meeting: Meeting, written: MinutesDraft | None) -> Iterator[Block]:
    yield Heading("Thời gian, địa điểm, thành phần")
    yield Paragraph(f"{_when(meeting)}{f', tại {meeting.place}' if meeting.place else ''}.")
    for host in meeting.hosts.select_related("unit").order_by("order", "pk"):
        who = ", ".join(part for part in (host.chair, host.position) if part)
        said = ""
        if host.head_in_person is not None:
            said = HEAD if host.head_in_person else DEPUTY
        yield Paragraph(
            f"Chủ trì: {host.unit.name}"
            + (f", {who}" if who else "")
            + (f" ({said})" if said else "")
            + "."
        )
    areas = [row.unit.name for row in meeting.areas.select_related("unit").order_by("pk")]
    yield Paragraph(f"Địa bàn: {', '.join(areas)}.")
    if written is not None and written.preface:
        yield Paragraph(written.preface)


def _before(meeting: Meeting, today: date) -> Iterator[Block]:
    """What earlier meetings left comes before anything new."""
    found = owed.carried_to(meeting, today)
    if not found:
        return
    yield Heading("Việc còn nợ từ các cuộc gặp trước")
    yield Table(
        columns=(
            Column("Việc", 5),
            Column("Cuộc gặp", 3),
            Column("Đơn vị, hạn", 3),
            Column("Kết quả", 4),
        ),
        rows=tuple(
            (
                one.words or f"Câu hỏi số {one.number}",
                one.meeting.title
                + (f", {vn_date(one.meeting.held_on)}" if one.meeting.held_on else ""),
                _who(one) + f", {vn_date(one.commitment.due_on)}",
                _word(one, meeting),
            )
            for one in found
        ),
    )


def _who(one: Owed) -> str:
    now = one.unit_now
    if now is None:
        return one.unit.name
    said = "đã chuyển đến" if one.was_passed_on else "nay là"
    return f"{one.unit.name} ({said} {now.name})"


def _word(one: Owed, meeting: Meeting) -> str:
    word = one.word_at(meeting)
    said = "Đã xong" if not one.is_open else "Chưa xong"
    if word is not None:
        said = str(word.get_word_display()).capitalize() + (f": {word.why}" if word.why else "")
    elif not one.is_open and one.commitment.result_public:
        said = f"Đã xong: {one.commitment.result_public}"
    return said + (". Đã hoãn nhiều lần" if one.is_open and one.put_off_twice else "")


def _questions(meeting: Meeting, left: dict[str, Owed]) -> Iterator[Block]:
    yield Heading("Câu hỏi, ý kiến và trả lời")
    rows = list(questions.questions(meeting))
    if not rows:
        yield Paragraph(NO_QUESTION)
        return
    told = questions.counts(meeting)
    yield Paragraph(
        f"Đã nhận {told.asked} câu: trả lời tại chỗ {told.answered}, giao trả lời {told.assigned}, "
        f"không thuộc nội dung {told.outside}."
    )
    for row in rows:
        yield Paragraph(f"Câu {row.number}. {words_of(row)}", Weight.STRONG)
        yield Paragraph(outcome_words(row, left))


def outcome_words(row: Question, left: dict[str, Owed]) -> str:
    """How one question ended, in a sentence."""
    if row.gathered_under is not None:
        return f"Cùng nội dung với câu {row.gathered_under.number}, trả lời chung."
    match row.outcome:
        case Outcome.ANSWERED:
            return f"Trả lời: {row.answer}"
        case Outcome.ASSIGNED:
            one = left.get(row.code)
            due = f", {owed.by_day(one)}" if one else ""
            return f"Giao {row.unit.name if row.unit else ''} trả lời{due}."
        case Outcome.OUTSIDE:
            return f"Không thuộc nội dung buổi họp, vì: {row.why}"
        case _:
            return "Chưa trả lời, chưa giao."


def _conclusions(left: list[Owed]) -> Iterator[Block]:
    found = [one for one in left if one.kind == "conclusion"]
    yield Heading("Kết luận")
    if not found:
        yield Paragraph("Không có kết luận nào ngoài các câu đã giao.")
        return
    yield Numbered(tuple(conclusion_words(one) for one in found))


def conclusion_words(one: Owed) -> str:
    """A conclusion with who leads, who helps, and by when."""
    return f"{one.words.rstrip(' .')}. Giao {owed.given_words(one)}"


def _table(given: list[Owed]) -> Table:
    return Table(
        columns=(
            Column("Câu", 1),
            Column("Nội dung", 6),
            Column("Đơn vị trả lời", 3),
            Column("Hạn", 2),
        ),
        rows=tuple(
            (
                str(one.number),
                one.words or f"Câu hỏi số {one.number}",
                one.unit.name,
                vn_date(one.commitment.due_on),
            )
            for one in given
        ),
    )


def _ending(meeting: Meeting, written: MinutesDraft | None) -> Iterator[Block]:
    yield Heading("Kết thúc")
    if written is not None and written.ending:
        yield Paragraph(written.ending)
    at = f" lúc {vn_hour(meeting.ended_at)}" if meeting.ended_at and not meeting.history else ""
    yield Paragraph(f"Buổi họp kết thúc{at}. Biên bản được đọc lại cho mọi người cùng nghe.")


def _when(meeting: Meeting) -> str:
    if meeting.held_on is None:
        return "Buổi họp"
    begun = meeting.opened_at if not meeting.history else None
    hour = f"{vn_hour(begun)}, " if begun is not None else ""
    said = f"{hour}ngày {vn_date(meeting.held_on)}"
    return said[:1].upper() + said[1:]


def _hosts(meeting: Meeting) -> str:
    rows = meeting.hosts.select_related("unit").order_by("order", "pk")
    return ", ".join(row.unit.name for row in rows)


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def content_of(letter: Letter) -> dict[str, object]:
    """What a version keeps."""
    return to_json(letter)
