"""The register leaves the house with names: an act of its own, written down before it is shown."""

from datetime import date, datetime

from django.db import DatabaseError, transaction

from hoiam.base import audit
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.text import vn_date
from hoiam.petitions import policies
from hoiam.petitions.actions import _checking
from hoiam.units.models import Unit


def take_register(
    *, unit: Unit, first: date, last: date, lines: int, reason: str, by: Actor, at: datetime
) -> None:
    """Print or take away the register of petitions with names: for which days, why."""
    policies.check_can_take_register(unit, by)
    why = _checking.plain(reason, field="reason")
    if not why:
        raise Invalid("petitions.reason-needed", field="reason")
    try:
        with transaction.atomic(durable=True):
            audit.record(
                "petitions.register.taken",
                subject=("unit", unit.code),
                by=by,
                at=at,
                details={
                    "unit": unit.name,
                    "first": vn_date(first),
                    "last": vn_date(last),
                    "lines": lines,
                    "reason": why,
                },
            )
    except DatabaseError as error:
        raise WrongState("cases.reading-not-logged") from error
