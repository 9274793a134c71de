"""Who sits here, their own key, and the list of their sealed cases."""

from typing import Any

from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hoiam.core.law import sealed as law
from hoiam.seals import actions, queries, trusted
from hoiam.seals.queries import Work
from hoiam.web import own_key as own_key_kept
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office.sealed import answers
from hoiam.web.office.sealed.answers import Told

PAGE = "/niem-phong/doc#viec"  # one static file for everybody; this half is for handlers


@office(*trusted.WORKERS)
@require_GET
def entry(request: OfficeRequest) -> HttpResponse:
    """The way from the menu to the page that reads."""
    return redirect(PAGE)


@office()
@require_GET
def session(request: OfficeRequest) -> HttpResponse:
    """Who is signed in, with the own key as the device locked it."""
    return answers.answered(lambda: _session(request))


def _session(request: OfficeRequest) -> Told:
    officer, key = request.officer, trusted.key_of(request.actor)
    own_key_kept.remember(request, kept=key is not None)
    told: dict[str, Any] = {
        "officer": {"code": officer.code, "name": officer.name},
        "csrf": get_token(request),
        "may_hold": request.actor.holds_anywhere(*trusted.WORKERS),
        "key": None,
    }
    if key is not None:
        told["key"] = {"recipient": key.recipient, "protected": key.locked, "passkey": key.second}
    return told


@office(*trusted.WORKERS)
@require_POST
def own_key(request: OfficeRequest) -> HttpResponse:
    """Keep a key that was made on the device, or a second way to unlock it."""
    return answers.answered(lambda: _own_key(request))


def _own_key(request: OfficeRequest) -> Told:
    told = answers.words(request)
    recipient, second = answers.text(told, "recipient"), answers.text(told, "passkey")
    if second:
        row = actions.keep_second(recipient=recipient, second=second, by=request.actor, at=now())
    else:
        locked = answers.text(told, "protected")
        row = actions.keep_key(recipient=recipient, locked=locked, by=request.actor, at=now())
        own_key_kept.remember(request, kept=True)
    return {"recipient": row.recipient}


@office(*trusted.WORKERS)
@require_GET
def work(request: OfficeRequest) -> HttpResponse:
    """The cases into which this officer was let, and the newest signed list."""
    rows = [_row(one) for one in queries.work_of(request.actor)]
    return answers.answered(lambda: {"rows": rows, "list": newest_note()})


def newest_note() -> str:
    """The newest signed list, word for word: the page checks its signature itself."""
    row = trusted.newest_row()
    return row.note if row is not None else ""


def _row(one: Work) -> Told:
    """Before the declaration there is a day and a unit, and nothing of how far it is."""
    case, is_declared = one.case, one.own.declared_on is not None
    newest = one.newest
    return {
        "code": case.code,
        "received_on": case.received_on.isoformat(),
        "unit_name": case.unit.name,
        "state_name": _(law.SEALED.state(case.state).label) if is_declared else "",
        "declared": is_declared,
        "is_ended": is_declared and case.ended_on is not None,
        "newest": {"kind_name": _(newest.get_kind_display()), "day": newest.kept_on.isoformat()}
        if newest is not None
        else None,
    }
