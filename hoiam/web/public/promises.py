"""Words that were given: "not kept", said by who was given it, known by the tracking code."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.cases import queries as cases
from hoiam.commitments import actions as commitments
from hoiam.commitments import policies
from hoiam.commitments import shown as duties
from hoiam.commitments.actions import Saying
from hoiam.commitments.keeping import SaidBy, Unkept
from hoiam.commitments.models import Commitment, OwedKind
from hoiam.core import calendar
from hoiam.core.refusals import NotFound, Refusal
from hoiam.meetings import questions
from hoiam.voices import queries as voices
from hoiam.voices.models import Voice
from hoiam.web import refusals
from hoiam.web.access import PublicRequest, now, public
from hoiam.web.public import cookies
from hoiam.web.public.keeping import unkept
from hoiam.web.public.why import masked

LONGEST = 2000  # what is longer is refused below, not cut here


@dataclass(frozen=True, slots=True)
class Sayable:
    """One word that was given to this person, of which they may say that it was not kept."""

    code: str
    what: str
    row: Commitment
    once: str
    waits: Unkept | None  # said already: who must answer by when
    told: Unkept | None  # said before, and answered


def of_voice(voice: Voice, *, once: Callable[[], str]) -> tuple[Sayable, ...]:
    """What this person was given, and may speak of today; or spoke of. `once` gives the key under
    which a saying counts once."""
    return _sayable(list(_given_to(voice)), once)


def of_case(
    voice: Voice, duties: Iterable[Commitment], *, once: Callable[[], str]
) -> tuple[Sayable, ...]:
    """The same of a case whose duties were read."""
    asked = questions.of_voice(voice) is not None
    return _sayable(list(_given_to(voice)) if asked else _of_asker(duties), once)


def _sayable(found: list[Commitment], once: Callable[[], str]) -> tuple[Sayable, ...]:
    said = duties.said_unkept(found[0].about_kind, found[0].about_code) if found else {}
    day = calendar.day_of(now())
    return tuple(
        Sayable(
            code=row.code,
            what=masked(row.what),
            row=row,
            once=once(),
            waits=said[row.pk] if row.pk in said and said[row.pk].answer.is_open else None,
            told=said[row.pk] if row.pk in said and not said[row.pk].answer.is_open else None,
        )
        for row in found
        if row.pk in said or (_is_sayable(row, day) and not _is_marked_elsewhere(row))
    )


def _is_marked_elsewhere(row: Commitment) -> bool:
    """The answer to a question is marked as one; only a day that has passed is spoken of here."""
    return row.about_kind == "question" and not row.is_open


def _is_sayable(row: Commitment, day: date) -> bool:
    refused = refusals.tried(lambda: policies.check_is_sayable(row, day))
    return not isinstance(refused, Refusal)


def _given_to(voice: Voice) -> Iterable[Commitment]:
    """Of the question that they asked, or of the case that they are part of."""
    question = questions.of_voice(voice)
    if question is not None:
        about = ("question", (question.gathered_under or question).code)
    else:
        case = refusals.tried(lambda: cases.of_voice(voice))
        if isinstance(case, Refusal):
            return []
        about = ("case", case.code)
    return _of_asker(duties.about(*about))


def _of_asker(rows: Iterable[Commitment]) -> list[Commitment]:
    return [
        row
        for row in rows
        if row.kind in policies.GIVEN and policies.owed_kind_of(row) == OwedKind.ASKER
    ]


@require_POST
@public
@unkept
def say_unkept(request: PublicRequest) -> HttpResponseBase:
    """The superior of the unit must answer, and what was called done is open again."""
    visit = cookies.visit(request)
    voice = refusals.tried(lambda: voices.by_code(visit.voice_code)) if visit else None
    if visit is None or not isinstance(voice, Voice) or not cookies.is_still_good(visit, voice):
        return redirect("public:track")
    code = request.POST.get("viec", "")[:40]
    row = next((one for one in _given_to(voice) if one.code == code), None)
    if row is None:
        raise NotFound("base.not-found")
    back = "public:own-question" if row.about_kind == "question" else "public:own"
    said = Saying(
        # Bound to the speaker: nobody meets another one's saying by a key of their own making.
        key=f"{voice.code}/{request.POST.get('once', '')[:60]}"[:64],
        who=SaidBy.ASKER,
        words=request.POST.get("words", "")[: LONGEST + 1],
    )
    done = refusals.tried(
        lambda: commitments.say_not_kept(commitment=row, said=said, by=request.actor, at=now())
    )
    if isinstance(done, Refusal):
        context = {"text": refusals.sentence(done), "back": back, "words": said.words}
        return render(request, "public/promises/refused.html", context, status=done.status)
    messages.success(request, _("Đã ghi: chưa giữ lời. Cấp trên của đơn vị phải trả lời."))
    return redirect(back)
