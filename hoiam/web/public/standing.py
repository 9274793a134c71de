"""Where a public matter stands: the mark beside its title, and who owes what by when."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils.translation import gettext as _

from hoiam.cases.models import Case, CaseState, Result
from hoiam.commitments.models import Commitment, CommitmentKind, CommitmentState
from hoiam.core.calendar import Calendar
from hoiam.core.deadlines import Lateness, Standing, lateness
from hoiam.core.text import vn_date
from hoiam.web import words
from hoiam.web.public.why import masked

UNANSWERED = (CaseState.NEW, CaseState.WAITING, CaseState.HANDLING)


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign and a word; the kind gives the colour."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Owed:
    """One line of who owes what by when, as `base/_due.html` takes it."""

    label: str
    what: str
    state: str
    owner: str
    owner_code: str
    rule: str
    lateness: Lateness | None = None
    result: str = ""
    promise: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """The day and the calendar from which dates are judged."""

    today: date
    calendar: Calendar

    def lateness(self, due_on: date) -> Lateness:
        return _lateness(due_on, self.today, self.calendar)


@lru_cache(maxsize=2048)
def _lateness(due_on: date, today: date, calendar: Calendar) -> Lateness:
    """Days are counted one by one; a long list asks for the same few dates again and again."""
    return lateness(due_on, today, calendar)


def duty_of(duties: Iterable[Commitment]) -> Commitment | None:
    """The duty to answer that stands: the last one."""
    answers = [duty for duty in duties if duty.kind == CommitmentKind.ANSWER]
    return answers[-1] if answers else None


def promises_of(duties: Iterable[Commitment]) -> list[Commitment]:
    """What was promised, oldest first."""
    return [duty for duty in duties if duty.kind == CommitmentKind.PROMISE]


def _open(duties: Iterable[Commitment]) -> list[Commitment]:
    return [duty for duty in duties if duty.state == CommitmentState.OPEN]


def mark_of(case: Case, duties: list[Commitment], seen: Seen) -> Mark:
    """One mark for lists and titles. Closed is never shown as solved."""
    if case.state == CaseState.JOINED:
        return Mark("", _("Gộp vào vụ việc khác"))
    if case.state in UNANSWERED:
        return _unanswered(case, duties, seen)
    promises = _open(promises_of(duties))
    if promises:
        return _promised(min(promise.due_on for promise in promises), seen)
    result = Result(case.result).value if case.result else ""
    label = {
        Result.DONE: _("Đã trả lời: đã làm xong"),
        Result.PROMISED: _("Đã trả lời, lời hứa đã có kết quả"),
        Result.CANNOT: _("Đã trả lời: không làm được"),
        Result.NOT_OURS: _("Đã trả lời: nơi khác giải quyết"),
    }.get(result, _("Đã trả lời"))  # type: ignore[call-overload]
    return Mark("ok" if result in (Result.DONE, Result.PROMISED) else "", label)


def _unanswered(case: Case, duties: list[Commitment], seen: Seen) -> Mark:
    duty = duty_of(duties)
    if duty is None or duty.state != CommitmentState.OPEN:
        return Mark("", _("Đang giải quyết"))
    left = seen.lateness(duty.due_on)
    kind = words.due_state(left)
    if left.state is Standing.LATE:
        return Mark(kind, _("Chưa trả lời, %(late)s") % {"late": words.due_words(left)})
    if case.state == CaseState.WAITING:
        return Mark("soon", _("Chờ người gửi bổ sung"))
    return Mark(
        "" if left.state is Standing.EARLY else kind,
        _("Đang giải quyết, %(left)s") % {"left": words.due_words(left)},
    )


def _promised(due_on: date, seen: Seen) -> Mark:
    left = seen.lateness(due_on)
    if left.state is Standing.LATE:
        return Mark("late", _("Đã trả lời, lời hứa %(late)s") % {"late": words.due_words(left)})
    return Mark("promise", _("Đã trả lời, còn lời hứa"))


def owed_by(
    case: Case, duties: list[Commitment], seen: Seen, *, said: Callable[[str], str] = masked
) -> list[Owed]:
    """What stands above the fold: the open answer, or each promise, or the day of the answer.

    `said`: how words of a promise are told. Nobody releases them, and they may name somebody: in
    full they are for who was answered alone.
    """
    if case.state in UNANSWERED:
        duty = duty_of(duties)
        return [_answer_owed(duty, seen)] if duty is not None else []
    promises = [_promise_owed(promise, seen, said) for promise in promises_of(duties)]
    return promises or [_answered(case, duties)]


def _answer_owed(duty: Commitment, seen: Seen) -> Owed:
    return Owed(
        label=_("Phải trả lời trước hết ngày"),
        what=vn_date(duty.due_on),
        state="",
        lateness=seen.lateness(duty.due_on),
        owner=duty.unit.name,
        owner_code=duty.unit.code,
        rule="",
    )


def _promise_owed(promise: Commitment, seen: Seen, said: Callable[[str], str]) -> Owed:
    is_open = promise.state == CommitmentState.OPEN
    left = seen.lateness(promise.due_on) if is_open else None
    label = _("Lời hứa phải giữ")
    state = "promise"
    if left is not None and left.state is Standing.LATE:
        label, state = _("Lời hứa đã quá ngày"), "late"
    elif promise.state == CommitmentState.DONE and promise.ended_on is not None:
        kept_late = promise.ended_on > promise.due_on
        label = _("Lời hứa đã làm xong, trễ hẹn") if kept_late else _("Lời hứa đã làm xong")
        state = "late" if kept_late else "ok"
    elif not is_open:
        label, state = _("Lời hứa khép lại khi chưa làm"), "late"
    what = _("%(what)s trước hết ngày %(due)s") % {
        "what": said(promise.what).rstrip("."),
        "due": vn_date(promise.due_on),
    }
    paper = _("theo %(paper)s") % {"paper": promise.paper_number} if promise.paper_number else ""
    return Owed(
        label=label,
        what=what,
        state=state,
        lateness=left,
        owner=promise.unit.name,
        owner_code=promise.unit.code,
        rule=paper,
        result=said(promise.result_public) if not is_open else "",
        promise=True,
    )


def _answered(case: Case, duties: list[Commitment]) -> Owed:
    duty = duty_of(duties)
    is_late = duty is not None and duty.ended_on is not None and duty.ended_on > duty.due_on
    return Owed(
        label=_("Đã trả lời, sau hạn") if is_late else _("Đã trả lời, trong hạn"),
        what=_("Ngày %(day)s") % {"day": vn_date(case.answered_on)} if case.answered_on else "",
        state="late" if is_late else "ok",
        owner=case.unit.name,
        owner_code=case.unit.code,
        rule=_("hạn là %(due)s") % {"due": vn_date(duty.due_on)} if duty is not None else "",
    )
