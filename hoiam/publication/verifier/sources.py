"""Where a checker reads: a file, a folder, or the public address of a log. Nothing is trusted."""

from __future__ import annotations

import urllib.error
import urllib.request
import zlib
from http.client import HTTPException
from pathlib import Path

from hoiam.core.log import tiles
from hoiam.core.log.checks import CHECKPOINT, Fetch
from hoiam.core.log.untrue import Untrue

LONGEST = 32_000_000  # more than any bundle of entries holds (c2sp.org/tlog-tiles)
TIMEOUT = 30


def file(name: str) -> bytes:
    """A file that the person names."""
    path = Path(name)
    try:
        if path.stat().st_size > LONGEST:
            raise Untrue("log.too-long", path=name)
        return path.read_bytes()
    except OSError:
        raise Untrue("log.missing", path=name) from None


def text(name: str) -> str:
    """A text file that the person names."""
    try:
        return file(name).decode("utf-8")
    except UnicodeDecodeError:
        raise Untrue("log.not-a-note") from None


def lay_down(name: str, content: str) -> None:
    """A file that the person asked for."""
    try:
        Path(name).write_bytes(content.encode("utf-8"))
    except OSError:
        raise Untrue("log.unwritten", path=name) from None


def log(place: str) -> Fetch:
    """The files of a log, from a folder or from its address, each asked for once."""
    fetch = (
        _from_address(place) if place.startswith(("https://", "http://")) else _from_folder(place)
    )

    def checked(path: str) -> bytes:
        if path != CHECKPOINT:
            return _tile(fetch, path)
        return fetch(path)

    return checked


def _tile(fetch: Fetch, path: str) -> bytes:
    """A file of a row; where its narrower form is gone, the beginning of the full one."""
    try:
        return fetch(path)
    except Untrue:
        tile = tiles.tile_of(path)
        if tile.is_full:
            raise
    return tiles.beginning(fetch(tile.full.path), tile)


def _from_folder(place: str) -> Fetch:
    folder = Path(place)

    def fetch(path: str) -> bytes:
        return file(str(folder.joinpath(*path.split("/"))))

    return fetch


def _from_address(place: str) -> Fetch:
    def fetch(path: str) -> bytes:
        address = f"{place.rstrip('/')}/{path}"
        try:
            # Only http and https come here: `log` looks at the beginning of the address.
            with urllib.request.urlopen(address, timeout=TIMEOUT) as answer:  # noqa: S310
                data = _unpacked(answer.read(LONGEST + 1), answer.headers["Content-Encoding"])
        except (urllib.error.URLError, OSError, ValueError, HTTPException, zlib.error):
            raise Untrue("log.missing", path=address) from None
        if len(data) > LONGEST:
            raise Untrue("log.too-long", path=address)
        return data

    return fetch


def _unpacked(data: bytes, encoding: str | None) -> bytes:
    """A log may send its files packed without being asked (c2sp.org/tlog-tiles)."""
    if encoding != "gzip":
        return data
    return zlib.decompressobj(wbits=zlib.MAX_WBITS | 16).decompress(data, LONGEST + 1)
