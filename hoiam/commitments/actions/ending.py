"""Ending what is owed, with a result, and opening it again."""

import json
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.commitments import policies, recounted
from hoiam.commitments.actions import _logging, _shared
from hoiam.commitments.models import Commitment, CommitmentState, DueDate, Ground
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.text import vn_date

MEANWHILE = "lịch ngày làm việc hoặc quy định đã đổi trong khi việc này khép lại"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it, for the office and for the public, and what shows it."""

    result: str
    result_public: str = ""
    evidence: str = ""


def _end(
    commitment: Commitment, *, state: CommitmentState, outcome: Outcome, by: Actor, at: datetime
) -> Commitment:
    if not outcome.result.strip():
        raise Invalid("commitments.result-needed", field="result")
    _shared.check_plain(
        commitment,
        by,
        result=outcome.result,
        result_public=outcome.result_public,
        evidence=outcome.evidence,
    )
    commitment.state = state
    commitment.result = outcome.result.strip()
    commitment.result_public = outcome.result_public.strip()
    commitment.evidence = outcome.evidence.strip()
    commitment.ended_at, commitment.ended_by = at, by.code
    commitment.ended_on = calendar.day_of(at)
    _shared.clear_asked(commitment)
    commitment.save()
    return commitment


@transaction.atomic
def fulfil(*, commitment: Commitment, outcome: Outcome, by: Actor, at: datetime) -> Commitment:
    """Done: with a result that says what was done."""
    commitment = _shared.locked(commitment)
    policies.check_is_open(commitment)
    policies.check_ends_by_hand(commitment)
    policies.check_can_work(commitment, by)
    _end(commitment, state=CommitmentState.DONE, outcome=outcome, by=by, at=at)
    _logging.commit_end(commitment, step="done", at=at)
    audit.record(
        "commitments.commitment.fulfilled",
        subject=_shared.subject(commitment),
        by=by,
        at=at,
        details={"commitment": commitment.code, "what": commitment.what},
    )
    return commitment


@transaction.atomic
def leave_undone(
    *, commitment: Commitment, outcome: Outcome, by: Actor, at: datetime
) -> Commitment:
    """Closed without being done; only who assigned it or a superior may say so."""
    commitment = _shared.locked(commitment)
    policies.check_is_open(commitment)
    policies.check_ends_by_hand(commitment)
    policies.check_can_leave_undone(commitment, by)
    _end(commitment, state=CommitmentState.UNDONE, outcome=outcome, by=by, at=at)
    _logging.commit_end(commitment, step="left-undone", at=at)
    audit.record(
        "commitments.commitment.left-undone",
        subject=_shared.subject(commitment),
        by=by,
        at=at,
        details={"commitment": commitment.code, "what": commitment.what},
    )
    return commitment


@transaction.atomic
def merge(*, commitment: Commitment, into: str, by: Actor, at: datetime) -> Commitment:
    """The duty goes on in another case (a join, which can be undone)."""
    commitment = _shared.locked(commitment)
    policies.check_is_open(commitment)
    policies.check_ends_by_hand(commitment)
    policies.check_can_work(commitment, by)
    outcome = Outcome(result=into)
    _end(commitment, state=CommitmentState.MERGED, outcome=outcome, by=by, at=at)
    audit.record(
        "commitments.commitment.merged",
        subject=_shared.subject(commitment),
        by=by,
        at=at,
        details={"commitment": commitment.code, "into": into},
    )
    return commitment


@transaction.atomic
def reopen(*, commitment: Commitment, reason: str, by: Actor, at: datetime) -> Commitment:
    """What was ended was not done, or was joined by mistake. The due date does not restart; what
    was decided on the calendar in the meantime counts."""
    commitment = _shared.locked(commitment)
    policies.check_can_reopen(commitment, by)
    policies.check_ends_by_hand(commitment)
    reason = _shared.check_reason(reason)
    if commitment.state == CommitmentState.OPEN:
        raise WrongState("commitments.still-open")
    commitment.state = CommitmentState.OPEN
    commitment.ended_at, commitment.ended_by, commitment.ended_on = None, "", None
    _catch_up(commitment, by=by, at=at)
    commitment.save()
    audit.record(
        "commitments.commitment.reopened",
        subject=_shared.subject(commitment),
        by=by,
        at=at,
        details={
            "commitment": commitment.code,
            "what": commitment.what,
            "due_on": vn_date(commitment.due_on),
            "reason": reason,
        },
    )
    return commitment


def _catch_up(commitment: Commitment, *, by: Actor, at: datetime) -> None:
    """A recount passes by what is closed; once open again it has the date it would have had."""
    now = recounted.caught_up(commitment)
    if now is None or now.due_on == commitment.due_on:
        return
    DueDate(
        commitment=commitment,
        old_due_on=commitment.due_on,
        due_on=now.due_on,
        ground=Ground.CALENDAR,
        reason=MEANWHILE,
        rule=commitment.rule,
        explanation=json.loads(now.text),
        set_at=at,
        set_by=by.code,
    ).save(force_insert=True)
    commitment.due_on = now.due_on
