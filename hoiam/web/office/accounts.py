"""Administration of accounts and roles. Administration gives no reading of cases."""

from django import forms as django_forms
from django.db.models import Prefetch
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from hoiam.accounts import actions, queries
from hoiam.accounts.models import Officer, RoleHeld
from hoiam.base import queries as base
from hoiam.core import calendar
from hoiam.core.actor import Role
from hoiam.core.refusals import NotFound
from hoiam.units import queries as units
from hoiam.units.models import Unit
from hoiam.web import tables
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import (
    case_page,
    exports,
    forms,
    handling,
    menu,
    officer_entry,
    owning,
    pages,
    paging,
    unit_choice,
)
from hoiam.web.office.pages import Values


@office(Role.ADMINISTRATOR)
def officers(request: OfficeRequest) -> HttpResponseBase:
    """Every account with the roles of today."""
    words = request.GET.get("tim", "").strip()
    found = queries.visible_to(request.actor)
    if words:
        found = found.filter(name__icontains=words) | found.filter(username__icontains=words)
    today = queries.roles_on(calendar.day_of(now())).select_related("unit").order_by("id")
    with_roles = found.prefetch_related(Prefetch("roles", queryset=today, to_attr="held"))
    if tables.asked(request):
        return exports.given(request, exports.accounts_of(with_roles), "Cán bộ")
    page = paging.by_newest(request, with_roles)
    return pages.show(
        request, "officers", page=page, words=words, below=menu.administration(request)
    )


@office(Role.ADMINISTRATOR)
def new_officer(request: OfficeRequest) -> HttpResponse:
    """An account without a password: its owner sets one with the link that is shown then."""
    form = pages.bound(request, forms.NewOfficer)
    made: list[str] = []

    def act(typed: Values) -> None:
        given = {name: typed[name] for name in ("username", "name", "email")}
        made.append(actions.open_account(by=request.actor, at=now(), **given).code)

    answer = pages.ask(
        request, "account_form", form=form, act=act, to=("office:officers",),
        said=_("Đã lập tài khoản. Giao vai trò thì mới làm việc được."),
        heading=_("Lập tài khoản"), button=_("Lập tài khoản"), back="office:officers",
    )  # fmt: skip
    return redirect("office:officer-password", made[0]) if made else answer


@office(Role.ADMINISTRATOR)
def officer(request: OfficeRequest, code: str) -> HttpResponse:
    """One account: roles, and what was done to it."""
    found = queries.by_code(request.actor, code)
    events = base.history(("officer", found.code))
    names = queries.names({event.recorded_by for event in events})
    return pages.show(
        request,
        "officer",
        officer=found,
        roles=found.roles.select_related("unit").order_by("-id"),
        history=case_page.lines(events, names),
        **officer_entry.facts(found),
    )


def _page(
    request: OfficeRequest, found: Officer, form: django_forms.Form, act: pages.Act,
    *, said: str, heading: str, button: str, template: str = "account_form", **more: object,
) -> HttpResponse:  # fmt: skip
    return pages.ask(
        request, template, form=form, act=act, said=said, to=("office:officer", found.code),
        heading=heading, button=button, officer=found, **more,
    )  # fmt: skip


@office(Role.ADMINISTRATOR)
def close(request: OfficeRequest, code: str) -> HttpResponse:
    found = queries.by_code(request.actor, code)
    form = pages.bound(request, forms.CloseOfficer)

    def act(typed: Values) -> None:
        actions.close(officer=found, reason=typed["reason"], by=request.actor, at=now())
        owning.at_once(request, found)

    return _page(
        request, found, form, act, said=_("Đã đóng tài khoản."),
        heading=_("Đóng tài khoản"), button=_("Đóng tài khoản"),
    )  # fmt: skip


@office(Role.ADMINISTRATOR)
def grant(request: OfficeRequest, code: str) -> HttpResponse:
    """A role at a unit that is found by its name."""
    found = queries.by_code(request.actor, code)
    day = calendar.day_of(now())
    offers = _offers(request)
    if handling.is_searching(request):
        form = forms.GrantRole(units=offers, initial=request.POST.dict())
        heading = _("Giao vai trò")
        return pages.show(request, "grant", form=form, officer=found, heading=heading)
    form = pages.bound(request, forms.GrantRole, units=offers, initial={"valid_from": day})

    def act(typed: Values) -> None:
        actions.grant_role(
            officer=found,
            unit=units.by_code(typed["unit"]),
            role=typed["role"],
            valid_from=typed["valid_from"],
            by=request.actor,
            at=now(),
        )

    return _page(
        request, found, form, act, template="grant", said=_("Đã giao vai trò."),
        heading=_("Giao vai trò"), button=_("Giao vai trò"),
    )  # fmt: skip


def _offers(request: OfficeRequest) -> list[Unit]:
    """Units found by name, else the bodies of the province; the chosen one stays."""
    day = calendar.day_of(now())
    words = request.POST.get("find", "").strip()
    found = unit_choice.named(words, day) if words else list(units.top_bodies(day))
    chosen = request.POST.get("unit", "")
    if chosen and chosen not in {unit.code for unit in found}:
        found += list(units.as_of(day).filter(code=chosen))
    return found


@office(Role.ADMINISTRATOR)
def end(request: OfficeRequest, code: str, held: int) -> HttpResponse:
    found = queries.by_code(request.actor, code)
    role: RoleHeld | None = found.roles.select_related("unit").filter(pk=held).first()
    if role is None:
        raise NotFound("base.not-found")
    form = pages.bound(request, forms.EndRole, initial={"valid_to": calendar.day_of(now())})

    def act(typed: Values) -> None:
        actions.end_role(held=role, by=request.actor, at=now(), **typed)
        owning.at_once(request, found)

    heading = _("Thôi vai trò {role} tại {unit}").format(
        role=_(role.get_role_display()), unit=role.unit.name
    )
    return _page(
        request, found, form, act, said=_("Đã kết thúc vai trò."),
        heading=heading, button=_("Kết thúc vai trò"),
    )  # fmt: skip
