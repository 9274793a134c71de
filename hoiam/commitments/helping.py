"""Rows of helping: one unit leads, others help, and the date binds the lead alone."""

from typing import ClassVar

from django.db import models

from hoiam.base.models import AppendOnly, classed, pair
from hoiam.units.models import Unit

COMMITMENT = "commitments.Commitment"  # by name: the module of the duties imports this one


class Helper(AppendOnly):
    """A unit that helps the lead unit of a commitment (đơn vị phối hợp)."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="commitment unit named_at", internal="id named_by"
    )

    commitment = models.ForeignKey(COMMITMENT, on_delete=models.PROTECT, related_name="helpers")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="helped")
    named_at = models.DateTimeField()
    named_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("named", model="helper"),
            models.UniqueConstraint(fields=["commitment", "unit"], name="helper_once"),
        ]

    def __str__(self) -> str:
        return f"{self.unit} giúp {self.commitment_id}"
