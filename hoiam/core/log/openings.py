"""What stands behind an entry of the log, and how it is opened.

An entry is SHA-256(salt ‖ canonical record), the salt 32 fresh random bytes: it tells nothing to
who lacks the opening, not even by guessing all possible records. Who has the salt and the record
can show that this very record was logged. When both are destroyed nobody can, and the tree
stands as before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from hoiam.core.canonical import canonical
from hoiam.core.log.lines import moment_of
from hoiam.core.log.untrue import Untrue

VERSION = 1
SALT_BYTES = 32
ENTRY_BYTES = 32
TEXT_HASH = "sha256"  # in the body of a record of a published text: its hash, in hex
FIELDS = frozenset({"v", "act", "subject", "at", "body"})


@dataclass(frozen=True)
class Opening:
    """The salt and the record of one entry."""

    salt: bytes
    record: Mapping[str, object]

    @property
    def entry(self) -> bytes:
        """The entry of the log that this opens."""
        return entry_of(self.salt, self.record)


def record_of(*, act: str, subject: str, at: str, body: Mapping[str, object]) -> dict[str, object]:
    """One act as the log records it; `at` as `2026-11-22T03:04:05Z`. All acts look alike."""
    record = {"v": VERSION, "act": str(act), "subject": subject, "at": at, "body": dict(body)}
    check_record(record)
    return record


def check_record(record: object) -> None:
    """Refuse what is not a record of an act."""
    if not isinstance(record, Mapping) or set(record) != FIELDS or record["v"] != VERSION:
        raise Untrue("log.not-a-record")
    words = (record["act"], record["subject"], record["at"])
    if not all(isinstance(one, str) for one in words) or not isinstance(record["body"], Mapping):
        raise Untrue("log.not-a-record")
    moment_of(str(record["at"]))


def entry_of(salt: bytes, record: Mapping[str, object]) -> bytes:
    """The 32 bytes that stand in the log for this record."""
    check_record(record)
    return entry_with(salt, record)[0]


def entry_with(salt: bytes, record: Mapping[str, object]) -> tuple[bytes, bytes]:
    """The same of a record that `record_of` made, with the canonical bytes of it."""
    if len(salt) != SALT_BYTES:
        raise Untrue("log.salt")
    try:
        told = canonical(dict(record))
    except ValueError:
        raise Untrue("log.not-a-record") from None
    return sha256(salt + told).digest(), told


def text_hash(data: bytes) -> str:
    """The SHA-256 of a published text as it stands in the body of its record, under TEXT_HASH."""
    return sha256(data).hexdigest()


def check_text(record: Mapping[str, object], data: bytes) -> None:
    """Refuse a text that is not, byte for byte, the one whose hash the record holds."""
    body = record["body"]
    claimed = body.get(TEXT_HASH) if isinstance(body, Mapping) else None
    if claimed is None:
        raise Untrue("log.no-text")
    if claimed != text_hash(data):
        raise Untrue("log.other-text")
