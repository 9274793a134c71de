"""The keys of the log: owner-only files in the keys folder, never in a backup and never in rows.

`log/<number>/` in the keys folder holds one origin: its name, the key that signs checkpoints,
the key that signs promises, and what was signed last (`hoiam.publication.log.signed`). A folder
is made whole and gets its name at the end, so that of two processes that begin together one wins.
There is a second folder only where a tree could not be gone on with (`hoiam log new-origin`).
"""

import os
import secrets
import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from hoiam.base import keys as house
from hoiam.base.keys import KeysFault
from hoiam.core.log import notes, promises
from hoiam.core.log.notes import VerifierKey
from hoiam.publication.log import signed

ORIGIN, LOG_KEY, PROMISE_KEY = "origin", "log-key", "promise-key"
PATH = "nhat-ky"  # where the log lies under the address of the installation
LOOK = 1.0  # seconds, as with the keys for data


@dataclass(frozen=True, slots=True, eq=False)
class Signer:
    """A key that signs, and its public half under its name."""

    public: VerifierKey
    private: Ed25519PrivateKey

    def line(self, text: str) -> str:
        """The signature line under a text (c2sp.org/signed-note)."""
        return notes.signature_line(self.public, self.private.sign(text.encode()))


@dataclass(frozen=True, slots=True, eq=False)
class Origin:
    """One tree: its number here, its name for everybody, and its two keys."""

    number: int
    name: str
    folder: Path
    log: Signer
    promises: Signer


# By folder: the origin read last, and until when nobody looks for a newer one.
_known: dict[Path, tuple[Origin, float]] = {}


def folder() -> Path:
    """Where the origins lie."""
    return Path(settings.KEYS_DIR) / house.name("log")


def current() -> Origin | None:
    """The newest origin, where there is one."""
    place, now = folder(), time.monotonic()
    known, until = _known.get(place, (None, 0.0))
    if known is not None and now < until:
        return known
    numbers = numbers_here()
    if not numbers:
        return None
    if known is None or known.number != numbers[-1]:
        known = read(numbers[-1])
    _known[place] = known, now + LOOK
    return known


def numbers_here() -> list[int]:
    """The numbers of all origins, the newest last."""
    place = folder()
    if not place.is_dir():
        return []
    return sorted(int(one.name) for one in place.iterdir() if one.name.isdecimal())


def read(number: int) -> Origin:
    """One origin from its folder."""
    place = folder() / str(number)
    name = _text(place / ORIGIN)
    return Origin(
        number=number,
        name=name,
        folder=place,
        log=_signer(place / LOG_KEY, name),
        promises=_signer(place / PROMISE_KEY, promises.key_name(name)),
    )


def make(number: int) -> Origin:
    """A new origin with new keys, unless there is one of this number already."""
    place = folder()
    place.mkdir(mode=0o700, exist_ok=True)
    draft = place / f".{number}.{secrets.token_hex(8)}"
    draft.mkdir(mode=0o700)
    (draft / ORIGIN).write_text(name_of(number) + "\n", encoding="utf-8")
    house.write_new(draft / LOG_KEY)
    house.write_new(draft / PROMISE_KEY)
    signed.note(draft, signed.NOTHING)
    try:
        draft.rename(place / str(number))
    except OSError:  # somebody was faster: both go on with theirs
        shutil.rmtree(draft, ignore_errors=True)
    _sync(place)
    look_again()
    return read(number)


def look_again() -> None:
    """Forget what was read."""
    _known.clear()


def name_of(number: int) -> str:
    """An address without its scheme, as C2SP asks of an origin; it is a name and never moves,
    wherever the log is served later."""
    site = urlsplit(settings.SITE_URL)
    name = f"{site.netloc or 'localhost'}{site.path}/{PATH}"
    return name if number == 1 else f"{name}/{number}"


def _signer(path: Path, name: str) -> Signer:
    try:
        private = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(_text(path)))
    except ValueError:
        raise KeysFault(f"Khóa {path} hỏng: khôi phục tệp này từ nơi cất giữ khóa.") from None
    public = private.public_key().public_bytes_raw()
    return Signer(notes.key_of(name, notes.ED25519, public), private)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except OSError:
        raise KeysFault(house.missing(path)) from None


def _sync(place: Path) -> None:
    handle = os.open(place, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
