"""What is done with a meeting: planned, put right, announced, postponed, held, counted."""

import secrets
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core import calendar
from hoiam.core.refusals import NotAllowed
from hoiam.meetings import actions, notice, policies, queries
from hoiam.meetings.models import Meeting
from hoiam.units import queries as units
from hoiam.units.models import Unit, UnitKind
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import pages
from hoiam.web.office.meetings import meeting_forms
from hoiam.web.office.pages import Values

KEEPERS = policies.KEEPERS
# Who of the province holds a meeting together with a commune, in the form's list.
HOSTS_ABOVE = (UnitKind.COMMITTEE, UnitKind.PARTY, UnitKind.FRONT, UnitKind.COUNCIL)


@office(*KEEPERS)
def new(request: OfficeRequest) -> HttpResponse:
    """Put one meeting into the plan."""
    day = calendar.day_of(now())
    mine = keeping(request, day)
    form = pages.bound(
        request, meeting_forms.Cover, **choices(mine, day),
        initial={"key": secrets.token_hex(16), "kind": request.GET.get("loai", "")} | first(mine),
    )  # fmt: skip
    made: list[Meeting] = []

    def act(_typed: Values) -> None:
        made.append(actions.record_meeting(new=form.new(), by=request.actor, at=now()))

    heading = _("Đưa một cuộc gặp vào kế hoạch")
    answer = pages.ask(
        request, "meetings/form", form=form, act=act, said=_("Đã đưa vào kế hoạch."),
        to=("office:meetings",), heading=heading, button=_("Đưa vào kế hoạch"),
    )  # fmt: skip
    if made:
        answer["Location"] = queries_url(made[0])
    return answer


def queries_url(meeting: Meeting) -> str:
    """Where its page is."""
    return reverse("office:meeting", args=(meeting.code,))


def keeping(request: OfficeRequest, day: date) -> list[Unit]:
    """Units whose records this officer keeps; of none there is nothing to plan."""
    codes = request.actor.units(*KEEPERS)
    found = units.as_of(day).filter(code__in=codes, outside=False).exclude(area__isnull=True)
    rows = list(found.select_related("area__parent", "parent").order_by("folded"))
    if not rows:
        raise NotAllowed("accounts.role-needed")
    return rows


def choices(mine: Iterable[Unit], day: date) -> dict[str, list[Unit]]:
    """Bodies of the places where the officer works and of those around them; their territories."""
    areas = list(dict.fromkeys(unit.area for unit in mine if unit.area is not None))
    hosts: list[Unit] = []
    places: list[Unit] = []
    for area in areas:
        hosts += units.bodies_in(area, day).filter(outside=False)
        places.append(area)
        if area.kind == UnitKind.PROVINCE:
            places += units.communes(day).filter(parent=area)
        else:
            places += units.hamlets_in(area, day)
        if area.parent is not None:
            above = units.bodies_in(area.parent, day)
            hosts += above.filter(outside=False, kind__in=HOSTS_ABOVE)
    return {
        "units": list(mine),
        "hosts": list(dict.fromkeys(hosts)),
        "areas": list(dict.fromkeys(places)),
    }


def first(mine: list[Unit]) -> dict[str, Any]:
    """What is usual: the committee of the place holds it, for the whole place."""
    unit = mine[0]
    committee = unit if unit.template == "ubnd" else unit.parent
    host = committee if committee is not None and committee.area_id == unit.area_id else unit
    return {
        "unit": unit.code,
        "hosts": [host.code],
        "areas": [unit.area.code] if unit.area else [],
    }


def opened(request: OfficeRequest, code: str) -> Meeting:
    """The meeting, if this officer keeps its record."""
    found = queries.by_code(request.actor, code)
    policies.check_can_keep(found, request.actor)
    return found


def ask(
    request: OfficeRequest,
    meeting: Meeting,
    form: Any,
    act: pages.Act,
    *,
    said: str,
    heading: str,
    **context: Any,
) -> HttpResponse:
    """One form of one step, with the meeting above it."""
    return pages.ask(
        request, context.pop("template", "meetings/form"), form=form, act=act, said=said,
        to=("office:meeting", meeting.code), meeting=meeting, heading=heading,
        button=context.pop("button", heading), **context,
    )  # fmt: skip


@office(*KEEPERS)
def edit(request: OfficeRequest, code: str) -> HttpResponse:
    """Put right what the plan says."""
    meeting = opened(request, code)
    policies.check_is_ahead(meeting)
    day = calendar.day_of(now())
    given = choices(keeping(request, day) if request.actor.units(*KEEPERS) else [], day)
    given["units"] = [meeting.unit]
    hosted = [host.unit for host in meeting.hosts.select_related("unit")]
    given["hosts"] = list(dict.fromkeys([*hosted, *given["hosts"]]))
    placed = [area.unit for area in meeting.areas.select_related("unit")]
    given["areas"] = list(dict.fromkeys([*placed, *given["areas"]]))
    initial = meeting_forms.cover_of(meeting)
    form = pages.bound(request, meeting_forms.Cover, **given, initial=initial)

    def act(_typed: Values) -> None:
        actions.revise(meeting=meeting, new=form.new(), by=request.actor, at=now())

    return ask(
        request, meeting, form, act, said=_("Đã sửa."), heading=_("Sửa thông tin"),
        button=_("Lưu"),
    )  # fmt: skip


@office(*KEEPERS)
def announce(request: OfficeRequest, code: str) -> HttpResponse:
    """The look before it is public: what everybody will read, and whether it comes in time."""
    meeting = opened(request, code)
    policies.check_may_be_announced(meeting)
    today = calendar.day_of(now())
    form = pages.bound(request, forms.Form)

    def act(_typed: Values) -> None:
        actions.announce(meeting=meeting, by=request.actor, at=now())

    return ask(
        request, meeting, form, act, said=_("Đã công bố trên lịch công khai."),
        heading=_("Công bố lịch"), template="meetings/announce",
        duty=notice.announcing(meeting), late=notice.announced_late(meeting, today),
        hosts=queries.hosts_named(meeting, today, today),
    )  # fmt: skip


@office(*KEEPERS)
def postpone(request: OfficeRequest, code: str) -> HttpResponse:
    """Another date and why; the one that was announced stays beside it."""
    meeting = opened(request, code)
    policies.check_is_ahead(meeting)
    form = pages.bound(request, meeting_forms.Postponing)

    def act(typed: Values) -> None:
        starts = form.starts()
        if starts is not None:
            actions.postpone(
                meeting=meeting, starts=starts, ends=form.ends(), reason=typed["reason"],
                by=request.actor, at=now(),
            )  # fmt: skip

    return ask(request, meeting, form, act, said=_("Đã dời lịch."), heading=_("Dời lịch"))


@office(*KEEPERS)
def cancel(request: OfficeRequest, code: str) -> HttpResponse:
    """It is not held; the reason stays on the calendar."""
    meeting = opened(request, code)
    policies.check_is_ahead(meeting)
    form = pages.bound(request, meeting_forms.Cancelling)

    def act(typed: Values) -> None:
        actions.cancel(meeting=meeting, reason=typed["reason"], by=request.actor, at=now())

    return ask(
        request, meeting, form, act, said=_("Đã báo không tổ chức."),
        heading=_("Báo không tổ chức"),
    )  # fmt: skip


@office(*KEEPERS)
def start(request: OfficeRequest, code: str) -> HttpResponse:
    """The meeting begins."""
    meeting = opened(request, code)
    policies.check_is_ahead(meeting)
    form = pages.bound(request, forms.Form)

    def act(_typed: Values) -> None:
        actions.start(meeting=meeting, by=request.actor, at=now())

    return ask(
        request, meeting, form, act, said=_("Cuộc gặp đã bắt đầu."),
        heading=_("Bắt đầu cuộc gặp"), button=_("Bắt đầu"),
    )  # fmt: skip


@office(*KEEPERS)
def end(request: OfficeRequest, code: str) -> HttpResponse:
    """It was held: on which day, and whether each head was there in person."""
    meeting = opened(request, code)
    policies.check_is_not_over(meeting)
    today = calendar.day_of(now())
    planned = calendar.day_of(meeting.starts) if meeting.starts else today
    hosts = list(meeting.hosts.select_related("unit").order_by("order"))
    form = pages.bound(
        request, meeting_forms.Holding, hosts=hosts, initial={"on": min(planned, today)}
    )

    def act(_typed: Values) -> None:
        actions.end(meeting=meeting, held=form.held(), by=request.actor, at=now())

    return ask(request, meeting, form, act, said=_("Đã ghi."), heading=_("Ghi đã họp"))


@office(*KEEPERS)
def turnout(request: OfficeRequest, code: str) -> HttpResponse:
    """How many came, by group."""
    meeting = opened(request, code)
    policies.check_has_begun(meeting)
    initial: dict[str, object] = {}
    for row in meeting.turnouts.all():
        initial |= {row.group: row.number, f"{row.group}-as": row.qualifier}
    form = pages.bound(request, meeting_forms.Counting, initial=initial)

    def act(_typed: Values) -> None:
        actions.count_turnout(meeting=meeting, came=form.came(), by=request.actor, at=now())

    return ask(
        request, meeting, form, act, said=_("Đã ghi số người dự."), heading=_("Ghi số người dự"),
        template="meetings/turnout", groups=_pairs(form),
    )  # fmt: skip


def _pairs(form: meeting_forms.Counting) -> list[tuple[Any, Any]]:
    names = [name for name in form.fields if not name.endswith("-as")]
    return [(form[name], form[f"{name}-as"]) for name in names]


@office(*KEEPERS)
def officials(request: OfficeRequest, code: str) -> HttpResponse:
    """Who has to come in office, and afterwards who did."""
    meeting = opened(request, code)
    form = pages.bound(
        request, meeting_forms.Officials, initial={"names": meeting_forms.officials_of(meeting)}
    )

    def act(_typed: Values) -> None:
        actions.name_officials(
            meeting=meeting, assigned=form.assigned(), by=request.actor, at=now()
        )

    return ask(
        request, meeting, form, act, said=_("Đã lưu danh sách."),
        heading=_("Cán bộ được phân công dự"), button=_("Lưu"),
    )  # fmt: skip
