"""Who is assigned to which hamlet from when to when, and who was there."""

from typing import ClassVar

from django.db import models

from hoiam.base.encryption import EncryptedText
from hoiam.base.models import AppendOnly, Row, classed, pair, period
from hoiam.meetings.models import Meeting
from hoiam.units.models import Unit


class Duty(models.TextChoices):
    """What somebody is at a hamlet: the leader in charge is its named contact."""

    LEAD = "lead", "phụ trách thôn"
    MEMBER = "member", "thành viên tổ tuyên vận"
    HEAD = "head", "người của thôn (trưởng thôn, bí thư chi bộ, trưởng ban công tác Mặt trận)"


class Assignment(Row):
    """One official at one hamlet for a period; the hamlet's Party cell is the same territory.

    Name and position are those of an official on duty and are public; how to reach them is not.
    """

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="code hamlet duty name position team paper valid_from valid_to",
        internal="id officer set_at set_by ended_at ended_by ended_why",
        personal="phone email",
    )

    code = models.CharField(max_length=40, unique=True)
    hamlet = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="assignments_here")
    duty = models.CharField(max_length=10, choices=Duty)
    officer = models.CharField(max_length=40, blank=True)  # code of the account, where there is one
    name = models.CharField(max_length=120)
    position = models.CharField(max_length=160, blank=True)
    team = models.CharField(max_length=120, blank=True)  # which joint team, by its name
    paper = models.CharField(max_length=200, blank=True)  # the decision that assigns
    phone = EncryptedText(max_length=20, blank=True)
    email = EncryptedText(max_length=254, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    set_at = models.DateTimeField()
    set_by = models.CharField(max_length=60)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=60, blank=True)
    ended_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            period(model="hamletassignment"),
            pair("set", model="hamletassignment"),
            pair("ended", model="hamletassignment"),
            models.UniqueConstraint(
                fields=["hamlet"],
                condition=models.Q(duty="lead", valid_to__isnull=True),
                name="hamletassignment_one_lead",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["hamlet", "duty", "valid_from"], name="hamletassignment_here"),
            models.Index(fields=["officer"], name="hamletassignment_officer"),
        ]

    def __str__(self) -> str:
        return f"{self.name} — {self.hamlet}"


class Attendance(Row):
    """Whether an assigned person was at a meeting of their hamlet; who was not says why."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id meeting assignment hamlet present reason recorded_at recorded_by"
    )

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendances")
    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="attendances")
    hamlet = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="attendances")
    present = models.BooleanField()
    reason = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("recorded", model="attendance"),
            models.UniqueConstraint(fields=["meeting", "assignment"], name="attendance_once"),
            models.CheckConstraint(
                name="attendance_absent_why",
                condition=models.Q(present=True) | ~models.Q(reason=""),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["hamlet", "meeting"], name="attendance_hamlet")]

    def __str__(self) -> str:
        return f"{self.assignment}: {self.meeting}"


class ResidentCount(AppendOnly):
    """How many people live in a hamlet, as one source says for one day; the newest day counts."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="hamlet day residents households source counted_at", internal="id counted_by"
    )

    hamlet = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="resident_counts")
    day = models.DateField()
    residents = models.PositiveIntegerField()
    households = models.PositiveIntegerField(null=True, blank=True)
    source = models.CharField(max_length=200)
    counted_at = models.DateTimeField()
    counted_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("counted", model="residentcount"),
            models.CheckConstraint(name="residentcount_sourced", condition=~models.Q(source="")),
        ]
        indexes: ClassVar = [models.Index(fields=["hamlet", "day", "id"], name="residentcount_day")]

    def __str__(self) -> str:
        return f"{self.hamlet}: {self.residents} ({self.day})"
