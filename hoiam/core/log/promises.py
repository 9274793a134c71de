"""The promise that comes back with the request: this leaf will stand in the log.

A signed note by a key of its own, named `<origin>/promises`. It says when the office says to
have taken the entry in; only witnesses prove a time.
"""

from __future__ import annotations

from dataclasses import dataclass

from hoiam.core.log import notes
from hoiam.core.log.lines import base64_of, bytes_of, moment_of, moment_text
from hoiam.core.log.merkle import HASH_BYTES
from hoiam.core.log.notes import VerifierKey
from hoiam.core.log.untrue import Untrue

HEADER = "hoiam promise v1"


@dataclass(frozen=True)
class Promise:
    """Whose log, which leaf, when (seconds since 1970)."""

    origin: str
    leaf: bytes
    time: int


def key_name(origin: str) -> str:
    """The name of the key that promises for this log."""
    return f"{origin}/promises"


def write(promise: Promise) -> str:
    """The text to be signed."""
    lines = (HEADER, promise.origin, base64_of(promise.leaf), moment_text(promise.time))
    return "".join(f"{line}\n" for line in lines)


def read(text: str) -> Promise:
    """A promise from the text of its note (without signatures)."""
    lines = text.split("\n")
    if len(lines) != 5 or lines[0] != HEADER or not lines[1] or lines[4]:
        raise Untrue("log.not-a-promise")
    leaf = bytes_of(lines[2])
    if len(leaf) != HASH_BYTES:
        raise Untrue("log.not-a-hash")
    return Promise(origin=lines[1], leaf=leaf, time=moment_of(lines[3]))


def check(note_text: str, key: VerifierKey) -> Promise:
    """The promise in a whole note, refused unless this key of its log signed it."""
    note = notes.read(note_text)
    promise = read(note.text)
    if key.name != key_name(promise.origin):
        raise Untrue("log.origin-unknown", origin=promise.origin)
    notes.check_signed(note, key)
    return promise
