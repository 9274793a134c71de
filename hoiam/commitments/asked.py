"""Reading requests of the Front and the People's Inspection, and what was said not to be kept."""

from django.db.models import Q, QuerySet

from hoiam.commitments.keeping import Unkept
from hoiam.commitments.models import Commitment, CommitmentState
from hoiam.commitments.policies import WORKERS
from hoiam.commitments.requesting import Request
from hoiam.core.actor import Actor, Role
from hoiam.core.refusals import NotFound
from hoiam.units import queries as units
from hoiam.units.models import Unit, UnitKind


def visible_to(person: Actor) -> QuerySet[Request]:
    """Those that the person's body sent, those sent to units where the person works, and those to
    units below the ones that they lead; the Front reads those of the People's Inspection of its
    area as well."""
    front, works = person.units(Role.FRONT), person.units(*WORKERS)
    leads = person.units(Role.LEADER)
    seen = Q(sender__code__in=front) | Q(sender__parent__code__in=front)
    seen |= Q(unit__code__in=works)
    if leads:
        seen |= units.led(leads, "unit")
    return Request.objects.filter(seen).select_related("sender", "unit", "late", "answer__unit")


def by_code(person: Actor, code: str) -> Request:
    """One visible request."""
    found = visible_to(person).filter(code=code).first()
    if found is None:
        raise NotFound("base.not-found")
    return found


def unanswered(rows: QuerySet[Request]) -> QuerySet[Request]:
    """Those whose answer is still owed."""
    return rows.filter(answer__state=CommitmentState.OPEN)


def senders(person: Actor) -> QuerySet[Unit]:
    """The supervising bodies for which this officer may send a request."""
    kinds = (UnitKind.FRONT, UnitKind.PEOPLES_INSPECTION)
    rows = Unit.objects.filter(code__in=person.units(Role.FRONT), kind__in=kinds)
    return rows.order_by("-kind", "folded")


def sayings(commitment: Commitment) -> QuerySet[Unkept]:
    """Every time it was said not to be kept, with what came of it."""
    rows = Unkept.objects.filter(commitment=commitment)
    return rows.select_related("unit", "answer__unit").order_by("id")
