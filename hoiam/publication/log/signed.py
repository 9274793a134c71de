"""What was signed last, in the keys folder: outside the database and outside every backup.

A database that was restored from a copy knows an older tree than the one that strangers hold a
signature of. To sign again from there would be to sign two histories. So the last size and root
are on the disk here before a checkpoint leaves, and nothing is signed that does not grow from it.
"""

import contextlib
import fcntl
import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hoiam.base.keys import KeysFault
from hoiam.core.log.merkle import EMPTY_ROOT

NAME, LOCK = "signed", ".lock"


@dataclass(frozen=True, slots=True)
class Signed:
    """Size and root of the last checkpoint."""

    size: int
    root: bytes


NOTHING = Signed(0, EMPTY_ROOT)


def last(place: Path) -> Signed:
    """The last one of an origin. A file that is missing is no empty tree: it is a loss."""
    try:
        size, root = (place / NAME).read_text(encoding="ascii").split()
        return Signed(int(size), bytes.fromhex(root))
    except (OSError, ValueError):
        raise KeysFault(
            f"Không đọc được {place / NAME}: không biết nhật ký đã ký đến đâu. "
            "Chạy hoiam log reconcile."
        ) from None


def is_there(place: Path) -> bool:
    """Whether it can be read."""
    with contextlib.suppress(KeysFault):
        last(place)
        return True
    return False


def note(place: Path, signed: Signed) -> None:
    """Write it down; on the disk when this returns."""
    draft = place / f".{NAME}.{secrets.token_hex(6)}"
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(f"{signed.size} {signed.root.hex()}\n")
        file.flush()
        os.fsync(file.fileno())
    draft.replace(place / NAME)
    folder = os.open(place, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


@contextlib.contextmanager
def only_one(place: Path) -> Iterator[bool]:
    """One process signs; whether it is this one. The lock goes with the process that held it."""
    handle = os.open(place / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
    finally:
        os.close(handle)
