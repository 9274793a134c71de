"""At the desk with a person who has no code and no telephone: half an hour, on their behalf.

Every page shown and every step taken is written into the session's own log first. No page here
knows the tracking code: it is kept nowhere, and none is made.
"""

import secrets
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.base import files, limits
from hoiam.base.files import StoredFile
from hoiam.cases import actions as cases
from hoiam.cases import assisting, at_desk
from hoiam.cases import queries as case_queries
from hoiam.cases.models import AssistedSession, Case, Ending, Part, Purpose
from hoiam.commitments import shown as duties
from hoiam.core import codes
from hoiam.core.actor import Actor, Role
from hoiam.core.refusals import Invalid, NotFound, Refusal, WrongState
from hoiam.protection import actions as protection
from hoiam.units import queries as units
from hoiam.units.models import Unit
from hoiam.voices import queries as voice_queries
from hoiam.voices.models import Channel, Voice
from hoiam.voices.told import Told
from hoiam.web import assisted, refusals
from hoiam.web.access import OfficeRequest, machine_now, now, office
from hoiam.web.office import pages, slips
from hoiam.web.office.assisting_forms import Ask, Start
from hoiam.web.office.pages import Values
from hoiam.web.public import forms, own, track
from hoiam.web.public.keeping import picture_of

# House rule: a desk helps people one after the other; whoever tries receipt numbers is stopped.
MOST, WITHIN = 20, timedelta(hours=1)


@office(Role.CLERK)
def start(request: OfficeRequest) -> HttpResponse:
    """Which receipt, what was looked at, and why."""
    initial = {"reference": request.GET.get("so", "")[:30]}
    form = pages.bound(request, Start, desks=_desks(request), initial=initial)

    def act(typed: Values) -> None:
        _check_limit(request)
        voice = _spoken(request, typed["reference"])
        session = _started(request, voice, typed)
        assisted.keep(request, session, voice.receipt.reference)

    return pages.ask(
        request, "assist", form=form, act=act, to=("office:assisted",),
        said=_("Đã mở phiên giúp tại quầy, dài 30 phút. Người gửi được báo."),
    )  # fmt: skip


def _desks(request: OfficeRequest) -> list[Unit]:
    return list(Unit.objects.filter(code__in=request.actor.units(Role.CLERK)).order_by("folded"))


def _check_limit(request: OfficeRequest) -> None:
    if not limits.take(
        "assisting", request.officer.code, most=MOST, within=WITHIN, at=machine_now()
    ):
        raise WrongState("cases.assisting-too-often", most=MOST)


def _spoken(request: OfficeRequest, typed: str) -> Voice:
    """What a receipt of this desk's matters was given for; any other is as unknown as one that is
    not there."""
    reference = codes.parse_reference(typed, default_prefix=slips.prefix())
    found = refusals.tried(lambda: at_desk.receipt_of(request.actor, reference))
    if isinstance(found, Refusal) or found.voice is None:
        raise Invalid("cases.desk-receipt-unknown", field="reference", reference=reference)
    return found.voice


def _started(request: OfficeRequest, voice: Voice, typed: Values) -> AssistedSession:
    case = case_queries.of_voice(voice)
    session = cases.start_assisting(
        case=case,
        voice=voice,
        desk=units.by_code(typed["desk"]),
        identity=typed["identity"],
        reason=typed["reason"],
        machine=machine_now(),
        by=request.actor,
        at=now(),
    )
    # The clerk reads the words over the person's shoulder: a reading like any other.
    cases.read(
        case=case,
        voice=voice,
        part=Part.WORDS,
        purpose=Purpose.ASSISTING,
        reason=session.reason,
        by=request.actor,
        at=now(),
    )
    return session


def helped(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """The view is given the session that is open in this browser; without one it begins anew."""

    @wraps(view)
    def opened(request: OfficeRequest, **kwargs: Any) -> HttpResponseBase:
        code = assisted.code_of(request)
        session = refusals.tried(
            lambda: assisting.open_session(code, request.actor, machine=machine_now())
        )
        if isinstance(session, Refusal):
            assisted.forget(request)
            return redirect("office:assist")
        case = case_queries.of_voice(session.voice)
        return view(request, session, case, **kwargs)

    return opened


def _assist[T](
    request: OfficeRequest, session: AssistedSession, what: str, step: Callable[[Actor], T]
) -> T:
    return cases.assist(
        session=session, what=what, step=step, machine=machine_now(), by=request.actor, at=now()
    )


@office(Role.CLERK)
@helped
def matter(request: OfficeRequest, session: AssistedSession, case: Case) -> HttpResponse:
    """The person's own case, as their tracking page shows it."""
    return _page(request, session, case)


def _shown(session: AssistedSession, case: Case) -> own.Own:
    given = duties.about("case", case.code)
    return own.own_case(session.voice, case, given, at=now())


def _page(
    request: OfficeRequest, session: AssistedSession, case: Case, **changed: Any
) -> HttpResponse:
    shown = _assist(request, session, "seen", lambda person: _shown(session, case))
    once = {"once": secrets.token_urlsafe(24)}
    context: Values = {
        "own": shown,
        "session": session,
        "done": [(row, _(cases.ACTS[row.what])) for row in assisting.acts_of(session)],
        "more": forms.More(initial=once),
        "not_done": forms.More(initial=once, prefix="nd"),
        "ask": Ask(prefix="hoi"),
        "accept": ",".join(files.ACCEPTED),
    }
    return pages.show(request, "assisted", **(context | changed))


@office(Role.CLERK)
@helped
def readings(request: OfficeRequest, session: AssistedSession, case: Case) -> HttpResponse:
    """Who opened the person's data, on a page to print and to take along."""
    shown = _assist(request, session, "readings", lambda person: _shown(session, case))
    return pages.show(request, "assisted_readings", own=shown, at=now())


@require_POST
@office(Role.CLERK)
@helped
def supply(request: OfficeRequest, session: AssistedSession, case: Case) -> HttpResponse:
    """What was asked for, or what the person adds, in their words."""
    form = forms.More(request.POST, request.FILES)

    def step(person: Actor, told: Told, stored: list[StoredFile]) -> object:
        return cases.supply(
            case=case, origin=session.voice, told=told, stored=stored, by=person, at=now()
        )

    return _told(request, session, case, form, "more", "supplied", step)


@require_POST
@office(Role.CLERK)
@helped
def not_done(request: OfficeRequest, session: AssistedSession, case: Case) -> HttpResponse:
    """The person says that the answer did not settle it, and why."""
    form = forms.More(request.POST, request.FILES, prefix="nd")

    def step(person: Actor, told: Told, stored: list[StoredFile]) -> object:
        return cases.rate_not_done(
            case=case, voice=session.voice, told=told, stored=stored, by=person, at=now()
        )

    return _told(request, session, case, form, "not_done", "not-done", step)


def _told(
    request: OfficeRequest,
    session: AssistedSession,
    case: Case,
    form: forms.More,
    name: str,
    what: str,
    step: Callable[[Actor, Told, list[StoredFile]], object],
) -> HttpResponse:
    if form.is_valid():
        told = _as_told(session, case, form)
        done = refusals.tried(
            lambda: track.with_files(
                request,
                form,
                lambda stored: _assist(
                    request, session, what, lambda person: step(person, told, stored)
                ),
            )
        )
        if not isinstance(done, Refusal):
            return pages.done(request, _("Đã ghi theo lời người gửi."), "office:assisted")
        forms.show_refusal(form, done)
    return _page(request, session, case, status=422, **{name: form})


def _as_told(session: AssistedSession, case: Case, form: forms.More) -> Told:
    return Told(
        key=f"{session.voice.code}/{form.cleaned_data['once']}",
        channel=Channel.DESK,
        kind=case.kind,
        field=case.field,
        area=case.area,
        text=form.cleaned_data["text"],
        desk=session.desk,
        language=session.voice.language,
    )


@require_POST
@office(Role.CLERK)
@helped
def settled(request: OfficeRequest, session: AssistedSession, case: Case) -> HttpResponse:
    """The person says that the answer settles it."""
    rated = refusals.tried(
        lambda: _assist(
            request,
            session,
            "settled",
            lambda person: cases.rate_settled(case=case, voice=session.voice, by=person, at=now()),
        )
    )
    if isinstance(rated, Refusal):
        said = refusals.sentence(rated)
        return _page(request, session, case, status=rated.status, told_no=said)
    return pages.done(request, _("Đã ghi: người gửi thấy được."), "office:assisted")


@require_POST
@office(Role.CLERK)
@helped
def ask(request: OfficeRequest, session: AssistedSession, case: Case) -> HttpResponse:
    """The person asks to have something corrected, hidden, copied or erased."""
    form = Ask(request.POST, prefix="hoi")
    if form.is_valid():
        typed = form.cleaned_data
        asked = refusals.tried(
            lambda: _assist(
                request,
                session,
                "asked",
                lambda person: protection.ask(
                    voice=session.voice,
                    kind=typed["kind"],
                    words=typed["words"],
                    channel="desk",
                    by=person,
                    at=now(),
                ),
            )
        )
        if not isinstance(asked, Refusal):
            return pages.done(request, _("Đã gửi yêu cầu, có hạn trả lời."), "office:assisted")
        forms.show_refusal(form, asked)
    return _page(request, session, case, status=422, ask=form)


@office(Role.CLERK)
@helped
def picture(
    request: OfficeRequest, session: AssistedSession, case: Case, code: str
) -> HttpResponse:
    """A picture that this person sent, as the copy without position."""
    # First what is theirs: somebody else's picture costs no statement more than none.
    theirs = {session.voice.pk, *session.voice.later.values_list("pk", flat=True)}
    file = voice_queries.attachment(code)
    if file.voice_id not in theirs or not file.copy:
        raise NotFound("base.not-found")
    return picture_of(file.copy)


@require_POST
@office()
def end(request: OfficeRequest) -> HttpResponse:
    """The person leaves."""
    finish(request, Ending.PRESSED)
    return pages.done(request, _("Đã kết thúc phiên giúp tại quầy."), "office:assist")


def finish(request: OfficeRequest, how: str) -> None:
    """Ends the session of this browser, where one is open; also called by signing out."""
    code = assisted.code_of(request)
    assisted.forget(request)
    found = refusals.tried(
        lambda: assisting.open_session(code, request.actor, machine=machine_now())
    )
    if not isinstance(found, Refusal):
        cases.end_assisting(session=found, how=how, by=request.actor, at=now())
