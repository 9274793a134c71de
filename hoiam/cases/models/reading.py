"""Who opened what is personal, in whose name and for what purpose: written before it is shown."""

from typing import ClassVar

from django.db import models

from hoiam.base.models import AppendOnly, classed, pair
from hoiam.cases.models.case import Case
from hoiam.cases.models.demand import Demand
from hoiam.units.models import Unit
from hoiam.voices.models import Voice


class Part(models.TextChoices):
    """The personal parts, each opened for itself."""

    CONTACT = "contact", "tên và cách liên hệ"
    WORDS = "words", "nguyên văn lời nói"
    POINT = "point", "điểm chính xác"
    ORIGINAL = "original", "tệp gốc"
    RECORD = "record", "dòng sổ cũ như nguồn ghi"
    ROWS = "rows", "dòng của danh sách nạp vào"
    LETTER = "letter", "tin gửi cho người dân"


class Purpose(models.TextChoices):
    """The lawful purposes of a reading; the list is closed, the reason beside it is in words."""

    INTAKE = "intake", "tiếp nhận, phân loại"
    HANDLING = "handling", "xử lý vụ việc"
    VERIFYING = "verifying", "xác minh nội dung"
    REACHING = "reaching", "liên hệ người gửi"
    CHECKING = "checking", "kiểm tra, giám sát"
    PUBLISHING = "publishing", "che thông tin trước khi công khai"
    DEMANDED = "demanded", "theo văn bản yêu cầu"
    FINDING = "finding", "tìm giúp người gửi tại quầy"
    ASSISTING = "assisting", "giúp người gửi tại quầy"


class Reading(AppendOnly):
    """Somebody opened a personal part. The person reads of it with the tracking code: unit, role,
    time, purpose, never a name. Each later delivery is an event of the reading."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal=(
            "id case voice about_kind about_code part unit role purpose demand reason read_at read_by"
        )
    )

    # Of a voice in a case; or of a thing of another part, by its kind and code.
    case = models.ForeignKey(
        Case, null=True, blank=True, on_delete=models.PROTECT, related_name="readings"
    )
    voice = models.ForeignKey(
        Voice, null=True, blank=True, on_delete=models.PROTECT, related_name="readings"
    )
    about_kind = models.CharField(max_length=20, default="voice")
    about_code = models.CharField(max_length=60, blank=True)
    part = models.CharField(max_length=10, choices=Part)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="readings")
    role = models.CharField(max_length=20)  # intake, handling, above
    purpose = models.CharField(max_length=20, choices=Purpose, default=Purpose.HANDLING)
    demand = models.ForeignKey(
        Demand, null=True, blank=True, on_delete=models.PROTECT, related_name="readings"
    )
    reason = models.CharField(max_length=300, blank=True)
    read_at = models.DateTimeField()
    read_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("read", model="reading"),
            models.CheckConstraint(
                name="reading_of_something",
                condition=models.Q(about_kind="voice", case__isnull=False, voice__isnull=False)
                | (~models.Q(about_kind="voice") & ~models.Q(about_code="")),
            ),
            models.CheckConstraint(
                name="reading_demanded",
                condition=models.Q(purpose="demanded", demand__isnull=False)
                | (~models.Q(purpose="demanded") & models.Q(demand__isnull=True)),
            ),
            # Who receives a paper is not asked why; everybody else says it in words.
            models.CheckConstraint(
                name="reading_reasoned",
                condition=models.Q(purpose="intake") | ~models.Q(reason=""),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["read_by", "id"], name="reading_by"),
            models.Index(fields=["about_kind", "about_code"], name="reading_about"),
        ]

    def __str__(self) -> str:
        return f"{self.part} của {self.about_kind} {self.about_code or self.voice_id}"
