"""Being away: from when to when, and who stands in. What it means for open work the parts above
bring about: on the day itself by their worker, at once where the day has come."""

import secrets
from datetime import date, datetime

from django.db import transaction

from hoiam.accounts import policies, queries
from hoiam.accounts.models import Absence, Officer
from hoiam.base import audit
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.text import vn_date
from hoiam.units.models import Unit


@transaction.atomic
def write_absence(
    *,
    officer: Officer,
    unit: Unit,
    stand_in: Officer | None,
    valid_from: date,
    valid_to: date | None,
    by: Actor,
    at: datetime,
) -> Absence:
    """An officer is away from a unit. Nobody asks why."""
    policies.check_can_write_absence(officer, unit, by)
    # Two who write for one officer meet here.
    officer = Officer.objects.select_for_update().get(pk=officer.pk)
    today = calendar.day_of(at)
    if valid_from < today:
        raise Invalid("accounts.absence-in-past", field="valid_from", day=vn_date(today))
    if valid_to is not None and valid_to <= valid_from:
        raise Invalid("accounts.absence-ends-first", field="valid_to")
    _check_works(officer, unit, valid_from, field="officer")
    if stand_in is not None:
        if stand_in == officer:
            raise Invalid("accounts.stands-in-for-self", field="stand_in")
        _check_works(stand_in, unit, valid_from, field="stand_in")
    if queries.absences_within(officer, unit, valid_from, valid_to).exists():
        raise Invalid("accounts.absence-overlaps", field="valid_from", name=officer.name)
    absence = Absence(
        code="v-" + secrets.token_hex(5),
        officer=officer,
        unit=unit,
        stand_in=stand_in,
        valid_from=valid_from,
        valid_to=valid_to,
        written_at=at,
        written_by=by.code,
    )
    absence.save()
    audit.record(
        "accounts.absence.written",
        subject=("officer", officer.code),
        by=by,
        at=at,
        details={
            "unit": unit.name,
            "valid_from": vn_date(valid_from),
            "until": vn_date(valid_to) if valid_to else "",
            "stand_in": stand_in.name if stand_in else "",
        },
    )
    return absence


def _check_works(officer: Officer, unit: Unit, day: date, *, field: str) -> None:
    if not queries.works_at(unit, day).filter(pk=officer.pk).exists():
        raise Invalid("accounts.not-of-unit", field=field, name=officer.name, unit=unit.name)


@transaction.atomic
def end_absence(*, absence: Absence, valid_to: date, by: Actor, at: datetime) -> Absence:
    """She is there again from this day on; one that has not begun is taken back."""
    rows = Absence.objects.select_for_update(of=("self",)).select_related("officer", "unit")
    absence = rows.get(pk=absence.pk)
    policies.check_can_write_absence(absence.officer, absence.unit, by)
    today = calendar.day_of(at)
    if absence.ended_at is not None or (absence.valid_to and absence.valid_to <= today):
        raise WrongState("accounts.absence-over")
    back = max(valid_to, absence.valid_from)
    if valid_to < today or (absence.valid_to and back > absence.valid_to):
        raise Invalid("accounts.absence-in-past", field="valid_to", day=vn_date(today))
    absence.valid_to = back
    absence.ended_at, absence.ended_by = at, by.code
    absence.save()
    audit.record(
        "accounts.absence.ended",
        subject=("officer", absence.officer.code),
        by=by,
        at=at,
        details={"unit": absence.unit.name, "day": vn_date(back)},
    )
    return absence
