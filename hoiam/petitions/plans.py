"""Plans of review: closed lists of complex cases, and how far their review has come (B30)."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from hoiam.base.queries import only
from hoiam.core.actor import Actor, Role
from hoiam.core.refusals import NotFound
from hoiam.petitions.models import ReviewItem, ReviewPlan
from hoiam.petitions.policies import WORKERS
from hoiam.units import queries as units

ABOUT = "review-plan"


@dataclass(frozen=True, slots=True)
class Progress:
    """So many of so many have the document of their result."""

    done: int
    total: int

    @property
    def left(self) -> int:
        return self.total - self.done

    @property
    def is_whole(self) -> bool:
        return self.total > 0 and self.left == 0


def visible_to(person: Actor) -> QuerySet[ReviewPlan]:
    """Plans of the units that somebody works in, and of units below the ones they lead."""
    works, led = person.units(*WORKERS), person.units(Role.LEADER)
    mine = Q(unit__code__in=works)
    if led:
        mine |= units.led(led, "unit")
    rows = ReviewPlan.objects.filter(mine).select_related("unit__parent__parent__parent")
    return rows.annotate(
        total=Count("items"), done=Count("items", filter=Q(items__reviewed_at__isnull=False))
    )


def by_code(person: Actor, code: str) -> ReviewPlan:
    """One visible plan."""
    found = only(visible_to(person).filter(code=code))
    if found is None:
        raise NotFound("base.not-found")
    return found


def item_by_code(person: Actor, code: str) -> ReviewItem:
    """One case of a visible plan."""
    keys = visible_to(person).values("pk")
    rows = ReviewItem.objects.filter(plan__in=keys, code=code)
    found = only(rows.select_related("plan__unit__parent__parent__parent", "petition__docket"))
    if found is None:
        raise NotFound("base.not-found")
    return found


def items_of(plan: ReviewPlan) -> QuerySet[ReviewItem]:
    """The list in its order."""
    rows = plan.items.select_related("petition__docket__unit").defer(
        "petition__against", "petition__demand"
    )
    return rows.order_by("number")


def progress_of(plan: ReviewPlan) -> Progress:
    """How many have a result."""
    total = plan.items.count()
    return Progress(plan.items.filter(reviewed_at__isnull=False).count(), total)
