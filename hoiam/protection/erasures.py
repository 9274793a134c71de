"""What was erased, in a file apart from the data and from every copy of it.

A restored copy brings back what was erased after it was made; this list says what has to go
again. It names kinds and codes, never a person, and it is only ever appended to: a line is on
the disk before the rows go. Every line carries the checksum of all before it, and the last
number stands in a second file, so that a line taken away, changed or cut off is noticed.
"""

import fcntl
import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings

_START = "hoiam erasures 1"


class BrokenListError(Exception):
    """The list is not what was written: somebody has to look before anything is erased by it."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """What is to be erased: which thing, which parts of it, on which day, by which act."""

    kind: str
    code: str
    parts: tuple[str, ...]
    day: date
    act: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list."""

    number: int
    erasure: Erasure


def append(*, kind: str, code: str, parts: Iterable[str], day: date, act: str) -> Entry:
    """Write one erasure down; it is on the disk when this returns."""
    return append_all([Erasure(kind, code, tuple(parts), day, act)])[0]


def append_all(erasures: Iterable[Erasure]) -> tuple[Entry, ...]:
    """Write many down with one wait for the disk."""
    wanted = tuple(erasures)
    with _locked() as path:
        lines, seal = _read(path)
        entries = [Entry(len(lines) + at, one) for at, one in enumerate(wanted, start=1)]
        written = []
        for entry in entries:
            record = _record(entry)
            seal = _seal(seal, record)
            written.append(_line(record | {"seal": seal}))
        _add(path, "".join(written))
        _remember(path, len(lines) + len(entries), seal)
    return tuple(entries)


def entries() -> tuple[Entry, ...]:
    """The whole list in order, or an error when it is not what was written."""
    with _locked() as path:
        return tuple(_read(path)[0])


def where() -> Path:
    """The file of the list."""
    return Path(settings.ERASURES_FILE)


def _record(entry: Entry) -> dict[str, Any]:
    erasure = entry.erasure
    return {
        "number": entry.number,
        "kind": erasure.kind,
        "code": erasure.code,
        "parts": list(erasure.parts),
        "day": erasure.day.isoformat(),
        "act": erasure.act,
    }


def _line(record: dict[str, Any]) -> str:
    return json.dumps(record, sort_keys=True, ensure_ascii=True, separators=(",", ":")) + "\n"


def _seal(before: str, record: dict[str, Any]) -> str:
    return hashlib.sha256((before + _line(record)).encode()).hexdigest()


@contextmanager
def _locked() -> Iterator[Path]:
    """One process at a time reads or writes; the lock goes with the process that held it."""
    path = where()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(_beside(path, "lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield path
    finally:
        os.close(handle)


def _beside(path: Path, name: str) -> Path:
    return path.with_name(f"{path.name}.{name}")


def _read(path: Path) -> tuple[list[Entry], str]:
    """Every line, checked, and the seal of the last one."""
    content = path.read_bytes() if path.exists() else b""
    # A line without its end was never acknowledged: its writer was killed, nothing was erased.
    whole = content[: content.rfind(b"\n") + 1]
    found: list[Entry] = []
    seal = _START
    for number, line in enumerate(whole.decode().splitlines(), start=1):
        entry, said = _parsed(line, number)
        seal = _seal(seal, _record(entry))
        if seal != said:
            raise BrokenListError(f"line {number} of {path} was changed")
        found.append(entry)
    _check_end(path, len(found), seal)
    return found, seal


def _parsed(line: str, number: int) -> tuple[Entry, str]:
    try:
        given = json.loads(line)
        erasure = Erasure(
            str(given["kind"]),
            str(given["code"]),
            tuple(map(str, given["parts"])),
            date.fromisoformat(given["day"]),
            str(given["act"]),
        )
        entry = Entry(int(given["number"]), erasure)
        seal = str(given["seal"])
    except (ValueError, KeyError, TypeError) as fault:
        raise BrokenListError(f"line {number} cannot be read") from fault
    if entry.number != number:
        raise BrokenListError(f"line {number} says that it is line {entry.number}")
    return entry, seal


def _check_end(path: Path, count: int, seal: str) -> None:
    """The list may be longer than what was remembered (its writer was killed in between), never
    shorter."""
    end = _beside(path, "end")
    if not end.exists():
        return
    number, _, remembered = end.read_text(encoding="ascii").strip().partition(" ")
    if int(number) > count:
        raise BrokenListError(f"{path} has {count} lines of {number}")
    if int(number) == count and count and remembered != seal:
        raise BrokenListError(f"the last line of {path} was changed")


def _add(path: Path, text: str) -> None:
    is_new = not path.exists()
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        size = os.fstat(handle).st_size
        content = os.pread(handle, size, 0)
        kept = content.rfind(b"\n") + 1
        os.ftruncate(handle, kept)  # what a killed writer left of a line
        os.lseek(handle, kept, os.SEEK_SET)
        _write(handle, text.encode())
    finally:
        os.close(handle)
    if is_new:
        _sync_folder(path.parent)


def _remember(path: Path, number: int, seal: str) -> None:
    """Put the last number beside the list, at once and whole."""
    draft = _beside(path, "end.part")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        _write(handle, f"{number} {seal}\n".encode())
    finally:
        os.close(handle)
    draft.replace(_beside(path, "end"))
    _sync_folder(path.parent)


def _write(handle: int, content: bytes) -> None:
    while content:
        content = content[os.write(handle, content) :]
    os.fsync(handle)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
