"""A copy of a log that was checked while it was made: tiles, entries, and the newest checkpoint.

The copy has the names of c2sp.org/tlog-tiles, so that it can itself be served, checked, and, when
an installation lost its data, given back entry by entry (`hoiam log reconcile`). The checkpoint is
written last: a copy that has one is whole up to it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hoiam.core.log import merkle, tiles
from hoiam.core.log.notes import VerifierKey
from hoiam.core.log.tiles import ENTRIES, HEIGHT, Tile
from hoiam.core.log.untrue import Untrue
from hoiam.publication.witness import cosigning, sources
from hoiam.publication.witness.keeping import write_whole
from hoiam.publication.witness.pulling import merkle_root
from hoiam.publication.witness.sources import Source
from hoiam.publication.witness.words import Declined


@dataclass(frozen=True, slots=True)
class Mirrored:
    """What a run brought: from which size to which, and how many files."""

    old: int
    new: int
    files: int


def mirror(folder: Path, source: Source, keys: tuple[VerifierKey, ...]) -> Mirrored:
    """Bring a copy up to the newest checkpoint; nothing is kept that does not check."""
    note = source.checkpoint()
    head = cosigning.read_checkpoint(note)
    cosigning.check_signed(note, keys)
    old = _held(folder, keys, note)
    folder.mkdir(parents=True, exist_ok=True)
    files = _fetch(folder, source, old, head.size)
    try:
        check(folder, note, start=old)
        _check_begins_alike(folder, note)
    except Declined:
        for tile in tiles.made(old, head.size):  # none of them was checked before
            (folder / tile.path).unlink(missing_ok=True)
        raise
    write_whole(folder / "checkpoint", note.encode())
    return Mirrored(old, head.size, files)


def _fetch(folder: Path, source: Source, old: int, new: int) -> int:
    """The files that are new; a run that was cut off goes on with the next one."""
    files = 0
    for tile in tiles.made(old, new):
        path = folder / tile.path
        if not path.is_file():
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, source.tile(tile))
            files += 1
    return files


def check(folder: Path, note: str, *, start: int = 0) -> None:
    """Refuse unless the files come to the signed root, every row follows from the one below it,
    and every entry has the hash that stands for it; what lies before `start` was checked."""
    head = cosigning.read_checkpoint(note)
    here = sources.at(str(folder))
    if merkle_root(tiles.reader(here.tile, head.size), head.size) != head.root:
        raise Declined("tiles-differ", 502)
    try:
        for tile in tiles.made(start, head.size):
            if tile.level == ENTRIES:
                _check_entries(here, tile)
            elif tile.level > 0:
                _check_row(here, tile, start)
    except Untrue as untrue:
        raise Declined("tiles-differ", 502, str(untrue)) from None


def entries(folder: Path, start: int = 0) -> Iterator[bytes]:
    """The entries of a copy from a place on, in the order of the tree."""
    here = sources.at(str(folder))
    size = cosigning.read_checkpoint(here.checkpoint()).size
    for tile in tiles.made(start, size):
        if tile.level == ENTRIES:
            held = tiles.entries_in(here.tile(tile), width=tile.width)
            yield from held[max(0, start - tile.index * tiles.WIDTH) :]


def _held(folder: Path, keys: tuple[VerifierKey, ...], note: str) -> int:
    """How far the copy is already, if the new checkpoint is not before it."""
    if not (folder / "checkpoint").is_file():
        return 0
    held = sources.at(str(folder)).checkpoint()
    cosigning.check_signed(held, keys)
    ours, theirs = cosigning.read_checkpoint(held), cosigning.read_checkpoint(note)
    if theirs.size < ours.size:
        raise Declined("shrunk", 409)
    if theirs.size == ours.size and theirs.root != ours.root:
        raise Declined("fork", 409)
    return ours.size


def _check_begins_alike(folder: Path, note: str) -> None:
    """The larger tree begins with the one this copy was before."""
    if not (folder / "checkpoint").is_file():
        return
    here = sources.at(str(folder))
    ours, head = cosigning.read_checkpoint(here.checkpoint()), cosigning.read_checkpoint(note)
    if merkle_root(tiles.reader(here.tile, head.size), ours.size) != ours.root:
        raise Declined("fork", 409)


def _check_entries(here: Source, bundle: Tile) -> None:
    hashes = here.tile(Tile(0, bundle.index, bundle.width))
    held = tiles.entries_in(here.tile(bundle), width=bundle.width)
    if b"".join(merkle.leaf_hash(one) for one in held) != hashes:
        raise Declined("entries-differ", 502, bundle.path)


def _check_row(here: Source, tile: Tile, start: int) -> None:
    """Each hash of a higher row is the fold of a full tile below it."""
    row = here.tile(tile)
    first = max(start >> (HEIGHT * tile.level), tile.index * tiles.WIDTH)
    for place in range(first, tile.index * tiles.WIDTH + tile.width):
        below = here.tile(Tile(tile.level - 1, place))
        leaves = [below[at : at + 32] for at in range(0, len(below), merkle.HASH_BYTES)]
        offset = (place - tile.index * tiles.WIDTH) * merkle.HASH_BYTES
        if merkle.root_of(leaves) != row[offset : offset + merkle.HASH_BYTES]:
            raise Declined("tiles-differ", 502, tile.path)
