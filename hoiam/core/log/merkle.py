"""The tree of the public log: what makes "nothing was changed in silence" something to compute.

RFC 9162 §2.1 (the same tree as RFC 6962 §2.1). A *reader* gives the hash of a full subtree:
`reader(level, index)` covers the leaves from `index * 2**level` on, `2**level` of them. Proofs
ask a reader for a few hashes only, so that a tree of millions is proved from its tiles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256

from hoiam.core.log.untrue import Untrue

Reader = Callable[[int, int], bytes]

HASH_BYTES = 32
EMPTY_ROOT = sha256(b"").digest()
LARGEST_SIZE = 2**63 - 1


def leaf_hash(entry: bytes) -> bytes:
    """RFC 9162 §2.1.1: SHA-256(0x00 || entry)."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """RFC 9162 §2.1.1: SHA-256(0x01 || left || right)."""
    return sha256(b"\x01" + left + right).digest()


def root_of(leaf_hashes: Iterable[bytes]) -> bytes:
    """The root over leaf hashes, in one walk with as much memory as the tree is high."""
    peaks: list[bytes] = []
    for index, one in enumerate(leaf_hashes):
        node, rest = one, index
        while rest & 1:
            node, rest = node_hash(peaks.pop(), node), rest >> 1
        peaks.append(node)
    return _joined(peaks)


def reader_of(leaf_hashes: Sequence[bytes]) -> Reader:
    """A reader over leaf hashes in memory: for small trees and for tests."""

    def read(level: int, index: int) -> bytes:
        if level == 0:
            return leaf_hashes[index]
        return node_hash(read(level - 1, 2 * index), read(level - 1, 2 * index + 1))

    return read


def root_by(reader: Reader, size: int) -> bytes:
    """The root of the tree of this size, from a reader."""
    return _range(reader, 0, size) if size else EMPTY_ROOT


def inclusion(reader: Reader, index: int, size: int) -> tuple[bytes, ...]:
    """Proof that the entry at this place is in the tree of this size (RFC 9162 §2.1.3.1)."""
    if not 0 <= index < size:
        raise Untrue("log.outside-tree", index=index, size=size)
    proof: list[bytes] = []
    start, end = 0, size
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            proof.append(_range(reader, middle, end))
            end = middle
        else:
            proof.append(_range(reader, start, middle))
            start = middle
    return tuple(reversed(proof))


def consistency(reader: Reader, old: int, new: int) -> tuple[bytes, ...]:
    """Proof that the smaller tree is the beginning of the larger (RFC 9162 §2.1.4.1)."""
    if not 0 <= old <= new:
        raise Untrue("log.shrunk", old=old, new=new)
    if old in {0, new}:
        return ()
    proof: list[bytes] = []
    start, end, whole = 0, new, True
    while end != old:
        middle = start + _split(end - start)
        if old <= middle:
            proof.append(_range(reader, middle, end))
            end = middle
        else:
            proof.append(_range(reader, start, middle))
            start, whole = middle, False
    if not whole:
        proof.append(_range(reader, start, end))
    return tuple(reversed(proof))


def check_inclusion(
    leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes
) -> None:
    """Refuse unless this leaf hash stands at this place in the tree (RFC 9162 §2.1.3.2)."""
    if not 0 <= index < size:
        raise Untrue("log.outside-tree", index=index, size=size)
    _check_hashes((leaf, root, *proof))
    place, last, node = index, size - 1, leaf
    for one in proof:
        if last == 0:
            raise Untrue("log.proof-long")
        if place & 1 or place == last:
            node = node_hash(one, node)
            place, last = _past_evens(place, last)
        else:
            node = node_hash(node, one)
        place, last = place >> 1, last >> 1
    if last:
        raise Untrue("log.proof-short")
    if node != root:
        raise Untrue("log.not-in-tree", index=index, size=size)


def check_consistency(
    old: int, new: int, proof: Sequence[bytes], old_root: bytes, new_root: bytes
) -> None:
    """Refuse unless the larger tree begins with the smaller one (RFC 9162 §2.1.4.2)."""
    if not 0 <= old <= new:
        raise Untrue("log.shrunk", old=old, new=new)
    _check_hashes((old_root, new_root, *proof))
    if old in {0, new}:
        _check_nothing_to_prove(old, proof, old_root, new_root, new=new)
        return
    hashes = list(proof)
    if old & (old - 1) == 0:  # a full tree is its own first hash
        hashes.insert(0, old_root)
    if not hashes:
        raise Untrue("log.proof-short")
    if _grown(old - 1, new - 1, hashes) != (old_root, new_root):
        raise Untrue("log.not-grown", old=old, new=new)


def _check_nothing_to_prove(
    old: int, proof: Sequence[bytes], old_root: bytes, new_root: bytes, *, new: int
) -> None:
    if proof:
        raise Untrue("log.proof-long")
    expected = EMPTY_ROOT if old == 0 else new_root
    if old_root != expected or (new == 0 and new_root != EMPTY_ROOT):
        raise Untrue("log.not-grown", old=old, new=new)


def _grown(first: int, second: int, hashes: Sequence[bytes]) -> tuple[bytes, bytes]:
    """Both roots, from the last places of both trees and the hashes of a proof."""
    while first & 1:
        first, second = first >> 1, second >> 1
    small = large = hashes[0]
    for one in hashes[1:]:
        if second == 0:
            raise Untrue("log.proof-long")
        if first & 1 or first == second:
            small, large = node_hash(one, small), node_hash(one, large)
            first, second = _past_evens(first, second)
        else:
            large = node_hash(large, one)
        first, second = first >> 1, second >> 1
    if second:
        raise Untrue("log.proof-short")
    return small, large


def _past_evens(place: int, last: int) -> tuple[int, int]:
    while place and not place & 1:
        place, last = place >> 1, last >> 1
    return place, last


def _range(reader: Reader, start: int, end: int) -> bytes:
    """The hash over the leaves from start to end; start lies where such a subtree begins."""
    peaks: list[bytes] = []
    while start < end:
        level = (end - start).bit_length() - 1
        peaks.append(reader(level, start >> level))
        start += 1 << level
    return _joined(peaks)


def _joined(peaks: Sequence[bytes]) -> bytes:
    if not peaks:
        return EMPTY_ROOT
    node = peaks[-1]
    for one in reversed(peaks[:-1]):
        node = node_hash(one, node)
    return node


def _split(count: int) -> int:
    """The largest power of two below a count (RFC 9162 §2.1.1: k)."""
    return 1 << ((count - 1).bit_length() - 1)


def _check_hashes(hashes: Iterable[bytes]) -> None:
    if any(len(one) != HASH_BYTES for one in hashes):
        raise Untrue("log.not-a-hash")
