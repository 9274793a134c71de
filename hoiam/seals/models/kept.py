"""What lies sealed: keys wrapped to people, and files sealed to keys."""

from typing import ClassVar

from django.db import models

from hoiam.base.models import Row, classed
from hoiam.seals.models.case import SealedCase


class Purpose(models.TextChoices):
    """What a key opens. Who someone is has a seal of its own."""

    CONTENT = "content", "nội dung"
    IDENTITY = "identity", "họ tên, bản gốc"
    COPY = "copy", "bản sao cho người xác minh"


class SealedKey(Row):
    """One key of one case, as an age file that the people whom it is for open, each with their
    own key. Wrapped anew, it is another row with the same recipient."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id case number purpose recipient digest list_number made_on writer superseded_on",
        sealed="wrapped",
    )

    case = models.ForeignKey(SealedCase, on_delete=models.CASCADE, related_name="keys")
    number = models.PositiveSmallIntegerField()
    purpose = models.CharField(max_length=10, choices=Purpose)
    recipient = models.CharField(max_length=62)  # age1…: to which files are sealed
    wrapped = models.TextField()  # age file of the identity, in base64
    digest = models.CharField(max_length=64)  # SHA-256 of that file: sent twice, it is one
    list_number = models.PositiveIntegerField()  # the signed list by which it was wrapped
    made_on = models.DateField()
    writer = models.CharField(max_length=60)  # an officer, or `public`
    superseded_on = models.DateField(null=True)  # wrapped anew: nothing is sealed by this one

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "number"], name="sealedkey_number"),
            models.UniqueConstraint(fields=["case", "digest"], name="sealedkey_digest"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.purpose}"


class Direction(models.TextChoices):
    """From whom to whom."""

    FROM_SENDER = "from-sender", "người gửi gửi đến"
    TO_SENDER = "to-sender", "gửi lại người gửi"
    WITHIN = "within", "trong nội bộ người được giao"


class Kind(models.TextChoices):
    """What a sealed file is, as far as the server has to know."""

    STATEMENT = "statement", "nội dung đã gửi"
    IDENTITY = "identity", "phần danh tính, bản gốc"
    MESSAGE = "message", "tin nhắn thêm"
    ANSWER = "answer", "trả lời"
    COPY = "copy", "bản sao cho người xác minh"
    PAPER = "paper", "văn bản"
    REGISTER_LINE = "register-line", "dòng sổ"
    PROTECTION = "protection", "bảo vệ người tố cáo"
    MINUTES = "minutes", "biên bản"


class SealedItem(Row):
    """One sealed file: an age file over a ustar archive that is padded to steps of 64 KiB. What
    the files inside are called stands inside. Nothing of it changes until the file is erased."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id case number direction kind key size digest kept_on writer", personal="original"
    )

    case = models.ForeignKey(SealedCase, on_delete=models.CASCADE, related_name="items")
    number = models.PositiveSmallIntegerField()
    direction = models.CharField(max_length=12, choices=Direction)
    kind = models.CharField(max_length=14, choices=Kind)
    # To which key it is sealed; an answer opens with the sender's key as well.
    key = models.ForeignKey(SealedKey, on_delete=models.PROTECT, related_name="items")
    original = models.CharField(max_length=120)  # random name below `uploads`; erased: empty
    size = models.PositiveBigIntegerField()  # of the age file: always a step of many
    digest = models.CharField(max_length=64)  # SHA-256 of it: sent twice, it is one
    kept_on = models.DateField()
    writer = models.CharField(max_length=60)  # an officer, or `public`

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "number"], name="sealeditem_number"),
            models.UniqueConstraint(fields=["case", "digest"], name="sealeditem_digest"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.kind}"
