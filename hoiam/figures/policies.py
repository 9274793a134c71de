"""Who sends the weekly letter, and who says that they want it."""

from hoiam.core.actor import Actor, Kind, Role
from hoiam.core.refusals import NotAllowed

READERS = (Role.LEADER, Role.FRONT)


def check_can_send_digest(actor: Actor) -> None:
    """The product itself, once a week to everybody: no officer picks who is told of lateness."""
    if actor.kind is not Kind.SYSTEM:
        raise NotAllowed("figures.sends-itself")


def check_can_choose_digest(actor: Actor) -> None:
    """A leader or the Front, each for themselves."""
    if not actor.is_officer or not actor.holds_anywhere(*READERS):
        raise NotAllowed("figures.no-letter")
