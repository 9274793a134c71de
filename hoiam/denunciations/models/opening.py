"""What opens the entries of the public log that tell of a denunciation."""

from typing import ClassVar

from django.db import models

from hoiam.base.encryption import EncryptedText
from hoiam.base.models import Row, classed
from hoiam.denunciations.models.file import DenunciationFile


class DenunciationOpening(Row):
    """One entry: it looks like any other, and is opened to everybody only when the conclusion was
    lawfully made public. Erased, the entry stays and nothing is left that opens it."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id file number act entry opened_on", sealed="salt record"
    )

    file = models.ForeignKey(DenunciationFile, on_delete=models.PROTECT, related_name="openings")
    number = models.PositiveSmallIntegerField()
    act = models.CharField(max_length=20)
    entry = models.CharField(max_length=64, unique=True)
    salt = EncryptedText(blank=True)
    record = EncryptedText(blank=True)  # canonical JSON
    opened_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["file", "number"], name="denunciationopening_number")
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.act}"
