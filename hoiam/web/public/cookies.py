"""What a person's browser carries for them: the id of a draft, or leave to see one's own case.

Neither ever stands in an address. The draft's cookie reaches only the pages of sending, the
visit's only those of tracking.
"""

import hashlib
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from hoiam.voices.actions import DRAFT_LIFE
from hoiam.voices.models import Voice

DRAFT, DRAFT_PATH = settings.DRAFT_COOKIE_NAME, "/gui"
VISIT, VISIT_PATH = settings.VISIT_COOKIE_NAME, "/tra-cuu"
# A telephone is passed on in a family: what it may still show ends soon (house rule).
RECEIPT_LIFE = VISIT_LIFE = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Visit:
    """Whose case is looked at, and under which code it was opened."""

    voice_code: str
    mark: str


def set_draft(response: HttpResponseBase, token: str) -> None:
    """The browser keeps the draft's id; no script and no other site can use it."""
    response.set_cookie(
        DRAFT,
        token,
        max_age=DRAFT_LIFE,
        path=DRAFT_PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def draft(request: HttpRequest) -> str:
    """The id of the draft, or nothing."""
    return request.COOKIES.get(DRAFT, "")


def forget_draft(response: HttpResponseBase) -> None:
    """Whoever takes the telephone next finds nothing."""
    response.delete_cookie(DRAFT, path=DRAFT_PATH, samesite="Strict")


def set_visit(response: HttpResponseBase, voice: Voice) -> None:
    """The tracking code was right: for half an hour its case is shown without asking again."""
    response.set_signed_cookie(
        VISIT,
        f"{voice.code}:{mark_of(voice.receipt.tracking_hash)}",
        salt=VISIT,
        max_age=VISIT_LIFE,
        path=VISIT_PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def visit(request: HttpRequest) -> Visit | None:
    """Whose case this browser may still show."""
    value = request.get_signed_cookie(
        VISIT, default="", salt=VISIT, max_age=int(VISIT_LIFE.total_seconds())
    )
    voice_code, _, mark = (value or "").partition(":")
    return Visit(voice_code, mark) if mark else None


def is_still_good(visit: Visit, voice: Voice) -> bool:
    """A code that was replaced at the desk opens nothing more, at once."""
    return visit.mark == mark_of(voice.receipt.tracking_hash)


def forget_visit(response: HttpResponseBase) -> None:
    """The page is closed."""
    response.delete_cookie(VISIT, path=VISIT_PATH, samesite="Lax")


def mark_of(tracking_hash: str) -> str:
    """Of what is kept of the code, hashed once more: the cookie tells nobody what is kept."""
    return hashlib.sha256(tracking_hash.encode()).hexdigest()[:16]
