"""What people think: of the meeting when it ends, of the answer when they have it."""

import hashlib
from datetime import datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.base.queries import only
from hoiam.commitments import actions as commitments
from hoiam.commitments import owed as owing
from hoiam.commitments.actions import NO_PAPER
from hoiam.commitments.models import Commitment, CommitmentKind, CommitmentState
from hoiam.core import calendar, deadlines
from hoiam.core.actor import Actor
from hoiam.core.law.rulebook.house import UNKEPT
from hoiam.core.refusals import Invalid, WrongState
from hoiam.meetings import after_policies as policies
from hoiam.meetings import after_telling, notice
from hoiam.meetings.actions import _after, _hall, _shared
from hoiam.meetings.models import AnswerMark, Mark, Meeting, MeetingRating, Outcome, Question
from hoiam.rules import queries as rules
from hoiam.units import queries as units
from hoiam.units.models import Unit

REOPENED = "người hỏi chưa hài lòng với câu trả lời"


@transaction.atomic
def rate_meeting(
    *, meeting: Meeting, key: str, mark: int, by: Actor, at: datetime
) -> MeetingRating:
    """One mark of somebody who was there: no name, no address, no moment. A second tap of the same
    form changes nothing."""
    day = calendar.day_of(at)
    policies.check_takes_ratings(meeting, day)
    if mark not in Mark.values or not key.strip():
        raise Invalid("meetings.mark-needed", field="mark")
    kept = hashlib.sha256(f"rating/{meeting.code}/{key}".encode()).hexdigest()
    known: MeetingRating | None = only(MeetingRating.objects.filter(key=kept))
    if known is not None:
        return known
    row = MeetingRating(meeting=meeting, key=kept, mark=mark, rated_on=day)
    row.save(force_insert=True)
    # Not which mark: an event says who and when.
    audit.record("meetings.meeting.rated", subject=notice.subject(meeting), by=by, at=at)
    return row


@transaction.atomic
def mark_answer(
    *, question: Question, satisfied: bool, why: str, by: Actor, at: datetime
) -> AnswerMark:
    """Who asked (known by the tracking code) says whether the answer will do. If it will not, the
    question is open again, at the superior of the unit that answered (A04)."""
    question = _hall.locked_question(question)
    duty = _duty(question)
    _check_answered(question, duty)
    why = _shared.plain(why, field="why")[:1000]
    row = AnswerMark(question=question, satisfied=satisfied, why=why, given_at=at, given_by=by.code)
    row.save(force_insert=True)
    if not satisfied:
        again = _again(question, duty, by=by, at=at)
        _after.tell(question, after_telling.reopened(question.number, again), by=by, at=at)
    audit.record(
        "meetings.answer.marked",
        subject=("question", question.code),
        by=by,
        at=at,
        details={
            "number": question.number,
            "said": "hài lòng" if satisfied else "chưa hài lòng",
        },
    )
    return row


def _duty(question: Question) -> Commitment | None:
    if not question.commitment:
        return None
    return Commitment.objects.select_related("unit__parent", "assigned_by_unit").get(
        code=question.commitment
    )


def _check_answered(question: Question, duty: Commitment | None) -> None:
    """There is an answer to speak of, and none that is owed again already."""
    if duty is not None and duty.state == CommitmentState.OPEN:
        raise WrongState("meetings.answer-owed")
    if question.outcome not in (Outcome.ANSWERED, Outcome.ASSIGNED):
        raise WrongState("meetings.no-answer-yet")


def _again(question: Question, duty: Commitment | None, *, by: Actor, at: datetime) -> Commitment:
    """The same duty again, at the superior; an answer given on the spot had none so far."""
    machine = _shared.product(by)
    meeting, day = question.meeting, calendar.day_of(at)
    if duty is not None:
        again = commitments.reopen(commitment=duty, reason=REOPENED, by=machine, at=at)
        superior = _superior(again.unit)
        if superior is not None:
            again = commitments.move(commitment=again, unit=superior, by=machine, at=at)
        return again
    rule = rules.law_rule(UNKEPT, day=day)
    unit = _superior(meeting.unit) or meeting.unit
    again = commitments.take_on(
        kind=CommitmentKind.CONCLUSION,
        about=("question", question.code),
        unit=unit,
        assigned_by=meeting.unit,
        what=f"Xem lại câu trả lời cho câu hỏi số {question.number} của {meeting.title}",
        due_on=deadlines.due(day, rule.amount, rules.calendar_on()).due_on,
        paper=NO_PAPER,
        owed_to=owing.to_asker(question.voice.code),
        by=machine,
        at=at,
    )
    question.commitment = again.code
    question.save(update_fields=["commitment"])
    return again


def _superior(unit: Unit) -> Unit | None:
    above = units.superior_of(unit)
    while above is not None and (above.is_territory or above.outside or above.valid_to):
        above = units.superior_of(above)
    return above
