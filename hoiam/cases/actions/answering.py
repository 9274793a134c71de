"""Draft → approve → answer; promises; what the person says of the answer; reopening."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.base.files import StoredFile
from hoiam.cases import exactly, policies, queries, telling
from hoiam.cases.actions import _shared
from hoiam.cases.actions.handling import move_to
from hoiam.cases.models import Answer, Case, CaseState, Rating, Result
from hoiam.commitments import actions as commitments
from hoiam.commitments.models import Commitment, CommitmentKind
from hoiam.commitments.policies import check_is_near
from hoiam.core import calendar, codes
from hoiam.core.actor import Actor
from hoiam.core.log.acts import Act
from hoiam.core.refusals import Invalid, NotFound, WrongState
from hoiam.core.text import normalise, vn_date
from hoiam.publication.log import exact
from hoiam.voices import actions as voices
from hoiam.voices.models import Voice
from hoiam.voices.told import Told


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as an officer writes it. Every answer says which of four it is."""

    result: str
    text: str
    rule: str = ""  # why it cannot be, or who is competent
    promise: str = ""
    promise_due_on: date | None = None
    paper_number: str = ""
    paper_date: date | None = None


def _checked(reply: Reply, *, day: date) -> Reply:
    if reply.result not in Result.values:
        raise Invalid("cases.result-unknown", field="result")
    _shared.given(reply.text, code="cases.text-needed", field="text")
    if reply.result == Result.PROMISED:
        if not reply.promise.strip() or reply.promise_due_on is None:
            raise Invalid("cases.promise-needed", field="promise")
        if reply.promise_due_on <= day:
            due = vn_date(reply.promise_due_on)
            raise Invalid("cases.promise-in-past", field="promise_due_on", due_on=due)
        check_is_near(reply.promise_due_on, day, field="promise_due_on")
    if reply.result in (Result.CANNOT, Result.NOT_OURS) and not reply.rule.strip():
        raise Invalid("cases.rule-needed", field="rule")
    return reply


@transaction.atomic
def draft_answer(*, case: Case, reply: Reply, by: Actor, at: datetime) -> Answer:
    """Write the answer, or rewrite a draft that was not approved yet."""
    case = _shared.locked(case)
    policies.check_can_draft_answer(case, by)
    reply = _checked(reply, day=calendar.day_of(at))
    draft = queries.working_answer(case)
    if draft is None:
        draft = Answer(
            case=case, code=codes.new_code("tl", os.urandom), number=case.answers.count() + 1
        )
    elif draft.approved_at is not None:
        raise WrongState("cases.already-approved")
    promised = reply.result == Result.PROMISED
    draft.result, draft.text = reply.result, normalise(reply.text).strip()
    draft.rule = reply.rule.strip() if reply.result in (Result.CANNOT, Result.NOT_OURS) else ""
    draft.promise = reply.promise.strip() if promised else ""
    draft.promise_due_on = reply.promise_due_on if promised else None
    draft.paper_number, draft.paper_date = reply.paper_number.strip(), reply.paper_date
    draft.returned = ""
    draft.drafted_at, draft.drafted_by = at, by.code
    draft.save()
    audit.record(
        "cases.answer.drafted",
        subject=_shared.subject(case),
        by=by,
        at=at,
        details={"number": draft.number, "result": str(Result(draft.result).label)},
    )
    return draft


def _draft(case: Case) -> Answer:
    draft = queries.working_answer(case)
    if draft is None:
        raise WrongState("cases.draft-needed")
    return Answer.objects.select_for_update().get(pk=draft.pk)


@transaction.atomic
def approve_answer(*, case: Case, by: Actor, at: datetime, seen: datetime | None = None) -> Answer:
    """A leader stands for the answer; from now on it cannot be rewritten. `seen` says which
    version they read: one that was rewritten meanwhile is not approved unread."""
    case = _shared.locked(case)
    policies.check_can_approve_answer(case, by)
    draft = _draft(case)
    if draft.approved_at is not None:
        raise WrongState("cases.already-approved")
    _shared.check_seen(seen, draft.drafted_at)
    draft.approved_at, draft.approved_by = at, by.code
    draft.save()
    audit.record(
        "cases.answer.approved",
        subject=_shared.subject(case),
        by=by,
        at=at,
        details={"number": draft.number},
    )
    return draft


@transaction.atomic
def return_answer(*, case: Case, reason: str, by: Actor, at: datetime) -> Answer:
    """The leader sends the draft back with a reason."""
    case = _shared.locked(case)
    policies.check_can_approve_answer(case, by)
    draft = _draft(case)
    draft.returned = _shared.given(reason)
    draft.approved_at, draft.approved_by = None, ""
    draft.save()
    audit.record(
        "cases.answer.returned",
        subject=_shared.subject(case),
        by=by,
        at=at,
        details={"number": draft.number, "reason": draft.returned},
    )
    return draft


@transaction.atomic
def answer(*, case: Case, by: Actor, at: datetime) -> Answer:
    """Send the approved answer: the duty to answer is met, a promise becomes a commitment with
    its date, everybody who spoke is told."""
    case = _shared.locked(case)
    policies.check_can_answer(case, by)
    reply = _draft(case)
    if reply.approved_at is None:
        raise WrongState("cases.not-approved")
    day = calendar.day_of(at)
    if reply.promise_due_on is not None and reply.promise_due_on <= day:
        due = vn_date(reply.promise_due_on)
        raise Invalid("cases.promise-in-past", field="promise_due_on", due_on=due)
    reply.sent_at, reply.sent_by = at, by.code
    reply.save()
    move_to(case, "answer")
    case.result = reply.result
    case.answered_at, case.answered_by, case.answered_on = at, by.code, day
    case.save()
    label = str(Result(reply.result).label)
    duty = _shared.open_duty(case)
    outcome = commitments.Outcome(result=f"Trả lời số {reply.number}: {label}", result_public=label)
    commitments.fulfil(commitment=duty, outcome=outcome, by=by, at=at)
    if reply.promise_due_on is not None:
        commitments.promise(
            about=_shared.subject(case),
            unit=case.unit,
            assigned_by=case.unit.parent or case.unit,
            what=reply.promise,
            due_on=reply.promise_due_on,
            paper=commitments.Paper(number=reply.paper_number, day=reply.paper_date),
            by=by,
            at=at,
        )
    _shared.commit(
        case,
        Act.ANSWER,
        at=at,
        step="answered",
        unit=case.unit.name,
        number=reply.number,
        **exact.hashed(exactly.answered(reply)),
    )
    audit.record(
        "cases.case.answered",
        subject=_shared.subject(case),
        by=by,
        at=at,
        details={"result": label, "number": reply.number},
    )
    _shared.tell(case, telling.answered(case, reply), by=by, at=at)
    return reply


def _promise_of(case: Case, promise: Commitment) -> Commitment:
    if promise.about_code != case.code or promise.kind != CommitmentKind.PROMISE:
        raise NotFound("base.not-found")
    return promise


@transaction.atomic
def keep_promise(
    *, case: Case, promise: Commitment, outcome: commitments.Outcome, by: Actor, at: datetime
) -> Commitment:
    """What was promised is done; with a result, and the people are told so that they can object."""
    case = _shared.locked(case)
    promise = _promise_of(case, promise)
    policies.check_can_keep_promise(case, promise, by)
    promise = commitments.fulfil(commitment=promise, outcome=outcome, by=by, at=at)
    audit.record(
        "cases.promise.kept",
        subject=_shared.subject(case),
        by=by,
        at=at,
        details={"what": promise.what},
    )
    _shared.tell(case, telling.promise_kept(case, promise.what), by=by, at=at)
    return promise


@transaction.atomic
def give_up_promise(
    *, case: Case, promise: Commitment, outcome: commitments.Outcome, by: Actor, at: datetime
) -> Commitment:
    """What was promised will not be done. Only who assigned it or a superior says so, with a
    reason for the people, who are told like of any other end."""
    case = _shared.locked(case)
    why = _shared.given(outcome.result_public, field="result_public")
    promise = commitments.leave_undone(
        commitment=_promise_of(case, promise), outcome=outcome, by=by, at=at
    )
    audit.record(
        "cases.promise.given-up",
        subject=_shared.subject(case),
        by=by,
        at=at,
        details={"what": promise.what, "reason": why},
    )
    _shared.tell(case, telling.promise_given_up(case, promise.what, why), by=by, at=at)
    return promise


@transaction.atomic
def new_promise_date(
    *, case: Case, promise: Commitment, due_on: date, reason: str, by: Actor, at: datetime
) -> Commitment:
    """A promise moves only when who assigned it or a superior accepts; the people are told."""
    case = _shared.locked(case)
    old = _promise_of(case, promise).due_on
    promise = commitments.accept_new_date(
        commitment=promise, due_on=due_on, reason=reason, by=by, at=at
    )
    audit.record(
        "cases.promise.new-date",
        subject=_shared.subject(case),
        by=by,
        at=at,
        details={"due_on": vn_date(due_on), "old": vn_date(old), "reason": reason.strip()},
    )
    tidings = telling.promise_moved(case, promise.what, vn_date(due_on), reason.strip())
    _shared.tell(case, tidings, by=by, at=at)
    return promise


@transaction.atomic
def close(*, case: Case, by: Actor, at: datetime) -> Case:
    """Put the file away: answered, and no promise open. Closed never means solved."""
    case = _shared.locked(case)
    policies.check_can_close(case, by)
    move_to(case, "close")
    case.closed_at, case.closed_by = at, by.code
    case.save()
    _shared.commit(case, Act.CLOSING, at=at, step="closed", unit=case.unit.name)
    audit.record("cases.case.closed", subject=_shared.subject(case), by=by, at=at)
    return case


@transaction.atomic
def reopen(*, case: Case, reason: str, by: Actor, at: datetime) -> Case:
    """Work on it again, with a new duty to answer; the first answer and its time stay on record."""
    case = _shared.locked(case)
    policies.check_can_reopen(case, by)
    reason = _shared.given(reason)
    move_to(case, "reopen")
    case.reopened_at, case.reopened_by = at, by.code
    case.closed_at, case.closed_by = None, ""
    case.save()
    duty = _shared.start_answer_clock(case, event="ngày mở lại", by=by, at=at)
    due_on = duty.due_on.isoformat()
    _shared.commit(case, Act.ACCEPTANCE, at=at, step="reopened", unit=case.unit.name, due_on=due_on)
    audit.record(
        "cases.case.reopened",
        subject=_shared.subject(case),
        by=by,
        at=at,
        details={"reason": reason, "due_on": vn_date(duty.due_on)},
    )
    _shared.tell(case, telling.reopened(case, vn_date(duty.due_on)), by=by, at=at)
    return case


def _rated(
    *, case: Case, voice: Voice, more: Voice | None, verdict: str, by: Actor, at: datetime
) -> Rating:
    reply = queries.last_sent(case)
    if reply is None:
        raise WrongState("cases.no-answer-yet")
    if voice.pk not in {speaker.pk for speaker in queries.speakers(case)}:
        raise NotFound("cases.not-yours")
    if Rating.objects.filter(answer=reply, voice=voice).exists():
        raise WrongState("cases.already-rated")
    rating = Rating(
        case=case,
        answer=reply,
        voice=voice,
        more=more,
        verdict=verdict,
        rated_at=at,
        rated_by=by.code,
    )
    rating.save()
    return rating


def _was_answered(voice: Voice, rating: Rating) -> bool:
    """Whether this person had spoken when the answer was given."""
    sent = rating.answer.sent_at
    return sent is not None and voice.gathering.gathered_at <= sent


@transaction.atomic
def rate_settled(*, case: Case, voice: Voice, by: Actor, at: datetime) -> Rating:
    """The person says that the answer settles it."""
    case = _shared.locked(case)
    rating = _rated(case=case, voice=voice, more=None, verdict="settled", by=by, at=at)
    audit.record(
        "cases.answer.rated",
        subject=_shared.subject(case),
        by=by,
        at=at,
        details={"verdict": "được"},
    )
    return rating


@transaction.atomic
def rate_not_done(
    *,
    case: Case,
    voice: Voice,
    told: Told,
    by: Actor,
    at: datetime,
    stored: Sequence[StoredFile] = (),
) -> Rating:
    """The person says that it is not done, why, and shows it. It is open again at the unit, and
    its superior sees it. Somebody who joined a public case after its answer is heard too, but a
    stranger opens nothing again by joining."""
    case = _shared.locked(case)
    more = voices.add(origin=voice, told=told, by=by, at=at, stored=stored)
    earlier: Rating | None = Rating.objects.filter(more=more).first()
    if earlier is not None:
        return earlier
    rating = _rated(case=case, voice=voice, more=more, verdict="not-done", by=by, at=at)
    _shared.gather(case, more, how="not-done", by=by, at=at)
    if case.state in (CaseState.ANSWERED, CaseState.CLOSED) and _was_answered(voice, rating):
        reopen(case=case, reason="Người gửi báo chưa xong", by=by, at=at)
    audit.record(
        "cases.answer.rated",
        subject=_shared.subject(case),
        by=by,
        at=at,
        details={"verdict": "chưa xong"},
    )
    return rating
