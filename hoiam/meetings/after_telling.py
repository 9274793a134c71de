"""What askers are told after the meeting. Lazy: said in the language of whoever is told."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from hoiam.commitments.models import Commitment
from hoiam.core.text import vn_date
from hoiam.meetings.models import OutsideAppeal, Raising, Ruling


@dataclass(frozen=True, slots=True)
class Tidings:
    """One message: its template code, its subject and its text."""

    template: str
    subject: str | Promise
    text: str | Promise


def answered(number: int, duty: Commitment, answer: str) -> Tidings:
    """The answer to a question that was given to a unit."""
    return Tidings(
        "meetings.question-settled",
        format_lazy(_("Câu hỏi số {number} đã có trả lời"), number=number),
        format_lazy(
            _("{unit} trả lời: {answer} Ông/bà cho biết đã hài lòng hay chưa trên trang tra cứu."),
            unit=duty.unit.name,
            answer=sentence(answer),
        ),
    )


def raised(number: int, row: Raising, duty: Commitment) -> Tidings:
    """That another level answers, and that the date stands."""
    return Tidings(
        "meetings.question-raised",
        format_lazy(_("Câu hỏi số {number} đã chuyển lên {unit}"), number=number, unit=row.to_unit),
        format_lazy(
            _(
                "{former} không giải quyết được và chuyển lên {unit}. Lý do: {why} "
                "Hạn trả lời vẫn là {due}."
            ),
            former=row.from_unit.name,
            unit=row.to_unit.name,
            why=sentence(row.why),
            due=vn_date(duty.due_on),
        ),
    )


def reopened(number: int, duty: Commitment) -> Tidings:
    """That somebody else looks at it again."""
    return Tidings(
        "meetings.question-reopened",
        format_lazy(_("Câu hỏi số {number} được xem lại"), number=number),
        format_lazy(
            _("Ông/bà chưa hài lòng. {unit} xem lại và trả lời trước ngày {due}."),
            unit=duty.unit.name,
            due=vn_date(duty.due_on),
        ),
    )


def ruled(number: int, row: OutsideAppeal) -> Tidings:
    """What the Front decided about a question said to be out of scope."""
    to_answer = row.ruling == Ruling.TO_ANSWER
    said = (
        _("{unit} yêu cầu trả lời câu hỏi này. Lý do: {why}")
        if to_answer
        else _("{unit} giữ nguyên: không thuộc nội dung cuộc họp. Lý do: {why}")
    )
    return Tidings(
        "meetings.question-ruled",
        format_lazy(_("Câu hỏi số {number}: Mặt trận đã xem lại"), number=number),
        format_lazy(said, unit=row.front.name, why=sentence(row.reasons)),
    )


def sentence(words: str) -> str:
    """The same with an end."""
    return words if words.endswith((".", "!", "?")) else f"{words}."
