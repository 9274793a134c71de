"""Disposals, holds, what people ask about their data, and breaches."""

from typing import ClassVar

from django.db import models

from hoiam.base.encryption import EncryptedText
from hoiam.base.models import AppendOnly, Row, classed, pair
from hoiam.units.models import Unit
from hoiam.voices.models import Voice


class Ground(models.TextChoices):
    """Why something was disposed of."""

    TERM = "term", "hết thời hạn lưu giữ"
    REQUEST = "request", "người có dữ liệu yêu cầu"
    DECISION = "decision", "quyết định của lãnh đạo"
    REPLAYED = "replayed", "xóa lại sau khi khôi phục bản sao lưu"


class Disposal(AppendOnly):
    """One part of one thing that went: the public list of disposals counts these rows."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="part ground day",
        internal="id about_kind about_code entry count mark disposed_at disposed_by",
    )

    about_kind = models.CharField(max_length=20)
    about_code = models.CharField(max_length=60)
    part = models.CharField(max_length=20)
    ground = models.CharField(max_length=10, choices=Ground)
    entry = models.PositiveIntegerField(null=True)  # line of the list of erasures
    count = models.PositiveIntegerField(default=1)  # rows or files of the part
    # A keyed hash of the words that went: who still has them on paper can show that these they
    # were, and nobody can guess them from it.
    mark = models.CharField(max_length=64, blank=True)
    day = models.DateField()
    disposed_at = models.DateTimeField()
    disposed_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [pair("disposed", model="disposal")]
        indexes: ClassVar = [
            models.Index(fields=["about_kind", "about_code"], name="disposal_about"),
            models.Index(fields=["entry"], name="disposal_entry"),
            models.Index(fields=["day", "part"], name="disposal_day"),
        ]

    def __str__(self) -> str:
        return f"{self.part} {self.about_kind}/{self.about_code}"


class Hold(Row):
    """A leader keeps everything of one case beyond its time, with a reason and an end."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id case_code reason held_until held_at held_by lifted_at lifted_by lifted_reason"
    )

    case_code = models.CharField(max_length=20, db_index=True)
    reason = models.CharField(max_length=300)
    held_until = models.DateField()
    held_at = models.DateTimeField()
    held_by = models.CharField(max_length=60)
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.CharField(max_length=60, blank=True)
    lifted_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [pair("held", model="hold"), pair("lifted", model="hold")]

    def __str__(self) -> str:
        return f"{self.case_code} đến {self.held_until}"


class RequestKind(models.TextChoices):
    """What somebody may ask about their own data (Law 91/2025)."""

    KNOW = "know", "cho biết đang giữ những gì"
    COPY = "copy", "cấp bản sao dữ liệu của tôi"
    CORRECT = "correct", "sửa dữ liệu sai"
    DELETE = "delete", "xóa hoặc khử nhận dạng"
    RESTRICT = "restrict", "hạn chế xử lý"
    WITHDRAW = "withdraw", "rút lại sự đồng ý"
    OBJECT = "object", "phản đối việc xử lý"


class RequestState(models.TextChoices):
    """Where a request stands. Answered is not done: it says what will be done."""

    OPEN = "open", "chờ trả lời"
    ANSWERED = "answered", "đã trả lời, đang làm"
    DONE = "done", "đã làm xong"
    REFUSED = "refused", "không làm được"
    TAKEN_BACK = "taken-back", "người yêu cầu rút lại"


class DataRequest(Row):
    """One request of one person about the data of what they said."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal=(
            "id code voice unit kind state channel "
            "received_at received_by answered_at answered_by ended_at ended_by "
            "lifted_at lifted_by"
        ),
        personal="words answer result",
    )

    code = models.CharField(max_length=40, unique=True)
    voice = models.ForeignKey(Voice, on_delete=models.PROTECT, related_name="data_requests")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="data_requests")
    kind = models.CharField(max_length=10, choices=RequestKind)
    state = models.CharField(max_length=10, choices=RequestState, default=RequestState.OPEN)
    channel = models.CharField(max_length=10, default="web")  # web, desk
    words = EncryptedText(max_length=2000, blank=True)
    answer = EncryptedText(max_length=2000, blank=True)  # what the office says it will do
    result = EncryptedText(max_length=2000, blank=True)  # what was done, or why it cannot be
    received_at = models.DateTimeField()
    received_by = models.CharField(max_length=60)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=60, blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=60, blank=True)
    # A restriction holds until somebody lifts it.
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            *[
                pair(name, model="datarequest")
                for name in ("received", "answered", "ended", "lifted")
            ],
            models.CheckConstraint(
                name="datarequest_ended",
                condition=models.Q(state__in=["open", "answered"], ended_at__isnull=True)
                | models.Q(state__in=["done", "refused", "taken-back"], ended_at__isnull=False),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["unit", "state", "id"], name="datarequest_queue"),
        ]

    def __str__(self) -> str:
        return self.code


class BreachState(models.TextChoices):
    """Where a breach stands."""

    OPEN = "open", "đang xử lý"
    NOTIFIED = "notified", "đã thông báo cơ quan chuyên trách"
    NOT_NEEDED = "not-needed", "kết luận không phải thông báo"
    CLOSED = "closed", "đã khép lại"


class Breach(Row):
    """A suspected breach of personal data: what, whose kinds of data, how many; never who."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="released_note released_at",
        internal=(
            "id code unit what kinds people records cause harm state due_moment "
            "authority paper_number paper_date no_notice_reason people_told released_by "
            "noticed_at noticed_by recorded_at recorded_by notified_at notified_by "
            "closed_at closed_by closed_reason"
        ),
    )

    code = models.CharField(max_length=40, unique=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="breaches")
    what = models.TextField()
    kinds = models.JSONField(default=list)  # kinds of data, of `purposes.DATA_KINDS`
    people = models.PositiveIntegerField(null=True)  # how many, once somebody knows
    records = models.PositiveIntegerField(null=True)
    cause = models.TextField(blank=True)
    harm = models.TextField(blank=True)
    state = models.CharField(max_length=12, choices=BreachState, default=BreachState.OPEN)
    noticed_at = models.DateTimeField()
    noticed_by = models.CharField(max_length=60)
    due_moment = models.DateTimeField()  # 72 hours on, through nights and days off
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=60)
    authority = models.CharField(max_length=200, blank=True)
    paper_number = models.CharField(max_length=60, blank=True)
    paper_date = models.DateField(null=True)
    no_notice_reason = models.CharField(max_length=300, blank=True)
    notified_at = models.DateTimeField(null=True)
    notified_by = models.CharField(max_length=60, blank=True)
    people_told = models.PositiveIntegerField(default=0)
    released_note = models.TextField(blank=True)
    released_at = models.DateTimeField(null=True)
    released_by = models.CharField(max_length=60, blank=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=60, blank=True)
    closed_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            pair(name, model="breach")
            for name in ("noticed", "recorded", "notified", "released", "closed")
        ]

    def __str__(self) -> str:
        return self.code


class BreachStep(AppendOnly):
    """What was done about a breach, in the order in which it was done."""

    PRIVACY: ClassVar[dict[str, str]] = classed(internal="id breach what taken_at taken_by")

    breach = models.ForeignKey(Breach, on_delete=models.PROTECT, related_name="steps")
    what = models.CharField(max_length=500)
    taken_at = models.DateTimeField()
    taken_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [pair("taken", model="breachstep")]

    def __str__(self) -> str:
        return f"{self.breach_id}: {self.what}"
