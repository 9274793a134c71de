"""A period that was closed: what was counted then, with the records behind each number."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hoiam.base.models import AppendOnly, classed, pair
from hoiam.units.models import Unit

LONGEST_REASON = 300


class Closing(AppendOnly):
    """The numbers of a table for a period, frozen. A supplementary version names the one that it
    supplements; both stay.

    `records` names what stands behind each number by the codes of matters, never by a person, so
    that nothing has to be erased here and no figure changes when a person's data goes.
    """

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id code source unit period first last bodies number replaces reason lines records "
        "hash closed_at closed_by"
    )

    code = models.CharField(max_length=40, unique=True)
    source = models.CharField(
        max_length=60
    )  # which table: a form of a circular or a set of figures
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="closings")
    period = models.CharField(max_length=40)
    first = models.DateField()
    last = models.DateField()
    bodies = models.JSONField()  # codes of the bodies that were counted
    number = models.PositiveSmallIntegerField(default=1)  # 1 is the first, others are supplementary
    replaces = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by"
    )
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)
    lines = models.JSONField()  # code, name, unit of counting and number, in the order of the table
    records = models.BinaryField()  # of each line what each record adds; compressed JSON
    hash = models.CharField(max_length=64)  # SHA-256 of the canonical text
    closed_at = models.DateTimeField()
    closed_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("closed", model="closing"),
            models.UniqueConstraint(
                fields=["source", "unit", "period", "number"], name="closing_once"
            ),
            models.CheckConstraint(
                name="closing_supplement",
                condition=Q(number=1, replaces__isnull=True, reason="")
                | (Q(number__gt=1, replaces__isnull=False) & ~Q(reason="")),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["unit", "-id"], name="closing_unit")]

    def __str__(self) -> str:
        return self.code


class ClosingNote(AppendOnly):
    """Why a number is another one now than when the period was closed, said by an officer."""

    PRIVACY: ClassVar[dict[str, str]] = classed(internal="id closing line reason noted_at noted_by")

    closing = models.ForeignKey(Closing, on_delete=models.PROTECT, related_name="notes")
    line = models.CharField(max_length=80)
    reason = models.CharField(max_length=LONGEST_REASON)
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [pair("noted", model="closingnote")]

    def __str__(self) -> str:
        return f"{self.closing_id} {self.line}"
