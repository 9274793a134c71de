"""The plain pages of 400, 403, 404 and 500."""

import logging
import secrets
from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hoiam.web import refusals

log = logging.getLogger(__name__)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Too much at once is told apart: whoever sent it can send less."""
    if isinstance(exception, RequestDataTooBig | TooManyFilesSent):
        return render(request, "errors/413.html", status=413)
    return render(request, "errors/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "errors/403.html", status=403)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form from an old page, or a browser without cookies: said in the same plain words."""
    del reason
    return forbidden(request)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return refusals.not_found(request)


def server_error(request: HttpRequest, *args: Any) -> HttpResponse:
    """The number on the page stands in the log beside the trace, and nothing else is shown."""
    number = secrets.token_hex(4)
    log.error("page 500, number %s", number)
    return render(request, "errors/500.html", {"number": number}, status=500)
