"""Requests of voters for a dialogue: how many of how many, and what answers them."""

import secrets

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hoiam.commitments import queries as commitments
from hoiam.core import calendar
from hoiam.core.refusals import NotFound
from hoiam.meetings import actions, policies, queries
from hoiam.meetings.actions import VotersAsk
from hoiam.meetings.models import MeetingKind, MeetingState
from hoiam.units.models import COMMUNES, UnitKind
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import menu, pages
from hoiam.web.office.inputs import DayField, Line, Lines, Needed, NeededChoice, choice
from hoiam.web.office.meetings.meeting_steps import keeping
from hoiam.web.office.pages import Values


class Asking(forms.Form):
    """What stands on the paper; names and signatures stay there."""

    use_required_attribute = False
    area = NeededChoice(label=gettext_lazy("Xã, phường"))
    asked_on = DayField(label=gettext_lazy("Ngày đề nghị"))
    subject = Needed(
        label=gettext_lazy("Đề nghị đối thoại về việc gì"), max_length=300, widget=Lines(2),
        help_text=gettext_lazy("Không ghi tên người."),
    )  # fmt: skip
    asking = forms.IntegerField(label=gettext_lazy("Số cử tri đề nghị"), min_value=1)
    voters = forms.IntegerField(label=gettext_lazy("Tổng số cử tri của xã"), min_value=1)
    voters_on = DayField(label=gettext_lazy("Số liệu cử tri ngày"))
    voters_source = Needed(
        label=gettext_lazy("Nguồn số liệu cử tri"), max_length=200, widget=Line(autocomplete="off")
    )
    paper = forms.CharField(
        label=gettext_lazy("Số đến của đơn"), required=False, max_length=60,
        widget=Line(autocomplete="off"),
    )  # fmt: skip
    hold_by = DayField(
        label=gettext_lazy("Phải tổ chức trước ngày"), required=False,
        help_text=gettext_lazy(
            "Cần khi đủ 10% cử tri. Luật không nêu hạn; lãnh đạo đặt ngày và ngày này được theo dõi."
        ),
    )  # fmt: skip
    key = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)


@office(*menu.READERS)
def index(request: OfficeRequest) -> HttpResponse:
    """Every request of the places where this officer works; a reader of the Front sees all."""
    today = calendar.day_of(now())
    rows = list(
        queries.requests_visible_to(request.actor)
        .select_related("area", "unit", "meeting")
        .order_by("-pk")[:200]
    )
    due = commitments.due_of([row.commitment for row in rows if row.commitment])
    return pages.show(
        request, "meetings/hold_requests", today=today,
        rows=[(row, due.get(row.commitment)) for row in rows],
    )  # fmt: skip


@office(*policies.KEEPERS)
def new(request: OfficeRequest) -> HttpResponse:
    """Put a request on record; with ten percent the date by which it is held is owed."""
    today = calendar.day_of(now())
    mine = keeping(request, today)
    areas = {one.area.code: one.area for one in mine if one.area and one.area.kind in COMMUNES}
    form = pages.bound(request, Asking, initial={"key": secrets.token_hex(16), "asked_on": today})
    choice(form, "area").choices = [(code, one.name) for code, one in areas.items()]

    def act(typed: Values) -> None:
        area = areas[typed["area"]]
        committee = next(
            (one for one in mine if one.area_id == area.pk and one.kind == UnitKind.COMMITTEE), None
        )
        unit = committee or next(one for one in mine if one.area_id == area.pk)
        asked = {name: typed[name] for name in typed if name != "area"}
        actions.record_hold_request(
            asked=VotersAsk(unit=unit, area=area, **asked), by=request.actor, at=now()
        )

    return pages.ask(
        request, "meetings/form", form=form, act=act, said=_("Đã ghi đề nghị."),
        to=("office:hold-requests",), heading=_("Cử tri đề nghị đối thoại"), button=_("Ghi"),
    )  # fmt: skip


class Answering(forms.Form):
    meeting = NeededChoice(label=gettext_lazy("Buổi đối thoại"), widget=forms.RadioSelect)


@office(*policies.KEEPERS)
def answer(request: OfficeRequest, code: str) -> HttpResponse:
    """Name the dialogue that answers it."""
    row = (
        queries.requests_visible_to(request.actor)
        .filter(code=code)
        .select_related("unit", "area")
        .first()
    )
    if row is None:
        raise NotFound("base.not-found")
    policies.check_can_record(row.unit, request.actor)
    found = queries.visible_to(request.actor).filter(
        queries.touching([row.area]), kind=MeetingKind.DIALOGUE
    )
    found = found.exclude(state=MeetingState.CANCELLED).order_by("-pk")[:50]
    meetings = {one.code: one for one in found}
    form = pages.bound(request, Answering)
    choice(form, "meeting").choices = [(one, meetings[one].title) for one in meetings]

    def act(typed: Values) -> None:
        actions.answer_hold_request(
            request=row, meeting=meetings[typed["meeting"]], by=request.actor, at=now()
        )

    return pages.ask(
        request, "meetings/form", form=form, act=act, said=_("Đã ghi."),
        to=("office:hold-requests",), heading=_("Đáp đề nghị đối thoại"), button=_("Ghi"),
    )  # fmt: skip
