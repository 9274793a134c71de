"""What whoever checks the log finds here, and what a witness brings back."""

from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from hoiam.core import actor as actors
from hoiam.core.log.acts import Act
from hoiam.core.refusals import Invalid, NotFound
from hoiam.publication import actions
from hoiam.publication.log import queries
from hoiam.web.access import PublicRequest, now, public
from hoiam.web.public.keeping import unkept
from hoiam.web.sealed import pages, served

LONGEST = 16 * 1024


@require_safe
@public
def check(request: PublicRequest) -> HttpResponse:
    """The page that checks papers in the reader's own browser."""
    return served.answer(request, "verify")


@require_safe
@public
def page_hash(request: PublicRequest, page: str) -> HttpResponse:
    """What the log says of one of the pages that are a single file, with the proof of it."""
    del request
    known = pages.PAGES.get(page)
    told = queries.openings_about(known.address) if known is not None else []
    newest = next((one for one in reversed(told) if one.act == Act.PAGE_HASH), None)
    if newest is None:
        raise NotFound("base.not-found")
    response = HttpResponse(queries.proof_of(newest), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="trang-{page}.tlog-proof"'
    response["Cache-Control"] = "public, no-cache"
    return response


@csrf_exempt
@require_POST
@public
@unkept
def countersigned(request: PublicRequest) -> HttpResponse:
    """A checkpoint of ours with the line of a witness under it, from one that no request of ours
    can reach. The signature says who it is; nothing else is asked or kept of who brings it."""
    body = request.read(LONGEST + 1)
    try:
        text = body.decode("utf-8") if len(body) <= LONGEST else ""
    except UnicodeDecodeError:
        text = ""
    if not text:
        raise Invalid("publication.not-our-checkpoint", field="file")
    by = actors.system("log", act="c-witness")
    kept = actions.record_cosignatures(checkpoint=text, by=by, at=now())
    return HttpResponse(f"{len(kept)}\n", content_type="text/plain; charset=utf-8")
