"""c2sp.org/tlog-tiles: the log as files."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from hoiam.core.log import merkle, tiles
from hoiam.core.log.tiles import ENTRIES, Tile
from hoiam.core.log.untrue import Untrue
from tests.core.log.made import MadeLog, filler


@pytest.mark.parametrize(
    ("tile", "path"),
    [
        (Tile(0, 1234067), "tile/0/x001/x234/067"),  # the example of the standard
        (Tile(0, 1234067, 7), "tile/0/x001/x234/067.p/7"),
        (Tile(ENTRIES, 0), "tile/entries/000"),
        (Tile(ENTRIES, 1000, 255), "tile/entries/x001/000.p/255"),
        (Tile(63, 999, 1), "tile/63/999.p/1"),
    ],
)
def test_paths_as_the_standard_writes_them(tile: Tile, path: str) -> None:
    assert tile.path == path
    assert tiles.tile_of(path) == tile


@pytest.mark.parametrize(
    "path",
    [
        "tile/0/1",
        "tile/0/0001",
        "tile/00/001",
        "tile/64/001",
        "tile/0/x000/001",
        "tile/0/001/002",
        "tile/0/001.p/0",
        "tile/0/001.p/256",
        "tile/0/001.p/07",
        "tile/0/001.p/",
        "tile/0/001/",
        "tile/0/../001",
        "tile/0/\u0660\u0661\u0662",
        "tiles/0/001",
        "tile/entry/001",
        "tile/0",
        "",
    ],
)
def test_other_paths_are_refused(path: str) -> None:
    with pytest.raises(Untrue):
        tiles.tile_of(path)


def test_files_of_a_tree_of_seventy_thousand() -> None:
    """As the standard counts them; the bundles of entries lie as the rows of level 0."""
    found = list(tiles.tiles_of(70_000))

    by_level = {
        level: [one for one in found if one.level == level] for level in (ENTRIES, 0, 1, 2, 3)
    }
    assert [len(one) for one in by_level.values()] == [274, 274, 2, 1, 0]
    assert [one[-1].width for one in by_level.values() if one] == [112, 112, 17, 1]
    assert [one.width for one in tiles.tiles_of(256)] == [256, 256, 1]


@given(some.lists(some.integers(0, 700), min_size=1, max_size=5))
@settings(max_examples=10)
def test_a_log_grown_in_steps_is_the_log_made_at_once(steps: list[int]) -> None:
    log, size = MadeLog(), 0
    for step in steps:
        growth = log.add(filler(step, size))
        assert set(growth.files) == {one.path for one in tiles.made(size, size + step)}
        size += step
        assert (growth.size, growth.root) == (size, log.root(size))

    at_once = MadeLog()
    at_once.add(filler(size))
    for tile in tiles.tiles_of(size):
        assert log.read(tile) == at_once.read(tile)


def test_proofs_come_from_tiles_alone() -> None:
    log = MadeLog()
    log.add(filler(65_600))
    asked: list[str] = []

    def read(tile: Tile) -> bytes:
        asked.append(tile.path)
        return log.read(tile)

    reader = tiles.reader(read, 65_600)
    proof = merkle.inclusion(reader, 40_000, 65_600)
    leaf = merkle.leaf_hash(log.entries[40_000])

    merkle.check_inclusion(leaf, 40_000, 65_600, proof, log.root(65_600))
    assert len(asked) == len(set(asked)) <= 6
    merkle.check_consistency(
        513, 65_600, merkle.consistency(reader, 513, 65_600), log.root(513), log.root(65_600)
    )


def test_a_reader_refuses_what_is_not_there_or_not_whole() -> None:
    log = MadeLog()
    log.add(filler(300))
    reader = tiles.reader(log.read, 300)
    with pytest.raises(Untrue, match="outside-tree"):
        reader(0, 300)
    with pytest.raises(Untrue, match="outside-tree"):
        reader(6, 4)

    log.files["tile/0/001.p/44"] = log.files["tile/0/001.p/44"][:-1]

    assert reader(8, 0)
    with pytest.raises(Untrue, match="tile-length"):
        reader(0, 299)


def test_bundles_hold_what_their_name_says() -> None:
    entries = (b"", b"a" * 70, b"b")
    data = tiles.bundle(entries)

    assert tiles.entries_in(data, width=3) == entries
    for bent, width in (
        (data, 2),
        (data, 4),
        (data[:-1], 3),
        (data + b"\0", 3),
        (data + b"\0\0", 3),
    ):
        with pytest.raises(Untrue, match="bundle"):
            tiles.entries_in(bent, width=width)
    with pytest.raises(Untrue, match="bundle"):
        tiles.bundle([b"x" * 65_536])


def test_the_beginning_of_a_full_file_serves_for_the_narrow_one() -> None:
    log = MadeLog()
    log.add(filler(200))
    log.add(filler(100, 200))
    for level in (ENTRIES, 0):
        narrow = Tile(level, 0, 200)
        assert tiles.beginning(log.read(narrow.full), narrow) == log.read(narrow)
    with pytest.raises(Untrue):
        tiles.beginning(b"", Tile(0, 0, 200))
