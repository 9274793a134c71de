"""What people are told about their case. The words are plain enough for a text message."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from hoiam.cases.models import Answer, Case, Result
from hoiam.core.text import vn_date


@dataclass(frozen=True, slots=True)
class Tidings:
    """One message: its template code, its subject and its text."""

    template: str
    subject: str
    text: str


def received(case: Case, due: str) -> Tidings:
    """That it was taken in, who answers and by when."""
    return Tidings(
        "cases.received",
        _("Đã tiếp nhận {code}").format(code=case.code),
        _("{unit} sẽ trả lời trước ngày {due}.").format(unit=case.unit.name, due=due),
    )


def asked_for_more(case: Case, question: str) -> Tidings:
    """That the unit needs to know more."""
    return Tidings(
        "cases.asked-for-more",
        _("{code}: cần ông/bà cho biết thêm").format(code=case.code),
        _("{unit} hỏi: {question}").format(unit=case.unit.name, question=question),
    )


def handed_over(case: Case, reason: str) -> Tidings:
    """That another unit answers now, why, and that the date stands."""
    return Tidings(
        "cases.handed-over",
        _("{code} đã chuyển đến {unit}").format(code=case.code, unit=case.unit.short_name),
        _("Chuyển đến {unit}. Lý do: {reason}. Thời hạn không tính lại từ đầu.").format(
            unit=case.unit.name, reason=reason
        ),
    )


def extended(case: Case, due: str, reason: str) -> Tidings:
    """That the date moved and why."""
    return Tidings(
        "cases.extended",
        _("{code}: gia hạn trả lời đến {due}").format(code=case.code, due=due),
        _("{unit} gia hạn trả lời đến ngày {due}. Lý do: {reason}.").format(
            unit=case.unit.name, due=due, reason=reason
        ),
    )


def answered(case: Case, answer: Answer) -> Tidings:
    """Which answer it is; the words of the answer are read with the tracking code."""
    label = Result(answer.result).label
    if answer.promise_due_on is not None:
        text = _("{unit} trả lời: {result}. {promise}, trước ngày {due}.").format(
            unit=case.unit.name,
            result=label,
            promise=answer.promise,
            due=vn_date(answer.promise_due_on),
        )
    else:
        text = _("{unit} trả lời: {result}.").format(unit=case.unit.name, result=label)
    return Tidings("cases.answered", _("{code} đã có trả lời").format(code=case.code), text)


def promise_kept(case: Case, what: str) -> Tidings:
    """That what was promised is done."""
    return Tidings(
        "cases.promise-kept",
        _("{code}: lời hứa đã làm xong").format(code=case.code),
        _("Đã làm xong: {what}. Nếu chưa đúng, xin ông/bà cho biết.").format(what=what),
    )


def promise_moved(case: Case, what: str, due: str, reason: str) -> Tidings:
    """That a promise has a new date and why."""
    return Tidings(
        "cases.promise-moved",
        _("{code}: lời hứa có ngày mới").format(code=case.code),
        _("{what}: ngày mới là {due}. Lý do: {reason}.").format(what=what, due=due, reason=reason),
    )


def joined(case: Case, into: Case, due: str) -> Tidings:
    """That it is followed together with another report of the same thing."""
    return Tidings(
        "cases.joined",
        _("{code} được xử lý chung với {into}").format(code=case.code, into=into.code),
        _("Có người khác cũng gặp chuyện này. {unit} trả lời chung trước ngày {due}.").format(
            unit=into.unit.name, due=due
        ),
    )


def unjoined(case: Case, due: str) -> Tidings:
    """That it is a matter of its own again."""
    return Tidings(
        "cases.unjoined",
        _("{code} được xử lý riêng").format(code=case.code),
        _("{unit} trả lời riêng ý kiến này trước ngày {due}.").format(unit=case.unit.name, due=due),
    )


def reopened(case: Case, due: str) -> Tidings:
    """That it is open again with a new date."""
    return Tidings(
        "cases.reopened",
        _("{code} được mở lại").format(code=case.code),
        _("{unit} xem lại và trả lời trước ngày {due}.").format(unit=case.unit.name, due=due),
    )


def revealed(case: Case, unit: str, part: str, reason: str) -> Tidings:
    """That the handling unit opened a personal part."""
    return Tidings(
        "cases.revealed",
        _("{code}: nơi xử lý đã xem thông tin riêng").format(code=case.code),
        _("{unit} đã mở xem {part}. Lý do: {reason}.").format(unit=unit, part=part, reason=reason),
    )
