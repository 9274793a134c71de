"""Dated rules as rows: corrections of the calendar and of the rulebook, targets of fields."""

from typing import ClassVar

from django.db import models

from hoiam.base.models import Row, classed, pair, period
from hoiam.core.law import corrections
from hoiam.core.law.records import COUNTING, from_record
from hoiam.core.text import cited
from hoiam.units.models import Field, Unit


class CalendarDecision(Row):
    """A paper that changes several days at once: the notice of a year, or a decision with swaps.

    Its days are rows of their own, which count and are withdrawn together with it.
    """

    STEADY = True
    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="year number decided_on body withdrawn_why",
        internal="id set_at set_by withdrawn_at withdrawn_by",
    )

    # The year whose notice it is; empty for a decision on single days.
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    number = models.CharField(max_length=60)
    decided_on = models.DateField()
    body = models.CharField(max_length=100)
    set_at = models.DateTimeField()
    set_by = models.CharField(max_length=60)
    withdrawn_why = models.CharField(max_length=200, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            pair("set", model="calendardecision"),
            pair("withdrawn", model="calendardecision"),
            models.UniqueConstraint(
                fields=["year"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="calendardecision_year",
            ),
        ]

    def __str__(self) -> str:
        return cited(self.number, self.decided_on, self.body)


class CalendarOverride(Row):
    """A day that a decision made a day off or a day of work; the newest row for a day counts.

    A row that was withdrawn counts no more and stays to be read.
    """

    STEADY = True
    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="day working reason decision withdrawn_why within",
        internal="id moves set_at set_by withdrawn_at withdrawn_by",
    )

    # The paper that ordered other days too; empty for a day that was written by itself.
    within = models.ForeignKey(
        CalendarDecision, null=True, blank=True, on_delete=models.PROTECT, related_name="days"
    )
    # Whether it made the day something else: a notice also lists what was expected anyway.
    moves = models.BooleanField(default=True)
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

    STEADY = True
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


class RuleCorrection(Row):
    """What a lawyer put right in one version of a rule, or a version that was added.

    It holds only the parts that change. It is never edited: what is put right once more is a row
    of its own, and a row that was withdrawn counts no more and stays to be read.
    """

    STEADY = True
    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="what rule_id version changes reason basis set_at withdrawn_why withdrawn_at",
        internal="id set_by withdrawn_by",
    )

    what = models.CharField(
        max_length=10, choices=[("corrected", "đính chính"), ("added", "thêm phiên bản")]
    )
    rule_id = models.CharField(max_length=40)
    # The first day by which the version is named, however often that day is put right.
    version = models.DateField(null=True, blank=True)
    changes = models.JSONField()
    reason = models.CharField(max_length=500)
    basis = models.CharField(max_length=300)
    set_at = models.DateTimeField()
    set_by = models.CharField(max_length=60)
    withdrawn_why = models.CharField(max_length=500, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            pair("set", model="rulecorrection"),
            pair("withdrawn", model="rulecorrection"),
        ]
        indexes: ClassVar = [models.Index(fields=["rule_id"], name="rulecorrection_rule")]

    def __str__(self) -> str:
        return f"{self.rule_id}: {self.reason}"

    @property
    def laid(self) -> corrections.Correction:
        """The same as it is laid over the rules."""
        return corrections.Correction(
            number=self.pk or 0,
            what=corrections.What(self.what),
            rule_id=self.rule_id,
            version=self.version,
            changes=from_record(self.changes),
        )

    @property
    def moves_dates(self) -> bool:
        """Whether a date may come out differently for it; words alone move none."""
        return self.what == corrections.What.ADDED or bool(self.laid.changes.names & COUNTING)


class RuleComment(Row):
    """A remark of a lawyer on one version of a rule, until it is answered. Not for the public."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id rule_id version words made_at made_by answer settled_at settled_by"
    )

    rule_id = models.CharField(max_length=40)
    version = models.DateField(null=True, blank=True)
    words = models.CharField(max_length=2000)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=60)
    answer = models.CharField(max_length=2000, blank=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            pair("made", model="rulecomment"),
            pair("settled", model="rulecomment"),
        ]
        indexes: ClassVar = [models.Index(fields=["rule_id"], name="rulecomment_rule")]

    def __str__(self) -> str:
        return f"{self.rule_id}: {self.words[:60]}"
