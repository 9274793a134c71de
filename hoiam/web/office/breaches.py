"""Suspected breaches: recorded at once, seventy-two hours in view, told to whom the law names."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hoiam.core.actor import Actor
from hoiam.core.refusals import NotFound
from hoiam.protection import actions as protection
from hoiam.protection import purposes, queries
from hoiam.protection.actions import Paper, Told
from hoiam.protection.actions.breaching import clock_of
from hoiam.protection.models import Breach, BreachState
from hoiam.protection.policies import NOTICING
from hoiam.units.models import Unit
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.allowed import allowed
from hoiam.web.office import pages, paging
from hoiam.web.office import protection_forms as given
from hoiam.web.office.pages import Values


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that may be done about a breach."""

    code: str
    label: str | Promise
    form: type[forms.Form]
    policy: str
    act: Callable[[Breach, Values, Actor], object]


@office(*NOTICING)
def index(request: OfficeRequest) -> HttpResponse:
    """Breaches, the newest first; the late ones say so."""
    page = paging.by_newest(request, queries.breaches(request.actor))
    return pages.show(request, "breaches", page=page, at=now(), tab="breaches")


def _units(actor: Actor) -> list[Unit]:
    codes = actor.units(*NOTICING)
    return list(Unit.objects.filter(code__in=codes, valid_to__isnull=True).order_by("folded"))


@office(*NOTICING)
def new(request: OfficeRequest) -> HttpResponse:
    """Write down what was noticed; the rest can follow."""
    units = {unit.code: unit for unit in _units(request.actor)}
    choices = [(unit.code, unit.name) for unit in units.values()]
    form = pages.bound(request, given.NewBreach, units=choices)

    def act(typed: Values) -> None:
        protection.record_breach(
            unit=units[typed["unit"]], told=_told(typed), noticed=typed["noticed"],
            by=request.actor, at=now(),
        )  # fmt: skip

    return pages.ask(
        request, "breach_step", form=form, act=act, said=_("Đã ghi nhận. Đồng hồ 72 giờ đang chạy."),
        to=("office:breaches",), heading=_("Ghi nhận nghi lộ dữ liệu"), tab="breaches",
    )  # fmt: skip


@office(*NOTICING)
def one(request: OfficeRequest, code: str) -> HttpResponse:
    """One breach: its hours, what is known, what was done, what may be done next."""
    breach = queries.breach_by_code(request.actor, code)
    steps = [
        step for step in _STEPS
        if _fits(step, breach) and allowed(step.policy, breach, actor=request.actor)
    ]  # fmt: skip
    return pages.show(request, "breach", steps=steps, tab="breaches", **_shown(breach))


@office(*NOTICING)
def paper(request: OfficeRequest, code: str) -> HttpResponse:
    """The notice to the authority, to print and sign."""
    breach = queries.breach_by_code(request.actor, code)
    return pages.show(request, "breach_paper", **_shown(breach))


def _shown(breach: Breach) -> dict[str, Any]:
    at = now()
    ended = breach.notified_at or (None if breach.state == BreachState.OPEN else breach.due_moment)
    return {
        "breach": breach,
        "kinds": [purposes.DATA_KINDS[kind] for kind in breach.kinds],
        "clock": clock_of(breach.noticed_at),
        "late": (ended or at) > breach.due_moment,
        "left": max(0, int((breach.due_moment - at).total_seconds() // 3600)),
        "done": breach.steps.order_by("id"),
        "at": at,
    }


@office(*NOTICING)
def step(request: OfficeRequest, code: str, step: str) -> HttpResponse:
    """Describe, note a measure, say that the authority was told, tell people, release, close."""
    breach = queries.breach_by_code(request.actor, code)
    chosen = next((one for one in _STEPS if one.code == step), None)
    if chosen is None:
        raise NotFound("base.not-found")
    pages.check_open(chosen.policy, breach, request=request)
    form = pages.bound(request, chosen.form, initial=_initial(chosen, breach))
    return pages.ask(
        request,
        "breach_step",
        form=form,
        act=lambda typed: chosen.act(breach, typed, request.actor),
        said=_("Đã ghi."),
        to=("office:breach", breach.code),
        heading=chosen.label,
        breach=breach,
        tab="breaches",
    )


def _initial(step: Step, breach: Breach) -> dict[str, object]:
    if step.form is given.Release:
        return {"note": breach.released_note}
    names = ("what", "kinds", "people", "records", "cause", "harm")
    return {name: getattr(breach, name) for name in names} if step.form is given.Breach else {}


def _fits(step: Step, breach: Breach) -> bool:
    if step.code in {"da-thong-bao", "khong-phai-bao"}:
        return breach.notified_at is None
    return step.code != "khep-lai" or breach.state != BreachState.OPEN


def _told(typed: Values) -> Told:
    return Told(
        what=typed["what"],
        kinds=tuple(typed["kinds"]),
        people=typed["people"],
        records=typed["records"],
        cause=typed["cause"],
        harm=typed["harm"],
    )


_STEPS = (
    Step("mo-ta", gettext_lazy("Cập nhật mô tả"), given.Breach, "protection.handle_breach",
         lambda breach, typed, by: protection.describe_breach(
             breach=breach, told=_told(typed), by=by, at=now())),
    Step("da-lam", gettext_lazy("Ghi việc đã làm"), given.Measure, "protection.handle_breach",
         lambda breach, typed, by: protection.note_measure(
             breach=breach, what=typed["what"], by=by, at=now())),
    Step("da-thong-bao", gettext_lazy("Đã thông báo cơ quan chuyên trách"), given.Notified,
         "protection.handle_breach",
         lambda breach, typed, by: protection.notify_authority(
             breach=breach, paper=Paper(typed["authority"], typed["number"], typed["day"]),
             by=by, at=now())),
    Step("bao-nguoi", gettext_lazy("Báo cho người có dữ liệu"), given.TellPeople,
         "protection.decide_breach",
         lambda breach, typed, by: protection.tell_people(
             breach=breach, codes_=typed["codes"].split(), advice=typed["advice"], by=by,
             at=now())),
    Step("khong-phai-bao", gettext_lazy("Kết luận không phải thông báo"), given.NoNotice,
         "protection.decide_breach",
         lambda breach, typed, by: protection.decide_no_notice(
             breach=breach, reason=typed["reason"], by=by, at=now())),
    Step("cong-khai", gettext_lazy("Công khai thông tin"), given.Release,
         "protection.decide_breach",
         lambda breach, typed, by: protection.release_note(
             breach=breach, note=typed["note"], by=by, at=now())),
    Step("khep-lai", gettext_lazy("Khép lại"), given.Close, "protection.decide_breach",
         lambda breach, typed, by: protection.close_breach(
             breach=breach, reason=typed["reason"], by=by, at=now())),
)  # fmt: skip
