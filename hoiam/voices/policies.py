"""Who may write down a voice for somebody, reserve receipts, replace a lost one."""

from hoiam.core.actor import Actor, Kind, Role
from hoiam.core.refusals import NotAllowed
from hoiam.units.models import Unit

WRITERS = (Role.CLERK, Role.HANDLER, Role.LEADER)


def check_can_write_for(desk: Unit | None, actor: Actor) -> None:
    """Anybody speaks for themselves; an officer types for somebody at a desk of their own."""
    if actor.kind in (Kind.PUBLIC, Kind.SYSTEM):
        return
    if desk is None or not actor.holds(*WRITERS, at=desk.code):
        raise NotAllowed("voices.desk-only")


def check_is_desk(desk: Unit, actor: Actor) -> None:
    """A clerk of that desk."""
    if actor.kind is not Kind.SYSTEM and not actor.holds(Role.CLERK, at=desk.code):
        raise NotAllowed("voices.desk-only")
