"""Reading what an officer signs in with, and where they are signed in."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from hoiam.accounts.models import Officer
from hoiam.accounts.queries import token_hash
from hoiam.accounts.signing import (
    EntryLink,
    IssuerLink,
    KnownDevice,
    Passkey,
    RecoveryCode,
    Session,
    Totp,
)
from hoiam.base.encryption import blind
from hoiam.base.models import Event
from hoiam.core.refusals import NotFound

FAILED, BEGUN = "accounts.entry.failed", "accounts.session.begun"
UNKNOWN = ("entry", "unknown")  # what a try for a name without an account is recorded on


@dataclass(frozen=True, slots=True)
class Factors:
    """What stands beside the password of one officer."""

    app_since: datetime | None
    passkeys: tuple[Passkey, ...]
    codes_left: int
    issuer: IssuerLink | None

    @property
    def is_set(self) -> bool:
        """Whether there is something to be asked for beside a password."""
        return self.app_since is not None or bool(self.passkeys)


def of(officer: Officer) -> Factors:
    """All of them."""
    app = Totp.objects.filter(officer=officer, confirmed_at__isnull=False).first()
    return Factors(
        app.confirmed_at if app else None,
        tuple(passkeys(officer)),
        RecoveryCode.objects.filter(officer=officer, used_at__isnull=True).count(),
        IssuerLink.objects.filter(officer=officer).first(),
    )


def passkeys(officer: Officer) -> QuerySet[Passkey]:
    """In the order in which they were made."""
    return Passkey.objects.filter(officer=officer).order_by("pk")


def passkey(officer: Officer, key: int) -> Passkey:
    """One of their own."""
    found = passkeys(officer).filter(pk=key).first()
    if found is None:
        raise NotFound("base.not-found")
    return found


def id_hash(credential_id: bytes) -> str:
    """By what a passkey is found; its name itself may be a kilobyte long."""
    return hashlib.sha256(credential_id).hexdigest()


def passkey_by_id(credential_id: bytes) -> Passkey | None:
    """The passkey of this name, of an account that is open."""
    rows = Passkey.objects.select_related("officer").filter(officer__is_active=True)
    return rows.filter(id_hash=id_hash(credential_id)).first()


def waiting_app(officer: Officer) -> Totp | None:
    """The app that is being set up."""
    return Totp.objects.filter(officer=officer, confirmed_at__isnull=True).first()


def recovery_hash(officer: Officer, code: str) -> str:
    """What is kept of a recovery code."""
    return blind(f"{officer.code}:{code}", purpose="recovery-code")


def knows_device(username: str, token: str) -> bool:
    """Whether somebody of this name has signed in with this browser before."""
    rows = KnownDevice.objects.filter(token_hash=token_hash(token), officer__username=username)
    return bool(token) and rows.exists()


def sessions(officer: Officer, *, at: datetime, idle_since: datetime) -> list[Session]:
    """Where they are signed in, the last used first."""
    rows = Session.objects.filter(officer=officer, expire_date__gt=at, seen__gt=idle_since)
    return list(rows.order_by("-seen", "-since"))


def by_subject(issuer: str, subject: str) -> Officer | None:
    """Whose account of the authority's sign-in this is."""
    rows = IssuerLink.objects.select_related("officer")
    found = rows.filter(issuer=issuer, subject=subject, officer__is_active=True).first()
    return found.officer if found else None


def open_entry_link(token: str, *, machine: datetime) -> EntryLink:
    """The one-time link of an open account, while nobody has used it and it is not too old."""
    rows = EntryLink.objects.select_related("officer").filter(
        token_hash=token_hash(token), used_at__isnull=True, until__gt=machine
    )
    found = rows.filter(officer__is_active=True).first()
    if found is None:
        raise NotFound("base.not-found")
    return found


def failures(code: str) -> int:
    """How often somebody failed to sign in as this officer since they last signed in."""
    about = Event.objects.filter(subject_kind="officer", subject_code=code)
    last = about.filter(tag=BEGUN).order_by("-id").values_list("id", flat=True).first()
    return about.filter(tag=FAILED, id__gt=last or 0).count()
