"""Rows of reminding: rounds, what was said once of each date, and what the superior learned."""

from typing import ClassVar

from django.db import models

from hoiam.base.models import AppendOnly, Row, classed, pair
from hoiam.core.reminding import Step
from hoiam.units.models import Unit

COMMITMENT = "commitments.Commitment"  # by name: the module of the duties imports this one
STEP_NAMES = {
    Step.SOON: "sắp đến hạn",
    Step.TODAY: "đến hạn",
    Step.LATE: "quá hạn",
    Step.VERY_LATE: "quá hạn kéo dài",
}


class RoundPart(models.TextChoices):
    """The first round of a working day looks at everything; the last hours look once more at what
    is due before the next working hours."""

    FIRST = "first", "đầu ngày"
    LAST = "last", "cuối ngày"


class RoundState(models.TextChoices):
    """How far a round is; a killed worker goes on at its place."""

    REMINDING = "reminding", "đang nhắc"
    ESCALATING = "escalating", "đang chuyển lên cấp trên"
    TELLING = "telling", "đang gửi thư"
    DONE = "done", "đã xong"


class ReminderRound(Row):
    """One round of reminding on one working day, chunk by chunk; its row is the workers' lock."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal=(
            "id day part state place_on place missed_from told_with reminded escalated told opened_at "
            "opened_by ended_at ended_by"
        )
    )

    day = models.DateField()
    part = models.CharField(max_length=10, choices=RoundPart)
    state = models.CharField(max_length=12, choices=RoundState, default=RoundState.REMINDING)
    # The last duty seen, by its date and key; or the last officer.
    place_on = models.DateField(null=True, blank=True)
    place = models.PositiveBigIntegerField(default=0)
    # Since which working day nobody was reminded, where a round comes late.
    missed_from = models.DateField(null=True, blank=True)
    # A round that was never told to its end is told with a later one.
    told_with = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="tells_of"
    )
    reminded = models.PositiveIntegerField(default=0)
    escalated = models.PositiveIntegerField(default=0)
    told = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=60)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            pair("opened", model="reminderround"),
            pair("ended", model="reminderround"),
            models.UniqueConstraint(fields=["day", "part"], name="reminderround_once"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.part}: {self.state}"


class Reminder(AppendOnly):
    """That somebody was reminded of one date: once for each step, also with two workers."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id commitment round step due_on day unit officer sent_at sent_by"
    )

    commitment = models.ForeignKey(
        COMMITMENT, on_delete=models.PROTECT, db_index=False, related_name="reminders"
    )
    round = models.ForeignKey(ReminderRound, on_delete=models.PROTECT, related_name="reminders")
    step = models.CharField(max_length=10, choices=[(s.value, n) for s, n in STEP_NAMES.items()])
    due_on = models.DateField()  # another date has its reminders anew
    day = models.DateField()  # of which legal day it speaks
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="reminders")
    officer = models.CharField(max_length=40, blank=True)  # empty: whoever works at the unit
    sent_at = models.DateTimeField()
    sent_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("sent", model="reminder"),
            models.UniqueConstraint(fields=["commitment", "due_on", "step"], name="reminder_once"),
        ]

    def __str__(self) -> str:
        return f"{self.commitment_id} {self.step} {self.due_on}"


class Escalation(AppendOnly):
    """That the superior learned of one missed date."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id commitment round rule due_on day unit superior raised_at raised_by"
    )

    commitment = models.ForeignKey(
        COMMITMENT, on_delete=models.PROTECT, db_index=False, related_name="escalations"
    )
    round = models.ForeignKey(ReminderRound, on_delete=models.PROTECT, related_name="escalations")
    rule = models.CharField(max_length=40)  # that names the second step
    due_on = models.DateField()
    day = models.DateField()  # from which the superior is to know
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="escalations")
    superior = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="escalated_to")
    raised_at = models.DateTimeField()
    raised_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("raised", model="escalation"),
            models.UniqueConstraint(fields=["commitment", "due_on"], name="escalation_once"),
        ]

    def __str__(self) -> str:
        return f"{self.commitment_id} → {self.superior_id}"


class ReportDemand(AppendOnly):
    """That the superior demanded a report on one escalated duty, and the duty to report."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id escalation report demanded_at demanded_by"
    )

    escalation = models.OneToOneField(Escalation, on_delete=models.PROTECT, related_name="demand")
    report = models.OneToOneField(COMMITMENT, on_delete=models.PROTECT, related_name="demand")
    demanded_at = models.DateTimeField()
    demanded_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [pair("demanded", model="reportdemand")]

    def __str__(self) -> str:
        return f"{self.escalation_id} → {self.report_id}"
