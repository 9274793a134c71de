"""Dated rules as rows: corrections of the calendar, and the target of each field."""

from typing import ClassVar

from django.db import models

from hoiam.base.models import Row, classed, pair, period
from hoiam.units.models import Field, Unit


class CalendarOverride(Row):
    """A day that a decision made a day off or a day of work; the newest row for a day counts.

    A row that was withdrawn counts no more and stays to be read.
    """

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="day working reason decision withdrawn_why",
        internal="id set_at set_by withdrawn_at withdrawn_by",
    )

    day = models.DateField()
    working = models.BooleanField()
    reason = models.CharField(max_length=200)
    decision = models.CharField(max_length=200)
    set_at = models.DateTimeField()
    set_by = models.CharField(max_length=60)
    withdrawn_why = models.CharField(max_length=200, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            pair("set", model="calendaroverride"),
            pair("withdrawn", model="calendaroverride"),
        ]
        indexes: ClassVar = [models.Index(fields=["day"], name="calendaroverride_day")]

    def __str__(self) -> str:
        return f"{self.day}: {self.reason}"


class Target(Row):
    """Days within which a kind of case in a field is to be answered, for a period.

    Changing it ends the period of the old row: a case keeps the target that governed it.
    """

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="field kind area count unit decision valid_from valid_to",
        internal="id set_at set_by",
    )

    field = models.ForeignKey(Field, on_delete=models.PROTECT, related_name="targets")
    kind = models.CharField(max_length=20)
    area = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="targets"
    )
    count = models.PositiveSmallIntegerField()
    unit = models.CharField(
        max_length=10, choices=[("working", "ngày làm việc"), ("calendar", "ngày")]
    )
    decision = models.CharField(max_length=200, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    set_at = models.DateTimeField()
    set_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            period(model="target"),
            pair("set", model="target"),
            models.CheckConstraint(name="target_count", condition=models.Q(count__gte=1)),
        ]
        indexes: ClassVar = [models.Index(fields=["field", "kind"], name="target_field_kind")]

    def __str__(self) -> str:
        return f"{self.field} · {self.kind}: {self.count} {self.unit}"
