"""Who may do what with the public log itself: nobody decides what stands in it."""

from hoiam.core.actor import Actor, Kind, Role
from hoiam.core.refusals import NotAllowed


def check_can_run_log(actor: Actor) -> None:
    """The installation gives places and signs; people cannot."""
    if actor.kind is not Kind.SYSTEM:
        raise NotAllowed("publication.log-operator-only")


def check_can_name_witness(actor: Actor) -> None:
    """Who may countersign is arranged by an administrator, or at the machine itself."""
    if actor.kind is not Kind.SYSTEM and not actor.holds_anywhere(Role.ADMINISTRATOR):
        raise NotAllowed("publication.log-administrator-only")
