"""A complaint is decided; what the decision orders is carried out, entry by entry."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.forms import BaseFormSet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from hoiam.cases.models import Part
from hoiam.core import calendar
from hoiam.core.clocks.changes import Change
from hoiam.core.refusals import Refusal
from hoiam.petitions import actions as petitions
from hoiam.petitions import course, decisions, queries, stepping
from hoiam.petitions.actions import Decided, Done, Taken
from hoiam.petitions.actions.deciding import results_of
from hoiam.petitions.decisions import Balance, Standing
from hoiam.petitions.models import Decision, Petition
from hoiam.units import queries as units
from hoiam.units.models import Unit
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.allowed import Allowed, allowed
from hoiam.web.office import effects, menu, opened, pages
from hoiam.web.office.pages import Values
from hoiam.web.office.petitions import decision_forms as forms
from hoiam.web.office.petitions import sections

STEP = "decide"


@dataclass(frozen=True, slots=True)
class OrderShown:
    """One order, and whether this reader may write down what was carried out."""

    balance: Balance
    may: Allowed
    words: str


@sensitive_post_parameters()
@office(*menu.WORKERS)
def decide(request: OfficeRequest, code: str) -> HttpResponse:
    """The decision: its result, its words, its orders; what it does to the dates stands first."""
    petition = queries.by_code(request.actor, code)
    pages.check_open("petitions.decide", petition, request=request)
    today = calendar.day_of(now())
    if request.method != "POST":
        stepping.check_lawful(course.Course(petition, today), STEP)
    form = pages.bound(
        request,
        forms.DecisionForm,
        results=results_of(petition),
        initial={"day": today, "key": secrets.token_hex(16)},
    )
    orders = _orders(request, petition)
    return _looked_then_decided(request, petition, form, orders)


def _orders(request: OfficeRequest, petition: Petition) -> "BaseFormSet[forms.OrderForm]":
    data = request.POST if request.method == "POST" else None
    return forms.Orders(data, prefix="viec", form_kwargs={"units": executors(petition)})


def executors(petition: Petition) -> list[Unit]:
    """Who may have to see to an order: bodies of the place, and the one that settles."""
    today = calendar.day_of(now())
    rows = units.bodies_in(petition.docket.area, today).filter(outside=False)
    own = petition.docket.unit
    return [own, *(one for one in rows if one.pk != own.pk)]


def _decided(form: forms.DecisionForm, orders: "BaseFormSet[forms.OrderForm]") -> Decided:
    typed = form.cleaned_data
    return Decided(
        key=typed["key"],
        day=typed["day"],
        result=typed["result"],
        findings=typed["findings"],
        orders=typed["orders"],
        given=forms.orders_typed(orders),
        paper=typed["paper"],
        reason=typed["reason"],
    )


def _looked_then_decided(
    request: OfficeRequest,
    petition: Petition,
    form: forms.DecisionForm,
    orders: "BaseFormSet[forms.OrderForm]",
) -> HttpResponse:
    context: dict[str, Any] = {
        "petition": petition,
        "form": form,
        "orders": orders,
        "sections": sections.of(petition, request.path),
        "lawful": stepping.procedure(petition).lawful_step(STEP),
    }
    template = "petitions/decide"
    if request.method != "POST":
        return pages.show(request, template, **context)
    if not (form.is_valid() and orders.is_valid()):
        return pages.show(request, template, status=422, **context)
    told = _decided(form, orders)
    try:
        changes = _foreseen(petition, told)
        if form.cleaned_data["seen"] == effects.fingerprint(changes):
            made = petitions.decide(petition=petition, decided=told, by=request.actor, at=now())
            said = _("Đã ghi quyết định.")
            return pages.done(request, said, "office:decision", made.code)
    except Refusal as error:
        context["refused"] = pages.refused(form, error)
        return pages.show(request, template, status=error.status, **context)
    return pages.show(
        request, template, looked=True, lines=effects.of_changes(changes),
        changed=bool(form.cleaned_data["seen"]), seen=effects.fingerprint(changes), **context,
    )  # fmt: skip


def _foreseen(petition: Petition, told: Decided) -> tuple[Change, ...]:
    taken = Taken(
        step=STEP, day=told.day, key=told.key, paper=told.paper,
        paper_on=told.day if told.paper else None, text=told.findings, result=told.result,
        reason=told.reason,
    )  # fmt: skip
    return petitions.foresee_step(petition, taken)


@office(*menu.WORKERS)
def of_petition(request: OfficeRequest, code: str) -> HttpResponse:
    """The decision of a petition, or where it will stand."""
    petition = queries.by_code(request.actor, code)
    decision = decisions.standing_decision(petition)
    if decision is not None:
        return redirect("office:decision", decision.code)
    return pages.show(
        request, "petitions/undecided", petition=petition,
        sections=sections.of(petition, request.path),
    )  # fmt: skip


@office(*menu.WORKERS)
def decision(request: OfficeRequest, code: str) -> HttpResponse:
    """One decision: what it says, since when it is in force, what of it was carried out."""
    return show(request, decisions.by_code(request.actor, code))


def show(request: OfficeRequest, found: Decision, **context: Any) -> HttpResponse:
    """The page of a decision."""
    standing = decisions.standing_of(found, calendar.day_of(now()))
    petition = found.petition
    seen = queries.visible_to(request.actor).filter(pk=petition.pk).exists()
    is_open = seen and opened.elsewhere(
        request, about=(queries.ABOUT, petition.code), unit=petition.docket.unit,
        part=Part.RECORD, known=True,
    )  # fmt: skip
    return pages.show(
        request,
        "petitions/decision",
        petition=petition,
        decision=found,
        standing=standing,
        sections=sections.of(petition, request.path) if seen else (),
        is_seen=seen,
        is_open=is_open,
        findings=found.findings if is_open else opened.masked(found.findings),
        orders=found.orders if is_open else opened.masked(found.orders),
        rows=[_shown(request, one, is_open=is_open) for one in _with_words(standing, found)],
        may_order=allowed("petitions.order", found, actor=request.actor),
        may_void=allowed("petitions.void", found, actor=request.actor),
        may_publish=allowed("petitions.prepare_decision", found, actor=request.actor),
        **context,
    )


def _with_words(standing: Standing, found: Decision) -> list[tuple[Balance, str]]:
    words = dict(found.orders_given.values_list("pk", "what"))
    return [(one, words.get(one.order.pk, "")) for one in standing.balances]


def _shown(request: OfficeRequest, one: tuple[Balance, str], *, is_open: bool) -> OrderShown:
    balance, what = one
    may = allowed("petitions.carry_out", balance.order, actor=request.actor)
    return OrderShown(balance, may, what if is_open else opened.masked(what))


def _asked(
    request: OfficeRequest,
    found: Decision,
    form: Any,
    act: Callable[[Values], object],
    **context: Any,
) -> HttpResponse:
    return pages.ask(
        request, "petitions/decision_step", form=form, act=act, said=_("Đã ghi."),
        to=("office:decision", found.code), petition=found.petition, decision=found, **context,
    )  # fmt: skip


@sensitive_post_parameters()
@office(*menu.WORKERS)
def add_order(request: OfficeRequest, code: str) -> HttpResponse:
    """One thing more that the decision orders."""
    found = decisions.by_code(request.actor, code)
    pages.check_open("petitions.order", found, request=request)
    form = pages.bound(request, forms.OrderForm, units=executors(found.petition))

    def act(_typed: Values) -> None:
        new = form.order() or petitions.NewOrder("")
        petitions.add_order(decision=found, new=new, by=request.actor, at=now())

    return _asked(request, found, form, act, heading=_("Ghi thêm việc phải thi hành"))


@office(*menu.WORKERS)
def carry_out(request: OfficeRequest, code: str) -> HttpResponse:
    """So much of an order, on a day, by a paper."""
    order = decisions.order_by_code(request.actor, code)
    pages.check_open("petitions.carry_out", order, request=request)
    balance = decisions.balance_of(order)
    initial = {"day": calendar.day_of(now()), "key": secrets.token_hex(16)}
    form = pages.bound(request, forms.DoneForm, balance=balance, initial=initial)

    def act(typed: Values) -> None:
        petitions.carry_out(order=order, done=Done(**typed), by=request.actor, at=now())

    heading = _("Ghi kết quả thi hành")
    return _asked(request, order.decision, form, act, heading=heading, balance=balance)


@sensitive_post_parameters()
@office(*menu.WORKERS)
def take_back(request: OfficeRequest, code: str) -> HttpResponse:
    """An entry was a slip."""
    entry = decisions.entry_by_code(request.actor, code)
    pages.check_open("petitions.carry_out", entry.order, request=request)
    form = pages.bound(request, forms.WhyForm, initial={"key": secrets.token_hex(16)})

    def act(typed: Values) -> None:
        petitions.take_back_carried_out(
            entry=entry, why=typed["why"], key=typed["key"] or entry.code, by=request.actor,
            at=now(),
        )  # fmt: skip

    heading = _("Rút dòng thi hành ghi nhầm")
    return _asked(request, entry.order.decision, form, act, heading=heading, entry=entry)


@sensitive_post_parameters()
@office(*menu.WORKERS)
def void(request: OfficeRequest, code: str) -> HttpResponse:
    """The decision was written down wrongly, or was recalled."""
    found = decisions.by_code(request.actor, code)
    pages.check_open("petitions.void", found, request=request)
    form = pages.bound(request, forms.WhyForm)

    def act(typed: Values) -> None:
        petitions.void_decision(
            decision=found, reason=typed["why"], by=request.actor, at=now()
        )  # fmt: skip

    return _asked(
        request, found, form, act, heading=_("Bỏ quyết định ghi nhầm"),
        meaning=_("Các việc phải thi hành của nó khép lại. Sau đó có thể đính chính bước."),
    )  # fmt: skip
