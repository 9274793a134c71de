"""Notices to hamlets: sent, followed hamlet by hamlet, confirmed, answered, split into tasks."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.translation import gettext as _

from hoiam.commitments.models import Commitment
from hoiam.core import calendar
from hoiam.outreach import actions as outreach
from hoiam.outreach import queries, spreading
from hoiam.outreach.actions import NewBroadcast, NewTask
from hoiam.outreach.models import MACHINE_WAYS, Broadcast, Delivery, Organisation, Task, Way
from hoiam.outreach.policies import KEEPERS
from hoiam.outreach.spreading import State
from hoiam.units import queries as units
from hoiam.units.models import Unit
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.allowed import allowed
from hoiam.web.office import menu, pages, paging
from hoiam.web.office.outreach import forms
from hoiam.web.office.outreach.board import PLACE, place_of


@office(*menu.READERS)
def broadcasts(request: OfficeRequest) -> HttpResponse:
    """Notices that were sent, with how far each has come."""
    page = paging.by_newest(request, spreading.visible_to(request.actor))
    states = spreading.states(page.rows)
    rows = [(one, states[one.pk]) for one in page.rows]
    return pages.show(
        request, "outreach/broadcasts", page=page, rows=rows, can_send=bool(_speakers(request))
    )


def _speakers(request: OfficeRequest) -> list[Unit]:
    """Units for which this officer may speak, of a territory."""
    day = calendar.day_of(now())
    rows: QuerySet[Unit] = units.as_of(day).filter(code__in=request.actor.units(*KEEPERS))
    return list(rows.filter(area__isnull=False).order_by("folded"))


@office(*menu.READERS)
def new(request: OfficeRequest) -> HttpResponse:
    """A notice to hamlets of one commune; all are chosen until some are taken out."""
    today = calendar.day_of(now())
    place = place_of(request, today)
    speakers = _speakers(request)
    form = pages.bound(
        request,
        forms.Broadcast,
        units=speakers,
        hamlets=place.hamlets,
        initial={
            "key": secrets.token_urlsafe(24),
            "ways": [Way.CALL, Way.SPEAKER],
            "hamlets": [one.code for one in place.hamlets],
        },
    )

    def act(typed: pages.Values) -> object:
        return outreach.issue(
            new=NewBroadcast(
                key=typed["key"],
                unit=next(one for one in speakers if one.code == typed["unit"]),
                title=typed["title"],
                text=typed["text"],
                hamlets=[one for one in place.hamlets if one.code in typed["hamlets"]],
                ways=typed["ways"],
                paper_number=typed["paper_number"],
                replies_until=typed["replies_until"],
            ),
            by=request.actor,
            at=now(),
        )

    return pages.ask(
        request,
        "outreach/broadcast_new",
        form=form,
        act=act,
        said=_("Đã gửi thông báo."),
        to=("office:broadcasts",),
        place=place,
        param=PLACE,
    )


@dataclass(frozen=True, slots=True)
class Row:
    """One hamlet of a notice."""

    delivery: Delivery
    here: queries.Here
    done: tuple[Way, ...]
    left: tuple[Way, ...]  # by hand, not ticked yet
    replies: int
    mine: bool  # whether this officer may tick and confirm here


@dataclass(frozen=True, slots=True)
class TaskRow:
    task: Task
    owed: Commitment | None


@office(*menu.READERS)
def broadcast(request: OfficeRequest, code: str) -> HttpResponse:
    """One notice: each hamlet with its contact, ways, confirmation and replies; each task."""
    shown = spreading.by_code(request.actor, code)
    return pages.show(request, "outreach/broadcast", **_context(request, shown))


def _context(request: OfficeRequest, shown: Broadcast) -> pages.Values:
    state: State = spreading.states([shown])[shown.pk]
    tasks = list(spreading.tasks_of(shown))
    owed = spreading.owed_for(tasks)
    return {
        "broadcast": shown,
        "state": state,
        "ways": [Way(one) for one in shown.ways],
        "rows": _rows(request, shown),
        "tasks": [TaskRow(one, owed.get(one.commitment)) for one in tasks],
        "without_task": [
            label
            for value, label in Organisation.choices
            if tasks and value not in {task.organisation for task in tasks}
        ],
        "confirmed": forms.CONFIRMED,
    }


def _rows(request: OfficeRequest, shown: Broadcast) -> list[Row]:
    deliveries = list(spreading.deliveries_of(shown))
    here = queries.here_on([one.hamlet for one in deliveries], calendar.day_of(now()))
    replies = spreading.replies_by_hamlet(shown)
    mine = set(
        queries.hamlets_of(request.actor, calendar.day_of(now())).values_list("pk", flat=True)
    )
    return [
        Row(
            one,
            there,
            tuple(Way(way) for way in one.ways_done),
            tuple(
                Way(way)
                for way in shown.ways
                if way not in one.ways_done and way not in MACHINE_WAYS
            ),
            replies.get(one.hamlet_id, 0),
            one.hamlet_id in mine,
        )
        for one, there in zip(deliveries, here, strict=True)
    ]


@office(*menu.READERS)
def tick(request: OfficeRequest, code: str, hamlet: str) -> HttpResponse:
    """One way was used, or the hamlet said that it has it."""
    shown = spreading.by_code(request.actor, code)
    delivery = spreading.delivery_at(shown, hamlet)
    if request.method != "POST":
        return pages.done(request, "", "office:broadcast", code)
    if way := request.POST.get("way"):
        outreach.tick_way(delivery=delivery, way=way, by=request.actor, at=now())
        return pages.done(request, _("Đã ghi cách báo."), "office:broadcast", code)
    outreach.confirm(delivery=delivery, how=request.POST.get("how", ""), by=request.actor, at=now())
    return pages.done(request, _("Đã ghi xác nhận của thôn."), "office:broadcast", code)


@office(*menu.READERS)
def paper(request: OfficeRequest, code: str) -> HttpResponse:
    """One sheet a hamlet: the words to put up or read out, and its own code to confirm with."""
    shown = spreading.by_code(request.actor, code)
    pages.check_open("outreach.issue", shown.unit, request=request)
    wanted = request.GET.get("thon", "")
    rows = [
        (one, spreading.code_for(shown, one.hamlet))
        for one in spreading.deliveries_of(shown)
        if wanted in ("", one.hamlet.code)
    ]
    return pages.show(
        request, "outreach/broadcast_paper", broadcast=shown, rows=rows, site_url=settings.SITE_URL
    )


@office(*menu.READERS)
def withdraw(request: OfficeRequest, code: str) -> HttpResponse:
    """The page stays and says why."""
    shown = spreading.by_code(request.actor, code)
    pages.check_open("outreach.issue", shown.unit, request=request)
    return pages.ask(
        request,
        "outreach/broadcast_withdraw",
        form=pages.bound(request, forms.Withdraw),
        act=lambda typed: outreach.withdraw(
            broadcast=shown, why=typed["why"], by=request.actor, at=now()
        ),
        said=_("Đã thu hồi thông báo."),
        to=("office:broadcast", code),
        broadcast=shown,
    )


@office(*menu.READERS)
def set_task(request: OfficeRequest, code: str) -> HttpResponse:
    """What one organisation does, and by when."""
    shown = spreading.by_code(request.actor, code)
    pages.check_open("outreach.issue", shown.unit, request=request)
    bodies = _bodies(shown)

    def act(typed: pages.Values) -> object:
        return outreach.set_task(
            broadcast=shown,
            new=NewTask(
                Organisation(typed["organisation"]),
                next(one for one in bodies if one.code == typed["unit"]),
                typed["what"],
                typed["due_on"],
            ),
            by=request.actor,
            at=now(),
        )

    return pages.ask(
        request,
        "outreach/task_new",
        form=pages.bound(request, forms.Task, units=bodies),
        act=act,
        said=_("Đã giao việc."),
        to=("office:broadcast", code),
        broadcast=shown,
    )


def _bodies(shown: Broadcast) -> Sequence[Unit]:
    """Bodies of the same territory."""
    area = shown.unit.area
    return list(units.bodies_in(area, calendar.day_of(now()))) if area is not None else []


@office(*menu.READERS)
def report(request: OfficeRequest, code: str, task: str) -> HttpResponse:
    """What came of one organisation's part."""
    shown = spreading.by_code(request.actor, code)
    found = spreading.task_by_code(task, shown)
    pages.check_open("outreach.report", found, request=request)
    return pages.ask(
        request,
        "outreach/task_report",
        form=pages.bound(request, forms.Report),
        act=lambda typed: outreach.report_task(
            task=found, report=typed["report"], reached=typed["reached"], by=request.actor, at=now()
        ),
        said=_("Đã ghi báo cáo."),
        to=("office:broadcast", code),
        broadcast=shown,
        task=found,
        may=allowed("outreach.report", found, actor=request.actor),
    )
