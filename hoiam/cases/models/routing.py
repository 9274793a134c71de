"""What the installation learned about which field a case is of, and what became of proposals."""

from typing import ClassVar

from django.db import models

from hoiam.base.models import AppendOnly, Row, classed, pair
from hoiam.cases.models.case import Case


class RoutingStart(Row):
    """Public texts to begin with, each with its field; replaced as a whole."""

    PRIVACY: ClassVar[dict[str, str]] = classed(internal="id source examples read_at read_by")

    source = models.CharField(max_length=200)  # name of the file
    examples = models.JSONField()  # [field, text], …
    read_at = models.DateTimeField()
    read_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [pair("read", model="routingstart")]

    def __str__(self) -> str:
        return self.source


class RoutingModel(Row):
    """What words say about fields, with how often it was right on cases that it had not seen.

    One row: the next one takes its place, so that what a person's case gave is gone with the
    first training after it was erased. Never changed once written: whoever keeps it in memory
    by its number keeps the right one. Every word of people's own was said in three cases.
    """

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal=(
            "id fields words weights ends cases confirmed started asked first_right three_right "
            "commonest said said_right sure on_examples trained_at trained_by"
        )
    )

    fields = models.JSONField()  # codes, in the order of the weights
    words = models.TextField(blank=True)  # one a line, plain: whoever doubts can look
    weights = models.TextField(blank=True)
    # field → template of a body → cases of the field that ended there after a hand-over
    ends = models.JSONField(default=dict)
    cases = models.PositiveIntegerField()  # whose field an officer chose
    confirmed = models.PositiveIntegerField()  # whose field an answer confirmed
    started = models.PositiveIntegerField()  # public texts to begin with
    asked = models.PositiveIntegerField()  # held out
    first_right = models.PositiveIntegerField()
    three_right = models.PositiveIntegerField()
    commonest = models.PositiveIntegerField()  # right when always naming the commonest field
    said = models.PositiveIntegerField()  # of those asked, where it is sure enough to speak
    said_right = models.PositiveIntegerField()
    sure = models.FloatField(null=True)  # the lead from which it speaks; none: never
    on_examples = models.BooleanField(default=False)  # asked were our sentences, for want of cases
    trained_at = models.DateTimeField()
    trained_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [pair("trained", model="routingmodel")]

    def __str__(self) -> str:
        return f"{self.cases} + {self.confirmed}"


class RoutingChoice(AppendOnly):
    """What was proposed when an officer decided, and what they decided. Never who decided:
    it counts the proposals, not people."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id case asked proposed chosen place chosen_on"
    )

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="routing_choices")
    asked = models.CharField(max_length=10, choices=[("field", "lĩnh vực"), ("unit", "đơn vị")])
    proposed = models.JSONField()  # codes, the likeliest first
    chosen = models.CharField(max_length=40)
    place = models.PositiveSmallIntegerField()  # of the chosen among the proposed, 0: none of them
    chosen_on = models.DateField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["asked", "id"], name="routingchoice_asked")]

    def __str__(self) -> str:
        return f"{self.asked}: {self.place}"
