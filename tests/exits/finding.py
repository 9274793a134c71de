"""Finding planted strings, however they are written: a walk that cannot find is blind.

A string may leave the house composed or decomposed, without marks, in capitals, escaped for HTML,
JSON, an address or a mail, in base64, inside a workbook, a document or any other archive, or
compressed. Everything that is looked at is unpacked first, then both sides are folded.
"""

import base64
import binascii
import contextlib
import gzip
import html
import io
import quopri
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import unquote, unquote_plus

from hoiam.core.text import fold

_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{24,}={0,2}")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_BETWEEN = re.compile(r"(?<=\d)[\s.\-()\u00a0]+(?=\d)")
_ABROAD = re.compile(r"\+?84(?=\d{9}(?!\d))")
_STREAMS = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
# What chance puts into a page makes it no other page.
_CHANCE = re.compile(
    rb'(csrfmiddlewaretoken|once|key)" value="[^"]*"|csrftoken=[^;]*|sessionid=[^;]*'
)
_QUOTED = re.compile(r"=\n|(?:=[0-9A-F]{2}){2}")
DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Planted:
    """One personal string: by what name a report speaks of it, and how it may be recognised."""

    key: str
    text: str

    @property
    def folded(self) -> str:
        """What is looked for: without marks, small, with single spaces."""
        return plain(self.text)


def plain(text: str) -> str:
    """Both sides of every comparison."""
    folded = fold(unicodedata.normalize("NFC", text))
    return " ".join(_ABROAD.sub("0", _BETWEEN.sub("", folded)).split())


class Finder:
    """Looks for everything planted; the same content is looked at once."""

    def __init__(self, planted: Mapping[str, Planted]) -> None:
        self._folded = {key: one.folded for key, one in planted.items()}
        self._known: dict[bytes, frozenset[str]] = {}

    def found_in(self, content: bytes) -> frozenset[str]:
        """Keys of everything planted that this content holds in some form."""
        mark = sha256(_CHANCE.sub(b"", content)).digest()
        if mark not in self._known:
            self._known[mark] = frozenset(self._looked(content))
        return self._known[mark]

    def _looked(self, content: bytes) -> Iterator[str]:
        for part in unpacked(content):
            for text in _readings(part):
                folded = plain(text)
                yield from (key for key, one in self._folded.items() if one in folded)


def unpacked(content: bytes, depth: int = 0) -> Iterator[bytes]:
    """The content, and everything that is packed in it."""
    yield content
    if depth >= DEEPEST:
        return
    for inner in _inside(content):
        yield from unpacked(inner, depth + 1)


def _inside(content: bytes) -> Iterator[bytes]:
    if content[:2] == b"\x1f\x8b":
        # Enciphered bytes begin with any two, one time in 65,536.
        with contextlib.suppress(OSError, EOFError, zlib.error):
            yield gzip.decompress(content)
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for entry in archive.infolist():
                yield entry.filename.encode()
                yield archive.read(entry)
        return  # the compressed bytes are no base64
    if content[:5] == b"%PDF-":
        for stream in _STREAMS.findall(content):
            try:
                yield zlib.decompress(stream)
            except zlib.error:
                continue
        return
    for run in _BASE64.findall(content):
        for start in range(4):  # a header may stand before it
            try:
                yield base64.b64decode(
                    _padded(run[start:]), altchars=b"-_" if b"-" in run else None
                )
            except (binascii.Error, ValueError):
                continue


def _padded(run: bytes) -> bytes:
    bare = run.rstrip(b"=")
    return bare + b"=" * (-len(bare) % 4)


def _readings(part: bytes) -> Iterator[str]:
    text = part.decode("utf-8", "replace")
    # One reading sees through several disguises at once: none of them hides another.
    once = html.unescape(text) if "&" in text else text
    if "\\u" in once:
        once = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), once)
    yield unquote(once) if "%" in once else once
    if "+" in once and "%" in once:
        yield unquote_plus(once)
    if _QUOTED.search(text):
        yield quopri.decodestring(part).decode("utf-8", "replace")
    if b"\x00" in part:
        yield part.decode("utf-16-le", "ignore")
        yield part.decode("latin-1")
