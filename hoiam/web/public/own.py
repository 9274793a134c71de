"""A person's own case, and nothing personal of anybody else who spoke in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_noop

from hoiam.cases import queries as cases
from hoiam.cases import readings
from hoiam.cases.models import Answer, Case, CaseState, Rating, Result
from hoiam.commitments.models import Commitment
from hoiam.core.calendar import day_of
from hoiam.core.refusals import NotFound
from hoiam.rules import queries as rules
from hoiam.voices import queries as voices
from hoiam.voices.models import Attachment, Voice
from hoiam.web.public import standing, story
from hoiam.web.public.standing import Mark, Owed, Seen
from hoiam.web.public.story import Step
from hoiam.web.public.why import Why, masked, why

# As what somebody read, in the words of the person who asks.
ROLES = {
    "intake": gettext_noop("bộ phận tiếp nhận"),
    "handling": gettext_noop("nơi xử lý"),
    "above": gettext_noop("lãnh đạo cấp trên"),
    "asked": gettext_noop("nơi được hỏi ý kiến"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """What this person said, first and later."""

    voice: Voice
    files: tuple[Attachment, ...]


@dataclass(frozen=True, slots=True)
class Replied:
    """One answer as this person may read it."""

    answer: Answer
    label: str
    text: str
    promise: str
    rating: Rating | None


@dataclass(frozen=True, slots=True)
class Opened:
    """Who opened a personal part: unit, role, time, purpose, reason; never a name."""

    unit: str
    role: str
    part: str
    at: datetime
    purpose: str
    reason: str


@dataclass(frozen=True, slots=True)
class Own:
    """Everything on the page of one's own case."""

    case: Case
    reference: str
    mark: Mark
    owed: list[Owed]
    why: Why | None
    steps: list[Step]
    answers: tuple[Replied, ...]
    asked: str
    said: tuple[Said, ...]
    opened: tuple[Opened, ...]
    joined: bool
    first: bool
    public: bool
    things: tuple[tuple[str, str], ...]  # whose events change what is shown here

    @property
    def last(self) -> Replied | None:
        return self.answers[-1] if self.answers else None

    @property
    def may_rate(self) -> bool:
        """An answer stands, and this person has not yet said what they think of it."""
        answered = self.case.state in (CaseState.ANSWERED, CaseState.CLOSED)
        return answered and self.last is not None and self.last.rating is None


def own_case(voice: Voice, case: Case, given: Sequence[Commitment], *, at: datetime) -> Own:
    """Put together in a constant number of queries. `given`: every duty about the case."""
    gathering = cases.gathering_of(voice)
    if gathering is None:
        raise NotFound("base.not-found")
    duties = cases.told_duties(given)
    seen = Seen(day_of(at), rules.calendar_on())
    # An answer is written to whoever spoke first and may speak of them; others read the
    # version that a human released for everybody.
    first = gathering.how == "first" and gathering.case_id == case.pk
    # So is a question: it is about what was said first.
    asked = cases.asked_of(case) if first and case.state == CaseState.WAITING else None
    page = case.page if case.page and case.page.hidden_at is None else None
    told = {("case", gathering.case.code), ("case", case.code), ("voice", voice.code)}
    began = gathering.how == "first"  # a case of their own, which may have been joined since
    theirs = {("voice", voice.code)} | ({("case", gathering.case.code)} if began else set())
    return Own(
        case=case,
        reference=voice.receipt.reference,
        mark=standing.mark_of(case, duties, seen),
        owed=standing.owed_by(case, duties, seen, said=str if first else masked),
        why=why(standing.duty_of(duties)),
        steps=story.for_sender(theirs, told - theirs),
        answers=_answers(case, voice, first=first, released=page.answer if page else ""),
        asked=asked.text if asked else "",
        said=_said(voice),
        opened=_opened(voice),
        joined=gathering.case_id != case.pk,
        first=first,
        public=page is not None,
        things=tuple(sorted(told | {("page", case.code)})),
    )


def _answers(case: Case, voice: Voice, *, first: bool, released: str) -> tuple[Replied, ...]:
    ratings = {row.answer_id: row for row in cases.ratings_by(voice, case)}
    sent = cases.sent_answers(case)
    return tuple(
        Replied(
            answer=one,
            label=str(Result(one.result).label),
            text=one.text if first else (released if one == sent[-1] else ""),
            promise=one.promise if first else masked(one.promise),
            rating=ratings.get(one.pk),
        )
        for one in sent
    )


def _said(voice: Voice) -> tuple[Said, ...]:
    return tuple(Said(one, tuple(files)) for one, files in voices.said(voice))


def _opened(voice: Voice) -> tuple[Opened, ...]:
    return tuple(
        Opened(
            unit=row.unit.name,
            role=ROLES[row.role],
            part=str(row.get_part_display()),
            at=row.read_at,
            purpose=str(row.get_purpose_display()),
            reason=row.reason,
        )
        for row in readings.shown_to(voice)
    )
