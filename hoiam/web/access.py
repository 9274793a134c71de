"""Who may open a page. Every view carries one of these; the list of open ones is written down.

The actor is built here, once per request, and nowhere else.
"""

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any, Protocol, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.cache import add_never_cache_headers

from hoiam.accounts import actions as accounting
from hoiam.accounts import queries as accounts
from hoiam.accounts.models import AdministrationSession, Officer
from hoiam.base import clock
from hoiam.core import actor as actors
from hoiam.core import calendar
from hoiam.core.actor import Actor, Role
from hoiam.core.refusals import NotAllowed, NotFound, Refusal
from hoiam.web import refusals

# Where the browser keeps the code of its session of administration, and what the page that asks
# for the reason sends beside everything typed before.
ADMINISTRATION = "administration"
REASON, WANTED = "ly-do-quan-tri", "mo-trang"

type View = Callable[..., HttpResponseBase]


class PublicRequest(HttpRequest):
    """Somebody without an account."""

    actor: Actor


class OfficeRequest(HttpRequest):
    """An officer who signed in, with the roles held today."""

    actor: Actor
    officer: Officer
    administration: AdministrationSession | None  # open now, in this browser
    may_administer: bool  # whether one could be opened


class NeedsAdministration(Exception):
    """The page asked for is one of administration, and no session of it is open. The middleware
    `hoiam.web.administration` asks for the reason and goes on with what was sent."""

    def __init__(self, refused: Refusal | None = None) -> None:
        super().__init__()
        self.refused = refused


class Marked(Protocol):
    """A view that says who may open it."""

    access: str


def now() -> datetime:
    """The clock of the house, as every page reads it."""
    return clock.now()


def ago(span: timedelta) -> datetime:
    """What that clock showed so much of the machine's time ago: what a person may still see for
    half an hour is not gone in a second because days of training are short."""
    return clock.ago(span)


def machine_now() -> datetime:
    """The machine's own clock: drafts and proof of work are not hurried."""
    return clock.machine_now()


def new_act() -> str:
    """One id over everything that one request causes."""
    return "a-" + secrets.token_hex(8)


def _marked(view: View, access: str) -> View:
    cast(Marked, view).access = access
    return view


def public(view: View) -> View:
    """Anybody may open it."""

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        cast(PublicRequest, request).actor = actors.public(act=new_act())
        return view(request, *args, **kwargs)

    return _marked(opened, "public")


def office(*roles: Role) -> Callable[[View], View]:
    """An officer who holds one of these roles somewhere today (any role when none is named)."""

    def decorate(view: View) -> View:
        @wraps(view)
        def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            user = request.user
            if not isinstance(user, Officer) or not user.is_active:
                return redirect_to_login(request.get_full_path())
            asked = cast(OfficeRequest, request)
            _enter(asked, user)
            response = _asked_first(asked, roles) or _answered(asked, roles, view, args, kwargs)
            # Neither pages nor files of the office are stored anywhere.
            add_never_cache_headers(response)
            response["Cache-Control"] += ", no-store"
            return response

        return _marked(opened, "office:" + ",".join(sorted(roles)) if roles else "office")

    return decorate


def _enter(request: OfficeRequest, officer: Officer) -> None:
    """The officer with the roles of today; administration only in a session that is open."""
    request.officer = officer
    held = accounts.held_by(officer, day=calendar.day_of(now()))
    request.may_administer = any(one.role is Role.ADMINISTRATOR for one in held)
    code = request.session.get(ADMINISTRATION, "") if request.may_administer else ""
    request.administration = (
        accounts.open_session(code, officer, machine=machine_now()) if code else None
    )
    in_force = accounts.in_force(held, officer, request.administration)
    request.actor = actors.officer(officer.code, act=new_act(), held=in_force)


def begin_administration(request: OfficeRequest, reason: str) -> None:
    """A session of administration, held by this browser; the one before it ends."""
    session = accounting.open_administration(
        officer=request.officer, reason=reason, machine=machine_now(), by=request.actor, at=now()
    )
    if request.administration is not None:
        accounting.end_administration(session=request.administration, by=request.actor, at=now())
    request.session[ADMINISTRATION] = session.code
    _enter(request, request.officer)


def _asked_first(request: OfficeRequest, roles: tuple[Role, ...]) -> HttpResponseBase | None:
    """The answer to the question of `NeedsAdministration`, sent to the page that was wanted with
    everything typed there: the session opens, and the page goes on as if nothing had been asked."""
    if not _could_open(request, roles) or REASON not in request.POST:
        return None
    refused = refusals.tried(lambda: begin_administration(request, request.POST[REASON]))
    if isinstance(refused, Refusal):
        raise NeedsAdministration(refused)
    if WANTED in request.POST:
        return redirect(request.get_full_path())
    sent = request.POST.copy()
    del sent[REASON]
    request.POST = sent  # type: ignore[assignment]
    return None


def _could_open(request: OfficeRequest, roles: tuple[Role, ...]) -> bool:
    wants = Role.ADMINISTRATOR in roles and request.may_administer
    return wants and request.administration is None


def _answered(
    request: OfficeRequest, roles: tuple[Role, ...], view: View, args: Any, kwargs: Any
) -> HttpResponseBase:
    could_open = _could_open(request, roles)
    if roles and not request.actor.holds_anywhere(*roles):
        if could_open:
            raise NeedsAdministration
        raise NotAllowed("accounts.role-needed")
    if not could_open:
        return view(request, *args, **kwargs)
    answer = refusals.tried(lambda: view(request, *args, **kwargs))
    if isinstance(answer, NotFound):
        # It may be there for who administers; whether it is, nobody is told before.
        raise NeedsAdministration
    if isinstance(answer, Refusal):
        raise answer
    return answer
