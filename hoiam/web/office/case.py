"""The page of one case, and the steps that need no form of their own."""

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.cases import actions as cases
from hoiam.cases import queries
from hoiam.registers import queries as registers
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import case_page, pages


@office()
def case(request: OfficeRequest, code: str) -> HttpResponse:
    """Everything on one screen."""
    page = case_page.read(request, code)
    title = case_page.words_in_list(page.case.title)
    before = registers.record_of(request.actor, code)
    return pages.show(request, "case", page=page, title=title, before=before)


@require_POST
@office()
def accept(request: OfficeRequest, code: str) -> HttpResponseRedirect:
    found = queries.by_code(request.actor, code)
    cases.accept(case=found, by=request.actor, at=now())
    return pages.done(request, _("Đã nhận xử lý."), "office:case", code)


@require_POST
@office()
def approve(request: OfficeRequest, code: str) -> HttpResponseRedirect:
    found = queries.by_code(request.actor, code)
    cases.approve_answer(case=found, seen=pages.seen(request), by=request.actor, at=now())
    return pages.done(request, _("Đã duyệt. Trả lời chờ gửi."), "office:case", code)


@require_POST
@office()
def send(request: OfficeRequest, code: str) -> HttpResponseRedirect:
    found = queries.by_code(request.actor, code)
    cases.answer(case=found, by=request.actor, at=now())
    return pages.done(request, _("Đã gửi trả lời. Người gửi được báo."), "office:case", code)


@require_POST
@office()
def close(request: OfficeRequest, code: str) -> HttpResponseRedirect:
    found = queries.by_code(request.actor, code)
    cases.close(case=found, by=request.actor, at=now())
    return pages.done(request, _("Đã kết thúc, cất hồ sơ."), "office:case", code)
