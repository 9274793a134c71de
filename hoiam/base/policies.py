"""Who may turn the clock of a training installation, and who keeps the keys."""

from hoiam.core.actor import Actor, Kind, Role
from hoiam.core.refusals import NotAllowed


def check_can_turn_clock(actor: Actor) -> None:
    """The trainer is who administers the installation, at a page or at the console."""
    if actor.kind is not Kind.SYSTEM and not actor.holds_anywhere(Role.ADMINISTRATOR):
        raise NotAllowed("base.trainer-needed")


def check_keeps_keys(actor: Actor) -> None:
    """Whoever has the keys folder before them; no page has."""
    if actor.kind is not Kind.SYSTEM:
        raise NotAllowed("base.keys-at-console")
