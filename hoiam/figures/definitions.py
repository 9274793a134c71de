"""What is counted, in one expression each. The count and the list that it opens to are both made
of that expression, so that they cannot disagree.

Every figure counts cases that are not joined to another one, published or not. Two sums hold on
any day and are said beside the figures: received = open + answered, and
received = in time + late + within.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q
from django.utils.translation import gettext_noop as _

from hoiam.cases.models import CaseState
from hoiam.commitments.models import Commitment, CommitmentKind, CommitmentState
from hoiam.core.refusals import NotFound

type Rule = Callable[[date], Q]

_ANSWERED = Q(state__in=(CaseState.ANSWERED, CaseState.CLOSED))
_OPEN = Q(state__in=(CaseState.NEW, CaseState.WAITING, CaseState.HANDLING))
# What ended by doing or by giving up; a duty merged into another case's is owed there.
_ENDED = (CommitmentState.DONE, CommitmentState.UNDONE)


def _owing(kind: CommitmentKind, which: Q) -> Q:
    """Cases with such a duty. The codes are gathered once for all cases: asked case by case, the
    database takes an index of dates and reads thousands of rows for each."""
    duties = Commitment.objects.filter(which, about_kind="case", kind=kind)
    return Q(code__in=duties.values("about_code"))


def _promise_open(day: date) -> Q:
    del day
    return _ANSWERED & _owing(CommitmentKind.PROMISE, Q(state=CommitmentState.OPEN))


def _promise_late(day: date) -> Q:
    missed = Q(state=CommitmentState.OPEN, due_on__lt=day)
    return _ANSWERED & _owing(CommitmentKind.PROMISE, missed)


def _late(day: date) -> Q:
    missed = Q(state=CommitmentState.OPEN, due_on__lt=day)
    ended_late = Q(state__in=_ENDED, ended_on__gt=F("due_on"))
    return _owing(CommitmentKind.ANSWER, missed | ended_late)


@dataclass(frozen=True, slots=True)
class Figure:
    """A named count: what it means, what one of it is, and the expression that decides."""

    code: str
    name: str
    meaning: str
    unit_of_counting: str
    rule: Rule


_CASES = _("vụ việc")

RECEIVED = Figure(
    "received",
    _("Đã nhận"),
    _("Mọi vụ việc đã tiếp nhận. Vụ việc gộp vào vụ việc khác chỉ đếm một lần, ở vụ việc kia."),
    _CASES,
    lambda day: Q(),
)
OPEN = Figure(
    "open",
    _("Đang giải quyết"),
    _("Chưa trả lời, chờ người gửi bổ sung, hoặc đã mở lại và chưa trả lời lần nữa."),
    _CASES,
    lambda day: _OPEN,
)
ANSWERED = Figure(
    "answered",
    _("Đã trả lời"),
    _("Đã trả lời người gửi. Đã trả lời chưa chắc là đã làm xong."),
    _CASES,
    lambda day: _ANSWERED,
)
PROMISE_OPEN = Figure(
    "promise-open",
    _("Đã trả lời, còn lời hứa"),
    _("Đã trả lời, và còn ít nhất một lời hứa trong câu trả lời chưa làm xong."),
    _CASES,
    _promise_open,
)
PROMISE_LATE = Figure(
    "promise-late",
    _("Lời hứa quá ngày"),
    _("Đã trả lời, và còn ít nhất một lời hứa đã qua ngày hẹn mà chưa làm xong."),
    _CASES,
    _promise_late,
)
SETTLED = Figure(
    "settled",
    _("Đã trả lời, không còn lời hứa"),
    _("Đã trả lời, và câu trả lời không hứa gì hoặc điều đã hứa đều có kết quả."),
    _CASES,
    lambda day: _ANSWERED & ~_promise_open(day),
)
IN_TIME = Figure(
    "in-time",
    _("Trả lời đúng hạn"),
    _("Đã trả lời, và không lần nào trễ. Hạn được gia hạn có lý do thì tính theo hạn mới."),
    _CASES,
    lambda day: _ANSWERED & ~_late(day),
)
LATE = Figure(
    "late",
    _("Trễ hạn trả lời"),
    _("Trả lời sau ngày hạn, hoặc đã qua ngày hạn mà chưa trả lời. Đã trễ một lần thì vẫn tính."),
    _CASES,
    _late,
)
WITHIN = Figure(
    "within",
    _("Đang giải quyết, còn trong hạn"),
    _("Chưa trả lời, chưa đến hoặc đúng ngày hạn, và chưa lần nào trễ."),
    _CASES,
    lambda day: _OPEN & ~_late(day),
)

FIGURES = (
    RECEIVED,
    OPEN,
    ANSWERED,
    PROMISE_OPEN,
    PROMISE_LATE,
    SETTLED,
    IN_TIME,
    LATE,
    WITHIN,
)
_BY_CODE = {figure.code: figure for figure in FIGURES}


def figure(code: str) -> Figure:
    """The figure with this code."""
    if code not in _BY_CODE:
        raise NotFound("base.not-found")
    return _BY_CODE[code]
