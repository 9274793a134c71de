"""RFC 9162 §2.1: the tree, its proofs, and everything that is no proof."""

import base64
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from hoiam.core.log import merkle
from hoiam.core.log.merkle import check_consistency, check_inclusion, leaf_hash, reader_of
from hoiam.core.log.untrue import Untrue

# The eight entries and the roots over them that logs of certificates have tested with since RFC
# 6962; and the shapes that RFC 9162 §2.1.5 draws for seven.
ENTRIES = [
    bytes.fromhex(one)
    for one in (
        "", "00", "10", "2021", "3031", "40414243",
        "5051525354555657", "606162636465666768696a6b6c6d6e6f",
    )
]  # fmt: skip
ROOTS = (
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
LEAVES = [leaf_hash(one) for one in ENTRIES]
DATA = Path(__file__).resolve().parents[4] / "shared" / "data" / "merkle"

A, B, C, D, E, F, J = LEAVES[:7]  # the names of RFC 9162 §2.1.5
G, H, I = merkle.node_hash(A, B), merkle.node_hash(C, D), merkle.node_hash(E, F)  # noqa: E741
K, L = merkle.node_hash(G, H), merkle.node_hash(I, J)


def test_roots_of_the_eight_known_entries() -> None:
    for size, root in enumerate(ROOTS):
        assert merkle.root_of(LEAVES[:size]).hex() == root
        assert merkle.root_by(reader_of(LEAVES), size).hex() == root


@pytest.mark.parametrize(
    ("index", "path"), [(0, (B, H, L)), (3, (C, G, L)), (4, (F, J, K)), (6, (I, K))]
)
def test_paths_that_the_standard_draws(index: int, path: tuple[bytes, ...]) -> None:
    assert merkle.inclusion(reader_of(LEAVES), index, 7) == path


@pytest.mark.parametrize(("old", "path"), [(3, (C, D, G, L)), (4, (L,)), (6, (I, J, K))])
def test_growths_that_the_standard_draws(old: int, path: tuple[bytes, ...]) -> None:
    assert merkle.consistency(reader_of(LEAVES), old, 7) == path


def decoded(text: str | None) -> bytes:
    return base64.b64decode(text or "")


def holds(row: dict) -> bool:
    """Whether our check takes one vector."""
    proof = [decoded(one) for one in row["proof"] or []]
    try:
        if "leafIdx" in row:
            leaf, root = decoded(row["leafHash"]), decoded(row["root"])
            check_inclusion(leaf, row["leafIdx"], row["treeSize"], proof, root)
        else:
            roots = decoded(row["root1"]), decoded(row["root2"])
            check_consistency(row["size1"], row["size2"], proof, *roots)
    except Untrue:
        return False
    return True


@pytest.mark.skipif(not DATA.exists(), reason="the vectors of other implementations are not here")
def test_vectors_of_other_implementations() -> None:
    rows = [json.loads(path.read_bytes()) for path in sorted(DATA.rglob("*.json"))]

    wrong = [row["desc"] for row in rows if holds(row) is row["wantErr"]]

    assert wrong == []
    assert {row["wantErr"] for row in rows} == {True, False}
    assert len(rows) == 96


def tree(size: int) -> list[bytes]:
    return [leaf_hash(number.to_bytes(4, "big")) for number in range(size)]


@given(some.data())
@settings(max_examples=40)
def test_every_entry_is_proved_and_nothing_else(data: some.DataObject) -> None:
    size = data.draw(some.integers(1, 600))
    index = data.draw(some.integers(0, size - 1))
    leaves = tree(size)
    root = merkle.root_of(leaves)
    proof = merkle.inclusion(reader_of(leaves), index, size)

    check_inclusion(leaves[index], index, size, proof, root)

    for other in bent_inclusions(data, leaves[index], index, size, proof, root):
        with pytest.raises(Untrue):
            check_inclusion(*other)


def bent_inclusions(data, leaf, index, size, proof, root):
    """One bit of anything, one hash more or less, another place, another size."""
    yield flipped(data, leaf), index, size, proof, root
    yield leaf, index, size, proof, flipped(data, root)
    yield leaf, index, size, (*proof, root), root
    yield leaf, index, size, (leaf, *proof), root
    yield leaf, size, size, proof, root
    yield leaf, -1, size, proof, root
    yield leaf[:-1], index, size, proof, root
    if size > 1:
        yield leaf, (index + 1) % size, size, proof, root
        yield leaf, index, size, proof[:-1], root
        yield leaf, index, size, proof[1:], root
        at = data.draw(some.integers(0, len(proof) - 1))
        yield leaf, index, size, (*proof[:at], flipped(data, proof[at]), *proof[at + 1 :]), root


@given(some.data())
@settings(max_examples=40)
def test_every_growth_is_proved_and_nothing_else(data: some.DataObject) -> None:
    new = data.draw(some.integers(1, 600))
    old = data.draw(some.integers(0, new))
    leaves = tree(new)
    roots = merkle.root_of(leaves[:old]), merkle.root_of(leaves)
    proof = merkle.consistency(reader_of(leaves), old, new)

    check_consistency(old, new, proof, *roots)

    for other in bent_growths(data, old, new, proof, *roots):
        with pytest.raises(Untrue):
            check_consistency(*other)


def bent_growths(data, old, new, proof, first, second):
    yield old, new, proof, flipped(data, first), second
    yield old, new, (*proof, second), first, second
    yield old, new, (first, *proof), first, second
    yield new + 1, new, proof, first, second
    if old:
        yield old, new, proof, first, flipped(data, second)
    if 0 < old < new:
        yield old, new, proof, second, first
        yield old, new, proof[:-1], first, second
        yield old - 1, new, proof, first, second
        at = data.draw(some.integers(0, len(proof) - 1))
        yield old, new, (*proof[:at], flipped(data, proof[at]), *proof[at + 1 :]), first, second


def flipped(data: some.DataObject, value: bytes) -> bytes:
    bit = data.draw(some.integers(0, 255))
    return (int.from_bytes(value, "big") ^ (1 << bit)).to_bytes(32, "big")


def test_an_entry_changed_in_the_middle_is_no_growth() -> None:
    leaves = tree(500)
    old_root = merkle.root_of(leaves[:300])
    leaves[123] = leaf_hash(b"another answer")

    proof = merkle.consistency(reader_of(leaves), 300, 500)

    with pytest.raises(Untrue, match=r"log\.not-grown"):
        check_consistency(300, 500, proof, old_root, merkle.root_of(leaves))


@pytest.mark.parametrize(("index", "size"), [(0, 0), (5, 5), (-1, 5)])
def test_no_proof_outside_the_tree(index: int, size: int) -> None:
    with pytest.raises(Untrue, match="outside-tree"):
        merkle.inclusion(reader_of(tree(5)), index, size)


def test_no_proof_of_a_tree_that_shrank() -> None:
    with pytest.raises(Untrue, match="shrunk"):
        merkle.consistency(reader_of(tree(5)), 5, 4)


def test_a_tree_said_to_be_larger_than_it_is_is_refused() -> None:
    """The proof is right and both roots are; only the size that is claimed is another."""
    leaves = tree(8)
    root = merkle.root_of(leaves)
    path = merkle.inclusion(reader_of(leaves), 5, 8)
    growth = merkle.consistency(reader_of(leaves), 4, 8)

    check_inclusion(leaves[5], 5, 8, path, root)
    check_consistency(4, 8, growth, merkle.root_of(leaves[:4]), root)

    with pytest.raises(Untrue, match="proof-short"):
        check_inclusion(leaves[5], 5, 16, path, root)
    with pytest.raises(Untrue, match="proof-short"):
        check_consistency(4, 16, growth, merkle.root_of(leaves[:4]), root)
