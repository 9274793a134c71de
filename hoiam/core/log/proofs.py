"""The proof a person keeps: one file that anyone can check without asking us.

c2sp.org/tlog-proof: the place of the entry, the hashes up to the root, the signed checkpoint.
What it opens stands in the `extra` line: base64 of canonical JSON with record and salt. While an
entry is only promised there is nothing of the tree to show: the file then begins with another
line, holds the same `extra`, and the signed promise where the checkpoint would stand.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass

from hoiam.core import canonical
from hoiam.core.log import checkpoints, merkle, notes, openings, promises, trust
from hoiam.core.log.lines import base64_of, bytes_of, number_of
from hoiam.core.log.openings import Opening
from hoiam.core.log.trust import Cosigned, Policy
from hoiam.core.log.untrue import Untrue

HEADER = "c2sp.org/tlog-proof@v1"
PROMISED_HEADER = "hoiam promised entry v1"
SUFFIX = ".tlog-proof"
LONGEST_PROOF = 63


class Standing(enum.Enum):
    """How far an entry has come; the value is a stable code."""

    PROMISED = "promised"
    INCLUDED = "included"
    WITNESSED = "witnessed"


@dataclass(frozen=True)
class Proof:
    """A proof of inclusion, or (index None) of a promise alone; nothing is checked yet."""

    note: str
    opening: Opening | None = None
    index: int | None = None
    hashes: tuple[bytes, ...] = ()


@dataclass(frozen=True)
class Verdict:
    """What a proof proves under a policy."""

    standing: Standing
    origin: str
    leaf: bytes
    record: Mapping[str, object] | None
    index: int | None = None
    size: int | None = None
    root: bytes | None = None
    witnesses: tuple[Cosigned, ...] = ()
    known: int = 0
    quorum_met: bool = False
    proven_at: int | None = None  # by when enough witnesses had seen it
    promised_at: int | None = None  # what the office itself says: no proof of a time


def write(proof: Proof) -> str:
    """The proof as the file that people keep."""
    lines = [PROMISED_HEADER if proof.index is None else HEADER]
    if proof.opening is not None:
        lines.append(f"extra {base64_of(_extra(proof.opening))}")
    if proof.index is not None:
        lines.append(f"index {proof.index}")
    lines += [base64_of(one) for one in proof.hashes]
    return "\n".join([*lines, "", proof.note])


def read(text: str) -> Proof:
    """A proof from its file; the checkpoint or promise in it stays as it is."""
    head, separator, note = text.partition("\n\n")
    lines = head.split("\n")
    if not separator or lines[0] not in {HEADER, PROMISED_HEADER}:
        raise Untrue("log.not-a-proof")
    rest, opening = lines[1:], None
    if rest and rest[0].startswith("extra "):
        opening, rest = read_extra(rest[0][len("extra ") :]), rest[1:]
    if lines[0] == PROMISED_HEADER:
        if rest:
            raise Untrue("log.not-a-proof")
        return Proof(note=note, opening=opening)
    if not rest or not rest[0].startswith("index ") or len(rest) - 1 > LONGEST_PROOF:
        raise Untrue("log.not-a-proof")
    index = number_of(rest[0][len("index ") :], most=merkle.LARGEST_SIZE)
    return Proof(
        note=note, opening=opening, index=index, hashes=tuple(bytes_of(one) for one in rest[1:])
    )


def read_extra(text: str) -> Opening:
    """The opening in an `extra` line, in the one spelling that is taken."""
    try:
        value = canonical.read(bytes_of(text))
    except (ValueError, RecursionError):
        raise Untrue("log.extra") from None
    if not isinstance(value, dict) or set(value) != {"record", "salt"}:
        raise Untrue("log.extra")
    record, salt = value["record"], value["salt"]
    openings.check_record(record)
    if not isinstance(salt, str):
        raise Untrue("log.extra")
    return Opening(salt=bytes_of(salt), record=record)


def verdict(proof: Proof, policy: Policy, *, entry: bytes | None = None) -> Verdict:
    """What the proof proves; refuses (Untrue) what does not hold.

    The entry comes from the opening in the file; for a proof without one it is given.
    """
    leaf = merkle.leaf_hash(_entry(proof, entry))
    if proof.index is None:
        return _promised(proof, policy, leaf)
    note = notes.read(proof.note)
    found = trust.judged(policy, note)
    head = found.checkpoint
    merkle.check_inclusion(leaf, proof.index, head.size, proof.hashes, head.root)
    enough = bool(found.witnesses) and found.quorum_met
    return Verdict(
        standing=Standing.WITNESSED if enough else Standing.INCLUDED,
        origin=head.origin,
        leaf=leaf,
        record=proof.opening.record if proof.opening else None,
        index=proof.index,
        size=head.size,
        root=head.root,
        witnesses=found.witnesses,
        known=found.known,
        quorum_met=found.quorum_met,
        proven_at=found.quorum_at,
    )


def head_of(proof: Proof) -> checkpoints.Checkpoint:
    """The head of the tree in a proof of inclusion, unchecked: to fetch what belongs to it."""
    return checkpoints.read(notes.read(proof.note).text)


def _promised(proof: Proof, policy: Policy, leaf: bytes) -> Verdict:
    origin = promises.read(notes.read(proof.note).text).origin
    promise = promises.check(proof.note, policy.other_key(promises.key_name(origin)))
    if promise.leaf != leaf:
        raise Untrue("log.promise-other")
    return Verdict(
        standing=Standing.PROMISED,
        origin=origin,
        leaf=leaf,
        record=proof.opening.record if proof.opening else None,
        known=len(policy.witnesses),
        promised_at=promise.time,
    )


def _entry(proof: Proof, entry: bytes | None) -> bytes:
    opened = proof.opening.entry if proof.opening is not None else None
    if opened is None and entry is None:
        raise Untrue("log.nothing-opened")
    if opened is not None and entry is not None and opened != entry:
        raise Untrue("log.other-entry")
    return opened if opened is not None else entry or b""


def _extra(opening: Opening) -> bytes:
    return canonical.canonical({"record": dict(opening.record), "salt": base64_of(opening.salt)})
