"""What the asker of a question is told when it ends. Lazy: said in the language of the asker."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from hoiam.commitments import queries as commitments
from hoiam.core.text import vn_date
from hoiam.meetings.models import Outcome, Question


@dataclass(frozen=True, slots=True)
class Tidings:
    """One message: its template code, its subject and its text."""

    template: str
    subject: str | Promise
    text: str | Promise


def ended(question: Question) -> Tidings:
    """How it ended: with an answer, with who answers by when, or with why it is not answered."""
    number = question.number
    if question.outcome == Outcome.ASSIGNED:
        due = commitments.due_of([question.commitment])[question.commitment]
        return Tidings(
            "meetings.question-assigned",
            format_lazy(_("Câu hỏi số {number} đã giao trả lời"), number=number),
            format_lazy(
                _("{unit} trả lời câu hỏi của ông/bà trước ngày {due}."),
                unit=question.unit.name if question.unit else "",
                due=vn_date(due),
            ),
        )
    if question.outcome == Outcome.OUTSIDE:
        return Tidings(
            "meetings.question-outside",
            format_lazy(_("Câu hỏi số {number}: chưa trả lời tại cuộc họp"), number=number),
            format_lazy(
                _(
                    "Không thuộc nội dung cuộc họp, vì: {why} Ông/bà có thể đề nghị Mặt trận xem lại."
                ),
                why=_sentence(question.why),
            ),
        )
    return Tidings(
        "meetings.question-answered",
        format_lazy(_("Câu hỏi số {number} đã được trả lời"), number=number),
        format_lazy(_("Trả lời tại cuộc họp: {answer}"), answer=question.answer),
    )


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."
