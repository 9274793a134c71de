"""The note-taker's page, for the keyboard alone: the browser keeps what is not yet sent."""

import secrets
from typing import Any

from django.http import HttpResponse, HttpResponseNotModified, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hoiam.commitments import queries as commitments
from hoiam.core.calendar import day_of
from hoiam.core.refusals import Invalid, NotFound, Refusal, WrongState
from hoiam.core.text import vn_date
from hoiam.meetings import actions as meetings
from hoiam.meetings import questions
from hoiam.meetings.models import Meeting, Outcome, Question, Remark
from hoiam.units import queries as units
from hoiam.units.models import Unit
from hoiam.web import refusals
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import pages
from hoiam.web.office.meetings import hall_acts
from hoiam.web.office.meetings.hall_forms import Ending, Noting, Spoken, first_error

MOST_UNITS = 400


@require_http_methods(["GET", "HEAD", "POST"])
@office()
def noting(request: OfficeRequest, code: str) -> HttpResponse:
    """Everything on one page; without a script a question is typed here and ended on its own."""
    meeting = hall_acts.kept_meeting(request, code)
    hall = questions.hall_of(meeting)
    if hall is None:
        return pages.show(request, "meetings/hall_prepare", meeting=meeting)
    form = pages.bound(request, Spoken, **_fresh(request))
    context: pages.Values = {}
    if request.method == "POST":
        context["status"] = 422
        if form.is_valid():
            asked = refusals.tried(lambda: hall_acts.ask(request, meeting, form.cleaned_data))
            if not isinstance(asked, Refusal):
                return redirect("office:question", asked.question.code)
            context |= {"refused": pages.refused(form, asked), "status": asked.status}
    return pages.show(
        request, "meetings/noting", meeting=meeting, hall=hall, form=form, ending=Ending(),
        note=Noting(), rows=list(questions.questions(meeting)), units=_units(meeting), **context,
    )  # fmt: skip


def _fresh(request: OfficeRequest) -> dict[str, Any]:
    return {} if request.method == "POST" else {"initial": {"key": secrets.token_urlsafe(24)}}


def _units(meeting: Meeting) -> list[str]:
    """Names to choose from: bodies of the province and of the places that the meeting is for."""
    day = day_of(now())
    areas: list[Unit | None] = [row.unit for row in meeting.areas.select_related("unit__parent")]
    names = {one.name: None for area in areas or [None] for one in units.bodies_for(area, day)}
    return list(names)[:MOST_UNITS]


@require_safe
@office()
def rows(request: OfficeRequest, code: str) -> HttpResponse:
    """All questions as data; a few bytes where nothing changed."""
    meeting = hall_acts.kept_meeting(request, code)
    tag = f'"{hall_acts.hall(meeting).version}-{meeting.state}"'
    response: HttpResponse
    if request.headers.get("If-None-Match") == tag:
        response = HttpResponseNotModified()
    else:
        response = JsonResponse(_state(request, meeting), json_dumps_params={"ensure_ascii": False})
    response["ETag"] = tag
    return response


def _state(request: OfficeRequest, meeting: Meeting) -> dict[str, Any]:
    found = list(questions.questions(meeting))
    due = commitments.due_of([row.commitment for row in found if row.commitment])
    remarks: dict[int, list[Remark]] = {}
    for one in Remark.objects.filter(question__meeting=meeting).order_by("id"):
        remarks.setdefault(one.question_id, []).append(one)
    return {
        # The page may be older than the last signing in.
        "csrf": get_token(request),
        "questions": [
            _row(row, vn_date(due[row.commitment]) if row.commitment in due else "", remarks)
            for row in found
        ],
    }


def _row(row: Question, due: str, remarks: dict[int, list[Remark]]) -> dict[str, Any]:
    return {
        "code": row.code,
        "number": row.number,
        "version": row.version,
        "text": row.voice.text,
        "way": row.get_way_display(),
        "outcome": row.outcome,
        "ended": str(Outcome(row.outcome).label) if row.outcome else "",
        "under": row.gathered_under.number if row.gathered_under else 0,
        "answer": row.answer,
        "why": row.why,
        "unit": row.unit.name if row.unit else "",
        "due": due,
        "remarks": [one.text for one in remarks.get(row.pk, [])],
    }


@require_POST
@office()
def take(request: OfficeRequest, code: str) -> HttpResponse:
    """One sentence or end, sent by the page once the line is there; its key makes it happen once."""
    meeting = hall_acts.kept_meeting(request, code)
    done = refusals.tried(lambda: _taken(request, meeting))
    if isinstance(done, Refusal):
        text = refusals.sentence(done)
        said = {"what": text.what, "why": text.why, "next": text.next}
        kept = done.code == "meetings.question-changed" and _kept_as_note(request, meeting)
        return JsonResponse({"refused": said, "kept": kept}, status=done.status)
    return JsonResponse(done)


def _taken(request: OfficeRequest, meeting: Meeting) -> dict[str, Any]:
    op = request.POST.get("op", "")
    if op == "ask":
        asked = hall_acts.ask(request, meeting, _valid(Spoken(request.POST)))
        return {
            "code": asked.question.code,
            "number": asked.question.number,
            "reference": asked.accepted.reference,
            "tracking": asked.accepted.tracking_code,
        }
    question = _named(request, meeting)
    if op == "note":
        hall_acts.note(request, question, _valid(Noting(request.POST)))
    else:
        hall_acts.end(request, question, _valid(Ending(request.POST)))
    return {"code": question.code, "number": question.number}


def _valid(form: Spoken | Noting | Ending) -> pages.Values:
    if not form.is_valid():
        raise Invalid("meetings.note-shape", said=first_error(form))
    return form.cleaned_data


def _named(request: OfficeRequest, meeting: Meeting) -> Question:
    """By its code, or by the key under which this page sent it when the line was gone."""
    code, key = request.POST.get("question", ""), request.POST.get("question_key", "")
    found = (
        questions.with_key(meeting, questions.key_of(meeting, key))
        if key
        else questions.for_person(request.actor, code)
    )
    if found is None or found.meeting_id != meeting.pk:
        raise NotFound("base.not-found")
    return found


def _kept_as_note(request: OfficeRequest, meeting: Meeting) -> bool:
    """Somebody else ended it first: these words stay under the question, beside the others."""
    question = _named(request, meeting)
    words = " ".join(
        part
        for part in (
            str(dict(_ends()).get(request.POST.get("how", ""), "")),
            *(request.POST.get(name, "") for name in ("answer", "unit", "due_on", "why")),
        )
        if part
    )
    kept = refusals.tried(
        lambda: meetings.note(
            question=question, key=f"{request.POST.get('key', '')}/kept", text=words,
            heard=now(), by=request.actor, at=now(),
        )
    )  # fmt: skip
    return not isinstance(kept, Refusal)


def _ends() -> list[tuple[str, str]]:
    return [(one.value, f"[{_(one.label)}]") for one in Outcome]


@require_http_methods(["GET", "HEAD", "POST"])
@office()
def question(request: OfficeRequest, code: str) -> HttpResponse:
    """One question: what was said, what was noted, how it ends. Works without a script."""
    found = hall_acts.kept_question(request, code)
    do = request.POST.get("do", "")
    fresh = {"key": secrets.token_urlsafe(24), "seen": found.version}
    ending = Ending(request.POST if do == "end" else None, initial=_end_of(found) | fresh)
    noted = Noting(request.POST if do == "note" else None, initial=fresh)
    context: pages.Values = {"status": 200}
    form = {"end": ending, "note": noted}.get(do)
    if form is not None:
        context["status"] = 422
        if form.is_valid():
            act = hall_acts.end if do == "end" else hall_acts.note
            done = refusals.tried(lambda: act(request, found, form.cleaned_data))
            if not isinstance(done, Refusal):
                return pages.done(request, _("Đã lưu."), "office:question", found.code)
            context |= {"refused": pages.refused(form, done), "status": done.status}
            if isinstance(done, WrongState):
                found = questions.for_person(request.actor, code)
    return pages.show(
        request, "meetings/question", question=found, meeting=found.meeting, ending=ending,
        note=noted, remarks=questions.remarks_of(found), units=_units(found.meeting),
        due=commitments.due_of([found.commitment]).get(found.commitment), **context,
    )  # fmt: skip


def _end_of(question: Question) -> dict[str, Any]:
    return {"how": question.outcome, "answer": question.answer, "why": question.why}
