"""What somebody sealed in their browser is taken in; the same again gives the same answer."""

import json
import os
from base64 import b64encode
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit, files
from hoiam.base.files import Sent
from hoiam.core import calendar, codes, sender_codes
from hoiam.core.actor import Actor
from hoiam.core.law import sealed as law
from hoiam.core.log.acts import Act
from hoiam.core.recipients import LEAST_HANDLERS, Handler
from hoiam.core.refusals import Invalid, WrongState
from hoiam.publication.actions import log
from hoiam.seals import holders, policies, trusted
from hoiam.seals.actions import _shared
from hoiam.seals.actions._shared import NewItem, NewKey
from hoiam.seals.holders import Held
from hoiam.seals.models import (
    Direction,
    Kind,
    Part,
    Purpose,
    SealedCase,
    SealedItem,
    SealedOpening,
    SenderKey,
)
from hoiam.units.models import Unit


@dataclass(frozen=True, slots=True)
class NewCase:
    """Everything that a browser sends. None of it can be read here."""

    reference_hash: str
    access_hash: str
    list_number: int
    group: str
    handlers: tuple[str, ...]  # codes of the signed list that receive
    sender_recipient: str
    content_recipient: str
    identity_recipient: str
    content_key: bytes
    identity_key: bytes
    sender_key: bytes
    memory: bytes
    content: Sent
    identity: Sent


@dataclass(frozen=True, slots=True)
class Received:
    """What the sender keeps: by entry, salt and record the receipt is proved."""

    case: SealedCase
    entry: str
    salt: str
    record: str  # canonical JSON
    promise: str


def receive(*, new: NewCase, by: Actor, at: datetime) -> Received:
    """Take in a sealed case. It is information with denunciation content; whether it becomes a
    denunciation is decided by its being signed or presented in person (D-14)."""
    policies.check_can_send(by)
    kept: list[str] = []
    try:
        return _received(new, kept, by=by, at=at)
    except BaseException:
        files.remove(kept)  # no row leads to them
        raise


@transaction.atomic
def _received(new: NewCase, kept: list[str], *, by: Actor, at: datetime) -> Received:
    _check_shape(new)
    told = _request_hash(new)
    known = (
        SealedCase.objects.select_for_update(of=("self",))
        .filter(reference_hash=new.reference_hash, sender__access_hash=new.access_hash)
        .first()
    )
    if known is not None:
        return _again(known, told, at)
    day = calendar.day_of(at)
    unit, people = _receivers(new, new.group, day)
    case = SealedCase(
        code=codes.new_code("np", os.urandom),
        reference_hash=new.reference_hash,
        request_hash=told,
        unit=unit,
        group=new.group,
        list_number=new.list_number,
        received_on=day,
        state=law.SEALED.initial,
    )
    case.save(force_insert=True)
    _keep_sender(case, new)
    for one in people:
        _shared.let_in(case, one, Part.HANDLER, day=day, by=by)
    for item in _sealed_parts(case, new, day, by):
        kept.append(item.original)
    opening = _logged(case, day)
    audit.record("seals.case.received", subject=_shared.subject(case), by=by, at=_shared.by_day(at))
    return _answer(case, opening, at)


def _check_shape(new: NewCase) -> None:
    for name in ("reference_hash", "access_hash"):
        if not sender_codes.HASH.fullmatch(getattr(new, name)):
            raise Invalid("seals.not-a-hash", field=name)
    recipients = [new.sender_recipient, new.content_recipient, new.identity_recipient]
    for name, one in zip(("sender", "content", "identity"), recipients, strict=True):
        _shared.recipient(one, field=f"{name}_recipient")
    if len(set(recipients)) != len(recipients):
        raise Invalid("seals.one-key-twice", field="content_recipient")
    _shared.check_key(new.content_key, field="content_key")
    _shared.check_key(new.identity_key, field="identity_key")
    _shared.check_sender_key(new.sender_key)
    _shared.check_memory(new.memory)
    _shared.check_sealed(new.content, recipients=1, field="content")
    _shared.check_sealed(new.identity, recipients=1, field="identity")


def _request_hash(new: NewCase) -> str:
    """Of all that was sent: by it a retry is known."""
    words = [
        new.reference_hash, new.access_hash, new.list_number, new.group, sorted(new.handlers),
        new.sender_recipient, new.content_recipient, new.identity_recipient,
        *map(_shared.digest, (new.content_key, new.identity_key, new.sender_key, new.memory)),
        _shared.digest_of(new.content), _shared.digest_of(new.identity),
    ]  # fmt: skip
    return _shared.digest(json.dumps(words).encode())


def _again(known: SealedCase, told: str, at: datetime) -> Received:
    if known.request_hash != told:
        raise WrongState("seals.reference-taken")
    return _answer(known, SealedOpening.objects.get(case=known, number=1), at)


def _answer(case: SealedCase, opening: SealedOpening, at: datetime) -> Received:
    return Received(
        case=case,
        entry=opening.entry,
        salt=opening.salt,
        record=opening.record,
        promise=log.promise(entry=opening.entry, at=at),
    )


def _receivers(new: "NewCase | NewMessage", group: str, day: date) -> tuple[Unit, list[Held]]:
    """Where it lies and who is let in. Only the list that counts today says who may be: who has
    left since the sender's list, or keeps another key than it named, receives nothing, and with
    fewer than two it is sealed anew."""
    listed = trusted.newest()
    if listed is None:
        raise WrongState("seals.no-list")
    found = listed.group(group)
    sealed_to = trusted.recipients_of(new.list_number)
    chosen: list[Handler] = holders.chosen(found, new.handlers) if found else []
    chosen = [one for one in chosen if one.recipient in sealed_to]
    if found is None or len(chosen) < LEAST_HANDLERS:
        raise WrongState("seals.list-changed", least=LEAST_HANDLERS)
    unit = Unit.objects.filter(code=found.unit).first()
    people = [one for one in (holders.held(handler, day) for handler in chosen) if one]
    if unit is None or not people:
        raise WrongState("seals.list-changed", least=LEAST_HANDLERS)
    return unit, people


def _keep_sender(case: SealedCase, new: NewCase) -> None:
    SenderKey(
        case=case,
        recipient=new.sender_recipient,
        locked=b64encode(new.sender_key).decode("ascii"),
        memory=b64encode(new.memory).decode("ascii"),
        access_hash=new.access_hash,
    ).save(force_insert=True)


def _sealed_parts(case: SealedCase, new: NewCase, day: date, by: Actor) -> list[SealedItem]:
    """Content and identity, each with the key of its own."""
    parts = (
        (Purpose.CONTENT, Kind.STATEMENT, new.content_recipient, new.content_key, new.content),
        (Purpose.IDENTITY, Kind.IDENTITY, new.identity_recipient, new.identity_key, new.identity),
    )
    found: list[SealedItem] = []
    try:
        for purpose, kind, recipient, wrapped, file in parts:
            key = NewKey(purpose, recipient, wrapped, new.list_number)
            row = _shared.key_row(case, key, day=day, by=by)
            item = NewItem(kind, Direction.FROM_SENDER, row, file)
            found.append(_shared.item_row(case, item, day=day, by=by))
    except BaseException:
        files.remove([one.original for one in found])
        raise
    return found


def _logged(case: SealedCase, day: date) -> SealedOpening:
    """The receipt: that exactly these sealed bytes were handed in."""
    items = SealedItem.objects.filter(case=case).order_by("number")
    return _shared.logged(
        case, Act.RECEIPT, day=day, body={"sealed": [one.digest for one in items]}
    )


@dataclass(frozen=True, slots=True)
class NewMessage:
    """One more message of the sender, under a key of its own."""

    list_number: int
    handlers: tuple[str, ...]
    content_recipient: str
    content_key: bytes
    content: Sent


def add_message(*, case: SealedCase, new: NewMessage, by: Actor, at: datetime) -> SealedItem:
    """The sender writes more. The key of it goes to whom the newest list still names of those the
    sender chose; who came into the group since reads from here on. Sent twice, it is one."""
    policies.check_can_send(by)
    kept: list[str] = []
    try:
        return _added(case, new, kept, by=by, at=at)
    except BaseException:
        files.remove(kept)
        raise


@transaction.atomic
def _added(
    case: SealedCase, new: NewMessage, kept: list[str], *, by: Actor, at: datetime
) -> SealedItem:
    case = _shared.locked(case)
    known = _shared.same_item(case, new.content)
    if known is not None:
        return known
    _shared.recipient(new.content_recipient, field="content_recipient")
    _shared.check_key(new.content_key, field="content_key")
    _shared.check_sealed(new.content, recipients=1, field="content")
    if case.keys.filter(recipient=new.content_recipient).exists():
        raise Invalid("seals.one-key-twice", field="content_recipient")
    day = calendar.day_of(at)
    _, people = _receivers(new, case.group, day)
    for one in people:
        if not holders.was_in(case, one.officer):
            _shared.let_in(case, one, Part.HANDLER, day=day, by=by)
    key = NewKey(Purpose.CONTENT, new.content_recipient, new.content_key, new.list_number)
    row = _shared.key_row(case, key, day=day, by=by)
    item = NewItem(Kind.MESSAGE, Direction.FROM_SENDER, row, new.content)
    found = _shared.item_row(case, item, day=day, by=by)
    kept.append(found.original)
    _shared.logged(case, Act.RECEIPT, day=day, body={"sealed": [found.digest]})
    audit.record(
        "seals.message.received", subject=_shared.subject(case), by=by, at=_shared.by_day(at)
    )
    return found
