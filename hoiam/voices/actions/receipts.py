"""Receipts printed ahead for the days the line is down, and new codes for lost ones."""

import os
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction

from hoiam.base import audit
from hoiam.core import codes
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, NotFound
from hoiam.units.models import Unit
from hoiam.voices import policies, queries
from hoiam.voices.models import (
    Receipt,
    ReceiptBlock,
)

LARGEST_BLOCK = 200


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
    receipt = (
        Receipt.objects.select_for_update(of=("self",)).select_related("voice").get(pk=receipt.pk)
    )
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
