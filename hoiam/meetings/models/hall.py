"""The hall of a meeting: the short code that is read aloud, what its screen shows, and the
sentences that are noted there."""

from typing import ClassVar

from django.db import models

from hoiam.base.encryption import EncryptedText
from hoiam.base.models import AppendOnly, Row, classed, pair
from hoiam.meetings.models.meeting import Meeting
from hoiam.meetings.models.question import Question


class Hall(Row):
    """One for a meeting, from the day on which its poster is printed."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="meeting code version now", internal="id prepared_at prepared_by"
    )

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="hall")
    code = models.CharField(max_length=8, unique=True)  # never given to another meeting
    # One more with every change of a question or of the screen: phones ask for this alone.
    version = models.PositiveIntegerField(default=1)
    now = models.ForeignKey(
        Question, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    prepared_at = models.DateTimeField()
    prepared_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [pair("prepared", model="hall")]

    def __str__(self) -> str:
        return self.code


class Remark(AppendOnly):
    """One sentence that somebody noted under a question, in the order in which it arrived.

    Several people note at once: every sentence is a row of its own, so nobody writes over
    anybody. What the minutes say of a question is put together from them by a person.
    """

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id key question heard noted_at noted_by", personal="text"
    )

    key = models.CharField(max_length=64, unique=True)  # a retry gives the same sentence
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="remarks")
    text = EncryptedText(max_length=5_000)
    heard = models.DateTimeField()  # when it was typed, on the line or off it
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [pair("noted", model="remark")]
        indexes: ClassVar = [models.Index(fields=["question", "id"], name="remark_question")]

    def __str__(self) -> str:
        return f"{self.question_id}/{self.pk}"
