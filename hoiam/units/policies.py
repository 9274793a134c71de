"""Who may change territories, bodies and competence."""

from hoiam.core.actor import Actor, Kind, Role
from hoiam.core.refusals import NotAllowed


def check_can_administer(actor: Actor) -> None:
    """An administrator, or the product itself when it starts; house rule."""
    if actor.kind is not Kind.SYSTEM and not actor.holds_anywhere(Role.ADMINISTRATOR):
        raise NotAllowed("units.not-administrator")


def check_can_place(actor: Actor) -> None:
    """Somebody of the office; the part that holds the thing has asked whether it is theirs."""
    if actor.kind is Kind.PUBLIC:
        raise NotAllowed("units.not-administrator")
