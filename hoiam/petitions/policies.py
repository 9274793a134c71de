"""Who enters petitions, who leads them on, who takes the register out of the house."""

from hoiam.cases import policies as dockets
from hoiam.core.actor import Actor, Role
from hoiam.core.refusals import NotAllowed
from hoiam.petitions.models import Petition
from hoiam.units import queries as units
from hoiam.units.models import Unit

WORKERS = (Role.CLERK, Role.HANDLER, Role.LEADER)
WRITERS = (Role.CLERK, Role.LEADER)


def check_can_register(unit: Unit, actor: Actor) -> None:
    """An officer of the unit in whose register the petition is entered."""
    if not actor.holds(*WORKERS, at=unit.code):
        raise NotAllowed("petitions.register-keeper", unit=unit.name)


def check_can_lead(petition: Petition, actor: Actor) -> None:
    """An officer of the unit that has the petition today, or a leader above it, while it is open."""
    dockets.check_can_record_docket(petition.docket, actor)


def check_can_reclassify(petition: Petition, actor: Actor) -> None:
    """A leader of the unit that has it or above it: dates that people count on change."""
    dockets.check_can_cancel_docket(petition.docket, actor)


def check_can_take_register(body: Unit, actor: Actor) -> None:
    """The register with names leaves the house by a clerk or leader of the body or of a unit that
    keeps its register, or by a leader above it."""
    led = actor.units(Role.LEADER)
    above = bool(led) and not led.isdisjoint(units.superior_codes(body))
    keeps = actor.holds(*WRITERS, at=body.code) or any(
        body.code in units.superior_codes(one)
        for one in Unit.objects.filter(code__in=actor.units(*WRITERS))
    )
    if not above and not keeps:
        raise NotAllowed("petitions.register-keeper", unit=body.name)
