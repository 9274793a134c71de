"""What old minutes or the press say of a meeting that was held before this system was here."""

from typing import ClassVar

from django.db import models

from hoiam.base.encryption import EncryptedText
from hoiam.base.models import Row, classed
from hoiam.meetings.models.meeting import Meeting
from hoiam.meetings.models.question import Outcome
from hoiam.units.models import Unit


class CountOf(models.TextChoices):
    """What was counted."""

    OPINIONS = "opinions", "ý kiến, kiến nghị"
    ANSWERED = "answered", "đã trả lời tại chỗ"
    ASSIGNED = "assigned", "đã giao trả lời"
    OUTSIDE = "outside", "không thuộc nội dung"


class OldCount(Row):
    """A number with the word it was given with; what the source does not say has no row."""

    PRIVACY: ClassVar[dict[str, str]] = classed(public="meeting of number qualifier", internal="id")

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="old_counts")
    of = models.CharField(max_length=12, choices=CountOf)
    number = models.PositiveIntegerField()
    qualifier = models.CharField(max_length=30, blank=True)  # trên, hơn, gần, khoảng; empty: exact

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "of"], name="oldcount_once")
        ]

    def __str__(self) -> str:
        return f"{self.qualifier} {self.number}".strip()


class OldTheme(Row):
    """What the opinions were about, in the words of the source; never counted."""

    PRIVACY: ClassVar[dict[str, str]] = classed(public="meeting words order", internal="id")

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="old_themes")
    words = models.CharField(max_length=200)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "words"], name="oldtheme_once")
        ]

    def __str__(self) -> str:
        return self.words


class OldLine(Row):
    """One question of old minutes, as they tell it. No person is kept with it."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id meeting number outcome unit unit_words", personal="text answer"
    )

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="old_lines")
    number = models.PositiveSmallIntegerField()
    text = EncryptedText()
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)  # empty: not told
    answer = EncryptedText(blank=True)  # or the reason why it was outside
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="old_lines"
    )
    unit_words = models.CharField(max_length=200, blank=True)  # who was to answer, as written there

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "number"], name="oldline_number")
        ]

    def __str__(self) -> str:
        return f"{self.meeting}: câu {self.number}"
