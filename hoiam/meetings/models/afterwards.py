"""What comes after a meeting: what is read out at the next one, how people rate it, how a question
goes up and its answer comes back, and what is asked of the Front."""

from typing import ClassVar

from django.db import models

from hoiam.base.encryption import EncryptedText
from hoiam.base.models import AppendOnly, Row, classed, pair
from hoiam.meetings.models.meeting import Meeting
from hoiam.meetings.models.question import Question
from hoiam.units.models import Unit


class CarriedKind(models.TextChoices):
    """What an earlier meeting left to be done."""

    QUESTION = "question", "câu hỏi đã giao trả lời"
    CONCLUSION = "conclusion", "việc giao theo kết luận"


class Word(models.TextChoices):
    """What was said of it when the next meeting opened with it."""

    DONE = "done", "đã làm"
    NOT_YET = "not-yet", "chưa làm xong"
    NOT_KEPT = "not-kept", "không giữ lời hẹn"


class Carried(AppendOnly):
    """One thing of an earlier meeting, read out at a later one. The last word of a meeting counts."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="meeting kind about_code commitment word why due_on said_at", internal="id said_by"
    )

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="carried")
    kind = models.CharField(max_length=12, choices=CarriedKind)
    about_code = models.CharField(max_length=40)  # of the question or the conclusion
    commitment = models.CharField(max_length=40)
    word = models.CharField(max_length=10, choices=Word)
    why = models.CharField(max_length=500, blank=True)
    due_on = models.DateField()  # the date that stood when it was read out
    said_at = models.DateTimeField()
    said_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("said", model="carried"),
            models.CheckConstraint(
                name="carried_not_done_why", condition=models.Q(word="done") | ~models.Q(why="")
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["meeting", "commitment", "id"], name="carried_read"),
            models.Index(fields=["commitment", "word"], name="carried_words"),
        ]

    def __str__(self) -> str:
        return f"{self.meeting}: {self.about_code} {self.word}"


class Mark(models.IntegerChoices):
    """What somebody thought of the meeting when it ended."""

    GOOD = 3, "Hài lòng"
    FAIR = 2, "Bình thường"
    POOR = 1, "Chưa hài lòng"


class MeetingRating(AppendOnly):
    """A short mark without a name, an address or anything by which somebody could be found."""

    PRIVACY: ClassVar[dict[str, str]] = classed(public="meeting mark rated_on", internal="id key")

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="ratings")
    key = models.CharField(max_length=64, unique=True)  # of the form: a second tap counts once
    mark = models.PositiveSmallIntegerField(choices=Mark)
    rated_on = models.DateField()  # the day alone: a moment could tell who sat there

    class Meta:
        indexes: ClassVar = [models.Index(fields=["meeting", "mark"], name="meetingrating_marks")]

    def __str__(self) -> str:
        return f"{self.meeting}: {self.mark}"


class AnswerMark(AppendOnly):
    """Whether who asked is satisfied with the answer; the last word counts."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="question satisfied given_at", internal="id given_by", personal="why"
    )

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="marks")
    satisfied = models.BooleanField()
    why = EncryptedText(blank=True)
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [pair("given", model="answermark")]
        indexes: ClassVar = [models.Index(fields=["question", "id"], name="answermark_last")]

    def __str__(self) -> str:
        return f"{self.question}: {'hài lòng' if self.satisfied else 'chưa hài lòng'}"


class Raising(Row):
    """A question or a conclusion that one level cannot settle goes up to the next, and its answer
    comes back to the meeting that asked. Each row is one link of the chain."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public=(
            "code meeting kind about_code commitment from_unit to_unit why raised_at answered_at "
            "answer read_at read_in"
        ),
        internal="id raised_by answered_by read_by",
    )

    code = models.CharField(max_length=40, unique=True)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="raisings")
    kind = models.CharField(max_length=12, choices=CarriedKind)
    about_code = models.CharField(max_length=40)
    commitment = models.CharField(max_length=40)
    from_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="raised_up")
    to_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="raised_to")
    why = models.CharField(max_length=500)  # why this level cannot settle it
    raised_at = models.DateTimeField()
    raised_by = models.CharField(max_length=60)
    answer = models.TextField(blank=True)  # as it is published and read aloud
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=60, blank=True)
    # The later meeting of the people who asked, at which the answer was read aloud.
    read_in = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="answers_read"
    )
    read_at = models.DateTimeField(null=True)
    read_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            pair("raised", model="raising"),
            pair("answered", model="raising"),
            pair("read", model="raising"),
            models.CheckConstraint(name="raising_why", condition=~models.Q(why="")),
        ]
        indexes: ClassVar = [
            models.Index(fields=["commitment", "id"], name="raising_chain"),
            models.Index(fields=["to_unit", "answered_at"], name="raising_open"),
        ]

    def __str__(self) -> str:
        return f"{self.about_code}: {self.from_unit} → {self.to_unit}"


class Ruling(models.TextChoices):
    """What the Front decided of a question that was put outside the scope."""

    UPHELD = "upheld", "giữ nguyên: không thuộc nội dung"
    TO_ANSWER = "to-answer", "phải trả lời"


class OutsideAppeal(Row):
    """Somebody asks the Front to look again at a question that was said to be out of scope."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="code question front commitment filed_at ruling reasons decided_at",
        internal="id key filed_by decided_by",
        personal="text",
    )

    code = models.CharField(max_length=40, unique=True)
    key = models.CharField(max_length=64, unique=True)  # of the form
    question = models.OneToOneField(Question, on_delete=models.PROTECT, related_name="appeal")
    front = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="outside_appeals")
    text = EncryptedText(blank=True)
    commitment = models.CharField(max_length=40, blank=True)  # the duty to decide
    filed_at = models.DateTimeField()
    filed_by = models.CharField(max_length=60)
    ruling = models.CharField(max_length=10, choices=Ruling, blank=True)
    reasons = models.TextField(blank=True)  # read by everybody
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            pair("filed", model="outsideappeal"),
            pair("decided", model="outsideappeal"),
            models.CheckConstraint(
                name="outsideappeal_ruled",
                condition=models.Q(ruling="", decided_at__isnull=True)
                | ~models.Q(ruling="") & ~models.Q(reasons="") & models.Q(decided_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.get_ruling_display()}"
