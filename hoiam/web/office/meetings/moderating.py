"""The moderator's page: what waits, what the hall reads now, what comes next, what is like what."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hoiam.commitments import queries as commitments
from hoiam.core.likeness import likeness
from hoiam.core.redact.covering import covered
from hoiam.core.refusals import Refusal
from hoiam.core.text import normalise
from hoiam.meetings import actions as meetings
from hoiam.meetings import questions
from hoiam.meetings.models import Hall, Question
from hoiam.web import refusals
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import pages
from hoiam.web.office.meetings import hall_acts
from hoiam.web.office.meetings.hall_forms import Moderating

# House rule: in a hall questions are short and about few matters, so that less than this is
# chance. A person looks at every pair.
ALIKE = 0.12


@dataclass(frozen=True, slots=True)
class Waiting:
    """A question that nobody has let the hall read yet."""

    question: Question
    text: str
    proposed: str  # its words with everything that looks personal covered
    alike: Question | None

    @property
    def is_covered(self) -> bool:
        return self.proposed != self.text


def waiting_of(rows: Iterable[Question]) -> tuple[Waiting, ...]:
    """The queue in the order of arrival, each with the earlier question that it is most like."""
    known = [row for row in rows if row.gathered_under_id is None]
    texts = {row.code: row.voice.text for row in known}
    by_code = {row.code: row for row in known}
    found: list[Waiting] = []
    for place, row in enumerate(known):
        if row.shown or row.held_at or not row.is_open:
            continue
        earlier = [] if row.stands_alone else [one.code for one in known[:place]]
        alike = likeness(row.voice.text, texts, nearby=earlier)
        best = max(earlier, key=lambda code: alike[code], default="")
        near = by_code[best] if best and alike[best] >= ALIKE else None
        text = normalise(row.voice.text)
        found.append(Waiting(row, text, covered(text), near))
    return tuple(found)


@require_http_methods(["GET", "HEAD", "POST"])
@office()
def moderate(request: OfficeRequest, code: str) -> HttpResponse:
    """One press a decision; a refusal is said above, and what was typed stays in its place."""
    meeting = hall_acts.kept_meeting(request, code)
    hall = questions.hall_of(meeting)
    if hall is None:
        return pages.show(request, "meetings/hall_prepare", meeting=meeting)
    if request.method != "POST":
        return _page(request, hall)
    if request.POST.get("do") == "clear":
        meetings.put_on_screen(hall=hall, question=None, by=request.actor, at=now())
        return redirect("office:meeting-hall", meeting.code)
    question = hall_acts.kept_question(request, request.POST.get("question", ""))
    done = refusals.tried(lambda: _done(request, question))
    if isinstance(done, Refusal):
        return _page(request, hall, refused=refusals.sentence(done), typed=question.code)
    return redirect(f"{request.path}#cau-{question.number}")


def _done(request: OfficeRequest, question: Question) -> None:
    form = Moderating(request.POST)
    form.is_valid()
    typed = {"shown": "", "why": "", "under": None, "seen": 0} | form.cleaned_data
    hall_acts.moderate(request, question, request.POST.get("do", ""), typed)


def _page(request: OfficeRequest, hall: Hall, **more: object) -> HttpResponse:
    rows = list(questions.questions(hall.meeting))
    open_rows = [row for row in rows if row.is_open and row.gathered_under_id is None]
    return pages.show(
        request,
        "meetings/hall",
        status=422 if more else 200,
        meeting=hall.meeting,
        hall=hall,
        counts=questions.counts(hall.meeting),
        waiting=waiting_of(rows),
        ready=[row for row in open_rows if row.shown and row.pk != hall.now_id],
        held=[row for row in open_rows if row.held_at],
        gathered=[row for row in rows if row.gathered_under_id],
        ended=[row for row in rows if row.outcome and row.gathered_under_id is None],
        due=commitments.due_of([row.commitment for row in rows if row.commitment]),
        posted=request.POST,
        **more,
    )


@require_POST
@office()
def prepare(request: OfficeRequest, code: str) -> HttpResponse:
    """The short code, once."""
    meeting = hall_acts.kept_meeting(request, code)
    hall = meetings.prepare_hall(meeting=meeting, by=request.actor, at=now())
    messages.success(request, _("Mã hội trường là {code}.").format(code=hall.code))
    return redirect("office:meeting-hall", meeting.code)
