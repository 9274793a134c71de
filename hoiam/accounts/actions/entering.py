"""Coming in: what failed, what succeeded, what is ended, and the link that sets a password."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction

from hoiam.accounts import factors, policies, queries
from hoiam.accounts.actions import _sessions
from hoiam.accounts.actions.officers import checked_password
from hoiam.accounts.models import Officer
from hoiam.accounts.signing import EntryLink, KnownDevice, Session
from hoiam.base import audit
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.core.refusals import NotFound, WrongState

LINK_LASTS = timedelta(days=3)  # house rule: over a weekend


@transaction.atomic
def record_failure(*, username: str, step: str, where: str, by: Actor, at: datetime) -> None:
    """Somebody could not sign in under this name; a name that nobody has is not kept."""
    policies.check_can_knock(by)
    audit.record(
        "accounts.entry.failed", subject=_account(username), by=by, at=at,
        details={"step": step, "where": where},
    )  # fmt: skip


@transaction.atomic
def record_slowed(*, username: str, where: str, minutes: int, by: Actor, at: datetime) -> None:
    """There were so many failed tries that the next ones wait. Recorded once in a span."""
    policies.check_can_knock(by)
    audit.record(
        "accounts.entry.slowed", subject=_account(username), by=by, at=at,
        details={"where": where, "minutes": minutes},
    )  # fmt: skip


def _account(username: str) -> tuple[str, str]:
    code = Officer.objects.filter(username=username).values_list("code", flat=True).first()
    return ("officer", code) if code else factors.UNKNOWN


@transaction.atomic
def enter(*, officer: Officer, how: str, token: str, by: Actor, at: datetime) -> int:
    """Somebody has signed in with this browser, which is known from now on; how often it had
    failed since the last time."""
    policies.check_is_themself(officer, by)
    policies.check_is_open(officer)
    failed = factors.failures(officer.code)
    KnownDevice.objects.update_or_create(
        officer=officer,
        token_hash=queries.token_hash(token),
        defaults={"used_on": calendar.day_of(at)},
    )
    audit.record(
        "accounts.session.begun", subject=("officer", officer.code), by=by, at=at,
        details={"how": how, "failed": failed},
    )  # fmt: skip
    return failed


@transaction.atomic
def end_session(*, officer: Officer, key: str, by: Actor, at: datetime) -> None:
    """End one session of an officer."""
    policies.check_can_end_sessions(officer, by)
    found = Session.objects.select_for_update().filter(officer=officer, pk=key).first()
    if found is None:
        raise NotFound("base.not-found")
    device = found.device
    found.delete()
    audit.record(
        "accounts.session.ended", subject=("officer", officer.code), by=by, at=at,
        details={"device": device},
    )  # fmt: skip


@transaction.atomic
def end_sessions(*, officer: Officer, keeping: str, by: Actor, at: datetime) -> int:
    """End all sessions of an officer but the one that is named."""
    policies.check_can_end_sessions(officer, by)
    officer = Officer.objects.select_for_update().get(pk=officer.pk)
    ended = _sessions.end_all(officer, keeping=keeping)
    audit.record(
        "accounts.sessions.ended", subject=("officer", officer.code), by=by, at=at,
        details={"count": ended},
    )  # fmt: skip
    return ended


@transaction.atomic
def make_entry_link(*, officer: Officer, machine: datetime, by: Actor, at: datetime) -> str:
    """A one-time link with which the officer sets a password that nobody else knows; any older
    link is worth nothing any more."""
    policies.check_can_administer(by)
    officer = Officer.objects.select_for_update().get(pk=officer.pk)
    policies.check_is_open(officer)
    EntryLink.objects.filter(officer=officer, used_at__isnull=True).delete()
    token = secrets.token_urlsafe(32)
    EntryLink(
        officer=officer, token_hash=queries.token_hash(token), until=machine + LINK_LASTS,
        made_at=at, made_by=by.code,
    ).save(force_insert=True)  # fmt: skip
    audit.record("accounts.entry-link.made", subject=("officer", officer.code), by=by, at=at)
    return token


@transaction.atomic
def use_entry_link(
    *, token: str, password: str, machine: datetime, by: Actor, at: datetime
) -> Officer:
    """Set the password with the link. A second factor stays what it was; sessions end."""
    named = factors.open_entry_link(token, machine=machine)
    officer = Officer.objects.select_for_update().get(pk=named.officer_id)
    link = EntryLink.objects.select_for_update().get(pk=named.pk)
    if link.used_at is not None:
        raise WrongState("accounts.entry-link-spent")
    officer.set_password(checked_password(password, officer))
    officer.save(update_fields=["password"])
    link.used_at, link.used_by = at, by.code
    link.save(update_fields=["used_at", "used_by"])
    _sessions.end_all(officer)
    audit.record("accounts.entry-link.used", subject=("officer", officer.code), by=by, at=at)
    return officer
