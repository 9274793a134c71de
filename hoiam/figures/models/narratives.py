"""The narrative report of a body and a period, what is written in it, and the text that an office
starts from. Every version stays: a section is written anew, never over."""

from typing import ClassVar

from django.db import models

from hoiam.base.models import AppendOnly, classed, pair
from hoiam.units.models import Unit


class Reach(models.TextChoices):
    """Whose registers a report counts."""

    OWN = "own", "riêng đơn vị"
    BELOW = "below", "cả đơn vị và cấp dưới trực tiếp"


class NarrativeReport(AppendOnly):
    """The report of one body for one period. Its sections are rows of their own."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id code unit period reach begun_at begun_by"
    )

    code = models.CharField(max_length=40, unique=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="narrative_reports")
    period = models.CharField(max_length=40)  # as addresses write it: inspection-2026-half
    reach = models.CharField(max_length=8, choices=Reach)
    begun_at = models.DateTimeField()
    begun_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("begun", model="narrativereport"),
            models.UniqueConstraint(
                fields=["unit", "period", "reach"], name="narrativereport_once"
            ),
        ]

    def __str__(self) -> str:
        return self.code


class NarrativeText(AppendOnly):
    """What was written in a section of a report, in one version; the last one stands."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id report section version text written_at written_by"
    )

    report = models.ForeignKey(NarrativeReport, on_delete=models.PROTECT, related_name="texts")
    section = models.CharField(max_length=20)
    version = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("written", model="narrativetext"),
            models.UniqueConstraint(
                fields=["report", "section", "version"], name="narrativetext_version"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report_id}/{self.section} {self.version}"


class OutlineText(AppendOnly):
    """What an office starts a section from, in one version: its words with fields for numbers."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id unit section version text kept_at kept_by"
    )

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="outline_texts")
    section = models.CharField(max_length=20)
    version = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    kept_at = models.DateTimeField()
    kept_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("kept", model="outlinetext"),
            models.UniqueConstraint(
                fields=["unit", "section", "version"], name="outlinetext_version"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id}/{self.section} {self.version}"
