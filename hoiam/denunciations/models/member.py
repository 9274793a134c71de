"""Who works on a denunciation: nobody else knows that there is one."""

from typing import ClassVar

from django.db import models

from hoiam.accounts.models import Officer
from hoiam.base.models import Row, classed, pair
from hoiam.denunciations.models.file import DenunciationFile
from hoiam.units.models import Unit


class Part(models.TextChoices):
    """What somebody has to do with it."""

    RECEIVER = "receiver", "người tiếp nhận"
    HEAD = "head", "người giải quyết"
    HANDLER = "handler", "người xác minh"


class DenunciationMember(Row):
    """One officer let into one file, until relieved. Who is not let in needs not be shut out by
    name, so that no row says whom it is about."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal=(
            "id file officer unit part conflict named_at named_by declared_at declared_by relieved_at "
            "relieved_by"
        )
    )

    file = models.ForeignKey(DenunciationFile, on_delete=models.PROTECT, related_name="members")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="denunciations")
    # Where they work: with the role there ends what they may see.
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=10, choices=Part)
    # Only that there is a conflict of interest; which one stands on the paper, never here: "the
    # accused is this officer" would be a name.
    conflict = models.BooleanField(default=False)
    named_at = models.DateTimeField()
    named_by = models.CharField(max_length=60)
    declared_at = models.DateTimeField(null=True)  # of conflicts of interest (31/2019, Art. 5)
    declared_by = models.CharField(max_length=60, blank=True)
    relieved_at = models.DateTimeField(null=True)
    relieved_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            pair("named", model="denunciationmember"),
            pair("declared", model="denunciationmember"),
            pair("relieved", model="denunciationmember"),
            models.CheckConstraint(  # who has one is out in the same moment
                name="denunciationmember_conflict",
                condition=models.Q(conflict=False)
                | models.Q(declared_at__isnull=False, relieved_at__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["file", "officer"],
                condition=models.Q(relieved_at__isnull=True),
                name="denunciationmember_once",
            ),
            models.UniqueConstraint(
                fields=["file"],
                condition=models.Q(relieved_at__isnull=True, part="head"),
                name="denunciationmember_one_head",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part} {self.file_id}"
