"""A plan of review of complex, long-pending cases: a closed list, frozen at a day (B30)."""

from typing import ClassVar

from django.db import models

from hoiam.base.models import Row, classed, pair
from hoiam.petitions.models.petition import Petition
from hoiam.units.models import Unit


class ReviewPlan(Row):
    """As Plan 363/KH-TTCP of 20 March 2019: the list is fixed with the plan, nothing joins later."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id code unit name number issued_on opened_at opened_by frozen_at frozen_by"
    )

    code = models.CharField(max_length=40, unique=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="review_plans")
    name = models.CharField(max_length=300)
    number = models.CharField(max_length=60)
    issued_on = models.DateField()
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=60)
    frozen_at = models.DateTimeField(null=True)
    frozen_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            pair("opened", model="reviewplan"),
            pair("frozen", model="reviewplan"),
            models.UniqueConstraint(fields=["unit", "number"], name="reviewplan_once"),
        ]

    def __str__(self) -> str:
        return self.number


class ReviewItem(Row):
    """One case of the list, with the document of its result."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal=(
            "id code plan number petition register_number result_paper result_on listed_at "
            "listed_by reviewed_at reviewed_by"
        )
    )

    code = models.CharField(max_length=40, unique=True)
    plan = models.ForeignKey(ReviewPlan, on_delete=models.PROTECT, related_name="items")
    number = models.PositiveSmallIntegerField()
    petition = models.ForeignKey(
        Petition, null=True, blank=True, on_delete=models.PROTECT, related_name="reviews"
    )
    register_number = models.CharField(max_length=60, blank=True)  # of a case that stands elsewhere
    result_paper = models.CharField(max_length=60, blank=True)
    result_on = models.DateField(null=True, blank=True)
    listed_at = models.DateTimeField()
    listed_by = models.CharField(max_length=60)
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            pair("listed", model="reviewitem"),
            pair("reviewed", model="reviewitem"),
            models.UniqueConstraint(fields=["plan", "number"], name="reviewitem_number"),
            models.UniqueConstraint(
                fields=["plan", "petition"],
                condition=models.Q(petition__isnull=False),
                name="reviewitem_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id}: {self.number}"
