"""The keys that seal what is personal: files in the keys folder, owner-only, never in a backup.

`data-key` is the first; `data-key-2`, `data-key-3` … are added later. The newest seals, every one
opens, so that values can be sealed anew while people work. `lookup-key` makes the keyed hashes by
which an exact value is found again. A key that was replaced lies in `retired`: older backups may
still need it, and nobody has to find it again in a hurry.

A key is named by its content, not by its file: a wrong file under the right name is noticed.
"""

import contextlib
import hashlib
import hmac
import os
import re
import secrets
import time
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

DATA, LOOKUP, RETIRED = "data-key", "lookup-key", "retired"
ID_LENGTH = 8
_SHORTEST = 32  # signs of a key file


class KeysFault(RuntimeError):
    """The keys cannot be used: missing, broken, or not those of this data. Says so in a sentence."""


@dataclass(frozen=True, slots=True, eq=False)
class Key:
    """One key for data: its name, which of the files it is, and what it seals with."""

    id: str
    number: int
    path: Path
    root: bytes
    sealing: AESGCM


@dataclass(frozen=True, eq=False)
class Ring:
    """The keys of one folder as they lay there at one moment."""

    folder: Path
    stamp: int
    keys: tuple[Key, ...]  # oldest first

    @cached_property
    def by_id(self) -> dict[str, Key]:
        return {key.id: key for key in self.keys}

    @cached_property
    def newest(self) -> Key:
        if not self.keys:
            raise KeysFault(missing(self.folder / name(DATA)))
        return self.keys[-1]

    @cached_property
    def lookup(self) -> bytes:
        path = self.folder / name(LOOKUP)
        if not path.exists():
            raise KeysFault(missing(path))
        return _derived(_read(path), "lookup")

    @cached_property
    def retired(self) -> dict[str, Key]:
        folder = self.folder / RETIRED
        return {key.id: key for key in _found(folder)} if folder.is_dir() else {}


# By folder: the ring, and until when nobody looks whether the folder has changed.
_rings: dict[Path, tuple[Ring, float]] = {}
LOOK = 1.0  # seconds; to ask the disk for each value costs many times what sealing it does


def ring() -> Ring:
    """The keys as they lie there now: one that was added is used within a second, by every
    process, without a new start."""
    folder: Path = settings.KEYS_DIR
    known, until = _rings.get(folder, (None, 0.0))
    now = time.monotonic()
    if known is not None and now < until:
        return known
    stamp = folder.stat().st_mtime_ns
    if known is None or known.stamp != stamp:
        known = Ring(folder, stamp, tuple(_found(folder)))
    _rings[folder] = known, now + LOOK
    return known


def look_again() -> None:
    """Forget what was read: a file may have been put right in its place."""
    _rings.clear()


def key_of(id_: str) -> Key:
    """The key of this name; a replaced one is looked for as well."""
    found = ring().by_id.get(id_) or ring().retired.get(id_)
    if found is None:
        look_again()
        found = ring().by_id.get(id_) or ring().retired.get(id_)
    if found is None:
        raise KeysFault(
            f"Không có khóa dữ liệu {id_} trong thư mục khóa {settings.KEYS_DIR}. "
            "Chép lại tệp khóa ấy từ nơi cất giữ ngoại tuyến."
        )
    return found


def make_missing() -> None:
    """Make the first data key and the lookup key where there are none. Only for a database in
    which nothing is sealed yet: whoever calls this has looked."""
    folder = Path(settings.KEYS_DIR)
    if not any(_numbered(folder)):
        write_new(folder / name(DATA))
    if not (folder / name(LOOKUP)).exists():
        write_new(folder / name(LOOKUP))


def add() -> Key:
    """One more data key, which seals from now on."""
    newest = ring().newest
    write_new(newest.path.with_name(f"{name(DATA)}-{newest.number + 1}"))
    _rings.clear()
    return ring().newest


def retire(id_: str) -> None:
    """Put a key aside. It still opens what needs it, until somebody takes the file away."""
    key = ring().by_id.get(id_)
    if key is None:
        return
    folder = key.path.parent / RETIRED
    folder.mkdir(mode=0o700, exist_ok=True)
    key.path.rename(folder / f"{key.path.name}.{key.id}")
    _rings.clear()


def write_new(path: Path) -> None:
    """A random secret of 256 bits under this name, unless there is a file already."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(32) + "\n")
        file.flush()
        os.fsync(file.fileno())
    # Linking is atomic: of two processes that start together one wins, both read its key.
    with contextlib.suppress(FileExistsError):
        os.link(draft, path)
    draft.unlink()
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)  # nothing is sealed with a key whose name is not on the disk yet
    finally:
        os.close(folder)


def name(plain: str) -> str:
    """The name of a key file; a training installation has its own, even in one folder."""
    return f"training-{plain}" if settings.TRAINING else plain


def missing(path: Path) -> str:
    """What is said where a key file is not there."""
    return (
        f"Không có tệp khóa {path}, nên không đọc được dữ liệu cá nhân. "
        "Chép lại tệp khóa từ nơi cất giữ ngoại tuyến; không lập khóa mới thay cho khóa đã mất."
    )


def _found(folder: Path) -> list[Key]:
    return [_key(number, path) for number, path in sorted(_numbered(folder))]


def _numbered(folder: Path) -> list[tuple[int, Path]]:
    pattern = re.compile(rf"{re.escape(name(DATA))}(?:-([2-9]|[1-9]\d+))?(?:\.[0-9a-f]{{8}})?")
    found = ((pattern.fullmatch(path.name), path) for path in folder.iterdir())
    return [(int(match[1] or 1), path) for match, path in found if match]


def _key(number: int, path: Path) -> Key:
    secret = _read(path)
    root = _derived(secret, "data")
    id_ = _derived(secret, "name").hex()[:ID_LENGTH]
    return Key(id_, number, path, root, AESGCM(root))


def _read(path: Path) -> bytes:
    try:
        text = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeError) as error:
        raise KeysFault(f"Không đọc được tệp khóa {path} ({type(error).__name__}).") from None
    if len(text) < _SHORTEST:
        raise KeysFault(f"Khóa {path} hỏng: khôi phục tệp này từ nơi cất giữ khóa.")
    return text.encode("ascii")


def _derived(secret: bytes, use: str) -> bytes:
    """A key for one use. The secret is random in full, so that one keyed hash derives enough."""
    return hmac.new(secret, b"hoiam/1/" + use.encode("ascii"), hashlib.sha256).digest()
