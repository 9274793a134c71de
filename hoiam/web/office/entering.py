"""Coming in and going out: signing in, one's own password, the first administrator."""

from django.conf import settings
from django.contrib import auth, messages
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from hoiam.accounts import actions as accounts
from hoiam.accounts import factors, issuer, passkeys
from hoiam.accounts import queries as account_queries
from hoiam.accounts.models import Officer
from hoiam.cases.models import Ending
from hoiam.core import actor as actors
from hoiam.core import calendar
from hoiam.core.refusals import Invalid, WrongState
from hoiam.units import actions as units
from hoiam.units import queries as unit_queries
from hoiam.web import signing_in
from hoiam.web.access import OfficeRequest, PublicRequest, machine_now, now, office, public
from hoiam.web.office import assisting, forms, pages
from hoiam.web.signing_in import Wait


@sensitive_post_parameters("password")
@public
def sign_in(request: PublicRequest) -> HttpResponseBase:
    """One sentence for every failure: it tells nobody whether the name exists."""
    form = forms.SignIn(request.POST or None)
    wait = None
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["username"].strip().lower()
        wait = signing_in.knock(request, name, "password", by=request.actor)
        officer = None if wait else _proved(request, name, form.cleaned_data["password"])
        if officer is not None:
            to = signing_in.wanted(request)
            return signing_in.begin(request, officer, how="password", to=to)
        return entrance(request, form, wrong=wait is None, wait=wait)
    return entrance(request, form)


def _proved(request: PublicRequest, name: str, password: str) -> Officer | None:
    found = auth.authenticate(request, username=name, password=password)
    if not isinstance(found, Officer):
        signing_in.failed(request, name, "password", by=request.actor)
        return None
    signing_in.forgive(request, name, "password")
    return found


def entrance(
    request: PublicRequest, form: forms.SignIn, *, wrong: bool = False, wait: Wait | None = None,
    refused: pages.Values | None = None,
) -> HttpResponse:  # fmt: skip
    """The page of signing in, with what stands in the way."""
    context = {
        "form": form, "wrong": wrong, "wait": wait, "refused": refused,
        "next": signing_in.wanted(request), "question": passkeys.question_to_enter(),
        "issuer": settings.OIDC_NAME if issuer.is_configured() else "",
    }  # fmt: skip
    status = 200 if request.method == "GET" and not refused else 422
    response = render(request, "office/sign_in.html", context, status=429 if wait else status)
    if wait:
        response["Retry-After"] = str(wait.minutes * 60)
    response["Cache-Control"] = "no-store"
    return response


@require_POST
@office()
def sign_out(request: OfficeRequest) -> HttpResponseRedirect:
    assisting.finish(request, Ending.SIGNED_OUT)
    auth.logout(request)
    messages.success(request, _("Đã ra khỏi hệ thống."))
    return redirect("office:sign-in")


@sensitive_post_parameters()
@office()
def own_password(request: OfficeRequest) -> HttpResponseBase:
    """Sessions elsewhere end; this one goes on."""
    outside = actors.public(act=request.actor.act)
    if request.method == "POST":
        wait = signing_in.knock(request, request.officer.username, "own-password", by=outside)
        if wait:
            raise WrongState("accounts.too-many-tries", minutes=wait.minutes)
    form = pages.bound(request, forms.OwnPassword, officer=request.officer)

    def act(typed: pages.Values) -> None:
        signing_in.forgive(request, request.officer.username, "own-password")
        officer = accounts.set_password(
            officer=request.officer, password=typed["password"],
            keeping=signing_in.this_session(request), by=request.actor, at=now(),
        )  # fmt: skip
        auth.update_session_auth_hash(request, officer)

    return pages.ask(
        request,
        "own_password",
        form=form,
        act=act,
        said=_("Đã đổi mật khẩu. Các máy khác phải đăng nhập lại."),
        to=("office:security",),
    )


@sensitive_post_parameters("password", "again")
@public
def new_password(request: PublicRequest, token: str) -> HttpResponse:
    """A password that only its owner knows, set with a one-time link."""
    link = factors.open_entry_link(token, machine=machine_now())
    form = forms.NewPassword(request.POST or None)
    context: pages.Values = {"form": form, "officer": link.officer}
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                accounts.use_entry_link(
                    token=token, password=form.cleaned_data["password"], machine=machine_now(),
                    by=request.actor, at=now(),
                )  # fmt: skip
            except (Invalid, WrongState) as error:
                status, context["refused"] = error.status, pages.refused(form, error)
            else:
                messages.success(request, _("Đã đặt mật khẩu. Mời đăng nhập."))
                return redirect("office:sign-in")
    response = render(request, "office/new_password.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response


@sensitive_post_parameters("password", "again")
@public
def set_up(request: PublicRequest, token: str) -> HttpResponseBase:
    """The first administrator, once; where no unit is loaded yet, that comes first."""
    account_queries.open_setup_link(token)
    bodies = unit_queries.top_bodies(calendar.day_of(now()))
    if not bodies:
        return _load(request, token)
    form = forms.FirstAdministrator(request.POST or None, bodies=bodies)
    context: pages.Values = {"form": form}
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                officer = _created(request, token, form.cleaned_data)
            except (Invalid, WrongState) as error:
                status, context["refused"] = error.status, pages.refused(form, error)
            else:
                return _welcomed(request, officer)
    return render(request, "office/set_up.html", context, status=status)


def _welcomed(request: PublicRequest, officer: Officer) -> HttpResponseBase:
    """Who has just typed the password goes straight on to the second factor."""
    if not settings.SECOND_FACTOR:
        messages.success(request, _("Đã lập tài khoản quản trị. Mời đăng nhập."))
        return redirect("office:sign-in")
    messages.success(request, _("Đã lập tài khoản quản trị."))
    return signing_in.begin(request, officer, how="password", to=signing_in.HOME)


def _created(request: PublicRequest, token: str, typed: pages.Values) -> Officer:
    return accounts.use_setup_link(
        token=token,
        username=typed["username"],
        name=typed["name"],
        password=typed["password"],
        unit=unit_queries.by_code(typed["unit"]),
        by=request.actor,
        at=now(),
    )


def _load(request: PublicRequest, token: str) -> HttpResponse:
    form = forms.Province(request.POST or None)
    if request.method == "POST" and form.is_valid():
        maker = actors.system("setup", act=request.actor.act)
        units.load_province(code=form.cleaned_data["province"], by=maker, at=now())
        messages.success(request, _("Đã tải danh mục đơn vị."))
        return redirect("office:set-up", token)
    return render(request, "office/set_up_units.html", {"form": form})
