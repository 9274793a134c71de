"""Who enters petitions, who leads them on, who takes the register out of the house."""

from hoiam.cases import policies as dockets
from hoiam.core.actor import Actor, Kind, Role
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


def check_can_take_register(unit: Unit, actor: Actor) -> None:
    """The register with names leaves the house by a clerk or leader of the unit, or one above."""
    led = actor.units(Role.LEADER)
    above = bool(led) and not led.isdisjoint(units.superior_codes(unit))
    if actor.kind is Kind.SYSTEM or not (actor.holds(*WRITERS, at=unit.code) or above):
        raise NotAllowed("petitions.register-keeper", unit=unit.name)
