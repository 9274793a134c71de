"""Rows of keeping one's word: what shows that it was done, and who says that it was not."""

from typing import ClassVar

from django.db import models

from hoiam.base.encryption import EncryptedText
from hoiam.base.models import AppendOnly, classed, pair
from hoiam.units.models import Unit

COMMITMENT = "commitments.Commitment"  # by name: the module of the duties imports this one


class Evidence(AppendOnly):
    """A file that shows what came of a commitment. The original stays in the office; people see
    what the unit released with the result."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id commitment code media size digest width height stored_at stored_by",
        personal="name original copy",
    )

    commitment = models.ForeignKey(COMMITMENT, on_delete=models.PROTECT, related_name="files")
    code = models.CharField(max_length=40, unique=True)
    name = EncryptedText(max_length=200)
    media = models.CharField(max_length=60)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    original = models.CharField(max_length=200)
    copy = models.CharField(max_length=200, blank=True)
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    stored_at = models.DateTimeField()
    stored_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [pair("stored", model="evidence")]

    def __str__(self) -> str:
        return self.code


class SaidBy(models.TextChoices):
    """Who says that it was not kept."""

    ASKER = "asker", "người đã hỏi"
    UNIT = "unit", "cơ quan, đơn vị được hứa"
    FRONT = "front", "Mặt trận, thay mặt Nhân dân"


class Unkept(AppendOnly):
    """That person or body says: this was not kept. The superior of the unit owes an answer, which
    is a commitment of its own; the row stays whatever the answer is."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="commitment who unit said_at", internal="id key answer said_by", personal="words"
    )

    commitment = models.ForeignKey(COMMITMENT, on_delete=models.PROTECT, related_name="unkept")
    key = models.CharField(max_length=64, unique=True)  # a retry says it once
    who = models.CharField(max_length=10, choices=SaidBy)
    unit = models.ForeignKey(  # the body that says so; empty for a person
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    words = EncryptedText(blank=True)
    answer = models.OneToOneField(COMMITMENT, on_delete=models.PROTECT, related_name="answers_to")
    said_at = models.DateTimeField()
    said_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [pair("said", model="unkept")]

    def __str__(self) -> str:
        return f"{self.commitment_id}: {self.who}"
