"""Opening a file that somebody sent: its media is judged by content, never by its name."""

import contextlib
from collections.abc import Generator
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from types import TracebackType
from typing import IO, Protocol, Self

from hoiam.core import denunciation
from hoiam.core import legacy as legacies
from hoiam.core.refusals import Invalid
from hoiam.imports.reading import archives
from hoiam.imports.reading.columns import Columns, named
from hoiam.imports.reading.delimited import Delimited
from hoiam.imports.reading.encodings import encoding_of
from hoiam.imports.reading.limits import MEGABYTE, MOST_FILE, SAMPLE_ROWS
from hoiam.imports.reading.objects import Lines, Listed, begins_like_json, is_lines
from hoiam.imports.reading.table import SourceRow, Table
from hoiam.imports.reading.workbooks import OldWorkbook, Workbook

_HEAD = 8192
_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_GZIP = b"\x1f\x8b"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Programs, pictures, papers and other archives: told from text before anything reads them.
_OTHERS = (
    b"MZ",
    b"\x7fELF",
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"RIFF",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\xfd7zXZ",
    b"BZh",
    b"\x28\xb5\x2f\xfd",
    b"SQLite format 3",
    b"PAR1",
    b"{\\rtf",
)
_MARKUP = (b"<html", b"<!doctype", b"<?xml", b"<table", b"<meta", b"<style")
_NAMES = {"utf-8-sig": "utf-8", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}
_WINDOWS = {"cp1252": "windows-1252", "cp1258": "windows-1258"}


class Source(Protocol):
    """What each kind of file gives."""

    columns: Columns

    @property
    def media(self) -> str: ...

    def rows(self) -> Generator[SourceRow, None, None]: ...


@dataclass
class Opened:
    """A table over one kind of file, with the conversion a person has agreed to."""

    source: Source
    encoding: str
    convert: str  # "", tcvn3 or vni: what the caller asks for
    closing: contextlib.ExitStack = field(default_factory=contextlib.ExitStack)
    legacy: str = ""
    legacy_samples: tuple[tuple[str, str], ...] = ()
    columns: tuple[str, ...] = ()
    repaired: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()
    sheet: str = ""

    def __post_init__(self) -> None:
        """Look at the beginning: what a person has to be shown before rows are read."""
        if isinstance(self.source, Workbook | OldWorkbook):
            self.sheets, self.sheet = self.source.sheets, self.source.sheet
        pieces = list(self.source.columns.said)
        with contextlib.closing(self.source.rows()) as rows:
            first = next(rows, None)
            if first is None:
                raise Invalid("imports.header-only")
            for row in chain((first,), islice(rows, SAMPLE_ROWS)):
                # Samples are kept and shown; the words of a denunciation are not.
                if not denunciation.is_one(row.cells.values()):
                    pieces.extend(row.cells.values())
        guess = legacies.judged(pieces)
        self.legacy, self.legacy_samples = guess.encoding, guess.samples
        names = self.source.columns
        if self.convert:
            names = named([self._unicode(said) for said in names.said])
        self.columns, self.repaired = names.names, names.repaired

    @property
    def media(self) -> str:
        """What the content turned out to be."""
        return self.source.media

    def _unicode(self, text: str) -> str:
        return legacies.convert(text, self.convert) if self.convert else text

    def rows(self) -> Generator[SourceRow, None, None]:
        """Every row below the header, converted if the caller asked for it."""
        if not self.convert:
            yield from self.source.rows()
            return
        names = dict(zip(self.source.columns.names, self.columns, strict=True))
        for row in self.source.rows():
            cells = {names[name]: self._unicode(cell) for name, cell in row.cells.items()}
            yield SourceRow(row.line, cells, row.fault, tuple(map(self._unicode, row.beyond)))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.closing.close()


def open_table(path: Path, *, name: str, sheet: str = "", legacy: str = "") -> Table:
    """The table in a file; what it is not or cannot be is refused with a sentence of its own.

    `name` is what the sender called the file: it is shown and never believed. `legacy` is the
    encoding a person agreed to convert from.
    """
    if legacy and legacy not in legacies.ENCODINGS:
        raise Invalid("imports.unknown-legacy", legacy=legacy)
    size = path.stat().st_size
    if size == 0:
        raise Invalid("imports.empty-file")
    if size > MOST_FILE:
        raise Invalid("imports.file-too-big", most=MOST_FILE // MEGABYTE)
    with contextlib.ExitStack() as closing:
        file = _plain(closing.enter_context(path.open("rb")), path.parent, closing)
        source, encoding = _source(file, sheet, closing)
        table = Opened(source, encoding, legacy)
        table.closing = closing.pop_all()
    return table


def _plain(file: IO[bytes], folder: Path, closing: contextlib.ExitStack) -> IO[bytes]:
    """The file itself, or what a .gz holds: once, not a packet within a packet."""
    if _head(file)[:2] != _GZIP:
        return file
    unpacked = closing.enter_context(archives.gunzipped(file, folder))
    head = _head(unpacked)
    if not head:
        raise Invalid("imports.empty-file")
    if head.startswith(_GZIP):
        raise Invalid("imports.nested-archive")
    return unpacked


def _head(file: IO[bytes]) -> bytes:
    file.seek(0)
    head = file.read(_HEAD)
    file.seek(0)
    return head


def _source(file: IO[bytes], sheet: str, closing: contextlib.ExitStack) -> tuple[Source, str]:
    head = _head(file)
    if head.startswith((_ZIP, _EMPTY_ZIP)):
        return Workbook(file, archives.scanned(file), sheet, closing), ""
    if head.startswith(_OLE):
        return OldWorkbook(file, sheet, closing), ""
    if head.startswith(_OTHERS):
        raise Invalid("imports.not-a-table")
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP):
        raise Invalid("imports.web-page")
    encoding = encoding_of(file)
    shown = _NAMES.get(encoding) or _WINDOWS.get(encoding) or encoding
    if not begins_like_json(file, encoding):
        return Delimited(file, encoding), shown
    if is_lines(file, encoding):
        return Lines(file, encoding), shown
    return Listed(file, encoding), shown
