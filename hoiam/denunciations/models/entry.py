"""What a conclusion orders and what was done of it, in the columns of 04/GQTC and 05/KQTH."""

from typing import ClassVar

from django.db import models

from hoiam.base.models import AppendOnly, classed, pair
from hoiam.denunciations.measures import MEASURES
from hoiam.denunciations.models.file import DenunciationFile


class Side(models.TextChoices):
    """What has to be done, or what was."""

    DUE = "due", "phải làm"
    DONE = "done", "đã làm"


class DenunciationEntry(AppendOnly):
    """One amount in one column, entered on a day; a wrong one is taken back by another entry."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal=(
            "id file key number side measure amount day paper takes_back entered_at entered_by"
        )
    )

    file = models.ForeignKey(DenunciationFile, on_delete=models.PROTECT, related_name="entries")
    key = models.CharField(max_length=64, unique=True)
    number = models.PositiveSmallIntegerField()
    side = models.CharField(max_length=4, choices=Side)
    measure = models.CharField(max_length=20, choices=[(one.code, one.name) for one in MEASURES])
    amount = models.PositiveBigIntegerField()  # dong, square metres, or a count
    day = models.DateField()
    paper = models.CharField(max_length=40, blank=True)
    takes_back = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="taken_back_by"
    )
    entered_at = models.DateTimeField()
    entered_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("entered", model="denunciationentry"),
            models.UniqueConstraint(fields=["file", "number"], name="denunciationentry_number"),
            models.CheckConstraint(
                name="denunciationentry_amount", condition=models.Q(amount__gte=1)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.amount}"
