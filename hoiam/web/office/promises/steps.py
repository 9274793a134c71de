"""Steps of one commitment: done, closed undone, another date, a file, "not kept"."""

import secrets

from django import forms
from django.http import FileResponse, HttpResponse
from django.utils.translation import gettext as _

from hoiam.base import files
from hoiam.commitments import actions as commitments
from hoiam.commitments import policies
from hoiam.commitments.actions import Outcome, Saying
from hoiam.commitments.keeping import SaidBy
from hoiam.commitments.models import Commitment, CommitmentKind, OwedKind
from hoiam.core.refusals import NotFound
from hoiam.meetings import actions as meetings
from hoiam.meetings import owed
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import case_forms, handling, matters, pages
from hoiam.web.office.case_page import words_in_list
from hoiam.web.office.pages import Act, Values
from hoiam.web.office.promises import forms as own
from hoiam.web.office.promises import one


def _opened(request: OfficeRequest, duty: str, step: str) -> Commitment:
    found = one.opened(request, duty)
    one.check_own(found)
    pages.check_open(step, found, request=request)
    return found


def _page(
    request: OfficeRequest,
    row: Commitment,
    form: forms.Form,
    act: Act,
    *,
    said: str,
    heading: str,
    meaning: str = "",
) -> HttpResponse:
    return pages.ask(
        request, "promises/step", form=form, act=act, said=said, heading=heading, meaning=meaning,
        to=("office:commitment", row.code), row=row, what=words_in_list(row.what),
        about=matters.about(row.about_kind, row.about_code, request.actor) or matters.UNKNOWN,
    )  # fmt: skip


@office()
def fulfil(request: OfficeRequest, duty: str) -> HttpResponse:
    """Done, with a result; the words for the public are proposed."""
    row = _opened(request, duty, "commitments.work")
    proposed = _("Đã làm xong: %(what)s.") % {"what": words_in_list(row.what).rstrip(".")}
    form = pages.bound(request, own.Done, initial={"result_public": proposed})

    def act(typed: Values) -> None:
        # What a meeting left is settled there, so that who asked is told.
        left = row.kind == CommitmentKind.CONCLUSION and owed.of_commitment(row) is not None
        done = meetings.settle if left else commitments.fulfil
        done(commitment=row, outcome=Outcome(**typed), by=request.actor, at=now())

    return _page(
        request, row, form, act, said=_("Đã ghi kết quả: đã làm xong."),
        heading=_("Ghi kết quả: đã làm xong"),
        meaning=_("Người được hứa đọc kết quả và có thể nói là chưa giữ lời."),
    )  # fmt: skip


@office()
def leave_undone(request: OfficeRequest, duty: str) -> HttpResponse:
    """Closed, and not done."""
    row = _opened(request, duty, "commitments.leave_undone")
    form = pages.bound(request, own.Undone)

    def act(typed: Values) -> None:
        outcome = Outcome(**typed)
        commitments.leave_undone(commitment=row, outcome=outcome, by=request.actor, at=now())

    return _page(
        request, row, form, act, said=_("Đã khép lại, ghi là chưa làm."),
        heading=_("Khép lại khi chưa làm"),
        meaning=_("Không bao giờ tính là đã làm xong. Nêu rõ vì sao."),
    )  # fmt: skip


@office()
def ask_date(request: OfficeRequest, duty: str) -> HttpResponse:
    row = _opened(request, duty, "commitments.work")
    form = pages.bound(request, case_forms.NewDate)

    def act(typed: Values) -> None:
        commitments.ask_new_date(commitment=row, by=request.actor, at=now(), **typed)

    return _page(
        request, row, form, act, said=_("Đã gửi đề nghị. Hạn cũ vẫn giữ đến khi được đồng ý."),
        heading=_("Xin lùi hạn"), meaning=_("Nơi giao việc hoặc cấp trên trả lời."),
    )  # fmt: skip


@office()
def accept_date(request: OfficeRequest, duty: str) -> HttpResponse:
    row = _opened(request, duty, "commitments.accept_new_date")
    initial = {"due_on": row.asked_due_on, "reason": row.asked_reason}
    form = pages.bound(request, case_forms.NewDate, initial=initial)

    def act(typed: Values) -> None:
        commitments.accept_new_date(commitment=row, by=request.actor, at=now(), **typed)

    return _page(
        request, row, form, act, said=_("Đã đồng ý ngày mới. Hạn cũ vẫn hiện."),
        heading=_("Đồng ý ngày mới"),
        meaning=_("Ngày đầu tiên và mọi lần lùi vẫn hiện, cả ở trang công khai."),
    )  # fmt: skip


@office()
def decline_date(request: OfficeRequest, duty: str) -> HttpResponse:
    row = _opened(request, duty, "commitments.accept_new_date")
    form = pages.bound(request, case_forms.Reason)

    def act(typed: Values) -> None:
        commitments.decline_new_date(
            commitment=row, reason=typed["reason"], by=request.actor, at=now()
        )

    return _page(
        request, row, form, act, said=_("Không đồng ý; hạn cũ giữ nguyên."),
        heading=_("Không đồng ý lùi hạn"),
    )  # fmt: skip


@office()
def assign(request: OfficeRequest, duty: str) -> HttpResponse:
    row = _opened(request, duty, "commitments.work")
    officers = handling.officers_for(row.unit.code)
    initial = {"officer": row.assignee}
    form = pages.bound(request, case_forms.Assign, officers=officers, initial=initial)

    def act(typed: Values) -> None:
        officer = next(one for one in officers if one.code == typed["officer"])
        commitments.assign(commitment=row, officer=officer, by=request.actor, at=now())

    return _page(request, row, form, act, said=_("Đã phân công."), heading=_("Phân công cán bộ"))


@office()
def evidence(request: OfficeRequest, duty: str) -> HttpResponse:
    """A file that shows what was done, before or after it is said done."""
    row = one.opened(request, duty)
    pages.check_open("commitments.work", row, request=request)
    form = pages.bound(request, own.Evidence)

    def act(typed: Values) -> None:
        commitments.add_evidence(commitment=row, file=typed["file"], by=request.actor, at=now())

    return _page(
        request, row, form, act, said=_("Đã thêm tệp."), heading=_("Thêm bằng chứng"),
        meaning=_("Ảnh trước và sau, biên bản nghiệm thu. Chỉ người trong cơ quan xem được."),
    )  # fmt: skip


@office()
def file(request: OfficeRequest, duty: str, file: str) -> FileResponse:
    """A file of the result, to be saved; nothing that was uploaded is ever a page of this site."""
    row = one.opened(request, duty)
    found = row.files.filter(code=file).first()
    if found is None:
        raise NotFound("base.not-found")
    kept = files.read_original(found.original)
    response = FileResponse(
        kept.open("rb"), content_type="application/octet-stream", as_attachment=True,
        filename=found.name,
    )  # fmt: skip
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@office()
def say_not_kept(request: OfficeRequest, duty: str) -> HttpResponse:
    """The body to which it was owed, or the Front for the people, says: not kept."""
    row = one.opened(request, duty)
    unit = one.speaks_for(row, request.actor)
    pages.check_open("commitments.say_not_kept", row, unit, request=request)
    if unit is None:
        raise NotFound("base.not-found")
    form = pages.bound(request, own.Unkept, initial={"key": secrets.token_urlsafe(24)})
    theirs = policies.owed_kind_of(row) == OwedKind.UNIT and row.owed_code == unit.code

    def act(typed: Values) -> None:
        said = Saying(
            key=f"{row.code}/{typed['key']}",
            who=SaidBy.UNIT if theirs else SaidBy.FRONT,
            words=typed["words"],
            unit=unit,
        )
        commitments.say_not_kept(commitment=row, said=said, by=request.actor, at=now())

    return _page(
        request, row, form, act, said=_("Đã ghi: chưa giữ lời. Cấp trên của đơn vị phải trả lời."),
        heading=_("Nói: chưa giữ lời"),
        meaning=_("Nói thay mặt %(unit)s. Việc mở lại theo hạn cũ và lên cấp trên của đơn vị.")
        % {"unit": unit.name},
    )  # fmt: skip
