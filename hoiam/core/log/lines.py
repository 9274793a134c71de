"""Small strict readings that the text formats of the log share."""

from __future__ import annotations

from base64 import b64decode, b64encode
from datetime import datetime, timedelta, timezone

from hoiam.core.log.untrue import Untrue

UNIVERSAL = timezone(timedelta(0), "UTC")
VIET_NAM = timezone(timedelta(hours=7))  # since 1975, without summer time
LATEST = 253402300799  # 9999-12-31T23:59:59Z: after it there is no way to write a date


def base64_of(data: bytes) -> str:
    """RFC 4648 §4, with padding."""
    return b64encode(data).decode("ascii")


def bytes_of(text: str) -> bytes:
    """Strict: one spelling for the same bytes, so that nothing can be hidden in another."""
    try:
        data = b64decode(text, validate=True)
    except ValueError:  # also what is not ASCII
        raise Untrue("log.not-base64", text=text[:60]) from None
    if base64_of(data) != text:
        raise Untrue("log.not-base64", text=text[:60])
    return data


def number_of(text: str, *, most: int) -> int:
    """A whole number in ASCII digits without leading zeroes."""
    is_digits = text.isascii() and text.isdigit() and len(text) <= len(str(most))
    if not is_digits or (text[0] == "0" and text != "0") or int(text) > most:
        raise Untrue("log.not-a-number", text=text[:60])
    return int(text)


def moment_text(seconds: int) -> str:
    """Seconds since 1970 as RFC 3339 in universal time."""
    if not 0 <= seconds <= LATEST:
        raise Untrue("log.not-a-time", text=str(seconds)[:60])
    return datetime.fromtimestamp(seconds, tz=UNIVERSAL).strftime("%Y-%m-%dT%H:%M:%SZ")


def moment_said(seconds: int) -> str:
    """The same moment as a person in Viet Nam says it."""
    moment_text(seconds)
    moment = datetime.fromtimestamp(seconds, tz=VIET_NAM)
    return moment.strftime("%d/%m/%Y %H:%M:%S giờ Việt Nam")


def moment_of(text: str) -> int:
    """Seconds since 1970 from `2026-11-22T03:04:05Z`, the one spelling that is taken."""
    try:
        moment = datetime.fromisoformat(text.removesuffix("Z")).replace(tzinfo=UNIVERSAL)
    except ValueError:
        raise Untrue("log.not-a-time", text=text[:60]) from None
    seconds = int(moment.timestamp())
    if seconds < 0 or moment_text(seconds) != text:
        raise Untrue("log.not-a-time", text=text[:60])
    return seconds
