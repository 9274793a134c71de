"""Steps of a docket. Each shows what it does to the dates before it can be saved: what is written
down is what stood before the officer, or they are shown again."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from hoiam.cases import actions as cases
from hoiam.cases import dockets as queries
from hoiam.cases.actions.dockets import checked_fact, plain
from hoiam.cases.models import Docket
from hoiam.commitments import queries as commitments
from hoiam.core import calendar
from hoiam.core.clocks.acts import ACTS
from hoiam.core.clocks.changes import Change
from hoiam.core.clocks.next_acts import known_acts
from hoiam.core.clocks.shapes import Act
from hoiam.core.refusals import NotFound, Refusal
from hoiam.rules import queries as rules
from hoiam.units import queries as units
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import docket_forms, docket_words, dockets, effects, menu, pages
from hoiam.web.office.pages import Values

type Foresee = Callable[[Values], tuple[Change, ...]]


def _opened(request: OfficeRequest, code: str, step: str) -> Docket:
    """The docket, if its form for this step may be shown."""
    docket = queries.by_code(request.actor, code)
    pages.check_open(step, docket, request=request)
    if step != "cases.choose_docket_successor":
        queries.check_led_here(docket)
    return docket


def _looked_then_done(
    request: OfficeRequest,
    docket: Docket,
    form: docket_forms.Seen,
    foresee: Foresee,
    act: pages.Act,
    *,
    said: str,
    **context: Any,
) -> HttpResponse:
    """First the changes are shown; the second press writes them, if they are still the same."""
    context |= {"docket": docket, "form": form}
    if request.method != "POST":
        return pages.show(request, "docket_step", **context)
    if not form.is_valid():
        return pages.show(request, "docket_step", status=422, **context)
    try:
        changes = foresee(form.cleaned_data)
        if form.cleaned_data["seen"] == effects.fingerprint(changes):
            act(form.cleaned_data)
            return pages.done(request, said, "office:docket", docket.code)
    except Refusal as error:
        context["refused"] = pages.refused(form, error)
        return pages.show(request, "docket_step", status=error.status, **context)
    if form.cleaned_data["seen"]:
        context["changed"] = True
    return pages.show(request, "docket_step", **context | dockets.looked_at(changes))


@office(*menu.WORKERS)
def step(request: OfficeRequest, code: str, act: str) -> HttpResponse:
    """One dated fact: accept, refuse, pause, resume, extend, decide …"""
    docket = _opened(request, code, "cases.record_docket")
    matter = queries.matter_of(docket)
    if act not in known_acts(matter.matter):
        raise NotFound("base.not-found")
    fact = Act(act)
    pages.check_open("commitments.record", docket.unit, fact, request=request)
    today = calendar.day_of(now())
    form = pages.bound(
        request,
        docket_forms.Step,
        act=fact,
        matter=matter.matter,
        parts=[(one.code, docket_words.part_name(one.code)) for one in queries.parts_of(docket)],
        criteria=docket_words.criteria(rules.rulebook_on(), today),
        initial={"day": today},
    )

    def foresee(_typed: Values) -> tuple[Change, ...]:
        return commitments.foresee(
            matter, checked_fact(docket, form.happened()).fact, reason=form.cleaned_data["reason"]
        )

    def record(_typed: Values) -> None:
        cases.record_docket_fact(
            docket=docket, happened=form.happened(), by=request.actor, at=now()
        )

    label = _(ACTS[fact])
    return _looked_then_done(
        request, docket, form, foresee, record,
        said=_("Đã ghi: {act}.").format(act=label), heading=label,
    )  # fmt: skip


@office(*menu.WORKERS)
def cancel(request: OfficeRequest, code: str, number: int) -> HttpResponse:
    """A fact typed wrongly is taken back with a reason; both stay to be read."""
    docket = _opened(request, code, "cases.cancel_docket")
    matter = queries.matter_of(docket)
    row = commitments.standing_facts(matter.about).filter(number=number).first()
    if row is None:
        raise NotFound("base.not-found")
    form = pages.bound(request, docket_forms.Cancel)

    def foresee(typed: Values) -> tuple[Change, ...]:
        plain(typed["reason"], field="reason")
        return commitments.foresee_cancelled(matter, number)

    def take_back(typed: Values) -> None:
        cases.cancel_docket_fact(
            docket=docket, number=number, reason=typed["reason"], by=request.actor, at=now()
        )

    return _looked_then_done(
        request, docket, form, foresee, take_back, said=_("Đã đính chính."),
        heading=_("Đính chính: {act}").format(act=_(ACTS[Act(row.act)])), row=row,
    )  # fmt: skip


@office(*menu.WORKERS)
def add_part(request: OfficeRequest, code: str) -> HttpResponse:
    """One member or content more, by its number alone."""
    docket = _opened(request, code, "cases.record_docket")
    form = pages.bound(request, docket_forms.Part)

    def act(typed: Values) -> None:
        cases.add_docket_part(docket=docket, kind=typed["kind"], by=request.actor, at=now())

    return pages.ask(
        request, "docket_plain", form=form, act=act, said=_("Đã thêm."),
        to=("office:docket", code), docket=docket, heading=_("Thêm người hoặc nội dung"),
    )  # fmt: skip


@office(*menu.WORKERS)
def close(request: OfficeRequest, code: str) -> HttpResponse:
    """Put the papers away."""
    docket = _opened(request, code, "cases.close_docket")
    form = pages.bound(request, docket_forms.Close)

    def act(typed: Values) -> None:
        cases.close_docket(docket=docket, reason=typed["reason"], by=request.actor, at=now())

    return pages.ask(
        request, "docket_plain", form=form, act=act, said=_("Đã đóng hồ sơ."),
        to=("office:docket", code), docket=docket, heading=_("Đóng hồ sơ"),
    )  # fmt: skip


@office(*menu.WORKERS)
def choose(request: OfficeRequest, code: str) -> HttpResponse:
    """Its unit was split: a person says which part leads it on."""
    docket = _opened(request, code, "cases.choose_docket_successor")
    heirs = units.on_day(docket.unit, calendar.day_of(now()))
    form = pages.bound(request, docket_forms.Successor, units=heirs)

    def act(typed: Values) -> None:
        cases.choose_docket_successor(
            docket=docket,
            successor=units.by_code(typed["successor"]),
            why=typed["why"],
            by=request.actor,
            at=now(),
        )

    return pages.ask(
        request, "docket_plain", form=form, act=act, said=_("Đã chọn. Các hạn không đổi."),
        to=("office:docket", code), docket=docket, heading=_("Chọn đơn vị tiếp tục"),
    )  # fmt: skip
