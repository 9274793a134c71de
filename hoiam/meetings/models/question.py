"""What was asked at a meeting, how each question ended, and what the meeting concluded."""

from typing import ClassVar

from django.db import models

from hoiam.base.models import Row, classed, pair
from hoiam.meetings.models.meeting import Meeting
from hoiam.units.models import Unit
from hoiam.voices.models import Voice


class Way(models.TextChoices):
    """How a question reached the meeting; the voice keeps the channel of speaking."""

    WEB = "web", "gửi trước qua trang web"
    HALL = "hall", "quét mã tại hội trường"
    PAPER = "paper", "phiếu giấy"
    MICROPHONE = "microphone", "hỏi trực tiếp"


class Outcome(models.TextChoices):
    """How a question ended: one of three, or the minutes cannot be closed."""

    ANSWERED = "answered", "đã trả lời tại chỗ"
    ASSIGNED = "assigned", "đã giao trả lời"
    OUTSIDE = "outside", "không thuộc nội dung, có lý do"


class Question(Row):
    """One question. Its words are the voice's; `shown` is what a moderator lets the hall read.

    A question gathered under another keeps its own number and its asker is told the same; the
    asker may take it out again.
    """

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="code meeting number shown outcome unit commitment ended_at",
        internal=(
            "id voice way gathered_under stands_alone version end_key asked_at asked_by shown_at "
            "shown_by held_why held_at held_by ended_by"
        ),
        personal="answer why",
    )

    code = models.CharField(max_length=40, unique=True)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="questions")
    voice = models.OneToOneField(Voice, on_delete=models.PROTECT, related_name="question")
    number = models.PositiveSmallIntegerField()  # in the order of arrival at this meeting
    way = models.CharField(max_length=12, choices=Way)
    shown = models.TextField(blank=True)  # moderated words; empty: not on the screen yet
    gathered_under = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="gathered"
    )
    # The asker took it out of a group: nobody puts it into one again.
    stands_alone = models.BooleanField(default=False)
    # Kept from the screen, this one text and never a person, with the reason; it counts and ends.
    held_why = models.CharField(max_length=300, blank=True)
    # Two people note at once: whoever writes over a version that is gone is told so.
    version = models.PositiveIntegerField(default=1)
    end_key = models.CharField(max_length=64, blank=True)  # an end sent twice is one end
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)
    answer = models.TextField(blank=True)  # on the spot, as the note-taker wrote it down
    why = models.TextField(blank=True)  # not within scope, because
    unit = models.ForeignKey(  # who must answer, when it is assigned
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="questions"
    )
    commitment = models.CharField(max_length=40, blank=True)  # code of the duty to answer
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=60)
    shown_at = models.DateTimeField(null=True)
    shown_by = models.CharField(max_length=60, blank=True)
    held_at = models.DateTimeField(null=True)
    held_by = models.CharField(max_length=60, blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            pair("asked", model="question"),
            pair("shown", model="question"),
            pair("held", model="question"),
            pair("ended", model="question"),
            models.UniqueConstraint(fields=["meeting", "number"], name="question_number"),
            models.CheckConstraint(
                name="question_ended_somehow",
                condition=models.Q(outcome="", ended_at__isnull=True)
                | ~models.Q(outcome="") & models.Q(ended_at__isnull=False),
            ),
            models.CheckConstraint(
                name="question_held_why",
                condition=models.Q(held_at__isnull=True) | ~models.Q(held_why=""),
            ),
            models.CheckConstraint(
                name="question_outside_why",
                condition=~models.Q(outcome="outside") | ~models.Q(why=""),
            ),
            models.CheckConstraint(
                name="question_assigned_whom",
                condition=~models.Q(outcome="assigned")
                | models.Q(unit__isnull=False) & ~models.Q(commitment=""),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["meeting", "outcome", "number"], name="question_meeting")
        ]

    def __str__(self) -> str:
        return f"{self.meeting}: câu {self.number}"

    @property
    def is_open(self) -> bool:
        return not self.outcome


class Conclusion(Row):
    """What the chair concluded besides the questions: never without an owner and a date."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="code meeting number text unit commitment written_at", internal="id written_by"
    )

    code = models.CharField(max_length=40, unique=True)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="conclusions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="conclusions")
    commitment = models.CharField(max_length=40)  # code of the duty it became
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("written", model="conclusion"),
            models.UniqueConstraint(fields=["meeting", "number"], name="conclusion_number"),
        ]

    def __str__(self) -> str:
        return f"{self.meeting}: kết luận {self.number}"
