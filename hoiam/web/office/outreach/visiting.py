"""A visit on record, who was there, how many people live there, and what the hamlet is told."""

import secrets
from collections.abc import Iterable

from django.forms import Form
from django.http import HttpResponse
from django.utils.translation import gettext as _

from hoiam.core import calendar
from hoiam.core.refusals import NotFound
from hoiam.meetings.models import Meeting, MeetingKind
from hoiam.outreach import actions as outreach
from hoiam.outreach import issues, queries
from hoiam.outreach.actions import Counted, NewVisit, Presence
from hoiam.outreach.models import Assignment, Duty, Told
from hoiam.units import queries as units
from hoiam.units.models import Unit
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import menu, pages
from hoiam.web.office.outreach import forms
from hoiam.web.office.outreach.board import meetings_at

PRESENT, ABSENT = "co", "vang"


def own_unit(request: OfficeRequest, hamlet: Unit) -> Unit:
    """Where the officer works in this commune; else any unit of theirs, which went there."""
    day = calendar.day_of(now())
    mine = units.as_of(day).filter(code__in=request.actor.units(*menu.READERS)).order_by("pk")
    own = mine.filter(area=hamlet.parent).first() or mine.first()
    if own is None:
        raise NotFound("base.not-found")
    return own


def presences(request: OfficeRequest, assigned: Iterable[Assignment]) -> list[Presence]:
    """What was ticked for each of the assigned; who was left out is not recorded."""
    found = []
    for one in assigned:
        said = request.POST.get(f"du-{one.code}", "")
        if said in (PRESENT, ABSENT):
            why = request.POST.get(f"ly-do-{one.code}", "")
            found.append(Presence(one, said == PRESENT, why))
    return found


def expected(hamlet: Unit) -> list[Assignment]:
    """Those of whom it is asked: assigned leaders and team members, not the hamlet's own people."""
    here = queries.here_on([hamlet], calendar.day_of(now()))[0]
    return [one for one in here.assigned if one.duty != Duty.HEAD]


@office(*menu.READERS)
def visit(request: OfficeRequest, code: str) -> HttpResponse:
    """A visit that took place, in one step, with who of the assigned was there."""
    today = calendar.day_of(now())
    hamlet = queries.hamlet_by_code(request.actor, code, today)
    pages.check_open("outreach.note", hamlet, request=request)
    assigned = expected(hamlet)
    key = request.POST.get("key", "")[:64] or secrets.token_urlsafe(24)

    def act(typed: pages.Values) -> object:
        new = NewVisit(
            key=key,
            kind=MeetingKind(typed["kind"]),
            hamlet=hamlet,
            unit=own_unit(request, hamlet),
            day=typed["day"],
            subject=typed["subject"],
            presences=tuple(presences(request, assigned)),
        )
        return outreach.record_visit(new=new, by=request.actor, at=now())

    return pages.ask(
        request,
        "outreach/visit",
        form=pages.bound(request, forms.Visit, initial={"day": today}),
        act=act,
        said=_("Đã ghi chuyến đi."),
        to=("office:hamlet-work", hamlet.code),
        hamlet=hamlet,
        key=key,
        rows=_rows(request, assigned, {}),
    )


def _rows(
    request: OfficeRequest, assigned: Iterable[Assignment], known: dict[int, tuple[str, str]]
) -> list[pages.Values]:
    return [
        {
            "who": one,
            "said": request.POST.get(f"du-{one.code}", known.get(one.pk, ("", ""))[0]),
            "why": request.POST.get(f"ly-do-{one.code}", known.get(one.pk, ("", ""))[1]),
        }
        for one in assigned
    ]


def _meeting(request: OfficeRequest, hamlet: Unit, code: str) -> Meeting:
    found = next((one for one in meetings_at(request, hamlet) if one.code == code), None)
    if found is None:
        raise NotFound("base.not-found")
    return found


@office(*menu.READERS)
def attendance(request: OfficeRequest, code: str, meeting: str) -> HttpResponse:
    """Who of the assigned was at a meeting of the hamlet."""
    hamlet = queries.hamlet_by_code(request.actor, code, calendar.day_of(now()))
    held = _meeting(request, hamlet, meeting)
    pages.check_open("outreach.note", hamlet, request=request)
    known = {
        row.assignment_id: (PRESENT if row.present else ABSENT, row.reason)
        for row in held.attendances.all()
    }
    assigned = expected(hamlet)
    return pages.ask(
        request,
        "outreach/attendance",
        form=pages.bound(request, Form),
        act=lambda _typed: outreach.take_attendance(
            meeting=held, hamlet=hamlet, presences=presences(request, assigned),
            by=request.actor, at=now(),
        ),
        said=_("Đã ghi ai dự họp."),
        to=("office:hamlet-work", hamlet.code),
        hamlet=hamlet,
        meeting=held,
        rows=_rows(request, assigned, known),
    )  # fmt: skip


@office(*menu.READERS)
def residents(request: OfficeRequest, code: str) -> HttpResponse:
    """How many people live there, on which day, by whose word."""
    today = calendar.day_of(now())
    hamlet = queries.hamlet_by_code(request.actor, code, today)
    pages.check_open("outreach.keep", hamlet, request=request)

    def act(typed: pages.Values) -> object:
        counted = Counted(typed["day"], typed["residents"], typed["source"], typed["households"])
        return outreach.count_residents(hamlet=hamlet, counted=counted, by=request.actor, at=now())

    return pages.ask(
        request,
        "outreach/residents",
        form=pages.bound(request, forms.Residents, initial={"day": today}),
        act=act,
        said=_("Đã ghi số dân."),
        to=("office:hamlet-work", hamlet.code),
        hamlet=hamlet,
    )


@office(*menu.READERS)
def sheet(request: OfficeRequest, code: str) -> HttpResponse:
    """What is read out at the next meeting of the hamlet: names removed, owner and date beside
    what is open. Sent with a meeting, it is on record as told there."""
    hamlet = queries.hamlet_by_code(request.actor, code, calendar.day_of(now()))
    pages.check_open("outreach.note", hamlet, request=request)
    if request.method == "POST":
        held = _meeting(request, hamlet, request.POST.get("meeting", ""))
        told = outreach.tell_hamlet(hamlet=hamlet, meeting=held, by=request.actor, at=now())
        said = _("Đã ghi: báo %(count)s việc tại cuộc họp.") % {"count": len(told)}
        return pages.done(request, said, "office:hamlet-work", hamlet.code)
    told_at = set(Told.objects.filter(hamlet=hamlet).values_list("meeting", flat=True))
    return pages.show(
        request,
        "outreach/sheet",
        hamlet=hamlet,
        sheet=issues.sheet(hamlet),
        meetings=[one for one in meetings_at(request, hamlet) if one.pk not in told_at],
        today=calendar.day_of(now()),
    )
