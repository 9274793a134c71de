"""My work: what is owed by due date, and the counts above it."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.base import steady
from hoiam.base.prepared import PERSON, Counted, Fixed, Prepared, Told
from hoiam.cases import demands, inherited, listing
from hoiam.cases import queries as cases
from hoiam.commitments import overdue
from hoiam.commitments import queries as commitments
from hoiam.commitments.models import Commitment, CommitmentKind
from hoiam.core import calendar
from hoiam.core.actor import Actor, Role
from hoiam.core.lateness import Gauge
from hoiam.core.text import vn_number, weekday_name
from hoiam.web import tables
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import exports, menu, pages, paging, work_rows

MOST_COUNTED = 1_000  # of what waits besides; nobody reads further
WHO, KIND, WHEN = "ai", "loai", "han"


@dataclass(frozen=True, slots=True)
class Tally:
    """One summary count, which is also a filter."""

    number: int
    label: str
    kind: str
    url: str
    current: bool


@office()
@steady.held()
def my_work(request: OfficeRequest) -> HttpResponseBase:
    """One list by due date; the next step of each is at its end."""
    if words := request.GET.get("tim", "").strip():
        return redirect(f"{reverse('office:cases')}?{urlencode({'tim': words})}")
    if menu.is_lawyer_alone(request):
        return redirect("office:rules")
    today = calendar.day_of(now())
    seen = overdue.gauge_on(today)
    works = request.actor.holds_anywhere(*menu.WORKERS)
    leads = request.actor.holds_anywhere(Role.LEADER)
    reach = listing.reach_of(request.actor) if works else None
    work = commitments.my_work(request.actor)
    found = narrowed(work, request, seen)
    if tables.asked(request):
        return exports.given(request, exports.duties(request, found, today), "Việc của tôi")
    first = partial(_FIRST, request.actor) if found is work else None
    page = paging.by_due(request, found, first=first)
    waits: dict[str, Any] = dict(zip(_WAITS, map(_said, _WAITING(request.actor)), strict=True))
    return pages.show(
        request,
        "my_work",
        today=today,
        weekday=weekday_name(today),
        counts=_counts(request, seen),
        page=page,
        rows=work_rows.rows_of(page.rows, request.actor, today),
        **waits,
        held=_said(listing.count_held(reach, MOST_COUNTED + 1)) if reach else "",
        untold=_untold(reach) if reach else "",
        inherits=_said(inherited.count_awaiting_successor(request.actor, today, MOST_COUNTED + 1))
        if works
        else "",
        chosen=request.GET,
        leads=leads or request.actor.holds_anywhere(Role.FRONT),
        kinds=CommitmentKind.choices,
    )


# What waits besides, by the name that the page has for it.
_WAITS = {
    "drafts": cases.awaiting_approval,
    "asked": commitments.asked_dates,
    "ordered": demands.awaiting_decision,
    "reminded": overdue.reminders_of,
    "came_up": overdue.escalated_to,
}
_WAITING = Counted([*_WAITS.values()], PERSON, most=MOST_COUNTED + 1)
_FIRST = Prepared(lambda person, most: commitments.my_work(person)[:most], PERSON, Fixed())


def _said(number: int) -> str:
    """How many wait; of very many, that they are more than anybody reads."""
    if number > MOST_COUNTED:
        return _("hơn %(n)s") % {"n": vn_number(MOST_COUNTED)}
    return vn_number(number) if number else ""


def _untold(reach: listing.Reach) -> str:
    """The same of messages, as far as they were looked at: where none was found, there may be."""
    found = listing.count_untold(reach)
    if found.whole:
        return vn_number(found.number) if found.number else ""
    return _("từ %(n)s") % {"n": vn_number(found.number)}


def narrowed(
    rows: QuerySet[Commitment], request: OfficeRequest, seen: Gauge
) -> QuerySet[Commitment]:
    """The list under the filters of the address; an unknown one narrows nothing."""
    if request.GET.get(WHO) == "toi":
        rows = rows.filter(assignee=request.actor.code)
    if request.GET.get(KIND) in CommitmentKind.values:
        rows = rows.filter(kind=request.GET[KIND])
    when = request.GET.get(WHEN)
    return rows.filter(_when(seen)[when]) if when in _WHEN else rows


_WHEN = ("tre", "keo-dai", "tuan")


def _when(seen: Gauge) -> dict[str, Q]:
    """Late, long overdue, and due this week; what is paused is none of them."""
    week = Q(due_on__gte=seen.day, due_on__lte=end_of_week(seen.day), paused_on__isnull=True)
    found = (commitments.is_late(seen.day), overdue.is_very_late(seen), week)
    return dict(zip(_WHEN, found, strict=True))


def end_of_week(today: date) -> date:
    return today + timedelta(days=6 - today.weekday())


_COUNTS = ("late", "very_late", "week", "promises", "all")


def _of_work(person: Actor, seen: Gauge) -> QuerySet[Commitment, Any]:
    """The counts of what is open, in the order of their names."""
    rows = commitments.my_work(person).order_by().values("state")
    for_each = (*_when(seen).values(), Q(kind=CommitmentKind.PROMISE), None)
    counted = [Count("id", filter=one) for one in for_each]
    named = {f"n_{name}": one for name, one in zip(_COUNTS, counted, strict=True)}
    return rows.annotate(**named).values_list(*named)


# Of a gauge, what its conditions ask for.
_COUNTED = Told(_of_work, PERSON, Fixed(lambda seen: (seen.day, seen.steps, seen.passed)))


def _counts(request: OfficeRequest, seen: Gauge) -> tuple[Tally, ...]:
    counted = _COUNTED(request.actor, seen)
    found = dict(zip(_COUNTS, counted[0] if counted else [0] * len(_COUNTS), strict=True))
    here = request.GET
    long_overdue = Tally(
        found["very_late"], _("quá hạn kéo dài"), "late very", f"?{WHEN}=keo-dai", here.get(WHEN) == "keo-dai"
    )  # fmt: skip
    return (
        Tally(found["all"], _("đang mở"), "", request.path, not here.get(WHEN) and not here.get(KIND)),
        Tally(found["late"], _("quá hạn"), "late" if found["late"] else "ok", f"?{WHEN}=tre", here.get(WHEN) == "tre"),
        *((long_overdue,) if found["very_late"] or long_overdue.current else ()),
        Tally(found["week"], _("đến hạn tuần này"), "soon", f"?{WHEN}=tuan", here.get(WHEN) == "tuan"),
        Tally(found["promises"], _("lời hứa"), "promise", f"?{KIND}=promise", here.get(KIND) == "promise"),
    )  # fmt: skip
