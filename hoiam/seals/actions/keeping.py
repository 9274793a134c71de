"""Keys of handlers: made on their own devices, kept here under a passphrase that never came here."""

import base64
import binascii
from datetime import datetime

from django.db import transaction

from hoiam.accounts.models import Officer
from hoiam.base import audit
from hoiam.core import bech32
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, NotAllowed, WrongState
from hoiam.seals import trust_policies
from hoiam.seals.models import HandlerKey

ABOUT = "handler-key"
MOST = 8192  # signs in base64: a key file of age is below one thousand
_BY_PASSPHRASE = b"age-encryption.org/v1\n-> scrypt "
_BY_KEY = b"age-encryption.org/v1\n-> "


@transaction.atomic
def keep_key(*, recipient: str, locked: str, by: Actor, at: datetime) -> HandlerKey:
    """Keep the public half of one's own new key, and the private half as the device locked it. The
    one before is not used any more; what was sealed to it stays sealed to it."""
    trust_policies.check_can_keep_key(by)
    officer = Officer.objects.select_for_update(no_key=True).get(code=by.code)
    if not bech32.is_age_recipient(recipient) or not _is_file(locked, _BY_PASSPHRASE):
        raise Invalid("seals.bad-key")
    known = HandlerKey.objects.filter(recipient=recipient).first()
    if known is not None:
        return _same(known, officer, locked)
    HandlerKey.objects.filter(officer=officer, retired_at__isnull=True).update(
        retired_at=at, retired_by=by.code
    )
    row = HandlerKey(
        officer=officer, recipient=recipient, locked=locked, made_at=at, made_by=by.code
    )
    row.save(force_insert=True)
    audit.record("seals.key.kept", subject=(ABOUT, officer.code), by=by, at=at)
    return row


def _same(known: HandlerKey, officer: Officer, locked: str) -> HandlerKey:
    """A retry gives the same key; anything else is somebody's already, or was put aside."""
    is_own = known.officer_id == officer.pk and known.retired_at is None
    if not is_own or known.locked != locked:
        raise Invalid("seals.key-of-another")
    return known


@transaction.atomic
def keep_second(*, recipient: str, second: str, by: Actor, at: datetime) -> HandlerKey:
    """Keep a second way to unlock one's own key: a passkey beside the passphrase."""
    row = HandlerKey.objects.select_for_update().filter(
        officer__code=by.code, recipient=recipient, retired_at__isnull=True
    )
    found = row.first()
    if found is None:
        raise WrongState("seals.no-key")
    if not _is_file(second, _BY_KEY):
        raise Invalid("seals.bad-key")
    found.second = second
    found.save(update_fields=["second"])
    audit.record("seals.key.second-kept", subject=(ABOUT, by.code), by=by, at=at)
    return found


@transaction.atomic
def retire_key(*, officer: Officer, by: Actor, at: datetime) -> HandlerKey:
    """Put a key aside: by its keeper when it is lost, by an administrator when somebody leaves. The
    next signed list names it no more; until then senders still seal to it."""
    if officer.code != by.code:
        trust_policies.check_can_publish_list(by)
    row = HandlerKey.objects.select_for_update().filter(officer=officer, retired_at__isnull=True)
    found = row.first()
    if found is None:
        raise NotAllowed("seals.no-key")
    found.retired_at, found.retired_by = at, by.code
    found.save(update_fields=["retired_at", "retired_by"])
    audit.record("seals.key.retired", subject=(ABOUT, officer.code), by=by, at=at)
    return found


def _is_file(text: str, beginning: bytes) -> bool:
    """Whether it is an age file in base64 that begins so."""
    if len(text) > MOST:
        return False
    try:
        return base64.b64decode(text, validate=True).startswith(beginning)
    except (binascii.Error, ValueError):
        return False
