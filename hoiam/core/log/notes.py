"""Signed notes: a text that people can read, with the signatures of named keys under it.

c2sp.org/signed-note. Two kinds of key are used here: Ed25519 (0x01), by which a log and an
office sign, and the cosignature with its time (0x04), by which a witness signs a checkpoint
(c2sp.org/tlog-cosignature). Signing is done outside; here notes are read, written and checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from hoiam.core.log import ed25519
from hoiam.core.log.lines import LATEST, base64_of, bytes_of
from hoiam.core.log.untrue import Untrue

ED25519 = 0x01
COSIGNATURE = 0x04
KINDS = (ED25519, COSIGNATURE)

DASH = "\u2014 "  # em dash and a space open a signature line
KEY_ID_BYTES = 4
TIME_BYTES = 8
MOST_SIGNATURES = 100
LONGEST = 1_000_000
_NAME = re.compile(r"[^\s+]+")  # no space of any script, no plus
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")


@dataclass(frozen=True)
class Signature:
    """One line under a note: who says to have signed, and the bytes."""

    name: str
    key_id: bytes
    signature: bytes

    @property
    def line(self) -> str:
        """As it stands in the note, with its end of line."""
        return f"{DASH}{self.name} {base64_of(self.key_id + self.signature)}\n"


@dataclass(frozen=True)
class Note:
    """A text (ending in a new line) and the signatures under it; nothing is checked yet."""

    text: str
    signatures: tuple[Signature, ...]


@dataclass(frozen=True)
class VerifierKey:
    """A public key under a name: what a checker pins."""

    name: str
    hash: bytes
    kind: int
    key: bytes

    @property
    def text(self) -> str:
        """As a vkey: `<name>+<key id>+<base64 of kind and key>`."""
        return f"{self.name}+{self.hash.hex()}+{base64_of(bytes([self.kind]) + self.key)}"

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Signed:
    """A signature that holds: the key, and for a witness the second at which it signed."""

    key: VerifierKey
    time: int | None


def key_of(name: str, kind: int, key: bytes) -> VerifierKey:
    """A verifier key from its parts, its id computed."""
    if not _NAME.fullmatch(name) or _CONTROL.search(name):
        raise Untrue("log.key-name", name=name[:60])
    if kind not in KINDS:
        raise Untrue("log.key-kind", kind=kind)
    if not ed25519.is_key(key):
        raise Untrue("log.key-bytes", name=name[:60])
    return VerifierKey(name=name, hash=_key_id(name, kind, key), kind=kind, key=key)


def read_key(vkey: str) -> VerifierKey:
    """A verifier key from its vkey text; refuses one whose id is not its own."""
    parts = vkey.strip().split("+", 2)
    if len(parts) != 3:
        raise Untrue("log.not-a-key", text=vkey[:60])
    name, key_id, encoded = parts
    data = bytes_of(encoded)
    key = key_of(name, data[0] if data else 0, data[1:])
    if key.hash.hex() != key_id:
        raise Untrue("log.key-id", name=name[:60])
    return key


def read(text: str) -> Note:
    """A note from its text; signatures of unknown keys and kinds are kept as they are."""
    if len(text) > LONGEST or _CONTROL.search(text) or not text.endswith("\n"):
        raise Untrue("log.not-a-note")
    body, separator, signatures = text.rpartition("\n\n")
    lines = signatures[:-1].split("\n") if separator else []
    if not body or not 1 <= len(lines) <= MOST_SIGNATURES:
        raise Untrue("log.not-a-note")
    return Note(text=body + "\n", signatures=tuple(read_signature(one) for one in lines))


def read_signature(line: str) -> Signature:
    """One signature line, with or without its end of line."""
    line = line[:-1] if line.endswith("\n") else line
    name, _, encoded = line[len(DASH) :].partition(" ")
    if not line.startswith(DASH) or not _NAME.fullmatch(name):
        raise Untrue("log.signature-line", line=line[:60])
    data = bytes_of(encoded)
    if len(data) <= KEY_ID_BYTES:
        raise Untrue("log.signature-line", line=line[:60])
    return Signature(name=name, key_id=data[:KEY_ID_BYTES], signature=data[KEY_ID_BYTES:])


def write(note: Note) -> str:
    """The note as text."""
    _check_text(note.text)
    return note.text + "\n" + "".join(one.line for one in note.signatures)


def signature_line(key: VerifierKey, signature: bytes) -> str:
    """The line under a note for a signature made outside (of kind 0x01: over the text)."""
    return Signature(name=key.name, key_id=key.hash, signature=signature).line


def cosignature_line(key: VerifierKey, *, time: int, signature: bytes) -> str:
    """The line for a witness: the second in eight bytes, then its signature."""
    return signature_line(key, time.to_bytes(TIME_BYTES, "big") + signature)


def with_lines(text: str, lines: Iterable[str]) -> str:
    """A note from a text and signature lines."""
    return write(Note(text=text, signatures=tuple(read_signature(one) for one in lines)))


def cosigned_message(text: str, time: int) -> bytes:
    """What a witness signs: the header, the second, the text of the checkpoint."""
    return f"cosignature/v1\ntime {time}\n{text}".encode()


def signed_by(note: Note, keys: Iterable[VerifierKey]) -> tuple[Signed, ...]:
    """Which of these keys signed the note; a false signature in a known name is refused.

    Keys that are not given are passed over, as the format asks. A key that signed twice counts
    once, with its first line.
    """
    known = {(key.name, key.hash): key for key in keys}
    found: dict[tuple[str, bytes], Signed] = {}
    for one in note.signatures:
        key = known.get((one.name, one.key_id))
        if key is not None and (one.name, one.key_id) not in found:
            found[one.name, one.key_id] = _checked(note.text, key, one)
    return tuple(found.values())


def check_signed(note: Note, key: VerifierKey) -> Signed:
    """Refuse unless this key signed the note."""
    for one in signed_by(note, (key,)):
        return one
    raise Untrue("log.not-signed", name=key.name)


def _checked(text: str, key: VerifierKey, one: Signature) -> Signed:
    time, signature, message = None, one.signature, text.encode()
    if key.kind == COSIGNATURE:
        time = int.from_bytes(signature[:TIME_BYTES], "big")
        signature, message = signature[TIME_BYTES:], cosigned_message(text, time)
    if not ed25519.is_signed(key.key, message, signature):
        raise Untrue("log.false-signature", name=key.name)
    if time is not None and time > LATEST:
        raise Untrue("log.not-a-time", text=str(time))
    return Signed(key=key, time=time)


def _key_id(name: str, kind: int, key: bytes) -> bytes:
    return sha256(name.encode() + b"\n" + bytes([kind]) + key).digest()[:KEY_ID_BYTES]


def _check_text(text: str) -> None:
    if not text.endswith("\n") or text == "\n" or _CONTROL.search(text):
        raise Untrue("log.not-a-note")
