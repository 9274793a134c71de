"""A letter box, each opening of it with its witnesses, and every letter that lay in it."""

from typing import ClassVar

from django.db import models

from hoiam.base.models import Row, classed, pair, period
from hoiam.cases.models import Case
from hoiam.units.models import Unit


class Box(Row):
    """A box for letters at a place, from a day to a day, and how often it has to be opened."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="code unit place opened_each valid_from valid_to",
        internal="id hung_at hung_by ended_at ended_by",
    )

    code = models.CharField(max_length=40, unique=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="boxes")
    place = models.CharField(max_length=200)  # where it hangs, as people find it
    opened_each = models.PositiveSmallIntegerField(default=7)  # days; the unit's own rule
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    hung_at = models.DateTimeField()
    hung_by = models.CharField(max_length=60)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            period(model="box"),
            pair("hung", model="box"),
            pair("ended", model="box"),
        ]
        indexes: ClassVar = [models.Index(fields=["unit", "valid_to"], name="box_unit")]

    def __str__(self) -> str:
        return self.place


class Opening(Row):
    """One opening, as its minutes say: who opened, who watched, how many letters there were.

    What looks like a denunciation is set aside before anything is scanned: of it there is a
    number alone. The opening is closed when every letter counted is accounted for.
    """

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal=(
            "id code key box opened_on openers witnesses letters aside aside_paper aside_to reason "
            "counted_at counted_by closed_at closed_by"
        )
    )

    code = models.CharField(max_length=40, unique=True)
    key = models.CharField(max_length=64, unique=True)  # a retry gives the same opening
    box = models.ForeignKey(Box, on_delete=models.PROTECT, related_name="openings")
    opened_on = models.DateField()
    openers = models.CharField(max_length=300)  # officials, by name
    witnesses = models.CharField(max_length=300)
    letters = models.PositiveSmallIntegerField()
    aside = models.PositiveSmallIntegerField(default=0)
    # Under which number of the secret register they lie, and who took them; never what they say.
    aside_paper = models.CharField(max_length=60, blank=True)
    aside_to = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=300, blank=True)  # why the count was put right
    counted_at = models.DateTimeField()
    counted_by = models.CharField(max_length=60)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            pair("counted", model="opening"),
            pair("closed", model="opening"),
            models.CheckConstraint(
                name="opening_aside_of_all", condition=models.Q(aside__lte=models.F("letters"))
            ),
            models.UniqueConstraint(
                fields=["box"], condition=models.Q(closed_at=None), name="opening_one_open"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["box", "-opened_on"], name="opening_latest")]

    def __str__(self) -> str:
        return f"{self.box}: {self.opened_on}"


class Found(models.TextChoices):
    """What a letter turned out to be."""

    VOICE = "voice", "ghi thành ý kiến"
    KNOWN = "known", "việc đã có, ghi thêm"
    PROCEDURE = "procedure", "đơn khiếu nại, giữ bản giấy"
    EMPTY = "empty", "không phải thư, không đọc được"


class BoxLetter(Row):
    """One letter of an opening that was not set aside. Its words, where they are taken, are a
    voice's; the sheet itself is scanned into that voice."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id code opening number found case note sorted_at sorted_by"
    )

    code = models.CharField(max_length=40, unique=True)
    opening = models.ForeignKey(Opening, on_delete=models.PROTECT, related_name="sheets")
    number = models.PositiveSmallIntegerField()
    found = models.CharField(max_length=12, choices=Found)
    case = models.ForeignKey(
        Case, null=True, blank=True, on_delete=models.PROTECT, related_name="box_letters"
    )
    note = models.CharField(max_length=300, blank=True)  # paper number, or why it is no letter
    sorted_at = models.DateTimeField()
    sorted_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("sorted", model="boxletter"),
            models.UniqueConstraint(fields=["opening", "number"], name="boxletter_number"),
            models.CheckConstraint(
                name="boxletter_case",
                condition=models.Q(found__in=["voice", "known"], case__isnull=False)
                | models.Q(found__in=["procedure", "empty"], case__isnull=True)
                & ~models.Q(note=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.opening}, thư {self.number}"
