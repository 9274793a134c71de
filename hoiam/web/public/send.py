"""Sending: the kind first, then the words, then a look at everything, then the receipt."""

from typing import Any

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    JsonResponse,
)
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hoiam.base import files
from hoiam.cases import actions as cases
from hoiam.cases.actions import Received
from hoiam.core.refusals import NotFound, Refusal
from hoiam.seals import trusted as seals
from hoiam.units import catalogue
from hoiam.voices import actions as voices
from hoiam.voices import queries as voice_queries
from hoiam.voices.models import VoiceKind
from hoiam.voices.told import check_words
from hoiam.web import refusals
from hoiam.web.access import PublicRequest, machine_now, public
from hoiam.web.public import cookies, drafting, forms
from hoiam.web.public.drafting import Writing, with_draft
from hoiam.web.public.keeping import picture_of, unkept
from hoiam.web.public.outreach import replying
from hoiam.web.public.review import joined_case, open_to_join, review_of

ONE_FILE = "photos"


@require_http_methods(["GET", "HEAD", "POST"])
@public
@unkept
def start(request: PublicRequest) -> HttpResponse:
    """The kind first, on a page without a field to write in."""
    if request.method == "POST":
        return _begin(request)
    joins = joined_case(request.GET.get("cung", ""))
    context = {
        "emergencies": catalogue.emergencies(),
        "joins": joins,
        "unfinished": _unfinished(request),
    }
    return render(request, "public/send/start.html", context)


def _begin(request: PublicRequest) -> HttpResponse:
    """A draft of the chosen kind, or of the kind of the public case that is joined."""
    at, code = machine_now(), request.POST.get("cung", "")
    case = open_to_join(code) if code else None
    kind = case.kind if case else request.POST.get("kind", "")
    token = voices.start_draft(kind=kind, by=request.actor, at=at)
    if case and case.page:
        content = {
            "join": case.code,
            "text": f"Tôi cũng gặp chuyện này: {case.page.title or case.code}.",
            "area": case.area.code,
            "field": case.field.code,
        }
        voices.save_draft(token=token, content=content, by=request.actor, at=at)
    response = redirect("public:send-write")
    cookies.set_draft(response, token)
    return response


def _unfinished(request: HttpRequest) -> bool:
    token = cookies.draft(request)
    found = refusals.tried(lambda: voice_queries.draft(token, at=machine_now()))
    return not isinstance(found, Refusal)


@require_safe
@public
def complaint(request: PublicRequest) -> HttpResponse:
    """The lawful ways of a complaint; nothing is taken in here."""
    return render(request, "public/send/complaint.html")


@require_safe
@public
def denunciation(request: PublicRequest) -> HttpResponse:
    """The lawful ways of a denunciation, and the page that seals where somebody may receive it; here
    itself no form, no field, no draft."""
    sealed = seals.newest()
    return render(request, "public/send/denunciation.html", {"sealed": sealed})


@require_http_methods(["GET", "HEAD", "POST"])
@public
@unkept
@with_draft
def write(request: PublicRequest, writing: Writing) -> HttpResponse:
    """Everything that is to be told. What was typed is kept before anything is judged."""
    if request.method != "POST":
        return _form(request, writing, drafting.form_of(writing))
    writing = drafting.keep(writing, request)
    if code := request.POST.get("remove"):
        _detach(request, writing, code)
        return redirect("public:send-write")
    refused = drafting.attach_all(writing, request.FILES.getlist(ONE_FILE), request)
    writing = drafting.fresh(writing)
    if request.POST.get("do") != "review":
        if refused:
            return _form(request, writing, drafting.form_of(writing), refused, status=422)
        return redirect("public:send-write")
    form = drafting.form_of(writing, request.POST)
    # The draft has left out what may be kept nowhere: the words are judged as they were typed.
    heard = refusals.tried(lambda: check_words(request.POST.get("text", "")))
    if isinstance(heard, Refusal):
        forms.show_refusal(form, heard)
        return _form(request, writing, form, refused, status=422)
    told = refusals.tried(lambda: drafting.told_of(writing)) if form.is_valid() else None
    if isinstance(told, Refusal):
        forms.show_refusal(form, told)
    if form.errors and isinstance(
        reach := refusals.tried(lambda: drafting.reach_of(writing)), Refusal
    ):
        said = told.code if isinstance(told, Refusal) else ""
        if reach.code != said:
            forms.show_refusal(form, reach)
    if refused or form.errors:
        return _form(request, writing, form, refused, status=422)
    return redirect("public:send-review")


def _form(
    request: PublicRequest,
    writing: Writing,
    form: forms.Send,
    refused: list[Refusal] | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": form,
        "writing": writing,
        "kind": VoiceKind(writing.draft.kind),
        "files": voice_queries.files_of(writing.draft),
        "joins": joined_case(writing.joins),
        "refused": [refusals.sentence(one) for one in refused or []],
        "most": voices.MOST_FILES,
        "heaviest": files.MOST_RECORDING_MEGABYTES * files.MEGABYTE,
        "accept": ",".join(files.ACCEPTED),
        "centre": form["area"].value() or "",
    }
    return render(request, "public/send/write.html", context, status=status)


def _detach(request: PublicRequest, writing: Writing, code: str) -> Any:
    """Taking out what is out already is no fault of anybody's."""
    return refusals.tried(
        lambda: voices.detach(token=writing.token, code=code, by=request.actor, at=writing.machine)
    )


@require_POST
@public
@unkept
@with_draft
def autosave(request: PublicRequest, writing: Writing) -> HttpResponse:
    """What the script sends while somebody types."""
    drafting.keep(writing, request)
    return HttpResponse(status=204)


@require_POST
@public
@unkept
@with_draft
def upload(request: PublicRequest, writing: Writing) -> HttpResponse:
    """One file at once to the draft, or one out of it."""
    if code := request.POST.get("remove"):
        _detach(request, writing, code)
        return JsonResponse({})
    sent = request.FILES.get(ONE_FILE)
    if sent is None:
        return JsonResponse({"message": ""}, status=422)
    kept = refusals.tried(
        lambda: voices.attach(token=writing.token, file=sent, by=request.actor, at=writing.machine)
    )
    if isinstance(kept, Refusal):
        text = refusals.sentence(kept)
        return JsonResponse({"message": f"{text.what} {text.next}"}, status=kept.status)
    return JsonResponse({"code": kept.code})


@require_safe
@public
@unkept
@with_draft
def picture(request: PublicRequest, writing: Writing, code: str) -> HttpResponse:
    """The writer's own picture, as the copy that would be shown."""
    file = next(
        (one for one in voice_queries.files_of(writing.draft) if one.code == code and one.copy),
        None,
    )
    if file is None:
        raise NotFound("base.not-found")
    return picture_of(file.copy)


@require_http_methods(["GET", "HEAD", "POST"])
@public
@unkept
@with_draft
def review(request: PublicRequest, writing: Writing) -> HttpResponse:
    """Everything once more: who answers, by when and why, what is like it; then send."""
    told = refusals.tried(lambda: drafting.told_of(writing))
    if isinstance(told, Refusal):
        return redirect("public:send-write")
    refused = None
    if request.method == "POST":
        sent = refusals.tried(lambda: _send(request, writing, told))
        if not isinstance(sent, Refusal):
            return redirect("public:receipt")
        refused = sent
    context = {
        "review": review_of(writing, told),
        "kind": VoiceKind(told.kind),
        "files": voice_queries.files_of(writing.draft),
        "challenge": drafting.challenge(writing),
        "seen": drafting.version(writing),
        "refused": refusals.sentence(refused) if refused else None,
        "emergencies": catalogue.emergencies(),
    }
    return render(
        request, "public/send/review.html", context, status=refused.status if refused else 200
    )


def _send(request: PublicRequest, writing: Writing, told: Any) -> Received:
    """One action: a case of its own, or one more person in a public one."""
    drafting.check_seen(writing, request.POST.get("seen", ""))
    held = drafting.held_for(request, writing)
    code = request.POST.get("cung", "")
    if code and not held:
        case = open_to_join(code)
        return cases.me_too(
            case=case, told=told, draft=writing.draft, by=request.actor, at=writing.at
        )
    content = dict(writing.draft.content)
    received = cases.receive(
        told=told, draft=writing.draft, held=held, by=request.actor, at=writing.at
    )
    replying.count(content, received.accepted.voice, by=request.actor, at=writing.at)
    return received


@require_POST
@public
@unkept
def leave(request: PublicRequest) -> HttpResponseRedirect:
    """Throw the draft away, or close the receipt: whoever takes the telephone next sees nothing."""
    token, at = cookies.draft(request), machine_now()
    draft = refusals.tried(lambda: voice_queries.draft(token, at=at))
    if not isinstance(draft, Refusal):
        for file in voice_queries.files_of(draft):
            voices.detach(token=token, code=file.code, by=request.actor, at=at)
        voices.save_draft(token=token, content={}, by=request.actor, at=at)
    response = redirect("public:home")
    cookies.forget_draft(response)
    return response
