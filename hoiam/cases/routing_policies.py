"""Who may teach the product which field a case is of."""

from hoiam.core.actor import Actor, Kind
from hoiam.core.refusals import NotAllowed


def check_can_teach(actor: Actor) -> None:
    """The product itself, by night or at the console: nobody teaches it apart from deciding."""
    if actor.kind is not Kind.SYSTEM:
        raise NotAllowed("cases.teaching-by-system")
