"""Making and closing accounts, granting and ending roles."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hoiam.accounts import policies, queries, texts
from hoiam.accounts.actions import _sessions
from hoiam.accounts.models import ROLE_NAMES, Officer, RoleHeld, SetupLink
from hoiam.base import audit
from hoiam.core import calendar
from hoiam.core.actor import Actor, Role
from hoiam.core.refusals import Invalid, NotFound, WrongState
from hoiam.core.text import vn_date
from hoiam.units.models import Unit


@dataclass(frozen=True, slots=True)
class OfficerRow:
    """One line of a list of officers: an account, and a role at a unit where one is named."""

    line: int
    username: str
    name: str
    email: str
    role: str  # empty: an account alone
    unit: str  # our code
    valid_from: date | None  # none: from the day of the import on


@dataclass(frozen=True, slots=True)
class OfficersImported:
    """What became of a list of officers."""

    made: int
    roles: int


def checked_password(password: str, officer: Officer) -> str:
    """A password that will do."""
    try:
        validate_password(password, officer)
    except ValidationError as error:
        reasons = " ".join(_(texts.WEAK_PASSWORDS[str(one.code)]) for one in error.error_list)
        raise Invalid("accounts.password-weak", field="password", reasons=reasons) from None
    return password


@transaction.atomic
def open_account(
    *, username: str, name: str, by: Actor, at: datetime, password: str = "", email: str = ""
) -> Officer:
    """Open an account; it may do nothing until a role is granted. Without a password nobody can
    sign in to it until the officer has set one with a one-time link."""
    policies.check_can_administer(by)
    officer = Officer(
        code="cb-" + secrets.token_hex(5),
        username=username.strip().lower(),
        name=name.strip(),
        email=email.strip(),
        created_at=at,
        created_by=by.code,
    )
    officer.set_password(checked_password(password, officer) if password else None)
    if Officer.objects.filter(username=officer.username).exists():
        raise Invalid("accounts.username-taken", field="username", username=officer.username)
    officer.save()
    audit.record(
        "accounts.officer.created",
        subject=("officer", officer.code),
        by=by,
        at=at,
        details={"name": officer.name},
    )
    return officer


@transaction.atomic
def set_password(
    *, officer: Officer, password: str, by: Actor, at: datetime, keeping: str = ""
) -> Officer:
    """Give a new password; all sessions end but the one it was changed in, if any."""
    if by.code != officer.code:
        policies.check_can_administer(by)
    officer = Officer.objects.select_for_update().get(pk=officer.pk)
    policies.check_is_open(officer)
    officer.set_password(checked_password(password, officer))
    officer.save()
    _sessions.end_all(officer, keeping=keeping)
    audit.record("accounts.officer.password-set", subject=("officer", officer.code), by=by, at=at)
    return officer


@transaction.atomic
def close(*, officer: Officer, reason: str, by: Actor, at: datetime) -> Officer:
    """Close an account; its history stays, its sessions end."""
    policies.check_can_administer(by)
    officer = Officer.objects.select_for_update().get(pk=officer.pk)
    policies.check_is_open(officer)
    _check_not_last_administrator(officer=officer, at=at)
    officer.is_active = False
    officer.set_unusable_password()
    officer.save()
    _sessions.end_all(officer)
    audit.record(
        "accounts.officer.closed",
        subject=("officer", officer.code),
        by=by,
        at=at,
        details={"reason": reason},
    )
    return officer


def _check_not_last_administrator(*, officer: Officer, at: datetime) -> None:
    """Roles that end on a coming day do not count: after it nobody would be left. The rows are
    locked, so that two administrators who end each other's role meet here."""
    rows = queries.roles_on(calendar.day_of(at)).filter(
        role=Role.ADMINISTRATOR, officer__is_active=True, valid_to__isnull=True
    )
    held = rows.select_for_update(of=("self",)).order_by("pk")
    who = set(held.values_list("officer_id", flat=True))
    if who == {officer.pk}:
        raise WrongState("accounts.last-administrator")


@transaction.atomic
def grant_role(
    *, officer: Officer, unit: Unit, role: str, valid_from: date, by: Actor, at: datetime
) -> RoleHeld:
    """Give a role at a unit from a day on."""
    policies.check_can_administer(by)
    officer = Officer.objects.select_for_update().get(pk=officer.pk)
    policies.check_is_open(officer)
    if role not in list(Role):
        raise Invalid("accounts.role-unknown", field="role", role=role)
    if RoleHeld.objects.filter(
        officer=officer, unit=unit, role=role, valid_to__isnull=True
    ).exists():
        raise Invalid("accounts.role-held", field="role")
    held = RoleHeld(
        officer=officer,
        unit=unit,
        role=role,
        valid_from=valid_from,
        granted_at=at,
        granted_by=by.code,
    )
    held.save()
    audit.record(
        "accounts.role.granted",
        subject=("officer", officer.code),
        by=by,
        at=at,
        details={
            "role": ROLE_NAMES[Role(role)],
            "unit": unit.name,
            "valid_from": vn_date(valid_from),
        },
    )
    return held


@transaction.atomic
def end_role(*, held: RoleHeld, valid_to: date, reason: str, by: Actor, at: datetime) -> RoleHeld:
    """End a role on a day (the first day without it)."""
    policies.check_can_administer(by)
    held = (
        RoleHeld.objects.select_for_update(of=("self",))
        .select_related("officer", "unit")
        .get(pk=held.pk)
    )
    if held.valid_to is not None:
        raise WrongState("accounts.role-already-ended")
    if held.role == Role.ADMINISTRATOR:
        _check_not_last_administrator(officer=held.officer, at=at)
    held.valid_to = max(valid_to, held.valid_from + timedelta(days=1))
    held.ended_at, held.ended_by = at, by.code
    held.save()
    if not queries.roles_on(calendar.day_of(at)).filter(officer=held.officer).exists():
        _sessions.end_all(held.officer)
    audit.record(
        "accounts.role.ended",
        subject=("officer", held.officer.code),
        by=by,
        at=at,
        details={"role": ROLE_NAMES[Role(held.role)], "unit": held.unit.name, "reason": reason},
    )
    return held


@transaction.atomic
def make_setup_link(*, by: Actor, at: datetime) -> str:
    """A one-time token for the first administrator; earlier unused ones stop working."""
    if not queries.needs_first_administrator():
        raise WrongState("accounts.setup-link-spent")
    SetupLink.objects.filter(used_at__isnull=True).update(used_at=at, used_by=by.code)
    token = secrets.token_urlsafe(32)
    link = SetupLink(token_hash=queries.token_hash(token), made_at=at, made_by=by.code)
    link.save()
    audit.record("accounts.setup-link.made", subject=("setup-link", str(link.pk)), by=by, at=at)
    return token


@transaction.atomic
def use_setup_link(
    *, token: str, username: str, name: str, password: str, unit: Unit, by: Actor, at: datetime
) -> Officer:
    """Create the first administrator; works once."""
    link = (
        SetupLink.objects.select_for_update()
        .filter(token_hash=queries.token_hash(token), used_at__isnull=True)
        .first()
    )
    if link is None:
        raise NotFound("base.not-found")
    if not queries.needs_first_administrator():
        raise WrongState("accounts.setup-link-spent")
    link.used_at, link.used_by = at, by.code
    link.save()
    audit.record("accounts.setup-link.used", subject=("setup-link", str(link.pk)), by=by, at=at)
    maker = Actor(code="system:setup", kind=by.kind.SYSTEM, act=by.act)
    officer = open_account(username=username, name=name, password=password, by=maker, at=at)
    grant_role(
        officer=officer,
        unit=unit,
        role=Role.ADMINISTRATOR,
        valid_from=calendar.day_of(at),
        by=maker,
        at=at,
    )
    return officer


@transaction.atomic
def record_export(*, listing: str, filters: str, rows: int, by: Actor, at: datetime) -> None:
    """An officer takes a list with inside information out of the house as a file. What was typed
    into a search is not among the filters: it may name a person."""
    policies.check_can_export(by)
    audit.record(
        "accounts.list.exported",
        subject=("officer", by.code),
        by=by,
        at=at,
        details={"listing": listing, "filters": filters, "rows": rows},
    )


@transaction.atomic
def import_officers(*, rows: Sequence[OfficerRow], by: Actor, at: datetime) -> OfficersImported:
    """Make the accounts of a list that somebody has seen as a preview, and give their roles.

    A new account has no password: nobody can sign in to it until an administrator sets one.
    """
    policies.check_can_administer(by)
    today = calendar.day_of(at)
    named = {row.username for row in rows}
    there = {
        one.username: one
        for one in Officer.objects.select_for_update().filter(username__in=named).order_by("pk")
    }
    units = {one.code: one for one in Unit.objects.filter(code__in={row.unit for row in rows})}
    known = queries.open_roles(there.values())
    opened = _opened(rows, there, by, at)
    held: list[RoleHeld] = []
    for row in rows:
        officer = there[row.username]
        if not officer.is_active or officer.name != row.name:
            raise WrongState("accounts.list-out-of-date", line=row.line)
        if not row.role:
            continue
        if row.unit not in units or (row.username, row.unit, row.role) in known:
            raise WrongState("accounts.list-out-of-date", line=row.line)
        known.add((row.username, row.unit, row.role))
        held.append(
            RoleHeld(
                officer=officer,
                unit=units[row.unit],
                role=Role(row.role),
                valid_from=row.valid_from or today,
                granted_at=at,
                granted_by=by.code,
            )
        )
    RoleHeld.objects.bulk_create(held)
    audit.record(
        "accounts.officers.imported",
        subject=("officers", by.code),
        by=by,
        at=at,
        details={
            "made": len(opened),
            "roles": len(held),
            "codes": sorted({there[row.username].code for row in rows}),
        },
    )
    return OfficersImported(made=len(opened), roles=len(held))


def _opened(
    rows: Sequence[OfficerRow], there: dict[str, Officer], by: Actor, at: datetime
) -> list[Officer]:
    """Accounts for the names that have none, put beside those that are there; addresses filled in."""
    made: list[Officer] = []
    for row in rows:
        officer = there.get(row.username)
        if officer is None:
            officer = Officer(
                code="cb-" + secrets.token_hex(5),
                username=row.username,
                name=row.name,
                email=row.email,
                created_at=at,
                created_by=by.code,
            )
            officer.set_unusable_password()
            there[row.username] = officer
            made.append(officer)
        elif row.email and officer.email != row.email:
            officer.email = row.email
            if officer.pk:
                officer.save(update_fields=["email"])
    Officer.objects.bulk_create(made)
    return made
