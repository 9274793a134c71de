"""What may be kept of a page on its way: personal pages nowhere, public files for a while."""

from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified

from hoiam.base import files
from hoiam.publication.models import PublicFile
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


# Asked for again each time, and answered in a few bytes where nothing changed: what is hidden or
# covered anew is gone from the next look on.
PUBLIC_KEPT = "public, no-cache"


def sent_file(request: HttpRequest, file: PublicFile, name: str) -> HttpResponseBase:
    """A released copy under a name of ours; a paper is saved and not shown inside this site."""
    tag = f'"{file.code}"'
    if request.headers.get("If-None-Match") == tag:
        response: HttpResponse = HttpResponseNotModified()
    else:
        response = HttpResponse(
            files.read_released(file.copy).read_bytes(), content_type=file.media
        )
        kind = "inline" if file.is_photo else "attachment"
        response["Content-Disposition"] = f'{kind}; filename="{name}"'
        response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["ETag"], response["Cache-Control"] = tag, PUBLIC_KEPT
    return response
