"""Vietnamese, until somebody switches.

A telephone bought abroad asks for English pages without its owner ever having chosen them, so
that only the switch at the foot of a page counts, not what a browser asks for.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

_KNOWN = frozenset(code for code, _ in settings.LANGUAGES)


def of(request: HttpRequest) -> str:
    """In which language this browser reads."""
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return chosen if chosen in _KNOWN else settings.LANGUAGE_CODE


class LanguageMiddleware:
    """The language of the cookie, else Vietnamese."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = of(request)
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response
