"""What whoever sent a petition is told of a step: plain enough for a text message, never a word of
what the petition says. They are lazy: they are said in the language of whoever is told."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from hoiam.cases import dockets
from hoiam.core import calendar
from hoiam.core.text import vn_date
from hoiam.petitions import stepping
from hoiam.petitions.course import SETTLING
from hoiam.petitions.models import Petition, PetitionStep


@dataclass(frozen=True, slots=True)
class Tidings:
    """One message: its template code, its subject and its text."""

    template: str
    subject: str | Promise
    text: str | Promise


type Say = Callable[[Petition, PetitionStep], str | Promise]


def of_step(petition: Petition, step: PetitionStep) -> Tidings | None:
    """The message of a step; none where the step is nothing to the sender."""
    say = SAID.get(step.step)
    if say is None or petition.voice_id is None:
        return None
    return Tidings(
        f"petitions.{step.step}",
        format_lazy(_("Đơn số {number}: {step}"), number=petition.registered, step=_label(step)),
        say(petition, step),
    )


def of_taken_back(petition: Petition, step: PetitionStep) -> Tidings | None:
    """That what they were told does not hold; nothing where they were told nothing."""
    if step.step not in SAID or petition.voice_id is None:
        return None
    return Tidings(
        "petitions.taken-back",
        format_lazy(_("Đơn số {number}: đính chính"), number=petition.registered),
        format_lazy(
            _("{unit} đính chính: bước “{step}” ngày {day} ghi nhầm, không tính nữa."),
            unit=petition.docket.unit.name,
            step=_label(step),
            day=vn_date(step.day),
        ),
    )


def _label(step: PetitionStep) -> str:
    return _(stepping.step_label(step))  # type: ignore[return-value]


def due_words(petition: Petition) -> str:
    """By when the matter has to be settled; empty where no such day is known."""
    rows = dockets.open_clocks([petition.docket]).get(petition.docket.code, [])
    running = {row.clock: row.due_on for row in rows if row.paused_on is None and not row.part}
    return next((vn_date(running[code]) for code in SETTLING if code in running), "")


def _with_day(text: str | Promise) -> Say:
    def say(petition: Petition, step: PetitionStep) -> str | Promise:
        due = due_words(petition)
        said = _plainly(text)(petition, step)
        if not due:
            return said
        return format_lazy("{said} {more}", said=said, more=format_lazy(_DUE, due=due))

    return say


def _plainly(text: str | Promise) -> Say:
    def say(petition: Petition, step: PetitionStep) -> str | Promise:
        return format_lazy(
            text,  # type: ignore[arg-type]
            unit=petition.docket.unit.name,
            day=vn_date(step.day),
            body=step.body or "–",
        )

    return say


def _hearing(petition: Petition, step: PetitionStep) -> str | Promise:
    hearing = step.hearing
    local = hearing.planned_for.astimezone(calendar.ZONE)
    return format_lazy(
        _("{unit} mời ông/bà đối thoại lúc {hour} ngày {day}, tại {place}. Chủ trì: {chair}."),
        unit=petition.docket.unit.name,
        hour=f"{local:%H:%M}",
        day=vn_date(calendar.day_of(hearing.planned_for)),
        place=hearing.place,
        chair=hearing.chair,
    )


_DUE = _("Hạn giải quyết: ngày {due}.")
SAID: dict[str, Say] = {
    "ask-more": _plainly(
        _("{unit} đề nghị ông/bà bổ sung cho đơn. Nội dung cần bổ sung ghi trong văn bản.")
    ),
    "ask": _plainly(_("{unit} hỏi thêm về phản ánh, kiến nghị của ông/bà.")),
    "accept": _with_day(_("{unit} đã thụ lý đơn ngày {day}.")),
    "refuse": _plainly(
        _("{unit} không thụ lý đơn, ngày {day}. Lý do và điều luật ghi trong văn bản gửi ông/bà.")
    ),
    "guide": _plainly(
        _("Đơn không thuộc thẩm quyền của {unit}. Nơi có thẩm quyền giải quyết: {body}.")
    ),
    "transfer": _plainly(_("{unit} đã chuyển đơn đến {body} ngày {day}.")),
    "return": _plainly(_("{unit} đã trả đơn cho nơi chuyển đến, ngày {day}.")),
    "keep": _plainly(_("{unit} lưu đơn từ ngày {day}, không xử lý tiếp.")),
    "tell": _plainly(_("{unit} báo việc xử lý đơn ngày {day}. Nội dung ghi trong văn bản.")),
    "apologise": _plainly(_("{unit} xin lỗi vì chậm. Lý do và ngày hẹn mới ghi trong văn bản.")),
    "give-back": _plainly(_("{unit} trả ông/bà giấy tờ gốc đã nộp, ngày {day}.")),
    "call-hearing": _hearing,
    "extend": _with_day(_("{unit} gia hạn giải quyết đơn, quyết định ngày {day}.")),
    "suspend": _plainly(
        _("{unit} tạm đình chỉ giải quyết đơn từ ngày {day}. Thời gian này không tính vào hạn.")
    ),
    "resume": _with_day(_("{unit} tiếp tục giải quyết đơn từ ngày {day}.")),
    "withdraw": _plainly(_("{unit} đã ghi nhận ông/bà rút đơn ngày {day}.")),
    "stop": _plainly(_("{unit} đình chỉ giải quyết đơn, quyết định ngày {day}.")),
    "decide": _plainly(_("{unit} đã ra quyết định giải quyết đơn ngày {day}.")),
    "send": _plainly(_("{unit} đã gửi quyết định giải quyết cho ông/bà ngày {day}.")),
    "answer": _plainly(_("{unit} đã trả lời đơn ngày {day}.")),
    "publish": _plainly(_("{unit} đã công khai kết quả giải quyết ngày {day}.")),
}
