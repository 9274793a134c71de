"""What was given out as open data: dated files, and tables of people as they went out."""

from typing import ClassVar

from django.db import models

from hoiam.base.models import AppendOnly, classed, pair
from hoiam.units.models import Unit


class OpenRelease(AppendOnly):
    """One register as a file of one day. The file lies in the data folder under its own name and
    is never written anew; a correction is the file of a later day."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="dataset day rows columns licence csv_hash csv_size parquet_hash parquet_size "
        "released_at",
        internal="id released_by",
    )

    dataset = models.CharField(max_length=40)
    day = models.DateField()
    rows = models.PositiveIntegerField()
    columns = (
        models.JSONField()
    )  # name, meaning and kind of each, as the files of that day have them
    licence = models.CharField(max_length=40)
    csv_hash = models.CharField(max_length=64)
    csv_size = models.PositiveBigIntegerField()
    parquet_hash = models.CharField(max_length=64, blank=True)  # empty: no Parquet was made
    parquet_size = models.PositiveBigIntegerField(default=0)
    released_at = models.DateTimeField()
    released_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("released", model="openrelease"),
            models.UniqueConstraint(fields=["dataset", "day"], name="openrelease_once"),
        ]

    def __str__(self) -> str:
        return f"{self.dataset} {self.day}"


class ReleasedTable(AppendOnly):
    """A table of people as it went out. What was counted is kept, so that a later count is let out
    only where comparing the two tells of nobody."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id table number dimensions counts hidden released_at released_by"
    )

    table = models.CharField(max_length=80)  # people/2026-q3, denunciations/…
    number = models.PositiveSmallIntegerField()
    dimensions = models.JSONField()
    counts = models.JSONField()  # places and how many, hidden ones as well: never shown
    hidden = models.JSONField()
    released_at = models.DateTimeField()
    released_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("released", model="releasedtable"),
            models.UniqueConstraint(fields=["table", "number"], name="releasedtable_once"),
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.number}"


class YearTotal(AppendOnly):
    """The denunciations of a whole province in a year, added up on paper by who may open them, and
    typed in. A second officer types the same numbers: then they go out, small ones hidden."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id province year numbers confirms entered_at entered_by"
    )

    province = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="year_totals")
    year = models.PositiveSmallIntegerField()
    numbers = models.JSONField()  # by the column of 04/GQTC
    confirms = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="confirmed_by"
    )
    entered_at = models.DateTimeField()
    entered_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [pair("entered", model="yeartotal")]
        indexes: ClassVar = [models.Index(fields=["province", "year"], name="yeartotal_year")]

    def __str__(self) -> str:
        return f"{self.province_id} {self.year}"
