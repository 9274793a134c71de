"""Written orders of outside bodies for what people gave: recorded, decided by a leader, counted."""

from typing import ClassVar

from django.db import models

from hoiam.base.encryption import EncryptedText
from hoiam.base.models import Row, classed, pair
from hoiam.cases.models.case import Case
from hoiam.units.models import Unit


class BodyKind(models.TextChoices):
    """The kinds under which demands are counted in public."""

    POLICE = "police", "công an"
    PROCURACY = "procuracy", "viện kiểm sát"
    COURT = "court", "tòa án"
    ENFORCEMENT = "enforcement", "thi hành án"
    INSPECTION = "inspection", "thanh tra"
    PARTY = "party", "ủy ban kiểm tra, cơ quan đảng"
    AUTHORITY = "authority", "cơ quan nhà nước khác"
    PRESS = "press", "báo chí"
    LAWYER = "lawyer", "luật sư, tổ chức đại diện"
    OTHER = "other", "tổ chức, cá nhân khác"


class DemandState(models.TextChoices):
    """What became of a demand."""

    WAITING = "waiting", "chờ lãnh đạo quyết định"
    GRANTED = "granted", "được cung cấp"
    REFUSED = "refused", "không được cung cấp"


class Demand(Row):
    """One demand with its paper. Refused ones stay; the public list counts both, without a case."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="body_kind state",
        internal=(
            "id code unit case body number dated_on ground recorded_at recorded_by decision "
            "decided_at decided_by"
        ),
        personal="scope",
    )

    code = models.CharField(max_length=40, unique=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="demands")
    # A demand that names no matter (a list of people, everything somebody said) is only refused.
    case = models.ForeignKey(
        Case, null=True, blank=True, on_delete=models.PROTECT, related_name="demands"
    )
    body_kind = models.CharField(max_length=12, choices=BodyKind)
    body = models.CharField(max_length=200)
    number = models.CharField(max_length=60)
    dated_on = models.DateField()
    ground = models.CharField(max_length=300)
    scope = EncryptedText(max_length=500)
    state = models.CharField(max_length=8, choices=DemandState, default=DemandState.WAITING)
    decision = models.CharField(max_length=300, blank=True)  # why it was granted or refused
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=60)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            pair("recorded", model="demand"),
            pair("decided", model="demand"),
            models.CheckConstraint(
                name="demand_decided",
                condition=models.Q(state="waiting", decided_at__isnull=True)
                | (~models.Q(state="waiting") & models.Q(decided_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="demand_granted_of_a_case",
                condition=~models.Q(state="granted") | models.Q(case__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body} · {self.number}"
