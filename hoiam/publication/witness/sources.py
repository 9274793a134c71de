"""Where a log's files are read: an address on the web, or a folder on a stick (tlog-tiles)."""

from collections.abc import Callable
from email.message import Message
from http.client import HTTPException
from pathlib import Path
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from hoiam.core.log.tiles import ENTRIES, LONGEST_ENTRY, WIDTH, Tile
from hoiam.publication.witness.words import Declined

TIMEOUT = 20
LONGEST_NOTE = 64 * 1024
LONGEST_PAGE = 8 * 1024 * 1024
AGENT = "hoiam-witness"


class _NoRedirect(HTTPRedirectHandler):
    """An answer comes from the address that was asked, or not at all."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> None:
        return None


def ask(address: str, *, most: int, body: bytes | None = None) -> tuple[int, bytes]:
    """One request over HTTP: status and content, refused where it is longer than it may be."""
    if urlsplit(address).scheme not in {"http", "https"}:
        raise Declined("unreachable", 502, address)
    headers = {"User-Agent": AGENT, "Content-Type": "text/plain; charset=utf-8"}
    request = Request(address, data=body, headers=headers)  # noqa: S310 (http and https alone)
    try:
        with build_opener(_NoRedirect).open(request, timeout=TIMEOUT) as answer:
            status, content = answer.status, answer.read(most + 1)
    except HTTPError as error:
        with error:
            status, content = error.code, error.read(most + 1)
    except (URLError, HTTPException, OSError) as error:
        raise Declined("unreachable", 502, f"{address}: {type(error).__name__}") from None
    if len(content) > most:
        raise Declined("too-large", 502, address)
    return status, content


class Source:
    """The files of one log, by their names below its address."""

    def __init__(self, read: Callable[[str, int], bytes], name: str) -> None:
        self._read, self.name = read, name

    def checkpoint(self) -> str:
        """The newest signed checkpoint, with whatever cosignatures stand under it."""
        try:
            return self._read("checkpoint", LONGEST_NOTE).decode("utf-8")
        except UnicodeDecodeError:
            raise Declined("malformed", 502) from None

    def tile(self, tile: Tile) -> bytes:
        """One file of the tree; of a full tile whose part is asked for, that part."""
        longest = WIDTH * (LONGEST_ENTRY + 2) if tile.level == ENTRIES else tile.length
        try:
            return self._read(tile.path, longest)
        except Declined:
            if tile.is_full:
                raise
        # A part may be gone once the tile is full (c2sp.org/tlog-tiles, partial tiles).
        whole = self._read(Tile(tile.level, tile.index).path, WIDTH * (LONGEST_ENTRY + 2))
        return first_of(whole, tile)


def first_of(whole: bytes, tile: Tile) -> bytes:
    """As much of a full file as a tree of that size has."""
    if tile.level != ENTRIES:
        return whole[: tile.length]
    place = 0
    for _ in range(tile.width):
        place += 2 + int.from_bytes(whole[place : place + 2], "big")
    return whole[:place]


def at(place: str) -> Source:
    """A source by its address or its folder."""
    if place.startswith(("http://", "https://")):
        return Source(lambda name, most: _fetched(f"{place.rstrip('/')}/{name}", most), place)
    return Source(lambda name, most: _from_folder(Path(place) / name, most), place)


def _fetched(address: str, most: int) -> bytes:
    status, content = ask(address, most=most)
    if status != 200:
        raise Declined("unreachable", 502, f"{address}: {status}")
    return content


def _from_folder(path: Path, most: int) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except OSError as error:
        raise Declined("unreachable", 502, f"{path}: {error.strerror}") from None
    if len(content) > most:
        raise Declined("too-large", 502, str(path))
    return content
