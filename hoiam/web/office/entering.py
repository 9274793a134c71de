"""Coming in and going out: signing in, one's own password, the first administrator."""

from django.contrib import auth, messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from hoiam.accounts import actions as accounts
from hoiam.accounts import queries as account_queries
from hoiam.core import actor as actors
from hoiam.core import calendar
from hoiam.core.refusals import Invalid, WrongState
from hoiam.units import actions as units
from hoiam.units import queries as unit_queries
from hoiam.web.access import OfficeRequest, PublicRequest, now, office, public
from hoiam.web.office import forms, pages


@sensitive_post_parameters("password")
@public
def sign_in(request: PublicRequest) -> HttpResponse:
    """One sentence for every failure: it tells nobody whether the name exists."""
    form = forms.SignIn(request.POST or None)
    wrong = False
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        officer = auth.authenticate(
            request, username=typed["username"].strip().lower(), password=typed["password"]
        )
        if officer is not None:
            auth.login(request, officer)
            return redirect(_wanted(request))
        wrong = True
    context = {"form": form, "wrong": wrong, "next": _wanted(request)}
    status = 422 if request.method == "POST" else 200
    return render(request, "office/sign_in.html", context, status=status)


def _wanted(request: PublicRequest) -> str:
    """Where somebody wanted to go, if that is a page of this site."""
    to = request.POST.get("next") or request.GET.get("next") or ""
    inside = url_has_allowed_host_and_scheme(
        to, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return to if inside else "/van-phong/"


@require_POST
@office()
def sign_out(request: OfficeRequest) -> HttpResponseRedirect:
    auth.logout(request)
    messages.success(request, _("Đã ra khỏi hệ thống."))
    return redirect("office:sign-in")


@sensitive_post_parameters()
@office()
def own_password(request: OfficeRequest) -> HttpResponse:
    """Sessions elsewhere end; this one goes on."""
    form = pages.bound(request, forms.OwnPassword, officer=request.officer)

    def act(typed: pages.Values) -> None:
        officer = accounts.set_password(
            officer=request.officer, password=typed["password"], by=request.actor, at=now()
        )
        auth.update_session_auth_hash(request, officer)

    return pages.ask(
        request,
        "own_password",
        form=form,
        act=act,
        said=_("Đã đổi mật khẩu. Các máy khác phải đăng nhập lại."),
        to=("office:my-work",),
    )


@sensitive_post_parameters("password", "again")
@public
def set_up(request: PublicRequest, token: str) -> HttpResponse:
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
                _created(request, token, form.cleaned_data)
            except (Invalid, WrongState) as error:
                status, context["refused"] = error.status, pages.refused(form, error)
            else:
                messages.success(request, _("Đã lập tài khoản quản trị. Mời đăng nhập."))
                return redirect("office:sign-in")
    return render(request, "office/set_up.html", context, status=status)


def _created(request: PublicRequest, token: str, typed: pages.Values) -> None:
    accounts.use_setup_link(
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
