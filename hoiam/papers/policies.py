"""Who may issue a paper at all. Whether this one is theirs is asked by the part that it is about."""

from hoiam.core.actor import Actor, Kind, Role
from hoiam.core.refusals import NotAllowed

WORKING_ROLES = (Role.CLERK, Role.HANDLER, Role.LEADER)


def check_can_issue(actor: Actor) -> None:
    """An officer who works with people's matters, or a job of the product."""
    if actor.kind is not Kind.SYSTEM and not actor.holds_anywhere(*WORKING_ROLES):
        raise NotAllowed("papers.not-yours")
