"""Voters who ask for a dialogue: ten percent of a commune's make it a duty to hold one."""

from typing import ClassVar

from django.db import models

from hoiam.base.models import Row, classed, pair
from hoiam.meetings.models.meeting import Meeting
from hoiam.units.models import Unit


class HoldRequest(Row):
    """A request on paper: how many asked, of how many voters, by whose figure of which day.

    Names and signatures stay on the paper (Law on Democracy at the grassroots 2022, art. 32, as
    amended by Law 72/2025, art. 43).
    """

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public=(
            "code unit area asked_on asking voters voters_on voters_source is_enough meeting "
            "commitment"
        ),
        internal="id key subject paper recorded_at recorded_by",
    )

    code = models.CharField(max_length=40, unique=True)
    key = models.CharField(max_length=64, unique=True)  # a retry gives the same request
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="dialogues_asked")
    area = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="dialogues_asked_in")
    asked_on = models.DateField()
    subject = models.CharField(max_length=300)
    asking = models.PositiveIntegerField()
    voters = models.PositiveIntegerField()  # of the commune
    voters_on = models.DateField()  # the day of that figure
    voters_source = models.CharField(max_length=200)
    paper = models.CharField(max_length=60, blank=True)  # its number in the register of incoming
    is_enough = models.BooleanField()
    commitment = models.CharField(max_length=40, blank=True)  # code of the duty to hold
    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="asked_by_voters"
    )
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("recorded", model="holdrequest"),
            models.CheckConstraint(
                name="holdrequest_voters", condition=models.Q(voters__gt=0, asking__gt=0)
            ),
            # Enough is a matter of arithmetic, to the edge: ten percent exactly is enough.
            models.CheckConstraint(
                name="holdrequest_ten_percent",
                condition=models.Q(is_enough=True, voters__lte=models.F("asking") * 10)
                | models.Q(is_enough=False, voters__gt=models.F("asking") * 10),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["unit", "asked_on"], name="holdrequest_unit")]

    def __str__(self) -> str:
        return f"{self.asking}/{self.voters} — {self.area}"
