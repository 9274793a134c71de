"""Proof of work for the send form: a little effort for a telephone, a lot for a flood.

The challenge is stateless: nonce, difficulty and last moment, signed with a key of the house,
so that nothing is stored before somebody really sends. A solution is any text that, put behind
the challenge, gives a SHA-256 with that many leading zero bits. Using a solution once only is
the caller's matter (the idempotency key of the form is bound to it).
"""

import hashlib
import hmac
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from hoiam.core.refusals import Invalid

LIFETIME = timedelta(hours=2)  # long enough for a slow network and a long story (house rule)
LONGEST_SOLUTION = 64
NONCE_BYTES = 16

# House rule: some 4,000 hashes when it is quiet, doubling as a flood grows, never more than some
# 130,000, because the oldest telephone pays the most.
LEAST_BITS, MOST_BITS = 12, 17
QUIET = 30
RECENT = timedelta(minutes=10)  # in which what was sent is counted


def bits_for(recent_count: int) -> int:
    """How hard it is now, given what was sent in the last ten minutes: a bit per doubling."""
    return min(MOST_BITS, LEAST_BITS + (max(0, recent_count) // QUIET).bit_length())


# House rule for what is sealed, counted by the hour because nothing there has a minute: nothing is
# asked while it is quiet; in a flood up to a million hashes, some seconds of a telephone.
QUIET_HOUR, LEAST_SEALED_BITS, MOST_SEALED_BITS = 60, 14, 20
# A flood must not live on what was issued while it was quieter.
SLACK_BITS = 1


def sealed_bits_for(count: int) -> int:
    """The same by what came in this hour; nought while nothing is asked."""
    if count < QUIET_HOUR:
        return 0
    return min(MOST_SEALED_BITS, LEAST_SEALED_BITS - 1 + (count // QUIET_HOUR).bit_length())


def check_hard_enough(challenge: str, bits: int) -> None:
    """Refuse a challenge of a quieter time; `check` has read it before."""
    if int(challenge.split(".")[2]) < bits - SLACK_BITS:
        raise Invalid("pow.expired")


def issue(key: bytes, *, bits: int, now: datetime, rand: Callable[[int], bytes]) -> str:
    """A challenge to be solved before it expires."""
    last = int((now.astimezone(UTC) + LIFETIME).timestamp())
    body = f"1.{rand(NONCE_BYTES).hex()}.{bits}.{last}"
    return f"{body}.{_signature(key, body)}"


def check(key: bytes, challenge: str, solution: str, *, now: datetime) -> None:
    """Refuse what was not issued here, is too old or was not worked for."""
    body, _, signature = challenge.rpartition(".")
    # Compared as bytes: what a stranger types need be neither ASCII nor whole.
    if not hmac.compare_digest(_signature(key, body).encode(), _bytes(signature)):
        raise Invalid("pow.not-issued-here")
    _, _, bits, last = body.split(".")
    if now.timestamp() > int(last):
        raise Invalid("pow.expired")
    if len(solution) > LONGEST_SOLUTION or leading_zero_bits(challenge, solution) < int(bits):
        raise Invalid("pow.not-solved")


def leading_zero_bits(challenge: str, solution: str) -> int:
    """How many zero bits the two begin with when hashed together."""
    digest = hashlib.sha256(_bytes(f"{challenge}:{solution}")).digest()
    return 256 - int.from_bytes(digest, "big").bit_length()


def solve(challenge: str) -> str:
    """The first number that solves a challenge: what the page's script does, for tests and tools."""
    bits = int(challenge.split(".")[2])
    number = 0
    while leading_zero_bits(challenge, str(number)) < bits:
        number += 1
    return str(number)


def _signature(key: bytes, body: str) -> str:
    return hmac.new(key, _bytes(f"hoiam/pow/1\0{body}"), hashlib.sha256).hexdigest()


def _bytes(text: str) -> bytes:
    return text.encode(errors="replace")
