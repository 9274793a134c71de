"""What people say, as received and never altered; how to reach them; their receipts."""

from typing import ClassVar

from django.db import models

from hoiam.base.encryption import MARK_LENGTH, EncryptedJSON, EncryptedText
from hoiam.base.models import AppendOnly, Row, classed, pair
from hoiam.units.models import Field, Unit


class Channel(models.TextChoices):
    """The way a voice really came in, whoever typed it."""

    WEB = "web", "trang web"
    PHONE = "phone", "điện thoại"
    BOX = "box", "hòm thư góp ý"
    DESK = "desk", "bàn tiếp nhận"
    POST = "post", "bưu điện"
    EMAIL = "email", "thư điện tử"
    VISIT = "visit", "cán bộ đi cơ sở"
    HAMLET = "hamlet-meeting", "họp thôn"
    HALL = "hall", "hội trường"


class VoiceKind(models.TextChoices):
    """Kinds that doors take. A complaint or a denunciation is shown its lawful ways instead."""

    FEEDBACK = "feedback", "phản ánh"
    RECOMMENDATION = "recommendation", "kiến nghị"
    QUESTION = "question", "câu hỏi"


class PetitionKind(models.TextChoices):
    """Kinds that come signed, on paper, into the register of petitions: no public door takes them."""

    COMPLAINT = "complaint", "khiếu nại"
    RULE_FEEDBACK = "rule-feedback", "phản ánh, kiến nghị về quy định hành chính"


VOICE_KINDS = (*VoiceKind.choices, *PetitionKind.choices)


class Voice(AppendOnly):
    """One act of speaking. `origin` is set when the same person adds to an earlier one."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="channel kind field area spoken_at received_at",
        internal="id code key spoken_by received_by desk origin anonymous language",
        personal="text place latitude longitude",
    )

    code = models.CharField(max_length=40, unique=True)
    # Two taps or a retry give one record: the key comes from the form or the sheet.
    key = models.CharField(max_length=64, unique=True)
    channel = models.CharField(max_length=20, choices=Channel)
    kind = models.CharField(max_length=20, choices=VOICE_KINDS)
    field = models.ForeignKey(Field, on_delete=models.PROTECT, related_name="voices")
    area = models.ForeignKey(Unit, on_delete=models.PROTECT, db_index=False, related_name="voices")
    desk = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, db_index=False,
        related_name="voices_typed",
    )  # fmt: skip
    origin = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="later",
        db_index=False,  # nearly all have none: see the index below
    )
    text = models.TextField()
    place = models.CharField(max_length=300, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    anonymous = models.BooleanField(default=False)
    language = models.CharField(max_length=5, default="vi")
    spoken_at = models.DateTimeField()  # when it was said, on the sheet or in the call
    spoken_by = models.CharField(max_length=60)
    received_at = models.DateTimeField()  # when it was put in here
    received_by = models.CharField(max_length=60)  # who wrote it down

    class Meta:
        constraints: ClassVar = [pair("spoken", model="voice"), pair("received", model="voice")]
        indexes: ClassVar = [
            models.Index(fields=["area", "field", "id"], name="voice_nearby"),
            models.Index(fields=["received_at"], name="voice_received"),
            # Of what few voices have, an index over those alone: every acceptance writes each.
            models.Index(
                fields=["desk"],
                condition=models.Q(desk__isnull=False),
                name="voice_desk",
            ),
            models.Index(
                fields=["origin", "id"],
                name="voice_later",
                condition=models.Q(origin__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.code


class Contact(Row):
    """How to reach the person, apart from what was said so that it can be corrected or erased.

    The marks are keyed hashes by which a desk finds an open case of its own unit again; the voice
    is hashed with them, so that two voices of one person have nothing in common here.
    """

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id voice",
        personal="name phone email address",
        sealed="phone_mark paper_mark",
    )

    voice = models.OneToOneField(Voice, on_delete=models.PROTECT, related_name="contact")
    name = EncryptedText(max_length=120, blank=True)
    phone = EncryptedText(max_length=20, blank=True)
    email = EncryptedText(max_length=254, blank=True)
    address = EncryptedText(max_length=300, blank=True)
    phone_mark = models.CharField(max_length=MARK_LENGTH, blank=True)
    # Of an identity card, where the person wished to be found by it; the number is kept nowhere.
    paper_mark = models.CharField(max_length=MARK_LENGTH, blank=True)

    def __str__(self) -> str:
        return f"liên hệ của {self.voice_id}"


class Attachment(AppendOnly):
    """A photo, recording or file. The original is a personal part; only a copy is shown."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id voice code media size digest width height order stored_at stored_by",
        personal="name original copy",
    )

    voice = models.ForeignKey(Voice, on_delete=models.PROTECT, related_name="attachments")
    code = models.CharField(max_length=40, unique=True)
    name = EncryptedText(max_length=200)
    media = models.CharField(max_length=60)  # judged by content, never by name
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    original = models.CharField(max_length=200)
    copy = models.CharField(max_length=200, blank=True)  # re-encoded, without position
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    order = models.PositiveSmallIntegerField(default=0)
    stored_at = models.DateTimeField()
    stored_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [pair("stored", model="attachment")]

    def __str__(self) -> str:
        return self.code

    @property
    def is_photo(self) -> bool:
        return bool(self.copy)


class ReceiptBlock(Row):
    """Receipt numbers reserved by a desk and printed ahead, for the days the line is down."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id code desk size reserved_at reserved_by"
    )

    code = models.CharField(max_length=40, unique=True)
    desk = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="receipt_blocks")
    size = models.PositiveSmallIntegerField()
    reserved_at = models.DateTimeField()
    reserved_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [pair("reserved", model="receiptblock")]

    def __str__(self) -> str:
        return self.code


class Receipt(Row):
    """The public number and the keyed hash of the secret tracking code. The code is never kept."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="reference",
        internal="id voice block issued_at issued_by replaced_at replaced_by",
        sealed="tracking_hash",
    )

    reference = models.CharField(max_length=20, unique=True)
    tracking_hash = models.CharField(max_length=64, unique=True)
    voice = models.OneToOneField(
        Voice, null=True, blank=True, on_delete=models.PROTECT, related_name="receipt"
    )
    block = models.ForeignKey(
        ReceiptBlock, null=True, blank=True, on_delete=models.PROTECT, db_index=False,
        related_name="receipts",
    )  # fmt: skip
    issued_at = models.DateTimeField()
    issued_by = models.CharField(max_length=60)
    replaced_at = models.DateTimeField(null=True)
    replaced_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            pair("issued", model="receipt"),
            pair("replaced", model="receipt"),
            models.CheckConstraint(
                name="receipt_for_something",
                condition=models.Q(voice__isnull=False) | models.Q(block__isnull=False),
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["block"], condition=models.Q(block__isnull=False), name="receipt_block"
            )
        ]

    def __str__(self) -> str:
        return self.reference


class Draft(Row):
    """What somebody is still writing, under an unguessable id of which only the hash is kept.

    A draft exists only after a kind was chosen that doors take; never for a denunciation.
    """

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id kind started_at started_by kept_until sent",
        personal="content",
        sealed="token_hash",
    )

    token_hash = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=20, choices=VoiceKind)
    content = EncryptedJSON(default=dict)
    kept_until = models.DateTimeField(db_index=True)  # planned: a job empties it then
    sent = models.ForeignKey(Voice, null=True, blank=True, on_delete=models.PROTECT, db_index=False)
    started_at = models.DateTimeField()
    started_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [pair("started", model="draft")]
        indexes: ClassVar = [
            models.Index(fields=["sent"], condition=models.Q(sent__isnull=False), name="draft_sent")
        ]

    def __str__(self) -> str:
        return f"bản nháp {self.pk}"


class DraftFile(Row):
    """A file attached to a draft; it moves to the voice when the draft is sent."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id draft code media size digest width height stored_at stored_by",
        personal="name original copy",
    )

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="files")
    code = models.CharField(max_length=40, unique=True)
    name = EncryptedText(max_length=200)
    media = models.CharField(max_length=60)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    original = models.CharField(max_length=200)
    copy = models.CharField(max_length=200, blank=True)
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    stored_at = models.DateTimeField()
    stored_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [pair("stored", model="draftfile")]

    def __str__(self) -> str:
        return self.code
