"""What an officer proves who they are with beside the password: an app, passkeys, codes on paper,
the account of the authority. A change ends all other sessions."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from hoiam.accounts import factors, policies, second_factor
from hoiam.accounts.actions import _sessions
from hoiam.accounts.models import Officer
from hoiam.accounts.signing import IssuerLink, KnownDevice, Passkey, RecoveryCode, Totp
from hoiam.base import audit
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, NotFound, WrongState

MOST_PASSKEYS = 10


@dataclass(frozen=True, slots=True)
class NewCodes:
    """Recovery codes, told once; none where the officer has some."""

    codes: tuple[str, ...]


def _locked(officer: Officer, by: Actor) -> Officer:
    """The account, held while it changes; only the officer changes what is theirs."""
    policies.check_is_themself(officer, by)
    found = Officer.objects.select_for_update().get(pk=officer.pk)
    policies.check_is_open(found)
    return found


def _record(tag: str, officer: Officer, by: Actor, at: datetime, **details: str | int) -> None:
    audit.record(tag, subject=("officer", officer.code), by=by, at=at, details=details)


@transaction.atomic
def begin_app(*, officer: Officer, by: Actor, at: datetime) -> Totp:
    """A new secret for an authenticator app; worth nothing until a code of it was typed."""
    officer = _locked(officer, by)
    if Totp.objects.filter(officer=officer, confirmed_at__isnull=False).exists():
        raise WrongState("accounts.app-there")
    Totp.objects.filter(officer=officer).delete()
    app = Totp(officer=officer, secret=second_factor.new_secret(), made_at=at, made_by=by.code)
    app.save(force_insert=True)
    _record("accounts.app.begun", officer, by, at)
    return app


@transaction.atomic
def confirm_app(
    *, officer: Officer, code: str, machine: datetime, keeping: str, by: Actor, at: datetime
) -> NewCodes:
    """The app shows the right code: from now on it is asked for."""
    officer = _locked(officer, by)
    app = Totp.objects.select_for_update().filter(officer=officer, confirmed_at=None).first()
    if app is None:
        raise WrongState("accounts.app-not-begun")
    app.last_step = _step(app, code, machine)
    app.confirmed_at, app.confirmed_by = at, by.code
    app.save()
    _sessions.end_all(officer, keeping=keeping)
    codes = _first_codes(officer, by, at)
    _record("accounts.app.confirmed", officer, by, at)
    return codes


def _step(app: Totp, code: str, machine: datetime) -> int:
    step = second_factor.matching_step(
        app.secret, code, moment=machine.timestamp(), after=app.last_step
    )
    if step is None:
        raise Invalid("accounts.code-wrong", field="code")
    return step


@transaction.atomic
def use_app(*, officer: Officer, code: str, machine: datetime, by: Actor, at: datetime) -> None:
    """A code of the app, good once, within half a minute of now."""
    officer = _locked(officer, by)
    rows = Totp.objects.select_for_update().filter(officer=officer, confirmed_at__isnull=False)
    app = rows.first()
    if app is None:
        raise Invalid("accounts.code-wrong", field="code")
    app.last_step = _step(app, code, machine)
    app.save(update_fields=["last_step"])
    _record("accounts.app.used", officer, by, at)


@transaction.atomic
def remove_app(*, officer: Officer, keeping: str, by: Actor, at: datetime) -> None:
    """The app is asked for no more."""
    officer = _locked(officer, by)
    if not Totp.objects.filter(officer=officer).delete()[0]:
        raise WrongState("accounts.app-not-begun")
    _sessions.end_all(officer, keeping=keeping)
    _record("accounts.app.removed", officer, by, at)


@transaction.atomic
def make_codes(*, officer: Officer, by: Actor, at: datetime) -> NewCodes:
    """Ten new recovery codes; the older ones open nothing any more."""
    officer = _locked(officer, by)
    codes = _codes(officer, by, at)
    _record("accounts.recovery-codes.made", officer, by, at)
    return codes


def _first_codes(officer: Officer, by: Actor, at: datetime) -> NewCodes:
    rows = RecoveryCode.objects.filter(officer=officer, used_at__isnull=True)
    return NewCodes(()) if rows.exists() else _codes(officer, by, at)


def _codes(officer: Officer, by: Actor, at: datetime) -> NewCodes:
    RecoveryCode.objects.filter(officer=officer).delete()
    told = second_factor.new_recovery_codes()
    RecoveryCode.objects.bulk_create(
        RecoveryCode(
            officer=officer,
            code_hash=factors.recovery_hash(officer, second_factor.plain_recovery_code(code)),
            made_at=at,
            made_by=by.code,
        )
        for code in told
    )
    return NewCodes(tuple(told))


@transaction.atomic
def use_recovery_code(*, officer: Officer, code: str, by: Actor, at: datetime) -> int:
    """One code from the paper instead of the telephone; how many are left."""
    officer = _locked(officer, by)
    plain = second_factor.plain_recovery_code(code)
    rows = RecoveryCode.objects.select_for_update().filter(officer=officer, used_at__isnull=True)
    found = rows.filter(code_hash=factors.recovery_hash(officer, plain)).first() if plain else None
    if found is None:
        raise Invalid("accounts.code-wrong", field="code")
    found.used_at, found.used_by = at, by.code
    found.save(update_fields=["used_at", "used_by"])
    left = rows.count()
    _record("accounts.recovery-code.used", officer, by, at, left=left)
    return left


@transaction.atomic
def add_passkey(
    *, officer: Officer, name: str, credential_id: bytes, credential: str, sign_count: int,
    keeping: str, by: Actor, at: datetime,
) -> NewCodes:  # fmt: skip
    """A key of the officer's own, under a name that tells them which one it is."""
    officer = _locked(officer, by)
    if factors.passkeys(officer).count() >= MOST_PASSKEYS:
        raise WrongState("accounts.passkeys-full", most=MOST_PASSKEYS)
    id_hash = factors.id_hash(credential_id)
    if Passkey.objects.filter(id_hash=id_hash).exists():
        raise WrongState("accounts.passkey-there")
    Passkey(
        officer=officer, name=name.strip(), credential=credential, id_hash=id_hash,
        sign_count=sign_count, made_at=at, made_by=by.code,
    ).save(force_insert=True)  # fmt: skip
    _sessions.end_all(officer, keeping=keeping)
    codes = _first_codes(officer, by, at)
    _record("accounts.passkey.added", officer, by, at, name=name.strip())
    return codes


@transaction.atomic
def use_passkey(*, passkey: Passkey, sign_count: int, by: Actor, at: datetime) -> Officer:
    """The key has answered. One that counts and does not count on was copied."""
    officer = _locked(passkey.officer, by)
    passkey = Passkey.objects.select_for_update().get(pk=passkey.pk)
    if passkey.sign_count and sign_count <= passkey.sign_count:
        raise WrongState("accounts.passkey-copied", name=passkey.name)
    passkey.sign_count, passkey.used_on = sign_count, calendar.day_of(at)
    passkey.save(update_fields=["sign_count", "used_on"])
    _record("accounts.passkey.used", officer, by, at, name=passkey.name)
    return officer


@transaction.atomic
def remove_passkey(*, passkey: Passkey, keeping: str, by: Actor, at: datetime) -> None:
    """The key opens nothing any more."""
    officer = _locked(passkey.officer, by)
    found = Passkey.objects.select_for_update().filter(pk=passkey.pk).first()
    if found is None:
        raise NotFound("base.not-found")
    found.delete()
    _sessions.end_all(officer, keeping=keeping)
    _record("accounts.passkey.removed", officer, by, at, name=passkey.name)


@transaction.atomic
def reset_factors(*, officer: Officer, reason: str, by: Actor, at: datetime) -> None:
    """Telephone and codes are lost: an administrator, who has seen who asks, takes away what was
    set up. At the next sign-in the officer sets it up anew; the password stays."""
    policies.check_can_administer(by)
    officer = Officer.objects.select_for_update().get(pk=officer.pk)
    policies.check_is_open(officer)
    for rows in (Totp, Passkey, RecoveryCode, KnownDevice):
        rows._default_manager.filter(officer=officer).delete()
    _sessions.end_all(officer)
    _record("accounts.factors.reset", officer, by, at, reason=reason)


@transaction.atomic
def link_issuer(
    *, officer: Officer, issuer: str, subject: str, keeping: str, by: Actor, at: datetime
) -> IssuerLink:
    """From now on the authority's own sign-in opens this account. The officer does it, signed in."""
    officer = _locked(officer, by)
    if IssuerLink.objects.filter(issuer=issuer, subject=subject).exclude(officer=officer).exists():
        raise WrongState("accounts.issuer-taken")
    IssuerLink.objects.filter(officer=officer).delete()
    link = IssuerLink(
        officer=officer, issuer=issuer, subject=subject, linked_at=at, linked_by=by.code
    )
    link.save(force_insert=True)
    _sessions.end_all(officer, keeping=keeping)
    _record("accounts.issuer.linked", officer, by, at, issuer=issuer)
    return link


@transaction.atomic
def unlink_issuer(*, officer: Officer, by: Actor, at: datetime) -> None:
    """The authority's own sign-in opens this account no more."""
    policies.check_can_end_sessions(officer, by)
    officer = Officer.objects.select_for_update().get(pk=officer.pk)
    if not IssuerLink.objects.filter(officer=officer).delete()[0]:
        raise WrongState("accounts.issuer-none")
    _record("accounts.issuer.unlinked", officer, by, at)
