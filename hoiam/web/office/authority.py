"""Signing in with an account of the authority (OpenID Connect), and linking one's own to it."""

import secrets
from dataclasses import asdict

from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.accounts import actions as accounts
from hoiam.accounts import factors, issuer
from hoiam.accounts.issuer import Errand, Told
from hoiam.accounts.models import Officer
from hoiam.core.refusals import NotFound, Refusal, WrongState
from hoiam.web import refusals, signing_in
from hoiam.web.access import OfficeRequest, PublicRequest, machine_now, now, office, public
from hoiam.web.office import entering, forms, pages
from hoiam.web.office.security import confirmed

LASTS = 10 * 60
_SALT = "hoiam.issuer"
_PATH = "/van-phong/vao"


def _back() -> str:
    return f"{settings.SITE_URL}{reverse('office:authority-back')}"


def _kept(response: HttpResponseBase, errand: Errand, *, to: str, link: str) -> HttpResponseBase:
    """What must come back is kept in this browser alone."""
    response.set_cookie(
        settings.ISSUER_COOKIE_NAME,
        signing.dumps({**asdict(errand), "to": to, "link": link}, salt=_SALT),
        max_age=LASTS, path=_PATH, httponly=True, samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip
    return response


def _address(errand: Errand) -> str:
    if not issuer.is_configured():
        raise NotFound("base.not-found")
    return issuer.address(errand, back=_back())


@public
def authority(request: PublicRequest) -> HttpResponseBase:
    """The button on the page of signing in."""
    errand = issuer.new_errand()
    address = refusals.tried(lambda: _address(errand))
    if isinstance(address, Refusal):
        return _said(request, address)
    return _kept(redirect(address), errand, to=signing_in.wanted(request), link="")


@require_POST
@office()
@confirmed
def link(request: OfficeRequest) -> HttpResponseBase:
    """The button on one's own page: this account of ours and that one of theirs are one person.

    Nobody else's page can press it. It answers with a link, since a form that is led on to
    another site is stopped by our content-security policy.
    """
    errand = issuer.new_errand()
    page = pages.show(
        request, "link_authority", address=_address(errand), issuer=settings.OIDC_NAME
    )
    return _kept(page, errand, to=reverse("office:security"), link=request.officer.code)


@public
def back(request: PublicRequest) -> HttpResponseBase:
    """What the issuer says of who comes back."""
    if not issuer.is_configured():
        raise NotFound("base.not-found")
    came = refusals.tried(lambda: _told(request))
    response = _said(request, came) if isinstance(came, Refusal) else _arrived(request, *came)
    response.delete_cookie(settings.ISSUER_COOKIE_NAME, path=_PATH, samesite="Lax")
    return response


def _told(request: PublicRequest) -> tuple[Told, str, str]:
    try:
        kept = signing.loads(
            request.COOKIES.get(settings.ISSUER_COOKIE_NAME, ""), salt=_SALT, max_age=LASTS
        )
    except signing.BadSignature:
        raise WrongState("accounts.issuer-fault", what="late") from None
    state = request.GET.get("state", "")
    if not secrets.compare_digest(state.encode(), kept["state"].encode()):
        raise WrongState("accounts.issuer-fault", what="state")
    code = request.GET.get("code", "")
    if not code:
        raise WrongState("accounts.issuer-fault", what="refused")
    errand = Errand(kept["state"], kept["nonce"], kept["verifier"])
    told = issuer.told(code, errand, back=_back(), machine=machine_now())
    return told, kept["to"], kept["link"]


def _arrived(request: PublicRequest, told: Told, to: str, link_to: str) -> HttpResponseBase:
    if link_to:
        return _linked(request, told, link_to)
    officer = factors.by_subject(told.issuer, told.subject)
    if officer is None:
        return _said(request, WrongState("accounts.issuer-unknown"))
    if told.is_strong:
        return signing_in.let_in(request, officer, how="authority", to=redirect(to))
    return signing_in.begin(request, officer, how="authority", to=to)


def _linked(request: PublicRequest, told: Told, code: str) -> HttpResponseBase:
    """Only who is still signed in as the officer that went off, and was asked just before."""
    officer = request.user
    is_same = isinstance(officer, Officer) and officer.is_active and officer.code == code
    if not is_same or not signing_in.is_confirmed(request):
        return _said(request, WrongState("accounts.issuer-fault", what="session"))
    assert isinstance(officer, Officer)  # noqa: S101 - said above; for mypy
    accounts.link_issuer(
        officer=officer, issuer=told.issuer, subject=told.subject,
        keeping=signing_in.this_session(request), by=signing_in.themself(officer), at=now(),
    )  # fmt: skip
    messages.success(request, _("Đã liên kết với tài khoản cơ quan."))
    return redirect("office:security")


def _said(request: PublicRequest, refusal: Refusal) -> HttpResponseBase:
    """A refusal on the page of signing in, where the other ways stand."""
    if isinstance(refusal, NotFound):
        raise refusal
    form = forms.SignIn()
    return entering.entrance(request, form, refused=pages.refused(form, refusal))
