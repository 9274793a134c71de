"""Proofs to take along: of what somebody sent and what was done with it, and of a public page."""

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from hoiam.cases import exactly as of_cases
from hoiam.cases import queries as cases
from hoiam.core.log import openings
from hoiam.core.log.acts import Act
from hoiam.core.refusals import NotFound, Refusal
from hoiam.petitions import exactly as of_petitions
from hoiam.petitions import queries as petitions
from hoiam.publication import queries as publication
from hoiam.publication.log import exact, proving, queries
from hoiam.publication.log.models import Opening
from hoiam.voices import exactly as of_voices
from hoiam.voices import queries as voices
from hoiam.voices.models import Voice
from hoiam.web import proved, refusals
from hoiam.web.access import PublicRequest, public
from hoiam.web.public import cookies, receipt
from hoiam.web.public.keeping import unkept

# Of a matter that others began: its receipts are theirs, and answers are written to who began it.
NOT_FOR_OTHERS = (Act.RECEIPT, Act.ANSWER, *proving.ON_PAGE)


def with_own(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """The view is given the voice of whoever showed the code, whatever became of it."""

    @wraps(view)
    def opened(request: PublicRequest, **kwargs: Any) -> HttpResponseBase:
        visit = cookies.visit(request)
        voice = None
        if visit is not None:
            code = visit.voice_code
            voice = refusals.tried(lambda: voices.by_code(code))
        if visit is None or not isinstance(voice, Voice) or not cookies.is_still_good(visit, voice):
            return redirect("public:track")
        return view(request, voice, **kwargs)

    return opened


@require_safe
@public
@unkept
@with_own
def own(request: PublicRequest, voice: Voice) -> HttpResponse:
    """What was done, with how far each act has come in the log, each with its proof to keep."""
    rows = _own(voice)
    texts = {hashed for hashed, _exact in _texts(voice)}
    worded = {row.entry for row in rows if _hash_of(row) in texts}
    context = {
        "reference": voice.receipt.reference,
        "acts": [(row, row.entry in worded) for row in proved.proved(rows)],
        "root": queries.newest_root(),
        "back": _back(voice),
    }
    return render(request, "public/track/proofs.html", context)


@require_safe
@public
@unkept
@with_own
def own_proof(request: PublicRequest, voice: Voice, entry: str) -> HttpResponse:
    """One proof, with the salt and the record in it."""
    return _file(_mine(voice, entry))


@require_safe
@public
@unkept
@with_own
def own_text(request: PublicRequest, voice: Voice, entry: str) -> HttpResponse:
    """The exact words that a proof is about."""
    wanted = _hash_of(_mine(voice, entry))
    for hashed, text in _texts(voice):
        if hashed == wanted:
            return _text(text, f"nguyen-van-{entry[:12]}.json")
    raise NotFound("base.not-found")


@require_safe
@public
@unkept
def just_sent(request: PublicRequest) -> HttpResponse:
    """The proof of the receipt that this browser was just given: at once, as a promise."""
    voice = receipt.sent_voice(request)
    if voice is None:
        return receipt.gone(request)
    return _file(_receipt_of(voice))


@require_safe
@public
def page_proof(request: PublicRequest, code: str) -> HttpResponse:
    """That a public page is the one that was published; anybody may check it."""
    found = proving.last_on(publication.page_by_code(code))
    if found is None:
        raise NotFound("base.not-found")
    return _file(found)


@require_safe
@public
def page_text(request: PublicRequest, code: str) -> HttpResponse:
    """What stands on a public page now, word for word, as its proof knows it."""
    return _text(exact.page(publication.page_by_code(code)), f"nguyen-van-{code}.json")


def _own(voice: Voice) -> list[Opening]:
    """What this person may have proofs of, the first one first."""
    reference = voice.receipt.reference
    row = cases.gathering_of(voice)
    began = row is None or row.how == "first"
    rows = proving.about(reference, without=() if began else NOT_FOR_OTHERS[1:])
    if row is not None and row.case.code != reference:
        rows += proving.about(row.case.code, without=NOT_FOR_OTHERS)
    return sorted(rows, key=lambda one: one.pk)


def _mine(voice: Voice, entry: str) -> Opening:
    found = next((row for row in _own(voice) if row.entry == entry), None)
    if found is None:
        raise NotFound("base.not-found")
    return found


def _receipt_of(voice: Voice) -> Opening:
    found = next(iter(proving.about(voice.receipt.reference)), None)
    if found is None:
        raise NotFound("base.not-found")
    return found


def _texts(voice: Voice) -> Iterator[tuple[str, bytes]]:
    """The words that proofs of this person are about, each by its hash."""
    for text in _all_texts(voice):
        yield openings.text_hash(text), text


def _all_texts(voice: Voice) -> Iterator[bytes]:
    yield of_voices.said_again(voice)
    for more in voice.later.order_by("id"):
        yield of_voices.said_again(more)
    gathering = cases.gathering_of(voice)
    if gathering is not None and gathering.how == "first":
        for reply in cases.answers_of(gathering.case):
            if reply.sent_at is not None:
                yield of_cases.answered(reply)
    petition = refusals.tried(lambda: petitions.of_voice(voice))
    if not isinstance(petition, Refusal):
        for decision in petition.decisions.order_by("id"):
            yield of_petitions.decided(decision)


def _hash_of(row: Opening) -> str:
    opened = queries.opened(row)
    body = opened.record["body"] if opened is not None else {}
    return str(body.get(openings.TEXT_HASH, "")) if isinstance(body, dict) else ""


def _back(voice: Voice) -> str:
    return reverse("public:own")


def _file(row: Opening) -> HttpResponse:
    response = HttpResponse(queries.proof_of(row), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{proved.file_name(row)}"'
    return response


def _text(exactly: bytes, name: str) -> HttpResponse:
    response = HttpResponse(exactly, content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
