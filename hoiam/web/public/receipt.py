"""The receipt: number, secret code, what happens next. Made again from the cookie for a while."""

from dataclasses import dataclass

import segno
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hoiam.cases import queries as cases
from hoiam.cases.actions.intake import route_for
from hoiam.cases.models import Case
from hoiam.core.actor import Actor
from hoiam.core.refusals import Refusal
from hoiam.voices import actions as voices
from hoiam.voices import queries as voice_queries
from hoiam.voices.models import Voice
from hoiam.voices.told import Told
from hoiam.web import refusals
from hoiam.web.access import PublicRequest, ago, public
from hoiam.web.public import cookies, standing
from hoiam.web.public.keeping import unkept
from hoiam.web.public.why import Why, why


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands on the receipt."""

    voice: Voice
    case: Case
    reference: str
    tracking_code: str
    because: str
    why: Why | None
    qr: str
    address: str


@require_safe
@public
@unkept
def receipt(request: PublicRequest) -> HttpResponse:
    """The receipt of what this browser sent within the last half hour."""
    voice = sent_voice(request)
    if voice is None:
        return gone(request)
    shown = _shown(voice, cookies.draft(request), request.actor)
    context = {"shown": shown, "mail": settings.MAIL_CONFIGURED}
    return render(request, "public/send/receipt.html", context)


@require_safe
@public
@unkept
def why_date(request: PublicRequest) -> HttpResponse:
    """Why the answer is due on that day, on one page to print beside the receipt."""
    voice = sent_voice(request)
    duty = standing.duty_of(cases.public_commitments(cases.of_voice(voice))) if voice else None
    if voice is None or duty is None:
        return gone(request)
    context = {
        "why": why(duty),
        "heading": _("Hạn trả lời"),
        "about": _("Biên nhận {number}").format(number=voice.receipt.reference),
        "unit": duty.unit,
        "row": duty,
        "back": reverse("public:receipt"),
    }
    return render(request, "public/track/why.html", context)


def sent_voice(request: PublicRequest) -> Voice | None:
    """What this browser sent, while its receipt can still be seen."""
    token, since = cookies.draft(request), ago(cookies.RECEIPT_LIFE)
    draft = refusals.tried(lambda: voice_queries.sent_draft(token, since=since))
    return None if isinstance(draft, Refusal) else draft.sent


def gone(request: PublicRequest) -> HttpResponse:
    """What stands here once the half hour is over."""
    return render(request, "public/send/gone.html", {"sent": True}, status=410)


def _shown(voice: Voice, token: str, by: Actor) -> Shown:
    case = cases.of_voice(voice)
    # The code is kept nowhere; the same key gives the same receipt again and writes nothing.
    told = Told(token, voice.channel, voice.kind, voice.field, voice.area, voice.text)
    accepted = voices.accept(told=told, by=by, at=voice.received_at)
    route = route_for(field=case.field, kind=case.kind, area=case.area, at=voice.received_at)
    duty = standing.duty_of(cases.public_commitments(case))
    address = f"{settings.SITE_URL}{reverse('public:track')}?so={accepted.reference}"
    return Shown(
        voice=voice,
        case=case,
        reference=accepted.reference,
        tracking_code=accepted.tracking_code,
        because=route.why if route.unit == case.unit else "",
        why=why(duty),
        # The address with the public number: scanning it leads to the page that asks for the code.
        qr=segno.make(address, error="m", micro=False).svg_data_uri(scale=3, dark="#1c2330"),
        address=f"{settings.SITE_URL}{reverse('public:track')}",
    )
