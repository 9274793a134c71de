"""Who was let into a sealed case, and what was done with it in coded steps."""

from typing import ClassVar

from django.db import models

from hoiam.accounts.models import Officer
from hoiam.base.encryption import EncryptedText
from hoiam.base.models import AppendOnly, Row, classed
from hoiam.seals.models.case import SealedCase
from hoiam.units.models import Unit


class Part(models.TextChoices):
    """What somebody has to do with it."""

    HANDLER = "handler", "người được chọn nhận"
    VERIFIER = "verifier", "người xác minh"


class SealedMember(Row):
    """One officer let into one case, chosen by the sender or named by a handler. Who was left out
    has no row: nothing says that somebody was struck."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal=(
            "id case officer unit part recipient named_on writer declared_on conflict "
            "relieved_on last_key mailed_on identity_on"
        )
    )

    case = models.ForeignKey(SealedCase, on_delete=models.CASCADE, related_name="members")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="sealed_cases")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=10, choices=Part)
    recipient = models.CharField(max_length=62)  # the key by which this person opens
    named_on = models.DateField()
    writer = models.CharField(max_length=60)  # who named them; `public`: the sender chose
    # That there is none of the conflicts of interest of Decree 31/2019, Art. 5: said before any
    # key is given out. Which one there is stands nowhere.
    declared_on = models.DateField(null=True)
    conflict = models.BooleanField(default=False)
    relieved_on = models.DateField(null=True)
    # The newest key of the case when somebody left who had opened it: what is sealed later needs
    # another one.
    last_key = models.PositiveSmallIntegerField(null=True)
    mailed_on = models.DateField(null=True)  # the last mail that said "new work"
    identity_on = models.DateField(null=True)  # the seal of who it is was opened, by deliberate act

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(  # who has one is out on the same day
                name="sealedmember_conflict",
                condition=models.Q(conflict=False)
                | models.Q(declared_on__isnull=False, relieved_on__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["case", "officer"],
                condition=models.Q(relieved_on__isnull=True),
                name="sealedmember_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part} {self.case_id}"


class IdentityOpening(AppendOnly):
    """One deliberate act of opening who it is: whose, of which day, and on which lawful ground.
    Everybody who handles the case reads it; the event of it says no more than that it was done."""

    PRIVACY: ClassVar[dict[str, str]] = classed(internal="id case member number ground opened_on")

    case = models.ForeignKey(SealedCase, on_delete=models.CASCADE, related_name="identity_openings")
    member = models.ForeignKey(
        SealedMember, on_delete=models.CASCADE, related_name="identity_openings"
    )
    number = models.PositiveSmallIntegerField()
    ground = models.CharField(max_length=12)  # of `hoiam.core.law.sealed.GROUNDS`
    opened_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "number"], name="identityopening_number")
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.ground}"


class SealedStep(AppendOnly):
    """One coded step: no words, no number of a person, a day."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id case key number step from_state to_state day paper writer"
    )

    case = models.ForeignKey(SealedCase, on_delete=models.CASCADE, related_name="steps")
    key = models.CharField(max_length=64, unique=True)  # a second press is the same step
    number = models.PositiveSmallIntegerField()
    step = models.CharField(max_length=24)  # of `hoiam.core.law.sealed`
    from_state = models.CharField(max_length=16)
    to_state = models.CharField(max_length=16)
    day = models.DateField()
    paper = models.CharField(max_length=40, blank=True)  # its number: no words fit in
    writer = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "number"], name="sealedstep_number")
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.step}"


class SealedOpening(Row):
    """What opens one entry of the public log that tells of this case. It stays behind the gate;
    erased, the entry stays and nothing is left that opens it."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id case number act entry opened_on", personal="salt record"
    )

    case = models.ForeignKey(SealedCase, on_delete=models.CASCADE, related_name="openings")
    number = models.PositiveSmallIntegerField()
    act = models.CharField(max_length=20)
    entry = models.CharField(max_length=64, unique=True)
    salt = EncryptedText(blank=True)
    record = EncryptedText(blank=True)  # canonical JSON
    opened_on = models.DateField(null=True)  # to everybody, after a lawful publication

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "number"], name="sealedopening_number")
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.act}"
