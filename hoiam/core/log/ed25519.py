"""Is this signature by this key? Ed25519 (RFC 8032 §5.1), checking only.

The standard library alone, so that a checker on any machine needs nothing of ours. Nothing here
is secret, so nothing needs constant time. Stricter than the RFC asks: numbers in one spelling
only, and keys or points of small order, for which one signature fits many texts, are refused.
"""

from __future__ import annotations

from hashlib import sha512

Point = tuple[int, int, int, int]  # X, Y, Z, T with x = X/Z, y = Y/Z, x·y = T/Z

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)

KEY_BYTES = 32
SIGNATURE_BYTES = 64
NEUTRAL: Point = (0, 1, 1, 0)


def is_signed(key: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the signature is by this key over this message, with nothing bent (§5.1.7)."""
    if len(key) != KEY_BYTES or len(signature) != SIGNATURE_BYTES:
        return False
    who, commitment = _point(key), _point(signature[:32])
    scalar = int.from_bytes(signature[32:], "little")
    if who is None or commitment is None or scalar >= L:
        return False
    if _is_small(who) or _is_small(commitment):
        return False
    digest = sha512(signature[:32] + key + message).digest()
    challenge = int.from_bytes(digest, "little") % L
    found = _two_products(scalar, BASE, challenge, _negative(who))
    return _is_same(found, commitment)


def is_key(key: bytes) -> bool:
    """Whether these bytes are a key that one signature cannot serve for many texts."""
    point = _point(key) if len(key) == KEY_BYTES else None
    return point is not None and not _is_small(point)


def _point(data: bytes) -> Point | None:
    """RFC 8032 §5.1.3; None for what is no point or is spelled another way."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    x = _x_of(y)
    if x is None or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return (x, y, 1, x * y % P)


def _x_of(y: int) -> int | None:
    over, under = (y * y - 1) % P, (D * y * y + 1) % P
    x = over * pow(under, 3, P) * pow(over * pow(under, 7, P), (P - 5) // 8, P) % P
    square = under * x * x % P
    if square == over:
        return x
    if square == P - over:
        return x * ROOT_OF_MINUS_ONE % P
    return None


def _added(one: Point, two: Point) -> Point:
    a = (one[1] - one[0]) * (two[1] - two[0]) % P
    b = (one[1] + one[0]) * (two[1] + two[0]) % P
    c = 2 * one[3] * two[3] * D % P
    d = 2 * one[2] * two[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def _doubled(one: Point) -> Point:
    a, b = one[0] * one[0] % P, one[1] * one[1] % P
    c = 2 * one[2] * one[2] % P
    h = a + b
    e = h - (one[0] + one[1]) ** 2 % P
    g = a - b
    f = c + g
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def _two_products(first: int, one: Point, second: int, two: Point) -> Point:
    """first·one + second·two, walking both numbers at once."""
    both = (None, one, two, _added(one, two))
    found = NEUTRAL
    for bit in range(max(first.bit_length(), second.bit_length()) - 1, -1, -1):
        found = _doubled(found)
        step = both[(first >> bit & 1) + 2 * (second >> bit & 1)]
        if step is not None:
            found = _added(found, step)
    return found


def _negative(one: Point) -> Point:
    return (P - one[0], one[1], one[2], P - one[3])


def _is_small(one: Point) -> bool:
    return _is_same(_doubled(_doubled(_doubled(one))), NEUTRAL)


def _is_same(one: Point, two: Point) -> bool:
    across = (one[0] * two[2] - two[0] * one[2]) % P
    along = (one[1] * two[2] - two[1] * one[2]) % P
    return across == 0 and along == 0


_BASE_Y = 4 * pow(5, P - 2, P) % P
_BASE_X = 15112221349535400772501151409588531511454012693041857206046113283949847762202
BASE: Point = (_BASE_X, _BASE_Y, 1, _BASE_X * _BASE_Y % P)
