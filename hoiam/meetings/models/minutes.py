"""The minutes of a meeting: composed from its records, closed, corrected by a later version; and
what strangers read of them, prepared and released by a human."""

from typing import ClassVar

from django.db import models

from hoiam.base.encryption import EncryptedJSON, EncryptedText
from hoiam.base.models import AppendOnly, Row, classed, pair
from hoiam.meetings.models.meeting import Meeting
from hoiam.publication.models import Page


class MinutesDraft(Row):
    """What a clerk writes around the records: how it began, who was there, how it ended."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id meeting prepared_at prepared_by", personal="preface ending"
    )

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="minutes_draft")
    preface = EncryptedText(blank=True)
    ending = EncryptedText(blank=True)
    prepared_at = models.DateTimeField()
    prepared_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [pair("prepared", model="minutesdraft")]

    def __str__(self) -> str:
        return f"biên bản đang soạn · {self.meeting}"


class Minutes(AppendOnly):
    """One version of the minutes, whole and fixed. A correction is a new one that names the old."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="code meeting number why digest fixed_at",
        internal="id fixed_by",
        personal="content",
    )

    code = models.CharField(max_length=40, unique=True)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="minutes")
    number = models.PositiveSmallIntegerField()  # 1 is the first; later ones replace the one before
    why = models.CharField(max_length=300, blank=True)  # what the new version puts right
    content = EncryptedJSON(
        default=dict
    )  # the pieces in their order, as `hoiam.meetings.minutes` composed them
    digest = models.CharField(max_length=64)  # of the content, to see that nothing changed since
    fixed_at = models.DateTimeField()
    fixed_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("fixed", model="minutes"),
            models.UniqueConstraint(fields=["meeting", "number"], name="minutes_number"),
            models.CheckConstraint(
                name="minutes_correction_why", condition=models.Q(number=1) | ~models.Q(why="")
            ),
        ]

    def __str__(self) -> str:
        return f"biên bản bản {self.number} · {self.meeting}"


class PublicMinutes(Row):
    """The masked words of the questions and answers, and the page they were released on."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="meeting page sent_at posted_where",
        internal="id kept prepared_at prepared_by sent_by",
        personal="lines",
    )

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="public_minutes")
    lines = EncryptedJSON(default=dict)  # number of the question -> its masked words and answer
    kept = models.JSONField(default=dict)  # what looks personal and a human said may stay: places
    page = models.OneToOneField(
        Page, null=True, blank=True, on_delete=models.PROTECT, related_name="minutes"
    )
    prepared_at = models.DateTimeField()
    prepared_by = models.CharField(max_length=60)
    # Posted and sent to the heads of the hamlets, within ten days (ADM-DIALOGUE-RESULT).
    posted_where = models.CharField(max_length=300, blank=True)
    sent_at = models.DateTimeField(null=True)
    sent_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            pair("prepared", model="publicminutes"),
            pair("sent", model="publicminutes"),
        ]

    def __str__(self) -> str:
        return f"bản công khai · {self.meeting}"
