"""A word that nobody else writes, and every way in which bytes may hold it.

A word has two halves that chance made: small letters, which most encodings leave alone, and letters
with marks, which none does. Either half, in any encoding and case, is the word.
"""

import base64
import binascii
import bz2
import contextlib
import email
import email.policy
import gzip
import io
import lzma
import random
import re
import string
import tarfile
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

_MARKED = "ầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữự"
_DEEPEST = 6


@dataclass(frozen=True)
class Canary:
    """What all words of one kind share: whoever finds one of them has found the kind."""

    plain: str
    marked: str

    @classmethod
    def drawn(cls, rand: random.Random) -> "Canary":
        plain = "".join(rand.choices(string.ascii_lowercase, k=14))
        return cls(plain, "".join(rand.sample(_MARKED, k=7)))

    def word(self, door: str) -> str:
        """A single word: no sign in it at which anything would cut it."""
        return f"{self.plain}{door}{self.marked}"

    @cached_property
    def needles(self) -> dict[bytes, str]:
        """Every spelling, by its bytes."""
        found: dict[bytes, str] = {}
        for name, text in self._texts():
            for how, data in _encoded(text):
                found.setdefault(data, f"{name} {how}")
        return found

    def _texts(self) -> Iterator[tuple[str, str]]:
        for case, text in (("small", self.plain), ("large", self.plain.upper())):
            yield f"letters, {case}", text
        yield "letters, from the end", self.plain[::-1]
        for case, text in (("small", self.marked), ("large", self.marked.upper())):
            for form in ("NFC", "NFD"):
                yield f"marks, {case}, {form}", unicodedata.normalize(form, text)


def cp1258(text: str) -> bytes:
    """Windows-1258 writes most marks of tone as signs of their own, behind the letter."""
    signs = []
    for sign in unicodedata.normalize("NFC", text):
        try:
            signs.append(sign.encode("cp1258"))
        except UnicodeEncodeError:
            base, tone = _without_tone(sign)
            signs.append((base + tone).encode("cp1258"))
    return b"".join(signs)


_TONES = "\u0300\u0301\u0303\u0309\u0323"


def _without_tone(sign: str) -> tuple[str, str]:
    opened = unicodedata.normalize("NFD", sign)
    tone = "".join(one for one in opened if one in _TONES)
    return unicodedata.normalize("NFC", "".join(one for one in opened if one not in _TONES)), tone


def _encoded(text: str) -> Iterator[tuple[str, bytes]]:
    raws = [(one, text.encode(one)) for one in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")]
    with contextlib.suppress(UnicodeEncodeError):
        raws.append(("cp1258", cp1258(text)))
    for name, raw in raws:
        yield name, raw
        yield f"hex of {name}", raw.hex().encode()
        yield f"large hex of {name}", raw.hex().upper().encode()
        for shift in range(3):
            for whole in _aligned(raw, shift):
                yield f"base64 of {name}, shifted by {shift}", whole
    raw = text.encode()
    percent = "".join(f"%{byte:02X}" for byte in raw)
    yield "percent", percent.encode()
    yield "small percent", percent.lower().encode()
    yield "quoted-printable", percent.replace("%", "=").encode()
    units = text.encode("utf-16-be")
    points = [int.from_bytes(units[at : at + 2], "big") for at in range(0, len(units), 2)]
    yield "JSON", "".join(f"\\u{one:04x}" for one in points).encode()
    yield "large JSON", "".join(f"\\u{one:04X}" for one in points).encode()
    yield "character references", "".join(f"&#{one};" for one in points).encode()
    yield "hexadecimal references", "".join(f"&#x{one:x};" for one in points).encode()
    yield "large references", "".join(f"&#x{one:X};" for one in points).encode()


def _aligned(raw: bytes, shift: int) -> Iterator[bytes]:
    """The signs of base64 that depend on nothing but these bytes, wherever they begin."""
    padded = bytes(shift) + raw
    usual = base64.b64encode(padded)
    first, last = -(-shift * 8 // 6), len(padded) * 8 // 6
    yield usual[first:last]
    yield usual[first:last].translate(bytes.maketrans(b"+/", b"-_"))


@dataclass
class Spotter:
    """Looks for kinds of words; remembers where it saw which, and how it was written."""

    kinds: dict[str, Canary]
    doors: tuple[str, ...] = ()
    seen: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    searched: dict[str, int] = field(default_factory=dict)

    def look(self, place: str, data: bytes, *, where: str = "") -> None:
        """Bytes as they lie, and everything that is packed inside them."""
        self.searched[place] = self.searched.get(place, 0) + len(data)
        for name, inner in opened(data):
            self._scan(place, f"{where}{name}", inner)

    def look_raw(self, place: str, data: bytes, *, where: str = "") -> None:
        """Bytes as they lie: memory, files of a database."""
        self.searched[place] = self.searched.get(place, 0) + len(data)
        self._scan(place, where, data)

    def look_files(self, place: str, root: Path) -> None:
        """Every file below, with its name."""
        for path in sorted(root.rglob("*")):
            name = str(path.relative_to(root))
            self._scan(place, f"the name {name}", name.encode("utf-8", "surrogateescape"))
            if path.is_file() and not path.is_symlink():
                with contextlib.suppress(FileNotFoundError):
                    self.look(place, path.read_bytes(), where=name)

    def found(self, kind: str, place: str) -> set[str]:
        """Through which doors the words of a place had come; `?` for one that was cut."""
        return set(self.seen.get(f"{kind} in {place}", {}))

    def places(self, kind: str) -> dict[str, list[str]]:
        """Where words of a kind are, with their doors, for reports."""
        mark = f"{kind} in "
        return {
            key.removeprefix(mark): sorted(doors)
            for key, doors in sorted(self.seen.items())
            if key.startswith(mark)
        }

    def _scan(self, place: str, where: str, data: bytes) -> None:
        for kind, canary in self.kinds.items():
            for needle, how in canary.needles.items():
                at = data.find(needle)
                while at >= 0:
                    key = f"{kind} in {place}"
                    door = self._door(canary, data, at)
                    self.seen.setdefault(key, {}).setdefault(door, set()).add(f"{where}: {how}")
                    at = data.find(needle, at + len(needle))

    def _door(self, canary: Canary, data: bytes, at: int) -> str:
        """The letters between the halves, where an encoding left them to be read."""
        near = data[at : at + 160].replace(b"\0", b"").lower()
        for door in self.doors:
            if near.startswith(f"{canary.plain}{door}".encode()):
                return door
        return "?"


# ---- what is packed ------------------------------------------------------------------------------


def opened(data: bytes, name: str = "", depth: int = 0) -> Iterator[tuple[str, bytes]]:
    """Bytes, the same without the line breaks that encodings put in, and all that they pack."""
    yield name, data
    if depth > _DEEPEST:
        return
    if len(data) < 4 << 20:
        for how, ends in (("soft ends", rb"=\r?\n"), ("line ends", rb"\r?\n[ \t]?")):
            joined = re.sub(ends, b"", data)
            if joined != data:
                yield f"{name} ({how} taken out)", joined
    for inner, content in _unpacked(data):
        yield from opened(content, f"{name}/{inner}", depth + 1)


def _unpacked(data: bytes) -> Iterator[tuple[str, bytes]]:
    with contextlib.suppress(
        OSError, EOFError, ValueError, zlib.error, lzma.LZMAError, zipfile.BadZipFile,
        tarfile.TarError, RuntimeError, NotImplementedError,
    ):  # fmt: skip
        if data[:2] == b"\x1f\x8b":
            yield "gzip", gzip.decompress(data)
        elif data[:3] == b"BZh":
            yield "bzip2", bz2.decompress(data)
        elif data[:6] == b"\xfd7zXZ\0":
            yield "xz", lzma.decompress(data)
        elif data[:4] == b"PK\x03\x04":
            yield from _of_zip(data)
        elif data[257:262] == b"ustar":
            yield from _of_tar(data)
        elif data[:5] == b"%PDF-":
            yield from _of_pdf(data)
        elif data[:2] in (b"\x78\x9c", b"\x78\x01", b"\x78\xda"):
            yield "zlib", zlib.decompress(data)
        elif re.match(rb"[A-Za-z-]+: [^\n]*\r?\n", data) and b"\nMIME-Version:" in data[:8000]:
            yield from _of_letter(data)


def _of_zip(data: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        for one in file.infolist():
            yield f"the name {one.filename}", one.filename.encode() + one.comment
            yield one.filename, file.read(one)


def _of_tar(data: bytes) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(fileobj=io.BytesIO(data)) as file:
        for one in file:
            yield f"the name {one.name}", one.name.encode("utf-8", "surrogateescape")
            member = file.extractfile(one)
            if member is not None:
                yield one.name, member.read()


def _of_pdf(data: bytes) -> Iterator[tuple[str, bytes]]:
    for number, one in enumerate(re.finditer(rb"stream\r?\n", data)):
        with contextlib.suppress(zlib.error):
            yield f"stream {number}", zlib.decompressobj().decompress(data[one.end() :])


def _of_letter(data: bytes) -> Iterator[tuple[str, bytes]]:
    letter = email.message_from_bytes(data, policy=email.policy.default)
    for part in letter.walk():
        yield "headers", "\n".join(f"{key}: {value}" for key, value in part.items()).encode()
        with contextlib.suppress(binascii.Error, LookupError):
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                yield part.get_content_type(), content
