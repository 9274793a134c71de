"""To whom may be sealed: signed lists, the keys of handlers, and what was recovered."""

from typing import ClassVar

from django.db import models

from hoiam.accounts.models import Officer
from hoiam.base.models import AppendOnly, Row, classed, pair
from hoiam.seals.models.case import SealedCase


class RecipientList(AppendOnly):
    """One list of recipients as the province signed it offline, word for word."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="id number note digest entry", internal="published_at published_by"
    )

    number = models.PositiveIntegerField(unique=True)
    note = models.TextField()  # a signed note (C2SP signed-note)
    digest = models.CharField(max_length=64, unique=True)  # SHA-256 of its text
    entry = models.CharField(max_length=64, blank=True)  # in the public log
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [pair("published", model="recipientlist")]

    def __str__(self) -> str:
        return f"danh sách {self.number}"


class HandlerKey(Row):
    """The key of one officer, made on their own device. The private part is an age file that
    only their passphrase opens, or a passkey of theirs."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id officer recipient made_at made_by retired_at retired_by",
        sealed="locked second",
    )

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="handler_keys")
    recipient = models.CharField(max_length=62, unique=True)
    locked = models.TextField()  # age file by passphrase, in base64
    second = models.TextField(blank=True)  # age file to the recipient of a passkey, in base64
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=60)
    retired_at = models.DateTimeField(null=True)
    retired_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            pair("made", model="handlerkey"),
            pair("retired", model="handlerkey"),
            models.UniqueConstraint(
                fields=["officer"],
                condition=models.Q(retired_at__isnull=True),
                name="handlerkey_one",
            ),
        ]

    def __str__(self) -> str:
        return self.recipient


class RecoveryReason(models.TextChoices):
    """Why two custodians opened a case with the recovery key, from a closed list."""

    KEYS_LOST = "keys-lost", "người giải quyết mất khóa"
    NOBODY_LEFT = "nobody-left", "không còn ai trong nhóm làm việc"
    DAMAGED = "damaged", "khóa lưu ở máy chủ bị hỏng"


class RecoveryOpening(AppendOnly):
    """That the keys of one case were opened with the recovery key; the sender is told."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id case number list_number reason paper opened_on writer"
    )

    case = models.ForeignKey(SealedCase, on_delete=models.CASCADE, related_name="recoveries")
    number = models.PositiveSmallIntegerField()
    list_number = models.PositiveIntegerField()  # whose recovery key it was, and whose custodians
    reason = models.CharField(max_length=12, choices=RecoveryReason)
    paper = models.CharField(max_length=40, blank=True)  # the number of the minutes
    opened_on = models.DateField()
    writer = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "number"], name="recoveryopening_number")
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.reason}"
