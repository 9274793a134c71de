"""Who may have a draft checked, and who may open one."""

from django.db.models import Q, QuerySet

from hoiam.core.actor import Actor, Kind, Role
from hoiam.core.refusals import NotAllowed, NotFound
from hoiam.figures.models import ClaimDraft
from hoiam.figures.narrative_policies import bodies_of
from hoiam.units.models import Unit

WRITERS = (Role.CLERK, Role.HANDLER, Role.LEADER, Role.FRONT)


def units_of(person: Actor) -> QuerySet[Unit]:
    """Units of which somebody writes: the bodies through which theirs report, and their own."""
    bodies = bodies_of(person, *WRITERS).values("pk")
    own = Q(code__in=person.units(*WRITERS))
    return Unit.objects.filter(Q(pk__in=bodies) | own).order_by("pk")


def check_can_begin_draft(unit: Unit, actor: Actor) -> None:
    """Somebody who works, leads or represents the Front at the unit that the draft speaks of, or at
    one that prepares its papers."""
    if not actor.is_officer or not units_of(actor).filter(pk=unit.pk).exists():
        raise NotAllowed("figures.not-your-report")


def check_can_open_draft(draft: ClaimDraft, actor: Actor) -> None:
    """Its writer alone; to everybody else there is none, whatever they lead or administer."""
    if not actor.is_officer or draft.owner.code != actor.code:
        raise NotFound("base.not-found")


def check_can_forget_drafts(actor: Actor) -> None:
    """The product itself, when their time is over."""
    if actor.kind is not Kind.SYSTEM:
        raise NotAllowed("figures.drafts-forgotten-by-itself")
