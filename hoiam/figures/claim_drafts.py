"""Reading drafts that are checked: each writer their own."""

from django.db.models import QuerySet

from hoiam.core.actor import Actor
from hoiam.core.refusals import NotFound
from hoiam.figures.models import ClaimDraft


def visible_to(person: Actor) -> QuerySet[ClaimDraft]:
    """Their own drafts, the newest first; nobody sees another's."""
    if not person.is_officer:
        return ClaimDraft.objects.none()
    found = ClaimDraft.objects.filter(owner__code=person.code).select_related("unit", "owner")
    return found.order_by("-id")


def by_code(person: Actor, code: str) -> ClaimDraft:
    """The draft with this code, if it is theirs."""
    draft = visible_to(person).filter(code=code).first()
    if draft is None:
        raise NotFound("base.not-found")
    return draft
