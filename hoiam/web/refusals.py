"""The one translator of refusals into pages: what happened, why, and what to do next."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hoiam.base import texts
from hoiam.core import codes
from hoiam.core.refusals import NotFound, Refusal, RefusalText

OFFICE = "/van-phong/"


def page(request: HttpRequest, error: Refusal) -> HttpResponse:
    """The page of a refusal. Whatever is not there or not to be known of looks the same."""
    if isinstance(error, NotFound):
        return not_found(request)
    text = texts.refusal(error)
    # Who works in the office goes back to the office.
    home = OFFICE if request.path.startswith(OFFICE) else "/"
    context = {"text": text, "code": error.code, "home": home}
    response = render(request, "errors/refusal.html", context, status=error.status)
    response["Cache-Control"] = "no-store"  # what was refused today may be allowed tomorrow
    return response


def not_found(request: HttpRequest) -> HttpResponse:
    """The same bytes for every missing thing, whatever the reason."""
    return render(request, "errors/404.html", status=404)


def tried[T](act: Callable[[], T]) -> T | Refusal:
    """What an action gave, or its refusal, for a page that shows it beside what was typed."""
    try:
        return act()
    except Refusal as error:
        return error


def not_ours(number: str) -> RefusalText | None:
    """What to say of a number of training in life, and of life in training."""
    found = tried(lambda: codes.check_own(number, house=settings.PREFIX))
    return texts.refusal(found) if isinstance(found, Refusal) else None


def sentence(error: Refusal) -> RefusalText:
    """The text of a refusal, for a form that keeps its content and shows it on top."""
    return texts.refusal(error)


def _other_way(request: HttpRequest, bare: HttpResponse) -> HttpResponse:
    """Django's bare "method not allowed" as a page: people meet it by reloading."""
    response = render(request, "errors/405.html", status=405)
    response["Allow"] = bare["Allow"]
    return response


class RefusalMiddleware:
    """A refusal raised below a view travels up to here; anything else is a bug and rises."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        return _other_way(request, response) if response.status_code == 405 else response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        return page(request, error) if isinstance(error, Refusal) else None
