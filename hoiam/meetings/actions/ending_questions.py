"""How a question ends: answered on the spot, assigned with a date, or put outside with a reason."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.commitments import actions as commitments
from hoiam.commitments.actions import NO_PAPER, Paper
from hoiam.commitments.models import CommitmentKind
from hoiam.commitments.owed import to_asker
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.text import excerpt, vn_date
from hoiam.meetings import asking_policies, policies
from hoiam.meetings.actions import _ending, _hall, _shared
from hoiam.meetings.models import Outcome, Question
from hoiam.units.models import Unit

LONGEST_ANSWER = 10_000
LONGEST_WHAT = 280


@dataclass(frozen=True, slots=True)
class End:
    """Who ends it from where: `key` makes a retry harmless, `seen` is the version that was read
    (0: nobody can have seen another one)."""

    key: str = ""
    seen: int = 0


ANY = End()


@transaction.atomic
def answer_on_spot(
    *, question: Question, answer: str, by: Actor, at: datetime, end: End = ANY
) -> Question:
    """It was answered in the hall, in these words. Correctable until the minutes are closed."""
    question = _hall.locked_question(question)
    if _is_repeated(question, end):
        return question
    _check(question, end, by)
    words = _words(answer, code="meetings.answer-needed", field="answer")
    question.outcome, question.answer, question.why = Outcome.ANSWERED, words, ""
    question.end_key = _kept(end.key)
    _ending.end(question, by=by, at=at)
    audit.record(
        "meetings.question.answered",
        subject=_hall.subject(question),
        by=by,
        at=at,
        details={"number": question.number},
    )
    return question


@transaction.atomic
def assign(
    *,
    question: Question,
    unit: Unit,
    due_on: date,
    by: Actor,
    at: datetime,
    paper: Paper = NO_PAPER,
    end: End = ANY,
) -> Question:
    """A unit answers it by a day: a commitment, which runs on after the meeting."""
    question = _hall.locked_question(question)
    if _is_repeated(question, end):
        return question
    _check(question, end, by)
    asking_policies.check_takes_work(unit, at=at)
    duty = commitments.take_on(
        kind=CommitmentKind.CONCLUSION,
        about=_hall.subject(question),
        unit=unit,
        assigned_by=question.meeting.unit,
        what=_what(question),
        due_on=due_on,
        paper=paper,
        owed_to=to_asker(question.voice.code),
        by=by,
        at=at,
    )
    question.outcome, question.answer, question.why = Outcome.ASSIGNED, "", ""
    question.unit, question.commitment = unit, duty.code
    question.end_key = _kept(end.key)
    _ending.end(question, by=by, at=at)
    audit.record(
        "meetings.question.assigned",
        subject=_hall.subject(question),
        by=by,
        at=at,
        details={
            "number": question.number,
            "unit": unit.name,
            "due_on": vn_date(due_on),
        },
    )
    return question


@transaction.atomic
def put_outside(
    *, question: Question, why: str, by: Actor, at: datetime, end: End = ANY
) -> Question:
    """It is not within the scope of this meeting, because; the reason is published."""
    question = _hall.locked_question(question)
    if _is_repeated(question, end):
        return question
    _check(question, end, by)
    words = _words(why, code="meetings.outside-why", field="why")
    question.outcome, question.why, question.answer = Outcome.OUTSIDE, words, ""
    question.end_key = _kept(end.key)
    _ending.end(question, by=by, at=at)
    audit.record(
        "meetings.question.put-outside",
        subject=_hall.subject(question),
        by=by,
        at=at,
        details={"number": question.number},
    )
    return question


def _is_repeated(question: Question, end: End) -> bool:
    return bool(end.key) and question.end_key == _kept(end.key)


def _kept(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest() if key else ""


def _check(question: Question, end: End, by: Actor) -> None:
    policies.check_can_keep(question.meeting, by)
    asking_policies.check_is_not_closed(question.meeting)
    asking_policies.check_seen(question, end.seen)
    if question.gathered_under is not None:
        raise WrongState(
            "meetings.ends-with-leader",
            number=question.number,
            under=question.gathered_under.number,
        )
    if question.outcome == Outcome.ASSIGNED:
        # What was promised in public is taken back through the duty itself, by its rules.
        raise WrongState("meetings.already-assigned", number=question.number)


def _words(text: str, *, code: str, field: str) -> str:
    words = _shared.plain(text, field=field)
    if not words or len(words) > LONGEST_ANSWER:
        raise Invalid(code, field=field, most=LONGEST_ANSWER)
    return words


def _what(question: Question) -> str:
    """What is owed, as everybody may read it: the words that somebody moderated, or none."""
    said = f": {question.shown}" if question.shown else ""
    return excerpt(f"Trả lời câu hỏi số {question.number}{said}", LONGEST_WHAT)
