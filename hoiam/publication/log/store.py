"""The log as files: `log/<number>/` in the data folder, exactly as C2SP tlog-tiles lays them out.

They are made of the rows and can be made anew from them at any time; that is why they are put in
their places whole, but nobody waits for the disk. Strangers read them as they are: through the
door of this installation, or copied onto any web server.
"""

import os
import secrets
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from django.conf import settings

from hoiam.core.log import tiles
from hoiam.core.log.merkle import HASH_BYTES, Reader
from hoiam.core.log.tiles import ENTRIES, Growth, Tile
from hoiam.core.log.untrue import Untrue

CHECKPOINT = "checkpoint"
ENTRY = 2 + HASH_BYTES  # an entry in a bundle, behind its length


def place(number: int) -> Path:
    """The folder of one origin."""
    return Path(settings.DATA_DIR) / "log" / str(number)


def read(number: int, tile: Tile) -> bytes:
    """One file. One that has become full since is given as it was: the names of what was signed
    stay good, and what is full is kept once."""
    folder = place(number)
    path = folder / tile.path
    if not tile.is_full and not path.exists():
        path = folder / Tile(tile.level, tile.index).path
    try:
        data = path.read_bytes()
    except OSError:
        raise Untrue("log.tile-length", path=tile.path, length=0) from None
    return data[: tile.width * (ENTRY if tile.level == ENTRIES else HASH_BYTES)]


def reader(number: int, size: int) -> Reader:
    """Hashes of the tree of this size, from the files."""
    return tiles.reader(lambda tile: read(number, tile), size)


def entries(number: int, start: int, size: int) -> Iterable[bytes]:
    """The entries from one place up to a size, bundle after bundle."""
    for index in range(start // tiles.WIDTH, (size + tiles.WIDTH - 1) // tiles.WIDTH):
        width = tiles.width_at(0, index, size=size)
        found = tiles.entries_in(read(number, Tile(ENTRIES, index, width)), width=width)
        yield from found[max(0, start - index * tiles.WIDTH) :]


def grow(number: int, old: int, added: list[bytes]) -> Growth:
    """Write what so many new entries make of the files."""
    growth = tiles.growth(lambda tile: read(number, tile), old=old, entries=added)
    put(number, growth.files)
    for path in growth.files:
        if ".p/" not in path:  # full now: what stood there in part is in it
            shutil.rmtree(place(number) / f"{path}.p", ignore_errors=True)
    return growth


def put(number: int, files: Mapping[str, bytes]) -> None:
    """Put files in their places, each of them whole or not at all."""
    folder = place(number)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
        draft.write_bytes(content)
        draft.replace(path)


def forget(number: int) -> None:
    """Take the files of the tree away, to make them anew."""
    shutil.rmtree(place(number) / tiles.PREFIX, ignore_errors=True)


def copy(number: int, size: int, target: Path) -> int:
    """Copy what a tree of this size needs into a folder; how many files are new there. Files that
    are full never change, so that one that lies there already is not written again."""
    fresh = 0
    for tile in tiles.tiles_of(size):
        path = target / tile.path
        if path.exists():
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.{os.getpid()}")
        draft.write_bytes(read(number, tile))
        draft.replace(path)
        fresh += 1
    return fresh
