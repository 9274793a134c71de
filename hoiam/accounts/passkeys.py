"""Passkeys (WebAuthn): what a browser is asked, and whether its answer holds. No rows.

A question carries a random challenge, which comes back signed by the key. The question itself is
signed by us and travels with the page, so that a page that is only looked at leaves no row; each
is answered once (`hoiam.base.limits`, at the door). Always with the person's own finger or PIN:
a key that was found opens nothing.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from fido2.server import Fido2Server
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    AttestationConveyancePreference,
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from hoiam.accounts.models import Officer
from hoiam.accounts.signing import Passkey
from hoiam.core.refusals import Invalid

LASTS_SECONDS = 15 * 60
LONGEST_ANSWER = 20_000
_SALT = "hoiam.passkeys"
_REQUIRED = UserVerificationRequirement.REQUIRED


@dataclass(frozen=True, slots=True)
class Question:
    """What the page gives the browser, and what it sends back with the answer."""

    options: str  # JSON
    asked: str  # the same challenge, signed by us


@dataclass(frozen=True, slots=True)
class Made:
    """A key that a browser has made."""

    credential_id: bytes
    credential: str
    sign_count: int
    challenge: str


@dataclass(frozen=True, slots=True)
class Answered:
    """Which key a browser answers with; nothing is believed of it until `check`."""

    credential_id: bytes
    challenge: str
    state: dict[str, Any]
    answer: dict[str, Any]


def _server() -> Fido2Server:
    """Keys belong to the host of the public address, and answer on that address alone."""
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    return Fido2Server(
        PublicKeyCredentialRpEntity(id=host, name="Hồi Âm"),
        attestation=AttestationConveyancePreference.NONE,
        verify_origin=lambda origin: origin == settings.SITE_URL,
    )


def question_to_make(officer: Officer, have: Iterable[Passkey]) -> Question:
    """Make a key for this officer, on a device that has none of theirs yet."""
    options, state = _server().register_begin(
        PublicKeyCredentialUserEntity(
            id=officer.code.encode(), name=officer.username, display_name=officer.name
        ),
        credentials=[_credential(one) for one in have],
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=_REQUIRED,
    )
    return _question(options, state, officer.code)


def question_to_enter(have: Iterable[Passkey] = (), about: str = "") -> Question:
    """Answer with a key: with one of these, or with any that the device has for this site."""
    named = [_credential(one) for one in have]
    options, state = _server().authenticate_begin(named or None, user_verification=_REQUIRED)
    return _question(options, state, about)


def _question(options: Any, state: dict[str, Any], about: str) -> Question:
    asked = signing.dumps({"challenge": state["challenge"], "about": about}, salt=_SALT)
    return Question(json.dumps(dict(options)["publicKey"], default=dict), asked)


def made(answer: str, asked: str, *, officer: Officer) -> Made:
    """The key that was made, if it answers the question that this officer was asked."""
    state = _state(asked, officer.code)
    try:
        data = _server().register_complete(state, _parsed(answer))
    except Exception as error:  # whatever a browser may send, and however a library may stumble
        raise Invalid("accounts.passkey-unread", field="answer") from error
    credential = data.credential_data
    if credential is None:
        raise Invalid("accounts.passkey-unread", field="answer")
    return Made(
        credential.credential_id, websafe_encode(bytes(credential)), data.counter,
        state["challenge"],
    )  # fmt: skip


def answered(answer: str, asked: str, *, about: str = "") -> Answered:
    """Which key answers, so that it can be looked for."""
    state = _state(asked, about)
    parsed = _parsed(answer)
    try:
        credential_id = websafe_decode(parsed["rawId"])
    except (KeyError, TypeError, ValueError):
        raise Invalid("accounts.passkey-unread", field="answer") from None
    return Answered(credential_id, state["challenge"], state, parsed)


def check(found: Passkey, answered: Answered) -> int:
    """Whether this key gave the answer; what it has counted up to."""
    try:
        _server().authenticate_complete(answered.state, [_credential(found)], answered.answer)
        response = AuthenticationResponse.from_dict(answered.answer)
    except Exception as error:  # as above
        raise Invalid("accounts.passkey-unread", field="answer") from error
    return int(response.response.authenticator_data.counter)


def _state(asked: str, about: str) -> dict[str, Any]:
    try:
        told = signing.loads(asked, salt=_SALT, max_age=LASTS_SECONDS)
    except signing.BadSignature:
        raise Invalid("accounts.passkey-late", field="answer") from None
    if told["about"] != about:
        raise Invalid("accounts.passkey-late", field="answer")
    return {"challenge": told["challenge"], "user_verification": _REQUIRED}


def _parsed(answer: str) -> dict[str, Any]:
    try:
        parsed = json.loads(answer[:LONGEST_ANSWER])
    except (ValueError, RecursionError):
        parsed = None
    if not isinstance(parsed, dict):
        raise Invalid("accounts.passkey-unread", field="answer")
    return parsed


def _credential(passkey: Passkey) -> AttestedCredentialData:
    return AttestedCredentialData(websafe_decode(passkey.credential))
