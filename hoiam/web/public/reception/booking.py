"""Days on which heads receive people: who is expected (codes alone), a place of one's own, and the
screen of the waiting room (numbers alone)."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django import forms
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters

from hoiam.base import limits
from hoiam.core import calendar
from hoiam.core.refusals import NotFound, Refusal, WrongState
from hoiam.meetings import queries as meetings
from hoiam.meetings.models import Meeting, MeetingKind, MeetingState
from hoiam.reception import actions as reception
from hoiam.reception import queries
from hoiam.reception.actions import Wanted
from hoiam.reception.models import Turn
from hoiam.units import queries as units
from hoiam.units.models import Unit
from hoiam.web import refusals
from hoiam.web.access import PublicRequest, machine_now, now, public

_AHEAD = (MeetingState.ANNOUNCED, MeetingState.OPEN)
# House rule. Nobody is refused by address: tries are counted by the session and by what is public
# of a code, so that neither a form that fills a day nor guessing a code gets far.
MOST_BOOKED, MOST_TRIES, WITHIN = 30, 20, timedelta(minutes=10)
MOST_SHOWN = 60


class Booking(forms.Form):
    """Nothing about the matter is asked; a name only if the person likes."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=100)
    people = forms.IntegerField(label=_("Bao nhiêu người đến?"), initial=1)
    name = forms.CharField(
        label=_("Tên để gọi"), help_text=_("Bỏ trống cũng được."), required=False, max_length=120
    )
    phone = forms.CharField(
        label=_("Điện thoại"),
        help_text=_("Để báo khi buổi tiếp đổi ngày. Bỏ trống cũng được."),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
    )


class Own(forms.Form):
    """The code that the person was given."""

    code = forms.CharField(label=_("Mã đăng ký"), max_length=20)


@dataclass(frozen=True, slots=True)
class Shown:
    """One session with what everybody may know of who is expected."""

    meeting: Meeting
    body: Unit
    codes: Sequence[str]


def _coming() -> QuerySet[Meeting]:
    today = calendar.day_of(now())
    return (
        meetings.public_meetings()
        .filter(kind=MeetingKind.RECEPTION, state__in=_AHEAD)
        .filter(starts__gte=calendar.start_of_day(today))
        .prefetch_related("hosts__unit")
        .order_by("starts", "id")
    )


def _shown(found: QuerySet[Meeting]) -> list[Shown]:
    """The same number of statements, however many sessions there are."""
    rows = list(found)
    codes = queries.expected(rows)
    return [
        Shown(one, body, codes.get(one.pk, ())) for one in rows if (body := _host(one)) is not None
    ]


def _host(meeting: Meeting) -> Unit | None:
    hosts = sorted(meeting.hosts.all(), key=lambda one: one.order)
    return hosts[0].unit if hosts else None


@public
def schedule(request: PublicRequest) -> HttpResponse:
    """When who receives where, as announced, and how many are expected."""
    return render(
        request, "public/reception/schedule.html", {"shown": _shown(_coming()[:MOST_SHOWN])}
    )


@sensitive_post_parameters()
@public
def book(request: PublicRequest, meeting: str) -> HttpResponse:
    """A place in the line. The code is shown once and stands on no list with a name."""
    found = next(iter(_shown(_coming().filter(code=meeting))), None)
    if found is None:
        raise NotFound("base.not-found")
    form = Booking(request.POST or None, initial={"key": secrets.token_urlsafe(24)})
    context: dict[str, object] = {"shown": found, "form": form}
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                turn = _booked(request, found, form)
            except Refusal as error:
                status, context["refused"] = error.status, {"text": refusals.sentence(error)}
            else:
                context |= {"turn": turn}
                return _kept_nowhere(render(request, "public/reception/booked.html", context))
    return _kept_nowhere(render(request, "public/reception/book.html", context, status=status))


def _kept_nowhere(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    return response


def _booked(request: PublicRequest, found: Shown, form: Booking) -> Turn:
    typed, meeting = form.cleaned_data, found.meeting
    assert meeting.starts is not None  # noqa: S101 - only dated sessions are shown
    _check_free("reception-book", meeting.code, MOST_BOOKED)
    wanted = Wanted(
        key=typed["key"], body=found.body, day=calendar.day_of(meeting.starts), session=meeting,
        people=typed["people"], name=typed["name"], phone=typed["phone"],
    )  # fmt: skip
    return reception.book_turn(wanted=wanted, by=request.actor, at=now())


def _check_free(name: str, key: str, most: int) -> None:
    if not limits.take(name, key, most=most, within=WITHIN, at=machine_now()):
        raise WrongState("reception.too-many-tries")


@public
def own(request: PublicRequest) -> HttpResponse:
    """With the code: which day, which number, and giving the place up."""
    form = Own(request.POST or None)
    context: dict[str, object] = {"form": form}
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            typed = form.cleaned_data["code"]
            _check_free("reception-turn", typed.strip()[-4:].upper(), MOST_TRIES)
            turn = queries.turn_by_code(typed)
            if request.POST.get("give-up"):
                turn = reception.cancel_turn(turn=turn, by=request.actor, at=now())
            context["turn"] = turn
        except Refusal as error:
            status, context["refused"] = error.status, {"text": refusals.sentence(error)}
    return _kept_nowhere(render(request, "public/reception/turn.html", context, status=status))


@public
def display(request: PublicRequest, body: str) -> HttpResponse:
    """Numbers that were called, and nothing else: a screen in the waiting room."""
    unit = units.by_code(body)
    today: date = calendar.day_of(now())
    called = queries.called(unit, today)
    context = {"unit": unit, "now_called": called[:1], "before": called[1:], "day": today}
    return _kept_nowhere(render(request, "public/reception/display.html", context))
