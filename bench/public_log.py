"""What a large public log costs: growing, proving from tiles, checking, recomputing the whole.

    python -m bench.public_log [entries]

Needs no database; writes a log of a million entries (66 MB) into a folder that it removes.
"""

import statistics
import sys
import tempfile
import time
from hashlib import sha256
from pathlib import Path

from hoiam.core.log import checkpoints, checks, merkle, notes, proofs, tiles
from hoiam.core.log.checkpoints import Checkpoint
from hoiam.core.log.tiles import Tile
from hoiam.publication.verifier import sources
from tests.core.log import made

MILLION = 1_000_000
STEP = 100_000
PLACES = 200


def main() -> None:
    """Grow, prove, check, recompute."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else MILLION
    with tempfile.TemporaryDirectory(prefix="hoiam-log-") as folder:
        place = Path(folder)
        _grow(place, size)
        _prove(place, size)
        _check()
        _recompute(place, size)


def _said(what: str, number: float, unit: str) -> None:
    print(f"{what:<58} {number:10.2f} {unit}")


def _entries(begin: int, end: int) -> list[bytes]:
    return [sha256(number.to_bytes(8, "big")).digest() for number in range(begin, end)]


def _reading(place: Path) -> tiles.Read:
    def read(tile: Tile) -> bytes:
        return (place / tile.path).read_bytes()

    return read


def _grow(place: Path, size: int) -> None:
    spent, files, root, worked = 0.0, 0, b"", time.process_time()
    for begin in range(0, size, STEP):
        entries = _entries(begin, min(begin + STEP, size))
        started = time.perf_counter()
        growth = tiles.growth(_reading(place), old=begin, entries=entries)
        for path, data in growth.files.items():
            (place / path).parent.mkdir(parents=True, exist_ok=True)
            (place / path).write_bytes(data)
        spent += time.perf_counter() - started
        files, root = files + len(growth.files), growth.root
    _said(f"growing to {size:,} entries, {files:,} files", spent, "s")
    _said("  of the processor, with making the entries", time.process_time() - worked, "s")
    started = time.perf_counter()
    tiles.growth(_reading(place), old=size, entries=_entries(size, size + 50))
    _said("the next batch of 50 entries", (time.perf_counter() - started) * 1e3, "ms")
    text = checkpoints.write(Checkpoint(made.ORIGIN, size, root))
    (place / "checkpoint").write_text(made.note(text, witnesses=made.WITNESSES[:2]))


def _prove(place: Path, size: int) -> None:
    root = checks.newest(made.POLICY, sources.log(str(place))).checkpoint.root
    spent, hashes = [], 0
    for number in range(PLACES):
        index = number * 7919 * 631 % size
        started = time.perf_counter()
        proof = merkle.inclusion(tiles.reader(_reading(place), size), index, size)
        spent.append(time.perf_counter() - started)
        leaf = merkle.leaf_hash(_entries(index, index + 1)[0])
        merkle.check_inclusion(leaf, index, size, proof, root)
        hashes = len(proof)
    _said(f"proving an entry from tiles ({hashes} hashes), median", _middle(spent), "ms")
    started = time.perf_counter()
    merkle.consistency(tiles.reader(_reading(place), size), size // 3, size)
    _said("proving that it only grew since a third", (time.perf_counter() - started) * 1e3, "ms")


def _check() -> None:
    one = made.opening(1, words="lời")
    text = proofs.write(made.made_log(one).proof(one))
    spent = []
    for _ in range(50):
        started = time.perf_counter()
        proofs.verdict(proofs.read(text), made.POLICY)
        spent.append(time.perf_counter() - started)
    _said("a verdict: two cosignatures, the log's, the path", _middle(spent), "ms")
    note = notes.read(proofs.read(text).note)
    started = time.perf_counter()
    notes.check_signed(note, made.LOG.public)
    _said(
        "one Ed25519 signature, standard library alone", (time.perf_counter() - started) * 1e3, "ms"
    )


def _recompute(place: Path, size: int) -> None:
    started, worked = time.perf_counter(), time.process_time()
    found = checks.recomputed(made.POLICY, sources.log(str(place)))
    spent = time.perf_counter() - started
    assert found.checkpoint.size == size
    _said(f"recomputing {size:,} entries and every tile", spent, "s")
    _said("  of the processor", time.process_time() - worked, "s")


def _middle(spent: list[float]) -> float:
    return statistics.median(spent) * 1e3


if __name__ == "__main__":
    main()
