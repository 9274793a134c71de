"""What officers were reminded of, what came up to a leader, and the report that may be demanded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django import forms
from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from hoiam.commitments import actions as commitments
from hoiam.commitments import overdue
from hoiam.commitments import queries as duties
from hoiam.commitments.models import Commitment, CommitmentKind
from hoiam.commitments.reminders import Escalation, Reminder
from hoiam.core import calendar, deadlines
from hoiam.core.actor import Actor, Role
from hoiam.core.refusals import NotFound
from hoiam.rules import queries as rules
from hoiam.web import tables
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import case_forms, exports, menu, pages, paging, work_rows
from hoiam.web.office.pages import Values
from hoiam.web.office.work_rows import Row


@dataclass(frozen=True, slots=True)
class Reminded:
    """One reminder and the duty as it stands."""

    reminder: Reminder
    row: Row


@dataclass(frozen=True, slots=True)
class CameUp:
    """One missed date that came up, the duty as it stands, and the report on it."""

    escalation: Escalation
    row: Row
    report: Commitment | None


@office(*menu.WORKERS)
def reminders(request: OfficeRequest) -> HttpResponseBase:
    """The standing reminder of each duty, by due date."""
    today = calendar.day_of(now())
    found = overdue.reminders_of(request.actor)
    if tables.asked(request):
        owed = Commitment.objects.filter(reminders__in=found).select_related("unit")
        return exports.given(request, exports.duties(request, owed, today), "Nhắc việc")
    page = paging.by_due(request, found.select_related("commitment__unit"))
    return pages.show(
        request,
        "reminders",
        page=page,
        rows=_reminded(page.rows, request.actor, today),
        last=overdue.rounds().first(),
    )


def _reminded(found: Sequence[Reminder], actor: Actor, today: date) -> list[Reminded]:
    rows = work_rows.rows_of([one.commitment for one in found], actor, today)
    return [Reminded(one, row) for one, row in zip(found, rows, strict=True)]


@office(Role.LEADER)
def escalated(request: OfficeRequest) -> HttpResponseBase:
    """Missed dates of units below that came up, by due date."""
    today = calendar.day_of(now())
    found = overdue.escalated_to(request.actor)
    if tables.asked(request):
        owed = Commitment.objects.filter(escalations__in=found).select_related("unit")
        return exports.given(request, exports.duties(request, owed, today), "Quá hạn chuyển lên")
    page = paging.by_due(
        request, found.select_related("commitment__unit", "superior", "demand__report")
    )
    return pages.show(
        request, "escalated", page=page, rows=_came_up(page.rows, request.actor, today)
    )


def _came_up(found: Sequence[Escalation], actor: Actor, today: date) -> list[CameUp]:
    rows = work_rows.rows_of([one.commitment for one in found], actor, today)
    return [CameUp(one, row, _report(one)) for one, row in zip(found, rows, strict=True)]


def _report(one: Escalation) -> Commitment | None:
    demand = getattr(one, "demand", None)
    return demand.report if demand is not None else None


@office(Role.LEADER)
def demand(request: OfficeRequest, key: int) -> HttpResponse:
    """Demand a report on one of them."""
    found = overdue.escalated_to(request.actor).filter(pk=key)
    one = found.select_related("commitment__unit", "superior__parent__parent").first()
    if one is None:
        raise NotFound("base.not-found")
    pages.check_open("commitments.demand_report", one, request=request)

    today = calendar.day_of(now())
    rule = overdue.report_rule(one.commitment, today)

    def act(_typed: Values) -> None:
        commitments.demand_report(escalation=one, by=request.actor, at=now())

    return pages.ask(
        request,
        "demand_report",
        form=pages.bound(request, forms.Form),
        act=act,
        said=_("Đã yêu cầu báo cáo. Đơn vị thấy việc này ngay trong danh sách của mình."),
        to=("office:escalated",),
        one=_came_up([one], request.actor, today)[0],
        rule=rule,
        due_on=deadlines.due(today, rule.amount, rules.calendar_on()).due_on,
    )


@office(*menu.WORKERS)
def report(request: OfficeRequest, duty: str) -> HttpResponse:
    """The report that the superior demanded."""
    owed = duties.by_code(request.actor, duty)
    if owed.kind != CommitmentKind.REPORT:
        raise NotFound("base.not-found")
    pages.check_open("commitments.work", owed, request=request)
    form = pages.bound(request, case_forms.Report)

    def act(typed: Values) -> None:
        outcome = commitments.Outcome(**typed)
        commitments.fulfil(commitment=owed, outcome=outcome, by=request.actor, at=now())

    return pages.ask(
        request,
        "report",
        form=form,
        act=act,
        said=_("Đã gửi báo cáo. Cấp trên đọc được ngay."),
        to=("office:my-work",),
        row=work_rows.rows_of([owed], request.actor, calendar.day_of(now()))[0],
    )
