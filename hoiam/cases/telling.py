"""What people are told about their case. The words are plain enough for a text message.

They are lazy: whoever queues a message says them in the language of the person who is told, not
in that of the officer who happens to act.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from hoiam.cases.models import Answer, Case, Part, Purpose, Reading, Result
from hoiam.core.text import vn_date


@dataclass(frozen=True, slots=True)
class Tidings:
    """One message: its template code, its subject and its text; and what of the text an officer
    typed, which may speak of whoever began the matter."""

    template: str
    subject: str | Promise
    text: str | Promise
    typed: tuple[str, ...] = ()


def received(case: Case, due: str) -> Tidings:
    """That it was taken in, who answers and by when."""
    return Tidings(
        "cases.received",
        format_lazy(_("Đã tiếp nhận {code}"), code=case.code),
        format_lazy(_("{unit} sẽ trả lời trước ngày {due}."), unit=case.unit.name, due=due),
    )


def taken_over(case: Case, system: str, due: str) -> Tidings:
    """That it goes on here, who answers, and that its date stands, even where it has gone by."""
    return Tidings(
        "cases.taken-over",
        format_lazy(_("{code} tiếp tục tại đây"), code=case.code),
        format_lazy(
            _("Việc đã gửi ở {system} nay do {unit} trả lời. Hạn trả lời: ngày {due}."),
            system=system,
            unit=case.unit.name,
            due=due,
        ),
    )


def asked_for_more(case: Case, question: str) -> Tidings:
    """That the unit needs to know more."""
    return Tidings(
        "cases.asked-for-more",
        format_lazy(_("{code}: cần ông/bà cho biết thêm"), code=case.code),
        format_lazy(_("{unit} hỏi: {question}"), unit=case.unit.name, question=question),
    )


def handed_over(case: Case, reason: str) -> Tidings:
    """That another unit answers now, why, and that the date stands."""
    return Tidings(
        "cases.handed-over",
        format_lazy(_("{code} đã chuyển đến {unit}"), code=case.code, unit=case.unit.short_name),
        format_lazy(
            _("Chuyển đến {unit}. Lý do: {reason}. Thời hạn không tính lại từ đầu."),
            unit=case.unit.name,
            reason=reason,
        ),
        typed=(reason,),
    )


def succeeded(case: Case, former: str, unit: str, due: str) -> Tidings:
    """That the unit which answered was abolished, who stands in its place, and that the date
    stands."""
    return Tidings(
        "cases.succeeded",
        format_lazy(_("{code}: đơn vị trả lời nay là {unit}"), code=case.code, unit=unit),
        format_lazy(
            _("{former} không còn. {unit} tiếp tục. Thời hạn vẫn là {due}, không tính lại."),
            former=former,
            unit=unit,
            due=due,
        ),
    )


def extended(case: Case, due: str, reason: str) -> Tidings:
    """That the date moved and why."""
    return Tidings(
        "cases.extended",
        format_lazy(_("{code}: gia hạn trả lời đến {due}"), code=case.code, due=due),
        format_lazy(
            _("{unit} gia hạn trả lời đến ngày {due}. Lý do: {reason}."),
            unit=case.unit.name,
            due=due,
            reason=reason,
        ),
        typed=(reason,),
    )


def recounted(code: str, unit: str, old: str, due: str, reason: str) -> Tidings:
    """That the calendar of working days changed, and the date with it."""
    return Tidings(
        "cases.recounted",
        format_lazy(_("{code}: hạn trả lời nay là {due}"), code=code, due=due),
        format_lazy(
            _(
                "Lịch ngày làm việc thay đổi nên hạn trả lời của {unit} đổi từ {old} thành {due}. "
                "Theo: {reason}."
            ),
            unit=unit,
            old=old,
            due=due,
            reason=reason,
        ),
    )


def recounted_by_rule(code: str, unit: str, old: str, due: str, reason: str) -> Tidings:
    """That the rule behind the date was put right, and the date with it."""
    return Tidings(
        "cases.recounted",
        format_lazy(_("{code}: hạn trả lời nay là {due}"), code=code, due=due),
        format_lazy(
            _(
                "Quy định dùng để tính hạn được đính chính nên hạn trả lời của {unit} đổi từ {old} "
                "thành {due}. Theo: {reason}."
            ),
            unit=unit,
            old=old,
            due=due,
            reason=reason,
        ),
    )


def answered(case: Case, answer: Answer) -> Tidings:
    """Which answer it is; the words of the answer are read with the tracking code."""
    label = _(str(Result(answer.result).label))
    if answer.promise_due_on is not None:
        text = format_lazy(
            _("{unit} trả lời: {result}. {promise}, trước ngày {due}."),
            unit=case.unit.name,
            result=label,
            promise=answer.promise,
            due=vn_date(answer.promise_due_on),
        )
    else:
        text = format_lazy(_("{unit} trả lời: {result}."), unit=case.unit.name, result=label)
    return Tidings(
        "cases.answered",
        format_lazy(_("{code} đã có trả lời"), code=case.code),
        text,
        typed=(answer.promise,),
    )


def promise_kept(case: Case, what: str) -> Tidings:
    """That what was promised is done."""
    return Tidings(
        "cases.promise-kept",
        format_lazy(_("{code}: lời hứa đã làm xong"), code=case.code),
        format_lazy(_("Đã làm xong: {what}. Nếu chưa đúng, xin ông/bà cho biết."), what=what),
        typed=(what,),
    )


def promise_given_up(case: Case, what: str, reason: str) -> Tidings:
    """That what was promised will not be done, and why."""
    return Tidings(
        "cases.promise-given-up",
        format_lazy(_("{code}: lời hứa không làm được"), code=case.code),
        format_lazy(_("Không làm điều đã hứa: {what}. Lý do: {reason}."), what=what, reason=reason),
        typed=(what, reason),
    )


def promise_moved(case: Case, what: str, due: str, reason: str) -> Tidings:
    """That a promise has a new date and why."""
    return Tidings(
        "cases.promise-moved",
        format_lazy(_("{code}: lời hứa có ngày mới"), code=case.code),
        format_lazy(
            _("{what}: ngày mới là {due}. Lý do: {reason}."), what=what, due=due, reason=reason
        ),
        typed=(what, reason),
    )


def joined(case: Case, into: Case, due: str) -> Tidings:
    """That it is followed together with another report of the same thing."""
    return Tidings(
        "cases.joined",
        format_lazy(_("{code} được xử lý chung với {into}"), code=case.code, into=into.code),
        format_lazy(
            _("Có người khác cũng gặp chuyện này. {unit} trả lời chung trước ngày {due}."),
            unit=into.unit.name,
            due=due,
        ),
    )


def unjoined(case: Case, due: str) -> Tidings:
    """That it is a matter of its own again."""
    return Tidings(
        "cases.unjoined",
        format_lazy(_("{code} được xử lý riêng"), code=case.code),
        format_lazy(
            _("{unit} trả lời riêng ý kiến này trước ngày {due}."), unit=case.unit.name, due=due
        ),
    )


def reopened(case: Case, due: str) -> Tidings:
    """That it is open again with a new date."""
    return Tidings(
        "cases.reopened",
        format_lazy(_("{code} được mở lại"), code=case.code),
        format_lazy(_("{unit} xem lại và trả lời trước ngày {due}."), unit=case.unit.name, due=due),
    )


def read(case: Case, unit: str, opened: Reading) -> Tidings:
    """That a handling unit opened a personal part."""
    return Tidings(
        "cases.read",
        format_lazy(_("{code}: nơi xử lý đã xem thông tin riêng"), code=case.code),
        format_lazy(
            _("{unit} đã mở xem {part}. Mục đích: {purpose}. Lý do: {reason}."),
            unit=unit,
            part=_(str(Part(opened.part).label)),
            purpose=_(str(Purpose(opened.purpose).label)),
            reason=opened.reason,
        ),
    )


def reissued(case: Case, unit: str) -> Tidings:
    """That a desk gave a new secret code, so that whoever did not ask for one speaks up."""
    return Tidings(
        "cases.reissued",
        format_lazy(_("{code}: cấp lại mã tra cứu"), code=case.code),
        format_lazy(
            _(
                "{unit} vừa cấp mã tra cứu mới cho người đến quầy, sau khi xem giấy tờ; mã cũ không "
                "dùng được nữa. Nếu không phải ông/bà, xin báo ngay cho đơn vị."
            ),
            unit=unit,
        ),
    )


def assisted(case: Case, unit: str) -> Tidings:
    """That somebody was helped with this matter at a desk, so that a stranger is noticed."""
    return Tidings(
        "cases.assisted",
        format_lazy(_("{code}: mở giúp tại quầy"), code=case.code),
        format_lazy(
            _(
                "{unit} vừa mở vụ việc này cho người đến quầy, sau khi xem giấy tờ. Nếu không phải "
                "ông/bà, xin báo ngay cho đơn vị."
            ),
            unit=unit,
        ),
    )
