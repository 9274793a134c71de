"""What the chair concluded: each with one unit that leads and a date, or it is no conclusion."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from hoiam.base import audit
from hoiam.commitments import actions as commitments
from hoiam.commitments import owed as owing
from hoiam.commitments.actions import NO_PAPER, Outcome, Paper
from hoiam.commitments.models import Commitment, CommitmentKind
from hoiam.core import codes
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid
from hoiam.core.text import vn_date
from hoiam.meetings import after_policies as policies
from hoiam.meetings import asking_policies, notice
from hoiam.meetings.actions import _after, _shared
from hoiam.meetings.models import Conclusion, Meeting
from hoiam.units.models import Unit


@dataclass(frozen=True, slots=True)
class Concluded:
    """What is to be done, who leads, who helps, by when."""

    text: str
    unit: Unit | None
    due_on: date | None
    helpers: Sequence[Unit] = ()
    paper: Paper = NO_PAPER


@transaction.atomic
def conclude(*, meeting: Meeting, said: Concluded, by: Actor, at: datetime) -> Conclusion:
    """Write a conclusion down. None stands without an owner and a date (A01); exactly one unit
    leads, the others help (C17)."""
    meeting = _shared.locked(meeting)
    policies.check_can_conclude(meeting, by)
    text = _shared.given(said.text, field="text", code="meetings.conclusion-needs-text")
    if said.unit is None or said.due_on is None:
        field = "unit" if said.unit is None else "due_on"
        raise Invalid("meetings.conclusion-needs-owner", field=field)
    asking_policies.check_takes_work(said.unit, at=at)
    row = written(meeting, text, said.unit, by=by, at=at)
    duty = commitments.take_on(
        kind=CommitmentKind.CONCLUSION,
        about=("conclusion", row.code),
        unit=said.unit,
        assigned_by=meeting.unit,
        what=text,
        due_on=said.due_on,
        paper=said.paper,
        owed_to=owing.TO_PUBLIC,
        helpers=said.helpers,
        by=by,
        at=at,
    )
    row.commitment = duty.code
    row.save(force_insert=True)
    audit.record(
        "meetings.conclusion.written",
        subject=notice.subject(meeting),
        by=by,
        at=at,
        details={
            "number": row.number,
            "unit": said.unit.name,
            "due_on": vn_date(said.due_on),
            "conclusion": row.code,
        },
    )
    return row


def written(meeting: Meeting, text: str, unit: Unit, *, by: Actor, at: datetime) -> Conclusion:
    """The row with the next number, before it has its duty."""
    last = Conclusion.objects.filter(meeting=meeting).aggregate(last=Max("number"))["last"] or 0
    return Conclusion(
        code=codes.new_code("kl", os.urandom),
        meeting=meeting,
        number=last + 1,
        text=text,
        unit=unit,
        written_at=at,
        written_by=by.code,
    )


@transaction.atomic
def settle(*, commitment: Commitment, outcome: Outcome, by: Actor, at: datetime) -> Commitment:
    """What a meeting left is done: the answer to a question, the result of a conclusion. Who asked
    is told; where the matter had gone up, the answer goes back to the meeting that asked."""
    owed = _after.owed_of(commitment)
    policies.check_can_settle(commitment, by)
    public = _shared.given(
        outcome.result_public, field="result_public", code="meetings.answer-needed"
    )
    result = _shared.plain(outcome.result, field="result") or public
    done = commitments.fulfil(
        commitment=commitment,
        outcome=Outcome(result=result, result_public=public, evidence=outcome.evidence),
        by=by,
        at=at,
    )
    _after.answered(owed, public, by=by, at=at)
    audit.record(
        "meetings.owed.settled",
        subject=(owed.kind.value, owed.code),
        by=by,
        at=at,
        details={"number": owed.number, "unit": done.unit.name},
    )
    return done
