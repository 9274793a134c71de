"""The session in which a clerk helps somebody at the desk: what the browser keeps of it.

What counts is the row; the browser keeps its code and until when, so that every office page can
show the banner without asking the database.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import HttpRequest

from hoiam.base import clock
from hoiam.cases.models import AssistedSession

KEY = "assisting"


@dataclass(frozen=True, slots=True)
class Banner:
    """What the banner says: whose matter, by its receipt, and how long it still goes."""

    reference: str
    minutes: int


def keep(request: HttpRequest, session: AssistedSession, reference: str) -> None:
    """This browser helps from now on."""
    request.session[KEY] = {
        "code": session.code,
        "reference": reference,
        "until": session.until.isoformat(),
    }


def code_of(request: HttpRequest) -> str:
    """The code of the session that this browser is in, or nothing."""
    kept = request.session.get(KEY) or {}
    return str(kept.get("code", ""))


def forget(request: HttpRequest) -> None:
    """This browser helps nobody any more."""
    request.session.pop(KEY, None)


def banner(request: HttpRequest) -> Banner | None:
    """The banner of every office page while a session goes on; none for anybody else."""
    if getattr(request, "officer", None) is None:
        return None
    kept = request.session.get(KEY)
    if not kept:
        return None
    left = datetime.fromisoformat(kept["until"]) - clock.machine_now()
    if left <= timedelta(0):
        return None
    return Banner(reference=kept["reference"], minutes=-(-left // timedelta(minutes=1)))
