"""The seal of a backup: the age format, to one or several keys whose other half lies offline.

Both directions stream: what is written goes through a pipe, so that a backup of any size takes
the memory of a few blocks. A thread stands on the other end of the pipe.
"""

import os
import tarfile
import threading
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

import pyrage

from hoiam.core.refusals import Invalid

BLOCK = 256 * 1024
# What one side meets when the other has ended before its time.
_CONSEQUENCES = (BrokenPipeError, EOFError, tarfile.TarError, zlib.error)
HEADER = "# Khóa mở bản sao lưu Hồi Âm. Cất ngoại tuyến, không để trên máy chủ.\n"


def make_key(path: Path) -> str:
    """Write a new identity into a file that is not there yet; what a server may know of it."""
    identity = pyrage.x25519.Identity.generate()
    recipient = str(identity.to_public())
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(f"{HEADER}# public key: {recipient}\n{identity}\n")
        file.flush()
        os.fsync(file.fileno())
    return recipient


def recipients(given: Sequence[str]) -> tuple[str, ...]:
    """Public keys as they were typed or set, each one readable; nothing of them is secret."""
    found = tuple(dict.fromkeys(one for words in given for one in words.replace(",", " ").split()))
    for one in found:
        if one.startswith("AGE-SECRET-KEY-"):
            raise Invalid("standing.secret-on-server")
        try:
            pyrage.x25519.Recipient.from_str(one)
        except pyrage.RecipientError:
            raise Invalid("standing.bad-recipient", given=one[:80]) from None
    if not found:
        raise Invalid("standing.no-recipient")
    return found


def identities(path: Path) -> list[pyrage.x25519.Identity]:
    """The secret halves in a file, as `make_key` or the program age-keygen writes them."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
        return [
            pyrage.x25519.Identity.from_str(line.strip())
            for line in lines
            if line.strip() and not line.startswith("#")
        ] or _no_identity(path)
    except (OSError, UnicodeDecodeError, pyrage.IdentityError):
        return _no_identity(path)


def _no_identity(path: Path) -> list[pyrage.x25519.Identity]:
    raise Invalid("standing.bad-identity", path=str(path))


@contextmanager
def sealed(target: BinaryIO, to: Sequence[str]) -> Iterator[BinaryIO]:
    """Whatever is written here goes sealed into `target`; an error on either side is raised."""
    keys = [pyrage.x25519.Recipient.from_str(one) for one in to]
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb", buffering=BLOCK) as source:
        other = _Other(lambda: pyrage.encrypt_io(source, target, keys), source)
        with os.fdopen(writing, "wb", buffering=BLOCK) as sink:
            yield from _beside(other, sink)
        other.finish()


@contextmanager
def opened(source: BinaryIO, keys: Sequence[pyrage.x25519.Identity]) -> Iterator[BinaryIO]:
    """The inside of a sealed file, to be read from its beginning to its end."""
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb", buffering=BLOCK) as inside:
        sink = os.fdopen(writing, "wb", buffering=BLOCK)
        other = _Other(lambda: pyrage.decrypt_io(source, sink, list(keys)), sink)
        yield from _beside(other, inside)
        other.finish()


def _beside(other: "_Other", end: BinaryIO) -> Iterator[BinaryIO]:
    """An error of the other side is the cause of whatever this side meets at its broken pipe."""
    try:
        yield end
    except BaseException as error:
        with suppress(OSError):
            end.close()
        other.thread.join()
        if other.error is not None and isinstance(error, _CONSEQUENCES):
            raise other.error from None
        raise


class _Other:
    """The far end of a pipe, in a thread of its own; its end of the pipe is closed whatever
    happens, or the near end would wait for ever."""

    def __init__(self, work: Callable[[], None], end: BinaryIO) -> None:
        self.error: BaseException | None = None
        self._work, self._end = work, end
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    def _run(self) -> None:
        try:
            self._work()
        except BaseException as error:  # raised again by who waits
            self.error = error
        finally:
            with suppress(OSError):
                self._end.close()

    def finish(self) -> None:
        """Wait for it; raise what it met."""
        self.thread.join()
        if self.error is not None:
            raise self.error
