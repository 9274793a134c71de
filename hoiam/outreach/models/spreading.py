"""A notice to hamlets: its words, each hamlet's confirmation, replies, tasks of organisations."""

from typing import ClassVar

from django.db import models

from hoiam.base.encryption import MARK_LENGTH
from hoiam.base.models import AppendOnly, Row, classed, pair
from hoiam.units.models import Unit
from hoiam.voices.models import Voice


class Way(models.TextChoices):
    """How a notice goes to a hamlet; what a machine cannot do is ticked by who did it."""

    CALL = "call", "gọi điện"
    SPEAKER = "speaker", "loa truyền thanh"
    PAPER = "paper", "bản giấy"
    GROUP = "group", "nhóm Zalo của thôn"
    EMAIL = "email", "thư điện tử"
    SMS = "sms", "tin nhắn"


MACHINE_WAYS = (Way.EMAIL, Way.SMS)


class Organisation(models.TextChoices):
    """Who takes a part of the work of telling and asking."""

    PARTY = "party", "Đảng ủy, các chi bộ"
    AUTHORITY = "authority", "Ủy ban nhân dân"
    FRONT = "front", "Mặt trận Tổ quốc"
    WOMEN = "women", "Hội Liên hiệp Phụ nữ"
    FARMERS = "farmers", "Hội Nông dân"
    VETERANS = "veterans", "Hội Cựu chiến binh"
    YOUTH = "youth", "Đoàn Thanh niên"
    UNION = "union", "Công đoàn"
    MEDIA = "media", "đài truyền thanh, trang thông tin"


class Broadcast(Row):
    """One notice of one body to some hamlets. Sent once; a mistake is withdrawn with its reason."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public=(
            "code unit title text paper_number replies_until ways issued_at withdrawn_at withdrawn_why"
        ),
        internal="id key issued_by withdrawn_by",
    )

    code = models.CharField(max_length=40, unique=True)
    key = models.CharField(max_length=64, unique=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="broadcasts")
    title = models.CharField(max_length=200)
    text = models.TextField()
    paper_number = models.CharField(max_length=60, blank=True)
    replies_until = models.DateField(
        null=True, blank=True
    )  # until when words of the people are asked
    ways = models.JSONField(default=list)  # codes of ways
    issued_at = models.DateTimeField()
    issued_by = models.CharField(max_length=60)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=60, blank=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            pair("issued", model="broadcast"),
            pair("withdrawn", model="broadcast"),
            models.CheckConstraint(
                name="broadcast_withdrawn_why",
                condition=models.Q(withdrawn_at__isnull=True) | ~models.Q(withdrawn_why=""),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["unit", "-id"], name="broadcast_unit")]

    def __str__(self) -> str:
        return self.title


class Confirmed(models.TextChoices):
    """How a hamlet said that it had the notice."""

    LINK = "link", "tự xác nhận bằng mã"
    PHONE = "phone", "xác nhận qua điện thoại"
    PERSON = "person", "xác nhận trực tiếp"


class Delivery(Row):
    """One notice at one hamlet: by which ways it went, and when the hamlet said that it has it."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="broadcast hamlet confirmed_at how",
        internal="id ways_done confirmed_by sent_at sent_by",
        sealed="code_hash",
    )

    broadcast = models.ForeignKey(Broadcast, on_delete=models.PROTECT, related_name="deliveries")
    hamlet = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="deliveries_here")
    code_hash = models.CharField(max_length=MARK_LENGTH, unique=True)  # keyed; the code is not kept
    ways_done = models.JSONField(default=list)
    sent_at = models.DateTimeField(null=True)  # first way ticked or queued
    sent_by = models.CharField(max_length=60, blank=True)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.CharField(max_length=60, blank=True)
    how = models.CharField(max_length=10, choices=Confirmed, blank=True)

    class Meta:
        constraints: ClassVar = [
            pair("sent", model="delivery"),
            pair("confirmed", model="delivery"),
            models.UniqueConstraint(fields=["broadcast", "hamlet"], name="delivery_once"),
            models.CheckConstraint(
                name="delivery_confirmed_how",
                condition=models.Q(confirmed_at__isnull=True, how="")
                | models.Q(confirmed_at__isnull=False) & ~models.Q(how=""),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["hamlet", "-id"], name="delivery_hamlet")]

    def __str__(self) -> str:
        return f"{self.hamlet}: {self.broadcast}"


class Reply(AppendOnly):
    """A voice that answers a notice: a voice like any other, counted here as well."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id broadcast hamlet voice counted_at counted_by"
    )

    broadcast = models.ForeignKey(Broadcast, on_delete=models.PROTECT, related_name="replies")
    hamlet = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="replies_here")
    voice = models.OneToOneField(Voice, on_delete=models.PROTECT, related_name="reply_to_notice")
    counted_at = models.DateTimeField()
    counted_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [pair("counted", model="reply")]
        indexes: ClassVar = [models.Index(fields=["broadcast", "hamlet"], name="reply_hamlet")]

    def __str__(self) -> str:
        return f"{self.hamlet}: {self.broadcast}"


class Task(Row):
    """The part of one organisation in a notice: a commitment, and the report it ended with."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="code broadcast organisation unit what commitment set_at reported_at reached",
        internal="id set_by reported_by report",
    )

    code = models.CharField(max_length=40, unique=True)
    broadcast = models.ForeignKey(Broadcast, on_delete=models.PROTECT, related_name="tasks")
    organisation = models.CharField(max_length=12, choices=Organisation)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="outreach_tasks")
    what = models.CharField(max_length=300)
    commitment = models.CharField(max_length=40, unique=True)  # code of the duty it became
    set_at = models.DateTimeField()
    set_by = models.CharField(max_length=60)
    reported_at = models.DateTimeField(null=True)
    reported_by = models.CharField(max_length=60, blank=True)
    report = models.TextField(blank=True)
    reached = models.PositiveIntegerField(null=True, blank=True)  # members and residents, a count

    class Meta:
        constraints: ClassVar = [
            pair("set", model="outreachtask"),
            pair("reported", model="outreachtask"),
            models.UniqueConstraint(fields=["broadcast", "organisation"], name="outreachtask_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_organisation_display()}: {self.what}"
