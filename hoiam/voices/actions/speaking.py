"""Taking in what people say. What was acknowledged is on the disk; a retry gives the same record."""

import hmac
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction

from hoiam.base import audit, quick
from hoiam.base.files import StoredFile
from hoiam.base.joined import joined
from hoiam.core import codes
from hoiam.core.actor import Actor
from hoiam.core.log.acts import Act
from hoiam.core.refusals import Invalid, NotFound
from hoiam.publication.actions import log
from hoiam.publication.log import exact
from hoiam.voices import marks, policies, queries
from hoiam.voices.exactly import said
from hoiam.voices.models import (
    Attachment,
    Channel,
    Contact,
    Draft,
    DraftFile,
    Receipt,
    Voice,
)
from hoiam.voices.told import Told, checked

MOST_FILES = 5


@dataclass(frozen=True, slots=True)
class Accepted:
    """A voice with its receipt. The tracking code exists only in this value and on paper."""

    voice: Voice
    reference: str
    tracking_code: str
    repeated: bool = False


def _secret_bytes(key: str, purpose: str, count: int) -> bytes:
    """Bytes that only the holder of the form's own random key and this house can make again.

    That is why a retry shows the same tracking code although the code is kept nowhere.
    """
    message = f"hoiam/{purpose}/1\0{key}".encode()
    return hmac.digest(settings.TRACKING_KEY.encode(), message, "sha256")[:count]


def _code_for(key: str) -> str:
    return codes.new_tracking_code(lambda count: _secret_bytes(key, "tracking", count))


@joined
def accept(
    *,
    told: Told,
    by: Actor,
    at: datetime,
    stored: Sequence[StoredFile] = (),
    draft: Draft | None = None,
    reserved: Receipt | None = None,
) -> Accepted:
    """Take in what somebody says and give a receipt. The same key gives the same voice again."""
    policies.check_can_write_for(told.desk, by)
    earlier = queries.with_key(told.key)
    if earlier is not None:
        return _again(earlier, told.key)
    told = checked(told, at=at)
    voice = _written(told=told, origin=None, by=by, at=at)
    if told.reach:
        Contact(
            voice=voice,
            name=told.reach.name,
            phone=told.reach.phone,
            email=told.reach.email,
            address=told.reach.address,
            phone_mark=marks.phone_mark(voice.code, told.reach.phone),
            paper_mark=marks.paper_mark(voice.code, told.reach.paper),
        ).save()
    digests = _attach_all(voice=voice, stored=stored, draft=draft, by=by, at=at)
    if reserved is None:
        tracking_code = _code_for(told.key)
        receipt = Receipt(
            reference=codes.new_reference(settings.PREFIX, os.urandom),
            tracking_hash=queries.tracking_hash(tracking_code),
            voice=voice,
            issued_at=at,
            issued_by=by.code,
        )
        receipt.save(force_insert=True)
    else:
        receipt, tracking_code = _take_reserved(reserved, voice), ""
    _commit(voice, digests, receipt.reference, step="received", at=at)
    audit.record(
        "voices.voice.accepted",
        subject=("voice", voice.code),
        by=by,
        at=at,
        details={"channel": Channel(told.channel).label, "reference": receipt.reference},
    )
    return Accepted(voice=voice, reference=receipt.reference, tracking_code=tracking_code)


def _commit(
    voice: Voice, digests: Sequence[str], reference: str, *, step: str, at: datetime
) -> None:
    """That this was filed goes into the log: under the number of the receipt, with the digest of
    the words, so that whoever holds the receipt can prove to others what was said and when."""
    body = {"step": step, **exact.hashed(said(voice, digests))}
    log.commit(act=Act.RECEIPT, subject=reference, body=body, at=at)


def _again(voice: Voice, key: str) -> Accepted:
    receipt = voice.receipt
    replaced = receipt.replaced_at is not None or receipt.block_id is not None
    return Accepted(
        voice=voice,
        reference=receipt.reference,
        tracking_code="" if replaced else _code_for(key),
        repeated=True,
    )


def _take_reserved(receipt: Receipt, voice: Voice) -> Receipt:
    receipt = Receipt.objects.select_for_update().get(pk=receipt.pk)
    if receipt.voice_id is not None:
        raise Invalid("voices.receipt-used", field="reference", reference=receipt.reference)
    receipt.voice = voice
    receipt.save()
    return receipt


def _written(*, told: Told, origin: Voice | None, by: Actor, at: datetime) -> Voice:
    voice = Voice(
        code=codes.new_code("y", os.urandom),
        key=queries.token_hash(told.key),
        channel=told.channel,
        kind=told.kind,
        field=told.field,
        area=told.area,
        desk=told.desk,
        origin=origin,
        text=told.text,
        place=told.place,
        latitude=told.latitude,
        longitude=told.longitude,
        anonymous=not told.reach,
        language=told.language,
        spoken_at=told.spoken_at or at,
        spoken_by="public",
        received_at=at,
        received_by=by.code,
    )
    voice.save(force_insert=True)
    return voice


@transaction.atomic
def add(
    *,
    origin: Voice,
    told: Told,
    by: Actor,
    at: datetime,
    stored: Sequence[StoredFile] = (),
) -> Voice:
    """The same person says more. No new receipt: the first one opens this too."""
    policies.check_can_write_for(told.desk, by)
    earlier: Voice | None = Voice.objects.filter(
        key=queries.token_hash(told.key), origin=origin
    ).first()
    if earlier is not None:
        return earlier
    voice = _written(told=checked(told, at=at), origin=origin, by=by, at=at)
    digests = _attach_all(voice=voice, stored=stored, draft=None, by=by, at=at)
    _commit(voice, digests, origin.receipt.reference, step="added", at=at)
    audit.record(
        "voices.voice.added",
        subject=("voice", voice.code),
        by=by,
        at=at,
        details={"channel": Channel(told.channel).label},
    )
    return voice


def _attach_all(
    *, voice: Voice, stored: Sequence[StoredFile], draft: Draft | None, by: Actor, at: datetime
) -> list[str]:
    """The files belong to the voice; given back are their digests, in their order."""
    drafted = _taken(draft, voice) if draft is not None else []
    kept = [*stored, *drafted]
    if len(kept) > MOST_FILES:
        raise Invalid("base.too-many-files", field="files", limit=MOST_FILES)
    if not kept:
        return []
    Attachment.objects.bulk_create(
        Attachment(
            voice=voice,
            code=file.code,
            name=file.name,
            media=file.media,
            size=file.size,
            digest=file.digest,
            original=file.original,
            copy=file.copy,
            width=file.width,
            height=file.height,
            order=order,
            stored_at=at,
            stored_by=by.code,
        )
        for order, file in enumerate(kept)
    )
    if draft is not None and drafted:
        # The files now belong to the voice: the draft lets go of them without removing them.
        draft.files.all().delete()
    return [file.digest for file in kept]


def _taken(draft: Draft, voice: Voice) -> list[StoredFile]:
    """The draft is spent from here on: what another page of the same browser adds to it later is
    refused there, and never lies about unseen."""
    spent = {"sent_id": voice.pk, "content": {}}
    if not quick.change(Draft, draft.pk, spent, while_none="sent_id"):
        raise NotFound("voices.draft-gone")
    draft.sent, draft.content = voice, {}
    return [_as_stored(file) for file in quick.found(DraftFile, "draft_id", draft.pk)]


def _as_stored(file: DraftFile) -> StoredFile:
    return StoredFile(
        code=file.code,
        name=file.name,
        media=file.media,
        size=file.size,
        digest=file.digest,
        original=file.original,
        copy=file.copy,
        width=file.width,
        height=file.height,
    )
