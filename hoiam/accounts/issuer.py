"""The authority's own sign-in (OpenID Connect): where to send an officer, and what it says of them.

Authorization code with PKCE, state and nonce. What the issuer sends is believed only when its
signature (RS256 or ES256, by its published keys), its address, our name, its time and our nonce
are right. It says who somebody is; what they may do is ours. No rows.
"""

import hashlib
import json
import secrets
from base64 import b64encode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from http.client import HTTPException, HTTPMessage
from typing import IO, Any
from urllib.error import URLError
from urllib.parse import quote, urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from django.conf import settings
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from hoiam.core.refusals import WrongState

ALGORITHMS = ["RS256", "ES256"]
SKEW_SECONDS = 120
OLDEST_SECONDS = 600  # how long ago what it says may have been said
TIMEOUT = 10
LARGEST = 256 * 1024


@dataclass(frozen=True, slots=True)
class Errand:
    """What this browser was sent off with; it comes back with the same, or not at all."""

    state: str
    nonce: str
    verifier: str


@dataclass(frozen=True, slots=True)
class Told:
    """What the issuer says of who came back."""

    issuer: str
    subject: str
    is_strong: bool  # a second factor was asked for there


def is_configured() -> bool:
    """Whether there is such a sign-in."""
    return bool(settings.OIDC_ISSUER and settings.OIDC_CLIENT_ID)


def new_errand() -> Errand:
    """Three random texts for one way there and back."""
    return Errand(*(secrets.token_urlsafe(32) for _ in range(3)))


def address(errand: Errand, *, back: str) -> str:
    """Where the browser is sent."""
    place = _https(_metadata(), "authorization_endpoint")
    digest = hashlib.sha256(errand.verifier.encode()).digest()
    asked = {
        "response_type": "code",
        "client_id": settings.OIDC_CLIENT_ID,
        "redirect_uri": back,
        "scope": "openid",
        "state": errand.state,
        "nonce": errand.nonce,
        "code_challenge": urlsafe_b64encode(digest).rstrip(b"=").decode(),
        "code_challenge_method": "S256",
    }
    return f"{place}{'&' if '?' in place else '?'}{urlencode(asked)}"


def told(code: str, errand: Errand, *, back: str, machine: datetime) -> Told:
    """Exchange the code and read what the issuer signed."""
    metadata = _metadata()
    given = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": back,
        "client_id": settings.OIDC_CLIENT_ID,
        "code_verifier": errand.verifier,
    }
    answer = _fetched(_https(metadata, "token_endpoint"), given)
    token = answer.get("id_token")
    if not isinstance(token, str):
        raise _fault("no-token")
    claims = _signed(token, _https(metadata, "jwks_uri"))
    _check(claims, errand, machine.timestamp())
    said = claims.get("amr")
    values = {str(one) for one in said} if isinstance(said, list) else set()
    values.add(str(claims.get("acr", "")))
    strong = bool(values & settings.OIDC_STRONG)
    return Told(settings.OIDC_ISSUER, claims["sub"], strong)


def _signed(token: str, keys_at: str) -> dict[str, Any]:
    try:
        keys = KeySet.import_key_set(_fetched(keys_at))  # type: ignore[arg-type]
        return dict(jwt.decode(token, keys, algorithms=ALGORITHMS).claims)
    # The library says what is wrong with a token in several families of its own.
    except (JoseError, ValueError, KeyError, TypeError):
        raise _fault("signature") from None


def _check(claims: dict[str, Any], errand: Errand, now: float) -> None:
    """Every claim that a token must make, OpenID Connect Core, section 3.1.3.7."""
    audience = claims.get("aud")
    audiences = audience if isinstance(audience, list) else [audience]
    azp = claims.get("azp")
    ours = settings.OIDC_CLIENT_ID
    faults = {
        "issuer": str(claims.get("iss", "")).rstrip("/") != settings.OIDC_ISSUER,
        "audience": ours not in audiences,
        "party": azp != ours if azp is not None else len(audiences) > 1,
        "expired": not _number(claims, "exp") > now - SKEW_SECONDS,
        "time": not now - OLDEST_SECONDS <= _number(claims, "iat") <= now + SKEW_SECONDS,
        "nonce": not secrets.compare_digest(
            str(claims.get("nonce", "")).encode(), errand.nonce.encode()
        ),
        "subject": not isinstance(claims.get("sub"), str) or not 0 < len(claims["sub"]) <= 255,
    }
    for name, is_wrong in faults.items():
        if is_wrong:
            raise _fault(name)


def _number(claims: dict[str, Any], name: str) -> float:
    value = claims.get(name)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number else float("nan")  # type: ignore[arg-type]


def _metadata() -> dict[str, Any]:
    found = _fetched(f"{settings.OIDC_ISSUER}/.well-known/openid-configuration")
    if str(found.get("issuer", "")).rstrip("/") != settings.OIDC_ISSUER:
        raise _fault("issuer")
    return found


def _https(metadata: dict[str, Any], name: str) -> str:
    """An address of the issuer; without https only on this machine, as for its own address."""
    place = metadata.get(name)
    if not isinstance(place, str) or not is_safe(place):
        raise _fault("address")
    return place


def is_safe(place: str) -> bool:
    """Whether nobody between here and there reads or changes what is said."""
    parts = urlsplit(place)
    return parts.scheme == "https" or (
        parts.scheme == "http" and parts.hostname in {"localhost", "127.0.0.1"}
    )


class _NoRedirect(HTTPRedirectHandler):
    """A secret goes to the address that was set and nowhere else."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        return None


@cache
def _opener() -> OpenerDirector:
    """Made once: reading the machine's certificates takes longer than asking."""
    return build_opener(_NoRedirect)


def _fetched(place: str, given: dict[str, str] | None = None) -> dict[str, Any]:
    if not is_safe(place):
        raise _fault("address")
    headers = {"Accept": "application/json"}
    if given is not None and settings.OIDC_CLIENT_SECRET:
        pair = f"{quote(settings.OIDC_CLIENT_ID, '')}:{quote(settings.OIDC_CLIENT_SECRET, '')}"
        headers["Authorization"] = f"Basic {b64encode(pair.encode()).decode()}"
    body = urlencode(given).encode() if given is not None else None
    asked = Request(place, data=body, headers=headers)  # noqa: S310 - is_safe has looked
    try:
        with _opener().open(asked, timeout=TIMEOUT) as answer:
            found = json.loads(answer.read(LARGEST))
    except (URLError, HTTPException, OSError, ValueError, RecursionError):
        raise _fault("unreachable") from None
    if not isinstance(found, dict):
        raise _fault("unreachable")
    return found


def _fault(what: str) -> WrongState:
    """One refusal; which step it was stands beside it for whoever runs the installation."""
    return WrongState("accounts.issuer-fault", what=what)
