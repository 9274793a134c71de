"""Who reads the official tables of a body, and who enters what no register holds."""

from hoiam.core.actor import Actor
from hoiam.core.refusals import NotAllowed, NotFound
from hoiam.figures.forms.bodies import WORKERS, through
from hoiam.units import queries as units
from hoiam.units.models import Unit


def check_can_open_forms(body: Unit, actor: Actor) -> None:
    """Who works for it, or for what reports through it; leaders of what stands above."""
    if not _works_for(body, actor) and not _leads(body, actor):
        raise NotFound("base.not-found")


def check_can_enter_number(body: Unit, actor: Actor) -> None:
    """Who works for it: what is entered stands under their name."""
    if not _works_for(body, actor):
        raise NotAllowed("figures.not-your-form", unit=body.name)


def _works_for(body: Unit, actor: Actor) -> bool:
    rows = Unit.objects.filter(code__in=actor.units(*WORKERS)).select_related(
        "parent__area", "parent__parent__area"
    )
    return any(through(one).pk == body.pk for one in rows)


def _leads(body: Unit, actor: Actor) -> bool:
    led = actor.units(*WORKERS[-1:])
    return body.code in led or any(code in led for code in units.superior_codes(body))
