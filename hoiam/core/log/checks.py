"""What anyone can check: this was filed, this page is the one published, the log only grew.

Everything is given: the texts of files, the pinned policy, and a way to fetch files of the log by
path. Whoever fetches need not be trusted; every file is held against the signed root.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from hoiam.core.log import merkle, notes, openings, proofs, tiles, trust
from hoiam.core.log.lines import moment_text
from hoiam.core.log.merkle import HASH_BYTES, leaf_hash, node_hash
from hoiam.core.log.proofs import Proof, Verdict
from hoiam.core.log.tiles import ENTRIES, WIDTH, Tile
from hoiam.core.log.trust import Judged, Policy
from hoiam.core.log.untrue import Untrue

CHECKPOINT = "checkpoint"

Fetch = Callable[[str], bytes]


@dataclass(frozen=True)
class Grown:
    """Two heads of one log, the older the beginning of the newer."""

    old: Judged
    new: Judged


def page(data: bytes, proof: Proof, policy: Policy) -> Verdict:
    """This text is the one published: its hash stands in the record that the proof opens."""
    verdict = proofs.verdict(proof, policy)
    if verdict.record is None:
        raise Untrue("log.nothing-opened")
    openings.check_text(verdict.record, data)
    return verdict


def grew(old_text: str, new_text: str, *, policy: Policy, fetch: Fetch) -> Grown:
    """The log only grew from one checkpoint (or proof that holds one) to the other."""
    old, new = (trust.judged(policy, notes.read(_note_in(one))) for one in (old_text, new_text))
    first, second = old.checkpoint, new.checkpoint
    if first.origin != second.origin:
        raise Untrue("log.origin-unknown", origin=second.origin)
    hashes: tuple[bytes, ...] = ()
    if 0 < first.size < second.size:
        reader = tiles.reader(_read(fetch), second.size)
        hashes = merkle.consistency(reader, first.size, second.size)
    merkle.check_consistency(first.size, second.size, hashes, first.root, second.root)
    return Grown(old=old, new=new)


def newest(policy: Policy, fetch: Fetch) -> Judged:
    """The head of the log as it is served."""
    return trust.judged(policy, notes.read(_text(fetch(CHECKPOINT))))


def renewed(proof: Proof, *, policy: Policy, fetch: Fetch, entry: bytes | None = None) -> Proof:
    """The same entry proved by the log as it is now; what was only promised is looked for."""
    verdict = proofs.verdict(proof, policy, entry=entry)
    head_text = _text(fetch(CHECKPOINT))
    head = trust.judged(policy, notes.read(head_text)).checkpoint
    if head.origin != verdict.origin:
        raise Untrue("log.origin-unknown", origin=head.origin)
    if verdict.size is not None and verdict.root is not None:
        grew(proof.note, head_text, policy=policy, fetch=fetch)
    index = verdict.index
    if index is None:
        index = _place_of(verdict.leaf, fetch, head.size)
    if index is None:
        time = moment_text(verdict.promised_at or 0)
        raise Untrue("log.promise-broken", time=time, size=head.size)
    hashes = merkle.inclusion(tiles.reader(_read(fetch), head.size), index, head.size)
    return replace(proof, note=head_text, index=index, hashes=hashes)


def recomputed(policy: Policy, fetch: Fetch, head_text: str | None = None) -> Judged:
    """The whole log from its entries: every file agrees, and the signed root comes out."""
    text = _text(fetch(CHECKPOINT)) if head_text is None else head_text
    found = trust.judged(policy, notes.read(_note_in(text)))
    size = found.checkpoint.size
    row = _leaves(fetch, size)
    peaks: list[bytes] = []
    for level in tiles.levels_of(size):
        full, rest = _row_checked(fetch, level, size, row)
        peaks = [*_peaks(rest), *peaks]
        row = iter(full)
    if _rooted(peaks) != found.checkpoint.root:
        raise Untrue("log.root-differs", size=size)
    return found


def _leaves(fetch: Fetch, size: int) -> Iterator[bytes]:
    for index in range((size + WIDTH - 1) // WIDTH):
        width = tiles.width_at(ENTRIES, index, size=size)
        data = fetch(Tile(level=ENTRIES, index=index, width=width).path)
        yield from map(leaf_hash, tiles.entries_in(data, width=width))


def _row_checked(
    fetch: Fetch, level: int, size: int, row: Iterator[bytes]
) -> tuple[list[bytes], list[bytes]]:
    """Hold one row of tiles against what it must be; the hashes of full tiles, and the rest."""
    full: list[bytes] = []
    count = size >> (tiles.HEIGHT * level)
    for index in range((count + WIDTH - 1) // WIDTH):
        width = tiles.width_at(level, index, size=size)
        tile = Tile(level=level, index=index, width=width)
        hashes = [next(row) for _ in range(width)]
        if fetch(tile.path) != b"".join(hashes):
            raise Untrue("log.tile-differs", path=tile.path)
        if not tile.is_full:
            return full, hashes
        full.append(_folded(hashes))
    return full, []


def _peaks(hashes: list[bytes]) -> list[bytes]:
    """The full subtrees of a row that is not full, from the left."""
    found: list[bytes] = []
    while hashes:
        width = 1 << (len(hashes).bit_length() - 1)
        found.append(_folded(hashes[:width]))
        hashes = hashes[width:]
    return found


def _folded(hashes: list[bytes]) -> bytes:
    while len(hashes) > 1:
        hashes = [node_hash(hashes[at], hashes[at + 1]) for at in range(0, len(hashes), 2)]
    return hashes[0]


def _rooted(peaks: list[bytes]) -> bytes:
    if not peaks:
        return merkle.EMPTY_ROOT
    node = peaks[-1]
    for one in reversed(peaks[:-1]):
        node = node_hash(one, node)
    return node


def _place_of(leaf: bytes, fetch: Fetch, size: int) -> int | None:
    """Where a leaf stands, newest first; a promise is younger than most of the log."""
    for index in range((size + WIDTH - 1) // WIDTH - 1, -1, -1):
        width = tiles.width_at(0, index, size=size)
        data = fetch(Tile(level=0, index=index, width=width).path)
        for at in range(0, len(data), HASH_BYTES):
            if data[at : at + HASH_BYTES] == leaf:
                return index * WIDTH + at // HASH_BYTES
    return None


def _read(fetch: Fetch) -> tiles.Read:
    def read(tile: Tile) -> bytes:
        return fetch(tile.path)

    return read


def _note_in(text: str) -> str:
    return proofs.read(text).note if text.startswith(f"{proofs.HEADER}\n") else text


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise Untrue("log.not-a-note") from None
