"""Codes that people read aloud, type and lose: references, tracking codes, internal codes.

Alphabet: Crockford's base 32, the digits and capitals without I, L, O and U, so that nothing
looks like anything else. Reading is tolerant (case, spaces, dashes, o for 0, i and l for 1).

A *reference* is public: a prefix of two letters and eight random symbols (40 bits). Two letters
always, so that a symbol left out is noticed by the length. It has no check symbol:
with a million references in use, a mistyped one meets another with odds of one in a million,
and forty random bits make two draws meet so seldom that a unique column settles it.

A *tracking code* is secret: sixteen random symbols (80 bits) and two check symbols, a
Reed-Solomon code over 32 elements. Any two wrong symbols are noticed, wherever they stand, so
every single slip and every transposition is. It is kept only as a keyed hash.
"""

import hashlib
import hmac
from collections.abc import Callable

from hoiam.core.refusals import Invalid

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
PREFIX_LETTERS = 2
# No name of a place in Viet Nam begins with Z: numbers of a training installation are told from
# real ones by eye, and no real installation may take these letters.
TRAINING_PREFIX = "ZZ"
REFERENCE_SYMBOLS = 8
TRACKING_SYMBOLS = 16
CHECK_SYMBOLS = 2
CODE_SYMBOLS = 16

Rand = Callable[[int], bytes]

_VALUES = {symbol: value for value, symbol in enumerate(ALPHABET)}
_LOOKALIKES = str.maketrans("OIL", "011")
_CAPITALS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_DASHES = "-‐‑‒–—−._/"


def new_reference(prefix: str, rand: Rand) -> str:
    """A public reference such as LC-7KQ4-M2XD."""
    _check_prefix(prefix)
    return _print_reference(prefix, _random_symbols(REFERENCE_SYMBOLS, rand))


def parse_reference(text: str, *, default_prefix: str = "") -> str:
    """The reference a person meant; the prefix may be left out where the house has one."""
    typed = _squeeze(text)
    prefix, body = typed[:-REFERENCE_SYMBOLS], typed[-REFERENCE_SYMBOLS:]
    prefix = prefix or default_prefix
    body = body.translate(_LOOKALIKES)
    if len(body) != REFERENCE_SYMBOLS or not _are_symbols(body) or not _is_prefix(prefix):
        raise Invalid("codes.bad-reference", field="reference")
    _check_own(prefix, default_prefix)
    return _print_reference(prefix, body)


def check_own(text: str, *, house: str) -> None:
    """Refuse what reads as a number of training in life, or the other way round; whatever else
    somebody typed passes."""
    typed = _squeeze(text)
    prefix, body = typed[:-REFERENCE_SYMBOLS], typed[-REFERENCE_SYMBOLS:].translate(_LOOKALIKES)
    if len(body) == REFERENCE_SYMBOLS and _are_symbols(body) and _is_prefix(prefix):
        _check_own(prefix, house)


def new_tracking_code(rand: Rand) -> str:
    """A secret tracking code such as 7KQ-4M2-XD3-HT8-9PW-A51."""
    body = _random_symbols(TRACKING_SYMBOLS, rand)
    return _grouped(body + _check_symbols(body))


def parse_tracking_code(text: str) -> str:
    """The tracking code a person meant, or what to look at again."""
    typed = _squeeze(text).translate(_LOOKALIKES)
    wanted = TRACKING_SYMBOLS + CHECK_SYMBOLS
    foreign = "".join(sorted({symbol for symbol in typed if symbol not in _VALUES}))
    if foreign:
        raise Invalid("codes.tracking-symbol", field="code", symbols=foreign)
    if len(typed) != wanted:
        raise Invalid("codes.tracking-length", field="code", typed=len(typed), wanted=wanted)
    body = typed[:TRACKING_SYMBOLS]
    if body + _check_symbols(body) != typed:
        raise Invalid("codes.tracking-check", field="code")
    return _grouped(typed)


def new_code(prefix: str, rand: Rand) -> str:
    """An internal code such as case-7kq4m2xd3ht89pwa: 80 random bits, fit for an address."""
    return f"{prefix}-{_random_symbols(CODE_SYMBOLS, rand).lower()}"


def keyed_hash(key: bytes, code: str, *, purpose: str = "tracking-code") -> str:
    """What is kept instead of a secret code; useless without the key."""
    if len(key) < 32:
        raise ValueError("the key of a keyed hash has at least 32 bytes")
    message = f"hoiam/{purpose}/1\0{code.replace('-', '')}"
    return hmac.new(key, message.encode(), hashlib.sha256).hexdigest()


def _check_prefix(prefix: str) -> None:
    if not _is_prefix(prefix):
        raise ValueError(f"a reference prefix is two capital letters, not {prefix!r}")


def _check_own(prefix: str, house: str) -> None:
    """Training and life are told apart in both directions, before anything is looked for."""
    if prefix == TRAINING_PREFIX and house != TRAINING_PREFIX:
        raise Invalid("codes.training-reference", field="reference")
    if house == TRAINING_PREFIX and prefix != TRAINING_PREFIX:
        raise Invalid("codes.real-reference", field="reference")


def _is_prefix(prefix: str) -> bool:
    return len(prefix) == PREFIX_LETTERS and _CAPITALS.issuperset(prefix)


def _are_symbols(text: str) -> bool:
    return all(symbol in _VALUES for symbol in text)


def _squeeze(text: str) -> str:
    return "".join(sign for sign in text.upper() if not sign.isspace() and sign not in _DASHES)


def _random_symbols(count: int, rand: Rand) -> str:
    """Five bits a symbol, none left over: eight symbols from five bytes."""
    number = int.from_bytes(rand(count * 5 // 8), "big")
    return "".join(ALPHABET[(number >> (5 * place)) & 31] for place in range(count))


def _print_reference(prefix: str, body: str) -> str:
    return f"{prefix}-{body[:4]}-{body[4:]}"


def _grouped(symbols: str) -> str:
    return "-".join(symbols[start : start + 3] for start in range(0, len(symbols), 3))


def _times(left: int, right: int) -> int:
    """Product in the field of 32 elements, modulo x^5 + x^2 + 1."""
    product = 0
    while right:
        if right & 1:
            product ^= left
        right >>= 1
        left <<= 1
        if left & 32:
            left ^= 0b100101
    return product


def _check_symbols(body: str) -> str:
    """The remainder by (x + 2)(x + 4), so that 2 and 4 are roots of every whole code."""
    first, second = 0, 0
    for symbol in body:
        carry = first ^ _VALUES[symbol]
        first, second = second ^ _times(carry, 2 ^ 4), _times(carry, _times(2, 4))
    return ALPHABET[first] + ALPHABET[second]
