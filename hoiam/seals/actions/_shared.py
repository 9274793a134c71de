"""What several acts on a sealed case need. No row and no event of this room has an hour: what is
recorded is recorded at the beginning of the legal day."""

import hashlib
import os
import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from hoiam.base import files
from hoiam.base.files import Sent
from hoiam.core import age_files, bech32, calendar
from hoiam.core.actor import Actor
from hoiam.core.canonical import canonical
from hoiam.core.log.acts import Act
from hoiam.core.log.openings import record_of
from hoiam.core.recipients import STANZAS
from hoiam.core.refusals import Invalid
from hoiam.core.text import vn_date
from hoiam.publication.actions import log
from hoiam.seals import queries, standing
from hoiam.seals.holders import Held
from hoiam.seals.models import (
    Direction,
    Kind,
    Part,
    Purpose,
    SealedCase,
    SealedItem,
    SealedKey,
    SealedMember,
    SealedOpening,
)

MOST_SMALL = 16 * 1024  # bytes of a wrapped key, of the sender's key, of the memory
MOST_SEALED = 128 * files.MEGABYTE  # of one sealed file
# As with denunciations: a number of a paper has a digit and no words in it (house rule).
_NUMBER = re.compile(r"(?=\S*\d)(?!.*[^\W\d_A-ZĐ]{2})(?!.*(?<!\d)0\d{8,11}(?!\d))[\w./\-]{1,40}")


def locked(case: SealedCase) -> SealedCase:
    """The row under a lock."""
    return SealedCase.objects.select_for_update(of=("self",)).select_related("unit").get(pk=case.pk)


def subject(case: SealedCase) -> tuple[str, str]:
    """How the case is named in events; they say nothing besides."""
    return (queries.ABOUT, case.code)


def by_day(at: datetime) -> datetime:
    """The moment that is written down: the first of the legal day."""
    return calendar.start_of_day(calendar.day_of(at))


def writer(by: Actor) -> str:
    """Who wrote, as columns say it: an officer, the sender, or the console."""
    return by.code


def check_happened(day: date, today: date) -> None:
    """What has not come yet is no fact."""
    if day > today:
        raise Invalid("seals.day-ahead", field="day", day=vn_date(day))


def paper_number(text: str) -> str:
    """A number of a paper, or nothing: there is no place for words."""
    said = text.strip()
    if said and _NUMBER.fullmatch(said) is None:
        raise Invalid("seals.no-words", field="paper")
    return said


def recipient(text: str, *, field: str) -> str:
    """A public key of age, X25519 alone."""
    if not bech32.is_age_recipient(text):
        raise Invalid("seals.not-a-recipient", field=field)
    return text


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def check_key(content: bytes, *, field: str) -> None:
    """A wrapped key: one identity, for exactly sixteen, so that how many there are does not show."""
    header = _small(content, field)
    age_files.check_recipients(header, STANZAS)
    age_files.check_holds_identity(header, len(content))


def check_sender_key(content: bytes) -> None:
    """One identity under a passphrase."""
    header = _small(content, "sender_key")
    age_files.check_passphrase(header)
    age_files.check_holds_identity(header, len(content))


def check_memory(content: bytes) -> None:
    """What the sender's own key opens."""
    age_files.check_recipients(_small(content, "memory"), 1)


def _small(content: bytes, field: str) -> age_files.Header:
    if len(content) > MOST_SMALL:
        raise Invalid("seals.too-large", field=field)
    return age_files.read_header(content)


def check_sealed(file: Sent, *, recipients: int, field: str) -> None:
    """A sealed file: for so many, padded, not too large."""
    size = file.size or 0
    if size > MOST_SEALED:
        raise Invalid("seals.too-large", field=field)
    file.seek(0)
    header = age_files.read_header(file.read(age_files.LONGEST_HEADER))
    age_files.check_recipients(header, recipients)
    age_files.check_padded(header, size)


def digest_of(file: Sent) -> str:
    """SHA-256 of a file that was sent."""
    file.seek(0)
    return hashlib.file_digest(file, "sha256").hexdigest()


def same_item(case: SealedCase, file: Sent) -> SealedItem | None:
    """The item that was kept of these very bytes."""
    found: SealedItem | None = SealedItem.objects.filter(case=case, digest=digest_of(file)).first()
    return found


# ---- writing, inside the act of the caller -------------------------------------------------------


def let_in(case: SealedCase, held: Held, part: str, *, day: date, by: Actor) -> SealedMember:
    """One more who works on it."""
    row = SealedMember(
        case=case,
        officer=held.officer,
        unit=held.unit,
        part=part,
        recipient=held.recipient,
        named_on=day,
        writer=writer(by),
    )
    row.save(force_insert=True)
    return row


def gone(row: SealedMember, day: date) -> None:
    """Somebody leaves. What they opened they may have kept: what is sealed later needs a new key."""
    row.relieved_on = day
    if row.declared_on is not None and row.part == Part.HANDLER:
        row.last_key = standing.newest_number(row.case)
    row.save(update_fields=["relieved_on", "last_key", "conflict", "declared_on"])


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key of a case as a browser wrapped it."""

    purpose: Purpose
    recipient: str
    wrapped: bytes
    list_number: int


def key_row(case: SealedCase, new: NewKey, *, day: date, by: Actor) -> SealedKey:
    """Keep a key that was checked."""
    row = SealedKey(
        case=case,
        number=standing.newest_number(case) + 1,
        purpose=new.purpose,
        recipient=new.recipient,
        wrapped=b64encode(new.wrapped).decode("ascii"),
        digest=digest(new.wrapped),
        list_number=new.list_number,
        made_on=day,
        writer=writer(by),
    )
    row.save(force_insert=True)
    return row


@dataclass(frozen=True, slots=True)
class NewItem:
    """A sealed file on its way in, already checked."""

    kind: Kind
    direction: Direction
    key: SealedKey
    file: Sent


def item_row(case: SealedCase, new: NewItem, *, day: date, by: Actor) -> SealedItem:
    """Store the file and keep its row. Where either fails, no file is left."""
    place, size, digest = files.keep_age(new.file, day=calendar.start_of_day(day), rand=os.urandom)
    try:
        last = SealedItem.objects.filter(case=case).order_by("-number").first()
        row = SealedItem(
            case=case,
            number=last.number + 1 if last else 1,
            direction=new.direction,
            kind=new.kind,
            key=new.key,
            original=place,
            size=size,
            digest=digest,
            kept_on=day,
            writer=writer(by),
        )
        row.save(force_insert=True)
    except BaseException:
        files.remove([place])
        raise
    return row


def logged(case: SealedCase, act: Act, *, day: date, body: Mapping[str, object]) -> SealedOpening:
    """An entry of the public log about this case, with the day for a moment. What opens it stays
    behind the gate."""
    made = log.commit_closed(
        record=record_of(
            act=act,
            subject=case.reference_hash,
            at=log.said_at(calendar.start_of_day(day)),
            body=body,
        )
    )
    row = SealedOpening(
        case=case,
        number=SealedOpening.objects.filter(case=case).count() + 1,
        act=act,
        entry=made.entry,
        salt=made.salt,
        record=canonical(dict(made.record)).decode(),
    )
    row.save(force_insert=True)
    return row
