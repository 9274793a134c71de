"""One denunciation: the line of the register that says neither who nor what."""

from typing import ClassVar

from django.db import models

from hoiam.base.models import Row, classed, pair
from hoiam.core.clocks.shapes import Matter
from hoiam.core.clocks.table import MATTERS
from hoiam.units.models import Unit

MATTERS_HERE = (Matter.DENUNCIATION, Matter.FURTHER_DENUNCIATION)


class Topic(models.TextChoices):
    """Of which sort it is, as the official columns tell it apart (02/XLD: 15–18)."""

    ADMINISTRATIVE = "administrative", "hành chính"
    CORRUPTION = "corruption", "tham nhũng"
    JUSTICE = "justice", "tư pháp"
    OTHER = "other", "lĩnh vực khác"


class Source(models.TextChoices):
    """The lawful ways alone: a written statement, or in person (D-14)."""

    WRITTEN = "written", "đơn tố cáo"
    IN_PERSON = "in-person", "tố cáo trực tiếp"
    FORWARDED = "forwarded", "đơn do cơ quan khác chuyển đến"


class DenunciationFile(Row):
    """One denunciation of a unit, known by a random code: a running number would show by its gaps
    that there is a file which the reader may not see."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal=(
            "id code key matter unit received_on source topic papers state earlier registered_at "
            "registered_by ended_at ended_by"
        )
    )

    code = models.CharField(max_length=40, unique=True)
    key = models.CharField(max_length=64, unique=True)  # a retry gives the same file
    matter = models.CharField(max_length=30)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="denunciation_files")
    received_on = models.DateField()
    source = models.CharField(max_length=12, choices=Source, default=Source.WRITTEN)
    topic = models.CharField(max_length=16, choices=Topic, default=Topic.OTHER)
    papers = models.PositiveSmallIntegerField(default=1)  # statements in this one case
    state = models.CharField(max_length=20)  # of the table of its matter
    earlier = models.ForeignKey(  # the one that was settled before, where this is a further one
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="further"
    )
    registered_at = models.DateTimeField()
    registered_by = models.CharField(max_length=60)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            pair("registered", model="denunciationfile"),
            pair("ended", model="denunciationfile"),
            models.CheckConstraint(
                name="denunciationfile_matter",
                condition=models.Q(matter__in=[one.value for one in MATTERS_HERE]),
            ),
            models.CheckConstraint(
                name="denunciationfile_papers", condition=models.Q(papers__gte=1)
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def matter_name(self) -> str:
        """What its kind is called."""
        return MATTERS[Matter(self.matter)]
