"""What an officer signs in with and where they are signed in: seen, added, taken away.

Whoever changes it has shown in the last ten minutes who sits here.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django import forms as django_forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from hoiam.accounts import actions as accounts
from hoiam.accounts import factors, issuer, passkeys
from hoiam.accounts.actions import NewCodes
from hoiam.accounts.actions.proving import MOST_PASSKEYS
from hoiam.core import actor as actors
from hoiam.core.refusals import Invalid, Refusal, WrongState
from hoiam.seals import trusted
from hoiam.web import refusals, signing_in
from hoiam.web.access import OfficeRequest, machine_now, now, office
from hoiam.web.office import entry_forms, pages, second_step
from hoiam.web.signing_in import Slowed

type View = Callable[..., HttpResponseBase]


def confirmed(view: View) -> View:
    """Asks for the password again when it was not shown for ten minutes."""

    @wraps(view)
    def asked(request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if signing_in.is_confirmed(request):
            return view(request, *args, **kwargs)
        # What was sent by a form is not done now; its page is where one comes back to.
        to = request.path if request.method == "GET" else reverse("office:security")
        return redirect(f"{reverse('office:confirm')}?{urlencode({'next': to})}")

    return asked


@office()
def security(request: OfficeRequest) -> HttpResponse:
    """Everything on one page."""
    at = machine_now()
    idle = at - timedelta(seconds=settings.SESSION_IDLE_SECONDS)
    return pages.show(
        request,
        "security",
        officer=request.officer,
        factors=factors.of(request.officer),
        may_keep_key=request.actor.holds_anywhere(*trusted.WORKERS),
        sessions=factors.sessions(request.officer, at=at, idle_since=idle),
        this=signing_in.this_session(request),
        issuer=settings.OIDC_NAME if issuer.is_configured() else "",
        forced=settings.SECOND_FACTOR,
        most_passkeys=MOST_PASSKEYS,
    )


@sensitive_post_parameters("password", "code")
@office()
def confirm(request: OfficeRequest) -> HttpResponseBase:
    """Who sits here: the password, a code, or a passkey once more."""
    officer = request.officer
    have = factors.of(officer)
    by_password = officer.has_usable_password()
    kind = entry_forms.Password if by_password else entry_forms.Code
    typed = request.method == "POST" and "answer" not in request.POST
    form = kind(request.POST if typed else None)
    context: pages.Values = {}
    status = 200
    if request.method == "POST":
        status = 422
        try:
            _show_again(request, form)
        except (Invalid, WrongState) as error:
            status, context["refused"] = error.status, pages.refused(form, error)
        except Slowed as slowed:
            status, context["wait"] = 429, slowed.wait
        else:
            signing_in.confirm(request)
            return redirect(signing_in.wanted(request))
    question = passkeys.question_to_enter(have.passkeys, officer.code) if have.passkeys else None
    return pages.show(
        request, "confirm", status=status, form=form, question=question,
        next=signing_in.wanted(request), **context,
    )  # fmt: skip


def _show_again(request: OfficeRequest, form: django_forms.Form) -> None:
    officer = request.officer
    if "answer" in request.POST:
        answer = entry_forms.Answer(request.POST)
        if not answer.is_valid():
            raise Invalid("accounts.passkey-unread", field="answer")
        typed = answer.cleaned_data
        second_step.check_passkey(typed["answer"], typed["asked"], about=officer.code, of=officer)
        return
    by = actors.public(act=request.actor.act)
    signing_in.knock_or_raise(request, officer.username, "confirm", by=by)
    if not form.is_valid() or not _is_right(request, form):
        signing_in.failed(request, officer.username, "confirm", by=by)
        raise Invalid("accounts.not-confirmed", field=next(iter(form.fields)))
    signing_in.forgive(request, officer.username, "confirm")


def _is_right(request: OfficeRequest, form: django_forms.Form) -> bool:
    if "password" in form.fields:
        return request.officer.check_password(form.cleaned_data["password"])
    code = form.cleaned_data["code"]
    used = refusals.tried(lambda: second_step.use_code(request.officer, code))
    return not isinstance(used, Refusal)


def _codes_or_back(request: OfficeRequest, codes: NewCodes, said: str) -> HttpResponseBase:
    """Codes for the paper are shown in the answer itself: once."""
    if not codes.codes:
        return pages.done(request, said, "office:security")
    messages.success(request, said)
    return pages.show(
        request, "recovery_codes", codes=codes.codes, to=reverse("office:security"),
        officer=request.officer,
    )  # fmt: skip


@sensitive_post_parameters("code")
@office()
@confirmed
def app(request: OfficeRequest) -> HttpResponseBase:
    """Set up an authenticator app, in this browser and in no other."""
    waiting = factors.waiting_app(request.officer)
    if waiting is None or waiting.pk != request.session.get("app"):
        waiting = accounts.begin_app(officer=request.officer, by=request.actor, at=now())
        request.session["app"] = waiting.pk
    form = entry_forms.AppCode(request.POST or None)
    context: pages.Values = {}
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                codes = accounts.confirm_app(
                    officer=request.officer, code=form.cleaned_data["code"],
                    machine=machine_now(), keeping=signing_in.this_session(request),
                    by=request.actor, at=now(),
                )  # fmt: skip
            except (Invalid, WrongState) as error:
                status, context["refused"] = error.status, pages.refused(form, error)
            else:
                return _codes_or_back(request, codes, _("Đã bật ứng dụng xác thực."))
    context |= second_step.app_page(waiting, request.officer)
    return pages.show(request, "app", status=status, form=form, **context)


@require_POST
@office()
@confirmed
def remove_app(request: OfficeRequest) -> HttpResponseBase:
    accounts.remove_app(
        officer=request.officer, keeping=signing_in.this_session(request), by=request.actor,
        at=now(),
    )  # fmt: skip
    return pages.done(request, _("Đã bỏ ứng dụng xác thực."), "office:security")


@require_POST
@office()
@confirmed
def codes(request: OfficeRequest) -> HttpResponseBase:
    """Ten new codes; those on the old paper open nothing any more."""
    made = accounts.make_codes(officer=request.officer, by=request.actor, at=now())
    return _codes_or_back(request, made, _("Đã lập mã dự phòng mới. Mã cũ không dùng được nữa."))


@office()
@confirmed
def passkey(request: OfficeRequest) -> HttpResponseBase:
    """Make a passkey on this device."""
    form = entry_forms.NewPasskey(request.POST or None)
    context: pages.Values = {}
    status = 200
    if request.method == "POST":
        status = 422
        try:
            made = second_step.make_passkey(
                form, request.officer, keeping=signing_in.this_session(request), by=request.actor
            )
        except (Invalid, WrongState) as error:
            status, context["refused"] = error.status, pages.refused(form, error)
        else:
            return _codes_or_back(request, made, _("Đã thêm khóa đăng nhập."))
    question = passkeys.question_to_make(request.officer, factors.passkeys(request.officer))
    return pages.show(request, "passkey", status=status, naming=form, question=question, **context)


@require_POST
@office()
@confirmed
def remove_passkey(request: OfficeRequest, key: int) -> HttpResponseBase:
    accounts.remove_passkey(
        passkey=factors.passkey(request.officer, key),
        keeping=signing_in.this_session(request), by=request.actor, at=now(),
    )  # fmt: skip
    return pages.done(request, _("Đã bỏ khóa đăng nhập."), "office:security")


@require_POST
@office()
def end_sessions(request: OfficeRequest) -> HttpResponseBase:
    """End the named one of one's own, or all but this. It needs no proof: it only takes away."""
    officer, key = request.officer, request.POST.get("key", "")
    if key:
        accounts.end_session(officer=officer, key=key, by=request.actor, at=now())
        return pages.done(request, _("Đã đóng phiên đó."), "office:security")
    keeping = signing_in.this_session(request)
    accounts.end_sessions(officer=officer, keeping=keeping, by=request.actor, at=now())
    return pages.done(request, _("Đã đóng mọi phiên khác."), "office:security")


@require_POST
@office()
@confirmed
def unlink(request: OfficeRequest) -> HttpResponseBase:
    accounts.unlink_issuer(officer=request.officer, by=request.actor, at=now())
    return pages.done(request, _("Đã bỏ liên kết với tài khoản cơ quan."), "office:security")
