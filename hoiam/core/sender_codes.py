"""What the receipt of a sealed denunciation bears, and what is made of it.

A *reference* of 80 random bits (base 32 of RFC 4648, 16 signs) names the case; only its SHA-256
is ever sent. Sixteen random *digits* and a check digit (ISO/IEC 7064, MOD 11-10) open the answers:
they are the passphrase of the sender's key, and the access token is derived from them. Neither the
reference nor the digits ever leave the sender's device.
"""

import hashlib
import hmac
import re
from base64 import b32encode
from collections.abc import Callable

from hoiam.core.refusals import Invalid

REFERENCE_BYTES, REFERENCE_SIGNS = 10, 16
RANDOM_DIGITS, DIGITS = 16, 17
TOKEN_SALT = b"hoiam-sender-v1:"
MEMORY_LABEL = b"hoiam-memory-v1:"
TOKEN_WORK = 2**16  # scrypt, as much as browsers of telephones bear
HASH = re.compile(r"[0-9a-f]{64}")
_REFERENCE = re.compile(r"[A-Z2-7]{16}")
_PASSED = re.compile(r"[\s.\-‐‑–—_]+")

Rand = Callable[[int], bytes]


def new_reference(rand: Rand) -> str:
    """A reference, in groups of four as it is printed."""
    return grouped(b32encode(rand(REFERENCE_BYTES)).decode("ascii"))


def parse_reference(text: str) -> str:
    """The sixteen signs that somebody meant: a nought and a one are no signs of this alphabet."""
    found = _PASSED.sub("", text).upper().translate(str.maketrans("018", "OIB"))
    if not _REFERENCE.fullmatch(found):
        raise Invalid("codes.sender-reference", field="reference")
    return found


def reference_hash(reference: str) -> str:
    """What the server knows of a reference."""
    return hashlib.sha256(parse_reference(reference).encode()).hexdigest()


def new_digits(rand: Rand) -> str:
    """Sixteen random digits and the check digit, in groups of four as they are printed."""
    body = ""
    while len(body) < RANDOM_DIGITS:
        # 250 of 256 values, so that no digit comes more often than another.
        body += "".join(str(byte % 10) for byte in rand(RANDOM_DIGITS) if byte < 250)
    body = body[:RANDOM_DIGITS]
    return grouped(body + check_digit(body))


def parse_digits(text: str) -> str:
    """The seventeen digits, or what to look at again."""
    found = _PASSED.sub("", text)
    if not re.fullmatch(r"[0-9]{17}", found):
        raise Invalid("codes.digits-length", field="digits", wanted=DIGITS)
    if check_digit(found[:-1]) != found[-1]:
        raise Invalid("codes.digits-check", field="digits")
    return found


def check_digit(digits: str) -> str:
    """ISO/IEC 7064, MOD 11-10: finds every wrong digit and nearly every exchanged pair."""
    product = 10
    for digit in digits:
        product = ((product + int(digit)) % 10 or 10) * 2 % 11
    return str((11 - product) % 10)


def token(digits: str, reference: str) -> str:
    """By which the sender asks for the answers; the server keeps a hash of it alone."""
    salt = TOKEN_SALT + parse_reference(reference).encode()
    return hashlib.scrypt(
        parse_digits(digits).encode(),
        salt=salt,
        n=TOKEN_WORK,
        r=8,
        p=1,
        maxmem=128 * 1024 * 1024,
        dklen=32,
    ).hex()


def access_hash(told: str) -> str:
    """What is kept of a token; anything that is no token has a hash that nothing has."""
    return hashlib.sha256(told.encode()).hexdigest()


def grouped(signs: str) -> str:
    """In groups of four, for reading aloud and copying by hand."""
    return " ".join(signs[start : start + 4] for start in range(0, len(signs), 4))


def remembered(words: bytes, identity: str) -> bytes:
    """What the sender chose, with a mark under the sender's own key (HMAC, RFC 2104): the server
    knows the recipient and could seal other words to it, but not mark them."""
    mark = hmac.new(identity.encode(), MEMORY_LABEL + words, hashlib.sha256).hexdigest()
    return words + b"\n" + mark.encode()
