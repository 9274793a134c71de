"""What was noted at a hamlet, and what was told there of earlier matters."""

from typing import ClassVar

from django.db import models

from hoiam.base.encryption import EncryptedText
from hoiam.base.models import AppendOnly, Row, classed, pair
from hoiam.cases.models import Case
from hoiam.meetings.models import Meeting
from hoiam.units.models import Unit


class Note(Row):
    """One thing that somebody on the road wrote down. A matter becomes a case; others stay notes."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id code key hamlet meeting case noted_on written_at written_by raised_at raised_by",
        personal="text place speaker phone",
    )

    code = models.CharField(max_length=40, unique=True)
    # Made on the telephone before anything is sent: a retry gives the same note.
    key = models.CharField(max_length=64, unique=True)
    hamlet = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="notes_here")
    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="notes"
    )
    case = models.OneToOneField(
        Case, null=True, blank=True, on_delete=models.PROTECT, related_name="field_note"
    )
    text = EncryptedText(max_length=10_000)
    place = EncryptedText(max_length=300, blank=True)
    speaker = EncryptedText(max_length=120, blank=True)
    phone = EncryptedText(max_length=20, blank=True)
    noted_on = models.DateField()  # the day on the road, which may lie before the day of sending
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=60)
    raised_at = models.DateTimeField(null=True)
    raised_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            pair("written", model="fieldnote"),
            pair("raised", model="fieldnote"),
            models.CheckConstraint(
                name="fieldnote_raised_case",
                condition=models.Q(case__isnull=True, raised_at__isnull=True)
                | models.Q(case__isnull=False, raised_at__isnull=False),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["hamlet", "noted_on", "id"], name="fieldnote_hamlet")
        ]

    def __str__(self) -> str:
        return self.code


class NoteFile(Row):
    """A photo of a note; it goes to the voice when the note becomes a matter. The original is a
    personal part; only the copy is shown, in the office."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id note code media size digest width height stored_at stored_by",
        personal="name original copy",
    )

    note = models.ForeignKey(Note, on_delete=models.PROTECT, related_name="files")
    code = models.CharField(max_length=40, unique=True)
    name = EncryptedText(max_length=200)
    media = models.CharField(max_length=60)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    original = models.CharField(max_length=200)
    copy = models.CharField(max_length=200, blank=True)
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    stored_at = models.DateTimeField()
    stored_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [pair("stored", model="notefile")]

    def __str__(self) -> str:
        return self.code


class Standing(models.TextChoices):
    """How a matter stood when its hamlet was told of it."""

    ANSWERED = "answered", "đã trả lời"
    OPEN = "open", "còn mở"


class Told(AppendOnly):
    """What a hamlet was told of one of its matters at one of its meetings."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id hamlet meeting case standing told_at told_by"
    )

    hamlet = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="told_here")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="told")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="told_at_hamlets")
    standing = models.CharField(max_length=10, choices=Standing)
    told_at = models.DateTimeField()
    told_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("told", model="told"),
            models.UniqueConstraint(fields=["meeting", "hamlet", "case"], name="told_once"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.standing} ({self.meeting})"
