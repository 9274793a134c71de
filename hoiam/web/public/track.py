"""Tracking: the secret code opens one's own case for half an hour, and nothing else."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hoiam.base import files
from hoiam.base.files import StoredFile
from hoiam.cases import actions as cases
from hoiam.cases import queries as case_queries
from hoiam.cases.models import Case
from hoiam.commitments import shown as duties
from hoiam.core.refusals import Invalid, NotFound, Refusal
from hoiam.petitions import queries as petitions
from hoiam.protection import matters
from hoiam.voices import queries as voice_queries
from hoiam.voices.actions import MOST_FILES
from hoiam.voices.models import Channel, Voice
from hoiam.voices.told import Told
from hoiam.web import kept, refusals
from hoiam.web.access import PublicRequest, now, public
from hoiam.web.kept import keeps
from hoiam.web.public import cookies, forms, own, promises, standing
from hoiam.web.public.keeping import picture_of, unkept
from hoiam.web.public.why import why


@dataclass(frozen=True, slots=True)
class Sender:
    """Who showed the code: their voice and the case it belongs to now."""

    voice: Voice
    case: Case


@require_http_methods(["GET", "HEAD", "POST"])
@public
@unkept
def track(request: PublicRequest) -> HttpResponse:
    """Ask for the secret code; it travels in a form, never in an address."""
    form = forms.Track(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        typed = form.cleaned_data["code"]
        voice = refusals.tried(lambda: voice_queries.by_tracking_code(typed))
        if isinstance(voice, Voice):
            response = redirect("public:own")
            cookies.set_visit(response, voice)
            return response
        _show_refusal(form, voice)
    reference = request.GET.get("so", "")[:20]
    foreign = refusals.not_ours(request.POST.get("code", "")[:60] or reference)
    context = {"form": form, "reference": reference, "foreign": foreign}
    return render(request, "public/track/track.html", context, status=422 if form.is_bound else 200)


def _show_refusal(form: forms.Track, refusal: Refusal) -> None:
    """A slip of the hand is named; a code that opens nothing is only that, whatever the reason."""
    if isinstance(refusal, Invalid):
        forms.show_refusal(form, refusal)
    else:
        forms.show_wrong_code(form)


def with_sender(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """The view is given who showed the code; without one the code is asked for."""

    @wraps(view)
    def opened(request: PublicRequest, **kwargs: Any) -> HttpResponseBase:
        visit = cookies.visit(request)
        if visit is None:
            return redirect("public:track")
        voice = refusals.tried(lambda: voice_queries.by_code(visit.voice_code))
        if isinstance(voice, Refusal) or not cookies.is_still_good(visit, voice):
            return redirect("public:track")
        case = refusals.tried(lambda: case_queries.of_voice(voice))
        if isinstance(case, Refusal):
            # A petition has its own page; what was asked at a meeting ends with the meeting.
            petition = refusals.tried(lambda: petitions.of_voice(voice))
            is_question = isinstance(petition, Refusal)
            return redirect("public:own-question" if is_question else "public:own-petition")
        return view(request, Sender(voice, case), **kwargs)

    return opened


def with_voice(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """The view is given the voice of whoever showed the code, of a case or of a petition."""

    @wraps(view)
    def opened(request: PublicRequest, **kwargs: Any) -> HttpResponseBase:
        visit = cookies.visit(request)
        if visit is None:
            return redirect("public:track")
        voice = refusals.tried(lambda: voice_queries.by_code(visit.voice_code))
        if isinstance(voice, Refusal) or not cookies.is_still_good(visit, voice):
            return redirect("public:track")
        if isinstance(refusals.tried(lambda: matters.of_voice(voice)), Refusal):
            return redirect("public:own-question")
        return view(request, voice, **kwargs)

    return opened


@require_safe
@public
@unkept
@with_sender
@keeps
def mine(request: PublicRequest, sender: Sender) -> HttpResponse:
    """One's own case: who owes what, what happened, the answer, who opened one's data."""
    return _page(request, sender)


def _page(request: PublicRequest, sender: Sender, **changed: Any) -> HttpResponse:
    once = {"once": kept.once(request)}
    given = duties.about("case", sender.case.code)
    shown = own.own_case(sender.voice, sender.case, given, at=now())
    kept.shows(request, *shown.things)
    context = kept.token(request) | {
        "own": shown,
        "given": promises.of_case(sender.voice, given, once=lambda: kept.once(request)),
        "more": forms.More(initial=once),
        "not_done": forms.More(initial=once, prefix="nd"),
        "most": MOST_FILES,
        "heaviest": files.MOST_RECORDING_MEGABYTES * files.MEGABYTE,
        "accept": ",".join(files.ACCEPTED),
    }
    status = changed.pop("status", 200)
    return render(request, "public/track/mine.html", context | changed, status=status)


@require_safe
@public
@unkept
@with_sender
def why_date(request: PublicRequest, sender: Sender) -> HttpResponse:
    """Why the answer is due on that day, on one page to print and to take along."""
    duty = standing.duty_of(case_queries.public_commitments(sender.case))
    if duty is None:
        raise NotFound("base.not-found")
    return render(
        request,
        "public/track/why.html",
        {
            "why": why(duty),
            "heading": _("Hạn trả lời"),
            "about": _("Biên nhận {number}").format(number=sender.voice.receipt.reference),
            "unit": duty.unit,
            "row": duty,
            "back": reverse("public:own"),
        },
    )


@require_POST
@public
@unkept
@with_sender
def supply(request: PublicRequest, sender: Sender) -> HttpResponse:
    """What was asked for, or what the person wants to add."""
    form = forms.More(request.POST, request.FILES)
    return _told(request, sender, form, "more", _supply, _("Đã nhận phần bổ sung. Cảm ơn ông/bà."))


@require_POST
@public
@unkept
@with_sender
def not_done(request: PublicRequest, sender: Sender) -> HttpResponse:
    """The answer did not settle it: why, and what it looks like now."""
    form = forms.More(request.POST, request.FILES, prefix="nd")
    said = _("Đã ghi nhận: chưa xong. Đơn vị và cấp trên của đơn vị cùng thấy điều này.")
    return _told(request, sender, form, "not_done", _rate_not_done, said)


def _told(
    request: PublicRequest, sender: Sender, form: forms.More, name: str, act: Any, said: str
) -> HttpResponse:
    """Take in what the person says here; refused, the page comes back with everything typed."""
    if form.is_valid():
        told = _as_told(sender, form)
        done = refusals.tried(lambda: act(request, sender, told, form))
        if not isinstance(done, Refusal):
            messages.success(request, said)
            return redirect("public:own")
        forms.show_refusal(form, done)
    return _page(request, sender, status=422, **{name: form})


def _as_told(sender: Sender, form: forms.More) -> Told:
    return Told(
        # Bound to the speaker: nobody meets another one's record by a key of their own making.
        key=f"{sender.voice.code}/{form.cleaned_data['once']}",
        channel=Channel.WEB,
        kind=sender.case.kind,
        field=sender.case.field,
        area=sender.case.area,
        text=form.cleaned_data["text"],
        language=get_language() or "vi",
    )


def _supply(request: PublicRequest, sender: Sender, told: Told, form: forms.More) -> Voice:
    return with_files(
        request,
        form,
        lambda stored: cases.supply(
            case=sender.case,
            origin=sender.voice,
            told=told,
            stored=stored,
            by=request.actor,
            at=now(),
        ),
    )


def _rate_not_done(request: PublicRequest, sender: Sender, told: Told, form: forms.More) -> Any:
    return with_files(
        request,
        form,
        lambda stored: cases.rate_not_done(
            case=sender.case,
            voice=sender.voice,
            told=told,
            stored=stored,
            by=request.actor,
            at=now(),
        ),
    )


def with_files[T](
    request: HttpRequest, form: forms.More, act: Callable[[list[StoredFile]], T]
) -> T:
    """Files lie on the disk before the rows that name them; without the rows they go again."""
    stored: list[StoredFile] = []
    try:
        for file in request.FILES.getlist(form.add_prefix("photos")):
            stored.append(files.store(file, rand=os.urandom))
        return act(stored)
    finally:
        attached = voice_queries.attached([one.code for one in stored])
        left = [one for one in stored if one.code not in attached]
        files.remove([name for one in left for name in (one.original, one.copy)])


@require_POST
@public
@unkept
@with_sender
def settled(request: PublicRequest, sender: Sender) -> HttpResponse:
    """The person says that the answer settles it."""
    rated = refusals.tried(
        lambda: cases.rate_settled(case=sender.case, voice=sender.voice, by=request.actor, at=now())
    )
    if isinstance(rated, Refusal):
        return _page(request, sender, status=rated.status, refused=refusals.sentence(rated))
    messages.success(request, _("Đã ghi nhận: được. Cảm ơn ông/bà."))
    return redirect("public:own")


@require_safe
@public
@unkept
@with_sender
def picture(request: PublicRequest, sender: Sender, code: str) -> HttpResponse:
    """A picture that this person sent, as the copy without position."""
    # First what is theirs: somebody else's picture costs no statement more than none.
    theirs = {sender.voice.pk, *sender.voice.later.values_list("pk", flat=True)}
    file = voice_queries.attachment(code)
    if file.voice_id not in theirs or not file.copy:
        raise NotFound("base.not-found")
    return picture_of(file.copy)


@require_POST
@public
@unkept
def close(request: PublicRequest) -> HttpResponseRedirect:
    """Whoever takes the telephone next sees nothing."""
    response = redirect("public:track")
    cookies.forget_visit(response)
    return response
