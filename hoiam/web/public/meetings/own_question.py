"""One's own question: how it ended, who owes what by when, and taking it out of a group."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hoiam.commitments import queries as commitments
from hoiam.commitments.models import Commitment
from hoiam.core.calendar import day_of
from hoiam.core.deadlines import Lateness
from hoiam.core.refusals import Refusal
from hoiam.meetings import actions as meetings
from hoiam.meetings import minutes, questions
from hoiam.meetings.models import Meeting, MeetingState, Outcome, Question
from hoiam.rules import queries as rules
from hoiam.voices import queries as voice_queries
from hoiam.voices.models import Voice
from hoiam.web import kept, refusals
from hoiam.web.access import PublicRequest, now, public
from hoiam.web.public import cookies, promises, standing
from hoiam.web.public.keeping import unkept


@dataclass(frozen=True, slots=True)
class Mine:
    """A question as its asker reads it."""

    question: Question
    voice: Voice
    duty: Commitment | None
    left: Lateness | None  # while it is open
    may_ungather: bool

    @property
    def may_mark(self) -> bool:
        """There is an answer, and none that is owed again."""
        is_open = self.duty is not None and self.duty.is_open
        told = self.question.outcome in (Outcome.ANSWERED, Outcome.ASSIGNED)
        return told and not is_open and not self.question.marks.exists()

    @property
    def outcome(self) -> str:
        return str(Outcome(self.question.outcome).label) if self.question.outcome else ""


def _voice(request: PublicRequest) -> Voice | None:
    visit = cookies.visit(request)
    if visit is None:
        return None
    voice = refusals.tried(lambda: voice_queries.by_code(visit.voice_code))
    if isinstance(voice, Refusal) or not cookies.is_still_good(visit, voice):
        return None
    return voice


def mine_of(voice: Voice, question: Question) -> Mine:
    """Put together in a constant number of queries."""
    leader = question.gathered_under or question
    duties = commitments.about("question", leader.code) if question.commitment else ()
    duty = next((one for one in duties if one.code == question.commitment), None)
    left = None
    if duty is not None and duty.is_open:
        left = standing.Seen(day_of(now()), rules.calendar_on()).lateness(duty.due_on)
    open_minutes = question.meeting.state not in (MeetingState.CLOSED, MeetingState.CANCELLED)
    return Mine(
        question=question,
        voice=voice,
        duty=duty,
        left=left,
        may_ungather=question.gathered_under is not None and open_minutes,
    )


@require_safe
@public
@unkept
def mine(request: PublicRequest) -> HttpResponseBase:
    """What became of one's question."""
    known = found(request)
    if known is None:
        return redirect("public:track")
    return page(request, *known)


def found(request: PublicRequest) -> tuple[Voice, Question] | None:
    """The question of whoever showed its tracking code in this browser."""
    voice = _voice(request)
    question = questions.of_voice(voice) if voice else None
    return (voice, question) if voice and question else None


def page(request: PublicRequest, voice: Voice, question: Question, **changed: Any) -> HttpResponse:
    """The question as its asker reads it."""
    status = changed.pop("status", 200)
    context = {
        "mine": mine_of(voice, question),
        "given": promises.of_voice(voice, once=lambda: kept.once(request)),
        # The reason is public from then on, and the Front may be asked to look again.
        "minutes_public": question.outcome == Outcome.OUTSIDE and _is_released(question.meeting),
    }
    return render(request, "public/meetings/mine.html", context | changed, status=status)


def _is_released(meeting: Meeting) -> bool:
    row = minutes.public_of(meeting)
    return row is not None and row.page is not None


@require_POST
@public
@unkept
def ungather(request: PublicRequest) -> HttpResponseBase:
    """The asker finds that it is another question than the one it was put to."""
    known = found(request)
    if known is None:
        return redirect("public:track")
    done = refusals.tried(lambda: meetings.ungather(question=known[1], by=request.actor, at=now()))
    if isinstance(done, Refusal):
        return page(request, *known, refused=refusals.sentence(done), status=done.status)
    messages.success(request, _("Câu hỏi của ông/bà đã đứng riêng, và sẽ có kết quả riêng."))
    return redirect("public:own-question")
