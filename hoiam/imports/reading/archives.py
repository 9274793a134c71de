"""Packed files, unpacked with a limit: what they say of their own size is not believed."""

import contextlib
import gzip
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from hoiam.core.refusals import Invalid
from hoiam.imports.reading.limits import MEGABYTE, MOST_UNPACKED
from hoiam.imports.reading.markup import Extent, Scan

_BLOCK = 256 * 1024
_MOST_MEMBERS = 5_000
_LOCAL_HEADER = 30
_ENCRYPTED = 0x1
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_PACKED = (".zip", ".gz", ".7z", ".rar", ".xz", ".bz2", ".tgz", ".tar")


def gunzipped(file: IO[bytes], folder: Path) -> IO[bytes]:
    """The content of a .gz in a file that has no name: gone with the process, however it ends.

    It lies in the folder of the packed one, which is on a disk and private.
    """
    with contextlib.ExitStack() as closing:
        unpacked = closing.enter_context(tempfile.TemporaryFile(dir=folder))
        try:
            _gunzip(file, unpacked)
        except (OSError, EOFError, zlib.error) as error:
            raise Invalid("imports.damaged") from error
        unpacked.seek(0)
        closing.pop_all()
    return unpacked


def _gunzip(file: IO[bytes], into: IO[bytes]) -> None:
    total = 0
    with gzip.GzipFile(fileobj=file, mode="rb") as packed:
        while block := packed.read(_BLOCK):
            total += len(block)
            if total > MOST_UNPACKED:
                raise Invalid("imports.gzip-bomb", most=MOST_UNPACKED // MEGABYTE)
            into.write(block)


@dataclass(frozen=True, slots=True)
class Workbooked:
    """What a look through a zipped workbook found: its media, and how far its sheets reach."""

    media: str  # xlsx or ods
    extents: dict[str, Extent]  # by name of the sheet, in order


def scanned(file: IO[bytes]) -> Workbooked:
    """Unpack every page of a workbook once, with a limit, before a library is let near it."""
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
            media = _media(archive, members)
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, EOFError) as error:
        raise Invalid("imports.damaged") from error
    if sum(member.file_size for member in members) > MOST_UNPACKED:
        raise Invalid("imports.zip-bomb", most=MOST_UNPACKED // MEGABYTE)
    scan = Scan(media)
    left = MOST_UNPACKED
    for member in members:
        if member.filename.endswith((".xml", ".rels")):
            left -= _look_through(file, member, scan, left)
    return Workbooked(media, scan.extents())


def _media(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> str:
    if len(members) > _MOST_MEMBERS:
        raise Invalid("imports.zip-of-files")
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise Invalid("imports.encrypted")
    names = {member.filename for member in members}
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "mimetype" in names and archive.getinfo("mimetype").file_size < _BLOCK:
        if archive.read("mimetype").strip() == _ODS:
            return "ods"
        raise Invalid("imports.not-a-table")
    if "[Content_Types].xml" in names:  # a letter, a presentation, a binary workbook
        raise Invalid("imports.not-a-table")
    if any(name.lower().endswith(_PACKED) for name in names):
        raise Invalid("imports.nested-archive")
    raise Invalid("imports.zip-of-files")


def _look_through(file: IO[bytes], member: zipfile.ZipInfo, scan: Scan, left: int) -> int:
    """The true size of one member, whose pages the scan has then seen."""
    total = 0
    with scan.page(member.filename) as page:
        for block in _inflated(file, member):
            total += len(block)
            if total > member.file_size:
                raise Invalid("imports.false-sizes")
            if total > left:
                raise Invalid("imports.zip-bomb", most=MOST_UNPACKED // MEGABYTE)
            page.feed(block)
    if total != member.file_size:
        raise Invalid("imports.false-sizes")
    return total


def _inflated(file: IO[bytes], member: zipfile.ZipInfo) -> Iterator[bytes]:
    """Blocks of a member as they come out of the packed bytes, to their end and not to the end
    that the archive's own list claims.
    """
    file.seek(member.header_offset)
    header = file.read(_LOCAL_HEADER)
    if len(header) < _LOCAL_HEADER:
        raise Invalid("imports.damaged")
    name, extra = struct.unpack("<HH", header[26:30])
    file.seek(name + extra, 1)
    if member.compress_type == zipfile.ZIP_STORED:
        yield from _stored(file, member.compress_size)
        return
    if member.compress_type != zipfile.ZIP_DEFLATED:
        raise Invalid("imports.damaged")
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        while not inflate.eof:
            packed = inflate.unconsumed_tail or file.read(_BLOCK)
            if not packed:
                raise Invalid("imports.damaged")
            yield inflate.decompress(packed, _BLOCK)
    except zlib.error as error:
        raise Invalid("imports.damaged") from error


def _stored(file: IO[bytes], size: int) -> Iterator[bytes]:
    while size:
        block = file.read(min(_BLOCK, size))
        if not block:
            raise Invalid("imports.damaged")
        size -= len(block)
        yield block
