"""What arrives is made plain before anything reads it.

A zero sign is nobody's word, and one of the two databases refuses it; pages are UTF-8, so that a
form in another encoding did not come from one of them. Neither may ever become an error page.
"""

import codecs
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.http.request import UnreadablePostError

from hoiam.web import errors, refusals

ZERO = "\0"


class PlainMiddleware:
    """Takes zero signs out of addresses, cookies and forms, and refuses other encodings."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not _is_utf8(request.encoding):
            return errors.bad_request(request)
        request.COOKIES = {name: _plain(value) for name, value in request.COOKIES.items()}
        if "%00" in request.META.get("QUERY_STRING", ""):
            request.GET = _cleaned(request.GET)  # type: ignore[assignment]
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Mapping[str, Any]
    ) -> HttpResponseBase | None:
        """No thing has a zero sign in its address; a form is cleaned before its view reads it."""
        del view, args
        if any(ZERO in str(value) for value in kwargs.values()):
            return refusals.not_found(request)
        # Whoever hung up while sending is met by the check of the form's token.
        with suppress(UnreadablePostError):
            if request.method == "POST" and _has_zero(request.POST):
                request.POST = _cleaned(request.POST)  # type: ignore[assignment]
        return None


def _is_utf8(encoding: str | None) -> bool:
    return encoding is None or codecs.lookup(encoding).name in {"utf-8", "ascii"}


def _plain(text: str) -> str:
    return text.replace(ZERO, "")


def _has_zero(sent: QueryDict) -> bool:
    return any(ZERO in value for _, values in sent.lists() for value in values)


def _cleaned(sent: QueryDict) -> QueryDict:
    plain = QueryDict(mutable=True)
    for name, values in sent.lists():
        plain.setlist(_plain(name), [_plain(value) for value in values])
    return plain
