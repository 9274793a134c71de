"""The log as files: rows of 256 hashes and bundles of 256 entries, that any web server can serve.

c2sp.org/tlog-tiles. Files that are full never change again; only the last one of each row grows,
under a name that tells its width.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from hoiam.core.log.lines import number_of
from hoiam.core.log.merkle import (
    HASH_BYTES,
    LARGEST_SIZE,
    Reader,
    leaf_hash,
    node_hash,
    root_by,
)
from hoiam.core.log.untrue import Untrue

HEIGHT = 8  # levels of the tree in a tile
WIDTH = 1 << HEIGHT
ENTRIES = -1  # as a level: the bundles of entries
HIGHEST = 63
LONGEST_ENTRY = 0xFFFF
PREFIX = "tile"


@dataclass(frozen=True)
class Tile:
    """One file of the log: its level (or ENTRIES), its place in the level, how many it holds."""

    level: int
    index: int
    width: int = WIDTH

    @property
    def path(self) -> str:
        """Below the log's address: `tile/0/x001/x234/067.p/7`."""
        level = "entries" if self.level == ENTRIES else str(self.level)
        groups = f"{self.index:03,}".split(",") if self.index > 999 else [f"{self.index:03}"]
        groups = [f"{int(one):03}" for one in groups]
        name = "/".join([*(f"x{one}" for one in groups[:-1]), groups[-1]])
        partial = "" if self.is_full else f".p/{self.width}"
        return f"{PREFIX}/{level}/{name}{partial}"

    @property
    def is_full(self) -> bool:
        """Whether it will never change again."""
        return self.width == WIDTH

    @property
    def full(self) -> Tile:
        """The same place once it is full."""
        return replace(self, width=WIDTH)

    @property
    def length(self) -> int:
        """How many bytes the file of a row of hashes has."""
        return self.width * HASH_BYTES


Read = Callable[[Tile], bytes]


@dataclass(frozen=True)
class Growth:
    """What new entries make of a log: the files to write, the new size and root."""

    files: dict[str, bytes]
    size: int
    root: bytes


def tile_of(path: str) -> Tile:
    """A tile from its path; refuses other spellings."""
    parts = path.split("/")
    if len(parts) < 3 or parts[0] != PREFIX:
        raise Untrue("log.tile-path", path=path[:60])
    level = ENTRIES if parts[1] == "entries" else number_of(parts[1], most=HIGHEST)
    width, names = WIDTH, parts[2:]
    if len(names) > 1 and names[-2].endswith(".p"):
        width = number_of(names[-1], most=WIDTH - 1)
        names = [*names[:-2], names[-2][:-2]]
    digits = "".join(one[-3:] for one in names)
    if not digits.isdigit() or len(digits) > len(str(LARGEST_SIZE)):
        raise Untrue("log.tile-path", path=path[:60])
    tile = Tile(level=level, index=int(digits), width=width)
    if width == 0 or tile.path != path:
        raise Untrue("log.tile-path", path=path[:60])
    return tile


def width_at(level: int, index: int, *, size: int) -> int:
    """How much of this tile a tree of this size has: 0 to 256."""
    held = size >> (HEIGHT * max(level, 0))
    return min(WIDTH, max(0, held - index * WIDTH))


def levels_of(size: int) -> range:
    """The rows that a tree of this size has."""
    return range((size.bit_length() + HEIGHT - 1) // HEIGHT)


def tiles_of(size: int) -> Iterator[Tile]:
    """Every file that a tree of this size needs, bundles of entries first."""
    yield from made(0, size)


def made(old: int, new: int) -> Iterator[Tile]:
    """The files that are new when a tree grows from one size to another."""
    for level in (ENTRIES, *levels_of(new)):
        shift = HEIGHT * max(level, 0)
        before, after = old >> shift, new >> shift
        if after > before:
            yield from _row(level, before, after)


def _row(level: int, before: int, after: int) -> Iterator[Tile]:
    for index in range(before // WIDTH, (after + WIDTH - 1) // WIDTH):
        yield Tile(level=level, index=index, width=min(WIDTH, after - index * WIDTH))


def reader(read: Read, size: int) -> Reader:
    """A reader of tree hashes over tiles: asks for each file once and keeps what it read."""
    kept: dict[Tile, bytes] = {}

    def rows(tile: Tile) -> bytes:
        if tile not in kept:
            kept[tile] = _whole(tile, read(tile))
        return kept[tile]

    def hash_at(level: int, index: int) -> bytes:
        row, below = divmod(level, HEIGHT)
        place = index << below
        tile_index, offset = divmod(place, WIDTH)
        width = width_at(row, tile_index, size=size)
        if offset + (1 << below) > width:
            raise Untrue("log.outside-tree", index=index, size=size)
        data = rows(Tile(level=row, index=tile_index, width=width))
        return _folded(data[offset * HASH_BYTES : (offset + (1 << below)) * HASH_BYTES])

    return hash_at


def growth(read: Read, *, old: int, entries: Sequence[bytes]) -> Growth:
    """The files and the root after these entries; `read` gives the last files of the old tree."""
    new = old + len(entries)
    files: dict[str, bytes] = {}
    for level in (ENTRIES, *levels_of(new)):
        shift = HEIGHT * max(level, 0)
        before = old >> shift
        if level == ENTRIES:
            units = [_prefixed(one) for one in entries]
        elif level == 0:
            units = [leaf_hash(one) for one in entries]
        else:
            units = _above(read, files, level, before, new >> shift)
        files.update(_written(read, level, before, units))
    return Growth(files=files, size=new, root=root_by(reader(_first(files, read), new), new))


def _above(read: Read, files: dict[str, bytes], level: int, before: int, after: int) -> list[bytes]:
    """The hashes of tiles of the row below that became full."""
    full = (Tile(level=level - 1, index=index) for index in range(before, after))
    return [_folded(_first(files, read)(tile)) for tile in full]


def _written(read: Read, level: int, before: int, units: Sequence[bytes]) -> dict[str, bytes]:
    """Files of one row: what its last file held already, then what is new."""
    files: dict[str, bytes] = {}
    after = before + len(units)
    for tile in _row(level, before, after) if units else ():
        start = tile.index * WIDTH
        held = Tile(level=level, index=tile.index, width=before - start) if before > start else None
        data = _whole(held, read(held)) if held is not None else b""
        first = max(start, before)
        data += b"".join(units[first - before : start + tile.width - before])
        files[tile.path] = data
    return files


def _first(files: dict[str, bytes], read: Read) -> Read:
    def found(tile: Tile) -> bytes:
        data = files.get(tile.path)
        return read(tile) if data is None else data

    return found


def bundle(entries: Sequence[bytes]) -> bytes:
    """Entries as one file: each behind its length in two bytes."""
    return b"".join(_prefixed(one) for one in entries)


def entries_in(data: bytes, *, width: int) -> tuple[bytes, ...]:
    """The entries of a bundle; refuses one that holds more or fewer than its name says."""
    found: list[bytes] = []
    place = 0
    while place < len(data) and len(found) <= width:
        end = place + 2 + int.from_bytes(data[place : place + 2], "big")
        if place + 2 > len(data) or end > len(data):
            raise Untrue("log.bundle")
        found.append(data[place + 2 : end])
        place = end
    if len(found) != width or place != len(data):
        raise Untrue("log.bundle")
    return tuple(found)


def beginning(data: bytes, tile: Tile) -> bytes:
    """A narrower file out of the full one that replaced it (partial tiles may be deleted)."""
    if tile.level == ENTRIES:
        return bundle(entries_in(data, width=WIDTH)[: tile.width])
    return _whole(tile.full, data)[: tile.length]


def _prefixed(entry: bytes) -> bytes:
    if len(entry) > LONGEST_ENTRY:
        raise Untrue("log.bundle")
    return len(entry).to_bytes(2, "big") + entry


def _whole(tile: Tile, data: bytes) -> bytes:
    if tile.level != ENTRIES and len(data) != tile.length:
        raise Untrue("log.tile-length", path=tile.path, length=len(data))
    if tile.level == ENTRIES:
        entries_in(data, width=tile.width)
    return data


def _folded(data: bytes) -> bytes:
    """The hash over a row of hashes, a power of two of them."""
    row = [data[at : at + HASH_BYTES] for at in range(0, len(data), HASH_BYTES)]
    while len(row) > 1:
        row = [node_hash(row[at], row[at + 1]) for at in range(0, len(row), 2)]
    return row[0]
