"""Asking a meeting something: one screen, one box, a receipt at once; with no script and no account."""

import hashlib
import secrets
from functools import lru_cache

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hoiam.base import limits
from hoiam.core import pow as work
from hoiam.core.refusals import Invalid, NotFound, Refusal, WrongState
from hoiam.meetings import actions as meetings
from hoiam.meetings import asking_policies, questions
from hoiam.meetings.actions import Asked, Received
from hoiam.meetings.models import Hall, Meeting, MeetingState, Way
from hoiam.units.models import COMMUNES, Unit
from hoiam.voices.told import Reach
from hoiam.web import refusals
from hoiam.web.access import PublicRequest, machine_now, now, public
from hoiam.web.public import forms
from hoiam.web.public.keeping import unkept
from hoiam.web.public.meetings.asking_forms import Ask, HallCode

# House rule, for questions from outside the hall: a browser that worked a little passes, others
# wait in a flood. In the hall itself nobody waits: see `asking_policies.MOST_FROM_PHONES`.
MOST_WORKED, MOST_PLAIN, WITHIN = 600, 60, work.RECENT


@require_safe
@public
def enter(request: PublicRequest) -> HttpResponse:
    """Type the short code that stands on the screen."""
    form = HallCode(request.GET if "ma" in request.GET else None)
    if form.is_bound and form.is_valid():
        typed = form.cleaned_data["ma"]
        hall = refusals.tried(lambda: questions.by_hall_code(typed))
        if isinstance(hall, Hall):
            return redirect("public:meeting-ask", hall.code)
        form.add_error("ma", _wrong_code())
    status = 422 if form.is_bound else 200
    return render(request, "public/meetings/enter.html", {"form": form}, status=status)


def _wrong_code() -> str:
    return _("Mã này không mở được cuộc gặp nào. Xin so lại từng ký tự với màn hình.")


@require_http_methods(["GET", "HEAD", "POST"])
@public
@unkept
def ask(request: PublicRequest, code: str) -> HttpResponse:
    """The form; sent, the receipt stands where the form was. A reload gives the same receipt."""
    hall = questions.by_hall_code(code)
    meeting = hall.meeting
    if meeting.state == MeetingState.PLANNED and meeting.announced_at is None:
        raise NotFound("base.not-found")
    areas = _areas(meeting)
    if request.method != "POST":
        form = Ask(areas=areas, initial={"once": secrets.token_urlsafe(24)})
        return _form(request, hall, form)
    form = Ask(request.POST, areas=areas)
    if form.is_valid():
        asked = refusals.tried(lambda: _asked(request, hall, form, areas))
        if not isinstance(asked, Refusal):
            return _receipt(request, hall, asked)
        forms.show_refusal(form, asked)
        return _form(request, hall, form, status=asked.status)
    return _form(request, hall, form, status=422)


def _form(request: PublicRequest, hall: Hall, form: Ask, *, status: int = 200) -> HttpResponse:
    at = now()
    way = _way(hall.meeting)
    outside = way == Way.WEB
    takes = refusals.tried(lambda: asking_policies.check_takes_questions(hall.meeting, way, at=at))
    context = {
        "hall": hall,
        "meeting": hall.meeting,
        "form": form,
        "closed": isinstance(takes, Refusal),
        "in_hall": not outside,
        "challenge": _challenge(hall, form) if outside else "",
        "worker": static("hoiam/js/pow-worker.js") if outside else "",
    }
    return render(request, "public/meetings/ask.html", context, status=status)


def _areas(meeting: Meeting) -> list[Unit]:
    rows = meeting.areas.filter(unit__kind__in=COMMUNES).select_related("unit")
    return [row.unit for row in rows.order_by("unit__folded")]


def _way(meeting: Meeting) -> Way:
    """Who shows the hall's code around the meeting sits there; before it, they write from home."""
    return Way.HALL if asking_policies.is_hall_open(meeting, at=now()) else Way.WEB


def _asked(request: PublicRequest, hall: Hall, form: Ask, areas: list[Unit]) -> Received:
    typed, way = form.cleaned_data, _way(hall.meeting)
    if way == Way.WEB and not questions.is_asked(hall.meeting, typed["once"]):
        _check_room(request, hall, form)
    chosen = {one.code: one for one in areas}.get(typed.get("area", ""))
    asked = Asked(
        key=typed["once"],
        text=typed["text"],
        way=way,
        reach=Reach(name=typed["name"], phone=typed["phone"], email=typed["email"]),
        area=chosen,
        language=get_language() or "vi",
    )
    return meetings.ask(meeting=hall.meeting, asked=asked, by=request.actor, at=now())


def _challenge(hall: Hall, form: Ask) -> str:
    return work.issue(
        settings.SECRET_KEY.encode(),
        bits=work.LEAST_BITS,
        now=machine_now(),
        rand=lambda count: _nonce(hall, form, count),
    )


def _nonce(hall: Hall, form: Ask, count: int) -> bytes:
    # Of the form's own key, so that one solution serves for one question.
    once = form["once"].value() or ""
    return hashlib.sha256(f"hoiam/pow-ask/1\0{hall.code}\0{once}".encode()).digest()[:count]


def _check_room(request: HttpRequest, hall: Hall, form: Ask) -> None:
    given, solution, at = (
        request.POST.get("challenge", ""), request.POST.get("solution", ""), machine_now(),
    )  # fmt: skip
    if solution:
        work.check(settings.SECRET_KEY.encode(), given, solution, now=at)
        if given.split(".")[1] != _nonce(hall, form, work.NONCE_BYTES).hex():
            raise Invalid("pow.not-issued-here")
        free = limits.take("ask-worked", hall.code, most=MOST_WORKED, within=WITHIN, at=at)
    else:
        free = limits.take("ask-plain", hall.code, most=MOST_PLAIN, within=WITHIN, at=at)
    if not free:
        raise WrongState("meetings.asked-often", field="text")


def _receipt(request: PublicRequest, hall: Hall, asked: Received) -> HttpResponse:
    address = f"{settings.SITE_URL}{reverse('public:track')}"
    reference = asked.accepted.reference
    context = {
        "hall": hall,
        "meeting": hall.meeting,
        "question": asked.question,
        "reference": reference,
        "tracking_code": asked.accepted.tracking_code,
        "address": address,
    }
    return render(request, "public/meetings/receipt.html", context)


@lru_cache(maxsize=256)
def qr_of(address: str) -> str:
    """The address as a square code; to draw one costs as much as half a question."""
    return str(segno.make(address, error="m", micro=False).svg_data_uri(scale=3, dark="#1c2330"))
