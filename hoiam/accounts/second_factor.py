"""Codes of an authenticator app (RFC 6238) and recovery codes, as pure computation.

Six digits, thirty seconds, SHA-1: what every app on a telephone understands.
"""

import base64
import hashlib
import hmac
import secrets
from urllib.parse import quote, urlencode

STEP_SECONDS = 30
DIGITS = 6
SECRET_BYTES = 20
# One step to each side: a telephone may be half a minute early or late, or its owner slow.
DRIFT = 1
# Without signs that are taken for one another; ten of them are 50 random bits.
_SIGNS = "0123456789abcdefghjkmnpqrstvwxyz"
RECOVERY_SIGNS = 10
RECOVERY_CODES = 10
_ALIKE = str.maketrans("oil", "011")


def new_secret() -> str:
    """A new secret as an app wants it typed: base 32, without padding."""
    return base64.b32encode(secrets.token_bytes(SECRET_BYTES)).decode("ascii")


def code_at(secret: str, step: int) -> str:
    """The code of one step of thirty seconds."""
    key = base64.b32decode(secret)
    digest = hmac.new(key, step.to_bytes(8, "big"), hashlib.sha1).digest()
    place = digest[-1] & 0x0F
    number = int.from_bytes(digest[place : place + 4], "big") & 0x7FFFFFFF
    return str(number % 10**DIGITS).zfill(DIGITS)


def step_of(moment: float) -> int:
    """Which step a moment lies in, by seconds since 1970."""
    return int(moment // STEP_SECONDS)


def matching_step(secret: str, typed: str, *, moment: float, after: int) -> int | None:
    """The step that the typed code belongs to, near this moment and later than the last one
    used; a code that was used opens nothing a second time."""
    digits = "".join(sign for sign in typed if sign in "0123456789")
    now = step_of(moment)
    found = None
    # All steps are tried, so that a wrong code takes as long as a right one.
    for step in range(now - DRIFT, now + DRIFT + 1):
        if hmac.compare_digest(code_at(secret, step), digits) and step > after and found is None:
            found = step
    return found


def address(secret: str, *, issuer: str, account: str) -> str:
    """What the picture on the page says to an app."""
    label = quote(f"{issuer}:{account}")
    return f"otpauth://totp/{label}?{urlencode({'secret': secret, 'issuer': issuer})}"


def in_groups(secret: str) -> str:
    """A secret as a person copies it: groups of four."""
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))


def new_recovery_codes() -> list[str]:
    """Ten codes, each good for one sign-in without the telephone."""
    return [_recovery_code() for _ in range(RECOVERY_CODES)]


def _recovery_code() -> str:
    signs = "".join(secrets.choice(_SIGNS) for _ in range(RECOVERY_SIGNS))
    return f"{signs[:5]}-{signs[5:]}"


def plain_recovery_code(typed: str) -> str:
    """A recovery code as it is looked up: however it was typed; empty when it cannot be one."""
    signs = "".join(sign for sign in typed.lower().translate(_ALIKE) if sign in _SIGNS)
    return signs if len(signs) == RECOVERY_SIGNS else ""
