"""What may be kept of a page on its way: personal pages nowhere, public files for a while."""

from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase

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
