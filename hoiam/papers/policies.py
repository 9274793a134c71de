"""Who may issue a paper at all. Whether this one is theirs is asked by the part that it is about."""

from hoiam.core.actor import Actor, Kind, Role
from hoiam.core.refusals import NotAllowed
from hoiam.units import queries as units
from hoiam.units.models import Unit

WORKING_ROLES = (Role.CLERK, Role.HANDLER, Role.LEADER)


def check_can_issue(actor: Actor) -> None:
    """An officer who works with people's matters, or a job of the product."""
    if actor.kind is not Kind.SYSTEM and not actor.holds_anywhere(*WORKING_ROLES):
        raise NotAllowed("papers.not-yours")


def check_can_keep_template(unit: Unit, actor: Actor) -> None:
    """A leader of the unit, or of one above it: everything it sends looks like this from then on
    (house rule)."""
    led = actor.units(Role.LEADER)
    if unit.code not in led and led.isdisjoint(units.superior_codes(unit)):
        raise NotAllowed("papers.template-leader", unit=unit.name)
