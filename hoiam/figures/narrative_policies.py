"""Who writes the narrative report of a body and issues it, who says how its reports begin."""

from django.db.models import QuerySet

from hoiam.core.actor import Actor, Role
from hoiam.core.refusals import NotAllowed
from hoiam.figures.forms.bodies import through
from hoiam.units.models import Unit

WRITERS = (Role.CLERK, Role.HANDLER, Role.LEADER)


def bodies_of(person: Actor, *roles: Role) -> QuerySet[Unit]:
    """Bodies whose report somebody writes: those through which the units report that they work in."""
    works = Unit.objects.filter(code__in=person.units(*(roles or WRITERS)), outside=False)
    rows = works.select_related("area", "parent__area", "parent__parent__area")
    return Unit.objects.filter(pk__in={through(one).pk for one in rows})


def check_can_write_report(unit: Unit, actor: Actor) -> None:
    """Who works at the body, or at a unit that reports through it."""
    if not bodies_of(actor).filter(pk=unit.pk).exists():
        raise NotAllowed("figures.report-writers", unit=unit.name)


def check_can_keep_outline(unit: Unit, actor: Actor) -> None:
    """A leader of the body, or of a unit that reports through it: every report begins so."""
    if not bodies_of(actor, Role.LEADER).filter(pk=unit.pk).exists():
        raise NotAllowed("figures.outline-leaders", unit=unit.name)
