"""What is done about one commitment of a case: assign, result, another date, a consulted part."""

from dataclasses import dataclass

from django import forms
from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.accounts import queries as accounts
from hoiam.cases import actions as cases
from hoiam.cases import queries
from hoiam.cases.models import Case
from hoiam.commitments import actions as commitments
from hoiam.commitments import queries as duties
from hoiam.commitments.models import Commitment, CommitmentKind
from hoiam.core.refusals import NotFound
from hoiam.web import tables
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import case_forms, case_page, exports, handling, matters, pages
from hoiam.web.office.pages import Act, Values
from hoiam.web.office.promises import one


def _opened(request: OfficeRequest, code: str, duty: str, step: str) -> tuple[Case, Commitment]:
    """A visible duty of a visible case, if its form for this step may be shown."""
    case = queries.by_code(request.actor, code)
    found = duties.by_code(request.actor, duty)
    if (found.about_kind, found.about_code) != ("case", case.code):
        raise NotFound("base.not-found")
    pages.check_open(step, found, request=request)
    return case, found


def _page(
    request: OfficeRequest,
    about: tuple[Case, Commitment],
    form: forms.Form,
    act: Act,
    *,
    said: str,
    heading: str,
    meaning: str = "",
) -> HttpResponse:
    case, duty = about
    return handling.step_page(
        request, case, form, act, said=said, heading=heading, meaning=meaning, duty=duty
    )


@office()
def assign(request: OfficeRequest, code: str, duty: str) -> HttpResponse:
    about = _opened(request, code, duty, "commitments.work")
    officers = handling.officers_for(about[1].unit.code)
    initial = {"officer": about[1].assignee}
    form = pages.bound(request, case_forms.Assign, officers=officers, initial=initial)

    def act(typed: Values) -> None:
        officer = next(one for one in officers if one.code == typed["officer"])
        commitments.assign(commitment=about[1], officer=officer, by=request.actor, at=now())

    return _page(request, about, form, act, said=_("Đã phân công."), heading=_("Phân công cán bộ"))


@office()
def answer_consult(request: OfficeRequest, code: str, duty: str) -> HttpResponse:
    about = _opened(request, code, duty, "commitments.work")
    form = pages.bound(request, case_forms.Words)

    def act(typed: Values) -> None:
        cases.answer_consult(
            case=about[0], part=about[1], text=typed["text"], by=request.actor, at=now()
        )

    return _page(
        request, about, form, act, said=_("Đã gửi ý kiến cho đơn vị chủ trì."),
        heading=_("Góp ý cho đơn vị chủ trì"),
        meaning=_("Ý kiến này là nội bộ; đơn vị chủ trì trả lời người gửi."),
    )  # fmt: skip


@office()
def keep(request: OfficeRequest, code: str, duty: str) -> HttpResponse:
    """The promise is done."""
    about = _opened(request, code, duty, "commitments.work")
    form = pages.bound(request, case_forms.Outcome)

    def act(typed: Values) -> None:
        outcome = commitments.Outcome(**typed)
        if about[1].kind != CommitmentKind.PROMISE:
            raise NotFound("base.not-found")
        cases.keep_promise(
            case=about[0], promise=about[1], outcome=outcome, by=request.actor, at=now()
        )

    return _page(
        request, about, form, act, said=_("Đã ghi kết quả. Người gửi được báo."),
        heading=_("Ghi kết quả lời hứa"),
        meaning=_("Người gửi được báo và có thể nói là chưa xong."),
    )  # fmt: skip


@office()
def leave_undone(request: OfficeRequest, code: str, duty: str) -> HttpResponse:
    """A promise is given up through its case, so that the people are told."""
    about = _opened(request, code, duty, "commitments.leave_undone")
    form = pages.bound(request, case_forms.Outcome)

    def act(typed: Values) -> None:
        outcome, by = commitments.Outcome(**typed), request.actor
        if about[1].kind == CommitmentKind.PROMISE:
            cases.give_up_promise(case=about[0], promise=about[1], outcome=outcome, by=by, at=now())
        else:
            commitments.leave_undone(commitment=about[1], outcome=outcome, by=by, at=now())

    return _page(
        request, about, form, act, said=_("Đã khép lại, ghi là chưa làm."),
        heading=_("Khép lại khi chưa làm"),
        meaning=_("Không bao giờ tính là đã làm xong. Nêu rõ vì sao."),
    )  # fmt: skip


@office()
def ask_date(request: OfficeRequest, code: str, duty: str) -> HttpResponse:
    about = _opened(request, code, duty, "commitments.work")
    form = pages.bound(request, case_forms.NewDate)

    def act(typed: Values) -> None:
        commitments.ask_new_date(commitment=about[1], by=request.actor, at=now(), **typed)

    return _page(
        request, about, form, act, said=_("Đã gửi đề nghị. Hạn cũ vẫn giữ đến khi được đồng ý."),
        heading=_("Xin lùi hạn"), meaning=_("Nơi giao việc hoặc cấp trên trả lời."),
    )  # fmt: skip


@office()
def accept_date(request: OfficeRequest, code: str, duty: str) -> HttpResponse:
    """A promise moves through its case, so that the people are told."""
    about = _opened(request, code, duty, "commitments.accept_new_date")
    case, owed = about
    initial = {"due_on": owed.asked_due_on, "reason": owed.asked_reason}
    form = pages.bound(request, case_forms.NewDate, initial=initial)

    def act(typed: Values) -> None:
        if owed.kind == CommitmentKind.PROMISE:
            cases.new_promise_date(case=case, promise=owed, by=request.actor, at=now(), **typed)
        elif owed.kind == CommitmentKind.ANSWER:
            cases.extend(case=case, by=request.actor, at=now(), **typed)
        else:
            commitments.accept_new_date(commitment=owed, by=request.actor, at=now(), **typed)

    return _page(
        request, about, form, act, said=_("Đã đồng ý ngày mới. Hạn cũ vẫn hiện."),
        heading=_("Đồng ý ngày mới"), meaning=_("Người gửi được báo ngày mới và lý do."),
    )  # fmt: skip


@office()
def decline_date(request: OfficeRequest, code: str, duty: str) -> HttpResponse:
    about = _opened(request, code, duty, "commitments.accept_new_date")
    form = pages.bound(request, case_forms.Reason)

    def act(typed: Values) -> None:
        commitments.decline_new_date(
            commitment=about[1], reason=typed["reason"], by=request.actor, at=now()
        )

    return _page(
        request, about, form, act, said=_("Không đồng ý; hạn cũ giữ nguyên."),
        heading=_("Không đồng ý lùi hạn"),
    )  # fmt: skip


@office()
def new_dates(request: OfficeRequest) -> HttpResponseBase:
    """Requests for a new date that wait for this officer's word."""
    waiting = duties.asked_dates(request.actor)
    if tables.asked(request):
        return exports.given(request, exports.asked_dates(waiting), "Xin lùi hạn")
    rows = list(waiting[:200])
    names = accounts.names({row.asked_by for row in rows})
    sources = matters.described(rows, request.actor)
    for row in rows:  # shown, never saved
        row.what = case_page.words_in_list(row.what)
        row.asked_reason = case_page.words_in_list(row.asked_reason)
    asked = [
        (row, names.get(row.asked_by, ""), _asking(row, sources[row.code].source)) for row in rows
    ]
    return pages.show(request, "new_dates", asked=asked)


@dataclass(frozen=True, slots=True)
class Asking:
    """Where a request for a new date is read and decided, and what it comes from."""

    page: str
    accept: str
    decline: str
    source: str


def _asking(row: Commitment, source: str) -> Asking:
    """A promise is decided through its case, so that the people are told."""
    page = reverse("office:commitment", args=[row.code])
    if row.about_kind == "case" and row.kind != CommitmentKind.REQUEST:
        page = reverse("office:case", args=[row.about_code])
    accept, decline = (
        one.step_url(f"commitment-{name}-date", row) for name in ("accept", "decline")
    )
    return Asking(page, accept, decline, source or row.about_code)
