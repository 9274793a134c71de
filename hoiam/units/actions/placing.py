"""What a person or a decision says of one unit: its successor for a thing, its status."""

from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.text import normalise, vn_date
from hoiam.units import policies, queries
from hoiam.units.actions.changes import checked_decision
from hoiam.units.models import TERRITORIES, Placement, Status, StatusKind, Unit


@transaction.atomic
def place(
    *,
    about_kind: str,
    about_code: str,
    former: Unit,
    successor: Unit,
    why: str,
    by: Actor,
    at: datetime,
) -> Placement:
    """A person says which part of a split unit a thing belongs to; the last word counts.

    Who may say so is checked by the part that holds the thing.
    """
    policies.check_can_place(by)
    why = normalise(why)
    if not why:
        raise Invalid("units.why-missing", field="why")
    if former.valid_to is None:
        raise WrongState("units.still-exists", unit=former.name)
    if successor not in queries.on_day(former, successor.valid_from):
        raise Invalid(
            "units.not-a-successor", field="successor", unit=successor.name, former=former.name
        )
    placed = Placement(
        about_kind=about_kind,
        about_code=about_code,
        former=former,
        successor=successor,
        why=why,
        placed_at=at,
        placed_by=by.code,
    )
    placed.save()
    audit.record(
        "units.successor.chosen",
        subject=(about_kind, about_code),
        by=by,
        at=at,
        details={"former": former.name, "successor": successor.name, "why": why},
    )
    return placed


@transaction.atomic
def set_status(
    *, unit: Unit, kind: str, decision: str, valid_from: date, by: Actor, at: datetime
) -> Status:
    """A decision says something of a territory from a day on, for example that it is remote."""
    policies.check_can_administer(by)
    if kind not in StatusKind.values or unit.kind not in TERRITORIES:
        raise Invalid("units.status-unknown", field="kind")
    decision = checked_decision(decision)
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    if not queries.exists_on(unit, valid_from):
        raise WrongState("units.not-in-force", unit=unit.name, day=vn_date(valid_from))
    overlaps = queries.statuses(unit).filter(kind=kind)
    if any(row.valid_to is None or row.valid_to > valid_from for row in overlaps):
        raise WrongState("units.status-holds", unit=unit.name)
    status = Status(
        unit=unit,
        kind=kind,
        decision=decision,
        valid_from=valid_from,
        set_at=at,
        set_by=by.code,
    )
    status.save()
    audit.record(
        "units.status.set",
        subject=("unit", unit.code),
        by=by,
        at=at,
        details={
            "status": str(StatusKind(kind).label),
            "decision": decision,
            "valid_from": vn_date(valid_from),
        },
    )
    return status


@transaction.atomic
def end_status(*, status: Status, decision: str, valid_to: date, by: Actor, at: datetime) -> Status:
    """A later decision ends what an earlier one said, from a day on."""
    policies.check_can_administer(by)
    decision = checked_decision(decision)
    status = Status.objects.select_for_update(of=("self",)).select_related("unit").get(pk=status.pk)
    if status.valid_to is not None:
        raise WrongState("units.status-ended", day=vn_date(status.valid_to))
    if status.valid_from >= valid_to:
        raise Invalid("units.status-ends-early", field="valid_to", day=vn_date(status.valid_from))
    status.valid_to = valid_to
    status.ended_at, status.ended_by = at, by.code
    status.save(update_fields=["valid_to", "ended_at", "ended_by"])
    audit.record(
        "units.status.ended",
        subject=("unit", status.unit.code),
        by=by,
        at=at,
        details={
            "status": str(StatusKind(status.kind).label),
            "decision": decision,
            "valid_to": vn_date(valid_to),
        },
    )
    return status
