"""Proofs as people keep them, right ones and bent ones: what the checker and the page both judge."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hoiam.core.log import merkle, notes, openings, promises, proofs, trust
from hoiam.core.log.openings import Opening
from hoiam.core.log.promises import Promise
from hoiam.core.log.proofs import Proof
from tests.publication.witness.logs import ORIGIN, Log, cosigned, entries, witness

TIME = 1_795_000_000
TEXT = "Đường liên thôn đã sửa xong.\n".encode()
WITNESSES = [
    witness("mat-tran.example", 7),
    witness("bao.example", 8),
    witness("thu-vien.example", 9),
]


def opening(number: int = 1, **body: object) -> Opening:
    """A record with the hash of a text."""
    told = {"sha256": openings.text_hash(TEXT), "nơi": "xã Bảo Thắng", "số": number, **body}
    record = openings.record_of(
        act="release", subject="LC-6J8G-E8SH", at="2026-11-22T03:04:05Z", body=told
    )
    return Opening(salt=bytes([number] * 32), record=record)


@dataclass
class Office:
    """A log with one opened entry, its promises, and three witnesses."""

    log: Log = field(default_factory=Log)
    size: int = 300
    place: int = 41
    opened: Opening = field(default_factory=opening)
    promising: Ed25519PrivateKey = field(
        default_factory=lambda: Ed25519PrivateKey.from_private_bytes(bytes([5] * 32))
    )

    @cached_property
    def entries(self) -> list[bytes]:
        return [
            *entries(self.place),
            self.opened.entry,
            *entries(self.size - self.place - 1, "later"),
        ]

    @cached_property
    def policy(self) -> str:
        key = notes.key_of(
            f"{self.log.origin}/promises",
            notes.ED25519,
            self.promising.public_key().public_bytes_raw(),
        )
        names = tuple(f"w{number}" for number, _one in enumerate(WITNESSES))
        return trust.write(
            trust.Policy(
                logs=(trust.Log(self.log.key, "https://hoiam.example/nhat-ky"),),
                witnesses=tuple(
                    trust.Witness(name, one.key) for name, one in zip(names, WITNESSES, strict=True)
                ),
                groups=(trust.Group("enough", 2, names),),
                quorum="enough",
                others=(key,),
            )
        )

    def proof(self, *, signed: int = 0, of: Sequence[bytes] = ()) -> str:
        whole = of or self.entries
        reader = merkle.reader_of([merkle.leaf_hash(one) for one in whole])
        note = self.log.checkpoint(whole)
        for at, one in enumerate(WITNESSES[:signed]):
            note = cosigned(note, one, TIME + at)
        hashes = merkle.inclusion(reader, self.place, len(whole))
        return proofs.write(Proof(note, self.opened, self.place, hashes))

    def promise(self, leaf: bytes = b"", by: Ed25519PrivateKey | None = None) -> str:
        text = promises.write(
            Promise(self.log.origin, leaf or merkle.leaf_hash(self.opened.entry), TIME)
        )
        key = notes.key_of(
            promises.key_name(self.log.origin),
            notes.ED25519,
            self.promising.public_key().public_bytes_raw(),
        )
        line = notes.signature_line(key, (by or self.promising).sign(text.encode()))
        return proofs.write(Proof(notes.with_lines(text, [line]), self.opened))


def papers() -> dict[str, tuple[str, str]]:
    """Every paper by name, with what is said of it: its standing or why it is not true."""
    office = Office()
    stranger = Office(log=Log(origin="other.example/nhat-ky"))
    thief = Ed25519PrivateKey.from_private_bytes(bytes([66] * 32))
    right, other = office.proof(signed=2), opening(2)
    extra = b64encode(b'{"record": 1}').decode()
    lines = right.split("\n")
    return {
        "promised": (office.promise(), "promised"),
        "included": (office.proof(), "included"),
        "one of three": (office.proof(signed=1), "included"),
        "two of three": (right, "witnessed"),
        "alone in its tree": (Office(size=1, place=0).proof(signed=3), "witnessed"),
        "last of an odd tree": (Office(size=257, place=256).proof(signed=3), "witnessed"),
        "other record": (proofs.write(_with(right, opening=other)), "log.not-in-tree"),
        "other place": (right.replace("index 41", "index 40"), "log.not-in-tree"),
        "beyond the tree": (right.replace("index 41", "index 300"), "log.outside-tree"),
        "one hash less": ("\n".join([*lines[:3], *lines[4:]]), "log.proof-short"),
        "one hash more": ("\n".join([*lines[:4], *lines[3:]]), "log.proof-long"),
        "two hashes swapped": (
            "\n".join([*lines[:3], lines[4], lines[3], *lines[5:]]),
            "log.not-in-tree",
        ),
        "a short hash": ("\n".join([*lines[:3], "AAAA", *lines[4:]]), "log.not-a-hash"),
        "not base64": ("\n".join([*lines[:3], lines[3][:-2] + "B=", *lines[4:]]), "log.not-base64"),
        "leading zero": (right.replace("index 41", "index 041"), "log.not-a-number"),
        "another header": (right.replace("@v1", "@v2"), "log.not-a-proof"),
        "no opening": ("\n".join([lines[0], *lines[2:]]), "log.nothing-opened"),
        "another opening": ("\n".join([lines[0], f"extra {extra}", *lines[2:]]), "log.extra"),
        "other log": (stranger.proof(), "log.origin-unknown"),
        "stolen name": (Office(log=Log(private=thief)).proof(), "log.not-signed"),
        "changed size": (right.replace("\n300\n", "\n301\n"), "log.false-signature"),
        "witness forged": (_swapped(right), "log.false-signature"),
        "promise for another": (office.promise(bytes(32)), "log.promise-other"),
        "promise forged": (office.promise(by=thief), "log.false-signature"),
        "promise of another log": (stranger.promise(), "log.key-unknown"),
        "nothing": ("", "log.not-a-proof"),
    }


def _with(text: str, **changed: object) -> Proof:
    read = proofs.read(text)
    return Proof(**{"note": read.note, "index": read.index, "hashes": read.hashes, **changed})  # type: ignore[arg-type]


def _swapped(text: str) -> str:
    """The first witness's signature under the second one's name: key ids tell them apart."""
    first, second = notes.read(proofs.read(text).note).signatures[1:3]
    forged = notes.Signature(second.name, second.key_id, first.signature).line
    return text.replace(second.line, forged)


assert ORIGIN in Office().policy
