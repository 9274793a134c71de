"""Helping somebody at the desk with their own matter, without their tracking code."""

import os
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction

from hoiam.base import audit
from hoiam.cases import policies, queries, telling
from hoiam.cases.actions import _shared
from hoiam.cases.models import AssistedAct, AssistedSession, Case, Ending, Identity
from hoiam.core import actor as actors
from hoiam.core import codes
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, NotAllowed, WrongState
from hoiam.units.models import Unit
from hoiam.voices import actions as voices
from hoiam.voices.actions import PrintedReceipt
from hoiam.voices.models import Receipt, Voice

SPAN = timedelta(minutes=30)  # house rule
# What is done in a session, as its log and the person read it.
ACTS = {
    "seen": "xem vụ việc",
    "readings": "xem ai đã mở thông tin",
    "supplied": "bổ sung",
    "settled": "đánh giá: được",
    "not-done": "đánh giá: chưa xong",
    "contact": "sửa cách liên hệ",
    "asked": "gửi yêu cầu về dữ liệu",
}


@transaction.atomic
def start_assisting(
    *,
    case: Case,
    voice: Voice,
    desk: Unit,
    identity: str,
    reason: str,
    machine: datetime,
    by: Actor,
    at: datetime,
) -> AssistedSession:
    """Begin to help whoever stands at the desk, once the clerk looked at who it is. It ends by
    itself after half an hour by the machine's clock; the person is told of it."""
    policies.check_can_assist(case, desk, by)
    if identity not in Identity.values:
        raise Invalid("cases.identity-needed", field="identity")
    if not queries.voices_of(case).filter(voice=voice).exists():
        raise NotAllowed("cases.not-your-unit")
    reason = _shared.given(reason)[:300]
    # What is over by time is ended by whoever begins anew.
    over = AssistedSession.objects.select_for_update().filter(
        started_by=by.code, ended_at__isnull=True
    )
    over.filter(until__lte=machine).update(ending=Ending.TIME, ended_at=at, ended_by=by.code)
    if over.filter(until__gt=machine).exists():
        raise WrongState("cases.assisting-already")
    session = AssistedSession(
        code=codes.new_code("giup", os.urandom),
        desk=desk,
        voice=voice,
        identity=identity,
        reason=reason,
        until=machine + SPAN,
        started_at=at,
        started_by=by.code,
    )
    session.save()
    audit.record(
        "cases.assisting.started",
        subject=_shared.subject(case),
        by=by,
        at=at,
        details={
            "unit": desk.name,
            "identity": str(Identity(identity).label),
            "reason": reason,
        },
    )
    _shared.tell_one(case, voice, telling.assisted(case, desk.name), by=by, at=at)
    return session


@transaction.atomic
def reissue(
    *, case: Case, receipt: Receipt, desk: Unit, checked_by: str, by: Actor, at: datetime
) -> PrintedReceipt:
    """A new secret code at the desk for a lost one. The person is told, so that a stranger who
    showed somebody else's papers is noticed."""
    policies.check_can_assist(case, desk, by)
    gathering = queries.voices_of(case).filter(voice__receipt=receipt).first()
    if gathering is None:
        raise NotAllowed("cases.not-your-unit")
    printed = voices.replace_receipt(
        receipt=receipt, desk=desk, checked_by=checked_by, by=by, at=at
    )
    audit.record(
        "cases.receipt.reissued",
        subject=_shared.subject(case),
        by=by,
        at=at,
        details={"unit": desk.name},
    )
    _shared.tell_one(case, gathering.voice, telling.reissued(case, desk.name), by=by, at=at)
    return printed


@transaction.atomic
def assist[T](
    *,
    session: AssistedSession,
    what: str,
    step: Callable[[Actor], T],
    machine: datetime,
    by: Actor,
    at: datetime,
) -> T:
    """Take one step for the person: it is recorded as the person's own, and the session's log says
    beside it who assisted. The two are written together or not at all."""
    session = _open(session, machine, by)
    if what not in ACTS:
        raise Invalid("cases.text-needed", field="what")
    done = step(actors.public(act=by.act))
    AssistedAct(session=session, what=what, act=by.act, done_at=at, done_by=by.code).save()
    audit.record(
        "cases.assisting.done",
        subject=("assisted", session.code),
        by=by,
        at=at,
        details={"what": ACTS[what]},
    )
    return done


@transaction.atomic
def end_assisting(*, session: AssistedSession, how: str, by: Actor, at: datetime) -> None:
    """The session is over: pressed, signed out, or the time ran out."""
    session = AssistedSession.objects.select_for_update().get(pk=session.pk)
    if session.started_by != by.code:
        raise NotAllowed("cases.not-your-unit")
    if session.ended_at is not None or how not in Ending.values:
        raise WrongState("cases.assisting-over")
    session.ending, session.ended_at, session.ended_by = how, at, by.code
    session.save()
    audit.record(
        "cases.assisting.ended",
        subject=("assisted", session.code),
        by=by,
        at=at,
        details={"how": str(Ending(how).label)},
    )


def _open(session: AssistedSession, machine: datetime, by: Actor) -> AssistedSession:
    rows = AssistedSession.objects.select_for_update(of=("self",)).select_related("voice", "desk")
    session = rows.get(pk=session.pk)
    if session.started_by != by.code:
        raise NotAllowed("cases.not-your-unit")
    # Whoever left the desk meanwhile helps nobody there, though a clerk elsewhere.
    policies.check_still_at_desk(session.desk, by)
    if session.ended_at is not None or session.until <= machine:
        raise WrongState("cases.assisting-over")
    return session
