"""The public log: a page for people, and the files of C2SP tlog-tiles for whoever checks.

The files are the same bytes for everybody, need no cookie and set none, and may be read by a page
that somebody saved: whoever checks should not depend on how they came here.
"""

import re
from typing import Any

from django.conf import settings
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hoiam.core.log import tiles
from hoiam.core.log.acts import Act
from hoiam.core.log.untrue import Untrue
from hoiam.core.refusals import NotFound
from hoiam.publication.log import proving, queries
from hoiam.publication.log.models import Opening
from hoiam.publication.verifier import one_file
from hoiam.web import proved
from hoiam.web.access import PublicRequest, public

TEXT, BYTES = "text/plain; charset=utf-8", "application/octet-stream"
FOREVER, FRESH = "public, max-age=31536000, immutable", "public, no-cache"
LOOKED_UP = re.compile(r"[0-9a-f]{64}")


@require_safe
@public
def page(request: PublicRequest) -> HttpResponseBase:
    """What the log is, how far it has come, who countersigns it, how to check it; and the way from
    an entry to its proof."""
    wanted = request.GET.get("muc", "").strip().lower()
    if LOOKED_UP.fullmatch(wanted) and queries.index_of(wanted) is not None:
        return redirect("public:log-proof", wanted)
    newest, best = queries.newest_head(), queries.best_head()
    here = queries.origin()
    context = {
        "origin": here,
        "newest": newest,
        "root": queries.newest_root(),
        "best": best if best is not None and best.names else None,
        "witnesses": [_witness(one) for one in queries.witness_standings()],
        "enough": queries.threshold(len(queries.policy().witnesses)),
        "statements": list(queries.statements()),
        "recounts": _recounts(),
        "earlier": queries.origins()[1:],
        "wanted": wanted,
        "address": queries.address(),
        "site": settings.SITE_URL,
    }
    return render(request, "public/openness/log.html", context)


def _recounts() -> list[tuple[proved.Proved, str]]:
    """Each with how far its entry has come, and what was changed in words."""
    rows = proving.recounts()
    return list(zip(proved.proved(rows), (_why(row) for row in rows), strict=True))


def _why(row: Opening) -> str:
    opened = queries.opened(row)
    body = opened.record["body"] if opened is not None else {}
    return str(body.get("why", "")) if isinstance(body, dict) else ""


def _witness(one: queries.WitnessStanding) -> dict[str, Any]:
    return {"row": one.witness, "size": one.size, "said_at": one.said_at}


@require_safe
@public
def checkpoint(request: PublicRequest) -> HttpResponse:
    """The newest one, with the witnesses that signed it by now."""
    del request
    head = queries.newest_head()
    if head is None:
        raise NotFound("base.not-found")
    return _plain(head.note.encode(), TEXT, FRESH)


@require_safe
@public
def witnessed(request: PublicRequest) -> HttpResponse:
    """The newest one that enough witnesses signed."""
    del request
    head = queries.best_head()
    if head is None or not head.is_witnessed:
        raise NotFound("base.not-found")
    return _plain(head.note.encode(), TEXT, FRESH)


@require_safe
@public
def policy(request: PublicRequest) -> HttpResponse:
    """What a verifier pins, as a file."""
    del request
    return _saved(queries.policy_text().encode(), "hoiam-policy.txt", FRESH)


@require_safe
@public
def tile(request: PublicRequest, path: str) -> HttpResponse:
    """One file of the tree that is written now."""
    del request
    here = queries.origin()
    return _tile(here.number if here is not None else 0, path)


@require_safe
@public
def earlier_checkpoint(request: PublicRequest, number: int) -> HttpResponse:
    """The last checkpoint of a log that could not be gone on with."""
    del request
    head = queries.last_head_of(number)
    if head is None:
        raise NotFound("base.not-found")
    return _plain(head.note.encode(), TEXT, FRESH)


@require_safe
@public
def earlier_tile(request: PublicRequest, number: int, path: str) -> HttpResponse:
    """One file of such a log."""
    del request
    return _tile(number, path)


@require_safe
@public
def proof(request: PublicRequest, entry: str) -> HttpResponse:
    """That an entry stands in the tree, without what it says; with it, where it concerns all."""
    del request
    known = queries.opening(entry)
    is_for_all = known is not None and known.act == Act.RECOUNT
    text = queries.proof_of(known) if known and is_for_all else queries.bare_proof(entry)
    return _saved(text.encode(), f"{entry[:16]}.tlog-proof", FRESH)


@require_safe
@public
def verifier(request: PublicRequest) -> HttpResponse:
    """The checker as one file: the same code as `hoiam verify`, for any machine with Python."""
    del request
    return _saved(one_file.text().encode(), one_file.NAME, FRESH)


def _tile(number: int, path: str) -> HttpResponse:
    try:
        content = queries.tile(number, tiles.tile_of(f"{tiles.PREFIX}/{path}"))
    except Untrue:
        raise NotFound("base.not-found") from None
    return _plain(content, BYTES, FOREVER)


def _plain(content: bytes, media: str, kept: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media)
    response["Cache-Control"] = kept
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _saved(content: bytes, name: str, kept: str) -> HttpResponse:
    response = _plain(content, TEXT, kept)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
