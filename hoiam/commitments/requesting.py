"""Rows of requests of the Front and of the People's Inspection, sent from a list of what is late."""

from typing import ClassVar

from django.db import models

from hoiam.base.models import AppendOnly, classed, pair
from hoiam.units.models import Unit

COMMITMENT = "commitments.Commitment"  # by name: the module of the duties imports this one


class Request(AppendOnly):
    """What a supervising body asks of the unit that is late; the answer is a commitment."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id code key late sender unit text wanted answer sent_at sent_by"
    )

    code = models.CharField(max_length=40, unique=True)
    key = models.CharField(max_length=64, unique=True)  # a retry sends it once
    late = models.ForeignKey(COMMITMENT, on_delete=models.PROTECT, related_name="requests")
    sender = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="requests_sent")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="requests_received")
    text = models.TextField()
    wanted = models.CharField(max_length=300)  # what is asked, in one sentence
    answer = models.OneToOneField(COMMITMENT, on_delete=models.PROTECT, related_name="request")
    sent_at = models.DateTimeField()
    sent_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("sent", model="request"),
            models.CheckConstraint(
                name="request_says_what", condition=~models.Q(text="") & ~models.Q(wanted="")
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["sender", "id"], name="request_sender")]

    def __str__(self) -> str:
        return self.wanted
