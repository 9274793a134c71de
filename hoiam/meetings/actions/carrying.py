"""The next meeting opens with what the earlier ones left: each thing is read out with a word."""

from datetime import datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.commitments import actions as commitments
from hoiam.commitments.actions import Outcome
from hoiam.commitments.models import CommitmentState
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, NotFound
from hoiam.meetings import after_policies as policies
from hoiam.meetings import notice, owed
from hoiam.meetings.actions import _after, _shared
from hoiam.meetings.models import Carried, CarriedKind, Meeting, Raising, Word

HEARD = "người dân tại cuộc gặp nói chưa giữ lời"


@transaction.atomic
def read_out(
    *, meeting: Meeting, kind: str, code: str, word: str, why: str, by: Actor, at: datetime
) -> Carried:
    """One thing is read out: done, not yet because …, or not kept. "Done" ends what is open, with
    the result in words; "not kept" opens again what had been called done."""
    meeting = _shared.locked(meeting)
    policies.check_can_read_out(meeting, by)
    found = [
        one
        for one in owed.carried_to(meeting, calendar.day_of(at))
        if (one.kind, one.code) == (kind, code)
    ]
    if not found:
        raise NotFound("base.not-found")
    one = found[0]
    if word not in Word.values:
        raise Invalid("meetings.word-needed", field="word")
    why = _shared.plain(why, field="why")[:500]
    if not why and (word != Word.DONE or one.is_open):
        raise Invalid("meetings.word-needs-why", field="why")
    row = Carried(
        meeting=meeting,
        kind=one.kind,
        about_code=one.code,
        commitment=one.commitment.code,
        word=word,
        why=why,
        due_on=one.commitment.due_on,
        said_at=at,
        said_by=by.code,
    )
    row.save(force_insert=True)
    if word == Word.DONE and one.is_open:
        outcome = Outcome(result=why, result_public=why)
        commitments.fulfil(
            commitment=one.commitment, outcome=outcome, by=_shared.product(by), at=at
        )
        _after.answered(one, why, by=by, at=at)
    elif word == Word.NOT_KEPT and one.commitment.state == CommitmentState.DONE:
        commitments.reopen(
            commitment=one.commitment, reason=f"{HEARD}: {why}"[:300], by=_shared.product(by), at=at
        )
    audit.record(
        "meetings.owed.read-out",
        subject=notice.subject(meeting),
        by=by,
        at=at,
        details={
            "what": f"{CarriedKind(one.kind).label} {one.number}",
            "word": str(Word(word).label),
        },
    )
    return row


@transaction.atomic
def read_answer(*, raising: Raising, meeting: Meeting, by: Actor, at: datetime) -> Raising:
    """The answer of a higher level was read aloud to the people who asked, at this meeting."""
    meeting = _shared.locked(meeting)
    policies.check_can_read_out(meeting, by)
    if raising.pk not in {row.pk for row in owed.to_be_read(meeting)}:
        raise NotFound("base.not-found")
    chain = Raising.objects.select_for_update().filter(
        commitment=raising.commitment, answered_at__isnull=False, read_at__isnull=True
    )
    for row in chain.order_by("id"):
        row.read_in, row.read_at, row.read_by = meeting, at, by.code
        row.save()
    audit.record(
        "meetings.answer.read",
        subject=notice.subject(meeting),
        by=by,
        at=at,
        details={"unit": raising.to_unit.name},
    )
    return owed.raising(raising.code)
