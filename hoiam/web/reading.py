"""Which pages may be read from a copy of the database, by whom, and what happens when it fails.

Pages that show everybody the same, asked for by somebody who is nobody here: not signed in, with no
tracking code open, no draft, and nothing sent within the last seconds. Everything else reads the
first database: an officer's work, one's own matter, every form and every act.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from hoiam.base import replica

PAGES = frozenset({
    "public:home", "public:counting", "public:list", "public:feed", "public:map", "public:points",
    "public:case", "public:release", "public:units", "public:unit", "public:topics",
    "public:topic", "public:board", "public:figures", "public:figure", "public:people",
    "public:people-json", "public:open-data", "public:open-data-json", "public:open-register",
    "public:open-file", "public:hidings", "public:hidings-json",
})  # fmt: skip
JUST_SENT = 15  # seconds; longer than a copy may be behind


class ReadingMiddleware:
    """The last of all: what stands before it has let the page through."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if replica.is_used() and request.method not in ("GET", "HEAD", "OPTIONS"):
            response.set_cookie(
                settings.SENT_COOKIE_NAME,
                "1",
                max_age=JUST_SENT,
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
                samesite="Lax",
            )
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        """The page, read from the copy. Where that goes wrong in any way, or it has no such page
        yet, nothing is said: the page is then read as if there were no copy."""
        if not _may_read(request) or not replica.is_near():
            return None
        try:
            with replica.reading():
                return view(request, *args, **kwargs)
        except DatabaseError:
            replica.went_away()
        except Exception:  # noqa: S110 - asked again, the view answers for itself
            pass
        return None


def _may_read(request: HttpRequest) -> bool:
    match = request.resolver_match
    if request.method not in ("GET", "HEAD") or match is None or match.view_name not in PAGES:
        return False
    making = getattr(request, "making", None)
    if making is not None and making.again:  # `hoiam.web.kept` keeps what the first one says alone
        return False
    known = (
        settings.SESSION_COOKIE_NAME, settings.DRAFT_COOKIE_NAME, settings.VISIT_COOKIE_NAME,
        settings.ENTRY_COOKIE_NAME, settings.SENT_COOKIE_NAME,
    )  # fmt: skip
    return not any(name in request.COOKIES for name in known)
