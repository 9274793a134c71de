"""What lies inside a backup: a tar that begins with its head and ends with its manifest.

The head is read before anything is unpacked: a backup of another kind of database or of a newer
version is refused at once. The manifest stands at the end, so that a cut archive has none; it
holds what was counted, and the digest of the list of all files with their sizes and digests.
"""

import hashlib
import io
import json
import os
import re
import tarfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from hoiam.core.refusals import Invalid
from hoiam.standing.sealing import BLOCK

FORMAT = 1
HEAD, MANIFEST = "head.json", "manifest.json"
_NAMES = re.compile(
    r"(head\.json|manifest\.json|database/hoiam\.(sqlite3\.gz|pgdump)|"
    r"uploads/(originals/[0-9a-f]{2}/[0-9a-f]{32}|[a-z]{1,20}/[0-9a-f]{2}/[0-9a-f]{32}\.[a-z0-9]{1,5})|"
    r"imports/nap-[0-9a-z]{16})"
)
_MOST_NOTE = 16 * 1024 * 1024  # of a head or a manifest, which are read whole


@dataclass(frozen=True, slots=True)
class Head:
    """What a backup is, before any of its content."""

    format: int
    version: str
    database: str  # sqlite or postgresql
    made: str  # the moment of its snapshot, by the machine
    day: str
    prefix: str
    place: str
    training: bool
    keys: dict[str, str]  # what the keys that belong to it look like; never a key
    migrations: list[list[str]]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What was counted while it was made."""

    rows: dict[str, int]  # of every table
    files: int
    bytes: int
    digest: str  # of the list of names, sizes and digests, in their order
    missing: list[str] = field(default_factory=list)  # were missing already when it was made


class Listing:
    """The running list of what was put in or taken out."""

    def __init__(self) -> None:
        self.files = self.bytes = 0
        self._digest = hashlib.sha256()

    def note(self, name: str, size: int, digest: str) -> None:
        """One more file."""
        self.files += 1
        self.bytes += size
        self._digest.update(f"{name} {size} {digest}\n".encode())

    @property
    def digest(self) -> str:
        return self._digest.hexdigest()


class Writer:
    """An archive on its way out."""

    def __init__(self, target: BinaryIO, head: Head) -> None:
        self.listing = Listing()
        self._tar = tarfile.open(  # noqa: SIM115 - closed by its manifest
            fileobj=target, mode="w|", format=tarfile.PAX_FORMAT, bufsize=BLOCK
        )
        self._note(HEAD, asdict(head))

    def add(self, name: str, path: Path) -> None:
        """One file as it lies on the disk."""
        info = _info(name, path.stat().st_size)
        with path.open("rb") as source:
            reading = _Reading(source)
            self._tar.addfile(info, reading)
        self.listing.note(name, info.size, reading.digest.hexdigest())

    def close(self, rows: dict[str, int], missing: list[str]) -> Manifest:
        """The manifest, last of all."""
        listing = self.listing
        made = Manifest(rows, listing.files, listing.bytes, listing.digest, missing)
        self._note(MANIFEST, asdict(made))
        self._tar.close()
        return made

    def _note(self, name: str, told: dict[str, Any]) -> None:
        content = json.dumps(told, ensure_ascii=False).encode()
        self._tar.addfile(_info(name, len(content)), io.BytesIO(content))


def _info(name: str, size: int) -> tarfile.TarInfo:
    """No owner, no time, no rights of the machine it was made on."""
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o600
    return info


class _Reading(io.RawIOBase):
    """A file that is read once, and its digest."""

    def __init__(self, source: BinaryIO) -> None:
        self.digest = hashlib.sha256()
        self._source = source

    def read(self, size: int = -1) -> bytes:
        content = self._source.read(size)
        self.digest.update(content)
        return content


def read_head(source: BinaryIO) -> tuple[tarfile.TarFile, Head]:
    """The archive, read as far as its head."""
    tar = tarfile.open(fileobj=source, mode="r|", bufsize=BLOCK)  # noqa: SIM115 - a pipe's
    first = tar.next()
    if first is None or first.name != HEAD:
        raise Invalid("standing.not-a-backup")
    told = _told(tar, first)
    if told.get("format") != FORMAT:
        raise Invalid("standing.newer-backup", version=str(told.get("version", "")))
    return tar, Head(**told)


def unpack(tar: tarfile.TarFile, into: Path) -> Manifest:
    """Everything after the head into an empty folder; refuses what is not whole and equal."""
    listing, manifest = Listing(), None
    for member in _members(tar):
        if member.name == MANIFEST:
            manifest = Manifest(**_told(tar, member))
            break
        listing.note(member.name, member.size, _written(tar, member, into))
    if manifest is None or tar.next() is not None:
        raise Invalid("standing.cut")
    if (manifest.files, manifest.bytes, manifest.digest) != (
        listing.files,
        listing.bytes,
        listing.digest,
    ):
        raise Invalid("standing.damaged")
    return manifest


def _members(tar: tarfile.TarFile) -> Iterator[tarfile.TarInfo]:
    while (member := tar.next()) is not None:
        if not member.isfile() or not _NAMES.fullmatch(member.name):
            raise Invalid("standing.damaged")
        yield member
        tar.members = []  # type: ignore[attr-defined] # or the names of all files would be kept in memory


def _written(tar: tarfile.TarFile, member: tarfile.TarInfo, into: Path) -> str:
    path = into / member.name
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    digest, source = hashlib.sha256(), tar.extractfile(member)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as target:
        while source is not None and (block := source.read(BLOCK)):
            target.write(block)
            digest.update(block)
    return digest.hexdigest()


def _told(tar: tarfile.TarFile, member: tarfile.TarInfo) -> dict[str, Any]:
    source = tar.extractfile(member)
    if source is None or member.size > _MOST_NOTE:
        raise Invalid("standing.damaged")
    told = json.loads(source.read())
    if not isinstance(told, dict):
        raise Invalid("standing.damaged")
    return told
