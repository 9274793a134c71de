"""The hotline: calls as they ring, calling back, the number and its regulation by version."""

import secrets
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from hoiam.core import calendar
from hoiam.core.actor import Role
from hoiam.core.calendar import ZONE
from hoiam.core.refusals import Invalid, WrongState
from hoiam.reception import actions, calls
from hoiam.reception.actions import Rung
from hoiam.reception.models import CallClass, CallOutcome, Hotline
from hoiam.units import queries as units
from hoiam.voices import queries as voices
from hoiam.web import tables
from hoiam.web.access import OfficeRequest, machine_now, now, office
from hoiam.web.office import exports, intake, menu, pages, paging, slips
from hoiam.web.office.letters import boxes, files, forms
from hoiam.web.office.pages import Values

OWED = "cho"  # the filter of calls that wait to be called back


@office(*menu.WORKERS)
def index(request: OfficeRequest) -> HttpResponseBase:
    """The log, and how many calls had which outcome; those that wait come by one press."""
    seen = calls.visible_to(request.actor)
    found = _narrowed(request, seen)
    if tables.asked(request):
        return exports.given(request, files.calls(found), "Sổ cuộc gọi")
    page = paging.by_newest(request, found.select_related("hotline__unit", "kind", "case"))
    owed = calls.duties_of(page.rows)
    return pages.show(
        request, "letters/calls", page=page, waits_only=request.GET.get("ket-qua") == OWED,
        rows=[(one, owed.get(one.commitment)) for one in page.rows],
        tallies=calls.tallies(seen), waiting=calls.owed(seen).count(),
        lines=calls.hotlines_of(request.actor).filter(valid_to=None),
    )  # fmt: skip


def _narrowed(request: OfficeRequest, rows: Any) -> Any:
    outcome = request.GET.get("ket-qua", "")
    if outcome == OWED:
        return calls.owed(rows)
    return rows.filter(outcome=outcome) if outcome in CallOutcome.values else rows


def _lines(request: OfficeRequest) -> list[Hotline]:
    """Numbers that this officer answers."""
    here = request.actor.units(*menu.WORKERS)
    return list(calls.hotlines_of(request.actor).filter(valid_to=None, unit__code__in=here))


@sensitive_post_parameters()
@sensitive_variables("form", "sent", "typed")
@office(*menu.WORKERS)
def log(request: OfficeRequest) -> HttpResponse:
    """One call: under a minute; what becomes a voice gets its receipt, read out or sent."""
    lines = _lines(request)
    if not lines:
        return pages.show(request, "letters/no_line")
    around = intake.around_desk(request)
    options: Values = {
        "desks": around.desks, "communes": around.communes, "fields": around.fields,
        "lines": lines, "classes": _classes(lines),
    }  # fmt: skip
    if request.method != "POST":
        return _log(request, forms.LogCall(initial=_start(lines), **options))
    sent = request.POST.copy()
    form = forms.LogCall(sent, **options)
    try:
        intake.keep_files(request, sent)
        if "remove" in request.POST:
            return _log(request, forms.LogCall(initial=sent.dict(), **options))
        if not form.is_valid():
            return _log(request, form, status=422)
        typed = form.cleaned_data
        fresh = typed["draft"] and voices.with_key(typed["key"]) is None
        done = actions.log_call(
            hotline=calls.hotline(request.actor, typed["line"]), rung=_rung(form),
            draft=voices.draft(typed["draft"], at=machine_now()) if fresh else None,
            by=request.actor, at=now(),
        )  # fmt: skip
    except (Invalid, WrongState) as error:
        return _log(request, form, status=error.status, refused=pages.refused(form, error))
    if done.received is not None:
        return slips.receipt(request, done.received)
    return pages.done(request, _("Đã ghi cuộc gọi."), "office:calls")


def _log(
    request: OfficeRequest, form: forms.LogCall, *, status: int = 200, **more: Any
) -> HttpResponse:
    commune = form["commune"].value()
    day = calendar.day_of(now())
    hamlets = units.hamlets_in(units.by_code(commune), day) if commune else ()
    return pages.show(
        request, "letters/log", status=status, form=form, hamlets=hamlets,
        files=intake.kept_files(form["draft"].value() or ""), **more,
    )  # fmt: skip


def _start(lines: list[Hotline]) -> Values:
    at = now()
    place = lines[0].unit.area
    return {
        "key": secrets.token_urlsafe(24), "called_on": calendar.day_of(at),
        "called_time": at.astimezone(ZONE).strftime("%H:%M"), "commune": place.code if place else "",
        "desk": lines[0].unit.code,
    }  # fmt: skip


def _classes(lines: list[Hotline]) -> list[CallClass]:
    today = calendar.day_of(now())
    rules = [rule for line in lines if (rule := calls.rule_on(line, today))]
    return list(CallClass.objects.filter(rule__in=rules).order_by("rule", "order"))


def _rung(form: forms.LogCall) -> Rung:
    typed = form.cleaned_data
    taken = typed["outcome"] == CallOutcome.TAKEN
    kind = CallClass.objects.filter(pk=typed["sort"]).first() if typed["sort"] else None
    return Rung(
        key=typed["key"], called=form.called(), outcome=typed["outcome"], kind=kind,
        phone="" if taken else typed["phone"], caller="" if taken else typed["name"],
        about="" if taken else typed["about"], said="" if taken else typed["said_back"],
        guided_to=typed["guided_to"], told=intake.told_of(form) if taken else None,
    )  # fmt: skip


@sensitive_post_parameters()
@office(*menu.WORKERS)
def call(request: OfficeRequest, code: str) -> HttpResponse:
    """One call, under which rule it was handled, every try to call back."""
    found = calls.by_code(request.actor, code)
    form = pages.bound(request, forms.CallBackForm)

    def act(typed: Values) -> None:
        actions.call_back(
            call=found, reached=typed["reached"] == "yes", said=typed["said"], by=request.actor,
            at=now(),
        )  # fmt: skip

    duty = calls.duties_of([found]).get(found.commitment)
    return pages.ask(
        request, "letters/call", form=form, act=act, said=_("Đã ghi lần gọi lại."),
        to=("office:call", code), call=found, duty=duty, tries=found.tries.order_by("id"),
    )  # fmt: skip


@office(*menu.WORKERS)
def lines(request: OfficeRequest) -> HttpResponse:
    """The numbers, where each is published and under which regulation it is answered."""
    keeps = boxes.keeping_units(request)
    today = calendar.day_of(now())
    form = pages.bound(request, forms.NewLine, units=keeps, initial={"valid_from": today})

    def act(typed: Values) -> None:
        actions.open_hotline(
            unit=units.by_code(typed["unit"]), number=typed["number"], hours=typed["hours"],
            published=typed["published"], valid_from=typed["valid_from"], by=request.actor, at=now(),
        )  # fmt: skip

    rows = [(one, calls.rule_on(one, today)) for one in calls.hotlines_of(request.actor)]
    return pages.ask(
        request, "letters/lines", form=form, act=act, said=_("Đã ghi đường dây nóng."),
        to=("office:hotlines",), rows=rows, keeps=keeps,
    )  # fmt: skip


@office(*menu.WORKERS)
def line(request: OfficeRequest, code: str) -> HttpResponse:
    """One number: its regulations by version, and ending it."""
    found = calls.hotline(request.actor, code)
    form = pages.bound(request, forms.EndLine)

    def act(typed: Values) -> None:
        actions.end_hotline(hotline=found, day=typed["day"], by=request.actor, at=now())

    return pages.ask(
        request, "letters/line", form=form, act=act, said=_("Đã ghi ngày ngừng."),
        to=("office:hotline", code), line=found,
        rules=found.rules.prefetch_related("classes").order_by("-valid_from"),
    )  # fmt: skip


@office(Role.LEADER)
def regulation(request: OfficeRequest, code: str) -> HttpResponse:
    """A version of the regulation from a day on."""
    found = calls.hotline(request.actor, code)
    pages.check_open("reception.rule_hotline", found.unit, request=request)
    today = calendar.day_of(now())
    form = pages.bound(request, forms.Regulation, initial={"valid_from": today})

    def act(typed: Values) -> None:
        actions.set_hotline_rule(
            hotline=found, paper=typed["paper"], valid_from=typed["valid_from"], text=typed["text"],
            classes=typed["classes"], by=request.actor, at=now(),
        )  # fmt: skip

    return pages.ask(
        request, "letters/regulation", form=form, act=act, said=_("Đã ghi quy chế."),
        to=("office:hotline", code), line=found,
    )  # fmt: skip
