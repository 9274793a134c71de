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
from django.utils.cache import add_never_cache_headers

from hoiam.accounts import queries as accounts
from hoiam.accounts.models import Officer
from hoiam.base import clock
from hoiam.core import actor as actors
from hoiam.core import calendar
from hoiam.core.actor import Actor, Role
from hoiam.core.refusals import NotAllowed

type View = Callable[..., HttpResponseBase]


class PublicRequest(HttpRequest):
    """Somebody without an account."""

    actor: Actor


class OfficeRequest(HttpRequest):
    """An officer who signed in, with the roles held today."""

    actor: Actor
    officer: Officer


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
            asked.officer = user
            asked.actor = accounts.actor_for(user, day=calendar.day_of(now()), act=new_act())
            if roles and not asked.actor.holds_anywhere(*roles):
                raise NotAllowed("accounts.role-needed")
            response = view(request, *args, **kwargs)
            # Neither pages nor files of the office are stored anywhere.
            add_never_cache_headers(response)
            response["Cache-Control"] += ", no-store"
            return response

        return _marked(opened, "office:" + ",".join(sorted(roles)) if roles else "office")

    return decorate
