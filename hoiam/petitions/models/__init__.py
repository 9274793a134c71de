"""Rows of petitions. One module a thing; everything is imported from here."""

from hoiam.petitions.models.decision import (
    FIRST_RESULTS,
    SECOND_RESULTS,
    CarriedOut,
    Decision,
    Order,
    Ordered,
    PublicDecision,
    Result,
)
from hoiam.petitions.models.petition import (
    Confirmed,
    Party,
    Petition,
    Petitioner,
    Sorting,
    Source,
    Topic,
)
from hoiam.petitions.models.plan import ReviewItem, ReviewPlan
from hoiam.petitions.models.step import Hearing, PetitionStep

__all__ = [
    "FIRST_RESULTS",
    "SECOND_RESULTS",
    "CarriedOut",
    "Confirmed",
    "Decision",
    "Hearing",
    "Order",
    "Ordered",
    "Party",
    "Petition",
    "PetitionStep",
    "Petitioner",
    "PublicDecision",
    "Result",
    "ReviewItem",
    "ReviewPlan",
    "Sorting",
    "Source",
    "Topic",
]
