"""One way to write a record as bytes, so that two people who hash it get the same number.

RFC 8785 (JSON Canonicalization Scheme), without fractions: a fraction has too many spellings
for a record that must still be checked in thirty years. Amounts are written as whole numbers or
as text.
"""

from __future__ import annotations

import json

_WRITER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
LARGEST = 2**53 - 1  # RFC 7493 §2.2: what every reader of JSON holds exactly


def canonical(value: object) -> bytes:
    """The bytes of a record: sorted names, no spaces, UTF-8 (RFC 8785 §3.2)."""
    text = _WRITER.encode(_ordered(value))
    return text.encode("utf-8")  # half a character (a lone surrogate) has no bytes: refused


def read(data: bytes) -> object:
    """A record from its bytes; refuses other spellings of the same record."""
    value: object = json.loads(data.decode("utf-8"))
    if canonical(value) != data:
        message = "not in canonical form (RFC 8785)"
        raise ValueError(message)
    return value


def _ordered(value: object) -> object:
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, int):
        return _whole(value)
    if isinstance(value, (list, tuple)):
        return [_ordered(one) for one in value]
    if isinstance(value, dict):
        return {name: _ordered(value[name]) for name in sorted(value, key=_utf16)}
    message = f"a record holds no {type(value).__name__}"
    raise ValueError(message)


def _whole(value: int) -> int:
    if abs(value) > LARGEST:
        message = "a whole number of a record lies within 2^53"
        raise ValueError(message)
    return int(value)


def _utf16(name: object) -> bytes:
    """Names are sorted by UTF-16 units (RFC 8785 §3.2.3), which differs beyond U+FFFF."""
    if not isinstance(name, str):
        message = "names in a record are text"
        raise ValueError(message)
    return name.encode("utf-16-be")
