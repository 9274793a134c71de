"""The register leaves the house with names: an act of its own, written down before it is shown."""

from datetime import date, datetime

from django.db import DatabaseError, transaction

from hoiam.base import audit
from hoiam.core.actor import Actor
from hoiam.core.refusals import WrongState
from hoiam.core.text import vn_date
from hoiam.reception import policies
from hoiam.reception.actions import _shared
from hoiam.units.models import Unit


def take_register(
    *, body: Unit, first: date, last: date, lines: int, reason: str, by: Actor, at: datetime
) -> None:
    """Print or take away the register with its personal columns: for which days, why."""
    policies.check_can_take_register(body, by)
    why = _shared.given(reason, "reception.reason-needed", field="reason")[:300]
    try:
        with transaction.atomic(durable=True):
            audit.record(
                "reception.register.taken",
                subject=("unit", body.code),
                by=by,
                at=at,
                details={
                    "body": body.name,
                    "first": vn_date(first),
                    "last": vn_date(last),
                    "lines": lines,
                    "reason": why,
                },
            )
    except DatabaseError as error:
        raise WrongState("cases.reading-not-logged") from error
