"""A whole log in memory, with keys: what tests of proofs are made from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hoiam.core.log import checkpoints, merkle, notes, openings, promises, tiles, trust
from hoiam.core.log.checkpoints import Checkpoint
from hoiam.core.log.notes import COSIGNATURE, ED25519, VerifierKey
from hoiam.core.log.openings import Opening
from hoiam.core.log.proofs import Proof
from hoiam.core.log.tiles import Tile
from hoiam.core.log.untrue import Untrue

ORIGIN = "hoiam.example/nhat-ky"
SECOND = 1_795_000_000  # 2026-11-18T11:06:40Z


@dataclass(frozen=True)
class Pair:
    """A secret key and what a checker pins of it."""

    secret: Ed25519PrivateKey
    public: VerifierKey


def pair(name: str, kind: int = ED25519) -> Pair:
    """The same key for the same name, so that a failing test can be looked at twice."""
    secret = Ed25519PrivateKey.from_private_bytes(sha256(f"{name}/{kind}".encode()).digest())
    return Pair(secret, notes.key_of(name, kind, secret.public_key().public_bytes_raw()))


LOG = pair(ORIGIN)
PROMISES = pair(promises.key_name(ORIGIN))
WITNESSES = tuple(pair(f"{name}.example", COSIGNATURE) for name in ("front", "paper", "library"))
POLICY = trust.Policy(
    logs=(trust.Log(LOG.public),),
    witnesses=tuple(trust.Witness(one.public.name.split(".")[0], one.public) for one in WITNESSES),
    groups=(trust.Group("two-of-three", 2, ("front", "paper", "library")),),
    quorum="two-of-three",
    others=(PROMISES.public,),
)


def note(text: str, *, log: Pair = LOG, witnesses: Iterable[Pair] = (), at: int = SECOND) -> str:
    """A text signed by a log and cosigned, each witness a second after the one before."""
    lines = [notes.signature_line(log.public, log.secret.sign(text.encode()))]
    for after, one in enumerate(witnesses):
        message = notes.cosigned_message(text, at + after)
        lines.append(
            notes.cosignature_line(one.public, time=at + after, signature=one.secret.sign(message))
        )
    return notes.with_lines(text, lines)


def opening(number: int = 1, **body: object) -> Opening:
    """What stands behind one entry; the salt is no secret here."""
    record = openings.record_of(
        act="receipt", subject=f"LC-{number:04}", at="2026-11-18T11:05:40Z", body=body
    )
    return Opening(salt=sha256(f"salt {number}".encode()).digest(), record=record)


def promised(one: Opening, *, key: Pair = PROMISES, origin: str = ORIGIN) -> Proof:
    """What a person has in hand before the entry is in the tree."""
    text = promises.write(promises.Promise(origin, merkle.leaf_hash(one.entry), SECOND - 60))
    return Proof(note=note(text, log=key), opening=one)


@dataclass
class MadeLog:
    """Entries, the files that they made, and heads of any size that the log had."""

    entries: list[bytes] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)

    def add(self, entries: Iterable[bytes]) -> tiles.Growth:
        """Sequence some entries and write the files."""
        new = list(entries)
        growth = tiles.growth(self.read, old=len(self.entries), entries=new)
        self.entries += new
        self.files.update(growth.files)
        return growth

    def read(self, tile: Tile) -> bytes:
        return self.files[tile.path]

    def fetch(self, path: str) -> bytes:
        if path not in self.files:
            raise Untrue("log.missing", path=path)
        return self.files[path]

    def root(self, size: int) -> bytes:
        return merkle.root_of(map(merkle.leaf_hash, self.entries[:size]))

    def head(self, size: int | None = None, *, witnesses: Iterable[Pair] = WITNESSES[:2]) -> str:
        """A signed checkpoint; it is also what the log serves from then on."""
        count = len(self.entries) if size is None else size
        text = checkpoints.write(Checkpoint(ORIGIN, count, self.root(count)))
        signed = note(text, witnesses=witnesses)
        self.files["checkpoint"] = signed.encode()
        return signed

    def proof(self, one: Opening, *, witnesses: Iterable[Pair] = WITNESSES[:2]) -> Proof:
        """The proof of an entry in the newest tree."""
        index, size = self.entries.index(one.entry), len(self.entries)
        hashes = merkle.inclusion(tiles.reader(self.read, size), index, size)
        return Proof(self.head(witnesses=witnesses), one, index, hashes)


def filler(count: int, begin: int = 0) -> list[bytes]:
    """Entries that stand for other people's."""
    return [sha256(f"entry {number}".encode()).digest() for number in range(begin, begin + count)]


def made_log(*openings_in: Opening, before: int = 300, after: int = 11) -> MadeLog:
    """A log with these entries in its middle, grown in two steps."""
    log = MadeLog()
    log.add(filler(before))
    log.add([*(one.entry for one in openings_in), *filler(after, before)])
    return log


def mapping(value: object) -> Mapping[str, object]:
    """A record, for a test that changes one word of it."""
    assert isinstance(value, Mapping)
    return value
