"""Everything kept about one person, put together for them alone: what they gave, what they were
told. Never a name of an officer, an internal note, or anything of somebody else in the case."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from hoiam.base.texts import sentence
from hoiam.cases import queries as cases
from hoiam.cases import readings
from hoiam.cases.models import Case, Gathering, Reading, Result
from hoiam.core.calendar import ZONE, day_of
from hoiam.core.redact.covering import covered
from hoiam.core.text import vn_date
from hoiam.notices.models import Notice
from hoiam.petitions import course, stepping
from hoiam.petitions import queries as petitions
from hoiam.petitions.models import Petition
from hoiam.protection import matters, queries
from hoiam.voices.models import Attachment, Contact, Voice


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is kept: its code for machines, its name, its value."""

    code: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Section:
    """Lines that belong together."""

    code: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """The whole, and the files as they were sent."""

    reference: str
    made_on: date
    sections: tuple[Section, ...]
    files: tuple[Attachment, ...]


def copy_of(voice: Voice, *, at: datetime) -> Copy:
    """Put together for the person who showed the code of this voice; no other code is followed."""
    head = voice.origin or voice
    matter = matters.of_voice(head)
    voices = [head, *head.later.order_by("id")]
    files = list(Attachment.objects.filter(voice__in=voices).order_by("id"))
    sections = (
        _contact(head),
        *(_said(one, number) for number, one in enumerate(voices, start=1)),
        Section("files", _("Tệp đã gửi"), tuple(_file(one) for one in files)),
        *_of_thing(head, matter.thing),
        _messages(voices),
        _readings(head, matter.about),
        _requests(head),
        _terms(head, day_of(at)),
    )
    shown = tuple(one for one in sections if one.lines)
    return Copy(head.receipt.reference, day_of(at), shown, tuple(one for one in files if one.original))  # fmt: skip


def as_plain(copy: Copy) -> dict[str, Any]:
    """The same for machines."""
    return {
        "reference": copy.reference,
        "made_on": copy.made_on.isoformat(),
        "sections": [
            {
                "code": section.code,
                "title": section.title,
                "lines": [
                    {"code": line.code, "name": line.name, "value": line.value}
                    for line in section.lines
                ],
            }
            for section in copy.sections
        ],
    }


def _lines(*pairs: tuple[str, str, object]) -> tuple[Line, ...]:
    return tuple(Line(code, name, str(value)) for code, name, value in pairs if value not in ("", None))  # fmt: skip


def _moment(at: datetime) -> str:
    return f"{at.astimezone(ZONE):%H:%M} {vn_date(day_of(at))}"


def _contact(head: Voice) -> Section:
    contact = Contact.objects.filter(voice=head).first()
    pairs: tuple[tuple[str, str, object], ...] = ()
    if contact is not None:
        pairs = (
            ("name", _("Tên"), contact.name),
            ("phone", _("Điện thoại"), contact.phone),
            ("email", _("Thư điện tử"), contact.email),
            ("address", _("Địa chỉ"), contact.address),
        )
    return Section("contact", _("Cách liên hệ"), _lines(*pairs))


def _said(voice: Voice, number: int) -> Section:
    point = "" if voice.latitude is None else f"{voice.latitude}, {voice.longitude}"
    return Section(
        "said",
        _("Điều đã nói, lần {n}").format(n=number),
        _lines(
            ("received", _("Nhận lúc"), _moment(voice.received_at)),
            ("channel", _("Cách gửi"), _(voice.get_channel_display())),
            ("kind", _("Loại"), _(voice.get_kind_display())),
            ("area", _("Địa bàn"), voice.area.name),
            ("field", _("Lĩnh vực"), _(voice.field.name)),
            ("place", _("Nơi xảy ra"), voice.place),
            ("point", _("Điểm trên bản đồ"), point),
            ("text", _("Lời kể"), voice.text),
        ),
    )


def _file(one: Attachment) -> Line:
    return Line(one.code, one.name, f"{one.media}, {one.size} byte")


def _of_thing(head: Voice, thing: matters.Thing) -> tuple[Section, ...]:
    if isinstance(thing, Petition):
        return (_petition(thing), _signed(head, thing), _steps(thing))
    return (_case(thing), _answers(head, thing))


def _petition(petition: Petition) -> Section:
    return Section(
        "petition",
        _("Đơn"),
        _lines(
            ("number", _("Số trong sổ đơn"), petition.registered),
            ("unit", _("Đơn vị giải quyết"), petition.docket.unit.name),
            ("state", _("Trạng thái"), _(stepping.state_label(petition))),
            ("registered", _("Ngày vào sổ"), vn_date(day_of(petition.registered_at))),
            ("against", _("Về quyết định, hành vi"), petition.against),
            ("demand", _("Điều yêu cầu"), petition.demand),
            ("ended", _("Ngày kết thúc"), vn_date(day_of(petition.ended_at)) if petition.ended_at else ""),
        ),
    )  # fmt: skip


def _signed(head: Voice, petition: Petition) -> Section:
    """The sender's own line of the register: of several who signed, the one named as the contact."""
    contact = Contact.objects.filter(voice=head).first()
    signed = matters.senders(petition, [contact.name] if contact else [])
    return Section(
        "register",
        _("Ghi trong sổ đơn"),
        tuple(
            line
            for one in signed
            for line in _lines(
                ("name", _("Tên"), one.name),
                ("address", _("Địa chỉ"), one.address),
                ("paper", _("Giấy tờ tùy thân"), one.paper),
                ("phone", _("Điện thoại"), one.phone),
            )
        ),
    )


def _steps(petition: Petition) -> Section:
    """Which steps were taken and when; words of the office are read in its papers."""
    return Section(
        "steps",
        _("Các bước"),
        tuple(
            Line(one.code, vn_date(one.day), _(stepping.step_label(one)))
            for one in course.standing_steps(petition)
        ),
    )


def _case(case: Case) -> Section:
    return Section(
        "case",
        _("Vụ việc"),
        _lines(
            ("code", _("Mã"), case.code),
            ("unit", _("Đơn vị trả lời"), case.unit.name),
            ("state", _("Trạng thái"), _(case.get_state_display())),
            ("opened", _("Ngày nhận"), vn_date(case.opened_on)),
            ("answered", _("Ngày trả lời"), vn_date(case.answered_on) if case.answered_on else ""),
        ),
    )


def _answers(head: Voice, case: Case) -> Section:
    """Words of an answer are written to whoever spoke first: others read what was released."""
    row = Gathering.objects.get(voice=head)
    first = row.how == "first" and row.case_id == case.pk
    lines = [
        Line(one.code, _("Trả lời {n}").format(n=one.number), _answered(one, first=first))
        for one in cases.answers_of(case)
        if one.sent_at is not None
    ]
    asked = cases.asked_of(case) if first else None
    if asked is not None:
        lines.append(Line("asked", _("Điều được hỏi thêm"), asked.text))
    lines += [
        Line("rating", _("Đánh giá của ông/bà"), f"{_(one.get_verdict_display())}, {_moment(one.rated_at)}")
        for one in cases.ratings_of(case)
        if one.voice_id == head.pk
    ]  # fmt: skip
    return Section("answers", _("Trả lời"), tuple(lines))


def _answered(answer: Any, *, first: bool) -> str:
    label = _(str(Result(answer.result).label))
    promise = answer.promise if first else covered(answer.promise)
    return "\n".join(one for one in (label, answer.text if first else "", promise) if one)


def _messages(voices: list[Voice]) -> Section:
    rows = Notice.objects.filter(recipient__in=[f"voice/{one.code}" for one in voices])
    return Section(
        "messages",
        _("Tin đã báo"),
        tuple(
            Line(one.code, f"{_moment(one.queued_at)}: {one.subject}", one.text or _("đã xóa"))
            for one in rows.order_by("id")
        ),
    )


def _readings(head: Voice, about: tuple[str, str]) -> Section:
    return Section(
        "readings",
        _("Ai đã mở phần riêng"),
        tuple(
            Line(
                f"reading-{one.pk}",
                f"{_moment(one.read_at)}: {one.unit.name}",
                f"{_(one.get_part_display())}; {_(one.get_purpose_display())}; {one.reason}",
            )
            for one in _read(head, about)
        )
        + tuple(
            Line(f"opened-{one.pk}", _moment(one.recorded_at), sentence(one))
            for one in queries.openings_of(head)
        ),
    )


def _read(head: Voice, about: tuple[str, str]) -> QuerySet[Reading]:
    is_petition = about[0] == petitions.ABOUT
    return readings.readings_about(about) if is_petition else readings.readings_of(head)


def _requests(head: Voice) -> Section:
    return Section(
        "requests",
        _("Yêu cầu về dữ liệu"),
        tuple(
            Line(
                one.code,
                f"{_moment(one.received_at)}: {_(one.get_kind_display())}",
                "\n".join(
                    part
                    for part in (_(one.get_state_display()), one.words, one.answer, one.result)
                    if part
                ),
            )
            for one in queries.requests_of(head)
        ),
    )


def _terms(head: Voice, day: date) -> Section:
    return Section(
        "terms",
        _("Giữ đến khi nào"),
        tuple(
            Line(one.term.code, _(one.term.what), until_in_words(one))
            for one in queries.kept_of(head, day)
        ),
    )


def until_in_words(kept: queries.Kept) -> str:
    """Until when a part is kept and why, as the person reads it."""
    if kept.gone_on is not None:
        return _("đã xóa ngày {day}").format(day=vn_date(kept.gone_on))
    if kept.until is not None:
        said = _("giữ đến ngày {day}: {months} tháng từ {since}")
        return said.format(
            day=vn_date(kept.until), months=kept.term.months, since=_(kept.term.since)
        )
    return _(_WHY[kept.why])


_WHY = {
    "open": gettext_noop("đang giữ vì vụ việc chưa xong; xong rồi mới bắt đầu tính thời hạn"),
    "asked": gettext_noop("đang giữ vì yêu cầu về dữ liệu chưa xong hoặc đang hạn chế xử lý"),
    "held": gettext_noop("đang giữ theo quyết định của lãnh đạo, có lý do và ngày hết"),
}
