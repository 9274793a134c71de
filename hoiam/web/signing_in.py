"""What the pages of signing in share: how often one may try, which browser this is, what is known
between the password and the second factor, and the moment somebody is in.

Nobody can lock out somebody else. Tries are counted for a name together with the browser that has
signed in under it before, else with the network it comes from: whoever fails for another's name
uses up a budget of their own. A name that nobody has is counted, refused and timed like any other.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Any

from django.conf import settings
from django.contrib import auth, messages
from django.core import signing
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from hoiam.accounts import actions as accounts
from hoiam.accounts import factors
from hoiam.accounts.models import Officer
from hoiam.base import clock, limits
from hoiam.core import actor as actors
from hoiam.core import devices
from hoiam.core.actor import Actor
from hoiam.web import own_key, sessions
from hoiam.web.access import new_act, now

KNOWN, NEW = "known", "new"
MINUTES, HOUR = timedelta(minutes=5), timedelta(hours=1)
# House rules. Waits end by themselves, the longest after an hour.
BUDGETS = {KNOWN: ((10, MINUTES), (30, HOUR)), NEW: ((5, MINUTES), (15, HOUR))}
# Six digits could be guessed from many networks at once, by somebody who has the password: from
# new browsers there are so many tries an hour in all. A browser that is known has its own.
CODES_FROM_ANYWHERE = 20

# How the history of an account calls it: events are read in Vietnamese, like every other word kept.
_WORDS = {
    "known": "đã dùng", "new": "mới", "password": "mật khẩu", "code": "mã của bước hai",
    "confirm": "xác nhận lại", "own-password": "đổi mật khẩu", "passkey": "khóa",
    "authority": "tài khoản cơ quan", "app": "ứng dụng", "recovery": "mã dự phòng",
    "set-up": "thiết lập bước hai",
}  # fmt: skip

DEVICE_LASTS = timedelta(days=400)  # what browsers keep a cookie for at most
ENTRY_LASTS = 15 * 60
CONFIRMED, FRESH = "confirmed", timedelta(minutes=10)
_ENTRY, _DEVICE = "hoiam.entry", "hoiam.device"
_PATH = "/van-phong/vao"
HOME = "/van-phong/"


@dataclass(frozen=True, slots=True)
class Wait:
    """So long until the next try."""

    minutes: int


class Slowed(Exception):
    """Too many tries; how long to wait."""

    def __init__(self, wait: Wait) -> None:
        super().__init__(wait.minutes)
        self.wait = wait


@dataclass(frozen=True, slots=True)
class Entering:
    """Somebody who has shown one factor and not yet the other."""

    officer: Officer
    how: str
    to: str
    app: int  # the app that is being set up in this browser, and in no other


def network(request: HttpRequest) -> str:
    """Where a request comes from; what a proxy says is believed only when there is one."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    named = request.META.get("HTTP_X_FORWARDED_FOR", "")
    if settings.BEHIND_PROXY and named:
        address = named.rsplit(",", 1)[-1].strip()  # the last one, which our own proxy has added
    return devices.network(address)


def device(request: HttpRequest) -> str:
    """The random text of this browser, if somebody has signed in with it; never shown."""
    return str(
        request.get_signed_cookie(settings.DEVICE_COOKIE_NAME, default="", salt=_DEVICE) or ""
    )


def knock(request: HttpRequest, name: str, step: str, *, by: Actor) -> Wait | None:
    """Count one try; when there were too many, how long to wait."""
    where = _where(request, name)
    taken = [
        limits.count(f"{step}-{where}-{span.seconds}", key, most=most, within=span, at=_machine())
        for key, most, span in _budgets(request, name, step, where)
    ]
    refused = [one for one in taken if not one.is_allowed]
    if not refused:
        return None
    left = max(one.until for one in refused) - _machine()
    wait = Wait(max(1, ceil(left.total_seconds() / 60)))
    if any(one.is_first_refused for one in refused):
        accounts.record_slowed(
            username=name, where=_WORDS[where], minutes=wait.minutes, by=by, at=now()
        )
    return wait


def knock_or_raise(request: HttpRequest, name: str, step: str, *, by: Actor) -> None:
    """The same where a page is built in several steps."""
    wait = knock(request, name, step, by=by)
    if wait is not None:
        raise Slowed(wait)


def forgive(request: HttpRequest, name: str, step: str) -> None:
    """It succeeded: counting begins anew."""
    where = _where(request, name)
    for key, _most, span in _budgets(request, name, step, where):
        limits.forgive(f"{step}-{where}-{span.seconds}", key)


def failed(request: HttpRequest, name: str, step: str, *, by: Actor) -> None:
    """Record that it did not succeed."""
    accounts.record_failure(
        username=name, step=_WORDS[step], where=_WORDS[_where(request, name)], by=by, at=now()
    )


def _where(request: HttpRequest, name: str) -> str:
    return KNOWN if factors.knows_device(name, device(request)) else NEW


def _budgets(
    request: HttpRequest, name: str, step: str, where: str
) -> list[tuple[str, int, timedelta]]:
    place = device(request) if where == KNOWN else network(request)
    found = [(f"{name}\0{place}", most, span) for most, span in BUDGETS[where]]
    if step == "code" and where == NEW:
        found.append((name, CODES_FROM_ANYWHERE, HOUR))
    return found


def _machine() -> datetime:
    return clock.machine_now()


def themself(officer: Officer) -> Actor:
    """Somebody who is proving that they are this officer: they may do nothing yet."""
    return actors.officer(officer.code, act=new_act(), held=())


def wanted(request: HttpRequest) -> str:
    """Where somebody wanted to go, if that is a page of this site."""
    to = request.POST.get("next") or request.GET.get("next") or ""
    inside = url_has_allowed_host_and_scheme(
        to, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    # A word without a slash would be looked up as the name of a page.
    return to if inside and to.startswith("/") else HOME


def begin(request: HttpRequest, officer: Officer, *, how: str, to: str) -> HttpResponseBase:
    """One factor is shown: ask for the other, have it set up, or let the officer in."""
    if factors.of(officer).is_set:
        return _remember(redirect("office:second-step"), officer, how, to)
    if settings.SECOND_FACTOR:
        app = accounts.begin_app(officer=officer, by=themself(officer), at=now())
        return _remember(redirect("office:set-up-second"), officer, how, to, app.pk)
    return let_in(request, officer, how=how, to=redirect(to))


def _remember(
    response: HttpResponseBase, officer: Officer, how: str, to: str, app: int = 0
) -> HttpResponseBase:
    told = {
        "code": officer.code, "hash": officer.get_session_auth_hash(), "how": how, "to": to,
        "app": app,
    }  # fmt: skip
    response.set_cookie(
        settings.ENTRY_COOKIE_NAME, signing.dumps(told, salt=_ENTRY), max_age=ENTRY_LASTS,
        path=_PATH, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip
    return response


def entering(request: HttpRequest) -> Entering | None:
    """Who is between the two steps in this browser; a password changed meanwhile ends it."""
    try:
        told: dict[str, Any] = signing.loads(
            request.COOKIES.get(settings.ENTRY_COOKIE_NAME, ""), salt=_ENTRY, max_age=ENTRY_LASTS
        )
    except signing.BadSignature:
        return None
    officer = Officer.objects.filter(code=told["code"], is_active=True).first()
    if officer is None or told["hash"] != officer.get_session_auth_hash():
        return None
    return Entering(officer, told["how"], told["to"], told["app"])


def let_in(
    request: HttpRequest, officer: Officer, *, how: str, to: HttpResponseBase
) -> HttpResponseBase:
    """A session begins. `to` is the answer that brings it; the browser is known from now on."""
    token = device(request) or secrets.token_urlsafe(32)
    told = " + ".join(_WORDS[one] for one in how.split("+"))
    tries = accounts.enter(officer=officer, how=told, token=token, by=themself(officer), at=now())
    auth.login(request, officer)
    request.session[sessions.DEVICE] = devices.words(request.META.get("HTTP_USER_AGENT", ""))
    own_key.look(request, themself(officer))
    confirm(request)
    if tries:
        messages.warning(
            request,
            _("Từ lần vào trước, có {tries} lần gõ sai dưới tên của ông/bà. Nếu không phải ông/bà, hãy báo người quản trị.").format(tries=tries),
        )  # fmt: skip
    to.set_signed_cookie(
        settings.DEVICE_COOKIE_NAME, token, salt=_DEVICE, max_age=DEVICE_LASTS, path=HOME,
        httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip
    to.delete_cookie(settings.ENTRY_COOKIE_NAME, path=_PATH, samesite="Lax")
    return to


def confirm(request: HttpRequest) -> None:
    """It was proved just now who sits here."""
    request.session[CONFIRMED] = _machine().isoformat()


def is_confirmed(request: HttpRequest) -> bool:
    """Whether it was proved in the last minutes; for changing what one signs in with."""
    said = request.session.get(CONFIRMED, "")
    return bool(said) and _machine() - datetime.fromisoformat(said) < FRESH


def this_session(request: HttpRequest) -> str:
    """What is kept of the key of this session, so that it can be spared."""
    key = request.session.session_key
    return sessions.hashed(key) if key else ""
