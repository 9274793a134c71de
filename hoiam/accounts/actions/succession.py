"""Roles end with the unit at which they were held; an administrator passes them on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from hoiam.accounts import policies, queries
from hoiam.accounts.actions import _sessions
from hoiam.accounts.actions.officers import grant_role
from hoiam.accounts.models import ROLE_NAMES, Officer, RoleHeld
from hoiam.base import audit
from hoiam.core import calendar
from hoiam.core.actor import Actor, Role
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.text import vn_date
from hoiam.units import actions as unit_actions
from hoiam.units import queries as units
from hoiam.units.models import Unit

WHY = "Đơn vị cũ kết thúc, vai trò chuyển sang đơn vị kế thừa"


@dataclass(frozen=True, slots=True)
class Ended:
    """How many roles ended with a unit, and how many accounts were left without any."""

    roles: int
    closed: int


@transaction.atomic
def end_roles_at(*, unit: Unit, by: Actor, at: datetime) -> Ended:
    """The unit ended: so do the roles held there. Administration goes on, since it belongs to the
    installation; without it nobody could pass the others on."""
    policies.check_can_administer(by)
    _check_ended(unit, at)
    rows = list(queries.open_roles_at(unit).select_for_update(of=("self",)).order_by("pk"))
    if not rows:
        raise WrongState("accounts.no-role-to-end", unit=unit.name)
    closed = 0
    for held in rows:
        after = end_with_unit(held=held, by=by, at=at)
        closed += not after.officer.is_active
    audit.record(
        "accounts.unit.roles-ended",
        subject=("unit", unit.code),
        by=by,
        at=at,
        details={"unit": unit.name, "roles": len(rows), "closed": closed},
    )
    return Ended(roles=len(rows), closed=closed)


def _check_ended(unit: Unit, at: datetime) -> None:
    if unit.valid_to is None or unit.valid_to > calendar.day_of(at):
        raise WrongState("accounts.unit-not-ended", unit=unit.name)


@transaction.atomic
def end_with_unit(*, held: RoleHeld, by: Actor, at: datetime) -> RoleHeld:
    """One role ends on the day of its unit. An account that holds no other is closed; its password
    is kept, so that the role can be passed on without a new one."""
    policies.check_can_administer(by)
    held = RoleHeld.objects.select_for_update(of=("self",)).select_related("unit").get(pk=held.pk)
    officer = Officer.objects.select_for_update().get(pk=held.officer_id)
    _check_ended(held.unit, at)
    if held.valid_to is not None or held.role == Role.ADMINISTRATOR:
        raise WrongState("accounts.role-already-ended")
    last_day = held.unit.valid_to or calendar.day_of(at)
    held.valid_to = max(last_day, held.valid_from + timedelta(days=1))
    held.ended_at, held.ended_by = at, by.code
    held.save()
    if officer.is_active and not officer.roles.filter(valid_to__isnull=True).exists():
        officer.is_active = False
        officer.save(update_fields=["is_active"])
        _sessions.end_all(officer)
    held.officer = officer
    audit.record(
        "accounts.role.ended-with-unit",
        subject=("officer", officer.code),
        by=by,
        at=at,
        details={
            "role": ROLE_NAMES[Role(held.role)],
            "unit": held.unit.name,
            "day": vn_date(last_day),
            "account": "" if officer.is_active else "Tài khoản không còn vai trò nào nên đóng.",
        },
    )
    return held


@transaction.atomic
def pass_on(*, held: RoleHeld, unit: Unit, valid_from: date, by: Actor, at: datetime) -> RoleHeld:
    """Give the role that ended with a unit at its successor; the account opens again."""
    policies.check_can_administer(by)
    held = RoleHeld.objects.select_for_update(of=("self",)).select_related("unit").get(pk=held.pk)
    officer = Officer.objects.select_for_update().get(pk=held.officer_id)
    _check_may_pass_on(held, unit, valid_from)
    if not officer.is_active and officer.has_usable_password():
        officer.is_active = True
        officer.save(update_fields=["is_active"])
    passed = grant_role(
        officer=officer, unit=unit, role=held.role, valid_from=valid_from, by=by, at=at
    )
    unit_actions.place(
        about_kind=queries.PLACED,
        about_code=str(held.pk),
        former=held.unit,
        successor=unit,
        why=WHY,
        by=by,
        at=at,
    )
    audit.record(
        "accounts.role.passed-on",
        subject=("officer", officer.code),
        by=by,
        at=at,
        details={
            "role": ROLE_NAMES[Role(held.role)],
            "former": held.unit.name,
            "unit": unit.name,
            "valid_from": vn_date(valid_from),
        },
    )
    return passed


@transaction.atomic
def pass_on_all(
    *, choices: Sequence[tuple[RoleHeld, Unit]], valid_from: date, by: Actor, at: datetime
) -> list[RoleHeld]:
    """Pass several roles on at once, all or none."""
    policies.check_can_administer(by)
    if not choices:
        raise Invalid("accounts.nothing-to-pass-on", field="successor")
    passed = [
        pass_on(held=held, unit=unit, valid_from=valid_from, by=by, at=at) for held, unit in choices
    ]
    audit.record(
        "accounts.roles.passed-on",
        subject=("unit", choices[0][0].unit.code),
        by=by,
        at=at,
        details={"count": len(passed)},
    )
    return passed


def _check_may_pass_on(held: RoleHeld, unit: Unit, valid_from: date) -> None:
    if held.unit.valid_to is None or held.valid_to is None:
        raise WrongState("accounts.unit-not-ended", unit=held.unit.name)
    if units.placements(queries.PLACED, str(held.pk)).exists():
        raise WrongState("accounts.role-passed-on", unit=unit.name)
    if valid_from < held.unit.valid_to or unit not in units.on_day(held.unit, valid_from):
        raise Invalid("accounts.not-a-successor", field="unit", unit=unit.name)
