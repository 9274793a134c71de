"""Waiting: who is expected and whose turn it is, by numbers alone; and receptions held online."""

from typing import ClassVar

from django.db import models

from hoiam.base.encryption import EncryptedText
from hoiam.base.models import Row, classed, pair
from hoiam.meetings.models import Meeting
from hoiam.reception.models.visit import Visit
from hoiam.units.models import Unit


class Turn(Row):
    """A place in the line of one day. Booked ahead it has a code that says nothing of anybody;
    a number is given on arrival. The public sees codes and numbers."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="day session body number hour",
        internal=(
            "id code key people booked_at booked_by arrived_at arrived_by called_at called_by "
            "visit missed_at missed_by cancelled_at cancelled_by"
        ),
        personal="name phone",
    )

    code = models.CharField(max_length=12, unique=True)
    key = models.CharField(max_length=64, unique=True)
    body = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="turns")
    day = models.DateField()
    session = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="turns"
    )
    hour = models.TimeField(null=True, blank=True)  # planned; who walks in has none
    number = models.PositiveSmallIntegerField(null=True, blank=True)  # of the day, on arrival
    people = models.PositiveSmallIntegerField(default=1)
    name = EncryptedText(max_length=120, blank=True)
    phone = EncryptedText(max_length=20, blank=True)
    booked_at = models.DateTimeField()
    booked_by = models.CharField(max_length=60)
    arrived_at = models.DateTimeField(null=True)
    arrived_by = models.CharField(max_length=60, blank=True)
    called_at = models.DateTimeField(null=True)
    called_by = models.CharField(max_length=60, blank=True)
    visit = models.OneToOneField(
        Visit, null=True, blank=True, on_delete=models.PROTECT, related_name="turn"
    )
    missed_at = models.DateTimeField(null=True)  # called or expected, and nobody came
    missed_by = models.CharField(max_length=60, blank=True)
    cancelled_at = models.DateTimeField(null=True)
    cancelled_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            pair("booked", model="turn"),
            pair("arrived", model="turn"),
            pair("called", model="turn"),
            pair("missed", model="turn"),
            pair("cancelled", model="turn"),
            models.UniqueConstraint(fields=["body", "day", "number"], name="turn_number"),
        ]
        indexes: ClassVar = [models.Index(fields=["body", "day", "id"], name="turn_day")]

    def __str__(self) -> str:
        return self.code


class OnlineReception(Row):
    """A reception on the State's video platform: ours are the entry, its notice and its line test
    (R-11). It stops when somebody asks that their identity be protected."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id code body desk starts points visit arranged_at arranged_by halted_at halted_by",
        personal="link",
    )

    code = models.CharField(max_length=40, unique=True)
    body = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="online_receptions")
    desk = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="online_prepared")
    starts = models.DateTimeField()
    points = models.CharField(max_length=200)  # the places that are joined
    link = EncryptedText(max_length=300, blank=True)
    visit = models.OneToOneField(
        Visit, null=True, blank=True, on_delete=models.PROTECT, related_name="online"
    )
    arranged_at = models.DateTimeField()
    arranged_by = models.CharField(max_length=60)
    halted_at = models.DateTimeField(null=True)
    halted_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            pair("arranged", model="onlinereception"),
            pair("halted", model="onlinereception"),
        ]
        indexes: ClassVar = [models.Index(fields=["body", "starts"], name="onlinereception_body")]

    def __str__(self) -> str:
        return self.code
