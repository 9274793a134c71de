"""A question that was said to lie outside the scope: people ask the Front, and the Front decides,
with a reason that everybody reads. What must be answered becomes a duty with a date."""

import hashlib
import os
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.commitments import actions as commitments
from hoiam.commitments import owed as owing
from hoiam.commitments.actions import NO_PAPER, Outcome
from hoiam.commitments.models import Commitment, CommitmentKind
from hoiam.core import calendar, codes
from hoiam.core.actor import Actor
from hoiam.core.law.rulebook.house import OUTSIDE_APPEAL
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.text import vn_date
from hoiam.meetings import after_policies as policies
from hoiam.meetings import after_telling, asking_policies
from hoiam.meetings.actions import _after, _hall, _shared
from hoiam.meetings.models import Outcome as Ended
from hoiam.meetings.models import OutsideAppeal, Question, Ruling
from hoiam.rules import queries as rules
from hoiam.units import queries as units
from hoiam.units.models import Unit, UnitKind


@dataclass(frozen=True, slots=True)
class Ruled:
    """What the Front decided and why; who answers by when, where it must be answered."""

    ruling: str
    reasons: str
    unit: Unit | None = None
    due_on: date | None = None


@transaction.atomic
def appeal_outside(
    *, question: Question, key: str, text: str, by: Actor, at: datetime
) -> OutsideAppeal:
    """Somebody asks that it be looked at again. Anybody may, without a name; the Front of the area
    owes a decision by a date. The same question is asked for once."""
    question = _hall.locked_question(question)
    known = OutsideAppeal.objects.filter(question=question).first()
    if known is not None:
        return known
    if question.outcome != Ended.OUTSIDE:
        raise WrongState("meetings.not-outside")
    day = calendar.day_of(at)
    front = front_of(question, day)
    row = OutsideAppeal(
        code=codes.new_code("mt", os.urandom),
        key=hashlib.sha256(f"outside/{question.code}/{key}".encode()).hexdigest(),
        question=question,
        front=front,
        text=_shared.plain(text, field="text")[:3000],
        filed_at=at,
        filed_by=by.code,
    )
    duty = commitments.start_clock(
        kind=CommitmentKind.REVIEW,
        about=("question", question.code),
        unit=front,
        assigned_by=units.superior_of(front) or front,
        what=f"Xem lại câu hỏi số {question.number} bị xem là không thuộc nội dung",
        rule=rules.law_rule(OUTSIDE_APPEAL, day=day),
        event="ngày nhận đề nghị",
        day=day,
        days=rules.calendar_on(),
        by=_shared.product(by),
        at=at,
    )
    row.commitment = duty.code
    row.save(force_insert=True)
    audit.record(
        "meetings.outside.appealed",
        subject=("question", question.code),
        by=by,
        at=at,
        details={
            "number": question.number,
            "front": front.name,
            "due_on": vn_date(duty.due_on),
        },
    )
    return row


def front_of(question: Question, day: date) -> Unit:
    """The Front of the commune that the question is about, or of what lies around it."""
    area: Unit | None = question.voice.area
    while area is not None:
        front = units.bodies_in(area, day).filter(kind=UnitKind.FRONT).first()
        if front is not None:
            return front
        area = area.parent
    raise WrongState("meetings.no-front")


@transaction.atomic
def decide_outside(
    *, appeal: OutsideAppeal, ruled: Ruled, by: Actor, at: datetime
) -> OutsideAppeal:
    """The Front upholds it, or says who has to answer by when; with a reason either way."""
    question = _hall.locked_question(
        Question.objects.select_related("meeting").get(pk=appeal.question_id)
    )
    appeal = (
        OutsideAppeal.objects.select_for_update(of=("self",))
        .select_related("front")
        .get(pk=appeal.pk)
    )
    policies.check_can_decide_outside(appeal, by)
    if ruled.ruling not in Ruling.values:
        raise Invalid("meetings.ruling-needed", field="ruling")
    appeal.ruling = ruled.ruling
    appeal.reasons = _shared.given(ruled.reasons, field="reasons")
    appeal.decided_at, appeal.decided_by = at, by.code
    appeal.save()
    if ruled.ruling == Ruling.TO_ANSWER:
        _assigned(question, appeal, ruled, by=by, at=at)
    duty = Commitment.objects.get(code=appeal.commitment)
    said = f"{appeal.get_ruling_display().capitalize()}. {appeal.reasons}"
    commitments.fulfil(
        commitment=duty,
        outcome=Outcome(result=said, result_public=said),
        by=_shared.product(by),
        at=at,
    )
    _after.tell(question, after_telling.ruled(question.number, appeal), by=by, at=at)
    audit.record(
        "meetings.outside.decided",
        subject=("question", question.code),
        by=by,
        at=at,
        details={
            "number": question.number,
            "front": appeal.front.name,
            "ruling": str(Ruling(appeal.ruling).label),
            "reason": appeal.reasons,
        },
    )
    return appeal


def _assigned(
    question: Question, appeal: OutsideAppeal, ruled: Ruled, *, by: Actor, at: datetime
) -> None:
    """It goes back to be answered; why it had been put outside stays in the minutes."""
    if ruled.unit is None or ruled.due_on is None:
        field = "unit" if ruled.unit is None else "due_on"
        raise Invalid("meetings.conclusion-needs-owner", field=field)
    asking_policies.check_takes_work(ruled.unit, at=at)
    duty = commitments.take_on(
        kind=CommitmentKind.CONCLUSION,
        about=("question", question.code),
        unit=ruled.unit,
        assigned_by=question.meeting.unit,
        what=f"Trả lời câu hỏi số {question.number} theo ý kiến của {appeal.front.name}",
        due_on=ruled.due_on,
        paper=NO_PAPER,
        owed_to=owing.to_asker(question.voice.code),
        by=by,
        at=at,
    )
    question.outcome, question.unit, question.commitment = Ended.ASSIGNED, ruled.unit, duty.code
    question.save(update_fields=["outcome", "unit", "commitment"])
