"""Several people, one matter: joining, undoing a join, "me too"."""

from datetime import datetime

from django.db import IntegrityError, transaction

from hoiam.base import audit, stamps
from hoiam.cases import policies, queries, telling
from hoiam.cases.actions import _shared
from hoiam.cases.actions.handling import move_to
from hoiam.cases.actions.intake import Received
from hoiam.cases.models import Case, CaseState, Gathering
from hoiam.commitments import actions as commitments
from hoiam.commitments.models import Commitment, CommitmentKind, CommitmentState
from hoiam.core.actor import Actor
from hoiam.core.log.acts import Act
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.text import vn_date
from hoiam.voices import actions as voices
from hoiam.voices.models import Draft, Receipt
from hoiam.voices.told import Told


@transaction.atomic
def join(*, case: Case, into: Case, reason: str, by: Actor, at: datetime) -> Case:
    """Follow this case together with another about the same thing. Both keep their voices, so
    that the join can be undone; the person is told the date of the other."""
    if case.pk == into.pk:
        raise Invalid("cases.same-case", field="into")
    first, second = sorted((case.pk, into.pk))
    rows = {pk: _shared.locked(Case(pk=pk)) for pk in (first, second)}
    case, into = rows[case.pk], rows[into.pk]
    policies.check_can_join(case, by)
    reason = _shared.given(reason)
    if into.state in (CaseState.JOINED, CaseState.CLOSED, CaseState.ANSWERED) or into.held:
        raise WrongState("cases.join-into-ended", into=into.code)
    if into.kind != case.kind:
        raise Invalid("cases.join-kind", field="into")
    if _owes_promises(case):
        raise WrongState("cases.join-with-promise", into=into.code)
    duty = _shared.open_duty(case)
    told = queries.speakers(case)  # also those of cases that were joined to this one before
    move_to(case, "join")
    case.joined_to = into
    case.save()
    Case.objects.filter(joined_to=case).update(joined_to=into)
    _recount(case, into)
    stamps.change(stamps.WORLD)  # it is seen on the pages of all that are or were joined
    commitments.merge(commitment=duty, into=into.code, by=by, at=at)
    _shared.commit(case, Act.HAND_OVER, at=at, step="joined", into=into.code)
    audit.record(
        "cases.case.joined",
        subject=_shared.subject(case),
        by=by,
        at=at,
        details={"into": into.code, "reason": reason},
    )
    due = vn_date(_shared.open_duty(into).due_on)
    for voice in told:
        _shared.tell_one(case, voice, telling.joined(case, into, due), by=by, at=at)
    return case


def _owes_promises(case: Case) -> bool:
    """Joined cases are not counted: a promise still owed in one would be seen by nobody."""
    return Commitment.objects.filter(
        about_kind="case",
        about_code=case.code,
        kind=CommitmentKind.PROMISE,
        state=CommitmentState.OPEN,
    ).exists()


def _recount(*cases: Case) -> None:
    for case in cases:
        case.people = queries.count_people(case)
        case.save(update_fields=["people"])


def _tell_own(case: Case, tidings: telling.Tidings, *, by: Actor, at: datetime) -> None:
    rows = Gathering.objects.filter(case=case, how__in=("first", "me-too")).select_related(
        "voice__receipt"
    )
    for row in rows:
        _shared.tell_one(case, row.voice, tidings, by=by, at=at)


def _both(case: Case) -> tuple[Case, Case]:
    """A case and the one it is joined to, locked in the order in which joins lock them."""
    to = Case.objects.filter(pk=case.pk).values_list("joined_to", flat=True).get()
    rows = {pk: _shared.locked(Case(pk=pk)) for pk in sorted({case.pk, to or case.pk})}
    case = rows[case.pk]
    return case, rows.get(case.joined_to_id or 0, case)


@transaction.atomic
def unjoin(*, case: Case, reason: str, by: Actor, at: datetime) -> Case:
    """It was not the same thing: a case of its own again, with the date it had."""
    case, into = _both(case)
    policies.check_can_unjoin(case, by)
    reason = _shared.given(reason)
    move_to(case, "unjoin")
    case.joined_to = None
    case.save()
    _recount(case, into)
    stamps.change(stamps.WORLD)  # it is seen on the pages of all that are or were joined
    duty = Commitment.objects.filter(
        about_kind="case",
        about_code=case.code,
        kind=CommitmentKind.ANSWER,
        state=CommitmentState.MERGED,
    ).latest("id")
    duty = commitments.reopen(commitment=duty, reason=reason, by=by, at=at)
    _shared.commit(case, Act.HAND_OVER, at=at, step="unjoined", into=case.code)
    audit.record(
        "cases.case.unjoined",
        subject=_shared.subject(case),
        by=by,
        at=at,
        details={"from_case": into.code, "reason": reason},
    )
    _tell_own(case, telling.unjoined(case, vn_date(duty.due_on)), by=by, at=at)
    return case


def _stands(case: Case) -> telling.Tidings:
    """Where the matter stands that somebody joins: when it is answered, or how it was."""
    answered = queries.last_sent(case) if case.state == CaseState.ANSWERED else None
    if answered is not None:
        return _shared.for_others(telling.answered(case, answered))
    return telling.received(case, vn_date(_shared.open_duty(case).due_on))


def me_too(
    *,
    case: Case,
    told: Told,
    by: Actor,
    at: datetime,
    draft: Draft | None = None,
    reserved: Receipt | None = None,
) -> Received:
    """Somebody else has the same trouble: a voice with a receipt of its own, in the same case.
    Two requests with the same key meet in the database, as in `receive`."""
    try:
        return _me_too(case=case, told=told, by=by, at=at, draft=draft, reserved=reserved)
    except IntegrityError:
        with transaction.atomic():
            accepted = voices.accept(told=told, by=by, at=at, draft=None)
        if not accepted.repeated:
            raise
        return Received(case=case, accepted=accepted, why="")


@transaction.atomic
def _me_too(
    *,
    case: Case,
    told: Told,
    by: Actor,
    at: datetime,
    draft: Draft | None,
    reserved: Receipt | None,
) -> Received:
    case = _shared.locked(case)
    accepted = voices.accept(told=told, by=by, at=at, draft=draft, reserved=reserved)
    if accepted.repeated:
        return Received(case=case, accepted=accepted, why="")
    if case.state in (CaseState.JOINED, CaseState.CLOSED):
        raise WrongState("cases.join-into-ended", into=case.code)
    _shared.gather(case, accepted.voice, how="me-too", by=by, at=at)
    _recount(case)
    audit.record("cases.voice.joined", subject=_shared.subject(case), by=by, at=at)
    _shared.tell_one(case, accepted.voice, _stands(case), by=by, at=at)
    return Received(case=case, accepted=accepted, why="")
