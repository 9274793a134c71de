"""A draft report whose figures are checked: kept for its writer alone."""

from typing import ClassVar

from django.db import models

from hoiam.accounts.models import Officer
from hoiam.base.encryption import EncryptedJSON, EncryptedText
from hoiam.base.models import Row, classed, pair
from hoiam.units.models import Unit

LONGEST_DRAFT = 200_000


class ClaimDraft(Row):
    """What somebody is writing, and which figures they chose where a sentence could mean several.

    Nobody else opens it, no list or search knows its words, and it goes without a trace of them
    when its writer erases it or when its time is over.
    """

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id code owner unit period revision kept_until made_at made_by changed_at changed_by",
        personal="name text choices",
    )

    code = models.CharField(max_length=40, unique=True)
    owner = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="claim_drafts")
    # Whose figures the draft speaks of where it names no place, and of when where it says nothing.
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="claim_drafts")
    period = models.CharField(max_length=40)
    name = EncryptedText(max_length=120)
    text = EncryptedText(max_length=LONGEST_DRAFT)
    # Place of a number (its sentence and which one in it) → the figure that is meant.
    choices = EncryptedJSON(default=dict, blank=True)
    revision = models.PositiveIntegerField(default=1)
    kept_until = models.DateTimeField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=60)
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("made", model="claimdraft"),
            pair("changed", model="claimdraft"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["owner", "id"], name="claimdraft_owner"),
            models.Index(fields=["kept_until"], name="claimdraft_kept"),
        ]

    def __str__(self) -> str:
        return self.code
