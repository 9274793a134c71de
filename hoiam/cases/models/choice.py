"""What a human decided about one file before anything of it may be public."""

from typing import ClassVar

from django.db import models

from hoiam.base.models import Row, classed, pair
from hoiam.cases.models.case import Case


class Decided(models.TextChoices):
    """A file that nobody looked at has no row, and stays unpublished."""

    OPEN = "open", "đang che, chưa quyết định"
    WITHHELD = "withheld", "không công khai"
    SHOWN = "shown", "công khai bản đã làm"


class FileChoice(Row):
    """The decision about one photo or paper, where it is covered, and the copy that was made.

    The copy is what strangers get: painted over, built anew, under a name of our own.
    """

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal=(
            "id case source decided masks kept copy media width height pages size digest "
            "chosen_at chosen_by"
        ),
        personal="alt",
    )

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="file_choices")
    source = models.CharField(max_length=60, unique=True)  # code of the attachment
    decided = models.CharField(max_length=10, choices=Decided, default=Decided.OPEN)
    masks = models.JSONField(default=dict)  # page → rectangles in thousandths
    alt = models.CharField(max_length=200, blank=True)  # for whoever does not see it
    kept = models.JSONField(default=list)  # places in `alt` that a human left as they are
    copy = models.CharField(max_length=200, blank=True)
    media = models.CharField(max_length=60, blank=True)
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    pages = models.PositiveIntegerField(default=0)
    size = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)
    chosen_at = models.DateTimeField()
    chosen_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("chosen", model="filechoice"),
            models.CheckConstraint(
                name="filechoice_shown_whole",
                condition=~models.Q(decided="shown")
                | (~models.Q(copy="") & ~models.Q(alt="") & ~models.Q(digest="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source}: {self.get_decided_display()}"
