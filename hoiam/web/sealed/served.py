"""What this installation puts into the pages that seal, read and check, and how they are served.

No cookie is set and none is looked at, but for one thing: a browser in which a clerk helps somebody
at the desk neither seals nor opens anything for them.
"""

import gzip
from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from hoiam.publication.log import keys
from hoiam.publication.log import queries as log
from hoiam.web import training
from hoiam.web.sealed import pages
from hoiam.web.sealed.pages import Built, Parameters


def parameters() -> Parameters:
    """What differs between installations: names, keys to believe, who countersigns."""
    here = keys.current()
    return Parameters(
        origin=here.name if here else "",
        place=settings.PLACE,
        address=settings.SITE_URL,
        recipients_key=settings.RECIPIENTS_KEY,
        log_key=here.log.public.text if here else "",
        promises_key=here.promises.public.text if here else "",
        policy=log.policy_text(),
        # The same bytes for everybody: in Vietnamese, whoever reads.
        training=(training.TITLE, training.WORDS) if settings.TRAINING else ("", ""),
    )


def hashes() -> dict[str, str]:
    """The hash of every page as it is served today, by its name: what the log says of them."""
    told = parameters()
    return {name: pages.built(name, told).hash for name in pages.PAGES}


def answer(request: HttpRequest, name: str) -> HttpResponse:
    """One page, the same bytes for everybody."""
    page = pages.built(name, parameters())
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        response = HttpResponse(_squeezed(page), content_type="text/html; charset=utf-8")
        response["Content-Encoding"] = "gzip"
    else:
        response = HttpResponse(page.content, content_type="text/html; charset=utf-8")
    patch_vary_headers(response, ["Accept-Encoding"])
    response["Content-Security-Policy"] = page.policy
    response["Referrer-Policy"] = "no-referrer"
    # Not even the page itself stays in the browser's store.
    response["Cache-Control"] = "no-store"
    return response


@cache
def _squeezed(page: Built) -> bytes:
    return gzip.compress(page.content, 9, mtime=0)
