"""A checkpoint: the log says how large its tree is and what its root is, and signs it.

c2sp.org/tlog-checkpoint.
"""

from __future__ import annotations

from dataclasses import dataclass

from hoiam.core.log import notes
from hoiam.core.log.lines import base64_of, bytes_of, number_of
from hoiam.core.log.merkle import HASH_BYTES, LARGEST_SIZE
from hoiam.core.log.untrue import Untrue

cosigned_message = notes.cosigned_message


@dataclass(frozen=True)
class Checkpoint:
    """The head of a tree: whose, how many entries, which root."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()


def read(text: str) -> Checkpoint:
    """A checkpoint from the text of its note (without signatures)."""
    lines = text.split("\n")
    if len(lines) < 4 or lines[-1] or not all(lines[:-1]):
        raise Untrue("log.not-a-checkpoint")
    root = bytes_of(lines[2])
    if len(root) != HASH_BYTES:
        raise Untrue("log.not-a-hash")
    size = number_of(lines[1], most=LARGEST_SIZE)
    return Checkpoint(origin=lines[0], size=size, root=root, extensions=tuple(lines[3:-1]))


def write(checkpoint: Checkpoint) -> str:
    """The text that the log signs."""
    lines = (checkpoint.origin, str(checkpoint.size), base64_of(checkpoint.root))
    return "".join(f"{line}\n" for line in (*lines, *checkpoint.extensions))
