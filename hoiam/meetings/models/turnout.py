"""Who was there: residents as counts by group alone, officials who had to come by name."""

from typing import ClassVar

from django.db import models

from hoiam.base.models import Row, classed
from hoiam.meetings.models.meeting import Meeting
from hoiam.units.models import Unit


class Group(models.TextChoices):
    """Groups of people who came. "Everybody" is a sum that a source gives without its parts."""

    RESIDENTS = "residents", "người dân"
    VOTERS = "voters", "cử tri"
    HAMLETS = "hamlets", "cán bộ thôn, tổ dân phố"
    MEMBERS = "members", "đảng viên"
    ORGANISATIONS = "organisations", "Mặt trận, đoàn thể"
    ENTERPRISES = "enterprises", "doanh nghiệp, hợp tác xã"
    OFFICIALS = "officials", "cán bộ, công chức"
    EVERYBODY = "everybody", "tổng số người dự"


class Qualifier(models.TextChoices):
    """The word a number was given with: "trên 30" is not 30."""

    EXACT = "", "đúng"
    OVER = "over", "trên"
    NEARLY = "nearly", "gần"
    ABOUT = "about", "khoảng"


class Turnout(Row):
    """How many of a group came; no person is kept."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="meeting group number qualifier", internal="id"
    )

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="turnouts")
    group = models.CharField(max_length=14, choices=Group)
    number = models.PositiveIntegerField()
    qualifier = models.CharField(max_length=8, choices=Qualifier, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "group"], name="turnout_once")
        ]

    def __str__(self) -> str:
        return f"{self.meeting}: {self.group} {self.qualifier} {self.number}".replace("  ", " ")


class Official(Row):
    """Somebody who was assigned to come, in office; whether they did is known once it was held."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id meeting name position unit present order"
    )

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="officials")
    name = models.CharField(max_length=120)
    position = models.CharField(max_length=120, blank=True)
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="sent_to_meetings"
    )
    present = models.BooleanField(null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "name", "position"], name="official_once")
        ]

    def __str__(self) -> str:
        return f"{self.name} — {self.meeting}"
