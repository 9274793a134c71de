"""From a draft to what is told: shared by the steps of sending."""

import hashlib
import json
import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from hoiam.base import steady
from hoiam.base.queries import only
from hoiam.core import pow as work
from hoiam.core.calendar import day_of
from hoiam.core.refusals import Invalid, Refusal, WrongState
from hoiam.core.text import normalise
from hoiam.units import queries as units
from hoiam.units.models import Field, Unit
from hoiam.voices import actions as voices
from hoiam.voices import queries as voice_queries
from hoiam.voices.models import Channel, Draft
from hoiam.voices.told import NOBODY, Reach, Told, checked, checked_reach
from hoiam.web import refusals
from hoiam.web.access import PublicRequest, ago, machine_now, now
from hoiam.web.public import cookies, forms

CARRIED = {"notice", "hamlet"}  # which notice is answered, from which hamlet
HELD = "nhiều tin gửi cùng lúc, chưa xác nhận được máy gửi"


@dataclass(frozen=True, slots=True)
class Writing:
    """A draft in the hands of whoever writes it."""

    token: str
    draft: Draft
    at: datetime  # of the house: what is sent is received then
    machine: datetime  # drafts live by the machine's clock

    @property
    def day(self) -> date:
        return day_of(self.at)

    @property
    def joins(self) -> str:
        """The code of the public case to which this one adds a person."""
        return str(self.draft.content.get("join", ""))


def with_draft(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """The view is given the draft of this browser; without one it is said where to begin."""

    @wraps(view)
    def opened(request: PublicRequest, **kwargs: Any) -> HttpResponseBase:
        token, machine = cookies.draft(request), machine_now()
        draft = refusals.tried(lambda: voice_queries.draft(token, at=machine))
        if isinstance(draft, Refusal):
            return _gone(request, token)
        return view(request, Writing(token, draft, now(), machine), **kwargs)

    return opened


def _gone(request: PublicRequest, token: str) -> HttpResponse:
    """A draft that was sent leads to its receipt: going back and sending again is harmless. What
    was typed on a second page meanwhile is shown, since nothing keeps it any more."""
    since = ago(cookies.RECEIPT_LIFE)
    found = refusals.tried(lambda: voice_queries.sent_draft(token, since=since))
    sent = None if isinstance(found, Refusal) else found.sent
    typed = normalise(request.POST.get("text", ""))
    if sent is not None and typed in ("", sent.text):
        return redirect("public:receipt")
    context = {"typed": typed, "was_sent": sent is not None}
    return render(request, "public/send/gone.html", context, status=410)


def version(writing: Writing) -> str:
    """What stood on the page of the last look: nobody sends words that they have not seen there."""
    files = [file.code for file in voice_queries.files_of(writing.draft)]
    shown = json.dumps([writing.draft.content, files], sort_keys=True)
    return hashlib.sha256(shown.encode()).hexdigest()[:16]


def check_seen(writing: Writing, seen: str) -> None:
    """Refused where the draft was changed on another page of the same browser."""
    if seen and seen != version(writing):
        raise WrongState("voices.draft-changed")


def form_of(writing: Writing, posted: Any = None) -> forms.Send:
    """The form with what was posted, or with what the draft kept."""
    return forms.Send(
        posted,
        initial=writing.draft.content,
        communes=units.communes(writing.day),
        fields=units.fields(),
    )


def keep(writing: Writing, request: PublicRequest) -> Writing:
    """What is typed goes into the draft before anything is judged."""
    content = forms.kept(request.POST)
    if writing.joins:
        content["join"] = writing.joins
    content |= {name: writing.draft.content[name] for name in CARRIED & set(writing.draft.content)}
    voices.save_draft(token=writing.token, content=content, by=request.actor, at=writing.machine)
    return fresh(writing)


def fresh(writing: Writing) -> Writing:
    """The draft as it is kept now, with its files."""
    return replace(writing, draft=voice_queries.draft(writing.token, at=writing.machine))


def attach_all(
    writing: Writing, files: list[UploadedFile], request: PublicRequest
) -> list[Refusal]:
    """Each file by itself: a refused one does not take the others with it."""
    outcomes = [
        refusals.tried(
            lambda file=file: voices.attach(  # type: ignore[misc]
                token=writing.token, file=file, by=request.actor, at=writing.machine
            )
        )
        for file in files
    ]
    return [outcome for outcome in outcomes if isinstance(outcome, Refusal)]


def told_of(writing: Writing) -> Told:
    """What the draft says, checked, with the draft's id as the key that makes a retry harmless."""
    content = writing.draft.content
    with steady.held():
        field = field_of(content.get("field", ""), content.get("text", ""))
        area = _place(content, writing.day)
    latitude, longitude = (_degrees(content.get(name, "")) for name in ("latitude", "longitude"))
    if latitude is None or longitude is None or abs(latitude) > 90:
        latitude = longitude = None
    told = Told(
        key=writing.token,
        channel=Channel.WEB,
        kind=writing.draft.kind,
        field=field,
        area=area,
        text=content.get("text", ""),
        place=content.get("place", ""),
        latitude=latitude,
        longitude=longitude,
        reach=_reach(content),
        language=get_language() or "vi",
    )
    return checked(told, at=writing.at)


def field_of(chosen: str, text: str) -> Field:
    """The field that the person chose, or the likeliest one, or "something else"."""
    if chosen:
        return units.field(chosen)
    likely = units.fields_for(text, limit=1)
    return likely[0] if likely else units.field(units.OTHER)


def _commune(code: str, day: date) -> Unit:
    found = units.commune(code, day)
    if found is None:
        raise Invalid("voices.place-needed", field="area")
    return found


def _place(content: dict[str, str], day: date) -> Unit:
    """The commune; the hamlet from whose notice somebody answers, while it is of that commune."""
    commune = _commune(content.get("area", ""), day)
    asked = content.get("hamlet", "")
    hamlet = only(units.hamlets_in(commune, day).order_by().filter(code=asked)) if asked else None
    return hamlet or commune


def _degrees(typed: str) -> float | None:
    """A point is an addition: one that cannot be read is left out, not refused."""
    try:
        degrees = float(typed)
    except ValueError:
        return None
    return degrees if math.isfinite(degrees) and abs(degrees) <= 180 else None


def _reach(content: dict[str, str]) -> Reach:
    if content.get("who") == forms.NOBODY:
        return NOBODY
    return Reach(
        name=content.get("name", ""), phone=content.get("phone", ""), email=content.get("email", "")
    )


def reach_of(writing: Writing) -> Reach:
    """How the person is reached, checked by itself: so that a wrong telephone is said in the same
    answer as whatever else is wrong."""
    return checked_reach(_reach(writing.draft.content))


def challenge(writing: Writing) -> str:
    """Work for this draft alone, harder while many send."""
    return work.issue(
        settings.SECRET_KEY.encode(),
        bits=work.bits_for(voice_queries.recent_count(since=ago(work.RECENT))),
        now=writing.machine,
        rand=lambda count: _nonce(writing.token, count),
    )


def held_for(request: PublicRequest, writing: Writing) -> str:
    """Why a human has to look first, if one has: never a refusal, never by network address."""
    given, solution = request.POST.get("challenge", ""), request.POST.get("solution", "")
    if solution:
        work.check(settings.SECRET_KEY.encode(), given, solution, now=writing.machine)
        if given.split(".")[1] != _nonce(writing.token, work.NONCE_BYTES).hex():
            raise Invalid("pow.not-issued-here")
        return ""
    recent = voice_queries.recent_count(since=ago(work.RECENT), most=work.QUIET)
    is_quiet = recent < work.QUIET
    return "" if is_quiet else HELD


def _nonce(token: str, count: int) -> bytes:
    # Of the draft's own id, so that one solution serves for one voice.
    return hashlib.sha256(b"hoiam/pow-nonce/1\0" + token.encode()).digest()[:count]
