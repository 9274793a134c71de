"""Asks for the reason where a page of administration was wanted without an open session."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from hoiam.web.access import NeedsAdministration


class AdministrationMiddleware:
    """Stands around every page, public ones too: what it shows is loaded when it is shown."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, NeedsAdministration):
            return None
        # A part of the office, for which the first page of all does not wait.
        from hoiam.web.office import administering  # noqa: PLC0415

        return administering.ask_for_reason(request, error)
