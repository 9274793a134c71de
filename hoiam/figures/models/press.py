"""Numbers of the press and of old reports, beside our own and never among them."""

from typing import ClassVar

from django.db import models

from hoiam.base.models import AppendOnly, classed, pair
from hoiam.units.models import Unit

LONGEST_SAID, LONGEST_ABOUT, LONGEST_SOURCE = 80, 200, 300


class Holding(models.TextChoices):
    """How the source holds its number at a distance."""

    EXACT = "exact", "đúng bằng"
    ABOUT = "about", "khoảng"
    BELOW = "below", "gần (kém một ít)"
    ABOVE = "above", "hơn"
    UNDER = "under", "dưới"
    AT_LEAST = "at-least", "ít nhất"
    AT_MOST = "at-most", "nhiều nhất"


class PressFigure(AppendOnly):
    """One number as a source gives it. Nobody here counted it: it is shown as unverified, and no
    figure of ours is ever made of it. Typed wrongly, it is put right by another entry."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal=(
            "id code key corrects unit said value measured holding about method period source "
            "source_day kept_at kept_by"
        )
    )

    code = models.CharField(max_length=40, unique=True)
    key = models.CharField(max_length=64, unique=True)  # a retry gives the same entry
    corrects = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrected_by"
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")  # who keeps it
    said = models.CharField(max_length=LONGEST_SAID)  # as printed: gần 97 %
    value = models.DecimalField(max_digits=24, decimal_places=4)
    measured = models.CharField(max_length=LONGEST_SAID, blank=True)  # %, đồng, lượt …
    holding = models.CharField(max_length=10, choices=Holding)
    about = models.CharField(max_length=LONGEST_ABOUT)  # what it is a number of
    method = models.CharField(max_length=LONGEST_ABOUT, blank=True)  # empty: the source is silent
    period = models.CharField(max_length=LONGEST_SAID, blank=True)  # in the source's words
    source = models.CharField(max_length=LONGEST_SOURCE)
    source_day = models.DateField(null=True, blank=True)
    kept_at = models.DateTimeField()
    kept_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("kept", model="pressfigure"),
            models.CheckConstraint(name="pressfigure_sourced", condition=~models.Q(source="")),
        ]

    def __str__(self) -> str:
        return f"{self.said}: {self.about}"
