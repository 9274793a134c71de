"""What was done with a denunciation, day by day: its clocks are worked out from these rows alone."""

from typing import ClassVar

from django.db import models

from hoiam.base.models import AppendOnly, classed, pair
from hoiam.denunciations.models.file import DenunciationFile


class Result(models.TextChoices):
    """What a conclusion says of the content (04/GQTC: 8–10 and 11–13)."""

    RIGHT = "right", "tố cáo đúng"
    WRONG = "wrong", "tố cáo sai"
    MIXED = "mixed", "tố cáo có đúng, có sai"


class GoesOn(models.TextChoices):
    """Why it has to be settled although it was withdrawn (D-13; 31/2019, Art. 4)."""

    VIOLATION = "violation", "có dấu hiệu vi phạm pháp luật"
    COERCION = "coercion", "người tố cáo bị đe dọa, ép buộc"
    SLANDER = "slander", "có dấu hiệu vu khống"


class Slip(models.TextChoices):
    """Why a step is taken back: from a closed list, for there is no place for words."""

    DAY = "day", "ghi nhầm ngày"
    STEP = "step", "ghi nhầm bước"
    FILE = "file", "ghi nhầm hồ sơ"
    PAPER = "paper", "ghi nhầm văn bản, căn cứ"


class DenunciationStep(AppendOnly):
    """One lawful step, or the taking back of one."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal=(
            "id file key number step from_state to_state acts day ground criteria paper paper_on "
            "result goes_on takes_back slip taken_at taken_by"
        )
    )

    file = models.ForeignKey(DenunciationFile, on_delete=models.PROTECT, related_name="steps")
    key = models.CharField(max_length=64, unique=True)  # a second press is the same step
    number = models.PositiveSmallIntegerField()
    step = models.CharField(max_length=30)  # of the table of its matter
    from_state = models.CharField(max_length=20)
    to_state = models.CharField(max_length=20)
    acts = models.JSONField(default=list)  # facts of the clocks, in this order
    day = models.DateField()
    ground = models.CharField(max_length=20, blank=True)
    criteria = models.JSONField(default=list)
    paper = models.CharField(max_length=40, blank=True)  # its number: no words fit in
    paper_on = models.DateField(null=True, blank=True)
    result = models.CharField(max_length=10, choices=Result, blank=True)
    goes_on = models.CharField(max_length=10, choices=GoesOn, blank=True)
    takes_back = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="taken_back_by"
    )
    slip = models.CharField(max_length=10, choices=Slip, blank=True)
    taken_at = models.DateTimeField()
    taken_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("taken", model="denunciationstep"),
            models.UniqueConstraint(fields=["file", "number"], name="denunciationstep_number"),
            models.CheckConstraint(  # taken back with its reason, and nothing else has one
                name="denunciationstep_slip",
                condition=models.Q(takes_back__isnull=True, slip="")
                | (models.Q(takes_back__isnull=False) & ~models.Q(slip="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.step}"
