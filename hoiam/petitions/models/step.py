"""What was done with a petition: each lawful step, and the hearing as one of them."""

from typing import ClassVar

from django.db import models

from hoiam.base.encryption import EncryptedJSON, EncryptedText
from hoiam.base.models import AppendOnly, Row, classed, pair
from hoiam.petitions.models.petition import Petition
from hoiam.units.models import Unit


class PetitionStep(AppendOnly):
    """One step that was taken. Papers are about steps: ("petition-step", code)."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal=(
            "id code key petition number step from_state to_state day ground criteria body paper "
            "paper_on about verifier facts takes_back taken_at taken_by"
        ),
        personal="text",
    )

    code = models.CharField(max_length=40, unique=True)
    key = models.CharField(max_length=64, unique=True)  # a second press is the same step
    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveSmallIntegerField()
    step = models.CharField(max_length=30)  # of the table of its matter
    from_state = models.CharField(max_length=20)
    to_state = models.CharField(max_length=20)
    day = models.DateField()  # the legal day on which it was done
    ground = models.CharField(max_length=20, blank=True)
    criteria = models.JSONField(default=list)
    body = models.CharField(max_length=200, blank=True)  # to whom: guided, transferred, returned
    paper = models.CharField(max_length=60, blank=True)  # number of a paper that stands elsewhere
    paper_on = models.DateField(null=True, blank=True)
    about = models.CharField(max_length=40, blank=True)  # a part of the docket: one member alone
    verifier = models.ForeignKey(  # to whom this step entrusted the verification
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="verifying_steps"
    )
    text = EncryptedText(max_length=10_000, blank=True)  # reason, findings, answer
    facts = models.JSONField(default=list)  # numbers of those it put on record in the docket
    takes_back = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="taken_back_by"
    )
    taken_at = models.DateTimeField()
    taken_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("taken", model="petitionstep"),
            models.UniqueConstraint(fields=["petition", "number"], name="petitionstep_number"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.step}"


class Hearing(Row):
    """The parties meet (C-06): a step of a complaint, with minutes. Not a dialogue with people."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal=(
            "id code petition call minutes planned_for place chair called_at called_by held_at "
            "held_by absent"
        ),
        personal="attended absent_why agreed disputed",
    )

    code = models.CharField(max_length=40, unique=True)
    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="hearings")
    # The steps that called it and that wrote its minutes: taken back, they stand no more.
    call = models.OneToOneField(PetitionStep, on_delete=models.PROTECT, related_name="hearing")
    minutes = models.OneToOneField(
        PetitionStep, null=True, blank=True, on_delete=models.PROTECT, related_name="hearing_held"
    )
    planned_for = models.DateTimeField()
    place = models.CharField(max_length=200)
    chair = models.CharField(max_length=120)  # position and name of whoever settles
    called_at = models.DateTimeField()
    called_by = models.CharField(max_length=60)
    held_at = models.DateTimeField(null=True)
    held_by = models.CharField(max_length=60, blank=True)
    absent = models.BooleanField(default=False)  # the complainant did not come (C-08)
    absent_why = EncryptedText(max_length=500, blank=True)
    attended = EncryptedJSON(default=dict)
    agreed = EncryptedText(max_length=5_000, blank=True)
    disputed = EncryptedText(max_length=5_000, blank=True)

    class Meta:
        constraints: ClassVar = [
            pair("called", model="hearing"),
            pair("held", model="hearing"),
        ]

    def __str__(self) -> str:
        return f"buổi đối thoại của đơn {self.petition_id}"
