"""Open dockets of an abolished body go to its successor: same dates, same number of the register."""

from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.cases import dockets, policies
from hoiam.cases.actions.dockets import locked, plain, subject
from hoiam.cases.models import Docket
from hoiam.commitments import actions as commitments
from hoiam.commitments.models import Commitment, CommitmentState
from hoiam.core import actor as actors
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.text import vn_date
from hoiam.units import actions as unit_actions
from hoiam.units import queries as units
from hoiam.units.models import Unit


@transaction.atomic
def succeed_docket(*, docket: Docket, unit: Unit, by: Actor, at: datetime) -> Docket:
    """The successor of an abolished body leads a docket on. No date restarts."""
    docket = locked(docket)
    policies.check_can_settle(by)
    former, day = docket.unit, calendar.day_of(at)
    _check_ended(docket, day)
    if units.successor_for(dockets.ABOUT, docket.code, former, day) != unit:
        raise Invalid("cases.not-its-successor", field="successor", unit=unit.name)
    docket.unit = unit
    docket.save(update_fields=["unit"])
    for duty in _owed_by(docket, former):
        commitments.succeed(commitment=duty, former=former, unit=unit, by=by, at=at)
    audit.record(
        "cases.docket.succeeded",
        subject=subject(docket),
        by=by,
        at=at,
        details={
            "number": docket.number,
            "from_unit": former.name,
            "to_unit": unit.name,
            "day": vn_date(former.valid_to or day),
        },
    )
    return docket


def _check_ended(docket: Docket, day: date) -> None:
    former = docket.unit
    if docket.closed_at is not None:
        raise WrongState("cases.docket-closed")
    if former.valid_to is None or former.valid_to > day:
        raise WrongState("cases.unit-not-ended", unit=former.name)


def _owed_by(docket: Docket, former: Unit) -> list[Commitment]:
    rows = Commitment.objects.filter(
        about_kind=dockets.ABOUT, about_code=docket.code, state=CommitmentState.OPEN
    )
    mine = [
        row for row in rows.order_by("pk") if former.pk in (row.unit_id, row.assigned_by_unit_id)
    ]
    return mine


@transaction.atomic
def choose_docket_successor(
    *, docket: Docket, successor: Unit, why: str, by: Actor, at: datetime
) -> Docket:
    """A person says which part of a split unit leads a docket on; it passes on at once."""
    docket = locked(docket)
    policies.check_can_choose_docket_successor(docket, by)
    _check_ended(docket, calendar.day_of(at))
    former = docket.unit
    unit_actions.place(
        about_kind=dockets.ABOUT,
        about_code=docket.code,
        former=former,
        successor=successor,
        why=plain(why, field="why"),
        by=by,
        at=at,
    )
    audit.record(
        "cases.docket-successor.chosen",
        subject=subject(docket),
        by=by,
        at=at,
        details={"former": former.name, "successor": successor.name},
    )
    product = actors.system("succession", act=by.act)
    return succeed_docket(docket=docket, unit=successor, by=product, at=at)
