"""Numbers of official tables that no register holds: entered with a source and a name."""

from typing import ClassVar

from django.db import models

from hoiam.base.models import AppendOnly, classed, pair
from hoiam.units.models import Unit


class FormEntry(AppendOnly):
    """One number of one column of a table, for a body and a period. A slip is corrected by an
    entry that names it; the last one counts."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal=(
            "id code key circular form column unit period value source corrects why entered_at "
            "entered_by"
        )
    )

    code = models.CharField(max_length=40, unique=True)
    key = models.CharField(max_length=64, unique=True)  # a second press is the same entry
    circular = models.CharField(max_length=40)
    form = models.CharField(max_length=20)
    column = models.PositiveSmallIntegerField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="form_entries")
    period = models.CharField(max_length=40)  # `core.periods`: its code
    value = models.DecimalField(max_digits=20, decimal_places=1)
    source = models.CharField(max_length=200)  # the paper that says so; no words of people
    corrects = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrected_by"
    )
    why = models.CharField(max_length=300, blank=True)
    entered_at = models.DateTimeField()
    entered_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("entered", model="formentry"),
            models.CheckConstraint(name="formentry_value", condition=models.Q(value__gte=0)),
            models.CheckConstraint(
                name="formentry_why", condition=models.Q(corrects__isnull=True) | ~models.Q(why="")
            ),
            models.UniqueConstraint(
                fields=["circular", "form", "column", "unit", "period"],
                condition=models.Q(corrects__isnull=True),
                name="formentry_first",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["form", "period", "unit"], name="formentry_sheet"),
        ]

    def __str__(self) -> str:
        return f"{self.form}.{self.column} {self.period}"
