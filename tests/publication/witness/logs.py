"""A small log of our own for tests: it signs whatever it is told to, also what no log may."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hoiam.core.log import checkpoints, merkle, notes, tiles
from hoiam.core.log.checkpoints import Checkpoint
from hoiam.core.log.notes import VerifierKey
from hoiam.publication.witness import keeping, requests

ORIGIN = "hoiam.example/nhat-ky"


def entries(count: int, word: str = "entry") -> list[bytes]:
    """Entries as the log has them: 32 bytes that tell nothing."""
    return [sha256(f"{word} {number}".encode()).digest() for number in range(count)]


@dataclass
class Log:
    """A signing key and what it signs."""

    origin: str = ORIGIN
    private: Ed25519PrivateKey = field(
        default_factory=lambda: Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
    )

    @cached_property
    def key(self) -> VerifierKey:
        return notes.key_of(
            self.origin, notes.ED25519, self.private.public_key().public_bytes_raw()
        )

    def signed(self, text: str) -> str:
        line = notes.signature_line(self.key, self.private.sign(text.encode()))
        return notes.with_lines(text, [line])

    def checkpoint(self, of: Sequence[bytes]) -> str:
        root = merkle.root_of(merkle.leaf_hash(one) for one in of)
        return self.signed(checkpoints.write(Checkpoint(self.origin, len(of), root)))

    def request(self, of: Sequence[bytes], old: int) -> bytes:
        reader = merkle.reader_of([merkle.leaf_hash(one) for one in of])
        proof = merkle.consistency(reader, old, len(of)) if old <= len(of) else ()
        return requests.written(old, proof, self.checkpoint(of)).encode()

    def publish(self, folder: Path, of: Sequence[bytes]) -> None:
        """Static files exactly as c2sp.org/tlog-tiles has them."""
        folder.mkdir(parents=True, exist_ok=True)
        for path, content in files(of).items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
        (folder / "checkpoint").write_text(self.checkpoint(of), encoding="utf-8")


def files(of: Sequence[bytes]) -> dict[str, bytes]:
    """Every static file of a tree."""

    def none(tile: tiles.Tile) -> bytes:
        raise AssertionError(tile)

    return tiles.growth(none, old=0, entries=of).files


def cosigned(note: str, witness: keeping.Signer, time: int) -> str:
    """A checkpoint with a witness's line under it, without asking whether it may."""
    read = notes.read(note)
    signature = witness.sign(notes.cosigned_message(read.text, time))
    return note + notes.cosignature_line(witness.key, time=time, signature=signature)


def witness(name: str, seed: int = 7) -> keeping.Signer:
    """A witness's key, the same every time."""
    private = Ed25519PrivateKey.from_private_bytes(bytes([seed] * 32))
    return keeping.Signer(keeping.cosigner_key(name, private), private)
