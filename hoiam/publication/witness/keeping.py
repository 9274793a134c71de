"""What a witness must never lose: its key, and the newest checkpoint it cosigned of each log.

A folder, one folder in it for each log. Every file is written whole and beside its place, forced to
the disk, and then put in its place: a machine that loses power has the old state or the new one.
A witness whose state is gone must not sign again with the same key, so a missing file is an error
and never an empty state.
"""

import fcntl
import hashlib
import os
import secrets
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hoiam.core.log import notes
from hoiam.core.log.notes import VerifierKey
from hoiam.core.log.untrue import Untrue
from hoiam.publication.witness.words import Declined

KEY, LOG, LATEST, LOCK, EVIDENCE = "key", "log", "latest", "lock", "evidence"
PREFIX = "PRIVATE+KEY+"


def write_whole(path: Path, content: bytes, mode: int = 0o644) -> None:
    """Put a file in its place, whole or not at all, and on the disk when this returns."""
    beside = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


@dataclass(frozen=True, slots=True)
class Signer:
    """The witness's own key: its public half as others pin it, and what signs."""

    key: VerifierKey
    private: Ed25519PrivateKey

    def sign(self, message: bytes) -> bytes:
        """An Ed25519 signature (RFC 8032)."""
        return self.private.sign(message)


class Kept:
    """The newest cosigned checkpoint of one log, with the lock held while it may change."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def keys(self) -> tuple[VerifierKey, ...]:
        """The keys of the log that this witness trusts."""
        lines = (self._folder / LOG).read_text(encoding="utf-8").split("\n")
        return tuple(notes.read_key(line) for line in lines if line)

    @property
    def latest(self) -> str:
        """The newest checkpoint that was cosigned, as a note; empty before the first."""
        try:
            return (self._folder / LATEST).read_text(encoding="utf-8")
        except FileNotFoundError:
            raise Declined("state-lost", 500, str(self._folder)) from None

    def keep(self, note: str) -> None:
        """The newest checkpoint with our cosignature, on the disk before anybody is answered."""
        write_whole(self._folder / LATEST, note.encode())

    def keep_evidence(self, name: str, text: str) -> Path:
        """What speaks against the log; kept once, never replaced."""
        folder = self._folder / EVIDENCE
        folder.mkdir(exist_ok=True)
        path = folder / f"{name}-{hashlib.sha256(text.encode()).hexdigest()[:16]}.txt"
        if not path.exists():
            write_whole(path, text.encode())
        return path

    def evidence(self) -> list[Path]:
        """All that was kept against the log, oldest first."""
        folder = self._folder / EVIDENCE
        return sorted(folder.glob("*.txt"), key=lambda path: path.stat().st_mtime)


class State:
    """A witness's folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        if not (folder / KEY).is_file():
            raise Declined("no-state", 500, str(folder))

    @property
    def signer(self) -> Signer:
        """The key, as written by `begin`."""
        return _signer((self.folder / KEY).read_text(encoding="ascii").strip())

    def follow(self, key: VerifierKey, *more: VerifierKey) -> None:
        """Watch a log from its beginning; its origin is the name of its key."""
        folder = self._of(key.name)
        if folder.exists():
            raise Declined("log-there", 409, key.name)
        making = self.folder / f".{secrets.token_hex(6)}"
        making.mkdir()
        vkeys = "".join(f"{one.text}\n" for one in (key, *more))
        write_whole(making / LOG, vkeys.encode())
        write_whole(making / LATEST, b"")
        write_whole(making / LOCK, b"")
        making.rename(folder)

    def logs(self) -> list[str]:
        """The origins of the logs that are watched."""
        return sorted(Kept(path.parent).keys[0].name for path in self.folder.glob(f"*/{LOG}"))

    @contextmanager
    def locked(self, origin: str) -> Iterator[Kept]:
        """The log's state, in one hand: between looking and writing nobody else may sign."""
        folder = self._of(origin)
        if not (folder / LOG).is_file():
            raise Declined("unknown-log", 404)
        with (folder / LOCK).open("ab") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield Kept(folder)

    def _of(self, origin: str) -> Path:
        return self.folder / hashlib.sha256(origin.encode()).hexdigest()[:32]


def begin(folder: Path, name: str) -> State:
    """A new witness with a key made here; a folder that has one is left alone."""
    if (folder / KEY).exists():
        raise Declined("state-there", 409, str(folder))
    if "://" in name:
        raise Declined("name", 400, name)
    private = Ed25519PrivateKey.generate()
    try:
        key = cosigner_key(name, private)
    except Untrue:
        raise Declined("name", 400, name) from None
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    body = b64encode(bytes([key.kind]) + private.private_bytes_raw()).decode()
    text = f"{PREFIX}{name}+{key.hash.hex()}+{body}\n"
    write_whole(folder / KEY, text.encode("utf-8"), 0o600)
    return State(folder)


def cosigner_key(name: str, private: Ed25519PrivateKey) -> VerifierKey:
    """What others pin of a witness (c2sp.org/tlog-cosignature)."""
    return notes.key_of(name, notes.COSIGNATURE, private.public_key().public_bytes_raw())


def _signer(line: str) -> Signer:
    """The signer key as `golang.org/x/mod/sumdb/note` writes it, of a cosigner (type 0x04)."""
    try:
        name, _hash, body = line.removeprefix(PREFIX).split("+", 2)
        raw = b64decode(body, validate=True)
        private = Ed25519PrivateKey.from_private_bytes(raw[1:])
        return Signer(cosigner_key(name, private), private)
    except (ValueError, Untrue):
        raise Declined("bad-key", 500) from None
