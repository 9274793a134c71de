"""Files that lie encrypted: in chunks, each sealed with a key of this file alone.

A chunk knows its place in the file and whether it is the last, and the file's name is bound to
each: chunks that were moved, repeated or cut off do not open. A file without the mark is one of
before files were sealed; it is read as it lies, until `hoiam keys rewrite` has sealed it.
"""

import hashlib
import hmac
import io
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from hoiam.base import keys
from hoiam.base.keys import Key, KeysFault

MARK = b"hoiam1f\n"  # no kind of file that is taken begins so
CHUNK = 64 * 1024
_SALT, _TAG = 16, 16
_HEAD = len(MARK) + keys.ID_LENGTH + _SALT


class Sealing:
    """What is written goes into a file sealed. `end` writes the last chunk."""

    def __init__(self, target: BinaryIO, place: str) -> None:
        key, salt = keys.ring().newest, secrets.token_bytes(_SALT)
        self._target, self._place = target, place.encode()
        self._key, self._chunk, self._rest = _of_file(key, salt), 0, b""
        target.write(MARK + key.id.encode() + salt)

    def write(self, content: bytes) -> None:
        self._rest += content
        while len(self._rest) > CHUNK:
            self._put(self._rest[:CHUNK], last=False)
            self._rest = self._rest[CHUNK:]

    def end(self) -> None:
        self._put(self._rest, last=True)

    def _put(self, content: bytes, *, last: bool) -> None:
        nonce = _nonce(self._chunk, last=last)
        self._target.write(self._key.encrypt(nonce, content, self._place))
        self._chunk += 1


class _Opening(io.RawIOBase):
    """The content of a sealed file, from any place in it on."""

    def __init__(self, file: BinaryIO, place: str) -> None:
        self._file, self._place = file, place.encode()
        head = file.read(_HEAD)
        key = keys.key_of(head[len(MARK) : len(MARK) + keys.ID_LENGTH].decode("ascii", "replace"))
        self._key = _of_file(key, head[-_SALT:])
        whole = os.fstat(file.fileno()).st_size - _HEAD
        self._last = max(0, -(-whole // (CHUNK + _TAG)) - 1)
        self._size = whole - (self._last + 1) * _TAG
        self._at, self._known, self._opened = 0, -1, b""

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._size}[whence]
        self._at = max(0, start + offset)
        return self._at

    def readinto(self, into: bytearray | memoryview, /) -> int:  # type: ignore[override]
        if self._at >= self._size and (self._size or self._known == 0):
            return 0
        number, skipped = divmod(self._at, CHUNK)
        self._open(number)
        some = self._opened[skipped : skipped + len(into)]
        into[: len(some)] = some
        self._at += len(some)
        return len(some)

    def _open(self, number: int) -> None:
        if number == self._known:
            return
        self._file.seek(_HEAD + number * (CHUNK + _TAG))
        sealed = self._file.read(CHUNK + _TAG)
        try:
            nonce = _nonce(number, last=number == self._last)
            self._opened = self._key.decrypt(nonce, sealed, self._place)
        except InvalidTag:
            raise KeysFault("A file was changed, cut off or given another name.") from None
        self._known = number

    def close(self) -> None:
        self._file.close()
        super().close()


def opened(path: Path, place: str) -> io.BufferedReader:
    """The content of a file, sealed or of before; `place` is the name it was sealed under."""
    file = path.open("rb")
    if file.read(len(MARK)) != MARK:
        file.seek(0)
        return file
    file.seek(0)
    try:
        return io.BufferedReader(_Opening(file, place), CHUNK)
    except KeysFault:
        file.close()
        raise


def key_id(path: Path) -> str:
    """The name of the key that a file needs; empty for one that lies readable."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head.startswith(MARK):
        return ""
    return head[len(MARK) : len(MARK) + keys.ID_LENGTH].decode("ascii", "replace")


def _of_file(key: Key, salt: bytes) -> AESGCM:
    return AESGCM(hmac.new(key.root, b"hoiam/1/file" + salt, hashlib.sha256).digest())


def _nonce(chunk: int, *, last: bool) -> bytes:
    return chunk.to_bytes(11, "big") + bytes([last])


@dataclass(frozen=True, slots=True)
class Kept:
    """An original or a copy as it lies on the disk: sealed, so that only this reads it."""

    path: Path
    place: str

    def open(self, mode: str = "rb") -> io.BufferedReader:
        """Its content as a stream that can be read from any place on."""
        if mode != "rb":
            raise ValueError("what was sent is only read")
        return opened(self.path, self.place)

    def read_bytes(self) -> bytes:
        with self.open() as file:
            return file.read()
