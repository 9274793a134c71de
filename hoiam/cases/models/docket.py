"""A proceeding whose papers stand in the office's own register and whose clocks run here.

It bears a number and no words: neither names nor contents are kept. Members and contents are
numbered parts. Denunciations have no docket until they can be sealed.
"""

from typing import ClassVar

from django.db import models

from hoiam.base.models import Row, classed, pair
from hoiam.core.clocks.shapes import Matter
from hoiam.core.clocks.table import MATTERS
from hoiam.units.models import Unit

# What must be sealed has no docket: nothing of it is kept.
SEALED = (Matter.DENUNCIATION, Matter.FURTHER_DENUNCIATION)


class DocketPlace(models.TextChoices):
    """Whether the law gives more time there: the places of `core.clocks`."""

    ORDINARY = "ordinary", "vùng thường"
    REMOTE = "remote", "vùng sâu, vùng xa, đi lại khó khăn"


class PartKind(models.TextChoices):
    """What has clocks of its own inside one matter."""

    PERSON = "person", "người"
    CONTENT = "content", "nội dung"


class Docket(Row):
    """One proceeding of a unit, known by its number in the register of the office."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal=(
            "id code kind number register unit area place place_decision received_on led_by "
            "opened_at opened_by closed_at closed_by closed_reason"
        )
    )

    code = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=30)  # a matter of `core.clocks`, never a sealed one
    number = models.CharField(max_length=40)
    # Whose register the number stands in; the unit that took its place keeps the number.
    register = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="dockets_registered")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="dockets")
    area = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="dockets_in")
    place = models.CharField(max_length=10, choices=DocketPlace, default=DocketPlace.ORDINARY)
    place_decision = models.CharField(max_length=200, blank=True)  # that says otherwise than usual
    received_on = models.DateField()
    # The room above whose steps put its facts on record ("petition"); empty: its own pages do.
    led_by = models.CharField(max_length=20, blank=True)
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=60)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=60, blank=True)
    closed_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            pair("opened", model="docket"),
            pair("closed", model="docket"),
            models.UniqueConstraint(fields=["register", "kind", "number"], name="docket_number"),
            models.CheckConstraint(
                name="docket_no_denunciation",
                condition=~models.Q(kind__in=["denunciation", "further-denunciation"]),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["unit", "closed_at", "id"], name="docket_unit")]

    def __str__(self) -> str:
        return self.number

    @property
    def kind_name(self) -> str:
        """What its kind is called."""
        return MATTERS[Matter(self.kind)]


class DocketPart(Row):
    """A member or a content, by its number alone."""

    PRIVACY: ClassVar[dict[str, str]] = classed(internal="id docket kind number added_at added_by")

    docket = models.ForeignKey(Docket, on_delete=models.PROTECT, related_name="parts")
    kind = models.CharField(max_length=10, choices=PartKind)
    number = models.PositiveSmallIntegerField()
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("added", model="docketpart"),
            models.UniqueConstraint(fields=["docket", "kind", "number"], name="docketpart_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"

    @property
    def code(self) -> str:
        """How clocks and facts name it."""
        return f"{self.kind}-{self.number}"
