"""What follows from a visit: a conclusion of the head, papers taken, somebody turned away."""

from typing import ClassVar

from django.db import models

from hoiam.base.encryption import EncryptedText
from hoiam.base.models import Row, classed, pair
from hoiam.core.law import receiving
from hoiam.reception.models.visit import Visit
from hoiam.units.models import Unit


class TurnedAway(Row):
    """Somebody was not received: the ground, what was explained on the spot, and the notice where
    the law wants one (R-10: form 01/TCD within three working days)."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id visit ground found_on notice_number notice_on explained_at explained_by "
        "told_at told_by",
        personal="explained",
    )

    visit = models.OneToOneField(Visit, on_delete=models.PROTECT, related_name="turned_away")
    ground = models.CharField(
        max_length=12, choices=[(one.code, one.says) for one in receiving.GROUNDS]
    )
    found_on = models.DateField()  # the day on which there were sufficient grounds
    explained = EncryptedText(max_length=1_000)
    explained_at = models.DateTimeField()
    explained_by = models.CharField(max_length=60)
    notice_number = models.CharField(max_length=60, blank=True)
    notice_on = models.DateField(null=True, blank=True)
    told_at = models.DateTimeField(null=True)
    told_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            pair("explained", model="turnedaway"),
            pair("told", model="turnedaway"),
        ]

    def __str__(self) -> str:
        return f"từ chối tiếp {self.visit}"

    @property
    def why(self) -> receiving.Ground:
        return receiving.BY_CODE[self.ground]


class VisitConclusion(Row):
    """What the head concluded in a visit: never without a unit and a date (R-12)."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id code visit number unit due_on paper commitment concluded_at concluded_by",
        personal="text",
    )

    code = models.CharField(max_length=40, unique=True)
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="conclusions")
    number = models.PositiveSmallIntegerField()
    text = EncryptedText(max_length=1_000)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="visit_conclusions")
    due_on = models.DateField()  # as it was set; the commitment keeps every date after it
    paper = models.CharField(max_length=60, blank=True)  # number of the written conclusion
    commitment = models.CharField(max_length=40)
    concluded_at = models.DateTimeField()
    concluded_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("concluded", model="visitconclusion"),
            models.UniqueConstraint(fields=["visit", "number"], name="visitconclusion_number"),
        ]

    def __str__(self) -> str:
        return f"{self.visit}: kết luận {self.number}"


class PaperReceipt(Row):
    """A receipt for documents (form 02/TCD): what was handed in, and what goes back when."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id code visit body year number issued_at issued_by"
    )

    code = models.CharField(max_length=40, unique=True)
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="paper_receipts")
    body = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="paper_receipts")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    issued_at = models.DateTimeField()
    issued_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("issued", model="paperreceipt"),
            models.UniqueConstraint(fields=["body", "year", "number"], name="paperreceipt_number"),
        ]

    def __str__(self) -> str:
        return f"{self.number}/{self.year}"


class PaperLine(Row):
    """One document of a receipt; of a denunciation's papers only how many sheets there were."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id receipt order sheets is_original back_on returned_at returned_by",
        personal="name",
    )

    receipt = models.ForeignKey(PaperReceipt, on_delete=models.PROTECT, related_name="lines")
    order = models.PositiveSmallIntegerField()
    name = EncryptedText(max_length=200, blank=True)
    sheets = models.PositiveSmallIntegerField(default=1)
    is_original = models.BooleanField(default=False)
    back_on = models.DateField(null=True, blank=True)  # when it is to be given back
    returned_at = models.DateTimeField(null=True)
    returned_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            pair("returned", model="paperline"),
            models.UniqueConstraint(fields=["receipt", "order"], name="paperline_order"),
        ]

    def __str__(self) -> str:
        return f"{self.receipt}: {self.order}"
