"""Notes on the road: the page of the telephone, which works without a network and sends once, and
what becomes of the notes at the desk."""

import hashlib
import json
import secrets
from collections.abc import Sequence

from django.http import HttpResponse, HttpResponseBase, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hoiam.core import calendar, codes
from hoiam.core.actor import Role
from hoiam.core.refusals import Invalid, NotFound, Refusal
from hoiam.meetings.models import Meeting, MeetingKind
from hoiam.outreach import actions as outreach
from hoiam.outreach import queries
from hoiam.outreach.actions import NewNote, NewVisit, Presence, Raising, Written
from hoiam.outreach.models import Note
from hoiam.units import queries as units
from hoiam.units.models import Unit
from hoiam.voices import queries as voice_queries
from hoiam.voices.models import Receipt
from hoiam.web import refusals
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import menu, pages, paging, slips
from hoiam.web.office.outreach import forms
from hoiam.web.office.outreach.visiting import own_unit
from hoiam.web.public.keeping import picture_of

SCRIPT, STYLES = "hoiam/js/field.js", ("hoiam/hoiam.css", "hoiam/office.css")


def _form(request: OfficeRequest) -> forms.FieldNote:
    today = calendar.day_of(now())
    return pages.bound(
        request,
        forms.FieldNote,
        hamlets=queries.hamlets_of(request.actor, today),
        fields=units.fields(),
        initial={
            "key": secrets.token_urlsafe(24),
            "noted_on": today,
            "hamlet": request.GET.get("thon", ""),
        },
    )


@office(*menu.READERS)
@require_safe
def field_note(request: OfficeRequest) -> HttpResponse:
    """The page of the telephone. It holds names of hamlets and fields and nothing else, so that
    the telephone may keep it; nothing of anybody's matter is ever kept with it."""
    # What an officer may do beside it, and on whose behalf, is none of the telephone's business.
    nobody: pages.Values = {"person": None, "administration": None, "assisting": None}
    return pages.show(request, "outreach/field", form=_form(request), **nobody)


@office(*menu.READERS)
@require_safe
def token(request: OfficeRequest) -> JsonResponse:
    """A fresh token against forged forms: the page that the telephone kept has an old one."""
    return JsonResponse({"token": get_token(request)})


@office(*menu.READERS)
@require_safe
def worker(request: OfficeRequest) -> HttpResponse:
    """The service worker: the page and its own scripts from the network, else as they were kept."""
    del request
    kept = json.dumps([reverse("office:field-note"), *(static(one) for one in (SCRIPT, *STYLES))])
    text = WORKER.replace("KEPT", kept)
    name = hashlib.sha256(text.encode()).hexdigest()[:12]
    return HttpResponse(text.replace("NAME", name), content_type="text/javascript")


WORKER = """\
// The page of notes opens without a network. Nothing but the page, its style and its script is
// kept; what was written lies in the page's own store until the server has it.
const name = "ghi-nhanh-NAME";
const kept = KEPT;
self.addEventListener("install", (event) => event.waitUntil((async () => {
  const cache = await caches.open(name);
  await Promise.all(kept.map(async (url) => {
    const answer = await fetch(url, { credentials: "same-origin" });
    if (answer.ok && !answer.redirected) await cache.put(url, answer);
  }));
  await self.skipWaiting();
})()));
self.addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const one of await caches.keys()) if (one.startsWith("ghi-nhanh-") && one !== name) await caches.delete(one);
  await self.clients.claim();
})()));
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin || !kept.includes(url.pathname)) return;
  event.respondWith((async () => {
    const cache = await caches.open(name);
    try {
      const answer = await fetch(event.request);
      if (answer.ok && !answer.redirected && !url.search) await cache.put(url.pathname, answer.clone());
      return answer;
    } catch (lost) {
      const found = await cache.match(url.pathname);
      if (found) return found;
      throw lost;
    }
  })());
});
"""


@office(*menu.READERS)
def send(request: OfficeRequest) -> HttpResponseBase:
    """One note, from the script or from the plain form; sent twice it is kept once."""
    if request.method != "POST":
        return redirect("office:field-note")
    by_script = "application/json" in request.headers.get("Accept", "")
    form = _form(request)
    if not form.is_valid():
        if by_script:
            return JsonResponse({"message": _first_error(form)}, status=422)
        return pages.show(request, "outreach/field", status=422, form=form)
    try:
        written = _kept(request, form.cleaned_data)
    except Refusal as error:
        if by_script:
            return _refused(error)
        shown = pages.refused(form, error)
        return pages.show(request, "outreach/field", status=error.status, form=form, refused=shown)
    if by_script:
        return JsonResponse(_answer(written))
    return _shown(request, written)


def _first_error(form: forms.FieldNote) -> str:
    name, errors = next(iter(form.errors.items()))
    return f"{form[name].label}: {errors[0]}"


def _refused(error: Refusal) -> JsonResponse:
    """What is not to be kept on the telephone either says so: the script lets go of it."""
    text = refusals.sentence(error)
    drop = error.code == "outreach.denunciation-told"
    said = {"message": f"{text.what} {text.why} {text.next}", "drop": drop}
    return JsonResponse(said, status=error.status)


def _answer(written: Written | None) -> dict[str, str]:
    """The receipt, once: its secret code is kept nowhere, not on the telephone either."""
    if written is None or written.received is None:
        return {"reference": "", "code": ""}
    accepted = written.received.accepted
    return {"reference": accepted.reference, "code": accepted.tracking_code}


def _shown(request: OfficeRequest, written: Written | None) -> HttpResponse:
    if written is not None and written.received is not None:
        return slips.receipt(request, written.received)
    return pages.done(request, _("Đã ghi."), "office:field-note")


def _kept(request: OfficeRequest, typed: pages.Values) -> Written | None:
    """The visit first, if one was to be recorded, then the note; both once by their keys."""
    today = calendar.day_of(now())
    hamlet = queries.hamlet_by_code(request.actor, typed["hamlet"], today)
    meeting = _visited(request, hamlet, typed) if typed["visit"] else None
    if not typed["text"].strip() and meeting is not None:
        return None
    raising = None
    if typed["raised"]:
        if not typed["field"]:
            raise Invalid("units.field-unknown", field="field", given="")
        raising = Raising(
            typed["kind"] or "feedback", units.field(typed["field"]), own_unit(request, hamlet)
        )
    new = NewNote(
        key=typed["key"],
        hamlet=hamlet,
        noted_on=typed["noted_on"],
        text=typed["text"],
        place=typed["place"],
        speaker=typed["speaker"],
        phone=typed["phone"],
        meeting=meeting,
        raising=raising,
    )
    return outreach.write_note(
        new=new,
        sent=request.FILES.getlist("files"),
        reserved=_reserved(request, typed),
        by=request.actor,
        at=now(),
    )


def _visited(request: OfficeRequest, hamlet: Unit, typed: pages.Values) -> Meeting:
    """All notes of one officer at one hamlet on one day belong to one visit."""
    told = f"{request.actor.code}/{hamlet.code}/{typed['noted_on']}/{typed['visit']}"
    here = queries.here_on([hamlet], typed["noted_on"])[0]
    new = NewVisit(
        key=hashlib.sha256(told.encode()).hexdigest(),
        kind=MeetingKind(typed["visit"]),
        hamlet=hamlet,
        unit=own_unit(request, hamlet),
        day=typed["noted_on"],
        presences=tuple(
            Presence(one, present=True)
            for one in here.assigned
            if one.officer == request.actor.code
        ),
    )
    return outreach.record_visit(new=new, by=request.actor, at=now())


def _reserved(request: OfficeRequest, typed: pages.Values) -> Receipt | None:
    """The number on the slip that the person was given on the road."""
    if not typed["reserved"].strip() or not typed["raised"]:
        return None
    reference = codes.parse_reference(typed["reserved"], default_prefix=slips.prefix())
    found = voice_queries.reserved(reference, desk_codes=request.actor.units(Role.CLERK))
    if found is None and voice_queries.with_key(f"note/{typed['key']}") is None:
        raise Invalid("voices.receipt-unknown", field="reserved", reference=reference)
    return found


@office(*menu.READERS)
def notes(request: OfficeRequest) -> HttpResponse:
    """Every visible note, the newest first."""
    found = queries.visible_to(request.actor).select_related("hamlet__parent", "case", "meeting")
    if request.GET.get("loc") == "chua-thanh-viec":
        found = found.filter(case__isnull=True)
    page = paging.by_newest(request, found)
    return pages.show(request, "outreach/notes", page=page, rows=page.rows, chosen=request.GET)


@office(*menu.READERS)
def note(request: OfficeRequest, code: str) -> HttpResponse:
    """One note with its photos; a matter shows where it went."""
    shown = queries.note_by_code(request.actor, code)
    return pages.show(
        request, "outreach/note", note=shown, files=_pictures(shown), form=_raising(request)
    )


def _raising(request: OfficeRequest) -> forms.Raise:
    return pages.bound(request, forms.Raise, fields=units.fields())


def _pictures(shown: Note) -> Sequence[object]:
    return [one for one in shown.files.order_by("pk") if one.copy]


@office(*menu.READERS)
def raise_note(request: OfficeRequest, code: str) -> HttpResponse:
    """The note becomes a matter with a receipt and a date."""
    shown = queries.note_by_code(request.actor, code)
    pages.check_open("outreach.note", shown.hamlet, request=request)
    form = _raising(request)
    context: pages.Values = {"note": shown, "files": _pictures(shown), "form": form}
    if request.method != "POST":
        return redirect("office:field-note-page", code)
    if not form.is_valid():
        return pages.show(request, "outreach/note", status=422, **context)
    typed = form.cleaned_data
    raising = Raising(typed["kind"], units.field(typed["field"]), own_unit(request, shown.hamlet))
    try:
        written = outreach.raise_note(note=shown, raising=raising, by=request.actor, at=now())
    except Invalid as error:
        context["refused"] = pages.refused(form, error)
        return pages.show(request, "outreach/note", status=error.status, **context)
    return _shown(request, written)


@office(*menu.READERS)
@require_safe
def photo(request: OfficeRequest, code: str, file: str) -> HttpResponse:
    """The re-encoded copy, never the original."""
    shown = queries.note_by_code(request.actor, code)
    found = shown.files.filter(code=file).exclude(copy="").first()
    if found is None:
        raise NotFound("base.not-found")
    return picture_of(found.copy)
