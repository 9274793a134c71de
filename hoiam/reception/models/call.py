"""The hotline: its number, the rule it is handled under from a day on, every call and call-back."""

from typing import ClassVar

from django.db import models

from hoiam.base.encryption import EncryptedText
from hoiam.base.models import AppendOnly, Row, classed, pair, period
from hoiam.cases.models import Case
from hoiam.units.models import Unit


class Hotline(Row):
    """A published number, and where it is published."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="code unit number published hours valid_from valid_to",
        internal="id opened_at opened_by ended_at ended_by",
    )

    code = models.CharField(max_length=40, unique=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="hotlines")
    number = models.CharField(max_length=20)
    published = models.CharField(max_length=300)  # where people read it
    hours = models.CharField(max_length=120, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=60)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            period(model="hotline"),
            pair("opened", model="hotline"),
            pair("ended", model="hotline"),
        ]

    def __str__(self) -> str:
        return self.number


class HotlineRule(AppendOnly):
    """One version of the regulation on receiving and handling calls. The one in force on the day
    of a call is the one with the latest first day that is not after it."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="hotline paper valid_from text set_at", internal="id set_by"
    )

    hotline = models.ForeignKey(Hotline, on_delete=models.PROTECT, related_name="rules")
    paper = models.CharField(max_length=120)  # number and day of the regulation
    valid_from = models.DateField()
    text = models.TextField(blank=True)  # who receives, who may see, in short
    set_at = models.DateTimeField()
    set_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("set", model="hotlinerule"),
            models.UniqueConstraint(fields=["hotline", "valid_from"], name="hotlinerule_day"),
        ]

    def __str__(self) -> str:
        return self.paper


class CallClass(AppendOnly):
    """A class of calls under one version, with its limit in working days and who handles it."""

    PRIVACY: ClassVar[dict[str, str]] = classed(public="rule name days unit order", internal="id")

    rule = models.ForeignKey(HotlineRule, on_delete=models.PROTECT, related_name="classes")
    name = models.CharField(max_length=120)
    days = models.PositiveSmallIntegerField()  # working days within which somebody calls back
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="call_classes"
    )
    order = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return self.name


class CallOutcome(models.TextChoices):
    """What became of a call while it lasted; only one is still open afterwards."""

    ANSWERED = "answered", "trả lời ngay"
    TAKEN = "taken", "ghi thành ý kiến, có biên nhận"
    BACK = "back", "hẹn gọi lại"
    EMERGENCY = "emergency", "đã chuyển số khẩn cấp"
    SILENT = "silent", "không có nội dung"
    GUIDED = "guided", "hướng dẫn thủ tục khác"
    TEST = "test", "gọi thử"


class Call(Row):
    """One call. Its words are a voice's where it became one; here stands what the log needs."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal=(
            "id code key hotline rule kind year number called_on called outcome case commitment guided_to "
            "logged_at logged_by"
        ),
        personal="phone caller about said",
    )

    code = models.CharField(max_length=40, unique=True)
    key = models.CharField(max_length=64, unique=True)
    hotline = models.ForeignKey(Hotline, on_delete=models.PROTECT, related_name="calls")
    rule = models.ForeignKey(HotlineRule, on_delete=models.PROTECT, related_name="calls")
    kind = models.ForeignKey(
        CallClass, null=True, blank=True, on_delete=models.PROTECT, related_name="calls"
    )
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()  # of the hotline, from 1 each year
    called_on = models.DateField()
    called = models.DateTimeField()  # when it rang
    phone = EncryptedText(max_length=20, blank=True)
    caller = EncryptedText(max_length=120, blank=True)
    about = EncryptedText(max_length=300, blank=True)  # in one line
    said = EncryptedText(max_length=1000, blank=True)  # what was answered on the line
    outcome = models.CharField(max_length=12, choices=CallOutcome)
    guided_to = models.CharField(max_length=200, blank=True)
    case = models.OneToOneField(
        Case, null=True, blank=True, on_delete=models.PROTECT, related_name="call"
    )
    commitment = models.CharField(max_length=40, blank=True)  # the duty to call back
    logged_at = models.DateTimeField()
    logged_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("logged", model="call"),
            models.UniqueConstraint(fields=["hotline", "year", "number"], name="call_number"),
            models.CheckConstraint(
                name="call_back_dated",
                condition=~models.Q(outcome="back") | ~models.Q(commitment=""),
            ),
            models.CheckConstraint(
                name="call_taken_case",
                condition=models.Q(outcome="taken", case__isnull=False)
                | ~models.Q(outcome="taken") & models.Q(case__isnull=True),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["hotline", "-id"], name="call_latest")]

    def __str__(self) -> str:
        return f"{self.hotline}: {self.number}/{self.year}"


class CallBack(AppendOnly):
    """One try to call somebody back, and whether they were reached."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id call reached tried_at tried_by", personal="said"
    )

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="tries")
    reached = models.BooleanField()
    said = EncryptedText(max_length=1000, blank=True)
    tried_at = models.DateTimeField()
    tried_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [pair("tried", model="callback")]

    def __str__(self) -> str:
        return f"{self.call}: {self.tried_at}"
