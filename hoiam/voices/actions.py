"""Taking in what people say. What was acknowledged is on the disk; a retry gives the same record."""

import hmac
import os
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from hoiam.base import audit, files
from hoiam.base.files import StoredFile
from hoiam.core import codes
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, NotFound
from hoiam.units.models import Unit
from hoiam.voices import policies, queries
from hoiam.voices.models import (
    Attachment,
    Channel,
    Contact,
    Draft,
    DraftFile,
    Receipt,
    ReceiptBlock,
    Voice,
    VoiceKind,
)
from hoiam.voices.told import Told, checked

MOST_FILES = 5
DRAFT_LIFE = timedelta(days=7)
LARGEST_BLOCK = 200


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


@transaction.atomic
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
        ).save()
    _attach_all(voice=voice, stored=stored, draft=draft, by=by, at=at)
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
    audit.record(
        "voices.voice.accepted",
        subject=("voice", voice.code),
        by=by,
        at=at,
        details={"channel": Channel(told.channel).label, "reference": receipt.reference},
    )
    return Accepted(voice=voice, reference=receipt.reference, tracking_code=tracking_code)


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
    _attach_all(voice=voice, stored=stored, draft=None, by=by, at=at)
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
) -> None:
    kept = (
        [*stored, *(_as_stored(file) for file in draft.files.order_by("id"))] if draft else stored
    )
    if len(kept) > MOST_FILES:
        raise Invalid("base.too-many-files", field="files", limit=MOST_FILES)
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
    if draft is not None:
        # The files now belong to the voice: the draft lets go of them without removing them.
        draft.files.all().delete()
        draft.sent, draft.content = voice, {}
        draft.save()


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


# ---- drafts -----------------------------------------------------------------------------------


@transaction.atomic
def start_draft(*, kind: str, by: Actor, at: datetime) -> str:
    """Begin to write, once a kind was chosen that doors take. Returns the unguessable id."""
    if kind not in VoiceKind.values:
        raise Invalid("voices.kind-unknown", field="kind")
    token = secrets.token_urlsafe(32)
    draft = Draft(
        token_hash=queries.token_hash(token),
        kind=kind,
        kept_until=at + DRAFT_LIFE,
        started_at=at,
        started_by=by.code,
    )
    draft.save()
    audit.record("voices.draft.started", subject=("draft", str(draft.pk)), by=by, at=at)
    return token


@transaction.atomic
def save_draft(*, token: str, content: Mapping[str, str], by: Actor, at: datetime) -> Draft:
    """Keep what is typed so far, whatever happens to the telephone."""
    queries.draft(token, at=at)
    draft = Draft.objects.select_for_update().get(token_hash=queries.token_hash(token))
    draft.content = dict(content)
    draft.kept_until = at + DRAFT_LIFE
    draft.save()
    audit.record("voices.draft.saved", subject=("draft", str(draft.pk)), by=by, at=at)
    return draft


@transaction.atomic
def attach(*, token: str, file: "UploadedFile[bytes]", by: Actor, at: datetime) -> DraftFile:
    """Attach a photo, recording or file to a draft; it survives errors elsewhere in the form."""
    draft = queries.draft(token, at=at)
    if draft.files.count() >= MOST_FILES:
        raise Invalid("base.too-many-files", field="files", limit=MOST_FILES)
    stored = files.store(file, rand=os.urandom)
    kept = DraftFile(
        draft=draft,
        code=stored.code,
        name=stored.name,
        media=stored.media,
        size=stored.size,
        digest=stored.digest,
        original=stored.original,
        copy=stored.copy,
        width=stored.width,
        height=stored.height,
        stored_at=at,
        stored_by=by.code,
    )
    kept.save()
    audit.record("voices.draft.file-added", subject=("draft", str(draft.pk)), by=by, at=at)
    return kept


@transaction.atomic
def detach(*, token: str, code: str, by: Actor, at: datetime) -> None:
    """Take a file out of a draft again."""
    draft = queries.draft(token, at=at)
    file = draft.files.filter(code=code).first()
    if file is None:
        raise NotFound("base.not-found")
    names = [file.original, file.copy]
    file.delete()
    transaction.on_commit(lambda: files.remove(names))
    audit.record("voices.draft.file-removed", subject=("draft", str(draft.pk)), by=by, at=at)


@transaction.atomic
def forget_drafts(*, before: datetime, by: Actor, at: datetime) -> int:
    """Empty drafts whose time is over: nothing half-written stays with us."""
    over = list(
        Draft.objects.select_for_update()
        .filter(kept_until__lte=before, sent__isnull=True)
        .values_list("pk", flat=True)[:500]
    )
    if not over:
        return 0
    names = [
        name
        for pair in DraftFile.objects.filter(draft__in=over).values_list("original", "copy")
        for name in pair
        if name
    ]
    DraftFile.objects.filter(draft__in=over).delete()
    Draft.objects.filter(pk__in=over).delete()
    transaction.on_commit(lambda: files.remove(names))
    audit.record(
        "voices.drafts.forgotten",
        subject=("draft", "all"),
        by=by,
        at=at,
        details={"count": len(over)},
    )
    return len(over)


# ---- receipts ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PrintedReceipt:
    """A reserved number with its code, to be printed once and never shown again."""

    reference: str
    tracking_code: str


@transaction.atomic
def reserve_receipts(
    *, desk: Unit, size: int, by: Actor, at: datetime
) -> tuple[ReceiptBlock, tuple[PrintedReceipt, ...]]:
    """Reserve numbers for a desk, to be printed on paper sheets for when the line is down."""
    policies.check_is_desk(desk, by)
    if not 1 <= size <= LARGEST_BLOCK:
        raise Invalid("voices.block-size", field="size", limit=LARGEST_BLOCK)
    block = ReceiptBlock(
        code=codes.new_code("tap", os.urandom),
        desk=desk,
        size=size,
        reserved_at=at,
        reserved_by=by.code,
    )
    block.save()
    printed = tuple(
        PrintedReceipt(
            codes.new_reference(settings.PREFIX, os.urandom), codes.new_tracking_code(os.urandom)
        )
        for _ in range(size)
    )
    Receipt.objects.bulk_create(
        Receipt(
            reference=sheet.reference,
            tracking_hash=queries.tracking_hash(sheet.tracking_code),
            block=block,
            issued_at=at,
            issued_by=by.code,
        )
        for sheet in printed
    )
    audit.record(
        "voices.receipt-block.reserved",
        subject=("receipt-block", block.code),
        by=by,
        at=at,
        details={"size": size, "desk": desk.name},
    )
    return block, printed


@transaction.atomic
def replace_receipt(
    *, receipt: Receipt, desk: Unit, checked_by: str, by: Actor, at: datetime
) -> PrintedReceipt:
    """A new secret code for a lost one, after the desk checked who stands there. The old code
    stops working. `checked_by` says how identity was checked, never a number of a card."""
    policies.check_is_desk(desk, by)
    if not checked_by.strip():
        raise Invalid("voices.identity-needed", field="checked_by")
    receipt = Receipt.objects.select_for_update().select_related("voice").get(pk=receipt.pk)
    if receipt.voice is None:
        raise NotFound("base.not-found")
    tracking_code = codes.new_tracking_code(os.urandom)
    receipt.tracking_hash = queries.tracking_hash(tracking_code)
    receipt.replaced_at, receipt.replaced_by = at, by.code
    receipt.save()
    audit.record(
        "voices.receipt.replaced",
        subject=("voice", receipt.voice.code),
        by=by,
        at=at,
        details={"reason": checked_by.strip()},
    )
    return PrintedReceipt(receipt.reference, tracking_code)
