"""Who of the unit works on it: naming an officer, and an owner for what lost its own."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from hoiam.accounts import queries as accounts
from hoiam.accounts.models import Absence, Officer
from hoiam.base import audit
from hoiam.commitments import owning, policies
from hoiam.commitments.actions import _shared
from hoiam.commitments.models import Assignment, Commitment, Why
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, NotAllowed, WrongState

NOBODY = "chưa có người làm"


@transaction.atomic
def assign(*, commitment: Commitment, officer: Officer, by: Actor, at: datetime) -> Commitment:
    """Name the officer of the lead unit who works on it."""
    commitment = _shared.locked(commitment)
    policies.check_is_open(commitment)
    policies.check_can_assign(commitment, by)
    if not accounts.works_at(commitment.unit, calendar.day_of(at)).filter(pk=officer.pk).exists():
        raise NotAllowed("commitments.not-officer-of-unit")
    _owned(commitment, officer.code, Why.NAMED, None, by, at)
    audit.record(
        "commitments.commitment.assigned",
        subject=_shared.subject(commitment),
        by=by,
        at=at,
        details={"commitment": commitment.code, "officer": officer.name},
    )
    return commitment


@transaction.atomic
def assign_all(
    *, rows: Sequence[Commitment], officer: Officer, by: Actor, at: datetime
) -> list[Commitment]:
    """Name one officer for several, all or none."""
    if not rows:
        raise Invalid("commitments.nothing-to-assign", field="duty")
    done = [assign(commitment=one, officer=officer, by=by, at=at) for one in rows]
    audit.record(
        "commitments.commitments.assigned",
        subject=("officer", officer.code),
        by=by,
        at=at,
        details={"count": len(done), "officer": officer.name},
    )
    return done


@transaction.atomic
def reown(*, commitment: Commitment, by: Actor, at: datetime) -> Commitment:
    """Its owner is away, has left, or is back: it goes to who stands in, to nobody, or back. The
    date stays."""
    policies.check_can_reown(by)
    commitment = _shared.locked(commitment)
    policies.check_is_open(commitment)
    owner = owning.owner_on(commitment, calendar.day_of(at))
    if owner is None:
        raise WrongState("commitments.owner-stands")
    former = commitment.assignee
    _owned(commitment, owner.officer, owner.why, owner.absence, by, at)
    names = accounts.names({former, owner.officer})
    audit.record(
        "commitments.commitment.reowned",
        subject=_shared.subject(commitment),
        by=by,
        at=at,
        details={
            "commitment": commitment.code,
            "former": names.get(former, NOBODY),
            "officer": names.get(owner.officer, NOBODY),
            "why": owner.why.label,
        },
    )
    return commitment


def _owned(
    commitment: Commitment,
    officer: str,
    why: Why,
    absence: Absence | None,
    by: Actor,
    at: datetime,
) -> None:
    """The owner, and the line in its history. Naming who owns it already is a line as well: it says
    that it stays with her when somebody who was away comes back."""
    Assignment(
        commitment=commitment,
        unit=commitment.unit,
        former=commitment.assignee,
        officer=officer,
        why=why,
        absence=absence,
        assigned_at=at,
        assigned_by=by.code,
    ).save()
    commitment.assignee = officer
    commitment.save(update_fields=["assignee"])
