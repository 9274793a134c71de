"""Putting an act into the public log, as a part of that act.

These are no acts of their own: they write rows in the transaction of the act that calls them and
record no event. The entry waits for its place in the tree (`publication.sequence`); the promise
that goes out with the receipt is signed here and holds once that transaction is on the disk.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from hoiam.core.log import openings
from hoiam.core.log.acts import Act
from hoiam.core.log.lines import moment_text
from hoiam.core.log.openings import SALT_BYTES
from hoiam.publication.log.models import Opening, PendingEntry
from hoiam.publication.log.promising import promise

__all__ = ["Committed", "commit", "commit_closed", "open_closed", "promise", "said_at"]

type Body = Mapping[str, object]  # what canonical JSON holds: text, whole numbers, lists, objects


@dataclass(frozen=True, slots=True)
class Committed:
    """An entry with what opens it: whoever has salt and record can show what was logged."""

    entry: str  # 64 signs, hexadecimal
    salt: str  # the same
    record: Mapping[str, object]


def commit(*, act: Act, subject: str, body: Body, at: datetime) -> Committed:
    """Log a public act, opening and all; `subject` is its public reference."""
    record = openings.record_of(act=act, subject=subject, at=said_at(at), body=body)
    made, told = _made(record)
    Opening(
        entry=made.entry,
        act=act,
        subject=subject,
        moment=at,
        salt=made.salt,
        record=told.decode(),
    ).save(force_insert=True)
    return made


def commit_closed(*, record: Mapping[str, object]) -> Committed:
    """Log an act whose opening is kept elsewhere: here nothing tells what it was, nor when.

    The record is made by `openings.record_of`, its moment as exact as its room may keep it.
    """
    openings.check_record(record)
    return _made(record)[0]


def open_closed(*, act: Act, subject: str, opened: tuple[str, str, str], at: datetime) -> None:
    """Open to everybody what was logged closed: its entry, salt and record, from the room that kept
    them until now. `subject` is the number by which it is looked for."""
    entry, salt, record = opened
    Opening(entry=entry, act=act, subject=subject, moment=at, salt=salt, record=record).save(
        force_insert=True
    )


def said_at(at: datetime) -> str:
    """A moment as records write it."""
    return moment_text(int(at.timestamp()))


def _made(record: Mapping[str, object]) -> tuple[Committed, bytes]:
    salt = secrets.token_bytes(SALT_BYTES)
    entry, told = openings.entry_with(salt, record)
    PendingEntry(entry=entry.hex()).save(force_insert=True)
    return Committed(entry.hex(), salt.hex(), record), told
