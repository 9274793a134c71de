"""Messages to people: one row per recipient and message, one outcome per attempt and channel."""

from typing import ClassVar

from django.db import models

from hoiam.base.encryption import EncryptedText
from hoiam.base.models import AppendOnly, Row, classed, pair


class Channel(models.TextChoices):
    """How somebody is told."""

    EMAIL = "email", "thư điện tử"
    SMS = "sms", "tin nhắn"
    CALL = "call", "gọi điện"
    PAPER = "paper", "giấy báo qua trưởng thôn"


class NoticeState(models.TextChoices):
    """Where a message stands; `page` is somebody who left no way to be reached."""

    QUEUED = "queued", "chờ gửi"
    BY_HAND = "by-hand", "chờ cán bộ báo"
    TOLD = "told", "đã báo"
    PAGE = "page", "chỉ xem trên trang tra cứu"
    WITHHELD = "withheld", "không gửi: bản tập huấn"


class Notice(Row):
    """One message to one recipient. The table is also the queue; channels are tried in order."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal=(
            "id code template about_kind about_code recipient channel language state attempts "
            "not_before lease_until queued_at queued_by told_at told_by"
        ),
        personal="email phone subject text",
    )

    code = models.CharField(max_length=40, unique=True)
    template = models.CharField(max_length=60)  # event the person is told of
    about_kind = models.CharField(max_length=20)
    about_code = models.CharField(max_length=60)
    recipient = models.CharField(max_length=60)  # (kind/code), for example voice/v-… or officer/…
    channel = models.CharField(max_length=10, choices=Channel, blank=True)  # tried next, or told by
    email = EncryptedText(max_length=254, blank=True)
    phone = EncryptedText(max_length=20, blank=True)
    language = models.CharField(max_length=5, default="vi")
    subject = EncryptedText(max_length=200)
    text = EncryptedText()
    state = models.CharField(
        max_length=10,
        default=NoticeState.QUEUED,
        choices=NoticeState,
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField()
    lease_until = models.DateTimeField(null=True)  # a worker that died gives it back then
    queued_at = models.DateTimeField()
    queued_by = models.CharField(max_length=60)
    told_at = models.DateTimeField(null=True)
    told_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [pair("queued", model="notice"), pair("told", model="notice")]
        indexes: ClassVar = [
            models.Index(fields=["state", "not_before"], name="notice_queue"),
            models.Index(fields=["about_kind", "about_code"], name="notice_about"),
            models.Index(  # the list of who has not been told yet
                fields=["about_kind", "id"],
                condition=models.Q(state__in=("queued", "by-hand")),
                name="notice_waiting",
            ),
            # What one person was told: looked up for everybody whose term is over, every day, and
            # for whoever asks for a copy of their data.
            models.Index(fields=["recipient"], name="notice_recipient"),
        ]

    def __str__(self) -> str:
        return f"{self.template} · {self.channel}"


class Outcome(AppendOnly):
    """What one attempt to tell somebody came to."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id notice channel success detail attempted_at attempted_by"
    )

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="outcomes")
    channel = models.CharField(max_length=10, choices=Channel)
    success = models.BooleanField()
    detail = models.CharField(max_length=300, blank=True)
    attempted_at = models.DateTimeField()
    attempted_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [pair("attempted", model="outcome")]

    def __str__(self) -> str:
        return f"{self.channel}: {'được' if self.success else 'không được'}"
