"""What may be kept of a page on its way: personal pages nowhere, public files for a while."""

from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from hoiam.base import files
from hoiam.web.access import View


def unkept(view: View) -> View:
    """No browser, proxy or search engine keeps this page."""

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "no-store, private"
        response["X-Robots-Tag"] = "noindex"
        return response

    return opened


def picture_of(copy: str) -> HttpResponse:
    """The re-encoded copy of a photo; never an original, never another kind of file."""
    return HttpResponse(files.read_copy(copy).read_bytes(), content_type="image/jpeg")
