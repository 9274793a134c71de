"""What is sent to a witness (c2sp.org/tlog-witness, add-checkpoint): over HTTP or as a file."""

import re
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass

from hoiam.publication.witness.words import Declined

LONGEST = 64 * 1024
MOST_HASHES = 63
_OLD = re.compile(r"old (0|[1-9][0-9]{0,18})")


@dataclass(frozen=True, slots=True)
class Request:
    """From what size the tree grew, the proof of it, and the checkpoint word for word."""

    old: int
    proof: tuple[bytes, ...]
    note: str


def written(old: int, proof: Sequence[bytes], note: str) -> str:
    """The body of a request."""
    hashes = "".join(f"{b64encode(one).decode()}\n" for one in proof)
    return f"old {old}\n{hashes}\n{note}"


def read(body: bytes) -> Request:
    """A body as it came; whatever is not exactly of the form is refused."""
    if len(body) > LONGEST:
        raise Declined("too-large", 413)
    try:
        head, gap, note = body.decode("utf-8").partition("\n\n")
        first, *lines = head.split("\n")
        match = _OLD.fullmatch(first)
        if match is None or not gap or len(lines) > MOST_HASHES:
            raise Declined("malformed")
        return Request(int(match[1]), tuple(_hash(line) for line in lines), note)
    except ValueError:
        raise Declined("malformed") from None


def _hash(line: str) -> bytes:
    value = b64decode(line, validate=True)
    if len(value) != 32 or b64encode(value).decode() != line:
        raise ValueError(line)
    return value
