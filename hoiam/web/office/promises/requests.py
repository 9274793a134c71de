"""Requests of the Front and of the People's Inspection: sent from what is late, and answered."""

import secrets
from datetime import timedelta

from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from hoiam.accounts import queries as accounts
from hoiam.commitments import actions as commitments
from hoiam.commitments import asked, overdue
from hoiam.commitments.actions import Asked
from hoiam.commitments.models import Commitment
from hoiam.commitments.requesting import Request
from hoiam.core import calendar
from hoiam.core.actor import Role
from hoiam.core.lateness import Gauge
from hoiam.core.refusals import NotAllowed
from hoiam.figures import leading
from hoiam.units.models import UnitKind
from hoiam.web import tables
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import exports, matters, menu, pages, paging
from hoiam.web.office.case_page import words_in_list
from hoiam.web.office.pages import Values
from hoiam.web.office.promises import forms
from hoiam.web.office.promises import one as single

WEEKS_GIVEN = timedelta(days=15)  # proposed where the law names none; house rule


@office(*menu.READERS)
def index(request: OfficeRequest) -> HttpResponseBase:
    """Requests of this officer's body, or to it; those without an answer first."""
    found = asked.visible_to(request.actor)
    waiting = asked.unanswered(found)
    if request.GET.get("tt") == "cho":
        found = waiting
    gauge = overdue.gauge_on(calendar.day_of(now()))
    if tables.asked(request):
        return exports.given(request, exports.requests(found, gauge), "Yêu cầu")
    page = paging.by_newest(request, found)
    return pages.show(
        request,
        "promises/requests",
        page=page,
        rows=[_row(row, gauge) for row in page.rows],
        waiting=waiting.count(),
        only_waiting=request.GET.get("tt") == "cho",
        sends=request.actor.holds_anywhere(Role.FRONT),
    )


def _row(row: Request, gauge: Gauge) -> tuple[Request, str, object]:
    return row, words_in_list(row.wanted), overdue.standing(row.answer, gauge)


@office(*menu.READERS)
def one(request: OfficeRequest, code: str) -> HttpResponse:
    """One request with the answer to it."""
    row = asked.by_code(request.actor, code)
    gauge = overdue.gauge_on(calendar.day_of(now()))
    seen = leading.opened_by(request.actor)
    return pages.show(
        request,
        "promises/request",
        row=row,
        text=words_in_list(row.text),
        wanted=words_in_list(row.wanted),
        late=words_in_list(row.late.what),
        lateness=overdue.standing(row.answer, gauge),
        sender=accounts.names({row.sent_by}).get(row.sent_by, ""),
        opens_late=seen.filter(pk=row.late_id).exists(),
        opens_answer=seen.filter(pk=row.answer_id).exists(),
    )


@office(Role.FRONT)
def ask_about(request: OfficeRequest) -> HttpResponse:
    """Send a request about one late commitment, named in the address."""
    late = single.followed(request, request.GET.get("viec", "")[:40])
    senders = list(asked.senders(request.actor))
    if not senders:
        raise NotAllowed("commitments.front-only")
    pages.check_open("commitments.send_request", senders[0], request=request)
    form = pages.bound(
        request, forms.Ask, senders=senders, initial={"key": secrets.token_urlsafe(24)} | _date(senders[0].kind)
    )  # fmt: skip

    def act(typed: Values) -> None:
        sender = next(one for one in senders if one.code == typed.pop("sender"))
        given = Asked(**typed | {"key": f"{late.code}/{typed['key']}"})
        commitments.send_request(late=late, sender=sender, asked=given, by=request.actor, at=now())

    return pages.ask(
        request, "promises/ask", form=form, act=act, to=("office:requests",),
        said=_("Đã gửi yêu cầu. Lãnh đạo đơn vị thấy ngay trong danh sách việc."),
        **_about(request, late),
    )  # fmt: skip


def _date(kind: str) -> Values:
    if kind == UnitKind.PEOPLES_INSPECTION:
        return {}
    return {"due_on": calendar.day_of(now()) + WEEKS_GIVEN}


def _about(request: OfficeRequest, late: Commitment) -> Values:
    gauge = overdue.gauge_on(calendar.day_of(now()))
    return {
        "row": late,
        "what": words_in_list(late.what),
        "about": matters.about(late.about_kind, late.about_code, request.actor) or matters.UNKNOWN,
        "lateness": overdue.standing(late, gauge),
    }
